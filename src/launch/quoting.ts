/** One word of a command string, its quotation marks and escapes taken off. */

import { unescaped } from '../knowledge/escapes.ts'
import { pieceOf, splitReferences } from '../knowledge/references.ts'
import type { StringNode, Text } from '../model.ts'
import { bracesAt, parameterAt, split, type Variables } from './expansion.ts'
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
  const { source, grammar } = reading
  const start = reading.at
  const values: string[] = []
  const braces = reading.dialect === 'posix' && source.charAt(start) === '{' ? bracesAt(source, start) : undefined
  if (braces) {
    reading.at = braces.end
    return reading.piece(start, reading.at, braces.value)
  }
  /** The inside of a quotation that begins the word and holds no escapes: exact to the character, if it ends it too. */
  let inside: { from: number; to: number } | undefined
  while (reading.at < source.length) {
    const char = source.charAt(reading.at)
    if (isBlank(char) || char === list.end) break
    if (grammar.breaks.includes(char) && !opensSubstitution(reading)) break
    const from = reading.at
    const quote = readQuote(reading, list)
    if (quote === undefined) {
      values.push(readBare(reading, list, values.length > 0))
      continue
    }
    values.push(quote)
    if (from === start && source.charAt(reading.at - 1) === char && reading.at - from === quote.length + 2)
      inside = { from: from + 1, to: reading.at - 1 }
  }
  const value = values.join('')
  if (inside && inside.to + 1 === reading.at) return reading.piece(inside.from, inside.to, value)
  return reading.piece(start, reading.at, value)
}

/** Characters outside quotation marks: an escape, a substitution, or a run of ordinary ones. */
function readBare(reading: Reading, list: List, behind: boolean): string {
  const { source, grammar } = reading
  const char = source.charAt(reading.at)
  if (char === grammar.escape) return readEscape(reading)
  const start = reading.at
  const printed = readSubstitution(reading, list)
  if (printed !== undefined) return printed === '' ? source.slice(start, reading.at) : split(printed)
  const value = readParameter(reading, { quoted: false, behind })
  if (value !== undefined) return value
  if (readBraces(reading)) return source.slice(start, reading.at)
  reading.at++
  while (reading.at < source.length && isOrdinary(source.charCodeAt(reading.at))) reading.at++
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
    else values.push(readExpansion(reading, list, values.length > 0) ?? readPlain(reading))
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
function readExpansion(reading: Reading, list: List, behind: boolean): string | undefined {
  const start = reading.at
  const printed = readSubstitution(reading, list)
  if (printed) return printed
  if (printed === undefined) {
    const value = readParameter(reading, { quoted: true, behind })
    if (value !== undefined) return value
    if (!readBraces(reading)) return undefined
  }
  return reading.source.slice(start, reading.at)
}

/** `$NAME`, `${NAME}`, `${NAME:-word}`: its value, where that is known; undefined where it is not, or none stands here. */
function readParameter(reading: Reading, where: { quoted: boolean; behind: boolean }): string | undefined {
  const { source, at, dialect, variables, naming } = reading
  if (dialect !== 'posix' || source.charAt(at) !== '$') return undefined
  const found = parameterAt(source, at, variables, { ...where, naming })
  if (found) reading.at = found.end
  return found?.value
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

/** A substitution and the commands in it: what it prints, empty where that is not known; undefined where none stood here. */
function readSubstitution(reading: Reading, list: List): string | undefined {
  const open = opener(reading)
  if (open === undefined || list.depth >= MAX_NESTING) return undefined
  reading.at += open.length
  reading.joined = true
  const end = open === '`' ? '`' : ')'
  const { naming } = reading
  const printed = reading.inside({ end, after: open, depth: list.depth + 1, nested: true })
  reading.naming = naming
  return open === '$(' || open === '`' ? (printed ?? '') : ''
}

/** `${…}` as a whole, whatever stands in it; true when one stood here. */
function readBraces(reading: Reading): boolean {
  const { source, at } = reading
  if (!source.startsWith('${', at)) return false
  if (reading.brace < at && reading.brace !== -1) reading.brace = source.indexOf('}', at)
  if (reading.brace < 0) return false
  reading.at = reading.brace + 1
  return true
}

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
