/**
 * Command strings split into programs and words, as a shell would. Nothing is run; what is not
 * closed ends with the text.
 */

import type { Binding, ShellCommand, ShellGroup, Text } from '../model.ts'
import { batchLine, ELSE, IN_BRACKETS, joinedLine } from './batch.ts'
import { assignEach, assignedBy, assignedInPowershell, printedBy, type Variables, variablesOf } from './expansion.ts'
import { feed } from './fed.ts'
import type { Dialect } from './grammar.ts'
import { GRAMMARS } from './grammar.ts'
import { readPart } from './parts.ts'
import type { List, Reading } from './quoting.ts'
import { isBlank, MAX_NESTING, pieces } from './quoting.ts'
import { readHereDocuments, readRedirect, redirectAt } from './redirections.ts'
import { type Draft, define, endOfComment, openGroup, type ScriptReading } from './script-reading.ts'

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

const EMPTY_GROUP = /\([ \t]{0,8}\)/y

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
  const [only, ...others] = reading.commands.slice(from)
  if (!only) return ''
  return others.length === 0 ? printedBy(only.words) : undefined
}

/** Words of a string that no shell sees, quotes taken off. */
export function readWords(line: Text): readonly Text[] {
  return readScript(line, 'words').commands.flatMap(({ words }) => words)
}

function readList(reading: ScriptReading, list: List): void {
  const { source } = reading
  let current: Draft | undefined
  let after = list.after
  // Whether a command or a group stood here.
  let seen = false
  while (reading.at < source.length) {
    const char = source.charAt(reading.at)
    if (char === list.end) {
      reading.at++
      break
    }
    const begins = !current || current.words.length === 0
    // `@program` of cmd is not echoed, and before a program it passes over what may part words.
    if (isBlank(char) || (begins && reading.dialect === 'cmd' && '@;,='.includes(char))) {
      reading.at++
      continue
    }
    if (reading.dialect === 'cmd' && readBracket(reading, char, begins)) {
      if (char === ')') current = undefined
      else if (char !== '(') after = 'else'
      continue
    }
    const broken = continuationAt(reading)
    if (broken > 0) {
      reading.at += broken
      continue
    }
    if (char === '#' && reading.grammar.comment) {
      reading.at = endOfComment(reading, list)
      continue
    }
    const redirect = redirectAt(reading)
    if (redirect !== undefined) {
      // `<<< words bash`: before the program.
      if (!current && !reading.closed) {
        current = draft(reading, list, after)
        seen = true
      }
      readRedirect(reading, list, redirect, current)
      continue
    }
    const name = current && functionAt(reading, current)
    if (current && name !== undefined) {
      define(reading, name)
      current.words.length = 0
      current = undefined
      reading.joined = true
      continue
    }
    const operator = reading.grammar.operators.find((text) => source.startsWith(text, reading.at))
    // Behind a word of the grammar brackets are a group of their own.
    if (operator === '(' && !begins && list.depth < MAX_NESTING) {
      // `iex (iwr …)`, `name() …`: part of a command rather than a command of the list.
      reading.at++
      readList(reading, group(reading, { ...list, nested: true }))
      continue
    }
    if (operator) {
      if (current) note(reading, current)
      // `curl address |` goes on in the next line, what stands behind a group does not.
      const goesOn = operator === '\n' && !current && after !== '('
      if (operator === '(') {
        readGroup(reading, list, after)
        // What is piped on comes from all of it.
        seen = true
      } else readOperator(reading, operator, list)
      current = undefined
      if (seen && !goesOn) after = operator === '\n' ? ';' : operator
      if (seen && operator !== '\n' && operator !== ';') reading.joined = true
      continue
    }
    if (!current) {
      current = draft(reading, list, after)
      seen = true
    }
    readPart(reading, current, list)
  }
}

/** What a command that ends here puts into variables; at the end of a list nothing in it reads them any more. */
function note({ dialect, variables }: ScriptReading, { words, keyword, fed }: Draft): void {
  if (dialect === 'powershell') assignedInPowershell(words, variables)
  if (dialect !== 'posix') return
  if (keyword === 'for') {
    const [name = '', sign, ...values] = words.map(({ value }) => value)
    if (sign === 'in') assignEach(variables, name, values)
  } else assignedBy(words, fed === 'elsewhere' ? undefined : fed?.value, variables)
}

/** A command that begins here. */
function draft(reading: ScriptReading, { nested }: List, after: string | undefined): Draft {
  const { group } = reading
  if (after !== undefined) reading.joined = true
  const made: Draft = {
    words: [],
    spelled: [],
    assignments: [],
    files: [],
    after,
    nested,
    group,
    input: undefined,
    fed: undefined,
    keyword: undefined,
  }
  reading.commands.push(made)
  return made
}

/** Past a bracket of cmd that opens or closes, and past the `else` between two. Tells whether one stood here. */
function readBracket(reading: ScriptReading, char: string, begins: boolean): boolean {
  if (char === ')' && reading.brackets > 0) reading.brackets--
  else if (char === '(' && begins) reading.brackets++
  else {
    ELSE.lastIndex = reading.at
    if (!begins || !ELSE.test(reading.source)) return false
    reading.at += 'els'.length
  }
  reading.at++
  reading.joined = true
  reading.grammar = reading.brackets > 0 ? IN_BRACKETS : GRAMMARS.cmd
  return true
}

/** How long the end of a line is here that is none, between two words: the line goes on. */
function continuationAt({ source, at, grammar, dialect }: ScriptReading): number {
  if (source.charAt(at) !== grammar.escape) return 0
  if (source.charAt(at + 1) === '\n') return 2
  // For a POSIX shell a carriage return is a character like others.
  return dialect !== 'posix' && source.startsWith('\r\n', at + 1) ? 3 : 0
}

/** `name()`, whose commands are read as if they stood there: the name, past its brackets, when they stand here. */
function functionAt(reading: ScriptReading, { words }: Draft): string | undefined {
  // Asked with every word of a script: no more of them is looked at than there has to be.
  if (reading.dialect !== 'posix' || words.length !== 1) return undefined
  EMPTY_GROUP.lastIndex = reading.at
  if (!EMPTY_GROUP.test(reading.source)) return undefined
  reading.at = EMPTY_GROUP.lastIndex
  return words[0]?.value
}

function readOperator(reading: ScriptReading, operator: string, list: List): void {
  reading.at += operator.length
  reading.closed = undefined
  if (operator === '\n') readHereDocuments(reading, list)
}

/** The commands between two brackets, the first of which reads what is piped into all of them. */
function readGroup(reading: ScriptReading, list: List, after: string | undefined): void {
  reading.at += '('.length
  if (list.depth >= MAX_NESTING) return
  const { group: around, groups, deeper } = reading
  openGroup(reading)
  const inner = group(reading, list)
  readList(reading, after === '|' || after === '|&' ? { ...inner, after } : inner)
  const closed = around === reading.group ? undefined : reading.group
  Object.assign(reading, { group: around, groups, deeper, closed })
}

function group(reading: ScriptReading, list: List): List {
  reading.joined = true
  return { ...list, end: ')', after: '(', depth: list.depth + 1 }
}
