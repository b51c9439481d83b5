/** The words and assignments of a command, and words of the grammar before it. */

import { wordSet } from '../knowledge/programs/flags.ts'
import type { Text } from '../model.ts'
import { place } from '../model.ts'
import { leadsToCommand } from './batch.ts'
import { assign, assignList, DECLARES, globbed, heldNow, putBack, SPLIT } from './expansion.ts'
import type { List } from './quoting.ts'
import { readWord } from './quoting.ts'
import { oneWord } from './redirections.ts'
import {
  beginRound,
  closeGroup,
  type Draft,
  define,
  endOfComment,
  goRound,
  openGroup,
  type ScriptReading,
} from './script-reading.ts'

/** Words of the grammar that stand before a command and are not its name. */
const KEYWORDS = wordSet('if then else elif fi for while until do done case esac { } ! time coproc [[ ]] function')
/** Those that begin a group of commands, and those that end one. */
const OPENING = wordSet('{ if while until for case')
const CLOSING = wordSet('} fi done esac')
/** Behind these stands the name of a program still. */
const BEFORE_NAME = /^(?:eval|exec|command|builtin|-{1,2}[clp]{0,4})$/
/** Words of a condition or a loop of cmd. */
const MOST_SPELLED = 256
const ASSIGNMENT = /([A-Za-z_]\w{0,127})(\+?)=/y

/** One word, or one assignment, of a command. */
export function readPart(reading: ScriptReading, command: Draft, list: List): void {
  if (readAssignment(reading, command, list)) return
  for (const held of command.held.splice(0).reverse()) putBack(reading.variables, held)
  const before = reading.at
  reading.closed = undefined
  reading.bracing = reading.dialect === 'posix'
  reading.naming = command.words.length < 4 && command.words.every(({ value }) => BEFORE_NAME.test(value))
  const word = readWord(reading, list)
  reading.bracing = false
  // A break that no operator claims: no grammar has one, and if one had, reading would go on.
  if (reading.at === before) reading.at++
  if (reading.dialect === 'cmd') {
    if (command.words.length === 0 && readParted(reading, command, word, before)) return
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
    if (word.value === 'do') beginRound(reading)
    if (OPENING.has(word.value)) openGroup(reading)
    else if (CLOSING.has(word.value) && !(word.value === 'done' && goRound(reading, before))) closeGroup(reading)
    command.group = reading.group
    command.keyword = word.value
    readBehindKeyword(reading, word.value)
    // An expansion that comes to nothing is no word, unless it is quoted.
  } else if (word.value === '' && !reading.marked) return
  else if (!word.value.includes(SPLIT)) command.words.push(programIn(reading, word, before))
  else
    for (const value of word.value.split(SPLIT))
      if (value !== '') command.words.push(reading.piece(before, reading.at, value))
}

/** `name=value`, `name+=value`, `export name=value`, `name=(words)`. Tells whether one stood here. */
function readAssignment(reading: ScriptReading, command: Draft, list: List): boolean {
  const declares = DECLARES.has(command.words[0]?.value ?? '')
  if (reading.dialect !== 'posix' || (command.words.length > 0 && !declares)) return false
  const start = reading.at
  ASSIGNMENT.lastIndex = start
  const [sign, name, plus] = ASSIGNMENT.exec(reading.source) ?? []
  if (sign === undefined || name === undefined) return false
  reading.at += sign.length
  reading.naming = false
  const { values, lists } = reading.variables
  if (!declares) command.held.push(heldNow(reading.variables, name))
  const isAppended = plus === '+'
  if (reading.source.charAt(reading.at) === '(') {
    readArray(reading, list, name, isAppended ? [lists.get(name) ?? values.get(name) ?? ''] : [])
    return true
  }
  const value = oneWord(reading, list)
  // Reading the value may have set it: `a+=${a:=x}`.
  const before = isAppended ? (values.get(name) ?? '') : ''
  assign(reading.variables, name, before + value.value)
  const key = place(reading.piece(start, start + name.length, name))
  command.assignments.push({ name, key, value, node: value.node })
  if (declares) command.words.push(reading.piece(start, reading.at, sign + value.value))
  return true
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

/** `name=(words)`: no command, though one may stand in it. `before`: what the array has held, and still holds. */
function readArray(reading: ScriptReading, list: List, name: string, before: readonly string[]): void {
  const { source, variables } = reading
  const words = [...before]
  reading.at++
  reading.joined = true
  reading.bracing = true
  while (reading.at < source.length && source.charAt(reading.at) !== ')') {
    const from = reading.at
    if (source.charAt(from) === '#') {
      reading.at = endOfComment(reading, list)
      continue
    }
    const word = readWord(reading, list)
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
