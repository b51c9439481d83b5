/** What stands in a file for nobody: values that others override, commas, characters that nobody sees. */

import { removed } from '../../changes.ts'
import { type ConfigFile, type Fix, type Key, keyOf, type Node } from '../../model.ts'

/**
 * The earlier value of a key that stands twice: what clients make of the file stays as it is. Undefined for keys in two cases,
 * which are one to some programs and two to others.
 */
export function withoutOverridden(node: Node, by: Key, { document: { source } }: ConfigFile): Fix | undefined {
  const key = keyOf(node)
  if (!key) return undefined
  const [one, other] = [key, by].map(({ span }) => source.text.slice(span.start, span.end))
  if (one !== other && one?.toLowerCase() === other?.toLowerCase()) return undefined
  const change = removed(node)
  return change && { title: `Remove the earlier '${key.text}'`, safety: 'safe', changes: [change] }
}

/** Every comma behind a last element. */
export function withoutCommas({ document: { problems } }: ConfigFile): Fix {
  const commas = problems.filter(({ kind }) => kind === 'trailing-comma')
  const title = commas.length === 1 ? 'Remove the comma' : `Remove ${commas.length} commas behind last elements`
  return { title, safety: 'safe', changes: commas.map(({ span }) => ({ does: 'strip', span })) }
}
