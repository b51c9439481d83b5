/** Lines of a text around an offset: what else stands on them. */

import { onceFor } from '../knowledge/memoize.ts'
import { countBefore } from '../knowledge/order.ts'
import { Lines } from '../positions.ts'
import type { Document, Source, Span } from '../tree.ts'

/** Where the line of an offset begins, if only blanks stand before it there; the offset itself otherwise. */
export function lineStartOf(text: string, offset: number): number {
  let at = offset
  while (text[at - 1] === ' ' || text[at - 1] === '\t') at--
  return at === 0 || text[at - 1] === '\n' || text[at - 1] === '\r' ? at : offset
}

/**
 * Where the line after an offset begins, if blanks and comments alone come before it: a comment beside an element is about
 * that element. Undefined where something else does, or where a comment goes on.
 */
export function lineEndOf({ source: { text }, comments }: Document, offset: number, limit: number): number | undefined {
  let at = offset
  while (at < limit) {
    const comment = commentFrom(comments, at)
    const unit = text[at]
    if (comment) at = comment.end
    else if (unit === ' ' || unit === '\t') at++
    else if (unit === '\r' && text[at + 1] === '\n') return at + 2
    else return unit === '\n' || unit === '\r' ? at + 1 : undefined
    if (comment && /[\r\n]/.test(text.slice(comment.start, comment.end - 1))) return undefined
  }
  return undefined
}

/** Nothing but blanks and line breaks. */
export function isBlank(text: string): boolean {
  return text.trim() === ''
}

/** Behind what else stands on the line of an offset: a comment beside the last element stays beside it. */
export function endOfLine({ source: { text }, comments }: Document, offset: number, limit: number): number {
  let end = offset
  for (let at = offset; at < limit; ) {
    const comment = commentFrom(comments, at)
    if (comment) {
      at = comment.end
      end = at
    } else if (text[at] === ' ' || text[at] === '\t') at++
    else break
  }
  return end
}

/** The blanks before an element that begins its line; undefined for one that does not. */
export function indentOf(text: string, start: number): string | undefined {
  const line = lineStartOf(text, start)
  return line === start && !(start === 0 || text[start - 1] === '\n') ? undefined : text.slice(line, start)
}

/** The comment that an offset lies in; comments are in the order of the text, and a hostile file has very many. */
export function commentAt(comments: readonly Span[], offset: number): Span | undefined {
  const found = comments[firstEndingAfter(comments, offset)]
  return found && found.start <= offset ? found : undefined
}

/** The comment that begins at an offset. */
function commentFrom(comments: readonly Span[], offset: number): Span | undefined {
  const found = commentAt(comments, offset)
  return found?.start === offset ? found : undefined
}

/** The comment that ends at an offset. */
export function commentUpTo(comments: readonly Span[], offset: number): Span | undefined {
  const found = comments[firstEndingAfter(comments, offset - 1)]
  return found?.end === offset ? found : undefined
}

/** The comments that begin between two offsets. */
export function commentsBetween({ comments }: Document, from: number, to: number): readonly Span[] {
  const first = firstEndingAfter(comments, from)
  const last = firstEndingAfter(comments, to)
  return comments.slice(first, last + 1).filter(({ start }) => from < start && start < to)
}

/** Of spans in the order of the text, the index of the first that ends behind an offset. */
export function firstEndingAfter(spans: readonly Span[], offset: number): number {
  return countBefore(spans, ({ end }) => end > offset)
}

/** Whether a line begins here. */
export function startsLine(text: string, offset: number): boolean {
  return offset === 0 || text[offset - 1] === '\n' || text[offset - 1] === '\r'
}

/** Looked up: a file may be a single line, or hold no break of one of the kinds, and would be gone through for each fix. */
const linesOf = onceFor(({ text }: Source) => new Lines(text))

/** Where the line begins that an offset is on. */
export function startOfLine({ source }: Document, offset: number): number {
  const { offset: at, column } = linesOf(source).position(offset)
  return at - column + 1
}

/** Before the line break that a block scalar of YAML ends with. */
export function beforeBreak(text: string, end: number): number {
  if (text[end - 1] !== '\n') return end
  return text[end - 2] === '\r' ? end - 2 : end - 1
}

/** As many spaces as stand before an element of YAML, the dashes of its line among them; undefined where something else does. */
export function columnOf(document: Document, offset: number): string | undefined {
  const before = document.source.text.slice(startOfLine(document, offset), offset)
  return /^[ -]{0,200}$/.test(before) ? ' '.repeat(before.length) : undefined
}

/** The end of an element's last line, with a comment beside it; undefined where something else stands there. */
export function lineAfter(document: Document, end: number): number | undefined {
  const { text } = document.source
  // A block scalar of YAML ends with its line.
  if (text[end - 1] === '\n') return end
  return lineEndOf(document, end, text.length) ?? (isBlank(text.slice(end)) ? text.length : undefined)
}
