/** Which lines of a text stay in another one, in time that grows with the lines and hardly with what changed of them. */

import { diffArrays } from 'diff'
import { countBefore } from '../knowledge/order.ts'

/** A stretch of lines that stays, goes or is new. No two of a kind follow each other, and what goes comes before what is new. */
export interface Stretch {
  readonly kind: 'kept' | 'gone' | 'new'
  /** With their line breaks. */
  readonly lines: readonly string[]
}

/** A line that stays: where it stands in each of the two. */
type Pair = readonly [before: number, after: number]

/** Between two lines that are known to stay, so many are taken out and put in at the most; where that is not enough, all are. */
const MOST_CHANGES = 200

/** A text as stretches of lines: without those that are new they give it, and without those that go the other one. */
export function changedLines(before: string, after: string): readonly Stretch[] {
  const [old, now] = [linesOf(before), linesOf(after)]
  const stretches: { readonly kind: Stretch['kind']; readonly lines: string[] }[] = []
  const push = (kind: Stretch['kind'], lines: readonly string[]): void => {
    const last = stretches.at(-1)
    if (last?.kind === kind) for (const line of lines) last.lines.push(line)
    else if (lines.length > 0) stretches.push({ kind, lines: [...lines] })
  }
  let [from, to] = [0, 0]
  for (const [index, other] of [...pairsOf(old, now), [old.length, now.length] as const]) {
    push('gone', old.slice(from, index))
    push('new', now.slice(to, other))
    push('kept', old.slice(index, index + 1))
    from = index + 1
    to = other + 1
  }
  return stretches
}

function linesOf(text: string): readonly string[] {
  const lines: string[] = []
  for (let start = 0; start < text.length; ) {
    const feed = text.indexOf('\n', start)
    const end = feed < 0 ? text.length : feed + 1
    lines.push(text.slice(start, end))
    start = end
  }
  return lines
}

/** The lines that stay: those that there is one of in each, as far as they keep their order, and those in between. */
function pairsOf(old: readonly string[], now: readonly string[]): readonly Pair[] {
  const pairs: Pair[] = []
  let [from, to] = [0, 0]
  for (const anchor of [...inOrder(uniquePairs(old, now)), [old.length, now.length] as const]) {
    const [index, other] = anchor
    for (const [a, b] of pairsWithin(old.slice(from, index), now.slice(to, other))) pairs.push([from + a, to + b])
    if (index < old.length) pairs.push(anchor)
    from = index + 1
    to = other + 1
  }
  return pairs
}

/** Of lines that there is one of in each, where it stands. In the order of the first. */
function uniquePairs(old: readonly string[], now: readonly string[]): readonly Pair[] {
  const [places, others] = [placesOf(old), placesOf(now)]
  return [...places].flatMap(([line, index]): readonly Pair[] => {
    const other = others.get(line) ?? -1
    return index < 0 || other < 0 ? [] : [[index, other]]
  })
}

/** By line: where it stands; -1 for one that stands in several places. */
function placesOf(lines: readonly string[]): ReadonlyMap<string, number> {
  const places = new Map<string, number>()
  for (const [index, line] of lines.entries()) places.set(line, places.has(line) ? -1 : index)
  return places
}

/** As many pairs as stand in the same order in both: the longest rise, found by patience sorting. */
function inOrder(pairs: readonly Pair[]): readonly Pair[] {
  interface Card {
    readonly pair: Pair
    readonly below: Card | undefined
  }
  /** Of the rises of each length, the one that ends first. */
  const piles: Card[] = []
  for (const pair of pairs) {
    const low = countBefore(piles, (card) => card.pair[1] >= pair[1])
    piles[low] = { pair, below: piles[low - 1] }
  }
  const rise: Pair[] = []
  for (let card = piles.at(-1); card; card = card.below) rise.push(card.pair)
  return rise.reverse()
}

/** Of lines of which many are alike. One that the other side does not have cannot stay, and is not looked for. */
function pairsWithin(old: readonly string[], now: readonly string[]): readonly Pair[] {
  const [had, has] = [new Set(old), new Set(now)]
  const indices = old.flatMap((line, index) => (has.has(line) ? [index] : []))
  const others = now.flatMap((line, index) => (had.has(line) ? [index] : []))
  const changes = diffArrays(
    indices.map((index) => old[index]),
    others.map((index) => now[index]),
    { maxEditLength: MOST_CHANGES },
  )
  const pairs: Pair[] = []
  let [from, to] = [0, 0]
  for (const { added, removed, count } of changes ?? []) {
    if (!added && !removed)
      for (let offset = 0; offset < count; offset++) pairs.push([indices[from + offset] ?? 0, others[to + offset] ?? 0])
    if (!added) from += count
    if (!removed) to += count
  }
  return pairs
}
