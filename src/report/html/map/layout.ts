/** Where the boxes of the map stand. Pure and the same for the same graph; units are those of the drawing. */

import type { Column, MapEdge, MapGraph, MapNode } from './graph.ts'

export interface Placed {
  readonly node: MapNode
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export interface Heading {
  readonly words: string
  readonly x: number
  /** Of its base line. */
  readonly y: number
}

export interface Layout {
  readonly width: number
  readonly height: number
  /** By the node's id. */
  readonly placed: ReadonlyMap<string, Placed>
  readonly headings: readonly Heading[]
}

const COLUMNS: Readonly<Record<Column, { readonly x: number; readonly width: number }>> = {
  clients: { x: 1, width: 238 },
  servers: { x: 401, width: 288 },
  things: { x: 849, width: 250 },
}
const WIDTH = 1100
const GAP = 12
/** Above the first box below a heading. */
const HEADING = 30
const BETWEEN_GROUPS = 14

/** Boxes in three columns, those that belong together near each other, none over another. */
export function layoutOf({ nodes, edges }: MapGraph): Layout {
  const column = (name: Column) => nodes.filter((node) => node.column === name)
  const clientOrder = orderOf(column('clients'))
  const servers = sortedBy(column('servers'), (node) =>
    mean(neighbours(node, edges, 'left'), (id) => clientOrder.get(id)),
  )
  const byCentre = (side: 'left' | 'right', column: readonly Placed[]) => {
    const centre = centreIn(column)
    return (node: MapNode) => mean(neighbours(node, edges, side), centre)
  }
  const order = byCentre(
    'left',
    stacked(servers, () => 0),
  )
  const groups = [...new Set(column('things').map(({ heading }) => heading))].sort((a, b) => rankOf(a) - rankOf(b))
  const things = groups.flatMap((heading) =>
    sortedBy(
      column('things').filter((node) => node.heading === heading),
      order,
    ),
  )
  const height = Math.max(lengthOf(column('clients')), lengthOf(servers), lengthOf(things))
  const middle = centred(servers, height)
  const beside = byCentre('right', middle)
  const all = [...stacked(sortedBy(column('clients'), beside), beside, height), ...middle, ...centred(things, height)]
  return {
    width: WIDTH,
    height: height + 1,
    placed: new Map(all.map((placed) => [placed.node.id, placed])),
    headings: headingsOf(all),
  }
}

/** What is outside stands above what is inside. */
function rankOf(heading: string): number {
  return heading === 'Outside' ? 0 : 1
}

function heightOf({ worst, roles }: MapNode): number {
  if (worst) return roles.length > 0 ? 80 : 62
  return 46
}

function orderOf(nodes: readonly MapNode[]): ReadonlyMap<string, number> {
  return new Map(nodes.map(({ id }, index) => [id, index]))
}

/** Of nodes to the left, those on the right of an edge, and the other way round. */
function neighbours({ id }: MapNode, edges: readonly MapEdge[], side: 'left' | 'right'): readonly string[] {
  return edges.flatMap((edge) => {
    if (side === 'left') return edge.right === id ? [edge.left] : []
    return edge.left === id ? [edge.right] : []
  })
}

function mean(ids: readonly string[], placeOf: (id: string) => number | undefined): number {
  const values = ids.flatMap((id) => placeOf(id) ?? [])
  // What nothing leads to stands last.
  return values.length === 0 ? Number.MAX_SAFE_INTEGER : values.reduce((sum, value) => sum + value, 0) / values.length
}

/** What is folded stands last. */
function sortedBy(nodes: readonly MapNode[], rank: (node: MapNode) => number): readonly MapNode[] {
  return nodes
    .map((node, index) => ({ node, index, rank: node.kind === 'folded' ? Number.POSITIVE_INFINITY : rank(node) }))
    .sort((a, b) => (a.rank === b.rank ? a.index - b.index : a.rank - b.rank))
    .map(({ node }) => node)
}

function centreIn(column: readonly Placed[]): (id: string) => number | undefined {
  const centres = new Map(column.map(({ node, y, height }) => [node.id, y + height / 2]))
  return (id) => centres.get(id)
}

function bottomOf(column: readonly Placed[]): number {
  const last = column.at(-1)
  return last ? last.y + last.height : 0
}

function lengthOf(nodes: readonly MapNode[]): number {
  return bottomOf(stacked(nodes, () => 0))
}

/** One below the other in this order, each as near as it can be to where its centre is wanted, and none below `bottom`. */
function stacked(
  nodes: readonly MapNode[],
  wanted: (node: MapNode) => number,
  bottom = Number.POSITIVE_INFINITY,
): readonly Placed[] {
  let y = 0
  let heading: string | undefined
  const down = nodes.map((node) => {
    const above = node.heading === heading ? GAP : HEADING + (heading === undefined ? 0 : BETWEEN_GROUPS)
    heading = node.heading
    const height = heightOf(node)
    const top = Math.max(y + above, Math.min(wanted(node), 1e6) - height / 2)
    y = top + height
    return { node, ...COLUMNS[node.column], y: top, height }
  })
  let limit = bottom
  return down
    .toReversed()
    .map((placed) => {
      const top = Math.min(placed.y, limit - placed.height)
      limit = top - GAP
      return { ...placed, y: Math.round(top) }
    })
    .reverse()
}

function centred(nodes: readonly MapNode[], height: number): readonly Placed[] {
  const column = stacked(nodes, () => 0)
  const down = Math.round((height - bottomOf(column)) / 2)
  return column.map((placed) => ({ ...placed, y: placed.y + down }))
}

function headingsOf(all: readonly Placed[]): readonly Heading[] {
  const first = new Map<string, Placed>()
  for (const placed of all) {
    const key = `${placed.node.column} ${placed.node.heading}`
    const known = first.get(key)
    if (!known || placed.y < known.y) first.set(key, placed)
  }
  return [...first.values()].map(({ node, x, y }) => ({ words: node.heading, x, y: y - 12 }))
}
