/**
 * Command strings split into programs and words, as a shell would. Nothing is run; what is not
 * closed ends with the text.
 */

import { type Binding, isPipe, type ShellCommand, type ShellGroup, type Text } from '../model.ts'
import { batchLine, joinedLine } from './batch.ts'
import { printedBy, type Variables, variablesOf } from './expansion.ts'
import { feed, printedText } from './fed.ts'
import type { Dialect } from './grammar.ts'
import { GRAMMARS } from './grammar.ts'
import { readList } from './list.ts'
import type { List, Reading } from './quoting.ts'
import { pieces } from './quoting.ts'
import type { Draft, ScriptReading } from './script-reading.ts'

export interface ScriptCommand extends ShellCommand {
  /** Text of the script that it is given to read. */
  readonly fed?: Text | undefined
  /** `NAME=value` before the program, or as arguments of `export`. */
  readonly assignments: readonly Binding[]
  /** Inside a substitution: its output is used, it is not what the script starts. */
  readonly nested: boolean
}

export interface Script {
  readonly commands: readonly ScriptCommand[]
  /** Starts one program and does nothing else. */
  readonly plain: boolean
  /** Holds what only a shell understands: an operator between commands or a substitution. */
  readonly needsShell: boolean
  /** Functions that it defines, and the groups that hold their commands, which are among its own. */
  readonly functions?: ReadonlyMap<string, ShellGroup | undefined>
}

/**
 * The commands of a script, in the order in which they begin, with the variables that the shell is given. Never throws;
 * linear in the length of the text.
 */
export function readScript(script: Text, dialect: Dialect, variables: Variables = variablesOf()): Script {
  return readSource(script.value, pieces(script), dialect, variables)
}

/** The same of a line that cmd is given in words. */
export function readBatchWords(words: readonly Text[]): Script {
  const { source, piece } = batchLine(words)
  return readSource(source, piece, 'cmd', variablesOf())
}

/** The same of words that a POSIX shell joins and reads once more: those of `eval`. */
export function readJoinedWords(words: readonly Text[]): Script {
  const { source, piece } = joinedLine(words)
  return readSource(source, piece, 'posix', variablesOf())
}

/**
 * The same of words that a program of Windows puts into its command line, with marks around those that have blanks, where a
 * shell reads it. `torn`: the marks are in the words already, not all of them in pairs.
 */
export function readSentWords(words: readonly Text[], torn: 'torn' | 'whole'): Script {
  const { source, piece } = joinedLine(words, ({ value }) => {
    if (torn === 'torn' || !/\s|^$/.test(value)) return ''
    return value.includes('"') ? "'" : '"'
  })
  return readSource(source, piece, 'posix', variablesOf())
}

function readSource(source: string, piece: Reading['piece'], dialect: Dialect, variables: Variables): Script {
  const reading: ScriptReading = {
    source,
    dialect,
    grammar: GRAMMARS[dialect],
    piece,
    inside: (list) => readInside(reading, list),
    readInside,
    variables,
    naming: false,
    bracing: false,
    marked: false,
    commands: [],
    heredocs: [],
    fed: new Map(),
    functions: new Map(),
    defining: undefined,
    brackets: 0,
    group: undefined,
    groups: 0,
    deeper: 0,
    again: 0,
    at: 0,
    redirected: false,
    closed: undefined,
    joined: false,
    brace: -2,
  }
  readList(reading, { end: '', after: undefined, depth: 0, nested: false })
  const drafts = reading.commands.filter(({ words, assignments }) => words.length + assignments.length > 0)
  const commands = feed(drafts, reading.fed)
  return {
    commands,
    plain: commands.length === 1 && !reading.redirected && !reading.joined,
    needsShell: reading.joined,
    functions: reading.functions,
  }
}

/** The commands of a substitution, behind its opening; tells what they print where that is known. */
function readInside(reading: ScriptReading, list: List): string | undefined {
  const from = reading.commands.length
  const { group, groups, deeper } = reading
  readList(reading, list)
  Object.assign(reading, { group, groups, deeper, closed: undefined })
  const pipe = reading.commands.slice(from)
  if (pipe.length === 0) return ''
  return pipe.length <= LONGEST_PIPE ? printedByPipe(pipe, reading) : undefined
}

/** Programs in a pipe whose output is worked out. */
const LONGEST_PIPE = 8

/** What a pipe prints, the words of which hold no reference; undefined for anything else than a pipe. */
function printedByPipe(commands: readonly Draft[], { fed, variables }: ScriptReading): string | undefined {
  const [only] = commands
  if (only && commands.length === 1 && !only.fed) return printedBy(only.words)
  const isPlain = commands.every(
    ({ words, after }, at) => (at === 0 || isPipe(after)) && !words.some(({ value }) => /[$`]/.test(value)),
  )
  // A filter may make much of little.
  const last = isPlain && variables.left > 0 ? feed(commands, fed).at(-1) : undefined
  const value = last && printedText(last)?.value
  if (value === undefined) return undefined
  variables.left -= value.length
  // A substitution takes the ends of lines off that come last.
  return variables.left < 0 ? undefined : value.replace(/\n{1,64}$/, '')
}

/** Words of a string that no shell sees, quotes taken off. */
export function readWords(line: Text): readonly Text[] {
  return readScript(line, 'words').commands.flatMap(({ words }) => words)
}
