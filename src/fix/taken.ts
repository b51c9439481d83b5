/** Places of a text that fixes have taken: whether another fix wants one of them is known without asking each of those. */

import type { Edit } from '../model.ts'
import type { Span } from '../tree.ts'
import { firstEndingAfter } from './lines.ts'

/** The places of edits that go together, of which a file has thousands. */
export class Taken {
  /** What is written anew, and what only goes: in the order of the text, and apart from each other. */
  readonly #written: Span[] = []
  readonly #cut: Span[] = []

  /** Whether one of these edits touches what is taken: they cannot be made at once. What only goes may go twice. */
  isWantedBy(edits: readonly Edit[]): boolean {
    return edits.some(({ span, text }) => isTouched(this.#written, span) || (text !== '' && isTouched(this.#cut, span)))
  }

  take(edits: readonly Edit[]): void {
    for (const { span, text } of edits) join(text === '' ? this.#cut : this.#written, span)
  }
}

function isTouched(spans: readonly Span[], { start, end }: Span): boolean {
  const found = spans[firstEndingAfter(spans, start - 1)]
  return found !== undefined && found.start <= end
}

/** One more, which becomes one with those that it touches. */
function join(spans: Span[], { start, end }: Span): void {
  const from = firstEndingAfter(spans, start - 1)
  let to = from
  let all = { start, end }
  for (let next = spans[to]; next && next.start <= end; next = spans[++to])
    all = { start: Math.min(all.start, next.start), end: Math.max(all.end, next.end) }
  spans.splice(from, to - from, all)
}
