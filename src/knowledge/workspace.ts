/** What one client makes of several files: which hold together, and what their servers are in the end. */

import type { Offers } from '../client.ts'
import { type ConfigFile, fieldsOf, type Launch, type Reader, type Server, type Step } from '../model.ts'
import { child, childAt } from '../tree.ts'
import { addressOf } from './hosts.ts'
import { remembered } from './remember.ts'

/** Hidden folders in which others lie that are about something else than what surrounds them. */
const COLLECTIONS = new Set(['.config', '.github', '.gitlab', '.devcontainer', '.docker'])

/**
 * The folder that a project's file is about: the one above it, or above the client's own folder, in which the file may lie
 * one deeper: `.kiro/settings/mcp.json`.
 */
export const projectFolder = remembered((path: string) => {
  const folders = path.split('/').slice(0, -1)
  const own = folders.at(-1)?.startsWith('.') ? 1 : folders.at(-2)?.startsWith('.') ? 2 : 0
  if (own === 2 && COLLECTIONS.has(folders.at(-2) ?? '')) return `${folders.join('/')}/`
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
}

/** What a client would start in one place: its personal servers, and those of one project. */
export interface View {
  /** Of the project; undefined for what holds everywhere. */
  readonly folder: string | undefined
  readonly client: Reader['client']
  readonly entries: readonly Entry[]
}

/**
 * Every client's views, by client id and folder, of the servers asked about: most are of no interest, and a monorepo has
 * thousands. Servers that are off, dead or in a kept copy are in none.
 */
export function viewsOf(configs: readonly ConfigFile[], isOfInterest: (server: Server) => boolean): readonly View[] {
  const byClient = new Map<string, { client: Reader['client']; everywhere: Entry[]; projects: Map<string, Entry[]> }>()
  for (const config of configs) {
    if (config.copy) continue
    const folder = config.scope === 'project' ? projectFolder(config.path) : undefined
    for (const server of config.servers) {
      if (!server.enabled || !isOfInterest(server)) continue
      for (const client of startersOf(server)) {
        const known = byClient.get(client.id) ?? { client, everywhere: [], projects: new Map<string, Entry[]>() }
        byClient.set(client.id, known)
        if (folder === undefined) {
          if (!isForOneProject(server)) known.everywhere.push({ config, server })
        } else {
          const there = known.projects.get(folder)
          if (there) there.push({ config, server })
          else known.projects.set(folder, [{ config, server }])
        }
      }
    }
  }
  const byKey = <T>([a]: readonly [string, T], [b]: readonly [string, T]): number => (a < b ? -1 : 1)
  return [...byClient].sort(byKey).flatMap(([, { client, everywhere, projects }]): readonly View[] => {
    if (projects.size === 0) return [{ folder: undefined, client, entries: everywhere }]
    return [...projects]
      .sort(byKey)
      .map(([folder, entries]) => ({ folder, client, entries: [...entries, ...everywhere] }))
  })
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
    const begins = tools.replace('{server}', () => server.name.replace(/[^\w-]/g, '_'))
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

/** The clients that start a server: of those that read it, the ones for which it is not switched off. */
function startersOf({ node, readers }: Server): ReadonlySet<Reader['client']> {
  const on = readers.filter((reader) => {
    const { off } = fieldsOf(reader)
    const set = off && child(node, off.field)
    return set?.kind !== 'boolean' || set.value !== off?.value
  })
  return new Set(on.map(({ client }) => client))
}

/** `projects./home/you/work.mcpServers`: a personal file's servers for one project, which may be any. */
function isForOneProject({ node, readers }: Server): boolean {
  const steps: string[] = []
  for (let at = node.parent; at?.parent; at = at.parent) steps.unshift(typeof at.key === 'object' ? at.key.text : '*')
  return readers.some(({ file }) =>
    file.servers?.some(
      ({ at }) =>
        at.includes('*') &&
        at.length === steps.length &&
        at.every((step, index) => step === '*' || step === steps[index]),
    ),
  )
}

/** What runs in the end, without its version and its arguments: `npm:@scope/name`, `docker:image`, `https://host/path`. */
export function identityOf({ steps }: Launch): string | undefined {
  for (let index = steps.length - 1; index >= 0; index--) {
    const step = steps[index]
    const identity = step && identityOfStep(step)
    if (identity !== undefined) return identity
  }
  return undefined
}

function identityOfStep(step: Step): string | undefined {
  switch (step.kind) {
    case 'package':
      return `${step.ecosystem}:${step.name.toLowerCase()}`
    case 'image':
      return `docker:${step.name}`
    case 'source':
      return `source:${step.url}`
    case 'script':
      return `script:${step.path.value}`
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
