/** Something the user asked for that cannot be done. Printed without a stack; the exit code is 2. */
export class UsageError extends Error {
  /** Lines printed below the message: a place, a suggestion. */
  readonly hints: readonly string[]

  constructor(message: string, hints: readonly string[] = []) {
    super(message)
    this.name = 'UsageError'
    this.hints = hints
  }
}

/** What to do about a bug of ours: the end of a sentence follows. */
export const REPORT_IT = 'Please report it at https://github.com/mcp-audit/mcp-audit/issues'
/** Where it was not yet asked for. */
export const WITH_PLACES = ', with the output of MCP_AUDIT_DEBUG=1.'

/**
 * Told that something was thrown that should not be, at the work on a file, of a rule if it is one's; throws it again where
 * bugs are to end the run.
 */
export type Held = (error: unknown, file: string, rule?: string) => void

/** By name: parts of the program that are loaded late are bundles of their own, and have a class of their own. */
export function isUsageError(error: unknown): error is UsageError {
  return error instanceof Error && error.name === 'UsageError'
}

/** What the system, or Node, calls an error by: `ENOENT`, `ERR_MODULE_NOT_FOUND`; undefined for one without such a name. */
export function errnoOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined
}
