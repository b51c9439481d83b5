/** What our own files are called: settings, the baseline and the lock. */

/** As `mcp-audit init` writes it. */
export const SETTINGS = 'mcp-audit.jsonc'

/** Where settings may lie in a folder; the first that exists is used. */
export const SETTINGS_PLACES: readonly string[] = [
  SETTINGS,
  'mcp-audit.json',
  '.github/mcp-audit.jsonc',
  'package.json',
]

/** What people expect of other programs, and is none of ours. */
export const NOT_SETTINGS: readonly string[] = [
  '.mcp-audit.jsonc',
  '.mcp-audit.json',
  '.mcp-auditrc',
  'mcp-audit.yaml',
  'mcp-audit.yml',
]

/** Findings that are accepted, at the root unless said otherwise. */
export const BASELINE = '.mcp-audit-baseline.json'

/** What servers were locked as, at the root unless said otherwise. */
export const LOCK = 'mcp-audit.lock'

/** Without folders, each once. */
export const OWN_NAMES: readonly string[] = [...new Set([...SETTINGS_PLACES.map(nameOf), BASELINE, LOCK])]

/** Whether a path, `/` between segments, is named as a file that is ours alone: a `package.json` is not. */
export function isOwn(path: string): boolean {
  const name = nameOf(path)
  return name !== 'package.json' && OWN_NAMES.includes(name)
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}
