/**
 * Rows of our tables as records of OSV.
 *
 * Affected versions: `*` all of them; `<1.2.3`, `>=1.2 <1.4`, `<=1.2.3`; `=1.2.3` that one; `||` between several. The first
 * word of a severity is the advisory's own, `-` where it has none. Marks behind it: `http`, it takes a server that is reached
 * over HTTP; `unsure`, the record is thin, or names a product and not the package.
 */

import { ecosystemOf, type OsvAffected, type OsvEvent, type OsvRange, type OsvRecord } from './osv.ts'

/** The day from which the facts are at the latest: they were read in that month, and change whenever the tables do. */
export const DATED = '2026-11-01'

/** What a row says, whatever its table's columns are. */
export interface Row {
  readonly place: string
  readonly kind: 'malicious' | 'vulnerable' | 'deprecated' | 'archived-unpatched'
  readonly affected: string
  /** `high http unsure`. */
  readonly weight: string
  /** Apart by blanks. */
  readonly ids: string
  readonly summary: string
  readonly replacement: string
}

/** The cells of a line; `||` divides nothing. */
export function cells(line: string): readonly string[] {
  return line.split(/\s?(?<!\|)\|(?!\|)\s?/).map((cell) => cell.trim())
}

/** A row as a record. One without a published id has one of ours, which no report shows. */
export function record({ place, kind, affected, weight, ids, summary, replacement }: Row): OsvRecord {
  const [id = `${OWN_ID}${place}`, ...aliases] = ids.split(' ').filter((each) => each !== '')
  const [severity = '', ...marks] = weight.split(' ').filter((word) => word !== '-')
  const known = /^(?:critical|high|medium|low)$/.test(severity)
  const words = known ? marks : [severity, ...marks]
  return {
    id,
    aliases,
    modified: `${DATED}T00:00:00Z`,
    summary,
    affected: [affectedBy(place, affected)],
    database_specific: {
      ...(known ? { severity } : {}),
      kind,
      confidence: words.includes('unsure') ? 'medium' : 'high',
      ...(replacement === '' ? {} : { replacement }),
      ...(words.includes('http') ? { transport: 'http' } : {}),
      source: sourceOf(id),
    },
  }
}

const OWN_ID = 'mcp-audit:'

/** Whether an id was made here, for want of a published one. */
export function isOwnId(id: string): boolean {
  return id.startsWith(OWN_ID)
}

function affectedBy(place: string, affected: string): OsvAffected {
  const ecosystem = ecosystemOf(place)
  const name = place.slice(place.indexOf(':') + 1)
  const ranges: OsvRange[] = []
  const versions: string[] = []
  for (const part of affected.split(' || ')) {
    if (part.startsWith('=')) versions.push(part.slice(1))
    else ranges.push({ type: TYPES[ecosystem] ?? 'ECOSYSTEM', events: eventsOf(part) })
  }
  return { package: { ecosystem, name }, ...(ranges.length > 0 ? { ranges } : {}), versions }
}

/** OSV calls a range SEMVER where the ecosystem's versions are that. */
const TYPES: Readonly<Record<string, string>> = { npm: 'SEMVER', Go: 'SEMVER', 'crates.io': 'SEMVER' }

function eventsOf(part: string): readonly OsvEvent[] {
  const bounds = part.split(' ')
  const from = bounds.find((bound) => bound.startsWith('>='))
  const to = bounds.find((bound) => bound.startsWith('<'))
  return [
    { introduced: from?.slice(2) ?? '0' },
    ...(to === undefined ? [] : [to.startsWith('<=') ? { last_affected: to.slice(2) } : { fixed: to.slice(1) }]),
  ]
}

function sourceOf(id: string): string {
  if (id.startsWith('GHSA-')) return `https://github.com/advisories/${id}`
  if (id.startsWith('CVE-')) return `https://www.cve.org/CVERecord?id=${id}`
  if (id.startsWith('MAL-')) return `https://osv.dev/vulnerability/${id}`
  return ''
}
