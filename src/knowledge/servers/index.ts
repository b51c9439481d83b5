/** Which server a launch ends in, by where it was had: a package, an image, a program, the host of a remote. */

import type { Launch, RemoteStep, Span, Step, Text } from '../../model.ts'
import { addressOf } from '../hosts.ts'
import type { KnownServer } from './catalogue.ts'
import { NAMES } from './names.ts'
import { type Domain, TABLES } from './tables.ts'

export interface Recognised {
  readonly server: KnownServer
  /** The token that says which server it is. */
  readonly at: Text | Span
  /** Everything handed to the server itself. */
  readonly args: readonly Text[]
  readonly remote: RemoteStep | undefined
}

/** Several rules ask about each launch. */
const recognised = new WeakMap<Launch, Recognised | 'unknown'>()

/** The server that a launch ends in, if we know it. */
export function recogniseServer(launch: Launch): Recognised | undefined {
  const known = recognised.get(launch) ?? recogniseSteps(launch.steps) ?? 'unknown'
  recognised.set(launch, known)
  return known === 'unknown' ? undefined : known
}

function recogniseSteps(steps: readonly Step[]): Recognised | undefined {
  for (let index = steps.length - 1; index >= 0; index--) {
    const step = steps[index]
    const found = step && recogniseStep(step)
    if (found) return found
  }
  return undefined
}

function recogniseStep(step: Step): Recognised | undefined {
  switch (step.kind) {
    case 'remote': {
      const server = serverAtUrl(step.url.value)
      return server && { server, at: step.url, args: [], remote: step }
    }
    case 'package':
      return local(serverPublished(`${PURL_TYPES[step.ecosystem]}:${step.name}`), step)
    case 'image':
      return local(serverPublished(`docker:${step.name.replace(/^(?:index\.)?docker\.io\//, '')}`), step)
    case 'program':
      return local(serverPublished(`bin:${programName(step.name)}`), step)
    case 'script': {
      // `node ./node_modules/@scope/server/dist/index.js`: installed, and the same program.
      const installed = /(?:^|[\\/])node_modules[\\/]((?:@[^\\/]{1,214}[\\/])?[^\\/]{1,214})[\\/]/.exec(step.path.value)
      return installed ? local(serverPublished(`npm:${installed[1]?.replace('\\', '/')}`), step) : undefined
    }
    default:
      return undefined
  }
}

function local(
  server: KnownServer | undefined,
  { at, args }: { readonly at: Span; readonly args: readonly Text[] },
): Recognised | undefined {
  return server && { server, at, args, remote: undefined }
}

/** Ecosystems as package URLs call them. The Docker catalogue is a folder of images. */
const PURL_TYPES = {
  npm: 'npm',
  pypi: 'pypi',
  go: 'golang',
  jsr: 'jsr',
  nuget: 'nuget',
  cargo: 'cargo',
  maven: 'maven',
  'docker-catalog': 'docker:mcp',
} as const

function programName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1).replace(/\.(?:exe|cmd|bat|ps1)$/i, '')
}

type Table = () => readonly KnownServer[]

/** Where each name leads, and which hosts there are. Of the tables, those are made in which something is found. */
interface Index {
  readonly published: ReadonlyMap<string, Table>
  /** By host: beginnings of paths, the longest first. */
  readonly hosts: ReadonlyMap<string, readonly { readonly path: string; readonly table: Table }[]>
}

let made: Index | undefined

function index(): Index {
  if (made) return made
  const published = new Map<string, Table>()
  const hosts = new Map<string, { path: string; table: Table }[]>()
  const domains = Object.keys(TABLES) as Domain[]
  for (const domain of domains) {
    const table = TABLES[domain]
    for (const name of NAMES[domain].split(' ')) {
      if (!name.startsWith(HOST)) {
        published.set(name, table)
        continue
      }
      const slash = name.indexOf('/')
      const host = slash < 0 ? name.slice(HOST.length) : name.slice(HOST.length, slash)
      const entry = { path: slash < 0 ? '' : name.slice(slash), table }
      const there = hosts.get(host)
      if (there) there.push(entry)
      else hosts.set(host, [entry])
    }
  }
  for (const entries of hosts.values()) entries.sort((a, b) => b.path.length - a.path.length)
  made = { published, hosts }
  return made
}

const HOST = 'host:'

/** Names on PyPI are the same in any case, and with any of `-`, `_` and `.` (PEP 503); the others are taken as they are. */
function normalised(place: string): string {
  return place.startsWith('pypi:') ? place.toLowerCase().replace(/[-_.]{1,64}/g, '-') : place
}

/** Every name under which a row is found: its own, and the program of the same name that a package mostly installs. */
export function namesOf({ published }: KnownServer): readonly string[] {
  const programs = published.flatMap((place) => {
    const program = /^(?:npm|pypi|cargo):([^@/]+)$/.exec(place)?.[1]
    return program === undefined ? [] : [`bin:${program}`]
  })
  return [...new Set([...published.map(normalised), ...programs])]
}

const rows = new Map<string, KnownServer>()

function rowOf(name: string, table: Table): KnownServer | undefined {
  const known = rows.get(name) ?? table().find((server) => namesOf(server).includes(name))
  if (known) rows.set(name, known)
  return known
}

/** The server published under a name, as in `Published`; undefined when we know none. */
export function serverPublished(place: string): KnownServer | undefined {
  const { published } = index()
  const name = normalised(place)
  for (const candidate of [name, name.toLowerCase()]) {
    const table = published.get(candidate)
    if (table) return rowOf(candidate, table)
  }
  return undefined
}

/** The server that a URL leads to, by its host and the beginning of its path. */
export function serverAtUrl(url: string): KnownServer | undefined {
  const address = addressOf(url)
  if (!address || address.host === '') return undefined
  const { hosts } = index()
  const path = /^[^?#]{0,2048}/.exec(url.slice(address.to).replace(/^:\d{0,5}/, ''))?.[0] ?? ''
  let host = address.host.toLowerCase()
  for (let pattern = host; ; pattern = `*.${host}`) {
    const found = hosts.get(pattern)?.find((each) => isBelow(path, each.path))
    if (found) return rowOf(`${HOST}${pattern}${found.path}`, found.table)
    const dot = host.indexOf('.')
    if (dot < 0) return undefined
    host = host.slice(dot + 1)
  }
}

/** Whether a path is another or lies below it: `/mcp/` below `/mcp`, and `/mcpx` not. */
function isBelow(path: string, above: string): boolean {
  return path.startsWith(above) && (path.length === above.length || above === '' || path.charAt(above.length) === '/')
}
