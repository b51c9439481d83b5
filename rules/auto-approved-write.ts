import { clientsOf, groupTools, keyPath, unhonoured } from '../src/knowledge/approvals.ts'
import { defineRule } from '../src/rule.ts'

export default defineRule({
  id: 'auto-approved-write',
  title: 'Tool that changes things runs without asking',
  severity: 'high',
  confidence: 'high',
  category: 'approval',
  cwe: ['CWE-862'],
  owasp: ['MCP06', 'MCP02'],
  since: '0.1.0',
  config(config, { report, configs }) {
    for (const { server, entry, first, rest, names, many } of groupTools(config, configs, 'changes')) {
      report({
        at: first.node,
        message: `'${keyPath(first)}' lets ${names}${server === undefined ? '' : ` of server '${server}'`} run without asking. ${many ? 'They write, send or execute' : 'It writes, sends or executes'}, so a text that the model reads can act through ${many ? 'them' : 'it'} unseen.${unhonoured(first)}`,
        help: 'Take tools that write, send, execute or deploy off the list, and approve each use of them.',
        confidence: first.confidence,
        ...(server === undefined ? {} : { server: entry ?? server }),
        ...clientsOf(first, config),
        related: rest.map((approval) => ({ at: approval.node, message: 'This one as well.' })),
        discriminator: `${server ?? ''}`,
      })
    }
  },
})
