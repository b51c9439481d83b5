/** What the scripts of all shells say alike. */

import type { CommandDefinition, Definitions, OptionDefinition } from '../definitions.ts'

/** The short and the long name, as far as there are both. */
export function optionNames({ short, long }: OptionDefinition): readonly string[] {
  return short === undefined ? [long] : [short, long]
}

/** What may stand in the first place beside what `scan` takes, which need not be named. */
export function beforeCommands(
  { name, options }: CommandDefinition,
  definitions: Definitions,
): readonly OptionDefinition[] {
  if (name !== 'scan') return []
  return definitions.options.filter(({ long }) => !options.some((option) => option.long === long))
}

/** One word of a POSIX shell or of zsh, in which nothing is expanded. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`
}
