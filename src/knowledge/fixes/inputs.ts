/** How prompts keep to themselves what is typed into them. */

import { removedAll, replaced, unsafe } from '../../changes.ts'
import type { Change, Fix, Input } from '../../model.ts'
import { child, keyText } from '../../tree.ts'

/** What is typed is no longer shown; the server gets the same. */
export function withPassword({ id, node }: Input): Fix {
  const there = child(node, 'password')
  const change: Change = there ? replaced(there, true) : { does: 'add', to: node, key: 'password', value: true }
  return { title: `Do not show what is typed for '${id}'`, safety: 'safe', changes: [change] }
}

/** Whoever starts the server is asked, and nothing is offered for an answer. */
export function withoutDefault({ id, node, fallback }: Input): Fix | undefined {
  const named = fallback && fallback.node.parent === node && keyText(fallback.node) === 'default' && fallback.node
  const changes = named ? removedAll(named) : undefined
  return unsafe(`Remove the default of '${id}'`, changes)
}
