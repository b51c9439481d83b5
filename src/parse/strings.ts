/** String tokens to values, with the offset in the text of every unit of the value. */

import type { Span } from '../tree.ts'

export interface Decoded {
  readonly value: string
  /** As in `StringNode`: one entry for each unit of the value and one for the end; absent where nothing was changed. */
  readonly offsets?: readonly number[]
}

/** What stands at an offset: `text` in place of the characters up to `end`, or those characters themselves. */
interface Piece {
  readonly end: number
  readonly text?: string
}

/** The piece at an offset if it is a special one; undefined where a character stands for itself. */
export type PieceAt = (text: string, at: number, content: Span) => Piece | undefined

/** The value of a token's content, read piece by piece. */
export function decodeString(text: string, content: Span, pieceAt: PieceAt): Decoded {
  const offsets: number[] = []
  const parts: string[] = []
  let plain = content.start
  let at = content.start
  while (at < content.end) {
    const piece = pieceAt(text, at, content)
    const end = piece ? Math.min(piece.end, content.end) : at + 1
    if (piece?.text === undefined) {
      for (; at < end; at++) offsets.push(at)
      continue
    }
    parts.push(text.slice(plain, at), piece.text)
    for (let unit = 0; unit < piece.text.length; unit++) offsets.push(at)
    at = end
    plain = end
  }
  if (plain === content.start) return { value: text.slice(content.start, content.end) }
  parts.push(text.slice(plain, content.end))
  offsets.push(content.end)
  return { value: parts.join(''), offsets }
}

/**
 * The same for a value that a library has read already: the offsets are ours, the value is the library's, and where the
 * two disagree the offsets are as near as counting units gets them.
 */
export function locate(text: string, content: Span, pieceAt: PieceAt, value: string): Decoded {
  if (value.length === content.end - content.start && text.startsWith(value, content.start)) return { value }
  const decoded = decodeString(text, content, pieceAt)
  return decoded.value === value ? decoded : approximate(content, value)
}

function approximate({ start, end }: Span, value: string): Decoded {
  return { value, offsets: Array.from({ length: value.length + 1 }, (_, unit) => Math.min(start + unit, end)) }
}

// ── Escapes ─────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Escapes of one character, RFC 8259 section 7, with those of JSON5 (`\'`, `\v`, `\0`). */
const JSON_ESCAPES: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ["'", "'"],
  ['\\', '\\'],
  ['/', '/'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['v', '\v'],
  ['0', '\0'],
])

/** YAML 1.2.2, section 5.7. */
const YAML_ESCAPES: ReadonlyMap<string, string> = new Map([
  ['0', '\0'],
  ['a', '\x07'],
  ['b', '\b'],
  ['e', '\x1b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['v', '\v'],
  ['N', '\u0085'],
  ['_', '\u00a0'],
  ['L', '\u2028'],
  ['P', '\u2029'],
  [' ', ' '],
  ['"', '"'],
  ['/', '/'],
  ['\\', '\\'],
  ['\t', '\t'],
])

/** TOML 1.1, "String". */
const TOML_ESCAPES: ReadonlyMap<string, string> = new Map([
  ['b', '\b'],
  ['t', '\t'],
  ['n', '\n'],
  ['f', '\f'],
  ['r', '\r'],
  ['e', '\x1b'],
  ['"', '"'],
  ['\\', '\\'],
])

/** Of Starlark ("String literals" in its spec.md), as in Python; numbers of up to three octal digits are apart. */
const STARLARK_ESCAPES: ReadonlyMap<string, string> = new Map([
  ['a', '\x07'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['v', '\v'],
  ['"', '"'],
  ["'", "'"],
  ['\\', '\\'],
])

const OCTAL = /[0-7]{1,3}/y

const HEX_ESCAPES: ReadonlyMap<string, RegExp> = new Map([
  ['x', /[0-9A-Fa-f]{2}/y],
  ['u', /[0-9A-Fa-f]{4}/y],
  ['U', /[0-9A-Fa-f]{8}/y],
])

const MAX_CODE_POINT = 0x10ffff

/** The escape whose backslash stands at `at`; one that the format does not know stands for itself, backslash and all. */
function escapeAt(text: string, at: number, letters: ReadonlyMap<string, string>): Piece {
  const letter = text.charAt(at + 1)
  const simple = letters.get(letter)
  if (simple !== undefined) return { end: at + 2, text: simple }
  const digits = HEX_ESCAPES.get(letter)
  if (!digits) return { end: at + 2 }
  digits.lastIndex = at + 2
  const code = Number.parseInt(digits.exec(text)?.[0] ?? '', 16)
  // A code unit of its own is what JSON means by \u, surrogates included; above them only \U reaches.
  return code <= MAX_CODE_POINT ? { end: digits.lastIndex, text: String.fromCodePoint(code) } : { end: at + 2 }
}

/** Inside quotes, double or single, of JSON and JSON5. A Windows path with single backslashes keeps them. */
export const jsonPiece: PieceAt = (text, at) => {
  if (text[at] !== '\\') return undefined
  const end = lineBreakAt(text, at + 1)
  return end ? { end, text: '' } : escapeAt(text, at, JSON_ESCAPES)
}

/** Inside quotes of Starlark, but for raw ones. */
export const starlarkPiece: PieceAt = (text, at) => {
  if (text[at] !== '\\') return undefined
  const end = lineBreakAt(text, at + 1)
  if (end) return { end, text: '' }
  OCTAL.lastIndex = at + 1
  const [digits] = OCTAL.exec(text) ?? []
  if (digits === undefined) return escapeAt(text, at, STARLARK_ESCAPES)
  return { end: at + 1 + digits.length, text: String.fromCharCode(Number.parseInt(digits, 8)) }
}

// ── Lines ───────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Where the line break at `at` ends; undefined if there is none. */
function lineBreakAt(text: string, at: number): number | undefined {
  if (text[at] === '\n') return at + 1
  if (text[at] === '\r') return text[at + 1] === '\n' ? at + 2 : at + 1
  return undefined
}

/** Where the line that an offset is in ends, before its break. */
export function lineEndAt(text: string, from: number): number {
  for (let at = from; at < text.length; at++) if (text[at] === '\n' || text[at] === '\r') return at
  return text.length
}

function isBlank(unit: string | undefined): boolean {
  return unit === ' ' || unit === '\t'
}

/**
 * A run of blanks and line breaks as YAML folds it: one break is a space, more are one break fewer. The run is taken whole
 * even when nothing is folded, or each of its blanks would look for the end again.
 */
const foldedPiece: PieceAt = (text, at, content) => {
  let end = at
  let breaks = 0
  for (; end < content.end; end++) {
    if (text[end] === '\n') breaks++
    else if (!isBlank(text[end]) && !(text[end] === '\r' && text[end + 1] === '\n')) break
  }
  if (end === at) return undefined
  if (breaks === 0) return { end }
  return { end, text: breaks === 1 ? ' ' : '\n'.repeat(breaks - 1) }
}

export const yamlPlainPiece: PieceAt = foldedPiece

export const yamlSinglePiece: PieceAt = (text, at, content) =>
  text[at] === "'" ? { end: at + 2, text: "'" } : foldedPiece(text, at, content)

export const yamlDoublePiece: PieceAt = (text, at, content) => {
  if (text[at] !== '\\') return foldedPiece(text, at, content)
  let end = lineBreakAt(text, at + 1)
  if (end === undefined) return escapeAt(text, at, YAML_ESCAPES)
  while (end < content.end && isBlank(text[end])) end++
  return { end, text: '' }
}

export const tomlBasicPiece: PieceAt = (text, at) => (text[at] === '\\' ? escapeAt(text, at, TOML_ESCAPES) : undefined)

/** In `'''…'''`: the break after the opening quotes is not part of the value, and every other one is a line feed. */
export const tomlMultilineLiteralPiece: PieceAt = (text, at, content) => {
  const end = lineBreakAt(text, at)
  if (end === undefined) return undefined
  return { end, text: at === content.start ? '' : '\n' }
}

/** In `"""…"""`: as above, with escapes, of which a backslash at the end of a line takes all blanks after it. */
export const tomlMultilineBasicPiece: PieceAt = (text, at, content) => {
  if (text[at] !== '\\') return tomlMultilineLiteralPiece(text, at, content)
  if (!isBlank(text[at + 1]) && lineBreakAt(text, at + 1) === undefined) return escapeAt(text, at, TOML_ESCAPES)
  let end = at + 1
  while (end < content.end && (isBlank(text[end]) || lineBreakAt(text, end) !== undefined)) end++
  return { end, text: '' }
}

/**
 * The offsets of a YAML block scalar (`|`, `>`). Each line of the text is looked for in the value, in order; between two
 * lines the value holds only breaks and the spaces that folding made of them, which stand for the line's end.
 */
export function locateBlock(text: string, content: Span, value: string): Decoded {
  const offsets: number[] = []
  /** Ends of the lines since the last that said something: what the breaks between two pieces stand for, in order. */
  let breaks: number[] = []
  let indent: number | undefined
  for (let at = content.start; at < content.end; ) {
    const feed = text.indexOf('\n', at)
    const next = feed < 0 || feed >= content.end ? content.end : feed + 1
    const end = endOfLine(text, at, next)
    let first = at
    while (first < end && text[first] === ' ' && (indent === undefined || first - at < indent)) first++
    if (first < end) {
      indent ??= indentation(value, first - at)
      first = Math.min(first, at + indent)
      const line = text.slice(first, end)
      let passed = 0
      while (isBreak(value[offsets.length]) && !value.startsWith(line, offsets.length))
        offsets.push(breaks[passed++] ?? breaks.at(-1) ?? content.start)
      if (!value.startsWith(line, offsets.length)) return approximate(content, value)
      for (let unit = first; unit < end; unit++) offsets.push(unit)
      breaks = []
    }
    breaks.push(end)
    at = next
  }
  let passed = 0
  while (offsets.length < value.length) offsets.push(breaks[passed++] ?? content.end)
  // Breaks that `|-` takes off are not part of the value.
  offsets.push(breaks[passed] ?? content.end)
  return { value, offsets }
}

function isBreak(unit: string | undefined): boolean {
  return unit === '\n' || unit === ' '
}

function endOfLine(text: string, start: number, next: number): number {
  let end = next
  if (end > start && text[end - 1] === '\n') end--
  if (end > start && text[end - 1] === '\r') end--
  return end
}

/** Of the first line; a value that begins with spaces was written with an indicator (`|2`): those are not indentation. */
function indentation(value: string, leading: number): number {
  let breaks = 0
  while (value[breaks] === '\n') breaks++
  let spaces = 0
  while (spaces < leading && value[breaks + spaces] === ' ') spaces++
  return leading - spaces
}
