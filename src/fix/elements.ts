/** What stands in a collection. A file may hold all that it has in one, and thousands of fixes each of which is about a piece of it. */

import { onceFor } from '../knowledge/memoize.ts'
import { type Document, keyOf, type Mapping, type Node, type Sequence } from '../tree.ts'

/** An element of a collection: from its key, if it has one, to the end of its value. */
export interface Element {
  readonly node: Node
  readonly start: number
  readonly end: number
}

const known = new WeakMap<Node, readonly Element[]>()

/**
 * All that stand in a collection, in the order of the text, those that others override included. What YAML's merge keys bring
 * does not stand there.
 */
export function elementsOf(collection: Mapping | Sequence, { source: { text } }: Document): readonly Element[] {
  const elements = known.get(collection) ?? read(collection, text)
  known.set(collection, elements)
  return elements
}

function read(collection: Mapping | Sequence, text: string): readonly Element[] {
  const { span } = collection
  const nodes =
    collection.kind === 'mapping' ? [...collection.children.values(), ...collection.overridden] : collection.items
  return nodes
    .map((node) => ({ node, start: startOf(node), end: endOf(node, text) }))
    .filter(({ start }) => collection.kind === 'sequence' || (span.start <= start && start <= span.end))
    .sort((a, b) => a.start - b.start)
}

/** Where an element ends: with its value, or with an alias, whose value stands elsewhere. */
function endOf({ key, span }: Node, text: string): number {
  if (typeof key !== 'object' || span.start >= key.span.end) return span.end
  const alias = /^[ \t]{0,80}:[ \t]{1,80}\*[^\s,[\]{}]{1,200}/.exec(text.slice(key.span.end, key.span.end + 400))
  return key.span.end + (alias?.[0].length ?? 0)
}

/** Where an element begins: at its key, or at its value. */
export function startOf(node: Node): number {
  return (keyOf(node) ?? node).span.start
}

const placesOf = onceFor(
  (elements: readonly Element[]): ReadonlyMap<Node, number> =>
    new Map(elements.map(({ node }, index) => [node, index])),
)

/** Where nodes stand among elements, in order; undefined where one of them does not. */
export function indicesOf(nodes: ReadonlySet<Node>, elements: readonly Element[]): readonly number[] | undefined {
  const places = placesOf(elements)
  const found = [...nodes].map((node) => places.get(node))
  return found.every((index) => index !== undefined) ? found.sort((a, b) => a - b) : undefined
}
