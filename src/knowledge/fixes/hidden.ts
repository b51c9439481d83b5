/** Characters that nobody sees, taken out of what they stand in: strings, names, comments. */

import { pieceAt, rewritten, unsafe } from '../../changes.ts'
import { type Change, type Document, type Fix, keyOf, type Node, type Span, type StringNode } from '../../model.ts'
import { walk } from '../../tree.ts'
import { onceFor } from '../memoize.ts'
import { countBefore } from '../order.ts'
import { textOf } from '../references/index.ts'
import { type HiddenText, hiddenIn, isAlone } from '../text/hidden-text.ts'

/** Stretches of the file, as its parser takes them: of strings, of keys, of what is neither. */
export function withoutStretches(document: Document, hidden: HiddenText, start: number): Fix | undefined {
  const spans = hidden.runs.map(({ from, to }) => ({ start: start + from, end: start + to }))
  const tokens = tokensAround(document, { start, end: spans.at(-1)?.end ?? start })
  const found = tokens.map((token) => ({ ...token, inside: spans.filter((span) => isIn(span, token)) }))
  const hit = found.filter(({ inside }) => inside.length > 0)
  const inKeys = new Set(hit.flatMap(({ node, isKey }) => (isKey ? [node] : [])))
  const known = new Set(hit.flatMap(({ inside }) => inside))
  return asFix(hidden, [
    ...[...inKeys].map(renamed),
    ...hit.flatMap(({ node, isKey, inside }) => (!isKey && node.kind === 'string' ? cutsFrom(node, inside) : [])),
    ...spans.filter((span) => !known.has(span)).map((span): Change => ({ does: 'strip', span })),
  ])
}

/** A key or the content of a string, where the file says it. */
interface Token extends Span {
  readonly node: Node
  readonly isKey: boolean
  /** Its number among all. */
  readonly at: number
}

/** By where they begin, and how far those up to each reach: all are listed once, of a file that asks for thousands of fixes. */
interface Tokens {
  readonly all: readonly Token[]
  readonly reach: readonly number[]
}

const tokensOf = onceFor((document: Document): Tokens => {
  const found: Token[] = []
  for (const root of document.roots) {
    for (const node of walk(root)) {
      for (const { start, end } of namesOf(node, document.mentions))
        if (startOf(node) <= end && start <= node.span.end)
          found.push({ start, end, node, isKey: true, at: found.length })
      if (node.kind === 'string') found.push({ ...node.content, node, isKey: false, at: found.length })
    }
  }
  const all = found.sort((a, b) => a.start - b.start || a.at - b.at)
  let furthest = 0
  const reach = all.map(({ end }) => {
    furthest = Math.max(furthest, end)
    return furthest
  })
  return { all, reach }
})

/** Those that a stretch touches, in the order of the tree. */
function tokensAround(document: Document, { start, end }: Span): readonly Token[] {
  const { all, reach } = tokensOf(document)
  const low = countBefore(all, (token) => token.start > end)
  const found: Token[] = []
  for (let index = low - 1; index >= 0 && (reach[index] ?? 0) >= start; index--) {
    const token = all[index]
    if (token && token.end >= start) found.push(token)
  }
  return found.sort((a, b) => a.at - b.at)
}

/** All that a string's value holds. */
export function withoutHidden(node: StringNode, hidden: HiddenText): Fix | undefined {
  return asFix(hidden, cuts(node, hidden.runs))
}

/** All that a key holds. */
export function keyWithoutHidden(node: Node, hidden: HiddenText): Fix | undefined {
  return asFix(hidden, [renamed(node)])
}

/** Where the file says what a node is called. */
function namesOf(node: Node, mentions: Document['mentions']): readonly Span[] {
  const key = keyOf(node)
  return key ? [key.span, ...(mentions?.get(node) ?? [])] : []
}

function startOf(node: Node): number {
  return Math.min(keyOf(node)?.span.start ?? node.span.start, node.span.start)
}

function isIn({ start, end }: Span, outer: Span): boolean {
  return outer.start <= start && end <= outer.end
}

/** Stretches of the file as units of the string that they stand in; undefined where an escape begins or ends elsewhere. */
function cutsFrom(node: StringNode, spans: readonly Span[]): readonly (Change | undefined)[] {
  const texts = [read(node)]
  const runs = spans.map((span) => pieceAt(texts, span))
  return runs.every((run) => run !== undefined) ? cuts(node, runs) : [undefined]
}

/** Asked once of a string, as of a name below. */
const read = onceFor(textOf)

type Runs = HiddenText['runs']

/** One change of a string without quotes, which may have to be put into them; elsewhere the less is written the better. */
function cuts(node: StringNode, runs: Runs): readonly (Change | undefined)[] {
  const [first, last] = [runs[0], runs.at(-1)]
  if (!first || !last) return []
  const text = read(node)
  if (node.style !== 'plain') return runs.map(({ from, to }) => rewritten(text, '', from, to))
  const middle = without(node.value.slice(0, last.to), runs).slice(first.from)
  return [rewritten(text, middle, first.from, last.to)]
}

/** Runs are in order, and none lies over another. */
function without(text: string, runs: Runs): string {
  const kept = runs.map(({ from }, at) => text.slice(runs[at - 1]?.to ?? 0, from))
  return kept.join('') + text.slice(runs.at(-1)?.to ?? 0)
}

/**
 * Undefined where the name is another one's already, or there would be none left. Asked once of a name: an endless one hides
 * something in each of many stretches, which are told apart.
 */
const renamed = onceFor((node: Node): Change | undefined => {
  const name = keyOf(node)?.text ?? ''
  const runs = hiddenIn(name, isAlone(name), 'string')?.runs ?? []
  const by = without(name, runs)
  if (by === '' || by === name || node.parent?.kind !== 'mapping' || node.parent.children.has(by)) return undefined
  return { does: 'rename', node, by }
})

/** Somebody may have written them on purpose, and a program may have a file or a tool by that very name. */
function asFix({ single }: HiddenText, changes: readonly (Change | undefined)[]): Fix | undefined {
  return unsafe(single ? 'Remove the hidden character' : 'Remove the hidden characters', changes)
}
