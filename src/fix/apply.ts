/** Makes changes in a document's text, and takes nothing for granted: what comes out is read again and compared. */

import type { Change, Edit } from '../model.ts'
import type { Parse } from '../parse/index.ts'
import type { Document, Span } from '../tree.ts'
import { editsOf, withEdits } from './edits.ts'
import { isAsIntended, onTree } from './intended.ts'
import { firstEndingAfter } from './lines.ts'

/** Why not, in words that fit after "It was left as it is:". */
export interface Refused {
  readonly refused: string
}

export type Applied = { readonly text: string; readonly edits: readonly Edit[] } | Refused

/** A document to be changed, once or many times. */
export interface Workpiece {
  readonly document: Document
  /** As its parser gives it: with the keys as they are written, and documents within strings unopened. */
  readonly plain: Document
  readonly parse: Parse
}

/** @param parse The parser of the document's format. */
export function workpieceOf(document: Document, parse: Parse): Workpiece {
  return { document, plain: parse(document.source), parse }
}

export interface Draft {
  /** In the order of the text. */
  readonly edits: readonly Edit[]
  /** Of the nodes of the plain document. */
  readonly changes: readonly Change[]
}

/** The edits that changes come down to, before anybody has looked at what comes of them. */
export function drafted({ document, plain }: Workpiece, changes: readonly Change[]): Draft | Refused {
  const here = onTree(changes, plain.roots, document.roots)
  if (!here) return { refused: 'it stands in a document within a string, or comes from an alias.' }
  const edits = editsOf(plain, here)
  return edits ? { edits, changes: here } : { refused: 'it is written in a way that cannot be changed by itself.' }
}

/**
 * The text with the changes made: it has no syntax error that it did not have, its tree is what the changes say, its comments
 * are all there but those that were asked to go, and every other character is as it was. Or why that cannot be had.
 */
export function made(piece: Workpiece, changes: readonly Change[]): Applied {
  const draft = drafted(piece, changes)
  return 'refused' in draft ? draft : checked(piece, draft)
}

/** What comes of a draft, held against what it is to be. */
export function checked({ plain, parse }: Workpiece, draft: Draft): Applied {
  const { source } = plain
  const text = withEdits(source.text, draft.edits)
  if (text === source.text) return { refused: 'nothing would change.' }
  const after = parse({ ...source, text })
  if (hasNewProblem(plain, after)) return { refused: 'the file could not be read afterwards.' }
  if (!isAsIntended(plain.roots, draft.changes, after)) return { refused: 'the file would say something else besides.' }
  if (losesComment(plain, after, draft.edits)) return { refused: 'a comment would be lost.' }
  return { text, edits: draft.edits }
}

/** The same for a document that is changed once. */
export function applied(document: Document, changes: readonly Change[], parse: Parse): Applied {
  return made(workpieceOf(document, parse), changes)
}

/** One of a kind and message more than before. */
function hasNewProblem(before: Document, after: Document): boolean {
  const counts = new Map<string, number>()
  for (const { kind, message } of before.problems) {
    const key = `${kind} ${message}`
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return after.problems.some(({ kind, message }) => {
    const key = `${kind} ${message}`
    const left = counts.get(key) ?? 0
    counts.set(key, left - 1)
    return left === 0
  })
}

/**
 * A comment that no cut takes away whole has to be there afterwards, in its place among the others, letter for letter but for
 * what was cut inside of it. What is written anew has no comments, so that those it stood around would be lost.
 */
function losesComment(before: Document, after: Document, edits: readonly Edit[]): boolean {
  const { text } = before.source
  const spans = edits.map(({ span }) => span)
  const kept = before.comments.flatMap((comment) => {
    const first = firstEndingAfter(spans, comment.start)
    const cuts: Edit[] = []
    for (let index = first; (spans[index]?.start ?? comment.end) < comment.end; index++) {
      const edit = edits[index]
      if (edit?.text === '') cuts.push(edit)
    }
    if (cuts.some(({ span }) => isWithin(comment, span))) return []
    return [without(text, comment, cuts)]
  })
  const found = after.comments.map(({ start, end }) => after.source.text.slice(start, end))
  return kept.length !== found.length || kept.some((comment, index) => comment !== found[index])
}

/** A comment's text without what is cut out of it. */
function without(text: string, { start, end }: Span, cuts: readonly Edit[]): string {
  const inside = cuts
    .filter(({ span }) => isWithin(span, { start, end }))
    .map(({ span }) => ({ span: { start: span.start - start, end: span.end - start }, text: '' }))
  return withEdits(text.slice(start, end), inside)
}

function isWithin(inner: Span, outer: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end
}
