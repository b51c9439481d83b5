/** Starlark as characters: how far it has been read, what stands there, and what is wrong with it. */

import type { Span } from '../tree.ts'
import { MAX_DEPTH, MAX_VALUES, Problems, TOO_DEEP, TOO_MANY_FURTHER } from './build.ts'
import { lineEndAt } from './strings.ts'

/** Thrown inside a statement, and caught where that began. */
export class Fault extends Error {
  readonly kind: 'syntax' | 'limit'
  readonly span: Span

  constructor(kind: 'syntax' | 'limit', span: Span, message: string) {
    super(message)
    this.kind = kind
    this.span = span
  }
}

const UNKNOWN = 'What this comes to is only known once the file is run.'

const NAME = /[A-Za-z_]\w{0,255}/y
/** What closes a bracket. */
export const CLOSING: ReadonlyMap<string, string> = new Map([
  ['(', ')'],
  ['[', ']'],
  ['{', '}'],
])

/** A text that is read from one end to the other, and in loops once more. */
export class StarlarkText {
  readonly text: string
  readonly problems: Problems
  readonly comments: Span[] = []
  /** How far it has been read, and where that line began. */
  at = 0
  line = 0
  /** Brackets that are open: in them a line may end anywhere. */
  depth = 0
  /** Values and statements that may still be read or made. */
  left = MAX_VALUES
  /** Quotation marks that nothing closes any more. */
  readonly #unclosed = new Set<string>()
  /** Behind the last place of which it was told that nothing is known of it. */
  #told = 0

  constructor(text: string) {
    this.text = text
    this.problems = new Problems(text.length)
  }

  /** Item by item what stands between brackets, with commas between; whether there were any commas. */
  bracketed(item: (index: number) => void): boolean {
    const start = this.at
    const closing = CLOSING.get(this.text.charAt(start)) ?? ''
    this.at++
    this.depth++
    this.deeper(this.depth - 1, start)
    let commas = 0
    while (!this.takeBehindBlanks(closing)) {
      if (this.at >= this.text.length)
        throw new Fault('syntax', { start, end: start + 1 }, 'This bracket is not closed.')
      item(commas)
      if (this.takeBehindBlanks(',')) commas++
      else if (this.takeBehindBlanks(closing)) break
      else if (this.at < this.text.length) throw this.unexpected('a comma or a closing bracket')
    }
    this.depth--
    return commas > 0
  }

  /** One more than a depth; a fault where that is deeper than is read. `start`: of what is so deep. */
  deeper(depth: number, start: number): number {
    if (depth >= MAX_DEPTH) throw new Fault('limit', { start, end: start + 1 }, TOO_DEEP)
    return depth + 1
  }

  /** Takes from what may still be read; a fault where nothing is left. */
  spend(values: number): void {
    this.left -= values
    if (this.left <= 0) throw new Fault('limit', { start: this.at, end: this.at + 1 }, TOO_MANY_FURTHER)
  }

  /** Blanks and comments; the ends of lines as well where a bracket is open. */
  passBlanks(): void {
    for (;;) {
      const unit = this.text[this.at]
      if (unit === ' ' || unit === '\t') this.at++
      else if (unit === '#') this.passComment()
      else if (unit === '\\' && /[\r\n]/.test(this.text.charAt(this.at + 1))) this.passBreak(this.at + 1)
      else if ((unit === '\n' || unit === '\r') && this.depth > 0) this.passBreak(this.at)
      else return
    }
  }

  /** Lines with nothing on them, and the blanks of the next. */
  passLines(): void {
    for (this.passBlanks(); this.at < this.text.length && this.isLineEnd(); this.passBlanks()) this.passBreak(this.at)
  }

  /** The end of a line, which is at `at`. */
  passBreak(at: number): void {
    this.at = this.text.startsWith('\r\n', at) ? at + 2 : at + 1
    this.line = this.at
  }

  /** Kept once, however often a loop comes by. */
  passComment(): void {
    const start = this.at
    this.at = lineEndAt(this.text, start)
    if (start >= (this.comments.at(-1)?.end ?? 0)) this.comments.push({ start, end: this.at })
  }

  /** Units since the beginning of the line. */
  column(): number {
    return this.at - this.line
  }

  /** Whether a line ends here, or the text. */
  isLineEnd(): boolean {
    const unit = this.text[this.at]
    return unit === undefined || unit === '\n' || unit === '\r'
  }

  /** Whether this sign stood here; it has been read then. */
  take(sign: string): boolean {
    if (this.text[this.at] !== sign) return false
    this.at++
    return true
  }

  takeBehindBlanks(sign: string): boolean {
    this.passBlanks()
    return this.take(sign)
  }

  /** The name that stood here; undefined where none did, or what comes before a string: `r"…"`. */
  takeName(): string | undefined {
    const name = NAME.exec(this.from(NAME))?.[0]
    if (name === undefined || this.text[this.at + name.length] === '"' || this.text[this.at + name.length] === "'")
      return undefined
    this.at += name.length
    return name
  }

  /** Whether `for` stands behind a value. */
  isClause(): boolean {
    this.passBlanks()
    return this.text.startsWith('for', this.at) && !/\w/.test(this.text.charAt(this.at + 3))
  }

  /** The text, for an expression that is to fit where reading stands. */
  from(expression: RegExp): string {
    expression.lastIndex = this.at
    return this.text
  }

  /** A fault, for something else stands here. */
  unexpected(expected: string): Fault {
    return new Fault('syntax', { start: this.at, end: this.at + 1 }, `Expected ${expected} here.`)
  }

  /** Where the quotation mark stands that closes a string; undefined where none does, with reading behind what was looked at. */
  endOfString(from: number, quote: string): number | undefined {
    if (this.#unclosed.has(quote)) return undefined
    const isShort = quote.length === 1
    for (let at = from; at < this.text.length; at++) {
      const unit = this.text[at]
      if (unit === '\\') at++
      else if (this.text.startsWith(quote, at)) return at
      else if (isShort && (unit === '\n' || unit === '\r')) {
        this.at = at
        return undefined
      }
    }
    this.#unclosed.add(quote)
    this.at = this.text.length
    return undefined
  }

  /** Tells of a place that nothing is known of: once, however many loops come by it, and once for what is part of another. */
  tell({ start, end }: Span): void {
    if (start < this.#told) return
    this.#told = end
    this.problems.add('computed', start, end, UNKNOWN)
  }
}
