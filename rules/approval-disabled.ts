import { clientsOf, keyPath, subject } from '../src/knowledge/approvals.ts'
import { defineRule } from '../src/rule.ts'

export default defineRule({
  id: 'approval-disabled',
  title: 'Everything runs without asking',
  severity: 'high',
  confidence: 'high',
  category: 'approval',
  cwe: ['CWE-862'],
  owasp: ['MCP06', 'MCP02'],
  since: '0.1.0',
  config(config, { report }) {
    for (const approval of config.approvals) {
      if (approval.means !== 'approval-disabled') continue
      report({
        at: approval.node,
        message: `'${keyPath(approval)}' takes the human out of ${subject(approval, config)}: ${approval.words}. One instruction hidden in a web page, an issue or a file is then enough to act with everything this client can reach.`,
        help: 'Go back to asking, and approve single read-only tools by name where the questions get in the way.',
        confidence: approval.confidence,
        ...clientsOf(approval, config),
      })
    }
  },
})
