import { fetchedBy, versionIn } from '../src/knowledge/fetched.ts'
import { defineRule } from '../src/rule.ts'

export default defineRule({
  id: 'malicious-package',
  title: 'Package that is known malware',
  severity: 'critical',
  confidence: 'high',
  category: 'supply-chain',
  cwe: ['CWE-506', 'CWE-1357'],
  owasp: ['MCP04'],
  since: '0.1.0',
  server(server, { advisories, report }) {
    for (const fetched of fetchedBy(server.launch)) {
      const known = advisories.against(fetched.place, fetched.wanted).advisories
      const malware = known.find(({ kind }) => kind === 'malicious')
      if (!malware) continue
      const [id] = malware.ids
      const instead = malware.replacement === undefined ? '' : ` What was meant may be ${malware.replacement}.`
      report({
        at: fetched.at,
        message: `Server '${server.name}' runs '${fetched.name}'${versionIn(fetched)}, which is known malware${id === undefined ? '' : ` (${id})`}. ${malware.summary}`,
        help: `Remove it, and replace every credential that was within reach of a machine that ran it.${instead}`,
        confidence: malware.confidence,
        discriminator: fetched.place,
      })
    }
  },
})
