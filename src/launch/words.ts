/**
 * Command strings split into programs and words, as a shell would. Nothing is expanded and nothing is run; what is not
 * closed ends with the text.
 */

import { wordSet } from '../knowledge/flags.ts'
import type { Binding, ShellCommand, ShellGroup, Text } from '../model.ts'
import { place } from '../model.ts'
import { ELSE, IN_BRACKETS, joinedLine, leadsToCommand } from './batch.ts'
import { assign, globbed, printedBy, SPLIT, type Variables, variablesOf } from './expansion.ts'
import type { Dialect, Grammar } from './grammar.ts'
import { GRAMMARS } from './grammar.ts'
import type { List, Reading } from './quoting.ts'
import { isBlank, MAX_NESTING, pieces, readWord } from './quoting.ts'

export interface ScriptCommand extends ShellCommand {
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
  /** Names of functions that it defines, whose commands are among its own. */
  readonly functions?: ReadonlySet<string>
}

/** Words of the grammar that stand before a command and are not its name. */
const KEYWORDS = wordSet('if then else elif fi for while until do done case esac { } ! time coproc [[ ]] function')
/** Those that begin a group of commands, and those that end one. */
const OPENING = wordSet('{ if while until for case')
const CLOSING = wordSet('} fi done esac')
/** Groups inside groups that are told apart. */
const DEEPEST_GROUP = 16
const DECLARES = new Set(['export', 'declare', 'typeset', 'local', 'readonly'])
/** Behind these stands the name of a program still. */
const BEFORE_NAME = new Set(['eval', 'exec', 'command', 'builtin'])
/** Words of a condition or a loop. */
const MOST_SPELLED = 256
const EMPTY_GROUP = /\([ \t]{0,8}\)/y
const ASSIGNMENT = /[A-Za-z_]\w{0,127}\+?=/y

interface Draft {
  input: Text | undefined
  /** Words as they are spelled, quotes and all: cmd goes by that. */
  readonly spelled: string[]
  readonly files: Text[]
  readonly words: Text[]
  readonly assignments: Binding[]
  readonly after: string | undefined
  readonly nested: boolean
  group: ShellGroup | undefined
}

interface ScriptReading extends Reading {
  readonly commands: Draft[]
  /** Here-documents begun on this line: the words that end them, and whose input they are. */
  readonly heredocs: { readonly end: string; readonly command: Draft | undefined }[]
  readonly functions: Set<string>
  grammar: Grammar
  /** Brackets of cmd that are open. */
  brackets: number
  /** The innermost that is open, how deep it is, and how many more are open inside of it. */
  group: ShellGroup | undefined
  groups: number
  deeper: number
  redirected: boolean
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
  const { source, piece } = joinedLine(words)
  return readSource(source, piece, 'cmd', variablesOf())
}

function readSource(source: string, piece: Reading['piece'], dialect: Dialect, variables: Variables): Script {
  const reading: ScriptReading = {
    source,
    dialect,
    grammar: GRAMMARS[dialect],
    piece,
    inside: (list) => {
      const from = reading.commands.length
      const { group, groups, deeper } = reading
      readList(reading, list)
      Object.assign(reading, { group, groups, deeper })
      const [only, ...others] = reading.commands.slice(from)
      return only && others.length === 0 ? printedBy(only.words) : undefined
    },
    variables,
    naming: false,
    commands: [],
    heredocs: [],
    functions: new Set(),
    brackets: 0,
    group: undefined,
    groups: 0,
    deeper: 0,
    at: 0,
    redirected: false,
    joined: false,
    brace: -2,
  }
  readList(reading, { end: '', after: undefined, depth: 0, nested: false })
  const commands = reading.commands.filter(({ words, assignments }) => words.length + assignments.length > 0)
  return {
    commands,
    plain: commands.length === 1 && !reading.redirected && !reading.joined,
    needsShell: reading.joined,
    functions: reading.functions,
  }
}

/** Words of a string that no shell sees, quotes taken off. */
export function readWords(line: Text): readonly Text[] {
  return readScript(line, 'words').commands.flatMap(({ words }) => words)
}

function readList(reading: ScriptReading, list: List): void {
  const { source } = reading
  let current: Draft | undefined
  let after = list.after
  let seen = list.after !== undefined
  // `<<< words bash`: a redirection before the program.
  let input: Text | undefined
  while (reading.at < source.length) {
    const char = source.charAt(reading.at)
    if (char === list.end) {
      reading.at++
      return
    }
    const begins = !current || current.words.length + current.assignments.length === 0
    // `@program` of cmd is not echoed.
    if (isBlank(char) || (char === '@' && begins && reading.dialect === 'cmd')) {
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
      const newline = source.indexOf('\n', reading.at)
      reading.at = newline < 0 ? source.length : newline
      continue
    }
    const redirected = readRedirect(reading, list, current)
    if (redirected) {
      input = redirected.input ?? input
      continue
    }
    const operator = reading.grammar.operators.find((text) => source.startsWith(text, reading.at))
    if (operator === '(' && current && opensFunction(reading, current)) {
      reading.functions.add(current.words[0]?.value ?? '')
      current.words.length = 0
      current = undefined
      reading.joined = true
      continue
    }
    if (operator === '(' && current && list.depth < MAX_NESTING) {
      // `iex (iwr …)`, `name() …`: part of a command rather than a command of the list.
      reading.at++
      readList(reading, group(reading, { ...list, nested: true }))
      continue
    }
    if (operator) {
      // `curl address |` goes on in the next line.
      const goesOn = operator === '\n' && !current && after !== undefined && after !== ';'
      if (operator === '(') {
        readGroup(reading, list, after)
        // What is piped on comes from all of it.
        seen = true
      } else readOperator(reading, operator)
      current = undefined
      if (seen && !goesOn) after = operator === '\n' ? ';' : operator
      if (seen && operator !== '\n' && operator !== ';') reading.joined = true
      continue
    }
    if (!current) {
      if (after !== undefined && seen) reading.joined = true
      const { group } = reading
      current = { words: [], spelled: [], assignments: [], after, nested: list.nested, input, files: [], group }
      input = undefined
      reading.commands.push(current)
      seen = true
    }
    readPart(reading, current, list)
  }
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
  if (dialect === 'words' || source.charAt(at) !== grammar.escape) return 0
  if (source.charAt(at + 1) === '\n') return 2
  // For a POSIX shell a carriage return is a character like others.
  return dialect !== 'posix' && source.startsWith('\r\n', at + 1) ? 3 : 0
}

/** `name()`, whose commands are read as if they stood there; past its brackets when one stood here. */
function opensFunction(reading: ScriptReading, { words, assignments }: Draft): boolean {
  if (reading.dialect !== 'posix' || words.length !== 1 || assignments.length > 0) return false
  EMPTY_GROUP.lastIndex = reading.at
  const brackets = EMPTY_GROUP.exec(reading.source)?.[0]
  if (brackets === undefined) return false
  reading.at += brackets.length
  return true
}

function readOperator(reading: ScriptReading, operator: string): void {
  reading.at += operator.length
  if (operator === '\n') skipHeredocs(reading)
}

/** The commands between two brackets, the first of which reads what is piped into all of them. */
function readGroup(reading: ScriptReading, list: List, after: string | undefined): void {
  reading.at += '('.length
  if (list.depth >= MAX_NESTING) return
  const { group: around, groups, deeper } = reading
  openGroup(reading)
  const inner = group(reading, list)
  readList(reading, after === '|' || after === '|&' ? { ...inner, after } : inner)
  Object.assign(reading, { group: around, groups, deeper })
}

function openGroup(reading: ScriptReading): void {
  if (reading.groups >= DEEPEST_GROUP) reading.deeper++
  else {
    reading.groups++
    reading.group = { around: reading.group }
  }
}

function closeGroup(reading: ScriptReading): void {
  if (reading.deeper > 0) reading.deeper--
  else if (reading.group) {
    reading.groups--
    reading.group = reading.group.around
  }
}

function group(reading: ScriptReading, list: List): List {
  reading.joined = true
  return { ...list, end: ')', after: '(', depth: list.depth + 1 }
}

/** A redirection and its target, which is no word of the command. */
function readRedirect(
  reading: ScriptReading,
  list: List,
  command: Draft | undefined,
): { readonly input: Text | undefined } | undefined {
  const { redirect } = reading.grammar
  if (!redirect) return undefined
  redirect.lastIndex = reading.at
  const operator = redirect.exec(reading.source)?.[0]
  if (operator === undefined) return undefined
  reading.at += operator.length
  reading.redirected = true
  while (isBlank(reading.source.charAt(reading.at))) reading.at++
  reading.naming = false
  const target = readWord(reading, list)
  command?.files.push(target)
  if (/^\d{0,2}<<-?$/.test(operator)) reading.heredocs.push({ end: target.value, command })
  else if (/^0?<(?:<<)?$/.test(operator)) {
    if (!command) return { input: target }
    command.input = target
  }
  return { input: undefined }
}

/** The bodies of here-documents begun on the line that ends here. */
function skipHeredocs(reading: ScriptReading): void {
  for (const { end: delimiter, command } of reading.heredocs.splice(0)) {
    const start = reading.at
    let body = start
    while (reading.at < reading.source.length) {
      const newline = reading.source.indexOf('\n', reading.at)
      const end = newline < 0 ? reading.source.length : newline
      const line = reading.source.slice(reading.at, end)
      reading.at = Math.min(end + 1, reading.source.length)
      if (line.trim() === delimiter) break
      body = end
    }
    if (command && body > start) command.input = reading.piece(start, body, reading.source.slice(start, body))
  }
}

/** One word, or one assignment, of a command. */
function readPart(reading: ScriptReading, command: Draft, list: List): void {
  const declares = DECLARES.has(command.words[0]?.value ?? '')
  if (reading.dialect === 'posix' && (command.words.length === 0 || declares)) {
    const start = reading.at
    ASSIGNMENT.lastIndex = start
    const name = ASSIGNMENT.exec(reading.source)?.[0]
    if (name !== undefined) {
      reading.at += name.length
      reading.naming = false
      const value = readWord(reading, list)
      const bare = name.replace(/\+?=$/, '')
      assign(reading.variables, bare, value.value, name.endsWith('+='))
      const key = place(reading.piece(start, start + bare.length, bare))
      command.assignments.push({ name: bare, key, value, node: value.node })
      if (declares) command.words.push(reading.piece(start, reading.at, name + value.value))
      return
    }
  }
  const before = reading.at
  reading.naming = command.words.length < 4 && command.words.every(({ value }) => BEFORE_NAME.has(value))
  const word = readWord(reading, list)
  // A break that no operator claims, such as a lone `<` in PowerShell: taken as it is, so that reading goes on.
  if (reading.at === before) reading.at++
  if (reading.dialect === 'cmd') {
    if (command.spelled.length < MOST_SPELLED) command.spelled.push(reading.source.slice(before, reading.at))
    if (command.spelled.length === command.words.length + 1 && leadsToCommand(command.spelled)) {
      reading.joined = true
      command.spelled.length = 0
      command.words.length = 0
      return
    }
  }
  const keyword = reading.dialect === 'posix' && command.words.length === 0 && KEYWORDS.has(word.value)
  if (keyword) {
    reading.joined = true
    if (OPENING.has(word.value)) openGroup(reading)
    else if (CLOSING.has(word.value)) closeGroup(reading)
    command.group = reading.group
  } else if (!word.value.includes(SPLIT)) command.words.push(programIn(reading, word, before))
  else
    for (const value of word.value.split(SPLIT))
      if (value !== '') command.words.push(reading.piece(before, reading.at, value))
}

/** A word that names a program, by the pattern for its file if it is one. */
function programIn(reading: ScriptReading, word: Text, from: number): Text {
  if (reading.dialect !== 'posix' || !reading.naming) return word
  const value = globbed(word.value)
  return value === word.value ? word : reading.piece(from, reading.at, value)
}
