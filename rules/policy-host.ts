import { reasonOf, refusedBy } from '../src/knowledge/policy/index.ts'
import { hostsOf, spellingsOfHost } from '../src/knowledge/policy/policy-hosts.ts'
import { defineRule } from '../src/rule.ts'

export default defineRule({
  id: 'policy-host',
  title: 'Host that the policy does not allow',
  severity: 'high',
  confidence: 'high',
  category: 'policy',
  cwe: ['CWE-1357', 'CWE-918'],
  owasp: ['MCP09', 'MCP07'],
  since: '0.1.0',
  server(server, { report, policy }) {
    const hosts = policy?.hosts
    if (!hosts) return
    for (const { host, reach, at, so, talkedTo } of hostsOf(server)) {
      const refused = refusedBy(hosts, spellingsOfHost(host), reach === 'loopback' || !talkedTo)
      if (!refused) continue
      report({
        at,
        message: `The policy does not allow '${host}', ${so(server.name)}: ${refused.why}.${reasonOf(hosts)}`,
        help: 'Use an allowed host, or ask for this one to be allowed.',
        // Which host a variable names is not known here.
        confidence: reach === 'unknown' ? 'medium' : 'high',
        discriminator: host,
      })
    }
  },
})
