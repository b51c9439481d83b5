/** What the map shows: clients, servers and what these reach, as boxes and lines. */

import type { Component, Inventory, InventoryServer, Role } from '../../../inventory/model.ts'
import { SEVERITIES, type Severity } from '../../../model.ts'
import { counted } from '../../summary.ts'
import type { Keys } from '../keys.ts'
import { type ClientGroup, type Leg, type Shown, serversOf, shownOf, worstOf } from './shown.ts'
import { type Reached, type Thing, TITLES } from './things.ts'

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

/** Of something that has a box, the id of that. */
type IdOf = (box: object) => string

/** The graph of an inventory; `keys` knows the findings about each server. */
export function graphOf(inventory: Inventory, keys: Keys): MapGraph {
  const shown = shownOf(inventory, keys)
  const boxOf = (server: InventoryServer) => (shown.servers.shown.includes(server) ? server : shown.servers.fold)
  const ids = new Map<object, string>()
  const idOf: IdOf = (box) => {
    const known = ids.get(box) ?? `n${ids.size}`
    ids.set(box, known)
    return known
  }
  const idOfServer = (server: InventoryServer) => idOf(boxOf(server))
  return {
    nodes: nodesOf(inventory, shown, keys, idOf),
    edges: distinct([...uses(shown, idOf, idOfServer), ...ways(inventory, shown, idOf, idOfServer)]),
    folded: shown.folded,
  }
}

// ── Lines ───────────────────────────────────────────────────────────────────────────────────────────────────────────

type IdOfServer = (server: InventoryServer) => string

/** Who starts whom, and who reaches what. */
function uses({ servers, clients, things }: Shown, idOf: IdOf, idOfServer: IdOfServer): readonly MapEdge[] {
  const faint = (server: InventoryServer) => (servers.shown.includes(server) ? {} : { isFaint: true })
  return [
    ...clients.flatMap((group) =>
      group.servers.map((server) => ({ left: idOf(group), right: idOfServer(server), ...faint(server) })),
    ),
    ...things.flatMap((thing) =>
      thing.servers.map((server) => ({ left: idOfServer(server), right: idOf(thing), ...faint(server) })),
    ),
  ]
}

/** What moves when the paths to the outside are used. */
function ways({ servers, paths }: Inventory, shown: Shown, idOf: IdOf, idOfServer: IdOfServer): readonly MapEdge[] {
  const byId = new Map(servers.map((server) => [server.id, server]))
  return paths.flatMap((path): readonly MapEdge[] => {
    const groups = shown.clients.filter(({ ids }) => path.clients.some((id) => ids.includes(id)))
    const having = (leg: Leg) => serversOf(path, leg).flatMap((id) => byId.get(id) ?? [])
    const between = (carries: 'out' | 'in', towards: 'left' | 'right', server: InventoryServer) =>
      groups.map((group) => carrying(carries, towards, idOf(group), idOfServer(server)))
    return [
      ...having('privateData').flatMap((from) => [
        ...keptOf(shown.things.filter((thing) => thing.servers.includes(from))).map((thing) =>
          carrying('out', 'left', idOfServer(from), idOf(thing)),
        ),
        ...between('out', 'left', from),
      ]),
      ...having('untrustedContent').flatMap((by) => [
        ...between('in', 'left', by),
        carrying('in', 'left', idOfServer(by), idOf(OUTSIDE)),
      ]),
      ...having('sendsOut').flatMap((through) => [
        ...between('out', 'right', through),
        carrying('out', 'right', idOfServer(through), idOf(OUTSIDE)),
      ]),
    ]
  })
}

function carrying(carries: 'out' | 'in', towards: 'left' | 'right', left: string, right: string): MapEdge {
  return { left, right, carries, towards }
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

// ── Boxes ───────────────────────────────────────────────────────────────────────────────────────────────────────────

type Drawn = Omit<MapNode, 'id' | 'href'>

function nodesOf(
  inventory: Inventory,
  { servers, clients, things }: Shown,
  keys: Keys,
  idOf: IdOf,
): readonly MapNode[] {
  const about = (some: readonly InventoryServer[]) => `#server=${some.map(keys.serverKey).join(',')}`
  const node = (box: object, drawn: Drawn, href: string): MapNode => ({ ...drawn, id: idOf(box), href })
  return [
    ...clients.map((group) => node(group, clientNode(group), `#client=${group.ids.map(keys.clientKey).join(',')}`)),
    ...servers.shown.map((server) => node(server, serverNode(server, inventory, keys), about([server]))),
    ...(servers.folded.length > 0 ? [node(servers.fold, foldedNode(servers.folded, keys), about(servers.folded))] : []),
    ...things.map((thing) => node(thing, thingNode(thing), about(thing.servers))),
    ...(inventory.paths.length > 0 ? [node(OUTSIDE, OUTSIDE, '#map-paths')] : []),
  ]
}

function serverNode(server: InventoryServer, { paths }: Inventory, keys: Keys): Drawn {
  const on = (leg: Leg) => paths.some((path) => serversOf(path, leg).includes(server.id))
  const roles: Role[] = []
  if (on('privateData')) roles.push('private-data')
  if (on('untrustedContent')) roles.push('untrusted-content')
  if (on('sendsOut')) roles.push('sends-out')
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

/** What really runs, and where: the innermost of the chain. */
export function runs({ components, transport }: InventoryServer): string {
  const last = components.at(-1)
  if (!last) return transport === 'unknown' ? 'nothing that could be told' : transport
  return last.on === undefined ? called(last) : `${called(last)} on ${last.on}`
}

function called(component: Component): string {
  switch (component.kind) {
    case 'package':
      return `${component.name}${component.version === undefined ? '' : `@${component.version}`}`
    case 'image':
      return `${component.name}${component.tag === undefined ? '' : `:${component.tag}`}`
    case 'source':
      return component.url
    case 'remote':
      // Of an address that stands elsewhere no host is known.
      return component.host === '' ? component.url : component.host
    case 'script':
      return component.path
    case 'code':
      return `code for ${component.interpreter}`
    case 'program':
      return PROGRAM.test(component.name) ? component.name : 'a program'
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

function clientNode({ names, servers, isFold }: ClientGroup): Drawn {
  const [first = '', ...others] = names
  const together =
    others.length === 0 ? '' : others.length === 1 ? ` · also ${others[0]}` : ` · also ${others.length} more`
  return {
    column: 'clients',
    heading: 'Clients',
    kind: isFold ? 'folded' : 'client',
    name: isFold ? counted(names.length, 'more client') : first,
    detail: isFold ? 'folded; the table lists them' : `${counted(servers.length, 'server')}${together}`,
    roles: [],
    isOff: false,
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
