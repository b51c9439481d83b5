/** What the map shows: clients, servers and what these reach, as boxes and lines; what there is no room for is folded. */

import type { ExfiltrationPath, Inventory, InventoryServer, Role } from '../../../inventory/model.ts'
import { SEVERITIES, type Severity } from '../../../model.ts'
import { counted } from '../../summary.ts'
import type { Keys } from '../keys.ts'
import { type Reached, reachedBy, type Thing, TITLES } from './things.ts'

/** Boxes of a column; beyond, a map is no picture any more. */
const MOST_CLIENTS = 12
const MOST_SERVERS = 16
const MOST_THINGS = 5

export type Column = 'clients' | 'servers' | 'things'

export interface MapNode {
  /** Of ours: `n0`, `n1` … */
  readonly id: string
  readonly column: Column
  /** Boxes of a column with the same heading stand together below it. */
  readonly heading: string
  readonly kind: 'client' | 'server' | 'thing' | 'outside' | 'folded'
  readonly name: string
  /** What it is, in a line below its name. */
  readonly detail: string
  /** The worst that was found about it; for servers only. */
  readonly worst?: { readonly severity: Severity | undefined; readonly findings: number }
  /** Its part in a path by which data may get out. */
  readonly roles: readonly Role[]
  readonly isOff: boolean
  /** The address within the page that shows the findings about it. */
  readonly href: string
}

export interface MapEdge {
  /** Of a node to the left, and of one to the right. */
  readonly left: string
  readonly right: string
  /**
   * What moves along it when a path is used: `out`: private data, on its way out; `in`: what strangers wrote. Nothing for a line
   * that only says who starts and who reaches what.
   */
  readonly carries?: 'out' | 'in'
  /** Of a box in which there are many: drawn so that it hides nothing. */
  readonly isFaint?: boolean
  readonly towards?: 'left' | 'right'
}

export interface MapGraph {
  readonly nodes: readonly MapNode[]
  readonly edges: readonly MapEdge[]
  /** Sentences on what is folded; none where everything is shown. */
  readonly folded: readonly string[]
}

/** The graph of an inventory; `keys` knows the findings about each server. */
export function graphOf(inventory: Inventory, keys: Keys): MapGraph {
  const servers = serversShown(inventory, keys)
  const clients = clientsShown(inventory)
  const things = thingsShown(inventory, servers.shown)
  const ids = new Map<object, string>()
  const idOf = (box: object) => {
    const known = ids.get(box) ?? `n${ids.size}`
    ids.set(box, known)
    return known
  }
  const serverBox = (server: InventoryServer): object => (servers.shown.includes(server) ? server : servers.fold)
  const hrefOf = (some: readonly InventoryServer[]) => `#server=${some.map(keys.serverKey).join(',')}`
  const nodes: MapNode[] = [
    ...clients.map((group) => ({ ...clientNode(group), id: idOf(group), href: hrefOf(group.servers) })),
    ...servers.shown.map((server) => ({
      ...serverNode(server, inventory, keys),
      id: idOf(server),
      href: hrefOf([server]),
    })),
  ]
  if (servers.folded.length > 0)
    nodes.push({ ...foldedNode(servers.folded, keys), id: idOf(servers.fold), href: hrefOf(servers.folded) })
  for (const thing of things) nodes.push({ ...thingNode(thing), id: idOf(thing), href: hrefOf(thing.servers) })
  if (inventory.paths.length > 0) nodes.push({ ...OUTSIDE, id: idOf(OUTSIDE), href: '#map-paths' })

  const faint = (server: InventoryServer) => (servers.shown.includes(server) ? {} : { isFaint: true })
  const edges: MapEdge[] = []
  const byId = new Map(inventory.servers.map((server) => [server.id, server]))
  for (const group of clients)
    for (const server of group.servers)
      edges.push({ left: idOf(group), right: idOf(serverBox(server)), ...faint(server) })
  for (const thing of things)
    for (const server of thing.servers)
      edges.push({ left: idOf(serverBox(server)), right: idOf(thing), ...faint(server) })
  for (const path of inventory.paths) {
    const legs = [path.privateData, path.untrustedContent, path.sendsOut].map((id) => byId.get(id))
    const [from, by, through] = legs
    if (!from || !by || !through) continue
    const data = things.filter((thing) => thing.servers.includes(from))
    for (const thing of keptOf(data))
      edges.push({ left: idOf(serverBox(from)), right: idOf(thing), carries: 'out', towards: 'left' })
    for (const group of clients.filter(({ ids }) => path.clients.some((id) => ids.includes(id)))) {
      edges.push({ left: idOf(group), right: idOf(serverBox(from)), carries: 'out', towards: 'left' })
      edges.push({ left: idOf(group), right: idOf(serverBox(by)), carries: 'in', towards: 'left' })
      edges.push({ left: idOf(group), right: idOf(serverBox(through)), carries: 'out', towards: 'right' })
    }
    edges.push({ left: idOf(serverBox(by)), right: idOf(OUTSIDE), carries: 'in', towards: 'left' })
    edges.push({ left: idOf(serverBox(through)), right: idOf(OUTSIDE), carries: 'out', towards: 'right' })
  }
  return { nodes, edges: distinct(edges), folded: told(servers, clients, things, keys) }
}

/** Where private data lies: in files and databases, with the service that the server speaks to, or behind its credentials. */
function keptOf(data: readonly Thing[]): readonly Thing[] {
  const sources: readonly (readonly Reached[])[] = [['files', 'databases'], ['hosts'], ['credentials']]
  const [first = []] = sources
    .map((kinds) => data.filter(({ kind }) => kinds.includes(kind)))
    .filter(({ length }) => length > 0)
  return first
}

/** Each line once; where something is carried along it, that one client starts a server goes without saying. */
function distinct(edges: readonly MapEdge[]): readonly MapEdge[] {
  const ends = ({ left, right }: MapEdge) => `${left} ${right}`
  const kept = new Map(edges.map((edge) => [[ends(edge), edge.carries, edge.towards].join(' '), edge]))
  const carrying = new Set([...kept.values()].filter(({ carries }) => carries !== undefined).map(ends))
  return [...kept.values()].filter((edge) => edge.carries !== undefined || !carrying.has(ends(edge)))
}

// ── Servers ─────────────────────────────────────────────────────────────────────────────────────────────────────────

interface ServersShown {
  readonly shown: readonly InventoryServer[]
  readonly folded: readonly InventoryServer[]
  /** The box in which the others are. */
  readonly fold: object
}

/** Those on a path first, then the worst, then as they stand. */
function serversShown({ servers, paths }: Inventory, keys: Keys): ServersShown {
  const onPath = new Set(paths.flatMap(legsOf))
  const rank = (server: InventoryServer) => [
    onPath.has(server.id) ? 0 : 1,
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

export function legsOf({ privateData, untrustedContent, sendsOut }: ExfiltrationPath): readonly string[] {
  return [privateData, untrustedContent, sendsOut]
}

export function worstOf(server: InventoryServer, keys: Keys): Severity | undefined {
  const found = keys.findingsOf(server)
  return SEVERITIES.find((severity) => found.some((finding) => finding.severity === severity))
}

function severityRank(severity: Severity | undefined): number {
  return severity ? SEVERITIES.indexOf(severity) : SEVERITIES.length
}

type Drawn = Omit<MapNode, 'id' | 'href'>

function serverNode(server: InventoryServer, { paths }: Inventory, keys: Keys): Drawn {
  const on = (leg: (path: ExfiltrationPath) => string) => paths.some((path) => leg(path) === server.id)
  const roles: Role[] = []
  if (on(({ privateData }) => privateData)) roles.push('private-data')
  if (on(({ untrustedContent }) => untrustedContent)) roles.push('untrusted-content')
  if (on(({ sendsOut }) => sendsOut)) roles.push('sends-out')
  return {
    column: 'servers',
    heading: 'Servers',
    kind: 'server',
    name: server.name,
    detail: runs(server),
    worst: { severity: worstOf(server, keys), findings: keys.findingsOf(server).length },
    roles,
    isOff: !server.enabled || server.clients.length === 0,
  }
}

/** What really runs: the innermost of the chain. */
export function runs({ components, transport }: InventoryServer): string {
  const last = components.at(-1)
  if (!last) return transport === 'unknown' ? 'nothing that could be told' : transport
  switch (last.kind) {
    case 'package':
      return `${last.name}${last.version === undefined ? '' : `@${last.version}`}`
    case 'image':
      return `${last.name}${last.tag === undefined ? '' : `:${last.tag}`}`
    case 'source':
      return last.url
    case 'remote':
      return last.host
    case 'script':
      return last.path
    case 'code':
      return `code for ${last.interpreter}`
    case 'program':
      return PROGRAM.test(last.name) ? last.name : 'a program'
  }
}

/** What stands where a program should, in a line of a shell that is none, may be an option with its value: no name to show. */
const PROGRAM = /^[\w@.~/\\][\w@.:~/\\+-]{0,299}$/

function foldedNode(servers: readonly InventoryServer[], keys: Keys): Drawn {
  const worst = SEVERITIES.find((severity) => servers.some((server) => worstOf(server, keys) === severity))
  const findings = new Set(servers.flatMap((server) => keys.findingsOf(server))).size
  return {
    column: 'servers',
    heading: 'Servers',
    kind: 'folded',
    name: counted(servers.length, 'more server'),
    detail: 'folded; the table lists them',
    worst: { severity: worst, findings },
    roles: [],
    isOff: false,
  }
}

// ── Clients ─────────────────────────────────────────────────────────────────────────────────────────────────────────

interface ClientGroup {
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

function clientNode({ names, servers, isFold }: ClientGroup): Drawn {
  const [first = '', ...others] = names
  const together =
    others.length === 0 ? '' : others.length === 1 ? `and ${others[0]} · ` : `and ${others.length} more · `
  return {
    column: 'clients',
    heading: 'Clients',
    kind: isFold ? 'folded' : 'client',
    name: isFold ? counted(names.length, 'more client') : first,
    detail: isFold ? 'folded; the table lists them' : `${together}${counted(servers.length, 'server')}`,
    roles: [],
    isOff: false,
  }
}

// ── What servers reach ──────────────────────────────────────────────────────────────────────────────────────────────

/** The most reached of each kind, those of servers that are shown first; the others of a kind in one box. */
function thingsShown({ servers }: Inventory, shown: readonly InventoryServer[]): readonly Thing[] {
  const things = reachedBy(servers)
  return (['files', 'databases', 'hosts', 'credentials'] as const).flatMap((kind) => {
    const own = things
      .filter((thing) => thing.kind === kind)
      .map((thing) => ({ thing, isShown: thing.servers.some((server) => shown.includes(server)) }))
      .sort((a, b) => Number(b.isShown) - Number(a.isShown) || b.thing.servers.length - a.thing.servers.length)
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

function thingNode({ kind, name, detail, folds }: Thing): Drawn {
  return {
    column: 'things',
    heading: TITLES[kind],
    kind: folds > 0 ? 'folded' : 'thing',
    name,
    detail,
    roles: [],
    isOff: false,
  }
}

const OUTSIDE: Drawn = {
  column: 'things',
  heading: 'Outside',
  kind: 'outside',
  name: 'Everybody else',
  detail: 'strangers write, others read',
  roles: [],
  isOff: false,
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
        : `${counted(folded.length - without, 'of them')} with findings`
    sentences.push(
      `${shown.length} of ${shown.length + folded.length} servers have a box of their own: those on a path to the outside, then those with the worst findings. The other ${folded.length} share one (${rest}).`,
    )
  }
  for (const { ids, isFold } of clients)
    if (isFold) sentences.push(`${ids.length} clients with fewer servers share one box.`)
  for (const { kind, folds } of things)
    if (folds > 0) sentences.push(`${folds} ${TITLES[kind].toLowerCase()} that fewer servers reach share one box.`)
  return sentences
}
