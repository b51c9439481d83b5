/** The names of the commands, and words that options of several of them take. */

/** Every command but `scan`, in the order of the help. */
export const OTHER_NAMES = [
  'explain',
  'fix',
  'clients',
  'inventory',
  'baseline',
  'lock',
  'diff',
  'merge',
  'watch',
  'checklist',
  'init',
  'completion',
  'lsp',
  'action',
] as const
export type OtherName = (typeof OTHER_NAMES)[number]

/** How entries of standards are named that rules are about: no names of rules, though `explain` takes them. */
export const STANDARD_ID = /^(?:CWE-|MCP|ASI|AML\.T)\d/i

export const SCOPES = ['project', 'user', 'managed', 'all'] as const
export const WHEN = ['auto', 'always', 'never'] as const
export const SHELLS = ['bash', 'zsh', 'fish', 'powershell'] as const

/** What an inventory is told as. */
export const INVENTORY_FORMATS = ['table', 'json', 'cyclonedx'] as const
