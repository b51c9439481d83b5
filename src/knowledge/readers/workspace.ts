/** What one client makes of several files: which hold together, and what their servers are in the end. */

import type { Offers } from '../../client.ts'
import { type ConfigFile, place, type Reader, type Server, type Step, wordLists } from '../../model.ts'
import { child, childAt, keyText } from '../../tree.ts'
import { groupedBy } from '../groups.ts'
import { addressOf } from '../hosts/index.ts'
import { memoized } from '../memoize.ts'

/** Hidden folders in which others lie that are about something else than what surrounds them. */
const COLLECTIONS = new Set(['.config', '.github', '.gitlab', '.devcontainer', '.docker'])

/**
 * The folder that a project's file is about: the one above it, or above the client's own folder, in which the file may lie
 * one deeper: `.kiro/settings/mcp.json`.
 */
export const projectFolder = memoized((path: string) => {
  const folders = path.split('/').slice(0, -1)
  const outer = folders.at(-2)
  const own = folders.at(-1)?.startsWith('.') ? 1 : outer?.startsWith('.') ? 2 : 0
  if (own === 2 && outer !== undefined && COLLECTIONS.has(outer)) return `${folders.join('/')}/`
  const project = folders.slice(0, folders.length - own)
  return project.length === 0 ? '' : `${project.join('/')}/`
})

/** Whether what a file sets holds where another lies: a personal one everywhere, a project's in its folder and below. */
export function holdsFor(settings: ConfigFile, { scope, path }: ConfigFile): boolean {
  if (settings.scope !== 'project') return true
  return scope === 'project' && path.startsWith(projectFolder(settings.path))
}

export interface Entry {
  readonly config: ConfigFile
  readonly server: Server
  /** The folder of the one project that a personal file has it for, as written. */
  readonly forProject?: string
}

/** What a client would start in one place: its personal servers, and those of one project; or those of one file alone. */
export interface View {
  /** Of the project or of the file; undefined for what holds everywhere. */
  readonly folder: string | undefined
  readonly client: Reader['client']
  readonly entries: readonly Entry[]
  /** What a personal file has for some project alone, this one or another. */
  readonly own: readonly Entry[]
}

/**
 * Every client's views, by client id and folder, of the servers asked about: most are of no interest, and a monorepo has
 * thousands. Servers that are off, dead or in a kept copy are in none.
 */
export function viewsOf(configs: readonly ConfigFile[], isOfInterest: (server: Server) => boolean): readonly View[] {
  const started = configs.flatMap((config) => startedIn(config, isOfInterest))
  const byClient = [...groupedBy(started, ({ client }) => client.id)].sort(byKey)
  return [
    ...byClient.flatMap(([, ofClient]) => viewsOfClient(ofClient)),
    ...configs.flatMap((config) => viewsOfOne(config, isOfInterest)),
  ]
}

/** A server that a client starts together with those of other files. */
interface Started {
  readonly client: Reader['client']
  /** The project that its file lies in; undefined for a personal one. */
  readonly folder: string | undefined
  readonly entry: Entry
}

function startedIn(config: ConfigFile, isOfInterest: (server: Server) => boolean): readonly Started[] {
  if (config.copy) return []
  const folder = config.scope === 'project' ? projectFolder(config.path) : undefined
  const servers = config.servers.filter((server) => server.enabled && isOfInterest(server))
  return servers.flatMap((server) => {
    const clients = new Set(server.starters.filter(({ file }) => !file.alone).map(({ client }) => client))
    const forProject = folder === undefined ? projectOf(server) : undefined
    const entry = forProject === undefined ? { config, server } : { config, server, forProject }
    return [...clients].map((client) => ({ client, folder, entry }))
  })
}

function viewsOfClient(started: readonly [Started, ...Started[]]): readonly View[] {
  const [{ client }] = started
  const personal = started.flatMap(({ folder, entry }) => (folder === undefined ? [entry] : []))
  const everywhere = personal.filter(({ forProject }) => forProject === undefined)
  const own = personal.filter(({ forProject }) => forProject !== undefined)
  const inProjects = started.flatMap(({ folder, entry }) => (folder === undefined ? [] : [{ folder, entry }]))
  if (inProjects.length === 0) return [{ folder: undefined, client, entries: everywhere, own }]
  return [...groupedBy(inProjects, ({ folder }) => folder)].sort(byKey).map(([folder, ofProject]) => {
    const entries = ofProject.map(({ entry }) => entry)
    return { folder, client, entries: [...entries, ...ownOf(own, entries), ...everywhere], own }
  })
}

function byKey<T>([a]: readonly [string, T], [b]: readonly [string, T]): number {
  return a < b ? -1 : 1
}

/** The views of a file that is a run of its own. */
function viewsOfOne(config: ConfigFile, isOfInterest: (server: Server) => boolean): readonly View[] {
  if (config.copy) return []
  const clients = new Set(config.readers.filter(({ file }) => file.alone).map(({ client }) => client))
  return [...clients].map((client) => ({
    folder: projectFolder(config.path),
    client,
    entries: config.servers
      .filter((server) => server.enabled && isOfInterest(server))
      .filter((server) => server.starters.some((starter) => starter.client === client && starter.file.alone))
      .map((server) => ({ config, server })),
    own: [],
  }))
}

/** More than anybody has; a hostile file may name any number. */
const MOST_AGENTS = 100

/**
 * The servers of a view that one model has together: all of them, unless their file keeps the tools of some from it; and those
 * that each of its agents has in the end.
 */
export function setsOf({ client, entries }: View): readonly (readonly Entry[])[] {
  const offered = (agent: string | undefined) => entries.filter((entry) => isOffered(entry, client, agent))
  const all = offered(undefined)
  // Nothing is kept back that an agent could have again.
  if (all.length === entries.length) return [all]
  const files = new Set(entries.map(({ config }) => config))
  const agents = new Set([...files].flatMap((config) => agentsIn(config, client)))
  return [all, ...[...agents].slice(0, MOST_AGENTS).map(offered)]
}

function offersOf({ readers }: ConfigFile, client: Reader['client']): readonly Offers[] {
  return readers.flatMap((reader) => (reader.client.id === client.id ? (reader.file.offers ?? []) : []))
}

/** The names of the agents that a file gives such a map of their own. */
function agentsIn(config: ConfigFile, client: Reader['client']): readonly string[] {
  const [root] = config.document.roots
  return offersOf(config, client).flatMap(({ agents }) =>
    agents.flatMap(([group = '']) => {
      const named = root && child(root, group)
      return named?.kind === 'mapping' ? [...named.children.keys()] : []
    }),
  )
}

function isOffered({ config, server }: Entry, client: Reader['client'], agent: string | undefined): boolean {
  const [root] = config.document.roots
  if (!root) return true
  return offersOf(config, client).every(({ at, agents, off, tools }) => {
    const begins = tools.replace('{server}', () => server.fullName.replace(/[^\w-]/g, '_'))
    const own = agents.map((path) => path.map((step) => (step === '{agent}' ? (agent ?? '') : step)))
    let offered = true
    for (const path of agent === undefined ? [at] : [at, ...own]) {
      const map = childAt(root, path)
      for (const [pattern, value] of map?.kind === 'mapping' ? map.children : []) {
        const fits = pattern.endsWith('*') && begins.startsWith(pattern.slice(0, -1))
        if (fits && value.kind !== 'mapping' && value.kind !== 'sequence') offered = value.value !== off
      }
    }
    return offered
  })
}

/** Those that a personal file has for the project of these. */
function ownOf(own: readonly Entry[], [first]: readonly Entry[]): readonly Entry[] {
  if (own.length === 0 || first?.config.absolute === undefined) return []
  const folder = comparable(projectFolder(first.config.absolute))
  return own.filter(({ forProject }) => forProject !== undefined && comparable(forProject) === folder)
}

function comparable(folder: string): string {
  const path = folder.replaceAll('\\', '/').replace(/\/$/, '')
  return /^[A-Za-z]:/.test(path) ? path.toLowerCase() : path
}

/** `projects./home/you/work.mcpServers`: the project that a personal file has a server for; undefined for any. */
export function projectOf({ node, readers }: Server): string | undefined {
  const steps: string[] = []
  for (let at = node.parent; at?.parent; at = at.parent) steps.unshift(keyText(at) ?? '*')
  for (const { file } of readers) {
    const declared = file.servers?.find(
      ({ at }) =>
        at.includes('*') &&
        at.length === steps.length &&
        at.every((step, index) => step === '*' || step === steps[index]),
    )
    if (declared) return steps[declared.at.indexOf('*')]
  }
  return undefined
}

/** What runs in the end, without its version and its arguments: `npm:@scope/name`, `docker:image`, `https://host/path`. */
export function identityOf(server: Pick<Server, 'args' | 'cwd' | 'launch'>): string | undefined {
  const { steps } = server.launch
  for (let index = steps.length - 1; index >= 0; index--) {
    const step = steps[index]
    const identity = step && identityOfStep(step, server)
    if (identity !== undefined) return identity
  }
  return undefined
}

/** The folder that a runner is told to work in (`uv --directory`), or the entry's own; empty for the client's. */
function folderOf(server: Pick<Server, 'args' | 'cwd' | 'launch'>, before: number): string {
  for (const words of wordLists(server)) {
    for (const [index, word] of words.entries()) {
      if (place(word).start >= before) break
      const [, option, joined] = /^(--directory|--project|--cwd|--prefix|-C)(?:=(.{1,1024}))?$/s.exec(word.value) ?? []
      if (option !== undefined) return joined ?? words[index + 1]?.value ?? ''
    }
  }
  return server.cwd?.value ?? ''
}

/** A script by where it lies: `uv --directory a run b.py` is `a/b.py`. */
function scriptAt(path: string, folder: string): string {
  const [script, before] = [plain(path), plain(folder)]
  return before === '' || /^(?:[/~$%{]|[A-Za-z]:)/.test(script) ? script : `${before}/${script}`
}

function plain(path: string): string {
  return path
    .replaceAll('\\', '/')
    .replace(/^\.(?:\/|$)/, '')
    .replace(/\/$/, '')
}

function identityOfStep(step: Step, server: Pick<Server, 'args' | 'cwd' | 'launch'>): string | undefined {
  switch (step.kind) {
    case 'package':
      // What the environment of a folder has is that folder's.
      return `${step.ecosystem}:${step.name.toLowerCase()}${step.local ? `:${plain(folderOf(server, step.at.start))}` : ''}`
    case 'image':
      return `docker:${step.name}`
    case 'source':
      return `source:${step.url}`
    case 'script':
      return `script:${scriptAt(step.path.value, folderOf(server, step.at.start))}`
    case 'inline-code':
      return `code:${step.code?.value ?? ''}`
    case 'program':
      return `program:${step.name}`
    case 'remote': {
      const address = addressOf(step.url.value)
      // The scheme, user and parameters say how it is reached, and not what.
      return (
        address &&
        `remote:${address.host.toLowerCase()}${/^[^?#]{0,2048}/.exec(step.url.value.slice(address.to))?.[0] ?? ''}`
      )
    }
    case 'shell':
      return step.plain ? undefined : `shell:${step.script?.value ?? ''}`
    case 'wrapper':
      return undefined
  }
}
