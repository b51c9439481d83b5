/** The names of the commands, and words that options of several of them take. */

/** Every command but `scan`, in the order of the help. */
export const OTHER_NAMES = ['explain', 'fix', 'clients', 'baseline', 'lock', 'checklist', 'init', 'action'] as const
export type OtherName = (typeof OTHER_NAMES)[number]

export const SCOPES = ['project', 'user', 'managed', 'all'] as const
export const WHEN = ['auto', 'always', 'never'] as const
