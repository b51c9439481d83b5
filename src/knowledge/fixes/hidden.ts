/** Characters that nobody sees, taken out of what they stand in: strings, names, comments. */

import { pieceAt, rewritten, unsafe } from '../../changes.ts'
import { type Change, type Document, type Fix, keyOf, type Node, type Span, type StringNode } from '../../model.ts'
import { walk } from '../../tree.ts'
import { type HiddenText, hiddenIn, isAlone } from '../hidden-text.ts'
import { textOf } from '../references.ts'

/** Stretches of the file, as its parser takes them: of strings, of keys, of what is neither. */
export function withoutStretches({ roots, mentions }: Document, hidden: HiddenText, start: number): Fix | undefined {
  const spans = hidden.runs.map(({ from, to }) => ({ start: start + from, end: start + to }))
  const end = spans.at(-1)?.end ?? start
  // Those around the stretch, of a hundred thousand that there may be; a table may be named as often.
  const isAround = (span: Span) => span.start <= end && start <= span.end
  const nodes = roots.flatMap((root) => walk(root)).filter((node) => startOf(node) <= end && start <= node.span.end)
  const keys = new Map(nodes.map((node) => [node, namesOf(node, mentions).filter(isAround)]))
  const isInKey = (span: Span, node: Node) => keys.get(node)?.some((key) => isIn(span, key)) === true
  const inKeys = nodes.filter((node) => spans.some((span) => isInKey(span, node)))
  const inStrings = nodes.flatMap((node) => {
    const inside = node.kind === 'string' ? spans.filter((span) => isIn(span, node.content)) : []
    return node.kind === 'string' && inside.length > 0 ? [{ node, inside }] : []
  })
  const ofStrings = new Set(inStrings.flatMap(({ inside }) => inside))
  const elsewhere = spans.filter((span) => !ofStrings.has(span) && !inKeys.some((node) => isInKey(span, node)))
  return asFix(hidden, [
    ...inKeys.map(renamed),
    ...inStrings.flatMap(({ node, inside }) => cutsFrom(node, inside)),
    ...elsewhere.map((span): Change => ({ does: 'strip', span })),
  ])
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
  const texts = [textOf(node)]
  const runs = spans.map((span) => pieceAt(texts, span))
  return runs.every((run) => run !== undefined) ? cuts(node, runs) : [undefined]
}

type Runs = HiddenText['runs']

/** One change of a string without quotes, which may have to be put into them; elsewhere the less is written the better. */
function cuts(node: StringNode, runs: Runs): readonly (Change | undefined)[] {
  const [first, last] = [runs[0], runs.at(-1)]
  if (!first || !last) return []
  const text = textOf(node)
  if (node.style !== 'plain') return runs.map(({ from, to }) => rewritten(text, '', from, to))
  const middle = without(node.value.slice(0, last.to), runs).slice(first.from)
  return [rewritten(text, middle, first.from, last.to)]
}

/** Runs are in order, and none lies over another. */
function without(text: string, runs: Runs): string {
  const kept = runs.map(({ from }, at) => text.slice(runs[at - 1]?.to ?? 0, from))
  return kept.join('') + text.slice(runs.at(-1)?.to ?? 0)
}

/** Asked once of a name: an endless one hides something in each of many stretches, which are told apart. */
const renamings = new WeakMap<Node, { readonly change: Change | undefined }>()

function renamed(node: Node): Change | undefined {
  const known = renamings.get(node) ?? { change: renamedOf(node) }
  renamings.set(node, known)
  return known.change
}

/** Undefined where the name is another one's already, or there would be none left. */
function renamedOf(node: Node): Change | undefined {
  const name = keyOf(node)?.text ?? ''
  const runs = hiddenIn(name, isAlone(name))?.runs ?? []
  const by = without(name, runs)
  if (by === '' || by === name || node.parent?.kind !== 'mapping' || node.parent.children.has(by)) return undefined
  return { does: 'rename', node, by }
}

/** Somebody may have written them on purpose, and a program may have a file or a tool by that very name. */
function asFix({ single }: HiddenText, changes: readonly (Change | undefined)[]): Fix | undefined {
  return unsafe(single ? 'Remove the hidden character' : 'Remove the hidden characters', changes)
}
