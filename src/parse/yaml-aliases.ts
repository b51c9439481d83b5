/** What YAML's aliases and merge keys add to a tree: copies, of which there are only so many. */

import type { Mapping, Node } from '../tree.ts'
import {
  adopt,
  MAX_DEPTH,
  type OpenMapping,
  openMapping,
  openSequence,
  type Parent,
  type Place,
  type Problems,
  put,
  TOO_DEEP,
} from './build.ts'

/** Aliases of aliases grow without bound; this is more than any configuration repeats. */
export const MAX_COPIES = 10_000

interface Copying {
  readonly problems: Problems
  /** Nodes copied so far, of which there may be `MAX_COPIES` in a file. */
  copies: number
}

/** A copy of a finished node at another place of the tree; undefined, or without its end, where there are too many. */
export function copyOf(reading: Copying, node: Node, parent: Parent, key: Place, depth: number): Node | undefined {
  if (reading.copies > MAX_COPIES || depth > MAX_DEPTH) {
    if (depth > MAX_DEPTH) reading.problems.once('limit', node.span.start, node.span.start + 1, TOO_DEEP)
    return undefined
  }
  reading.copies++
  if (node.kind === 'mapping') return copyOfMapping(reading, node, parent, key, depth)
  if (node.kind !== 'sequence') return { ...node, parent, key }
  const copy = openSequence(node.span.start, parent, key)
  copy.span.end = node.span.end
  for (const item of node.items) {
    if (reading.copies > MAX_COPIES) break
    const child = copyOf(reading, item, copy, copy.items.length, depth + 1)
    if (child) copy.items.push(child)
  }
  return copy
}

function copyOfMapping(reading: Copying, node: Mapping, parent: Parent, key: Place, depth: number): OpenMapping {
  const copy = openMapping(node.span.start, parent, key)
  copy.span.end = node.span.end
  for (const below of [...node.overridden, ...node.children.values()]) {
    if (reading.copies > MAX_COPIES) break
    const child = copyOf(reading, below, copy, below.key, depth + 1)
    if (child && typeof below.key === 'object') put(copy, below.key, child)
  }
  return copy
}

/** Whether a value can stand after `<<`. */
export function isMergeable(node: Node): boolean {
  return node.kind === 'mapping' || (node.kind === 'sequence' && node.items.every((item) => item.kind === 'mapping'))
}

/** Adds what the mapping does not have itself, and says what that was; of several sources the first one wins. */
export function merge(into: OpenMapping, source: Node): readonly Node[] {
  const mappings = source.kind === 'sequence' ? source.items : [source]
  const added: Node[] = []
  for (const mapping of mappings) {
    if (mapping.kind !== 'mapping') continue
    for (const child of mapping.children.values()) {
      if (typeof child.key !== 'object' || into.children.has(child.key.text)) continue
      adopt(into, child.key, child)
      added.push(child)
    }
  }
  return added
}
