import { withoutCommas } from '../src/knowledge/fixes/text.ts'
import { clientIds, clientsWith } from '../src/knowledge/readers/client-names.ts'
import { defineRule } from '../src/rule.ts'

const DIALECT = {
  comment: { what: 'a comment', help: 'Remove the comments from this file.' },
  'trailing-comma': { what: 'a comma after the last element', help: 'Remove the comma.' },
} as const

export default defineRule({
  id: 'malformed-config',
  title: 'Something the client rejects or ignores',
  severity: 'low',
  confidence: 'high',
  category: 'validity',
  cwe: ['CWE-1286'],
  owasp: ['MCP09'],
  since: '0.1.0',
  fixable: 'safe',
  config(config, { report }) {
    const strict = config.readers.filter(({ file }) => file.format === 'json')
    for (const kind of ['comment', 'trailing-comma'] as const) {
      const problem = config.document.problems.find((each) => each.kind === kind)
      if (!problem || strict.length === 0) continue
      report({
        at: problem.span,
        message: `The file contains ${DIALECT[kind].what}, and ${clientsWith(strict, 'reads', 'read')} strict JSON only. ${config.servers.length > 0 ? 'Its servers may not start, or older ones may stay in use.' : 'Its settings may never take effect.'}`,
        help: DIALECT[kind].help,
        fix: kind === 'trailing-comma' ? withoutCommas(config) : undefined,
        clients: clientIds(strict),
        // One of several readers rejects it, but the one in use may not.
        ...(strict.length < config.readers.length ? { confidence: 'medium' as const } : {}),
        discriminator: kind,
      })
    }
    for (const flaw of config.flaws) {
      if (flaw.kind !== 'wrong-type') continue
      report({
        at: flaw.at,
        message: flaw.why,
        help: flaw.help,
        server: flaw.server,
        fix: flaw.fix,
        // Where other readers take it, the one in use may.
        ...(flaw.clients ? { clients: flaw.clients, confidence: 'medium' as const } : {}),
      })
    }
  },
})
