import { isScratch, LEGS, type Leg, type Legs, legsTogether } from '../src/knowledge/servers/legs.ts'
import { defineRule } from '../src/rule.ts'

interface Trifecta {
  readonly legs: Legs
  readonly clients: string[]
}

const DOES: Readonly<Record<Leg, string>> = {
  'private-data': 'reads what is not public',
  'untrusted-content': 'reads what strangers write',
  'sends-out': 'sends text to where others can read it',
}

/** From the stranger to whoever reads what is sent: the order in which an attack passes through the legs. */
const PATH: readonly Leg[] = ['untrusted-content', 'private-data', 'sends-out']

export default defineRule({
  id: 'lethal-trifecta',
  title: 'Private data, untrusted text and a way out, together',
  severity: 'medium',
  confidence: 'medium',
  category: 'composition',
  cwe: ['CWE-200', 'CWE-1427'],
  owasp: ['MCP06', 'MCP10', 'MCP03'],
  since: '0.1.0',
  workspace(configs, { report }) {
    const found = new Map<string, Trifecta>()
    for (const { client, legs } of legsTogether(configs)) {
      const key = LEGS.map((leg) => `${legs[leg].config.path}\0${legs[leg].server.at.start}`).join('\0')
      const known = found.get(key)
      if (!known) found.set(key, { legs, clients: [client.id] })
      else if (!known.clients.includes(client.id)) known.clients.push(client.id)
    }
    for (const { legs, clients } of found.values()) {
      const out = legs['sends-out']
      report({
        config: out.config,
        at: out.server.at,
        server: out.server,
        message: `${sentence(legs)} Text written by a stranger can then make the model fetch the data and send it away.`,
        help: 'Break one leg: turn off writing where a server allows it, keep the servers apart in different clients or profiles, or ask before every call of the one that sends.',
        clients,
        // A single server with all three is meant that way, and other rules cover its switches. There is little to steal on a scratch pad.
        confidence: isOne(legs) || isScratch(legs['private-data'].server) ? 'low' : 'medium',
        // The path of the data, with every leg of it even if one server is several: SARIF viewers follow it place by place.
        related: PATH.map((leg, step) => ({
          config: legs[leg].config,
          at: legs[leg].server.at,
          message: `${step + 1}. '${legs[leg].server.name}' ${DOES[leg]}.`,
        })),
      })
    }
  },
})

function isOne(legs: Legs): boolean {
  return LEGS.every((leg) => legs[leg].server === legs['sends-out'].server)
}

/** What each server does, in the order of the legs; a server that is two of them is named once. */
function sentence(legs: Legs): string {
  const name = (leg: Leg) => `'${legs[leg].server.name}'`
  if (isOne(legs))
    return `Server ${name('sends-out')} alone reads what is not public, reads what strangers write, and ${DOES['sends-out']}.`
  const parts = LEGS.filter((leg) => legsOf(leg, legs)[0] === leg).map((leg) => {
    const does = legsOf(leg, legs).map((each) => DOES[each])
    return `${name(leg)} ${does.join(' and ')}`
  })
  return `Server ${parts.slice(0, -1).join(', ')}, and ${parts.at(-1)}.`
}

/** All legs that are the same server as this one. */
function legsOf(leg: Leg, legs: Legs): readonly Leg[] {
  return LEGS.filter((each) => legs[each].server === legs[leg].server)
}
