import type { Path } from '../client.ts'
import { childrenOf, keyText, type Node } from '../tree.ts'

export interface Hit {
  readonly node: Node
  /** What `{server}` and `{tool}` matched. */
  readonly names: ReadonlyMap<string, string>
}

/**
 * The values that a client's path leads to. A step is a key as written, dots and all; `*` and `{name}` match any key or
 * index. Overridden duplicates are not seen, as no client sees them.
 */
export function follow(root: Node | undefined, path: Path): readonly Hit[] {
  let hits: readonly Hit[] = root ? [{ node: root, names: new Map() }] : []
  for (const step of path) hits = hits.flatMap((hit) => next(hit, step))
  return hits
}

function next({ node, names }: Hit, step: string): readonly Hit[] {
  const capture = /^\{(\w+)\}$/.exec(step)?.[1]
  if (step === '*' || capture !== undefined) {
    return [...childrenOf(node)].map((below) => ({
      node: below,
      names: capture === undefined ? names : new Map(names).set(capture, keyText(below) ?? nameField(below) ?? ''),
    }))
  }
  const below = node.kind === 'mapping' ? node.children.get(step) : undefined
  return below ? [{ node: below, names }] : []
}

/** An array's entries carry their name in a field. */
function nameField(node: Node): string | undefined {
  if (node.kind !== 'mapping') return undefined
  for (const field of ['name', 'serverName', 'id']) {
    const name = node.children.get(field)
    if (name?.kind === 'string') return name.value
  }
  return undefined
}
