/** From the text that is to be to the edits that make it of the one that is. */

import { diffWordsWithSpace } from 'diff'
import type { TextEdit } from 'vscode-languageserver'
import { TextDocument } from 'vscode-languageserver-textdocument'

/** Words that differ, beyond which two texts are not compared any further: what is between their ends is one edit. */
const MOST_WORDS = 2000

/**
 * Edits of words, so that what stays is in none of them: a credential beside a change least of all.
 *
 * @param before The text of the document. @param after The text that it is to have.
 */
export function editsBetween(before: string, after: string, document: TextDocument): TextEdit[] {
  const start = commonStart(before, after)
  const end = commonEnd(before.slice(start), after.slice(start))
  const old = before.slice(start, before.length - end)
  const fresh = after.slice(start, after.length - end)
  const edits = (wordEdits(old, fresh) ?? [{ from: 0, to: old.length, newText: fresh }]).map(
    ({ from, to, newText }): TextEdit => ({
      range: { start: document.positionAt(start + from), end: document.positionAt(start + to) },
      newText,
    }),
  )
  if (TextDocument.applyEdits(document, edits) === after) return edits
  // No position stands for the middle of a line break.
  return [{ range: { start: document.positionAt(0), end: document.positionAt(before.length) }, newText: after }]
}

interface WordEdit {
  readonly from: number
  readonly to: number
  readonly newText: string
}

function wordEdits(old: string, fresh: string): readonly WordEdit[] | undefined {
  const edits: WordEdit[] = []
  let at = 0
  for (const { value, added, removed } of diffWordsWithSpace(old, fresh, { maxEditLength: MOST_WORDS }) ?? []) {
    if (!added && !removed) {
      at += value.length
      continue
    }
    const to = removed ? at + value.length : at
    const newText = added ? value : ''
    const last = edits.at(-1)
    // What goes and what comes in its place are one edit.
    if (last?.to === at) edits[edits.length - 1] = { from: last.from, to, newText: last.newText + newText }
    else edits.push({ from: at, to, newText })
    at = to
  }
  return at === old.length ? edits : undefined
}

/** To the start of a line. */
function commonStart(a: string, b: string): number {
  let at = 0
  const most = Math.min(a.length, b.length)
  while (at < most && a.charCodeAt(at) === b.charCodeAt(at)) at++
  return at === 0 ? 0 : a.lastIndexOf('\n', at - 1) + 1
}

/** From the start of a line. */
function commonEnd(a: string, b: string): number {
  let count = 0
  const most = Math.min(a.length, b.length)
  while (count < most && a.charCodeAt(a.length - 1 - count) === b.charCodeAt(b.length - 1 - count)) count++
  const line = a.indexOf('\n', a.length - count)
  return line < 0 ? 0 : a.length - line - 1
}
