/** Values for which a client refuses the file that they stand in. */

import { enumerated } from '../knowledge/text/enumerated.ts'
import type { Flaw, Reader } from '../model.ts'
import type { Node } from '../tree.ts'
import { follow, isOneOf } from './paths.ts'

/** Where a key has none of the values that a reader takes, the first of each key. */
export function refusedValues(roots: readonly Node[], readers: readonly Reader[]): readonly Flaw[] {
  return readers.flatMap((reader) =>
    (reader.file.takes ?? []).flatMap(({ at, values }) => {
      const wrong = roots.flatMap((root) => follow(root, at)).find(({ node }) => !isOneOf(node, values))
      return wrong ? [flaw(wrong.node, at.at(-1) ?? '', values, reader)] : []
    }),
  )
}

function flaw({ span }: Node, key: string, values: readonly string[], reader: Reader): Flaw {
  const { client, file } = reader
  const taken = values.map((value) => `'${value}'`)
  return {
    kind: 'wrong-type',
    at: span,
    server: undefined,
    why: `'${key}' has a value that ${client.name} does not know, so it takes nothing from this file.${file.refused ? ` ${file.refused}` : ''}`,
    help: `Use ${enumerated(taken, 'or')}.`,
  }
}
