/**
 * Command strings split into programs and words, as a shell would. Nothing is expanded and nothing is run; what is not
 * closed ends with the text.
 */

import { wordSet } from '../knowledge/flags.ts'
import type { Binding, ShellCommand, ShellGroup, Text } from '../model.ts'
import { place } from '../model.ts'
import { batchLine, ELSE, IN_BRACKETS, joinedLine, leadsToCommand } from './batch.ts'
import {
  assign,
  assignEach,
  assignedBy,
  assignedInPowershell,
  assignList,
  globbed,
  printedBy,
  SPLIT,
  type Variables,
  variablesOf,
} from './expansion.ts'
import { feed, type Receiver } from './fed.ts'
import type { Dialect, Grammar } from './grammar.ts'
import { GRAMMARS } from './grammar.ts'
import type { List, Reading } from './quoting.ts'
import { isBlank, MAX_NESTING, pieces, readHereText, readWord } from './quoting.ts'

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

/** Words of the grammar that stand before a command and are not its name. */
const KEYWORDS = wordSet('if then else elif fi for while until do done case esac { } ! time coproc [[ ]] function')
/** Those that begin a group of commands, and those that end one. */
const OPENING = wordSet('{ if while until for case')
const CLOSING = wordSet('} fi done esac')
/** Groups inside groups that are told apart. */
const DEEPEST_GROUP = 16
const DECLARES = new Set(['export', 'declare', 'typeset', 'local', 'readonly'])
/** Behind these stands the name of a program still. */
const BEFORE_NAME = /^(?:eval|exec|command|builtin|-{1,2}[clp]{0,4})$/
/** Words of a condition or a loop. */
const MOST_SPELLED = 256
const EMPTY_GROUP = /\([ \t]{0,8}\)/y
const ASSIGNMENT = /[A-Za-z_]\w{0,127}\+?=/y

interface Draft extends Receiver {
  /** Words as they are spelled, quotes and all: cmd goes by that. */
  readonly spelled: string[]
  readonly files: Text[]
  readonly words: Text[]
  readonly assignments: Binding[]
  readonly after: string | undefined
  readonly nested: boolean
  group: ShellGroup | undefined
  /** The last word of the grammar that stood before it. */
  keyword: string | undefined
}

interface ScriptReading extends Reading {
  readonly commands: Draft[]
  /** Here-documents begun on this line. */
  readonly heredocs: HereDocument[]
  /** What groups as a whole are given to read. */
  readonly fed: Map<ShellGroup, Receiver>
  readonly functions: Map<string, ShellGroup | undefined>
  /** The function whose group comes next. */
  defining: string | undefined
  grammar: Grammar
  /** Brackets of cmd that are open. */
  brackets: number
  /** The innermost that is open, how deep it is, and how many more are open inside of it. */
  group: ShellGroup | undefined
  groups: number
  deeper: number
  redirected: boolean
  /** The group that has just been closed: a redirection that follows is its own. */
  closed: ShellGroup | undefined
}

interface HereDocument {
  /** The word that ends it. */
  readonly end: string
  /** With marks in that word, nothing in the text is expanded. */
  readonly isQuoted: boolean
  /** Whose input it is; undefined for another descriptor. */
  readonly receiver: Receiver | undefined
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

function readSource(source: string, piece: Reading['piece'], dialect: Dialect, variables: Variables): Script {
  const reading: ScriptReading = {
    source,
    dialect,
    grammar: GRAMMARS[dialect],
    piece,
    inside: (list) => readInside(reading, list),
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
  let seen = list.after !== undefined
  while (reading.at < source.length) {
    const char = source.charAt(reading.at)
    if (char === list.end) {
      reading.at++
      break
    }
    const begins = !current || current.words.length + current.assignments.length === 0
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
        if (after !== undefined && seen) reading.joined = true
        current = draft(reading, list, after)
        seen = true
      }
      readRedirect(reading, list, redirect, current)
      continue
    }
    const operator = reading.grammar.operators.find((text) => source.startsWith(text, reading.at))
    if (operator === '(' && current && opensFunction(reading, current)) {
      define(reading, current.words[0]?.value ?? '')
      current.words.length = 0
      current = undefined
      reading.joined = true
      continue
    }
    // Behind a word of the grammar brackets are a group of their own.
    const isOfCommand = current && (current.words.length > 0 || current.keyword === undefined)
    if (operator === '(' && isOfCommand && list.depth < MAX_NESTING) {
      // `iex (iwr …)`, `name() …`: part of a command rather than a command of the list.
      reading.at++
      readList(reading, group(reading, { ...list, nested: true }))
      continue
    }
    if (operator) {
      if (current) note(reading, current)
      // `curl address |` goes on in the next line.
      const goesOn = operator === '\n' && !current && after !== undefined && after !== ';'
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
      if (after !== undefined && seen) reading.joined = true
      current = draft(reading, list, after)
      seen = true
    }
    readPart(reading, current, list)
  }
  if (current) note(reading, current)
}

/** What a command that ends here puts into variables. */
function note({ dialect, variables }: ScriptReading, { words, keyword, fed }: Draft): void {
  if (dialect === 'powershell') assignedInPowershell(words, variables)
  if (dialect !== 'posix') return
  const [name, sign, ...values] = words
  if (keyword === 'for' && name && sign?.value === 'in')
    assignEach(
      variables,
      name.value,
      values.map(({ value }) => value),
    )
  else assignedBy(words, fed === 'elsewhere' ? undefined : fed?.value, variables)
}

/** A command that begins here. */
function draft(reading: ScriptReading, { nested }: List, after: string | undefined): Draft {
  const { group } = reading
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

/** Where the comment ends that begins here: in backticks it may share its line with the mark that closes them. */
function endOfComment({ source, at }: ScriptReading, { end }: List): number {
  const newline = source.indexOf('\n', at)
  const last = newline < 0 ? source.length : newline
  const close = end === '`' ? source.slice(at, last).indexOf('`') : -1
  return close < 0 ? last : at + close
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

function openGroup(reading: ScriptReading): void {
  if (reading.groups >= DEEPEST_GROUP) reading.deeper++
  else {
    reading.groups++
    reading.group = { around: reading.group }
    if (reading.defining !== undefined) reading.functions.set(reading.defining, reading.group)
  }
  reading.defining = undefined
}

function define(reading: ScriptReading, name: string): void {
  reading.functions.set(name, undefined)
  reading.defining = name
}

function closeGroup(reading: ScriptReading): void {
  if (reading.deeper > 0) reading.deeper--
  else if (reading.group) {
    reading.groups--
    reading.closed = reading.group
    reading.group = reading.group.around
  }
}

function group(reading: ScriptReading, list: List): List {
  reading.joined = true
  return { ...list, end: ')', after: '(', depth: list.depth + 1 }
}

/** The operator of a redirection that stands here. */
function redirectAt({ grammar: { redirect }, source, at }: ScriptReading): string | undefined {
  if (!redirect) return undefined
  redirect.lastIndex = at
  return redirect.exec(source)?.[0]
}

/** A redirection and its target, which is no word of the command. */
function readRedirect(reading: ScriptReading, list: List, operator: string, command: Draft | undefined): void {
  const { source, closed } = reading
  reading.at += operator.length
  reading.redirected = true
  while (isBlank(source.charAt(reading.at))) reading.at++
  reading.naming = false
  const from = reading.at
  const target = oneWord(reading, list)
  command?.files.push(target)
  const receiver = closed ? receiverOf(reading, closed) : command
  const isInput = /^0?</.test(operator)
  if (/<<-?$/.test(operator) && !operator.endsWith('<<<'))
    reading.heredocs.push({
      end: target.value,
      isQuoted: /["'\\]/.test(source.slice(from, reading.at)),
      receiver: isInput ? receiver : undefined,
    })
  else if (receiver && isInput && /<(?:<<)?$/.test(operator)) {
    receiver.input = target
    receiver.fed = operator.endsWith('<<<') ? target : 'elsewhere'
  }
}

function receiverOf({ fed }: ScriptReading, group: ShellGroup): Receiver {
  const known = fed.get(group)
  if (known) return known
  const made: Receiver = { input: undefined, fed: undefined }
  fed.set(group, made)
  return made
}

/** The bodies of here-documents begun on the line that ends here. */
function readHereDocuments(reading: ScriptReading, list: List): void {
  const { source } = reading
  for (const { end: delimiter, isQuoted, receiver } of reading.heredocs.splice(0)) {
    const start = reading.at
    let body = start
    while (reading.at < source.length) {
      const newline = source.indexOf('\n', reading.at)
      const end = newline < 0 ? source.length : newline
      const line = source.slice(reading.at, end)
      reading.at = Math.min(end + 1, source.length)
      if (line.trim() === delimiter) break
      body = end
    }
    if (body === start) continue
    const text = source.slice(start, body)
    const value = isQuoted || !/[$`\\]/.test(text) ? text : expanded(reading, list, start, text)
    if (!receiver) continue
    receiver.input = reading.piece(start, body, text)
    receiver.fed = reading.piece(start, body, value)
  }
}

/** A here-document as its reader gets it; the commands in it are those of the script. */
function expanded(reading: ScriptReading, list: List, from: number, source: string): string {
  const body: ScriptReading = {
    ...reading,
    source,
    piece: (start, end, value) => reading.piece(from + start, from + end, value),
    inside: (inner) => readInside(body, inner),
    heredocs: [],
    at: 0,
    brace: -2,
  }
  const value = readHereText(body, list)
  reading.joined ||= body.joined
  return value
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
      const bare = name.replace(/\+?=$/, '')
      if (reading.source.charAt(reading.at) === '(') {
        readArray(reading, list, bare, name.endsWith('+='))
        return
      }
      const value = oneWord(reading, list)
      assign(reading.variables, bare, value.value, name.endsWith('+='))
      const key = place(reading.piece(start, start + bare.length, bare))
      command.assignments.push({ name: bare, key, value, node: value.node })
      if (declares) command.words.push(reading.piece(start, reading.at, name + value.value))
      return
    }
  }
  const before = reading.at
  reading.closed = undefined
  reading.bracing = reading.dialect === 'posix'
  reading.naming = command.words.length < 4 && command.words.every(({ value }) => BEFORE_NAME.test(value))
  const word = readWord(reading, list)
  reading.bracing = false
  // A break that no operator claims, such as a lone `<` in PowerShell: taken as it is, so that reading goes on.
  if (reading.at === before) reading.at++
  if (reading.dialect === 'cmd') {
    if (command.words.length === 0 && command.spelled.length === 0 && readParted(reading, command, word, before)) return
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
    command.keyword = word.value
    readBehindKeyword(reading, word.value)
    // An expansion that comes to nothing is no word, unless it is quoted.
  } else if (word.value === '' && reading.dialect === 'posix' && !reading.marked) return
  else if (!word.value.includes(SPLIT)) command.words.push(programIn(reading, word, before))
  else
    for (const value of word.value.split(SPLIT))
      if (value !== '') command.words.push(reading.piece(before, reading.at, value))
}

/** What belongs to a word of the grammar and is no command: `time -p`, `function name ()`, `coproc NAME {`. */
const BEHIND_KEYWORD: ReadonlyMap<string, RegExp> = new Map([
  ['time', /(?:[ \t]{1,64}-p)?(?:[ \t]{1,64}--)?(?=[ \t])/y],
  ['function', /[ \t]{1,64}([^\s(){}<>|&;"'$`]{1,128})[ \t]{0,64}(?:\([ \t]{0,8}\))?/y],
  ['coproc', /[ \t]{1,64}[A-Za-z_]\w{0,127}[ \t]{1,64}(?=[({]|(?:if|for|while|until|case)[ \t])/y],
])

function readBehindKeyword(reading: ScriptReading, keyword: string): void {
  const behind = BEHIND_KEYWORD.get(keyword)
  if (!behind) return
  behind.lastIndex = reading.at
  const [whole = '', name] = behind.exec(reading.source) ?? []
  reading.at += whole.length
  if (name !== undefined) define(reading, name)
}

/** A word that stays one whatever is in it: what is assigned, or given to read. */
function oneWord(reading: ScriptReading, list: List): Text {
  const from = reading.at
  const word = readWord(reading, list)
  if (!word.value.includes(SPLIT)) return word
  return reading.piece(from, reading.at, word.value.replaceAll(SPLIT, ' ').trim())
}

/** `name=(words)`: no command, though one may stand in it. */
function readArray(reading: ScriptReading, list: List, name: string, appended: boolean): void {
  const { source, variables } = reading
  const words = appended ? [variables.lists.get(name) ?? variables.values.get(name) ?? ''] : []
  reading.at++
  reading.joined = true
  reading.bracing = true
  while (reading.at < source.length && source.charAt(reading.at) !== ')') {
    const from = reading.at
    if (source.charAt(from) === '#') {
      reading.at = endOfComment(reading, list)
      continue
    }
    const word = readWord(reading, { ...list, end: ')' })
    if (reading.at === from) reading.at++
    else words.push(word.value)
  }
  reading.bracing = false
  reading.at++
  assignList(
    variables,
    name,
    words.flatMap((word) => word.split(SPLIT)).filter((word) => word !== ''),
  )
}

/**
 * `npx;-y;name`: `;`, `,` and `=` end the name of a program as blanks do, and part what a batch file is given
 * (learn.microsoft.com/windows-server/administration/windows-commands/cmd). Tells whether they do so in this word.
 */
function readParted(reading: ScriptReading, command: Draft, word: Text, from: number): boolean {
  const spelled = reading.source.slice(from, reading.at)
  // With marks, carets or a variable in it, and as a condition, it is read as a whole.
  if (word.value !== spelled || !/^[\w.:\\/-]{1,256}[;,=]/.test(spelled) || !/[;,]/.test(spelled)) return false
  for (const { index, 0: part } of spelled.matchAll(/[^;,=]+/g))
    command.words.push(reading.piece(from + index, from + index + part.length, part))
  return true
}

/** A word that names a program, by the pattern for its file if it is one. */
function programIn(reading: ScriptReading, word: Text, from: number): Text {
  if (reading.dialect !== 'posix' || !reading.naming) return word
  const value = globbed(word.value)
  return value === word.value ? word : reading.piece(from, reading.at, value)
}
