/**
 * Advisories as the Open Source Vulnerability format has them (https://ossf.github.io/osv-schema/, 1.7): the part of it that
 * we read, and that our own tables are made into.
 */

import { pypiName } from '../packages/purl.ts'

export interface OsvEvent {
  /** `0`: from the first version on. */
  readonly introduced?: string | undefined
  readonly fixed?: string | undefined
  readonly last_affected?: string | undefined
}

export interface OsvRange {
  /** `GIT` names commits, which no package of a registry is asked for by. */
  readonly type: string
  readonly events: readonly OsvEvent[]
}

export interface OsvAffected {
  readonly package?: { readonly ecosystem: string; readonly name: string } | undefined
  readonly ranges?: readonly OsvRange[] | undefined
  readonly versions?: readonly string[] | undefined
}

export interface OsvRecord {
  readonly id: string
  readonly aliases?: readonly string[] | undefined
  /** RFC 3339. */
  readonly modified: string
  readonly withdrawn?: string | undefined
  readonly summary?: string | undefined
  readonly affected?: readonly OsvAffected[] | undefined
  /** Everyone's own. `severity` is that of GitHub's records; the rest is ours. */
  readonly database_specific?:
    | {
        readonly severity?: string | undefined
        readonly kind?: string | undefined
        readonly confidence?: string | undefined
        readonly replacement?: string | undefined
        readonly transport?: string | undefined
        readonly source?: string | undefined
      }
    | undefined
}

/**
 * Ecosystems of OSV as package URLs call them, which is how we name places. `Docker` is ours: OSV has none for images of
 * any registry.
 */
const PURL_TYPES: ReadonlyMap<string, string> = new Map([
  ['npm', 'npm'],
  ['PyPI', 'pypi'],
  ['Go', 'golang'],
  ['NuGet', 'nuget'],
  ['crates.io', 'cargo'],
  ['Maven', 'maven'],
  ['RubyGems', 'gem'],
  ['VSCode', 'vscode'],
  ['Docker', 'docker'],
])

/** The ecosystem of OSV that a place belongs to. */
export function ecosystemOf(place: string): string {
  const type = place.slice(0, place.indexOf(':'))
  return [...PURL_TYPES].find(([, each]) => each === type)?.[0] ?? type
}

/** Records that people write by hand say `NPM` and `pypi`. */
const TYPES_BY_WORD: ReadonlyMap<string, string> = new Map(
  [...PURL_TYPES].map(([ecosystem, type]) => [ecosystem.toLowerCase(), type]),
)

/** A package of OSV as a place; undefined for an ecosystem that no launch names. `Maven:https://…` is Maven. */
export function placeOf({
  ecosystem,
  name,
}: {
  readonly ecosystem: string
  readonly name: string
}): string | undefined {
  const type = TYPES_BY_WORD.get((ecosystem.split(':', 1)[0] ?? '').toLowerCase())
  return type === undefined ? undefined : normalPlace(`${type}:${name}`)
}

/**
 * A place in the one spelling that it is looked up by: names of PyPI are equal in any case and with any of `-`, `_` and `.`
 * (PEP 503); those of NuGet, extensions and images in any case; Docker Hub goes without its host. npm and Go tell cases apart.
 */
export function normalPlace(place: string): string {
  const colon = place.indexOf(':')
  const type = place.slice(0, colon)
  const name = place.slice(colon + 1)
  switch (type) {
    case 'pypi':
      return `pypi:${pypiName(name)}`
    case 'nuget':
    case 'vscode':
      return `${type}:${name.toLowerCase()}`
    case 'docker':
      return `docker:${name
        .toLowerCase()
        .replace(/^(?:index\.|registry-1\.)?docker\.io\//, '')
        .replace(/^library\//, '')}`
    default:
      return place
  }
}

/** A Go package lies in a folder of its module, whose name may end in its major version. */
export function modulesOf(place: string): readonly string[] {
  if (!place.startsWith('golang:')) return [place]
  const parts = place.split('/')
  return parts.map((_, index) => parts.slice(0, parts.length - index).join('/')).filter((each) => each.includes('/'))
}
