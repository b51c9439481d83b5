import { clientsOf } from '../src/knowledge/approvals/index.ts'
import { deceptionIn } from '../src/knowledge/hosts/deceptive-hosts.ts'
import { destinationsOf, hostAt, userAt } from '../src/knowledge/hosts/destinations.ts'
import { eventsOf, postsOf } from '../src/knowledge/hosts/posted-hooks.ts'
import { defineRule } from '../src/rule.ts'

const HELP = 'Find out who owns the host, and use the address of the service you mean.'

export default defineRule({
  id: 'deceptive-host',
  title: 'Address that passes for another',
  severity: 'high',
  confidence: 'high',
  category: 'transport',
  cwe: ['CWE-1007', 'CWE-451'],
  owasp: ['MCP07', 'MCP04'],
  since: '0.1.0',
  config(config, { report }) {
    for (const { hook, hooks } of postsOf(config)) {
      const deception = deceptionIn(hook.url.value, hook.address)
      if (!deception) continue
      report({
        at: hook.at,
        message: `An address that a hook for ${eventsOf(hooks)} posts to ${deception.how}. A reviewer takes it for something else, and what happens in the session goes to whoever owns the real host.`,
        help: HELP,
        confidence: deception.confidence,
        ...clientsOf(hook.approval, config),
      })
    }
  },
  server(server, { report }) {
    for (const destination of destinationsOf(server)) {
      const deception = deceptionIn(destination.url, destination.address)
      if (!deception) continue
      report({
        at: deception.in === 'user' ? userAt(destination) : hostAt(destination),
        message: `An address of server '${server.name}' ${deception.how}. A reviewer takes it for something else, and what is sent goes to whoever owns the real host.`,
        help: HELP,
        confidence: deception.confidence,
      })
    }
  },
})
