import { clashesIn } from '../src/knowledge/readers/clashes.ts'
import { clientNames } from '../src/knowledge/readers/client-names.ts'
import { ownersAmong } from '../src/knowledge/readers/owners.ts'
import type { Entry } from '../src/knowledge/readers/workspace.ts'
import type { Client } from '../src/model.ts'
import { defineRule } from '../src/rule.ts'

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
