/** Which server a launch ends in, by where it was had: a package, an image, a program, the host of a remote. */

import type { ImageStep, Launch, RemoteStep, Span, Step, Text } from '../../model.ts'
import { groupedBy } from '../groups.ts'
import { addressOf } from '../hosts/index.ts'
import { lazy, onceFor } from '../memoize.ts'
import { packageOfPath } from '../packages/module-paths.ts'
import { imagePlace, PURL_TYPES, pypiName } from '../packages/purl.ts'
import { bareName } from '../programs/program-names.ts'
import type { KnownServer } from './catalogue.ts'
import { NAMES } from './names.ts'
import { DOMAINS, type Domain, TABLES } from './tables.ts'

export interface Recognised {
  readonly server: KnownServer
  /** The table it stands in. */
  readonly domain: Domain
  /** The token that says which server it is. */
  readonly at: Text | Span
  /** Everything handed to the server itself. */
  readonly args: readonly Text[]
  readonly remote: RemoteStep | undefined
  /** It runs in a container that the entry starts. */
  readonly image: ImageStep | undefined
}

/** The server that a launch ends in, if we know it; of launches that `learnServers` was shown. */
export const recogniseServer = onceFor(({ steps }: Launch) => recogniseSteps(steps))

/** Tables read so far. */
const tables = new Map<Domain, readonly KnownServer[]>()

/** Reads the tables in which the servers of these launches stand. To be called before anything asks about them. */
export async function learnServers(launches: Iterable<Launch>): Promise<void> {
  const wanted = new Set<Domain>()
  for (const { steps } of launches) {
    const entry = entryOf(steps)
    if (entry && !tables.has(entry.domain)) wanted.add(entry.domain)
  }
  for (const domain of wanted) tables.set(domain, await TABLES[domain]())
}

function recogniseSteps(steps: readonly Step[]): Recognised | undefined {
  const entry = entryOf(steps)
  const server = entry && rowOf(entry)
  if (!server) return undefined
  const { step, domain } = entry
  return step.kind === 'remote'
    ? { server, domain, at: step.url, args: [], remote: step, image: undefined }
    : {
        server,
        domain,
        at: step.at,
        args: step.args,
        remote: undefined,
        image: step.kind === 'image' ? step : undefined,
      }
}

type Telling = Extract<Step, { readonly kind: 'remote' | 'package' | 'source' | 'image' | 'program' | 'script' }>

/** The innermost step that a name of the catalogue fits, and that name. */
function entryOf(steps: readonly Step[]): (Entry & { readonly step: Telling }) | undefined {
  for (let index = steps.length - 1; index >= 0; index--) {
    const step = steps[index]
    if (!step || !isTelling(step)) continue
    const entry =
      step.kind === 'remote' ? entryAtUrl(step.url.value) : (entryPublished(placeOf(step)) ?? entryOfModule(step))
    if (entry) return { ...entry, step }
  }
  return undefined
}

/** `python -m package.server`: the package, by the longest beginning of the module's name that is one. */
function entryOfModule(step: Step): Entry | undefined {
  if (step.kind !== 'package' || !step.local || step.ecosystem !== 'pypi' || step.name.length > LONGEST_MODULE)
    return undefined
  for (let end = step.name.lastIndexOf('.'); end > 0; end = step.name.lastIndexOf('.', end - 1)) {
    const entry = entryPublished(`pypi:${step.name.slice(0, end)}`)
    if (entry) return entry
  }
  return undefined
}

const LONGEST_MODULE = 256

const TELLING_KINDS: ReadonlySet<Step['kind']> = new Set(['remote', 'package', 'source', 'image', 'program', 'script'])

function isTelling(step: Step): step is Telling {
  return TELLING_KINDS.has(step.kind)
}

function placeOf(step: Exclude<Telling, RemoteStep>): string {
  switch (step.kind) {
    case 'package': {
      const type = PURL_TYPES[step.ecosystem]
      // The Docker catalogue is a folder of images.
      return type === undefined ? `docker:mcp/${step.name}` : `${type}:${step.name}`
    }
    case 'source':
      return repositoryAt(step.url) ?? ''
    case 'image':
      return imagePlace(step.name)
    case 'program':
      return `bin:${bareName(step.name)}`
    case 'script': {
      // `node ./node_modules/@scope/server/dist/index.js`: installed, and the same program.
      const installed = packageOfPath(step.path.value)
      return installed ? `npm:${installed.name}` : `script:${endOf(step.path.value)}`
    }
  }
}

/** The last four names of a path, `/` between them, in small letters. */
function endOf(path: string): string {
  return path.slice(-256).split(/[\\/]/).slice(-4).join('/').toLowerCase()
}

/** `git:github.com/owner/name` for a repository there, however its address is written. */
function repositoryAt(url: string): string | undefined {
  const [, host, path] =
    /^(?:[a-z+]{1,16}:\/\/)?(?:[\w.-]{1,64}@)?(github\.com|gitlab\.com|codeberg\.org)[:/]([\w.-]{1,100}\/[\w.-]{1,100}?)(?:\.git)?\/?(?:[@#?].{0,512})?$/i.exec(
      url,
    ) ?? []
  return host && path ? `git:${host}/${path}`.toLowerCase() : undefined
}

/** The names of the catalogue that begin so: `npm:`, `docker:`. */
export function publishedNames(prefix: string): readonly string[] {
  return DOMAINS.flatMap((domain) => namesIn(domain, prefix))
}

/** The names of a table that begin so; the others are not taken out of its text. */
function namesIn(domain: Domain, prefix: string): readonly string[] {
  const names = NAMES[domain]
  const found: string[] = []
  for (let at = names.indexOf(prefix); at >= 0; ) {
    const space = names.indexOf(' ', at)
    const end = space < 0 ? names.length : space
    // `npm:` may stand in a name as well.
    if (at === 0 || names[at - 1] === ' ') found.push(names.slice(at, end))
    at = names.indexOf(prefix, end)
  }
  return found
}

interface Entry {
  readonly domain: Domain
  /** As it stands in `NAMES`. */
  readonly name: string
}

/** Looks through the text of the names until it has been asked so often that a map of them all pays. */
const FEW = 64
let asked = 0
const published = lazy(
  () => new Map(DOMAINS.flatMap((domain) => NAMES[domain].split(' ').map((name) => [name, domain] as const))),
)

function domainOf(name: string): Domain | undefined {
  if (name === '' || name.includes(' ')) return undefined
  if (asked++ >= FEW) return published().get(name)
  return DOMAINS.find((domain) => namesIn(domain, name).includes(name))
}

/** By host: beginnings of paths, the longest first. */
type Hosts = ReadonlyMap<string, readonly (Entry & { readonly path: string })[]>

const hosts = lazy((): Hosts => {
  const entries = DOMAINS.flatMap((domain) =>
    namesIn(domain, HOST).map((name) => {
      const slash = name.indexOf('/')
      const host = slash < 0 ? name.slice(HOST.length) : name.slice(HOST.length, slash)
      return { host, domain, name, path: slash < 0 ? '' : name.slice(slash) }
    }),
  )
  return groupedBy(
    entries.sort((a, b) => b.path.length - a.path.length),
    ({ host }) => host,
  )
})

const HOST = 'host:'

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

/** The repository in which a server is made: where its row was read, when that is one. Others may be made there too. */
export function repositoryOf({ source }: KnownServer): string | undefined {
  return repositoryAt(source)
}

const rows = new Map<string, KnownServer>()

function rowOf({ name, domain }: Entry): KnownServer | undefined {
  const known =
    rows.get(name) ??
    tables.get(domain)?.find((server) => namesOf(server).includes(name) || repositoryOf(server) === name)
  if (known) rows.set(name, known)
  return known
}

/** Where a place, as in `Published`, stands in the catalogue. */
export function entryPublished(place: string): Entry | undefined {
  if (place.startsWith(HOST)) return undefined
  for (const name of new Set([normalised(place), normalised(place).toLowerCase()])) {
    const domain = domainOf(name)
    if (domain) return { name, domain }
  }
  return undefined
}

/** Where the server that a URL leads to stands, by its host and the beginning of its path. */
export function entryAtUrl(url: string): Entry | undefined {
  const address = addressOf(url)
  if (!address || address.host === '') return undefined
  const path = /^[^?#]{0,2048}/.exec(url.slice(address.to).replace(/^:\d{0,5}/, ''))?.[0] ?? ''
  let host = address.host.toLowerCase()
  for (let pattern = host; ; pattern = `*.${host}`) {
    const found = hosts()
      .get(pattern)
      ?.find((each) => isBelow(path, each.path))
    if (found) return found
    const dot = host.indexOf('.')
    if (dot < 0) return undefined
    host = host.slice(dot + 1)
  }
}

/** Whether a path is another or lies below it: `/mcp/` below `/mcp`, and `/mcpx` not. */
function isBelow(path: string, above: string): boolean {
  return path.startsWith(above) && (path.length === above.length || above === '' || path.charAt(above.length) === '/')
}
