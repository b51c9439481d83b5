import { isClientPackage } from '../src/knowledge/advisories/index.ts'
import { flawsIn, tellFlaws } from '../src/knowledge/advisories/words.ts'
import { fetchedBy, versionIn } from '../src/knowledge/fetched.ts'
import { safeVersion } from '../src/knowledge/fixes/packages.ts'
import { defineRule } from '../src/rule.ts'

export default defineRule({
  id: 'vulnerable-package',
  title: 'Package with a known flaw',
  severity: 'high',
  confidence: 'high',
  category: 'supply-chain',
  cwe: ['CWE-1395', 'CWE-1104'],
  owasp: ['MCP04'],
  since: '0.1.0',
  fixable: 'unsafe',
  server(server, { advisories, report }) {
    for (const fetched of fetchedBy(server.launch)) {
      const { place, name, wanted, at } = fetched
      if (isClientPackage(place)) continue
      const known = advisories.against(place, wanted)
      const subject = `Server '${server.name}' runs '${name}'${versionIn(fetched)}`
      const told = tellFlaws(subject, flawsIn(known, wanted, server), known.safe, server)
      if (told) report({ at, ...told, discriminator: place, fix: safeVersion(server, fetched, known) })
    }
  },
})
