/** How the options of a command-line tool are spelt: which of them take a value, and what each is called in full. */

import { lazy } from '../memoize.ts'

export interface OptionSpelling {
  /** The name that all spellings of it are known by: `--volume` for `-v`. */
  readonly long: string
  /** How many words it takes after it; 0 for a switch. */
  readonly values: number
}

export interface OptionTable {
  get(spelling: string): OptionSpelling | undefined
  has(spelling: string): boolean
  [Symbol.iterator](): Iterator<[string, OptionSpelling]>
}

/** Options by their full names, and the variables that a program makes of them for what it starts. */
export type OptionVariables = readonly (readonly [option: string, variable: string])[]

/**
 * Reads a table written as `-p --package=, -y --yes, --header==`: commas between options, their spellings in a row, the
 * full name last, followed by one `=` for each value it takes. Later tables add to, or replace in, the first. A table is
 * read when it is first asked: a run meets two or three of the hundred programs that have one.
 */
export function optionTable(text: string, ...bases: readonly OptionTable[]): OptionTable {
  const table = lazy(() => readTable(text, bases))
  return {
    get: (spelling) => table().get(spelling),
    has: (spelling) => table().has(spelling),
    [Symbol.iterator]: () => table()[Symbol.iterator](),
  }
}

function readTable(text: string, bases: readonly OptionTable[]): Map<string, OptionSpelling> {
  const table = new Map<string, OptionSpelling>(bases.flatMap((base) => [...base]))
  for (const entry of text.split(',')) {
    const spellings = entry.trim().split(/\s+/)
    const last = spellings.at(-1) ?? ''
    const long = last.replaceAll('=', '')
    const values = last.length - long.length
    for (const spelling of spellings) table.set(spelling.replaceAll('=', ''), { long, values })
  }
  return table
}

/** No program has more letters in one word. */
const MOST_LETTERS = 16

/**
 * The option of a word, and how many words it takes behind that one: of several letters in one word, one that takes a value
 * takes the rest of the word, or the next one. Undefined for what the table does not know, and for `--name=value`.
 */
export function optionIn(word: string, table: OptionTable): OptionSpelling | undefined {
  const whole = table.get(word)
  if (whole || word.startsWith('--') || word.length > MOST_LETTERS) return whole
  let option: OptionSpelling | undefined
  for (let at = 1; at < word.length; at++) {
    option = table.get(`-${word.charAt(at)}`)
    if (!option) return undefined
    if (option.values > 0) return at === word.length - 1 ? option : { ...option, values: 0 }
  }
  return option
}

/** A table for a program whose parser takes any unmistakable beginning of a long name, as GNU's `getopt_long` does. */
export function completingTable(text: string, ...bases: readonly OptionTable[]): OptionTable {
  const table = optionTable(text, ...bases)
  const get = (spelling: string): OptionSpelling | undefined => {
    const exact = table.get(spelling)
    if (exact || !/^--\w/.test(spelling)) return exact
    const longs = new Map(
      [...table].flatMap(([name, option]) => (name.startsWith(spelling) ? [[option.long, option]] : [])),
    )
    const [only, ...others] = longs.values()
    return others.length === 0 ? only : undefined
  }
  return { get, has: (spelling) => get(spelling) !== undefined, [Symbol.iterator]: () => table[Symbol.iterator]() }
}
