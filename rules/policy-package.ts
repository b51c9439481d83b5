import { originsOf, reasonOf, refusedBy } from '../src/knowledge/policy/index.ts'
import { defineRule } from '../src/rule.ts'

export default defineRule({
  id: 'policy-package',
  title: 'Package or image that the policy does not allow',
  severity: 'high',
  confidence: 'high',
  category: 'policy',
  cwe: ['CWE-1357', 'CWE-829'],
  owasp: ['MCP04', 'MCP09'],
  since: '0.1.0',
  server(server, { report, policy }) {
    const packages = policy?.packages
    if (!packages) return
    for (const { names, at } of originsOf(server.launch)) {
      const refused = refusedBy(packages, names)
      if (!refused) continue
      report({
        at,
        message: `The policy does not allow '${names[0]}', which server '${server.name}' fetches: ${refused.why}.${reasonOf(packages)}`,
        help: 'Use an allowed one, or ask for this one to be allowed.',
        discriminator: names[0] ?? '',
      })
    }
  },
})
