/** What stands in a file for nobody: values that others override, commas, characters that nobody sees. */

import { removed } from '../../changes.ts'
import type { ConfigFile, Fix, Node } from '../../model.ts'

/** The earlier value of a key that stands twice: what clients make of the file stays as it is. */
export function withoutOverridden(node: Node, key: string): Fix | undefined {
  const change = removed(node)
  return change && { title: `Remove the earlier '${key}'`, safety: 'safe', changes: [change] }
}

/** Every comma behind a last element. */
export function withoutCommas({ document: { problems } }: ConfigFile): Fix {
  const commas = problems.filter(({ kind }) => kind === 'trailing-comma')
  const title = commas.length === 1 ? 'Remove the comma' : `Remove ${commas.length} commas behind last elements`
  return { title, safety: 'safe', changes: commas.map(({ span }) => ({ does: 'strip', span })) }
}
