/** Which server a launch ends in, by where it was had: a package, an image, a program, the host of a remote. */

import type { ImageStep, Launch, RemoteStep, Span, Step, Text } from '../../model.ts'
import { onceFor } from '../memoize.ts'
import { packageOfPath } from '../packages/module-paths.ts'
import { imagePlace, PURL_TYPES } from '../packages/purl.ts'
import { bareName } from '../programs/program-names.ts'
import type { KnownServer } from './catalogue.ts'
import { type Entry, entryAtUrl, entryPublished } from './entries.ts'
import { type Domain, TABLES, type Table } from './tables.ts'

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
export const recogniseServer = onceFor(recognise)

/** Tables read so far. */
const tables = new Map<Domain, Table>()

/** Reads the tables in which the servers of these launches stand. To be called before anything asks about them. */
export async function learnServers(launches: Iterable<Launch>): Promise<void> {
  const wanted = new Set<Domain>()
  for (const launch of launches) {
    const entry = entryOf(launch)
    if (entry && !tables.has(entry.domain)) wanted.add(entry.domain)
  }
  for (const domain of wanted) tables.set(domain, await TABLES[domain]())
}

function recognise(launch: Launch): Recognised | undefined {
  const entry = entryOf(launch)
  const server = entry && tables.get(entry.domain)?.at(entry.row)
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
const entryOf = onceFor(({ steps }: Launch): (Entry & { readonly step: Telling }) | undefined => {
  for (let index = steps.length - 1; index >= 0; index--) {
    const step = steps[index]
    if (!step || !isTelling(step)) continue
    const entry =
      step.kind === 'remote' ? entryAtUrl(step.url.value) : (entryPublished(placeOf(step)) ?? entryOfModule(step))
    if (entry) return { ...entry, step }
  }
  return undefined
})

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

/** The repository in which a server is made: where its row was read, when that is one. Others may be made there too. */
export function repositoryOf({ source }: KnownServer): string | undefined {
  return repositoryAt(source)
}
