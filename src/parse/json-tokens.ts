/** Tokens of JSON and of what people write when they mean JSON: comments, single quotes, bare words, JSON5 numbers. */

import { createScanner, type JSONScanner } from 'jsonc-parser'
import type { Span } from '../tree.ts'
import type { Problems } from './build.ts'
import { decodeString, jsonPiece } from './strings.ts'

export type TokenKind =
  | '{'
  | '}'
  | '['
  | ']'
  | ':'
  | ','
  | 'string'
  | 'number'
  | 'true'
  | 'false'
  | 'null'
  | 'word'
  | 'end'
  | 'comment'
  | 'blank'

/** By the scanner's `SyntaxKind`, whose names do not outlive its own compilation. */
const KINDS: readonly TokenKind[] = [
  'word',
  '{',
  '}',
  '[',
  ']',
  ',',
  ':',
  'null',
  'true',
  'false',
  'string',
  'number',
  'comment',
  'comment',
  'blank',
  'blank',
  'word',
  'end',
]

/** Of the scanner's `ScanError`, the one that a comment can have. */
const UNCLOSED_COMMENT = 1
const MARKS: ReadonlyMap<number, TokenKind> = new Map(
  (['{', '}', '[', ']', ':', ','] as const).map((mark) => [mark.charCodeAt(0), mark]),
)
const SINGLE_QUOTE = 39
const HASH = 35
const BACKSLASH = 92

/** Blank to JSON5, and to the eye, and not to JSON: copied from a web page, most often. */
const ODD_BLANK = /[\v\f\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]/

/** A `#` between blanks. */
const BLANK_AROUND = /^[ \t]#[ \t]$/

/**
 * Reads one token at a time; the fields are the current one's. Comments are collected and passed over. Whatever no JSON
 * parser takes is reported, unless the file is JSON5, which it is made for.
 */
export class Tokens {
  kind: TokenKind = 'end'
  start = 0
  end = 0
  /** Of a string: decoded. Of a number or word: as written. */
  value = ''
  offsets: readonly number[] | undefined = undefined
  content: Span = { start: 0, end: 0 }
  quote: 'double' | 'single' = 'double'
  /** Where the token before ended. */
  lastEnd = 0
  readonly comments: Span[] = []
  readonly #text: string
  readonly #problems: Problems
  readonly #json5: boolean
  readonly #scanner: JSONScanner
  /** Where the next token is looked for. */
  #position = 0

  constructor(text: string, problems: Problems, dialect: 'json' | 'json5') {
    this.#text = text
    this.#problems = problems
    this.#json5 = dialect === 'json5'
    this.#scanner = createScanner(text, false)
    this.next()
  }

  next(): void {
    this.lastEnd = this.end
    const text = this.#text
    const scanner = this.#scanner
    do {
      const at = this.#afterHashes(this.#afterBlanks(this.#position))
      const mark = MARKS.get(text.charCodeAt(at))
      if (mark !== undefined) {
        // Most tokens are one of these, and need no scanner.
        this.kind = mark
        this.start = at
        this.end = at + 1
        this.#position = at + 1
        return
      }
      scanner.setPosition(at)
      // The scanner would take all that follows a single quote for one word, again and again.
      if (text.charCodeAt(at) === SINGLE_QUOTE) {
        this.#quoted(at, 'single')
        return
      }
      this.kind = KINDS[scanner.scan()] ?? 'word'
      this.start = scanner.getTokenOffset()
      this.end = Math.min(this.start + scanner.getTokenLength(), text.length)
      this.#position = scanner.getPosition()
      if (this.kind === 'comment') this.#comment()
    } while (this.kind === 'comment' || this.kind === 'blank')
    if (this.kind === 'string') this.#string()
    else if (this.kind === 'number') this.#number()
    else if (this.kind === 'word') this.#word()
  }

  /** To the end of the text, whatever stands before it. */
  stop(): void {
    this.#position = this.#text.length
    this.next()
  }

  /** Something JSON has no word for, and JSON5 has. */
  reportDialect(start: number, end: number, message: string): void {
    if (!this.#json5) this.#problems.once('syntax', start, end, message)
  }

  #afterBlanks(from: number): number {
    const text = this.#text
    let at = from
    for (; ; at++) {
      const unit = text.charCodeAt(at)
      if (unit === 32 || (unit >= 9 && unit <= 13 && unit !== 11 && unit !== 12)) continue
      if (!(unit === 11 || unit === 12 || unit >= 160) || !ODD_BLANK.test(text.charAt(at))) return at
      this.reportDialect(at, at + 1, 'This space is a character that JSON does not accept as one.')
    }
  }

  /**
   * Past `# …` to the end of its line, where people write that for a comment: on a line of its own, or after a blank and
   * before one. No parser of JSON takes it. Read as words, `# see: below` would be a key around all that follows.
   */
  #afterHashes(from: number): number {
    const text = this.#text
    let at = from
    while (text.charCodeAt(at) === HASH && (this.#opensLine(at) || BLANK_AROUND.test(text.slice(at - 1, at + 2)))) {
      let end = at
      while (end < text.length && text[end] !== '\n' && text[end] !== '\r') end++
      this.comments.push({ start: at, end })
      this.#problems.once('syntax', at, end, "No dialect of JSON has comments that begin with '#'.")
      this.#position = end
      at = this.#afterBlanks(end)
    }
    return at
  }

  /** Whether nothing but blanks stands between the token before, or the beginning of the line, and this place. */
  #opensLine(at: number): boolean {
    const text = this.#text
    let before = at - 1
    while (before >= this.#position && (text[before] === ' ' || text[before] === '\t')) before--
    return before < 0 || text[before] === '\n' || text[before] === '\r'
  }

  #comment(): void {
    const span = { start: this.start, end: this.end }
    this.comments.push(span)
    this.#problems.add('comment', span.start, span.end, 'JSON has no comments.')
    if (Number(this.#scanner.getTokenError()) === UNCLOSED_COMMENT)
      this.#problems.add('syntax', span.start, span.start + 2, 'This comment is never closed.')
  }

  #string(): void {
    if (this.#scanner.getTokenError()) {
      this.#quoted(this.start, 'double')
      return
    }
    this.quote = 'double'
    this.content = { start: this.start + 1, end: this.end - 1 }
    this.value = this.#scanner.getTokenValue()
    // Every escape is longer than what it stands for.
    const escaped = this.value.length !== this.content.end - this.content.start
    this.offsets = escaped ? decodeString(this.#text, this.content, jsonPiece).offsets : undefined
  }

  /** A string that the scanner does not take as it is. */
  #quoted(start: number, quote: 'double' | 'single'): void {
    const { end, closed } = endOfString(this.#text, start)
    this.kind = 'string'
    this.start = start
    this.end = end
    this.quote = quote
    this.content = { start: start + 1, end: closed ? end - 1 : end }
    const { value, offsets } = decodeString(this.#text, this.content, jsonPiece)
    this.value = value
    this.offsets = offsets
    if (!closed) this.#problems.add('syntax', start, end, unclosed(this.#text.slice(start + 1, end)))
    else if (quote === 'single') this.reportDialect(start, end, 'Expected double quotes around this string.')
    else if (!this.#json5)
      this.#problems.add('syntax', start, end, 'This string contains a character or an escape that JSON forbids.')
    this.#position = end
  }

  /** `0x1F`, `012`, `1.2.3`: a number that goes on is a word. */
  #number(): void {
    const complete = this.#scanner.getTokenError() === 0 && !isWordUnit(this.#text.charCodeAt(this.end))
    if (complete) this.value = this.#text.slice(this.start, this.end)
    else this.#word()
  }

  /** To its end, which the scanner does not always find: it takes the minus of `-Infinity` by itself. */
  #word(): void {
    const text = this.#text
    let end = this.end
    while (end < text.length && isWordUnit(text.charCodeAt(end))) end++
    this.kind = 'word'
    this.end = end
    this.value = text.slice(this.start, end)
    // A name of JSON5 may have escapes in it (ECMA-262, IdentifierName).
    if (this.#json5 && this.value.includes('\\u'))
      this.value = decodeString(text, { start: this.start, end }, jsonPiece).value
    this.#position = end
  }
}

/** Text that went through a word processor or a web page may end in the quotation mark of a book. */
function unclosed(content: string): string {
  const [curly] = /[\u201c-\u201f\u00ab\u00bb\uff02](?=[\s,:\]}]{0,8}$)/.exec(content) ?? []
  return curly === undefined
    ? 'This string is not closed on its line.'
    : `This string is not closed on its line: '${curly}' is not the quotation mark of JSON.`
}

/**
 * Where the string that opens at `start` ends. One without a closing quote ends with its line, before the comma that was
 * most likely meant to follow it.
 */
function endOfString(text: string, start: number): { readonly end: number; readonly closed: boolean } {
  const quote = text.charCodeAt(start)
  let at = start + 1
  for (; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (unit === quote) return { end: at + 1, closed: true }
    if (unit === 10 || unit === 13) break
    if (unit !== BACKSLASH) continue
    at++
    if (text.charCodeAt(at) === 13 && text.charCodeAt(at + 1) === 10) at++
  }
  let end = Math.min(at, text.length)
  while (end > start + 1 && /[ \t]/.test(text.charAt(end - 1))) end--
  if (end > start + 1 && text[end - 1] === ',') end--
  return { end, closed: false }
}

/** Neither blank nor one of `{}[]:,"'/`. */
function isWordUnit(unit: number): boolean {
  return unit > 32 && !'{}[]:,"\'/'.includes(String.fromCharCode(unit))
}

/** From an opening bracket past the one that closes it, whatever its kind. */
export function skipGroup(tokens: Tokens): void {
  let depth = 0
  do {
    if (tokens.kind === '{' || tokens.kind === '[') depth++
    else if (tokens.kind === '}' || tokens.kind === ']') depth--
    tokens.next()
  } while (depth > 0 && tokens.kind !== 'end')
}
