/** The servers of a file by name, put together once for each file. */

import type { ConfigFile, Server } from '../../model.ts'

const known = new WeakMap<readonly Server[], ReadonlyMap<string, readonly Server[]>>()

/** Every server of that name, in document order: a name may stand in several collections of one file. */
export function serversNamed({ servers }: ConfigFile, name: string): readonly Server[] {
  const byName = known.get(servers) ?? group(servers)
  known.set(servers, byName)
  return byName.get(name) ?? []
}

function group(servers: readonly Server[]): ReadonlyMap<string, readonly Server[]> {
  const byName = new Map<string, Server[]>()
  for (const server of servers) {
    const same = byName.get(server.name)
    if (same) same.push(server)
    else byName.set(server.name, [server])
  }
  return byName
}
