/** What of an inventory has a box of its own on the map, and what shares one, since there is no room for more. */

import type { ExfiltrationPath, Inventory, InventoryServer } from '../../../inventory/model.ts'
import { SEVERITIES, type Severity } from '../../../model.ts'
import type { Keys } from '../keys.ts'
import { type Reached, reachedBy, type Thing, TITLES } from './things.ts'

/** Boxes of a column, and of a kind of things; beyond, a map is no picture any more. */
const MOST_CLIENTS = 12
const MOST_SERVERS = 16
const MOST_THINGS = 5

export interface Shown {
  readonly servers: ServersShown
  readonly clients: readonly ClientGroup[]
  readonly things: readonly Thing[]
  /** Sentences on what is folded; none where everything is shown. */
  readonly folded: readonly string[]
}

/** What the map has room for; `keys` knows the findings about each server. */
export function shownOf(inventory: Inventory, keys: Keys): Shown {
  const servers = serversShown(inventory, keys)
  const clients = clientsShown(inventory)
  const things = thingsShown(inventory, servers.shown)
  return { servers, clients, things, folded: told(servers, clients, things, keys) }
}

// ── Servers ─────────────────────────────────────────────────────────────────────────────────────────────────────────

export interface ServersShown {
  readonly shown: readonly InventoryServer[]
  readonly folded: readonly InventoryServer[]
  /** The box in which the others are. */
  readonly fold: object
}

/** Those on a path first, then the worst, then as they stand. */
function serversShown({ servers, paths }: Inventory, keys: Keys): ServersShown {
  const onPath = onPaths(paths)
  const rank = (server: InventoryServer) => [
    onPath.first.has(server.id) ? 0 : onPath.any.has(server.id) ? 1 : 2,
    severityRank(worstOf(server, keys)),
    server.enabled && server.clients.length > 0 ? 0 : 1,
    -keys.findingsOf(server).length,
  ]
  const ranked = servers
    .map((server, index) => ({ server, rank: [...rank(server), index] }))
    .sort((a, b) => compared(a.rank, b.rank))
    .map(({ server }) => server)
  const room = servers.length > MOST_SERVERS ? MOST_SERVERS - 1 : MOST_SERVERS
  return { shown: ranked.slice(0, room), folded: ranked.slice(room), fold: {} }
}

function compared(a: readonly number[], b: readonly number[]): number {
  const index = a.findIndex((value, at) => value !== b[at])
  return (a[index] ?? 0) - (b[index] ?? 0)
}

export type Leg = 'privateData' | 'untrustedContent' | 'sendsOut'

/** The ids of the servers that may be this leg of a path, the strongest first. */
export function serversOf(path: ExfiltrationPath, leg: Leg): readonly string[] {
  return [path[leg], ...path.others[leg]]
}

/** Of those that are the example of some path, and of those that are a leg of one. */
function onPaths(paths: readonly ExfiltrationPath[]) {
  const legs: readonly Leg[] = ['privateData', 'untrustedContent', 'sendsOut']
  return {
    first: new Set(paths.flatMap((path) => legs.map((leg) => path[leg]))),
    any: new Set(paths.flatMap((path) => legs.flatMap((leg) => serversOf(path, leg)))),
  }
}

/** The gravest severity of a server's findings; undefined where there are none. */
export function worstOf(server: InventoryServer, keys: Keys): Severity | undefined {
  const found = keys.findingsOf(server)
  return SEVERITIES.find((severity) => found.some((finding) => finding.severity === severity))
}

function severityRank(severity: Severity | undefined): number {
  return severity ? SEVERITIES.indexOf(severity) : SEVERITIES.length
}

// ── Clients ─────────────────────────────────────────────────────────────────────────────────────────────────────────

export interface ClientGroup {
  readonly ids: readonly string[]
  readonly names: readonly string[]
  readonly servers: readonly InventoryServer[]
  readonly isFold: boolean
}

/** Clients that start the very same servers share a box. */
function clientsShown({ clients, servers }: Inventory): readonly ClientGroup[] {
  const groups = new Map<string, ClientGroup>()
  for (const { id, name } of clients) {
    const own = servers.filter((server) => server.clients.includes(id))
    if (own.length === 0) continue
    const set = own.map((server) => server.id).join('\0')
    const known = groups.get(set) ?? { ids: [], names: [], servers: own, isFold: false }
    groups.set(set, { ...known, ids: [...known.ids, id], names: [...known.names, name] })
  }
  const ranked = [...groups.values()].sort((a, b) => b.servers.length - a.servers.length)
  if (ranked.length <= MOST_CLIENTS) return ranked
  const rest = ranked.slice(MOST_CLIENTS - 1)
  return [
    ...ranked.slice(0, MOST_CLIENTS - 1),
    {
      ids: rest.flatMap(({ ids }) => ids),
      names: rest.flatMap(({ names }) => names),
      servers: [...new Set(rest.flatMap((group) => group.servers))],
      isFold: true,
    },
  ]
}

// ── What servers reach ──────────────────────────────────────────────────────────────────────────────────────────────

/** Of each kind those of servers on a path first, then of others that are shown, then the most reached; the others in one box. */
function thingsShown({ servers, paths }: Inventory, shown: readonly InventoryServer[]): readonly Thing[] {
  const things = reachedBy(servers)
  const onPath = onPaths(paths)
  const rank = ({ servers }: Thing) => [
    servers.some(({ id }) => onPath.any.has(id)) ? 0 : 1,
    servers.some((server) => shown.includes(server)) ? 0 : 1,
    -servers.length,
  ]
  return (['files', 'databases', 'hosts', 'credentials'] as const).flatMap((kind) => {
    const own = things
      .filter((thing) => thing.kind === kind)
      .map((thing) => ({ thing, rank: rank(thing) }))
      .sort((a, b) => compared(a.rank, b.rank))
      .map(({ thing }) => thing)
    if (own.length <= MOST_THINGS) return own
    const rest = own.slice(MOST_THINGS - 1)
    return [...own.slice(0, MOST_THINGS - 1), folded(kind, rest)]
  })
}

function folded(kind: Reached, rest: readonly Thing[]): Thing {
  return {
    kind,
    name: `${rest.length} more ${TITLES[kind].toLowerCase()}`,
    detail: 'folded; the table lists them',
    servers: [...new Set(rest.flatMap(({ servers }) => servers))],
    folds: rest.length,
  }
}

// ── What is folded ──────────────────────────────────────────────────────────────────────────────────────────────────

function told(
  { shown, folded }: ServersShown,
  clients: readonly ClientGroup[],
  things: readonly Thing[],
  keys: Keys,
): readonly string[] {
  const sentences: string[] = []
  if (folded.length > 0) {
    const without = folded.filter((server) => keys.findingsOf(server).length === 0).length
    const rest =
      without === folded.length
        ? 'nothing was found about any of them'
        : `${folded.length - without} of them with findings`
    sentences.push(
      `${shown.length} of ${shown.length + folded.length} servers have a box of their own: those on a path to the outside, then those with the worst findings. The other ${folded.length} share one (${rest}).`,
    )
  }
  for (const { ids, isFold } of clients)
    if (isFold) sentences.push(`${ids.length} clients with fewer servers share one box.`)
  for (const { kind, folds } of things)
    if (folds > 0) sentences.push(`The other ${folds} ${TITLES[kind].toLowerCase()} share one box.`)
  return sentences
}
