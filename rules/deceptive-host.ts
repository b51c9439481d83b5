import { deceptionIn } from '../src/knowledge/hosts/deceptive-hosts.ts'
import { destinationsOf, hostAt, userAt } from '../src/knowledge/hosts/destinations.ts'
import { defineRule } from '../src/rule.ts'

export default defineRule({
  id: 'deceptive-host',
  title: 'Address that passes for another',
  severity: 'high',
  confidence: 'high',
  category: 'transport',
  cwe: ['CWE-1007', 'CWE-451'],
  owasp: ['MCP07', 'MCP04'],
  since: '0.1.0',
  server(server, { report }) {
    for (const destination of destinationsOf(server)) {
      const deception = deceptionIn(destination.url, destination.address)
      if (!deception) continue
      report({
        at: deception.in === 'user' ? userAt(destination) : hostAt(destination),
        message: `An address of server '${server.name}' ${deception.how}. A reviewer takes it for something else, and what is sent goes to whoever owns the real host.`,
        help: 'Find out who owns the host, and use the address of the service you mean.',
        confidence: deception.confidence,
      })
    }
  },
})
