import { clientNames } from '../src/knowledge/readers/client-names.ts'
import { ownersAmong } from '../src/knowledge/readers/owners.ts'
import { type Entry, identityOf, projectOf, viewsOf } from '../src/knowledge/readers/workspace.ts'
import type { Client, ConfigFile } from '../src/model.ts'
import { defineRule } from '../src/rule.ts'

interface Clash {
  readonly project: Entry
  readonly personal: Entry
  readonly clients: Client[]
}

export default defineRule({
  id: 'shadowed-server',
  title: 'Project server with the same name as another',
  severity: 'medium',
  confidence: 'high',
  category: 'composition',
  cwe: ['CWE-694', 'CWE-290'],
  owasp: ['MCP09', 'MCP06'],
  since: '0.1.0',
  workspace(configs, { report }) {
    for (const { project, personal, clients } of clashesIn(configs)) {
      // One of the two may be in a personal file and for this project alone; it takes precedence over any other.
      const isOwn = project.forProject !== undefined || personal.forProject !== undefined
      const known = clients.find(({ onClash, privateFirst }) => (isOwn ? privateFirst : onClash) !== undefined)
      const where = personal.forProject === undefined ? '' : ' for this project alone'
      const { name } = project.server
      report({
        config: project.config,
        at: project.server.at,
        server: project.server,
        message: `A server '${name}' is also defined in '${personal.config.path}'${where}, and starts something else there. ${consequence(known, winner(project, personal, known), clients)}`,
        help: 'Rename one of the two, or make both start the same thing.',
        // Neither was written for a program that reads both: people use one name for a server in all their files.
        confidence: isForOthers(project, clients) && isForOthers(personal, clients) ? 'low' : known ? 'high' : 'medium',
        clients: clients.map(({ id }) => id),
        related: [{ config: personal.config, at: personal.server.at, message: 'This is the other one.' }],
        discriminator: personal.config.path,
      })
    }
  },
})

/** Whether a file belongs to a client that is not among these. */
function isForOthers({ config }: Entry, clients: readonly Client[]): boolean {
  const owners = ownersAmong(config.readers, config.path)
  return owners.length > 0 && !owners.some(({ client }) => clients.some(({ id }) => id === client.id))
}

type Winner = Client['onClash'] | 'own'

function winner(project: Entry, personal: Entry, known: Client | undefined): Winner | undefined {
  if (project.forProject !== undefined) return known && 'own'
  return personal.forProject === undefined ? known?.onClash : known && 'user'
}

/** `known`: a client that documents which one runs. */
function consequence(known: Client | undefined, winner: Winner | undefined, clients: readonly Client[]): string {
  switch (winner) {
    case 'own':
      return `In ${known?.name} the one for this project alone wins: what you approved under that name is not what runs.`
    case 'project':
      return `In ${known?.name} the project's wins: what you approved under that name is not what runs here.`
    case 'user':
      return `In ${known?.name} the personal one wins: what a reviewer of this file approves never runs.`
    default:
      return `Both are read by ${clientNames(clients)}, and which of the two runs is not documented: an approval by name applies to whichever it is.`
  }
}

/** One for each pair of entries, whichever clients see both. */
function clashesIn(configs: readonly ConfigFile[]): readonly Clash[] {
  const names = sharedNames(configs)
  if (names.size === 0) return []
  const clashes = new Map<string, Clash>()
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

function add(clashes: Map<string, Clash>, project: Entry, personal: Entry, client: Client): void {
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
