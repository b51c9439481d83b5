/** Servers under the key of another client, moved to the one that the file's own readers look at. */

import { unsafe } from '../changes.ts'
import type { ServerRoot } from '../client.ts'
import { type Fix, fieldsOf, keyOf, type Node, type Reader } from '../model.ts'
import { childrenOf, type Mapping } from '../tree.ts'

/**
 * The collection under the one key where every reader looks for servers. Undefined where there is no such key, where it is
 * taken, or where the entries are not as these readers write them: under the right key they would start no more than now.
 */
export function underRightKey(collection: Node, readers: readonly Reader[]): Fix | undefined {
  const root = collection.parent
  if (collection.kind !== 'mapping' || root?.kind !== 'mapping' || root.parent || !keyOf(collection)) return undefined
  const [key, ...others] = sharedKeys(readers)
  if (key === undefined || others.length > 0 || root.children.has(key)) return undefined
  const entries = [...childrenOf(collection)]
  if (!entries.every((entry) => entry.kind === 'mapping' && isTaken(entry, readers))) return undefined
  return unsafe(`Call it '${key}'`, [{ does: 'rename', node: collection, by: key }])
}

/** Keys at the top of the file under which all of the readers keep a map of servers, whatever else it holds. */
function sharedKeys(readers: readonly Reader[]): readonly string[] {
  const [first = [], ...others] = readers.map(({ file }) => (file.servers ?? []).flatMap(plainKey))
  return first.filter((key) => others.every((keys) => keys.includes(key)))
}

function plainKey({ at: [key, ...deeper], shape, unless, where }: ServerRoot): readonly string[] {
  return key === undefined || deeper.length > 0 || shape !== 'map' || unless || where ? [] : [key]
}

/** Fields that most clients have under the same names. */
const COMMON = ['command', 'args', 'env', 'url', 'headers', 'cwd'] as const

/** Whether all readers of an entry take its fields by the names and in the forms that most clients have for them. */
function isTaken({ children }: Mapping, readers: readonly Reader[]): boolean {
  if (children.has('command') && children.get('command')?.kind !== 'string') return false
  const keys = [...children.keys()]
  if (!keys.every((key) => key === 'type' || COMMON.some((each) => each === key))) return false
  const type = children.get('type')
  return readers.every((reader) => {
    const fields = fieldsOf(reader)
    if (fields.urlWithoutTransport || fields.refusesOtherTransports) return false
    const isKnown =
      !type || !fields.transports || (type.kind === 'string' && Object.hasOwn(fields.transports, type.value))
    return isKnown && COMMON.every((key) => !children.has(key) || (fields[key] ?? [key]).some((each) => each === key))
  })
}
