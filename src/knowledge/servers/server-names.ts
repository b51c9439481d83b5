/** The servers of a file by name, put together once for each file. */

import type { ConfigFile, Server } from '../../model.ts'
import { onceFor } from '../memoize.ts'

/** Every server of that name, in document order: a name may stand in several collections of one file. */
export function serversNamed({ servers }: ConfigFile, name: string): readonly Server[] {
  return byName(servers).get(name) ?? []
}

const byName = onceFor((servers: readonly Server[]): ReadonlyMap<string, readonly Server[]> => {
  const groups = new Map<string, Server[]>()
  for (const server of servers) {
    const same = groups.get(server.name)
    if (same) same.push(server)
    else groups.set(server.name, [server])
  }
  return groups
})
