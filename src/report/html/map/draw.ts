/** The map as a picture: boxes that are links, lines between them, and arrows where data may get out. */

import type { Role } from '../../../inventory/model.ts'
import { counted } from '../../summary.ts'
import { bothEnds, neutralise } from '../../text.ts'
import { html, type Markup, own, text } from '../markup.ts'
import type { MapEdge, MapGraph, MapNode } from './graph.ts'
import { type Layout, layoutOf, type Placed } from './layout.ts'

/** Widths of a character on the average, in the fonts that systems have: bold names, and the lines below. */
const NAME = 8.8
const LINE = 7.2
const PADDING = 14
/** Between lines that run side by side. */
const APART = 9

const ROLES: readonly (readonly [role: Role, words: string])[] = [
  ['private-data', 'private data'],
  ['untrusted-content', "strangers' text"],
  ['sends-out', 'way out'],
]

/** The picture of a graph. */
export function drawing(graph: MapGraph): Markup {
  const layout = layoutOf(graph)
  const boxes = [...layout.placed.values()]
  return html`<svg class="map" viewBox="0 0 ${layout.width} ${layout.height}" width="${layout.width}" height="${layout.height}" role="group" aria-label="Map of clients, servers and what they can reach. The table below says the same.">
<defs>${(['out', 'in'] as const).map((carries) => html`<marker id="arrow-${carries}" class="arrow ${carries}" viewBox="0 0 10 10" refX="8" refY="5" markerWidth="11" markerHeight="11" markerUnits="userSpaceOnUse" orient="auto"><path d="M0 0.5L9 5L0 9.5z"/></marker>`)}</defs>
<g aria-hidden="true">${layout.headings.map(({ words, x, y }) => html`<text class="heading" x="${x}" y="${y}">${words}</text>`)}</g>
<g class="edges" aria-hidden="true">${edgesOf(graph, layout)}</g>
${boxes.map(box)}</svg>
`
}

// ── Lines ───────────────────────────────────────────────────────────────────────────────────────────────────────────

function edgesOf({ edges }: MapGraph, { placed }: Layout): readonly Markup[] {
  const plain = edges.filter(({ carries }) => carries === undefined)
  const carrying = edges.filter(({ carries }) => carries !== undefined)
  return [...plain, ...carrying].flatMap((edge) => {
    const left = placed.get(edge.left)
    const right = placed.get(edge.right)
    if (!left || !right) return []
    const beside = carrying.filter((other) => other.left === edge.left && other.right === edge.right)
    const shift = edge.carries ? (beside.indexOf(edge) - (beside.length - 1) / 2) * APART : 0
    return [line(edge, left, right, shift)]
  })
}

function line({ left, right, carries, towards, isFaint }: MapEdge, from: Placed, to: Placed, shift: number): Markup {
  const a = { x: from.x + from.width, y: middle(from) + shift }
  const b = { x: to.x, y: middle(to) + shift }
  const bend = Math.round((b.x - a.x) / 2)
  const d =
    towards === 'left'
      ? `M${b.x} ${b.y}C${b.x - bend} ${b.y} ${a.x + bend} ${a.y} ${a.x + 2} ${a.y}`
      : `M${a.x} ${a.y}C${a.x + bend} ${a.y} ${b.x - bend} ${b.y} ${carries ? b.x - 2 : b.x} ${b.y}`
  const look = carries
    ? html`class="edge ${carries}" marker-end="url(#arrow-${carries})"`
    : html`class="edge${isFaint && ' faint'}"`
  return html`<path ${look} d="${d}" data-left="${left}" data-right="${right}"/>`
}

function middle({ y, height }: Placed): number {
  return Math.round(y + height / 2)
}

// ── Boxes ───────────────────────────────────────────────────────────────────────────────────────────────────────────

function box({ node, x, y, width, height }: Placed): Markup {
  const { kind, isOff, roles, worst } = node
  const classes = ['node', kind, ...(isOff ? ['off'] : []), ...(roles.length > 0 ? ['on-path'] : [])].join(' ')
  const room = width - 2 * PADDING
  // A name with nothing below it stands in the middle.
  const top = worst ? 22 : node.detail === '' ? 28 : 20
  const lines = [
    html`<text class="name" x="${PADDING}" y="${top}">${fitting(node.name, room, NAME)}</text>`,
    html`<text x="${PADDING}" y="${top + 16}">${fitting(node.detail, room, LINE)}</text>`,
    worst && verdict(node, worst),
    roles.length > 0 && html`<text class="legs" x="${PADDING}" y="72">${rolesOf(node)}</text>`,
  ]
  return html`<a class="${classes}" href="${own(node.href)}" data-node="${node.id}"><title>${spoken(node)}</title><svg x="${x}" y="${y}" width="${width}" height="${height}"><rect x="1.5" y="1.5" width="${width - 3}" height="${height - 3}" rx="${kind === 'client' ? 22 : 6}"/>${lines}</svg></a>
`
}

function verdict({ isOff }: MapNode, { severity, findings }: NonNullable<MapNode['worst']>): Markup {
  const state = isOff ? 'not started · ' : ''
  if (!severity) return html`<text x="${PADDING}" y="54">${state}no findings</text>`
  return html`<use class="shape ${severity}" href="#shape-${severity}" x="${PADDING}" y="43.5" width="13" height="13"/><text class="worst" x="${PADDING + 19}" y="54">${state}${severity} · ${counted(findings, 'finding')}</text>`
}

function rolesOf({ roles }: MapNode): string {
  if (ROLES.every(([role]) => roles.includes(role))) return 'all three legs in one server'
  return ROLES.filter(([role]) => roles.includes(role))
    .map(([, words]) => words)
    .join(' + ')
}

const SPOKEN: Readonly<Record<MapNode['kind'], string>> = {
  client: 'Client',
  server: 'Server',
  thing: 'Reached',
  outside: 'Outside',
  folded: 'Folded',
}

/** A box in one sentence, for those who do not see it, and for those who point at a name that was cut. */
function spoken(node: MapNode): string {
  const { kind, name, detail, worst, isOff, roles } = node
  const parts = [
    `${kind === 'thing' ? node.heading : SPOKEN[kind]}: ${neutralise(name)}`,
    neutralise(detail),
    ...(worst
      ? [worst.severity ? `worst ${worst.severity}, ${counted(worst.findings, 'finding')}` : 'no findings']
      : []),
    ...(isOff ? ['not started'] : []),
    ...(roles.length > 0 ? [`on a path to the outside: ${rolesOf(node)}`] : []),
  ].filter((part) => part !== '')
  return `${parts.join(', ')}. ${kind === 'outside' ? 'Go to the paths in words' : 'Show its findings'}.`
}

/** As much of a text as there is room for, with what stands for the rest; `each`: the width of a character on the average. */
function fitting(words: string, room: number, each: number): Markup {
  const plain = neutralise(words)
  const shown = bothEnds(plain, (room - each) / (each * broadness(plain)))
  return text(shown, shown.length)
}

/** How much broader than the average a text is: capitals are, and names of variables have little else. */
function broadness(words: string): number {
  let broad = 0
  for (const character of words) broad += /[mwMW@%]/.test(character) ? 0.6 : /[A-Z0-9]/.test(character) ? 0.2 : 0
  return 1 + broad / (words.length || 1)
}
