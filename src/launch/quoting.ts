/** One word of a command string, its quotation marks and escapes taken off. */

import { pieceOf, splitReferences } from '../knowledge/references/index.ts'
import { unescaped } from '../knowledge/text/escapes.ts'
import type { StringNode, Text } from '../model.ts'
import { append, type Braces, brace, bracesBehind, wordsOf } from './braces.ts'
import { OPERATION, operated, parameterAt, powershellVariableAt, SPLIT, split, type Variables } from './expansion.ts'
import type { Dialect, Grammar } from './grammar.ts'

/** A script being read: how far, and by which rules. */
export interface Reading {
  readonly source: string
  readonly dialect: Dialect
  readonly grammar: Grammar
  readonly piece: (from: number, to: number, value: string) => Text
  /** Reads the commands inside a substitution, behind its opening; tells what they print where that is known. */
  readonly inside: (list: List) => string | undefined
  readonly variables: Variables
  at: number
  /** Something stood here that only a shell understands. */
  joined: boolean
  /** The word that is read names a program. */
  naming: boolean
  /** Braces in the word that is read make several of it: not in what is assigned, nor in the name of a file. */
  bracing: boolean
  /** The word that was read last had quotation marks: it is one even where nothing is in it. */
  marked: boolean
  /** Where the next `}` stands, looked up once: `${${${…` must not search the rest of the text each time. */
  brace: number
}

/** A list of commands, up to the character that closes it. */
export interface List {
  /** The character that closes it; empty for the script itself. */
  readonly end: string
  readonly after: string | undefined
  readonly depth: number
  readonly nested: boolean
}

/** Substitutions inside substitutions that are still read; deeper ones are part of a word. Keeps the work linear. */
export const MAX_NESTING = 3

/** How pieces of a script become texts: to the character, unless a quotation around the script has changed it. */
export function pieces(script: Text): Reading['piece'] {
  const { node, from, to, value } = script
  if (to - from !== value.length) return (_from, _to, word) => wordOf(node, from, to, word)
  return (start, end, word) => wordOf(node, from + start, from + end, word)
}

/** A longer word is most likely one that holds commands, as `$( )` does, and of those nobody asks for the references. */
const LONG_WORD = 1024

/** As `pieceOf`; the references of a long word are looked for on demand, as nested substitutions repeat the same text. */
function wordOf(node: StringNode, from: number, to: number, value: string): Text {
  if (value.length < LONG_WORD) return pieceOf(node, from, to, value)
  let parts: Text['parts'] | undefined
  return {
    value,
    node,
    from,
    to,
    get parts() {
      parts ??= splitReferences(value)
      return parts
    },
  }
}

/** One word; empty where none begins. */
export function readWord(reading: Reading, list: List): Text {
  const { source, grammar, bracing } = reading
  const start = reading.at
  const values: string[] = []
  let braces: Braces | undefined
  let marked = false
  /** The inside of a quotation that begins the word and holds no escapes: exact to the character, if it ends it too. */
  let inside: { from: number; to: number } | undefined
  while (reading.at < source.length) {
    const char = source.charAt(reading.at)
    if (isBlank(char) || char === list.end) break
    if (grammar.breaks.includes(char) && !opensSubstitution(reading)) break
    if (bracing && (char === '{' || (braces && isBrace(char)))) {
      braces ??= bracesBehind(values.join(''))
      brace(braces, char)
      values.push(char)
      reading.at++
      continue
    }
    const from = reading.at
    const quote = readQuote(reading, list)
    const value = quote ?? readBare(reading, list, values.length > 0, braces !== undefined)
    values.push(value)
    if (braces) append(braces, value)
    if (quote === undefined) continue
    marked = true
    if (from === start && source.charAt(reading.at - 1) === char && reading.at - from === quote.length + 2)
      inside = { from: from + 1, to: reading.at - 1 }
  }
  reading.marked = marked
  const value = (braces && expandedBraces(braces, reading.variables)) ?? values.join('')
  if (inside && inside.to + 1 === reading.at) return reading.piece(inside.from, inside.to, value)
  return reading.piece(start, reading.at, value)
}

function isBrace(char: string): boolean {
  return char === '{' || char === ',' || char === '}'
}

/** The words that braces make of one; undefined where they make none, or more than there is room for. */
function expandedBraces(braces: Braces, variables: Variables): string | undefined {
  const words = wordsOf(braces)
  if (!words || words.length === 1) return words?.[0]
  const value = words.join(SPLIT)
  if (value.length > variables.left) return undefined
  variables.left -= value.length
  return value
}

/** Characters outside quotation marks: an escape, a substitution, or a run of ordinary ones. */
function readBare(reading: Reading, list: List, behind: boolean, inBraces: boolean): string {
  const { source, grammar } = reading
  const char = source.charAt(reading.at)
  if (char === grammar.escape) return readEscape(reading)
  const start = reading.at
  const substituted = readSubstitution(reading, list)
  if (substituted) return substitutedValue(substituted, reading, start, false)
  const value = readParameter(reading, list, { quoted: false, behind })
  if (value !== undefined) return value
  if (readBraces(reading)) return source.slice(start, reading.at)
  reading.at++
  while (reading.at < source.length && isOrdinary(source.charCodeAt(reading.at))) {
    if (inBraces && source.charAt(reading.at) === ',') break
    reading.at++
  }
  return source.slice(start, reading.at)
}

function readEscape(reading: Reading): string {
  const next = reading.source.charAt(reading.at + 1)
  // Without a shell a backslash is a separator of folders as often as an escape.
  const literal = reading.dialect === 'words' && !'\'" \\'.includes(next)
  reading.at += literal || next === '' ? 1 : 2
  // A line of cmd may end with one, which then means nothing.
  if (next === '' && reading.dialect === 'cmd') return ''
  if (literal || next === '') return reading.grammar.escape
  return next === '\n' ? '' : next
}

/** A quotation from the mark at which we stand, as the value it has; undefined where none begins. */
function readQuote(reading: Reading, list: List): string | undefined {
  const { source, grammar, dialect } = reading
  const char = source.charAt(reading.at)
  if (char === '"') {
    reading.at++
    return readDouble(reading, list)
  }
  if (char === "'" && grammar.singleQuotes) {
    const close = source.indexOf("'", reading.at + 1)
    const end = close < 0 ? source.length : close
    const value = source.slice(reading.at + 1, end)
    reading.at = Math.min(end + 1, source.length)
    return value
  }
  if (dialect === 'posix' && char === '$' && source.charAt(reading.at + 1) === "'") return readAnsi(reading)
  if (dialect === 'posix' && char === '$' && source.charAt(reading.at + 1) === '"') {
    reading.at += 2
    return readDouble(reading, list)
  }
  return undefined
}

/** The rest of a double quotation, behind its opening mark. */
function readDouble(reading: Reading, list: List): string {
  const { source, grammar, dialect } = reading
  const values: string[] = []
  while (reading.at < source.length) {
    const char = source.charAt(reading.at)
    if (char === '"') {
      reading.at++
      break
    }
    if (char === grammar.escape && dialect !== 'cmd') values.push(readQuotedEscape(reading))
    else values.push(readExpansion(reading, list, { quoted: true, behind: values.length > 0 }) ?? readPlain(reading))
  }
  return values.join('')
}

/** A here-document, all of it, with what a shell expands in it: a quotation in which double marks are nothing special. */
export function readHereText(reading: Reading, list: List): string {
  const { source, grammar } = reading
  const values: string[] = []
  while (reading.at < source.length) {
    const escapes = source.charAt(reading.at) === grammar.escape
    values.push(
      escapes
        ? readQuotedEscape(reading)
        : (readExpansion(reading, list, { quoted: true, behind: values.length > 0 }) ?? readPlain(reading)),
    )
  }
  return values.join('')
}

/** A run of characters that mean themselves between double marks. */
function readPlain(reading: Reading): string {
  const { source } = reading
  const start = reading.at
  reading.at++
  while (reading.at < source.length && isOrdinary(source.charCodeAt(reading.at), ' ')) reading.at++
  return source.slice(start, reading.at)
}

/** What a shell expands between double marks, as the value it has, or as it is written. */
function readExpansion(reading: Reading, list: List, where: Where): string | undefined {
  const start = reading.at
  const substituted = readSubstitution(reading, list)
  if (substituted) return substitutedValue(substituted, reading, start, where.quoted)
  const value = readParameter(reading, list, where)
  if (value !== undefined) return value
  return readBraces(reading) ? reading.source.slice(start, reading.at) : undefined
}

function substitutedValue({ printed }: Substituted, reading: Reading, start: number, quoted: boolean): string {
  if (printed === undefined) return reading.source.slice(start, reading.at)
  return quoted ? printed : split(printed, reading.variables.separators)
}

interface Where {
  readonly quoted: boolean
  /** Something of the word stands before it. */
  readonly behind: boolean
  /** It stands in the word of another expansion. */
  readonly isInner?: boolean
}

/** `$NAME`, `${NAME}`, `${NAME:-word}`: its value, where that is known; undefined where it is not, or none stands here. */
function readParameter(reading: Reading, list: List, where: Where): string | undefined {
  const { source, at, dialect, variables, naming } = reading
  if (source.charAt(at) !== '$') return undefined
  if (dialect === 'powershell') {
    const found = powershellVariableAt(source, at, variables)
    reading.at = found?.end ?? at
    return found?.value
  }
  if (dialect !== 'posix') return undefined
  const found = parameterAt(source, at, variables, { ...where, naming })
  if (!found) return readOperation(reading, list, where)
  reading.at = found.end
  return found.value
}

/** `${NAME:-word}`, `${NAME#word}`: the value, or what is written where it is not known; undefined where none stands here. */
function readOperation(reading: Reading, list: List, where: Where): string | undefined {
  const { source, at, variables, naming } = reading
  OPERATION.lastIndex = at
  const [head, name = '', sign = ''] = OPERATION.exec(source) ?? []
  if (head === undefined || list.depth >= MAX_NESTING || nextBrace(reading) < 0) return undefined
  reading.at += head.length
  const begin = reading.at
  const word = readOperand(reading, { ...list, depth: list.depth + 1 }, where.quoted)
  const isPlain = !where.isInner && source.startsWith(`${word}}`, begin)
  const value = operated({ name, sign, word, isPlain }, variables, { ...where, naming })
  return value ?? source.slice(at, reading.at)
}

/** The word behind an operator, up to the brace that closes it, with its expansions. */
function readOperand(reading: Reading, list: List, quoted: boolean): string {
  const { source, grammar } = reading
  const values: string[] = []
  while (reading.at < source.length) {
    const char = source.charAt(reading.at)
    // The mark that closes the substitution around: what is open here ends with it.
    if (char === '}' || (char === '`' && list.end === '`')) {
      if (char === '}') reading.at++
      break
    }
    if (char === grammar.escape) values.push(quoted ? readQuotedEscape(reading) : readEscape(reading))
    else {
      const quote = quoted && char !== '"' ? undefined : readQuote(reading, list)
      const value = quote ?? readExpansion(reading, list, { quoted, behind: values.length > 0, isInner: true })
      values.push(value ?? (quoted ? readPlain(reading) : split(readPlain(reading), reading.variables.separators)))
    }
  }
  return values.join('')
}

function readQuotedEscape(reading: Reading): string {
  const { source, dialect, grammar } = reading
  const next = source.charAt(reading.at + 1)
  const escapes = dialect === 'powershell' ? next !== '' : next !== '' && '"\\$`\n'.includes(next)
  reading.at += escapes ? 2 : 1
  if (!escapes) return grammar.escape
  return next === '\n' ? '' : next
}

/** `$'…'`, in which only `\'` matters for where it ends. */
function readAnsi(reading: Reading): string {
  const { source } = reading
  reading.at += 2
  const start = reading.at
  while (reading.at < source.length && source.charAt(reading.at) !== "'")
    reading.at += source.charAt(reading.at) === '\\' ? 2 : 1
  const end = Math.min(reading.at, source.length)
  reading.at = Math.min(end + 1, source.length)
  return unescaped(source.slice(start, end))
}

const OPENERS = ['$(', '<(', '>(', '`']

function opensSubstitution(reading: Reading): boolean {
  return opener(reading) !== undefined
}

function opener({ source, at, grammar, dialect }: Reading): string | undefined {
  if (!grammar.substitution) return undefined
  const found = OPENERS.find((text) => source.startsWith(text, at))
  return dialect === 'powershell' && found !== '$(' ? undefined : found
}

interface Substituted {
  /** What it prints, where that is known. */
  readonly printed: string | undefined
}

/** A substitution and the commands in it; undefined where none stood here. */
function readSubstitution(reading: Reading, list: List): Substituted | undefined {
  const open = opener(reading)
  if (open === undefined || list.depth >= MAX_NESTING) return undefined
  reading.at += open.length
  reading.joined = true
  const end = open === '`' ? '`' : ')'
  const { naming } = reading
  const printed = reading.inside({ end, after: open, depth: list.depth + 1, nested: true })
  reading.naming = naming
  return { printed: open === '$(' || open === '`' ? printed : undefined }
}

/** `${…}` as a whole, whatever stands in it; true when one stood here. */
function readBraces(reading: Reading): boolean {
  if (!reading.source.startsWith('${', reading.at)) return false
  const close = nextBrace(reading)
  if (close < 0) return false
  reading.at = close + 1
  return true
}

function nextBrace(reading: Reading): number {
  const { source, at, brace: known } = reading
  if (known < at && known !== -1) reading.brace = source.indexOf('}', at)
  return reading.brace
}

/** What parts words in every grammar, but for the end of a line. */
export function isBlank(char: string): boolean {
  return char === ' ' || char === '\t' || char === '\r'
}

/** Letters, digits and the characters of paths and URLs: nothing to any grammar, so a run of them is taken at once. */
function isOrdinary(code: number, also = ''): boolean {
  if (code === 32) return also === ' '
  return (
    (code >= 97 && code <= 122) || // a-z
    (code >= 64 && code <= 90) || // @A-Z
    (code >= 43 && code <= 58) || // + , - . / 0-9 :
    code === 95 || // _
    code === 61 || // =
    code > 127
  )
}
