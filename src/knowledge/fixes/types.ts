/** Values of the wrong kind, written as the one that can have been meant. */

import { replaced } from '../../changes.ts'
import type { Change, Fix, Node, Value } from '../../model.ts'
import type { Sequence } from '../../tree.ts'

/** A number or a truth value, in quotes; undefined where it is written as no two programs would print it (`1e3`, `0x10`). */
export function quoted(node: Node): Fix | undefined {
  const words = wordsOf(node)
  return words === undefined ? undefined : safe('Write it in quotes', replaced(node, words))
}

/** One word in the place of a list of them. Of several words nobody knows where one ends: a path may hold blanks. */
export function listed(node: Node): Fix | undefined {
  if (node.kind === 'string')
    return /\s/.test(node.value) ? undefined : safe('Put it into a list', replaced(node, oneWord(node.value)))
  const words = wordsOf(node)
  return words === undefined ? undefined : safe('Put it into a list', replaced(node, [words]))
}

function oneWord(value: string): Value {
  return value === '' ? [] : [value]
}

/** `["A=1", "B=2"]` as a mapping; undefined for what is no such list, or names a variable twice. */
export function mapped(node: Node): Fix | undefined {
  const members = node.kind === 'sequence' ? assignmentsIn(node) : undefined
  return members && safe('Write it as a mapping', replaced(node, members))
}

function assignmentsIn({ items }: Sequence): ReadonlyMap<string, Value> | undefined {
  const members = new Map<string, Value>()
  for (const item of items) {
    const [assignment, name = ''] = (item.kind === 'string' && /^([A-Za-z_]\w{0,127})=/.exec(item.value)) || []
    if (item.kind !== 'string' || assignment === undefined || members.has(name)) return undefined
    members.set(name, item.value.slice(assignment.length))
  }
  return members.size > 0 ? members : undefined
}

/** A scalar as it is written. */
function wordsOf({ kind, span, ...node }: Node): string | undefined {
  if (kind !== 'number' && kind !== 'boolean') return undefined
  const words = 'value' in node ? String(node.value) : ''
  return words.length === span.end - span.start ? words : undefined
}

/** Clients refuse what is of the wrong kind, or take it for the same. */
function safe(title: string, change: Change): Fix {
  return { title, safety: 'safe', changes: [change] }
}
