/** How prompts keep to themselves what is typed into them. */

import { removedAll, replaced, unsafe } from '../../changes.ts'
import type { Change, Fix, Input } from '../../model.ts'
import { child, keyText, type Mapping } from '../../tree.ts'

/** What is typed is no longer shown; the server gets the same. */
export function withPassword({ id, node, mark }: Input): Fix {
  const there = child(node, mark)
  const change: Change = there ? replaced(there, true) : { does: 'add', to: node, key: mark, value: true }
  return { title: `Do not show what is typed for '${id}'`, safety: 'safe', changes: [change] }
}

/** The same of what a publisher has asked for; the first schema had its names in snake case. */
export function asSecret(name: string, node: Mapping): Fix {
  const there = child(node, 'isSecret') ?? child(node, 'is_secret')
  const isOld = [
    ...node.children.keys(),
    ...(node.parent?.parent?.kind === 'mapping' ? node.parent.parent.children.keys() : []),
  ]
  const key = isOld.some((each) => OLD_KEYS.test(each)) ? 'is_secret' : 'isSecret'
  const change: Change = there ? replaced(there, true) : { does: 'add', to: node, key, value: true }
  return { title: `Say that '${name}' is a secret`, safety: 'safe', changes: [change] }
}

const OLD_KEYS = /^(?:registry_type|is_required|environment_variables|runtime_arguments|package_arguments)$/

/** Whoever starts the server is asked, and nothing is offered for an answer. */
export function withoutDefault({ id, node, fallback }: Input): Fix | undefined {
  const named = fallback && fallback.node.parent === node && keyText(fallback.node) === 'default' && fallback.node
  const changes = named ? removedAll(named) : undefined
  return unsafe(`Remove the default of '${id}'`, changes)
}
