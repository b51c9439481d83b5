/** The servers of a file by name, put together once for each file. */

import type { ConfigFile, Server } from '../../model.ts'
import { groupedBy } from '../groups.ts'
import { onceFor } from '../memoize.ts'

/** Every server of that name, in document order: a name may stand in several collections of one file. */
export function serversNamed({ servers }: ConfigFile, name: string): readonly Server[] {
  return byName(servers).get(name) ?? []
}

const byName = onceFor((servers: readonly Server[]) => groupedBy(servers, ({ name }) => name))
