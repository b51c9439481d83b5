import type { Role } from '../src/knowledge/servers/catalogue.ts'
import { rolesOf } from '../src/knowledge/servers/roles.ts'
import { type Entry, viewsOf } from '../src/knowledge/workspace.ts'
import { defineRule } from '../src/rule.ts'

const LEGS = ['private-data', 'untrusted-content', 'sends-out'] as const satisfies readonly Role[]
type Leg = (typeof LEGS)[number]

interface Trifecta {
  readonly legs: Readonly<Record<Leg, Entry>>
  readonly clients: string[]
}

const DOES: Readonly<Record<Leg, string>> = {
  'private-data': 'reads what is not public',
  'untrusted-content': 'reads what strangers write',
  'sends-out': 'carries text to where others read it',
}

export default defineRule({
  id: 'lethal-trifecta',
  title: 'Private data, strangers’ text and a way out, together',
  severity: 'medium',
  confidence: 'medium',
  category: 'composition',
  cwe: ['CWE-200', 'CWE-1427'],
  owasp: ['MCP06', 'MCP10', 'MCP03'],
  since: '0.1.0',
  workspace(configs, { report }) {
    const found = new Map<string, Trifecta>()
    for (const { client, entries } of viewsOf(configs, (server) => rolesOf(server).size > 0)) {
      const legs = legsOf(entries)
      if (!legs) continue
      const key = LEGS.map((leg) => `${legs[leg].config.path}\0${legs[leg].server.at.start}`).join('\0')
      const known = found.get(key)
      if (!known) found.set(key, { legs, clients: [client.id] })
      else if (!known.clients.includes(client.id)) known.clients.push(client.id)
    }
    for (const { legs, clients } of found.values()) {
      const out = legs['sends-out']
      const servers = new Set(LEGS.map((leg) => legs[leg].server))
      report({
        config: out.config,
        at: out.server.at,
        server: out.server,
        message: `${sentence(legs, servers.size === 1)} A text that a stranger wrote can then have the model fetch the data and send it away.`,
        help: 'Break one leg: switch writing off where a server allows it, keep the servers apart in different clients or profiles, or ask before every call of the one that sends.',
        clients: clients.sort(),
        // One server with all three is what it is; its own switches are other rules' business.
        confidence: servers.size === 1 ? 'low' : 'medium',
        related: LEGS.filter((leg) => legs[leg].server !== out.server).map((leg) => ({
          config: legs[leg].config,
          at: legs[leg].server.at,
          message: `Server '${legs[leg].server.name}' ${DOES[leg]}.`,
        })),
      })
    }
  },
})

function sentence(legs: Trifecta['legs'], alone: boolean): string {
  const name = (leg: Leg) => `'${legs[leg].server.name}'`
  if (alone)
    return `Server ${name('sends-out')} alone reads what is not public, reads what strangers write, and ${DOES['sends-out']}.`
  return `Server ${name('private-data')} ${DOES['private-data']}, ${name('untrusted-content')} ${DOES['untrusted-content']}, and ${name('sends-out')} ${DOES['sends-out']}.`
}

/**
 * The three legs: what sends out, what brings strangers' text in (the same server, if it does both), and private data of
 * another server than these, if there is one. Undefined where a leg is missing.
 */
function legsOf(entries: readonly Entry[]): Trifecta['legs'] | undefined {
  const having = (...legs: readonly Leg[]) => {
    const has = ({ server }: Entry) => legs.every((leg) => rolesOf(server).has(leg))
    return entries.filter(has)
  }
  const out = having('sends-out', 'untrusted-content')[0] ?? having('sends-out')[0]
  if (!out) return undefined
  const open = rolesOf(out.server).has('untrusted-content') ? out : having('untrusted-content')[0]
  const hidden = having('private-data').find((entry) => entry !== out && entry !== open) ?? having('private-data')[0]
  return hidden && open ? { 'private-data': hidden, 'untrusted-content': open, 'sends-out': out } : undefined
}
