/** Servers of one name that one client has from two files, of a project and a personal one, and that start different things. */

import type { Client, ConfigFile } from '../../model.ts'
import { type Entry, identityOf, projectOf, viewsOf } from './workspace.ts'

export interface Clash {
  readonly project: Entry
  readonly personal: Entry
  /** Those that have both. */
  readonly clients: readonly Client[]
}

interface Found extends Clash {
  readonly clients: Client[]
}

/** One for each pair of entries, whichever clients see both. */
export function clashesIn(configs: readonly ConfigFile[]): readonly Clash[] {
  const names = sharedNames(configs)
  if (names.size === 0) return []
  const clashes = new Map<string, Found>()
  for (const { client, entries, own } of viewsOf(configs, ({ name }) => names.has(name))) {
    const personal = entries.filter(({ config }) => config.scope !== 'project')
    for (const project of entries) {
      if (project.config.scope !== 'project' || project.config.dotfile) continue
      const other = personal.find(({ server }) => server.name === project.server.name)
      if (other) add(clashes, project, other, client)
    }
    const everywhere = personal.filter(({ forProject }) => forProject === undefined)
    for (const forOne of own) {
      const other = everywhere.find(({ server }) => server.name === forOne.server.name)
      if (other) add(clashes, forOne, other, client)
    }
  }
  return [...clashes.values()]
}

function add(clashes: Map<string, Found>, project: Entry, personal: Entry, client: Client): void {
  if (!differ(project, personal)) return
  const key = [project, personal].map(({ config, server }) => `${config.path}\0${server.at.start}`).join('\0')
  const known = clashes.get(key)
  if (!known) clashes.set(key, { project, personal, clients: [client] })
  else if (!known.clients.includes(client)) known.clients.push(client)
}

/** Names that are in both a project's file and a personal one: usually there are none, and nothing has to be compared. */
function sharedNames(configs: readonly ConfigFile[]): ReadonlySet<string> {
  const personal = new Set(namesIn(configs.filter(({ scope }) => scope !== 'project')))
  if (personal.size === 0) return personal
  const inProjects = namesIn(configs.filter(({ scope }) => scope === 'project'))
  return new Set([...inProjects, ...ownNames(configs)].filter((name) => personal.has(name)))
}

function namesIn(configs: readonly ConfigFile[]): readonly string[] {
  return configs.flatMap(({ servers }) => servers.map(({ name }) => name))
}

/** Names that a personal file has for one project. */
function ownNames(configs: readonly ConfigFile[]): readonly string[] {
  return configs
    .filter(({ scope, copy }) => scope !== 'project' && !copy)
    .flatMap(({ servers }) => servers.flatMap((server) => (projectOf(server) === undefined ? [] : server.name)))
}

function differ(a: Entry, b: Entry): boolean {
  const [one, other] = [identityOf(a.server), identityOf(b.server)]
  return one !== undefined && other !== undefined && one !== other
}
