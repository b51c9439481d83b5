import { addressOf } from '../src/knowledge/hosts.ts'
import { reasonOf, refusedBy } from '../src/knowledge/policy.ts'
import { place, withDefaults } from '../src/model.ts'
import { defineRule } from '../src/rule.ts'

export default defineRule({
  id: 'policy-host',
  title: 'Remote host that the policy does not allow',
  severity: 'high',
  confidence: 'high',
  category: 'policy',
  cwe: ['CWE-1357', 'CWE-918'],
  owasp: ['MCP09', 'MCP07'],
  since: '0.1.0',
  server(server, { report, policy }) {
    const hosts = policy?.hosts
    if (!hosts) return
    for (const step of server.launch.steps) {
      if (step.kind !== 'remote') continue
      const written = withDefaults(step.url)
      const address = addressOf(written)
      if (!address) continue
      const host = address.host.toLowerCase().replace(/\.$/, '')
      const refused = refusedBy(hosts, [host], address.reach === 'loopback')
      if (!refused) continue
      report({
        // Of a default inside a reference the whole is pointed at.
        at: written === step.url.value ? place(step.url, address.from, address.to) : step.url,
        message: `The policy does not allow '${host}', to which server '${server.name}' leads: ${refused.why}.${reasonOf(hosts)}`,
        help: 'Use a host that is allowed, or ask for this one to be.',
        // Which host a variable names is not known here.
        confidence: address.reach === 'unknown' ? 'medium' : 'high',
        discriminator: host,
      })
    }
  },
})
