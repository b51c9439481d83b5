import { isClientPackage } from '../src/knowledge/advisories/index.ts'
import { flawsIn, safeAsWritten, tellFlaws } from '../src/knowledge/advisories/words.ts'
import { fetchedBy, versionIn } from '../src/knowledge/packages/fetched.ts'
import { clientVersions } from '../src/knowledge/readers/client-versions.ts'
import { defineRule } from '../src/rule.ts'

export default defineRule({
  id: 'vulnerable-client',
  title: 'AI client with a known flaw',
  severity: 'high',
  confidence: 'high',
  category: 'supply-chain',
  cwe: ['CWE-1395', 'CWE-1104'],
  owasp: ['MCP04'],
  since: '0.1.0',
  config(config, { advisories, report }) {
    for (const { place, name, version, at } of clientVersions(config)) {
      const wanted = { version }
      const known = advisories.against(place, wanted)
      const whose = config.scope === 'project' ? 'This project uses' : 'This machine has'
      const subject = `${whose} the AI client '${name}' ${version}`
      const told = tellFlaws(subject, flawsIn(known, wanted, undefined), safeAsWritten(known, wanted), undefined)
      if (told) report({ at, ...told, discriminator: place })
    }
  },
  server(server, { advisories, report }) {
    for (const fetched of fetchedBy(server.launch)) {
      const { place, name, wanted, at } = fetched
      if (!isClientPackage(place)) continue
      const known = advisories.against(place, wanted)
      const subject = `Server '${server.name}' runs the AI client '${name}'${versionIn(fetched)}`
      const told = tellFlaws(subject, flawsIn(known, wanted, server), safeAsWritten(known, wanted), server)
      if (told) report({ at, ...told, discriminator: place })
    }
  },
})
