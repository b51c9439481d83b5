import { switchedToReading } from '../src/knowledge/fixes/read-only.ts'
import { isDeclaration } from '../src/knowledge/readers/index.ts'
import { writesUnasked } from '../src/knowledge/servers/read-only.ts'
import { defineRule } from '../src/rule.ts'

export default defineRule({
  id: 'missing-read-only',
  title: 'Server that could be read-only but is not',
  severity: 'medium',
  confidence: 'high',
  category: 'privilege',
  cwe: ['CWE-272', 'CWE-250'],
  owasp: ['MCP02'],
  since: '0.1.0',
  fixable: 'unsafe',
  server(server, { report }) {
    if (isDeclaration(server.readers)) return
    const writing = writesUnasked(server)
    if (!writing || writing.known.server.readOnly?.seldom) return
    const { known, says, advice, chosen } = writing
    report({
      at: known.at,
      message: `${says} Text that the model reads can then do damage outside the conversation.`,
      help: `Add ${advice} unless the work needs to write; for work that does, use a second entry that is enabled only then.`,
      fix: switchedToReading(known, server),
      confidence: chosen ? 'low' : 'high',
    })
  },
})
