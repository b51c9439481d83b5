/** Offsets to lines and columns; the only place where they are computed. */

import type { Position, Span } from './model.ts'

/** Maps offsets of one text to 1-based lines and columns. A line ends at LF, CRLF or a lone CR, as in SARIF and editors. */
export class Lines {
  readonly #starts: number[] = [0]
  readonly #text: string

  constructor(text: string) {
    this.#text = text
    // Looking for the next one is V8's own loop, and several times as fast as ours.
    let feed = text.indexOf('\n')
    let back = text.indexOf('\r')
    while (feed >= 0 || back >= 0) {
      const end = back < 0 || (feed >= 0 && feed < back) ? feed : back + 1 === feed ? feed : back
      this.#starts.push(end + 1)
      if (feed >= 0 && feed <= end) feed = text.indexOf('\n', end + 1)
      if (back >= 0 && back <= end) back = text.indexOf('\r', end + 1)
    }
  }

  get count(): number {
    return this.#starts.length
  }

  /** Offsets past the end are taken as the end, and one between CR and LF as that of the line: no column lies beyond it. */
  position(offset: number): Position {
    const inside = Math.min(Math.max(offset, 0), this.#text.length)
    const at = this.#isWithinBreak(inside) ? inside - 1 : inside
    let low = 0
    let high = this.#starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (this.#startOf(middle) <= at) low = middle
      else high = middle - 1
    }
    return { line: low + 1, column: at - this.#startOf(low) + 1, offset: at }
  }

  /** The range of a 1-based line, without its line ending. */
  line(line: number): Span {
    const start = this.#startOf(line - 1)
    let end = line < this.#starts.length ? this.#startOf(line) : this.#text.length
    if (line < this.#starts.length) {
      if (this.#text.charCodeAt(end - 1) === 10) end--
      if (end > start && this.#text.charCodeAt(end - 1) === 13) end--
    }
    return { start, end }
  }

  #isWithinBreak(offset: number): boolean {
    return this.#text.charCodeAt(offset) === 10 && this.#text.charCodeAt(offset - 1) === 13
  }

  #startOf(index: number): number {
    return this.#starts[index] ?? this.#text.length
  }
}
