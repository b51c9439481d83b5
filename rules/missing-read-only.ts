import { switchedToReading } from '../src/knowledge/fixes/read-only.ts'
import { isDeclaration } from '../src/knowledge/readers.ts'
import { recogniseServer } from '../src/knowledge/servers/index.ts'
import { isReadOnly, readOnlyAdvice, writeSwitches } from '../src/knowledge/servers/switches.ts'
import { admitted } from '../src/knowledge/servers/tools.ts'
import { defineRule } from '../src/rule.ts'

export default defineRule({
  id: 'missing-read-only',
  title: 'Server that could be read-only, and is not',
  severity: 'medium',
  confidence: 'high',
  category: 'privilege',
  cwe: ['CWE-272', 'CWE-250'],
  owasp: ['MCP02'],
  since: '0.1.0',
  fixable: 'unsafe',
  server(server, { report }) {
    if (isDeclaration(server.readers)) return
    const known = recogniseServer(server.launch)
    if (!known || known.server.readOnly?.seldom || isReadOnly(known, server)) return
    // Asking for write access outright is the other rule's business.
    if (writeSwitches(known, server).length > 0) return
    const advice = readOnlyAdvice(known)
    if (!advice) return
    // A client that takes none but reading tools has done the same; one that takes chosen ones has thought about it.
    const tools = admitted(server)
    if (tools === 'reads') return
    report({
      at: known.at,
      message: `Server '${server.name}' (${known.server.name}) may change and delete data: its read-only switch is not on. A text that the model reads can then reach further than the conversation.`,
      help: `Add ${advice} unless the work needs to write; for work that does, use a second entry that is switched on only then.`,
      fix: switchedToReading(known, server),
      confidence: tools === 'mixed' ? 'low' : 'high',
    })
  },
})
