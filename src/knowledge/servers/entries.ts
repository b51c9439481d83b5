/** Where a server stands in the catalogue, by a name under which it is had: looked up in a text of names, before any table is read. */

import { groupedBy } from '../groups.ts'
import { addressOf } from '../hosts/index.ts'
import { lazy } from '../memoize.ts'
import { pypiName } from '../packages/purl.ts'
import type { KnownServer } from './catalogue.ts'
import { NAMES } from './names.ts'
import { DOMAINS, type Domain } from './tables.ts'

export interface Entry {
  readonly domain: Domain
  /** As it stands in `NAMES`. */
  readonly name: string
  /** Which row of the domain's table it is, counted from 0. */
  readonly row: number
}

/** The names of the catalogue that begin so: `npm:`, `docker:`. */
export function publishedNames(prefix: string): readonly string[] {
  return entriesWith(prefix).map(({ name }) => name)
}

function entriesWith(prefix: string): readonly Entry[] {
  return DOMAINS.flatMap((domain) => entriesIn(domain, prefix))
}

/** A line of names is a row, and behind each name but the last stands a space; names that begin otherwise are not taken out. */
function entriesIn(domain: Domain, prefix: string): readonly Entry[] {
  const names = NAMES[domain]
  const found: Entry[] = []
  let row = 0
  let line = names.indexOf('\n')
  for (let at = names.indexOf(prefix); at >= 0; at = names.indexOf(prefix, at + 1)) {
    // `npm:` may stand in a name as well.
    if (at > 0 && names[at - 1] !== ' ' && names[at - 1] !== '\n') continue
    for (; line >= 0 && line < at; line = names.indexOf('\n', line + 1)) row++
    const space = names.indexOf(' ', at)
    found.push({ domain, name: names.slice(at, space < 0 ? names.length : space), row })
  }
  return found
}

/** Looks through the texts of names until it has been asked so often that a map of them all pays. */
const FEW = 64
let asked = 0
const published = lazy(
  () =>
    new Map(
      DOMAINS.flatMap((domain) =>
        NAMES[domain]
          .split(' \n')
          .flatMap((names, row) => names.split(' ').map((name) => [name, { domain, name, row }] as const)),
      ),
    ),
)

function entryNamed(name: string): Entry | undefined {
  if (name === '' || /[ \n]/.test(name)) return undefined
  return asked++ < FEW ? entriesWith(name).find((entry) => entry.name === name) : published().get(name)
}

/** Where a place, as in `Published`, stands; a remote's is its host, see `entryAtUrl`. */
export function entryPublished(place: string): Entry | undefined {
  if (place.startsWith(HOST)) return undefined
  const name = normalised(place)
  return entryNamed(name) ?? (name === name.toLowerCase() ? undefined : entryNamed(name.toLowerCase()))
}

const HOST = 'host:'

/** Where the server that a URL leads to stands, by its host and the beginning of its path. */
export function entryAtUrl(url: string): Entry | undefined {
  const address = addressOf(url)
  if (!address || address.host === '') return undefined
  const path = /^[^?#]{0,2048}/.exec(url.slice(address.to).replace(/^:\d{0,5}/, ''))?.[0] ?? ''
  let host = address.host.toLowerCase()
  for (let pattern = host; ; pattern = `*.${host}`) {
    const found = entriesAt(pattern).find(({ name }) => isBelow(path, pathOf(name)))
    if (found) return found
    const dot = host.indexOf('.')
    if (dot < 0) return undefined
    host = host.slice(dot + 1)
  }
}

/** What stands at a host, the longest beginnings of paths first. */
function entriesAt(host: string): readonly Entry[] {
  if (asked++ >= FEW) return hosts().get(host) ?? []
  return longestFirst(entriesWith(HOST + host).filter(({ name }) => hostOf(name) === host))
}

const hosts = lazy(() => groupedBy(longestFirst(entriesWith(HOST)), ({ name }) => hostOf(name)))

function longestFirst(entries: readonly Entry[]): readonly Entry[] {
  return entries.toSorted((a, b) => pathOf(b.name).length - pathOf(a.name).length)
}

function hostOf(name: string): string {
  return name.slice(HOST.length, name.length - pathOf(name).length)
}

function pathOf(name: string): string {
  const slash = name.indexOf('/')
  return slash < 0 ? '' : name.slice(slash)
}

/** Whether a path is another or lies below it: `/mcp/` below `/mcp`, and `/mcpx` not. */
function isBelow(path: string, above: string): boolean {
  return path.startsWith(above) && (path.length === above.length || above === '' || path.charAt(above.length) === '/')
}

/** Names on PyPI are the same in any case, and with any of `-`, `_` and `.` (PEP 503); the others are taken as they are. */
function normalised(place: string): string {
  return place.startsWith('pypi:') ? pypiName(place) : place
}

/** Every name under which a row is found: its own, and the program of the same name that a package mostly installs. */
export function namesOf({ published }: KnownServer): readonly string[] {
  const programs = published.flatMap((place) => {
    const program = /^(?:npm|pypi|cargo):([^@/]+)$/.exec(place)?.[1]
    return program === undefined ? [] : [`bin:${program}`]
  })
  return [...new Set([...published.map(normalised), ...programs])]
}
