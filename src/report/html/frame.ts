/** Code frames as HTML: the lines that a terminal would show, with the marked characters in `mark` elements. */

import type { Finding, Related, View } from '../../model.ts'
import type { Lines } from '../../positions.ts'
import { type Excerpt, type FrameLine, frameLines, type Marked, type Piece } from '../frame.ts'
import { html, type Markup, text } from './markup.ts'

/** The masked text of a file, and where its lines begin. */
export interface Source {
  readonly view: View
  readonly lines: Lines
}

/** Columns of a line that are shown; a narrower window breaks them. */
const ROOM = 110
/** A finding about twenty servers is not told better by twenty marks. */
const RELATED_IN_FRAME = 6

/** The frame of a finding, and the related places that it does not show. */
export function frameOf(
  finding: Finding,
  source: Source | undefined,
): { readonly frame: Markup | undefined; readonly others: readonly Related[] } {
  const inFrame = source ? finding.related.filter(({ file }) => file === finding.file).slice(0, RELATED_IN_FRAME) : []
  const others = finding.related.filter((place) => !inFrame.includes(place))
  if (!source) return { frame: undefined, others }
  const marks: readonly Marked[] = [
    { start: finding.start, end: finding.end, sign: '^', label: '' },
    ...inFrame.map(({ start, end, message }): Marked => ({ start, end, sign: '-', label: message })),
  ]
  const lines = frameLines(source.view.text, source.lines, marks, ROOM)
  return { frame: lines.length > 0 ? html`<pre class="frame">${lines.map(lineOf)}</pre>` : undefined, others }
}

function lineOf({ number, afterGap, excerpt, shown }: FrameLine<Marked>): Markup {
  const labels = shown.filter(({ label }) => label !== '')
  return html`${afterGap && html`<span class="gap">⋯</span>`}<span class="line"><span class="number">${number}</span><span class="code">${codeOf(excerpt, shown)}</span></span>${labels.map(({ label }) => html`<span class="label">${text(label, 300)}</span>`)}`
}

/** The characters of a line, those side by side under the same mark in one element. */
function codeOf({ cells, opening, closing, from }: Excerpt, shown: readonly Piece<Marked>[]): Markup {
  const signAt = (unit: number) => signOf(shown.filter((piece) => unit >= piece.from && unit < endOf(piece)))
  const runs: { readonly sign: Marked['sign'] | undefined; words: string }[] = []
  const add = (words: string, sign: Marked['sign'] | undefined) => {
    const last = runs.at(-1)
    if (last && last.sign === sign) last.words += words
    else runs.push({ sign, words })
  }
  if (opening !== '') add(opening, undefined)
  for (const cell of cells) add(cell.text, signAt(cell.unit))
  if (closing !== '') add(closing, undefined)
  const end = (cells.at(-1)?.unit ?? from) + 1
  // What is missing is marked where it would stand, behind the last character.
  const behind = signOf(shown.filter((piece) => piece.from >= end))
  if (behind) add(' ', behind)
  return html`${runs.map(({ words, sign }) => {
    const escaped = text(words, words.length)
    if (sign === undefined) return escaped
    return sign === '^' ? html`<mark>${escaped}</mark>` : html`<mark class="related">${escaped}</mark>`
  })}`
}

/** A place between two characters is shown as the character behind it. */
function endOf({ from, to }: Piece<Marked>): number {
  return Math.max(to, from + 1)
}

function signOf(pieces: readonly Piece<Marked>[]): Marked['sign'] | undefined {
  return pieces.find(({ mark }) => mark.sign === '^')?.mark.sign ?? pieces[0]?.mark.sign
}
