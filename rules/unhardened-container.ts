import { missingLimits } from '../src/knowledge/containers/container-limits.ts'
import { hardened } from '../src/knowledge/fixes/containers.ts'
import { isDeclaration } from '../src/knowledge/readers/index.ts'
import { enumerated } from '../src/knowledge/text/enumerated.ts'
import { defineRule } from '../src/rule.ts'

export default defineRule({
  id: 'unhardened-container',
  title: 'Container without its own limits',
  severity: 'info',
  confidence: 'high',
  category: 'isolation',
  cwe: ['CWE-250', 'CWE-770'],
  owasp: ['MCP02'],
  since: '0.1.0',
  fixable: 'unsafe',
  server({ launch, name, readers }, { report }) {
    // Clients add their own limits to what a publisher declares.
    if (isDeclaration(readers)) return
    for (const step of launch.steps) {
      if (step.kind !== 'image') continue
      const missing = missingLimits(step)
      if (missing.length === 0) continue
      const lacking = enumerated(
        missing.map(({ lacks }) => lacks),
        'and',
      )
      report({
        at: step.at,
        message: `The container of server '${name}' starts with the engine's defaults: ${lacking}. A flaw in the server, or in its image, has all of that to work with.`,
        help: `Add what the server can live with: '${missing.map(({ add }) => add).join(' ')}'.`,
        fix: hardened(step, missing),
        discriminator: step.name,
      })
    }
  },
})
