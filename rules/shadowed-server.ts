import { type Entry, identityOf, viewsOf } from '../src/knowledge/workspace.ts'
import type { Client, ConfigFile } from '../src/model.ts'
import { defineRule } from '../src/rule.ts'

interface Clash {
  readonly project: Entry
  readonly personal: Entry
  readonly clients: Client[]
}

export default defineRule({
  id: 'shadowed-server',
  title: 'Project server with the name of another one',
  severity: 'medium',
  confidence: 'high',
  category: 'composition',
  cwe: ['CWE-694', 'CWE-290'],
  owasp: ['MCP09', 'MCP06'],
  since: '0.1.0',
  workspace(configs, { report }) {
    for (const { project, personal, clients } of clashesIn(configs)) {
      const known = clients.find(({ onClash }) => onClash !== undefined)
      const { name } = project.server
      report({
        config: project.config,
        at: project.server.at,
        server: project.server,
        message: `A server '${name}' is also defined in '${personal.config.path}', and starts something else there. ${consequence(known)}`,
        help: 'Give one of the two another name, or make both start the same.',
        confidence: known ? 'high' : 'medium',
        clients: clients.map(({ id }) => id).sort(),
        related: [{ config: personal.config, at: personal.server.at, message: 'This is the other one.' }],
        discriminator: personal.config.path,
      })
    }
  },
})

function consequence(client: Client | undefined): string {
  switch (client?.onClash) {
    case 'project':
      return `In ${client.name} the project’s takes its place: what you approved by that name is not what runs here.`
    case 'user':
      return `In ${client.name} the personal one takes its place: what a reviewer of this file approves never runs.`
    default:
      return 'Which of the two runs is not documented: an approval by name holds for whichever it is.'
  }
}

/** One for each pair of entries, whichever clients see both. */
function clashesIn(configs: readonly ConfigFile[]): readonly Clash[] {
  const names = sharedNames(configs)
  if (names.size === 0) return []
  const clashes = new Map<string, Clash>()
  for (const { client, entries } of viewsOf(configs, ({ name }) => names.has(name))) {
    const personal = entries.filter(({ config }) => config.scope !== 'project')
    for (const project of entries) {
      if (project.config.scope !== 'project') continue
      const other = personal.find(({ server }) => server.name === project.server.name)
      if (!other || !differ(project, other)) continue
      const key = [project, other].map(({ config, server }) => `${config.path}\0${server.at.start}`).join('\0')
      const known = clashes.get(key)
      if (known) known.clients.push(client)
      else clashes.set(key, { project, personal: other, clients: [client] })
    }
  }
  return [...clashes.values()]
}

/** Names that stand in a project's file and in a personal one: mostly there are none, and there is nothing to put together. */
function sharedNames(configs: readonly ConfigFile[]): ReadonlySet<string> {
  const namesIn = (isProject: boolean) =>
    configs
      .filter(({ scope }) => (scope === 'project') === isProject)
      .flatMap(({ servers }) => servers.map(({ name }) => name))
  const personal = new Set(namesIn(false))
  return personal.size === 0 ? personal : new Set(namesIn(true).filter((name) => personal.has(name)))
}

function differ(a: Entry, b: Entry): boolean {
  const [one, other] = [identityOf(a.server.launch), identityOf(b.server.launch)]
  return one !== undefined && other !== undefined && one !== other
}
