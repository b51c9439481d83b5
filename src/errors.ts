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

/** Where bugs are to be told. */
export const ISSUES = 'https://github.com/mcp-audit/mcp-audit/issues'

/**
 * Told that something was thrown that should not be, at the work on a file, of a rule if it is one's; throws it again where
 * bugs are to end the run.
 */
export type Held = (error: unknown, file: string, rule?: string) => void

/** By name: parts of the program that are loaded late are bundles of their own, and have a class of their own. */
export function isUsageError(error: unknown): error is UsageError {
  return error instanceof Error && error.name === 'UsageError'
}
