import { isClientPackage } from '../src/knowledge/advisories/index.ts'
import { flawsIn, tellFlaws } from '../src/knowledge/advisories/words.ts'
import { runBy, versionIn } from '../src/knowledge/fetched.ts'
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
  asks: 'versions',
  server(server, { config, advisories, report }) {
    for (const fetched of runBy(server.launch, config.versions)) {
      const { place, name, wanted, at } = fetched
      if (isClientPackage(place)) continue
      const known = advisories.against(place, wanted)
      const installed = fetched.inPlace ? 'the installed ' : ''
      const subject = `Server '${server.name}' runs ${installed}'${name}'${versionIn(fetched)}`
      const told = tellFlaws(subject, flawsIn(known, wanted, server), known.safe, server)
      if (told) report({ at, ...told, discriminator: place, fix: safeVersion(server, fetched, known) })
    }
  },
})
