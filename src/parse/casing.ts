/** Keys in the spelling that a program knows them by, for programs that take them in any case. */

import { keyText, type Node } from '../tree.ts'
import { type OpenMapping, put, renamed } from './build.ts'

/**
 * Gives the keys along these paths the spelling that they have there: `MCP` becomes `mcp` where a path begins so. `*` and
 * `{name}` stand for any key, whose case is its own. The tree is changed in place, as its parser would have.
 */
export function foldKeys(node: Node, paths: readonly (readonly string[])[]): void {
  if (paths.length === 0) return
  if (node.kind === 'mapping') foldMapping(node as OpenMapping, paths)
  if (node.kind !== 'mapping' && node.kind !== 'sequence') return
  for (const below of node.kind === 'mapping' ? node.children.values() : node.items) {
    const name = keyText(below)
    foldKeys(
      below,
      paths.flatMap(([step = '', ...rest]) => (rest.length > 0 && (isAny(step) || step === name) ? [rest] : [])),
    )
  }
}

function isAny(step: string): boolean {
  return step === '*' || step.startsWith('{')
}

function foldMapping(mapping: OpenMapping, paths: readonly (readonly string[])[]): void {
  const spellings = new Map(paths.flatMap(([step = '']) => (isAny(step) ? [] : [[step.toLowerCase(), step]])))
  const nodes = [...mapping.overridden, ...mapping.children.values()]
  if (nodes.every((node) => (spellings.get(keyText(node)?.toLowerCase() ?? '') ?? keyText(node)) === keyText(node)))
    return
  mapping.overridden.length = 0
  mapping.children.clear()
  for (const node of nodes.sort((a, b) => a.span.start - b.span.start)) {
    if (typeof node.key !== 'object') continue
    const text = spellings.get(node.key.text.toLowerCase()) ?? node.key.text
    const key = { text, span: node.key.span }
    put(mapping, key, renamed(node, key))
  }
}
