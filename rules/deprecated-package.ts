import { successor } from '../src/knowledge/fixes/packages.ts'
import { spokenWords } from '../src/knowledge/fixes/words.ts'
import { fetchedBy } from '../src/knowledge/packages/fetched.ts'
import { defineRule } from '../src/rule.ts'

export default defineRule({
  id: 'deprecated-package',
  title: 'Server that is no longer maintained',
  severity: 'low',
  confidence: 'high',
  category: 'supply-chain',
  cwe: ['CWE-1104'],
  owasp: ['MCP04'],
  since: '0.1.0',
  fixable: 'unsafe',
  server(server, { advisories, report }) {
    for (const fetched of fetchedBy(server.launch)) {
      const { place, name, wanted, nameAt } = fetched
      const { advisories: known } = advisories.against(place, wanted)
      const ended = known.find(({ kind }) => kind === 'deprecated')
      // An archived server with a flaw is reported as that, once.
      if (!ended || known.some(({ kind }) => kind === 'archived-unpatched' || kind === 'malicious')) continue
      report({
        at: nameAt,
        message: `Server '${server.name}' runs '${name}', which is archived. Flaws found in it will not be fixed.`,
        help:
          ended.replacement === undefined
            ? 'Move to a maintained server for the same service.'
            : `Use ${ended.replacement} instead.`,
        confidence: ended.confidence,
        discriminator: place,
        fix: successor(spokenWords(server), fetched, ended),
      })
    }
  },
})
