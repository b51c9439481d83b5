import { reasonOf, refusedBy } from '../src/knowledge/policy/index.ts'
import { defineRule } from '../src/rule.ts'

export default defineRule({
  id: 'policy-server',
  title: 'Server that the policy does not allow',
  severity: 'high',
  confidence: 'high',
  category: 'policy',
  cwe: ['CWE-1357'],
  owasp: ['MCP09'],
  since: '0.1.0',
  server(server, { report, policy }) {
    const refused = policy?.servers && refusedBy(policy.servers, [server.fullName])
    if (!refused) return
    report({
      at: server.at,
      message: `The policy does not allow server '${server.name}': ${refused.why}.${reasonOf(policy?.servers ?? {})}`,
      help: 'Remove the server, or ask for it to be allowed.',
    })
  },
})
