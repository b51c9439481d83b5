/** What a document's tree is to be once changes are made, held against what a parser makes of the new text. */

import { groupedBy } from '../knowledge/groups.ts'
import { onceFor } from '../knowledge/memoize.ts'
import type { Change, Value } from '../model.ts'
import { type Document, type Key, keyOf, type Mapping, type Node, type Sequence, type StringNode } from '../tree.ts'
import { startOf } from './elements.ts'

/** A tree without places. */
type Shape =
  | { readonly kind: 'scalar'; readonly value: string | number | boolean | null }
  | { readonly kind: 'sequence'; readonly items: readonly Shape[] }
  | { readonly kind: 'mapping'; readonly members: ReadonlyMap<string, Shape>; readonly overridden: readonly Shape[] }

/** The nodes of another tree of the same text in the place of those that changes name; undefined where one is missing. */
export function onTree(
  changes: readonly Change[],
  roots: readonly Node[],
  own: readonly Node[],
): readonly Change[] | undefined {
  // A string may be changed in ten thousand places.
  const find = once((node: Node) => counterpart(node, roots, own))
  const findText = once((node: StringNode) => {
    const found = find(node)
    return found?.kind === 'string' && found.value === node.value ? found : undefined
  })
  const moved = changes.map((change) => relocated(change, find, findText))
  return moved.every((change) => change !== undefined) ? moved : undefined
}

/** The same function, which is run once for each node. */
function once<From extends Node, To extends Node>(find: (node: From) => To | undefined) {
  const known = new Map<From, To | undefined>()
  return (node: From): To | undefined => {
    if (!known.has(node)) known.set(node, find(node))
    return known.get(node)
  }
}

function relocated(
  change: Change,
  find: (node: Node) => Node | undefined,
  findText: (node: StringNode) => StringNode | undefined,
): Change | undefined {
  switch (change.does) {
    case 'strip':
      return change
    case 'add': {
      const to = find(change.to)
      return to?.kind === 'mapping' ? { ...change, to } : undefined
    }
    case 'insert': {
      const into = find(change.into)
      return into?.kind === 'sequence' ? { ...change, into } : undefined
    }
    case 'rewrite': {
      const node = findText(change.node)
      return node && { ...change, node }
    }
    default: {
      const node = find(change.node)
      return node && { ...change, node }
    }
  }
}

/** The node of one tree that stands where a node of another tree of the same text does, in the same collections. */
function counterpart(node: Node, roots: readonly Node[], own: readonly Node[]): Node | undefined {
  if (!node.parent) return roots[own.indexOf(node)]
  const parent = counterpart(node.parent, roots, own)
  if (!parent || parent.kind !== node.parent.kind) return undefined
  const { key, span } = node
  const found =
    parent.kind === 'sequence'
      ? parent.items[typeof key === 'number' ? key : -1]
      : parent.kind === 'mapping' && typeof key === 'object'
        ? memberAt(parent, key)
        : undefined
  // A document inside of a string is a string to its outer parser, and a copy of YAML's stands elsewhere.
  return found?.kind === node.kind && found.span.start === span.start && found.span.end === span.end ? found : undefined
}

/** Its key may read another way there: some clients do not mind upper and lower case. */
function memberAt(mapping: Mapping, { text, span }: Key): Node | undefined {
  const isThere = (node: Node | undefined) => node && keyOf(node)?.span.start === span.start
  const known = mapping.children.get(text)
  return isThere(known) ? known : byPlace(mapping).get(span.start)
}

/** Of a mapping's members, those that others override included, each by where its key begins. */
const byPlace = onceFor((mapping: Mapping): ReadonlyMap<number, Node> => {
  const places = new Map<number, Node>()
  // Of two in one place the first one is meant.
  for (const node of [...mapping.overridden.toReversed(), ...[...mapping.children.values()].reverse()])
    places.set(startOf(node), node)
  return places
})

/** Whether a new tree is what the old one was to become. */
export function isAsIntended(before: readonly Node[], changes: readonly Change[], after: Document): boolean {
  const plan = planOf(changes)
  const shapes = before.map((root) => shaped(root, plan))
  // TOML without keys is a table without keys, in which no node stands.
  const [only] = shapes
  if (after.format === 'toml' && after.roots.length === 0) return only?.kind === 'mapping' && only.members.size === 0
  return shapes.length === after.roots.length && shapes.every((shape, index) => matches(shape, after.roots[index]))
}

interface Plan {
  readonly replaced: ReadonlyMap<Node, Shape>
  readonly removed: ReadonlySet<Node>
  readonly renamed: ReadonlyMap<Node, string>
  readonly added: ReadonlyMap<Mapping, readonly (readonly [string, Value])[]>
  readonly inserted: ReadonlyMap<Sequence, ReadonlyMap<number, readonly Value[]>>
}

function planOf(changes: readonly Change[]): Plan {
  const replaced = new Map<Node, Shape>()
  const rewrites = changes.filter((change) => change.does === 'rewrite')
  for (const [node, ofNode] of groupedBy(rewrites, (rewrite) => rewrite.node))
    replaced.set(node, { kind: 'scalar', value: rewritten(node.value, ofNode) })
  const added = new Map<Mapping, (readonly [string, Value])[]>()
  const inserted = new Map<Sequence, Map<number, Value[]>>()
  const removed = new Set<Node>()
  const renamed = new Map<Node, string>()
  for (const change of changes) {
    if (change.does === 'replace') replaced.set(change.node, shapeOf(change.by))
    if (change.does === 'remove') removed.add(change.node)
    if (change.does === 'rename') renamed.set(change.node, change.by)
    if (change.does === 'add') {
      const members = added.get(change.to)
      if (members) members.push([change.key, change.value])
      else added.set(change.to, [[change.key, change.value]])
    }
    if (change.does === 'insert') {
      const places = inserted.get(change.into) ?? new Map<number, Value[]>()
      const known = places.get(change.before)
      if (known) for (const each of change.values) known.push(each)
      else places.set(change.before, [...change.values])
      inserted.set(change.into, places)
    }
  }
  return { replaced, removed, renamed, added, inserted }
}

type Rewrite = Extract<Change, { readonly does: 'rewrite' }>

function rewritten(text: string, rewrites: readonly Rewrite[]): string {
  const pieces: string[] = []
  let at = 0
  for (const { from, to, by } of rewrites.toSorted((a, b) => a.from - b.from || a.to - b.to)) {
    pieces.push(text.slice(at, from), by)
    at = to
  }
  return pieces.join('') + text.slice(at)
}

function shapeOf(value: Value): Shape {
  if (value === null || typeof value !== 'object') return { kind: 'scalar', value }
  if (value instanceof Map) {
    const members = new Map([...value].map(([key, each]: readonly [string, Value]) => [key, shapeOf(each)]))
    return { kind: 'mapping', members, overridden: [] }
  }
  return { kind: 'sequence', items: [...value].map((each) => shapeOf(each as Value)) }
}

function shaped(node: Node, plan: Plan): Shape {
  const replaced = plan.replaced.get(node)
  if (replaced) return replaced
  if (node.kind === 'sequence') return shapedSequence(node, plan)
  if (node.kind === 'mapping') return shapedMapping(node, plan)
  return { kind: 'scalar', value: node.value }
}

function shapedSequence(node: Sequence, plan: Plan): Shape {
  const inserted = plan.inserted.get(node)
  const at = (index: number) => (inserted?.get(index) ?? []).map(shapeOf)
  const items = node.items.flatMap((item, index) => [
    ...at(index),
    ...(plan.removed.has(item) ? [] : [shaped(item, plan)]),
  ])
  const behind = [...(inserted?.keys() ?? [])].filter((index) => index >= node.items.length).flatMap(at)
  return { kind: 'sequence', items: [...items, ...behind] }
}

function shapedMapping(node: Mapping, plan: Plan): Shape {
  const kept = [...node.children].filter(([, child]) => !plan.removed.has(child))
  const members = new Map(kept.map(([key, child]) => [plan.renamed.get(child) ?? key, shaped(child, plan)]))
  for (const [key, value] of plan.added.get(node) ?? []) members.set(key, shapeOf(value))
  const overridden = node.overridden.filter((child) => !plan.removed.has(child)).map((child) => shaped(child, plan))
  return { kind: 'mapping', members, overridden }
}

function matches(shape: Shape, node: Node | undefined): boolean {
  if (!node) return false
  if (shape.kind === 'scalar')
    return node.kind !== 'mapping' && node.kind !== 'sequence' && Object.is(node.value, shape.value)
  if (shape.kind === 'sequence') {
    return (
      node.kind === 'sequence' &&
      node.items.length === shape.items.length &&
      shape.items.every((item, index) => matches(item, node.items[index]))
    )
  }
  return (
    node.kind === 'mapping' &&
    node.children.size === shape.members.size &&
    node.overridden.length === shape.overridden.length &&
    [...shape.members].every(([key, member]) => matches(member, node.children.get(key))) &&
    shape.overridden.every((member, index) => matches(member, node.overridden[index]))
  )
}
