/** Where TOML's headers and dotted keys lead in the tree, and what they make on the way. */

import type { Key, Mapping, Node, Sequence, Span } from '../tree.ts'
import {
  MAX_DEPTH,
  type OpenMapping,
  type OpenSequence,
  openMapping,
  openSequence,
  type Problems,
  put,
  TOO_DEEP,
} from './build.ts'
import { DUPLICATE } from './toml-messages.ts'

export interface Tables {
  readonly problems: Problems
  readonly root: OpenMapping
  /** The table that assignments go to. */
  table: OpenMapping
  /** Tables that a header or braces have defined, which no other header may define again. */
  readonly defined: Set<Node>
  /** Where a header or a dotted key names what another one has named before. */
  readonly mentions: Map<Node, Span[]>
}

/** Makes the table that a header names the one that assignments go to. */
export function openTable(tables: Tables, kind: 'standard' | 'array', keys: readonly Key[], start: number): void {
  const { problems, defined } = tables
  const name = keys.at(-1)
  if (!name || keys.length > MAX_DEPTH / 2) {
    problems.once('limit', start, start + 1, TOO_DEEP)
    tables.table = openMapping(start, undefined, undefined)
    return
  }
  const parent = descend(tables, tables.root, keys.slice(0, -1), start)
  const existing = parent.children.get(name.text)
  if (kind === 'array') tables.table = openElement(tables, parent, name, start)
  else if (existing?.kind === 'mapping') {
    mention(tables, existing, name)
    if (defined.has(existing)) problems.add('syntax', name.span.start, name.span.end, 'This table is defined twice.')
    tables.table = opened(existing)
  } else {
    if (existing) problems.add('syntax', name.span.start, name.span.end, DUPLICATE)
    tables.table = openMapping(start, parent, name)
    put(parent, name, tables.table)
  }
  defined.add(tables.table)
  extend(tables.table, start, name.span.end)
}

/** Another element of an array of tables. */
function openElement(tables: Tables, parent: OpenMapping, name: Key, start: number): OpenMapping {
  const existing = parent.children.get(name.text)
  let sequence: OpenSequence
  if (existing?.kind === 'sequence') {
    mention(tables, existing, name)
    sequence = opened(existing)
  } else {
    if (existing) tables.problems.add('syntax', name.span.start, name.span.end, DUPLICATE)
    sequence = openSequence(start, parent, name)
    put(parent, name, sequence)
  }
  const element = openMapping(start, sequence, sequence.items.length)
  sequence.items.push(element)
  return element
}

/** The mapping that a dotted key leads to, with all that must be made on the way; the last element of an array of tables. */
export function descend(tables: Tables, from: OpenMapping, keys: readonly Key[], start: number): OpenMapping {
  let at = from
  for (const key of keys) {
    const existing = at.children.get(key.text)
    const target = existing?.kind === 'sequence' ? existing.items.at(-1) : existing
    if (existing && target?.kind === 'mapping') {
      mention(tables, existing, key)
      at = opened(target)
      continue
    }
    if (existing) tables.problems.add('syntax', key.span.start, key.span.end, DUPLICATE)
    const made = openMapping(start, at, key)
    put(at, key, made)
    at = made
  }
  return at
}

function mention({ mentions }: Tables, node: Node, { span }: Key): void {
  const known = mentions.get(node)
  if (known) known.push(span)
  else mentions.set(node, [span])
}

/** Widens a collection, and those around it, to what was added. */
export function extend(collection: OpenMapping | OpenSequence, start: number, end: number): void {
  let at: OpenMapping | OpenSequence | undefined = collection
  while (at) {
    at.span.start = Math.min(at.span.start, start)
    at.span.end = Math.max(at.span.end, end)
    at = at.parent && opened(at.parent)
  }
}

/** How many collections a node stands in, itself counted. */
export function depthOf(node: Node): number {
  let depth = 1
  for (let at = node.parent; at; at = at.parent) depth++
  return depth
}

/** Every collection of this tree was made here. */
function opened(node: Mapping): OpenMapping
function opened(node: Sequence): OpenSequence
function opened(node: Mapping | Sequence): OpenMapping | OpenSequence
function opened(node: Mapping | Sequence): OpenMapping | OpenSequence {
  return node as OpenMapping | OpenSequence
}
