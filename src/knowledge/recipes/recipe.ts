/** What to do where no edit of the file reaches: a database, a cloud, a code host, a store of secrets. */

import type { Os } from '../../client.ts'
import type { ConfigFile, Secret, Server } from '../../model.ts'
import type { Replacement } from '../secrets/advice.ts'
import type { Recognised } from '../servers/index.ts'

export type Language = 'sql' | 'sh' | 'powershell' | 'json' | 'yaml' | 'javascript' | 'redis'

export interface Code {
  readonly language: Language
  readonly code: string
}

/** A sentence or two, or what to run or to write into a file. */
export type Step = string | Code

export interface Recipe {
  readonly title: string
  readonly steps: readonly Step[]
  /** Where its facts were read: an address. */
  readonly source: string
  /** When: YYYY-MM. */
  readonly checked: string
}

/**
 * What a recipe is filled in with. Nothing in it, the recipe is told in general, with words in capitals to be replaced. What the
 * program has found out stands in it, so that the late chunk of recipes need not know servers, clients or secrets again.
 */
export interface Subject {
  readonly config?: ConfigFile | undefined
  readonly server?: Server | undefined
  /** What is known of that server. */
  readonly known?: Recognised | undefined
  /** The credential that it is about. */
  readonly secret?: Secret | undefined
  /** What to write in the credential's place, and the variable that is to hold it. */
  readonly instead?: Replacement | undefined
  readonly variable?: string | undefined
  /** Where the finding stands, in UTF-16 units of the file. */
  readonly at?: number | undefined
  /** Of the machine that it is told on; undefined to tell it for all. */
  readonly os?: Os | undefined
  /** What may be shown of words of the file. */
  readonly clean?: ((words: string) => string) | undefined
}

/** The recipes of one kind that fit; none where it has nothing to say. */
export type Maker = (subject: Subject) => readonly Recipe[]

/** Whether nothing is known that a recipe could be filled in with. */
export function isGeneral({ config, server }: Subject): boolean {
  return config === undefined && server === undefined
}

/** What a flag of a server's own is given, behind `=` or as the next word. */
export function flagValue({ launch: { args } }: Server, flag: string): string | undefined {
  const index = args.findIndex(({ value }) => value === flag || value.startsWith(`${flag}=`))
  if (index < 0) return undefined
  return args[index]?.value.slice(flag.length + 1) || args[index + 1]?.value
}

/** Types a recipe; returns it as it is. */
export function recipe(title: string, steps: readonly Step[], source: string, checked = '2026-11'): Recipe {
  return { title, steps, source, checked }
}

/** Lines of SQL. */
export function sql(...lines: readonly string[]): Code {
  return { language: 'sql', code: lines.join('\n') }
}

/** Lines for a POSIX shell. */
export function sh(...lines: readonly string[]): Code {
  return { language: 'sh', code: lines.join('\n') }
}

/** JSON from a value, so that nothing in it can end a string. */
export function json(value: unknown): Code {
  return { language: 'json', code: JSON.stringify(value, undefined, 2) }
}

/** Takes a value from the terminal, shows nothing of it, and hands it on; in any shell, and on no command line. */
export const FROM_TERMINAL = `bash -c 'read -rs value && printf %s "$value"'`
