/** What a server may get at, by what its entry says: folders, databases, hosts. */

import { databaseAt, databasesBesideAddresses, namesDatabase } from '../knowledge/databases/index.ts'
import type { Knowledge } from '../knowledge/handed.ts'
import type { Destination } from '../knowledge/hosts/destinations.ts'
import { hostsIn } from '../knowledge/hosts/index.ts'
import { keepsOut } from '../knowledge/hosts/kept-out.ts'
import { isGoneTo, namedHosts } from '../knowledge/hosts/named-hosts.ts'
import { variableOf } from '../knowledge/programs/given-settings.ts'
import { type ConfigFile, containerOf, type Server, withDefaults } from '../model.ts'
import type { Clean } from './index.ts'
import { machinesOf } from './machines.ts'
import type { Reach } from './model.ts'
import { placesFor } from './places.ts'
import { usualHost } from './usual-host.ts'

type Access = Reach['files'][number]['access']

/** The folders, databases and hosts that an entry names, each once, by name. */
export function reachOf(server: Server, config: ConfigFile, clean: Clean, knowledge: Knowledge): Reach {
  const { destinationsOf, filesystemRoots, realBrowser, recogniseServer } = knowledge
  const access = accessOf(server, knowledge)
  const files = new Map<string, Access>()
  const databases = new Map<string, Access>()
  const hosts = new Set<string>()
  const placed = placesFor(server, config)
  const { steps, last } = machinesOf(server, knowledge)
  const there = (path: string, on = last) => clean(on === undefined ? placed(path) : `${on}:${path}`)
  for (const { step, on } of steps) {
    // What runs in a container is more than the server's own tools.
    for (const { type, source, readOnly } of containerOf(step)?.mounts ?? [])
      if (type === 'bind') files.set(there(source, on), readOnly ? 'read' : 'write')
  }
  const machines = new Set([...steps.map(({ on }) => on), last])
  for (const machine of machines) if (machine !== undefined) hosts.add(clean(machine))
  for (const { path } of filesystemRoots(server)) files.set(there(path), access)
  const browser = realBrowser(server)
  // With it goes everything that somebody is logged in to there.
  if (browser?.folder !== undefined) files.set(there(browser.folder), 'write')
  const isBrowser = recogniseServer(server.launch)?.domain === 'browsers'
  const told: (string | undefined)[] = []
  for (const destination of destinationsOf(server)) {
    const { address, url } = destination
    const name = destination.name === undefined ? undefined : variableOf(destination.name)
    if (namesDatabase(address.scheme)) {
      if (name === undefined || !keepsOut(name)) databases.set(clean(databaseAt(url, address.to, address.host)), access)
    } else if (isGoneTo(address, name, isBrowser)) {
      for (const host of hostsIn(hostOf(destination))) hosts.add(clean(host))
      if (!machines.has(address.host)) told.push(name)
    }
  }
  for (const { name, isFile } of databasesBesideAddresses(server)) {
    databases.set(isFile ? there(name) : clean(name), access)
    // The file of a database that is given as a folder would be.
    files.delete(there(name))
  }
  for (const { host, name } of namedHosts(server)) {
    hosts.add(clean(host))
    told.push(name)
  }
  const usual = usualHost(server, told, databases.size > 0, knowledge)
  if (usual !== undefined) hosts.add(usual)
  return {
    files: [...files].sort(byName).map(([path, each]) => ({ path, access: each })),
    databases: [...databases].sort(byName).map(([name, each]) => ({ name, access: each })),
    hosts: [...hosts].sort(),
  }
}

/** The host, with the defaults of references in their place: `https://${HOST:-api.example}/mcp`. */
function hostOf({ address, text, from }: Destination): string {
  const [start, end] = [from + address.from, from + address.to]
  const inside = text.parts.filter((part) => part.from < end && part.to > start)
  if (inside.some((part) => part.kind === 'reference' && (part.from < start || part.to > end))) return address.host
  const parts = inside.map((part) =>
    part.kind === 'reference' ? part : { ...part, from: Math.max(part.from, start), to: Math.min(part.to, end) },
  )
  return withDefaults({ ...text, parts })
}

/** What the server's own switches leave it, of servers that we know. */
function accessOf(server: Server, { isReadOnly, recogniseServer, rolesOf, writeSwitches }: Knowledge): Access {
  const known = recogniseServer(server.launch)
  if (!known) return 'unknown'
  if (known.server.readOnly && isReadOnly(known, server)) return 'read'
  if (writeSwitches(known, server).length > 0) return 'write'
  if (rolesOf(server).has('writes')) return 'write'
  // What it is told to run is any statement or command, and it has no switch that says which of them it takes.
  return known.server.tools?.executes !== undefined && !known.server.writes ? 'unknown' : 'read'
}

function byName([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1
}
