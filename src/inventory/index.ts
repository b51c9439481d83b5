/** Takes the inventory of what was read. */

import type { Knowledge } from '../knowledge/handed.ts'
import type { Mask } from '../mask.ts'
import type { Client, ConfigFile, Position, Server } from '../model.ts'
import { Lines } from '../positions.ts'
import { approvalsIn } from './approvals.ts'
import { componentsOf } from './components.ts'
import { credentialsOf, type Found, withShared } from './credentials.ts'
import type { ExfiltrationPath, Inventory, InventoryClient, InventoryServer } from './model.ts'
import { reachOf } from './reach.ts'

export type * from './model.ts'

/** Words of a file as they may be shown. */
export type Clean = (words: string) => string

/**
 * What there is in these files, which `learnServers` was shown. `mask`: of all of them; no value of a variable, a header or a
 * credential is in what this gives. `knowledge`: the program's. Pure, and the same for the same files.
 */
export function takeInventory(
  configs: readonly ConfigFile[],
  mask: Pick<Mask, 'redact'>,
  knowledge: Knowledge,
): Inventory {
  const { legsTogether, recogniseServer, rolesOf, withoutTokens } = knowledge
  const clean: Clean = (words) => withoutTokens(mask.redact(words))
  const ids = identified(configs, clean)
  const positionIn = positions()
  const approvals = approvalsIn(configs, positionIn, clean, knowledge)
  const servers: (Omit<InventoryServer, 'credentials'> & { readonly credentials: readonly Found[] })[] = []
  for (const config of configs) {
    for (const server of config.servers) {
      const { name, at, transport, launch } = server
      // A copy that somebody kept is no client's file.
      const { readers, starters } = config.copy ? NOBODY : server
      servers.push({
        id: ids.get(server) ?? '',
        name: clean(name),
        file: config.path,
        start: positionIn(config, at.start),
        scope: config.scope,
        format: config.format,
        clients: sorted(starters.map(({ client }) => client.id)),
        readers: sorted(readers.map(({ client }) => client.id)),
        enabled: starters.length > 0,
        transport,
        components: componentsOf(server, clean, knowledge),
        credentials: credentialsOf(server, config, clean, knowledge),
        approvals: approvals.of(server),
        reach: reachOf(server, config, clean, knowledge),
        roles: sorted(rolesOf(server)),
        known: recogniseServer(launch)?.server.name,
      })
    }
  }
  const credentials = withShared(servers.map((server) => server.credentials))
  return {
    clients: clientsOf(configs),
    servers: servers.map((server, index) => ({ ...server, credentials: credentials[index] ?? [] })),
    approvals: approvals.general,
    paths: pathsOf(legsTogether(configs), ids),
  }
}

const NOBODY: Pick<Server, 'readers' | 'starters'> = { readers: [], starters: [] }

/** Places in files, whose lines are looked for when somebody asks, and once. */
function positions(): (config: ConfigFile, offset: number) => Position {
  const known = new Map<ConfigFile, Lines>()
  return (config, offset) => {
    const lines = known.get(config) ?? new Lines(config.document.source.text)
    known.set(config, lines)
    return lines.position(offset)
  }
}

/** A name for each server that no other one has, whatever servers are called: `a#2` may be one's own name. */
function identified(configs: readonly ConfigFile[], clean: Clean): ReadonlyMap<Server, string> {
  const ids = new Map<Server, string>()
  const counts = new Map<string, number>()
  const taken = new Set<string>()
  for (const { path, servers } of configs) {
    for (const server of servers) {
      const plain = `${path}#${clean(server.name)}`
      let count = (counts.get(plain) ?? 0) + 1
      let id = count === 1 ? plain : `${plain}#${count}`
      while (taken.has(id)) id = `${plain}#${++count}`
      counts.set(plain, count)
      taken.add(id)
      ids.set(server, id)
    }
  }
  return ids
}

/** Those whose files say something: a server, an approval, a prompt. */
function clientsOf(configs: readonly ConfigFile[]): readonly InventoryClient[] {
  const found = new Map<string, { readonly client: Client; readonly files: Set<string> }>()
  for (const { path, readers, servers, approvals, copy } of configs) {
    if (copy || servers.length + approvals.length === 0) continue
    for (const { client } of readers) {
      const known = found.get(client.id)
      if (known) known.files.add(path)
      else found.set(client.id, { client, files: new Set([path]) })
    }
  }
  return [...found.values()]
    .map(({ client: { id, name }, files }) => ({ id, name, files: sorted(files) }))
    .sort((a, b) => (a.id < b.id ? -1 : 1))
}

/** As `lethal-trifecta` finds them, each with all clients in which it is so. */
function pathsOf(
  together: ReturnType<Knowledge['legsTogether']>,
  ids: ReadonlyMap<Server, string>,
): readonly ExfiltrationPath[] {
  const found = new Map<string, { readonly path: Omit<ExfiltrationPath, 'clients'>; readonly clients: Set<string> }>()
  const idOf = ({ server }: { readonly server: Server }) => ids.get(server) ?? ''
  for (const { client, legs, others } of together) {
    const path = {
      privateData: idOf(legs['private-data']),
      untrustedContent: idOf(legs['untrusted-content']),
      sendsOut: idOf(legs['sends-out']),
      others: {
        privateData: sorted(others['private-data'].map(idOf)),
        untrustedContent: sorted(others['untrusted-content'].map(idOf)),
        sendsOut: sorted(others['sends-out'].map(idOf)),
      },
    }
    const key = JSON.stringify(path)
    const known = found.get(key)
    if (known) known.clients.add(client.id)
    else found.set(key, { path, clients: new Set([client.id]) })
  }
  return [...found]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { path, clients }]) => ({ clients: sorted(clients), ...path }))
}

/** Each once, by what they say. */
function sorted<T extends string>(words: Iterable<T>): readonly T[] {
  return [...new Set(words)].sort((a, b) => (a < b ? -1 : 1))
}
