/** The list of commands of a script, of a group or of a substitution: read command by command, up to what closes it. */

import { isPipe } from '../model.ts'
import { ELSE, IN_BRACKETS } from './batch.ts'
import { assignedBy, assignedInPowershell, entered } from './expansion.ts'
import { GRAMMARS } from './grammar.ts'
import { readPart } from './parts.ts'
import type { List } from './quoting.ts'
import { isBlank, MAX_NESTING } from './quoting.ts'
import { readHereDocuments, readRedirect, redirectAt } from './redirections.ts'
import {
  type Draft,
  define,
  endOfComment,
  noteFunction,
  noteLoop,
  openGroup,
  type ScriptReading,
} from './script-reading.ts'

const EMPTY_GROUP = /\([ \t]{0,8}\)/y

/** How far a list has been read. */
interface Progress {
  readonly list: List
  /** The command that is being read. */
  current: Draft | undefined
  /** The operator before the next one. */
  after: string | undefined
  /** Whether a command or a group stood here. */
  seen: boolean
}

/** Reads commands into the reading, from behind what opens their list. */
export function readList(reading: ScriptReading, list: List): void {
  const progress: Progress = { list, current: undefined, after: list.after, seen: false }
  while (reading.at < reading.source.length) {
    const char = reading.source.charAt(reading.at)
    if (char === list.end) {
      reading.at++
      return
    }
    const isRead =
      skipBetween(reading, progress, char) ||
      readBracket(reading, progress, char) ||
      readRedirection(reading, progress) ||
      readFunction(reading, progress) ||
      readOperator(reading, progress, char)
    if (!isRead) readPart(reading, commandAt(reading, progress), list)
  }
}

/** Whether no word of a command stands before here. */
function begins({ current }: Progress): boolean {
  return !current || current.words.length === 0
}

/** Past what only parts words, lines that go on, and comments. Tells whether one stood here. */
function skipBetween(reading: ScriptReading, progress: Progress, char: string): boolean {
  const { dialect, grammar } = reading
  // `@program` of cmd is not echoed, and before a program it passes over what may part words.
  if (isBlank(char) || (dialect === 'cmd' && '@;,='.includes(char) && begins(progress))) {
    reading.at++
    return true
  }
  if (char === '#' && grammar.comment) {
    reading.at = endOfComment(reading, progress.list)
    return true
  }
  const broken = char === grammar.escape ? continuationAt(reading) : 0
  reading.at += broken
  return broken > 0
}

/** How long the end of a line is behind an escape, between two words: the line goes on. */
function continuationAt({ source, at, dialect }: ScriptReading): number {
  if (source.charAt(at + 1) === '\n') return 2
  // For a POSIX shell a carriage return is a character like others.
  return dialect !== 'posix' && source.startsWith('\r\n', at + 1) ? 3 : 0
}

/** Past a bracket of cmd that opens or closes, and past the `else` between two. Tells whether one stood here. */
function readBracket(reading: ScriptReading, progress: Progress, char: string): boolean {
  if (reading.dialect !== 'cmd') return false
  if (char === ')' && reading.brackets > 0) {
    reading.brackets--
    progress.current = undefined
  } else if (char === '(' && begins(progress)) reading.brackets++
  else {
    ELSE.lastIndex = reading.at
    if (!begins(progress) || !ELSE.test(reading.source)) return false
    reading.at += 'els'.length
    progress.after = 'else'
  }
  reading.at++
  reading.joined = true
  reading.grammar = reading.brackets > 0 ? IN_BRACKETS : GRAMMARS.cmd
  return true
}

/** Tells whether a redirection stood here: of the command, of the group that has just been closed, or of a command to come. */
function readRedirection(reading: ScriptReading, progress: Progress): boolean {
  const redirect = redirectAt(reading)
  if (redirect === undefined) return false
  // `<<< words bash`: before the program.
  const command = reading.closed ? progress.current : commandAt(reading, progress)
  readRedirect(reading, progress.list, redirect, command)
  return true
}

/** `name()`, whose commands are read as if they stood there. Tells whether a name and its brackets end here. */
function readFunction(reading: ScriptReading, progress: Progress): boolean {
  const { current } = progress
  const name = current && functionAt(reading, current)
  if (!current || name === undefined) return false
  define(reading, name)
  current.words.length = 0
  progress.current = undefined
  reading.joined = true
  return true
}

/** The name of a function, past its brackets, when they stand here. */
function functionAt(reading: ScriptReading, { words }: Draft): string | undefined {
  // Asked with every word of a script: no more of them is looked at than there has to be.
  if (reading.dialect !== 'posix' || words.length !== 1) return undefined
  EMPTY_GROUP.lastIndex = reading.at
  if (!EMPTY_GROUP.test(reading.source)) return undefined
  reading.at = EMPTY_GROUP.lastIndex
  return words[0]?.value
}

/** Tells whether an operator stood here, which ends the command before it, or a group. */
function readOperator(reading: ScriptReading, progress: Progress, char: string): boolean {
  // Every operator ends a word, and most words have none before them.
  if (!reading.grammar.breaks.includes(char)) return false
  const { list, current, after } = progress
  const operator = reading.grammar.operators.find((text) => reading.source.startsWith(text, reading.at))
  if (operator === undefined) return false
  if (operator === '(' && isPattern(reading, current)) {
    reading.at++
    return true
  }
  // Behind a word of the grammar brackets are a group of their own.
  if (operator === '(' && !begins(progress) && list.depth < MAX_NESTING) {
    // `iex (iwr …)`, `name() …`: part of a command rather than a command of the list.
    reading.at++
    readList(reading, group(reading, { ...list, nested: true }))
    return true
  }
  if (operator !== '(') reading.at += operator.length
  // What the command is given to read begins behind the line.
  if (operator === '\n') readHereDocuments(reading, list)
  if (current) note(reading, current)
  progress.current = undefined
  if (operator === '(') {
    readGroup(reading, list, after)
    // What is piped on comes from all of it.
    progress.seen = true
  } else reading.closed = undefined
  if (!progress.seen) return true
  // `curl address |` goes on in the next line, what stands behind a group does not.
  const goesOn = operator === '\n' && !current && after !== '('
  if (!goesOn) progress.after = operator === '\n' ? ';' : operator
  if (operator !== '\n' && operator !== ';') reading.joined = true
  return true
}

/** `case word in (pattern)`: the bracket may as well not stand there. */
function isPattern({ dialect }: ScriptReading, current: Draft | undefined): boolean {
  return dialect === 'posix' && current?.keyword === 'case' && current.words.at(-1)?.value === 'in'
}

/** What a command that ends here puts into variables; at the end of a list nothing in it reads them any more. */
function note(reading: ScriptReading, { words, assignments, keyword, fed }: Draft): void {
  const { dialect, variables } = reading
  if (dialect === 'powershell') assignedInPowershell(words, variables)
  if (dialect !== 'posix') return
  if (keyword === 'for') {
    const [name = '', sign, ...values] = words.map(({ value }) => value)
    if (sign === 'in') noteLoop(reading, name, values)
  } else assignedBy({ words, assignments, fed: fed === 'elsewhere' ? undefined : fed?.value }, variables)
}

/** The command that a word here belongs to. */
function commandAt(reading: ScriptReading, progress: Progress): Draft {
  progress.current ??= draft(reading, progress.list, progress.after)
  progress.seen = true
  return progress.current
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
    held: [],
  }
  reading.commands.push(made)
  return made
}

/** The commands between two brackets, the first of which reads what is piped into all of them. */
function readGroup(reading: ScriptReading, list: List, after: string | undefined): void {
  reading.at += '('.length
  if (list.depth >= MAX_NESTING) return
  const { group: around, groups, deeper } = reading
  const leave = reading.dialect === 'posix' ? entered(reading.variables) : undefined
  openGroup(reading)
  const inner = group(reading, list)
  readList(reading, isPipe(after) ? { ...inner, after } : inner)
  const closed = around === reading.group ? undefined : reading.group
  Object.assign(reading, { group: around, groups, deeper, closed })
  leave?.()
  noteFunction(reading)
}

function group(reading: ScriptReading, list: List): List {
  reading.joined = true
  return { ...list, end: ')', after: '(', depth: list.depth + 1 }
}
