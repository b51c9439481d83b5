/** The commas between the members of a JSON object or the items of an array. */

import type { Problems } from './build.ts'
import { skipGroup, type Tokens } from './json-tokens.ts'

/** Keeps the commas of one collection: where one is missing, doubled or last, and what else does not belong. */
export class Separators {
  readonly #tokens: Tokens
  readonly #problems: Problems
  readonly #expected: 'key' | 'value'
  /** `start` nothing yet, `comma` one that something stands before, `doubled` one that nothing does. */
  #before: 'start' | 'comma' | 'doubled' | 'value' = 'start'
  #comma = 0
  /** Reported since the last comma: what follows from one mistake is not told again. */
  #reported = false

  constructor(tokens: Tokens, problems: Problems, expected: 'key' | 'value') {
    this.#tokens = tokens
    this.#problems = problems
    this.#expected = expected
  }

  /** At a comma, which it takes. */
  comma(): void {
    const tokens = this.#tokens
    const lonely = this.#before !== 'value' && !this.#reported
    if (lonely)
      this.#problems.add('syntax', tokens.start, tokens.end, `Expected a ${this.#expected} before this comma.`)
    this.#before = this.#before === 'value' ? 'comma' : 'doubled'
    this.#comma = tokens.start
    this.#reported = false
    tokens.next()
  }

  /** Before a key or value that begins at `start`. */
  element(start: number, end: number): void {
    if (this.#before === 'value' && !this.#reported)
      this.#problems.add('syntax', start, end, `Expected a comma before this ${this.#expected}.`)
    this.#before = 'value'
    this.#reported = false
  }

  /** At a token that has no business here, which it takes, with all that it encloses. */
  stray(): void {
    const tokens = this.#tokens
    this.strayWord(tokens.start, tokens.end)
    if (tokens.kind === '{' || tokens.kind === '[') skipGroup(tokens)
    else tokens.next()
  }

  /** The same for a token that has been taken. */
  strayWord(start: number, end: number): void {
    if (!this.#reported)
      this.#problems.add('syntax', start, end, `Expected a ${this.#expected} or a closing bracket here.`)
    this.#reported = true
  }

  /** At the end of the collection. */
  last(closed: boolean): void {
    if (this.#before === 'comma' && closed)
      this.#problems.add('trailing-comma', this.#comma, this.#comma + 1, 'JSON allows no comma after the last element.')
  }
}
