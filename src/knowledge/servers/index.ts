/** Which server a launch ends in, by where it was had: a package, an image, a program, the host of a remote. */

import type { Launch, RemoteStep, Span, Step, Text } from '../../model.ts'
import { addressOf } from '../hosts.ts'
import { ai } from './ai.ts'
import { browsers } from './browsers.ts'
import { business } from './business.ts'
import type { KnownServer } from './catalogue.ts'
import { cloud } from './cloud.ts'
import { code } from './code.ts'
import { communication } from './communication.ts'
import { databases } from './databases.ts'
import { execution } from './execution.ts'
import { files } from './files.ts'
import { observability } from './observability.ts'
import { productivity } from './productivity.ts'
import { search } from './search.ts'

const TABLES = [
  ai,
  browsers,
  business,
  cloud,
  code,
  communication,
  databases,
  execution,
  files,
  observability,
  productivity,
  search,
]

/** Every server we know. */
export function knownServers(): readonly KnownServer[] {
  return TABLES.flatMap((table) => table())
}

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

interface Index {
  readonly published: ReadonlyMap<string, KnownServer>
  /** By host; the longest path first. */
  readonly hosts: ReadonlyMap<string, readonly { readonly path: string; readonly server: KnownServer }[]>
}

let made: Index | undefined

function index(): Index {
  if (made) return made
  const published = new Map<string, KnownServer>()
  const hosts = new Map<string, { path: string; server: KnownServer }[]>()
  for (const server of knownServers()) {
    for (const place of server.published) {
      if (place.startsWith('host:')) {
        const [host = '', ...path] = place.slice('host:'.length).split('/')
        const there = hosts.get(host)
        const entry = { path: path.length > 0 ? `/${path.join('/')}` : '', server }
        if (there) there.push(entry)
        else hosts.set(host, [entry])
        continue
      }
      published.set(normalised(place), server)
      // A package mostly installs a program of its own name.
      const program = /^(?:npm|pypi|cargo):([^@/]+)$/.exec(place)?.[1]
      if (program !== undefined && !published.has(`bin:${program}`)) published.set(`bin:${program}`, server)
    }
  }
  for (const entries of hosts.values()) entries.sort((a, b) => b.path.length - a.path.length)
  made = { published, hosts }
  return made
}

/** Names on PyPI are the same in any case, and with any of `-`, `_` and `.` (PEP 503); the others are taken as they are. */
function normalised(place: string): string {
  return place.startsWith('pypi:') ? place.toLowerCase().replace(/[-_.]{1,64}/g, '-') : place
}

/** The server published under a name, as in `Published`; undefined when we know none. */
export function serverPublished(place: string): KnownServer | undefined {
  const { published } = index()
  return published.get(normalised(place)) ?? published.get(normalised(place).toLowerCase())
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
    if (found) return found.server
    const dot = host.indexOf('.')
    if (dot < 0) return undefined
    host = host.slice(dot + 1)
  }
}

/** Whether a path is another or lies below it: `/mcp/` below `/mcp`, and `/mcpx` not. */
function isBelow(path: string, above: string): boolean {
  return path.startsWith(above) && (path.length === above.length || above === '' || path.charAt(above.length) === '/')
}
