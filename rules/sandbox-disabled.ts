import { clientsOf, isForContainer, keyPath, subject } from '../src/knowledge/approvals/index.ts'
import { undone } from '../src/knowledge/fixes/approvals.ts'
import { defineRule } from '../src/rule.ts'

export default defineRule({
  id: 'sandbox-disabled',
  title: 'Sandbox, folder trust or network fence turned off',
  severity: 'high',
  confidence: 'high',
  category: 'approval',
  cwe: ['CWE-693'],
  owasp: ['MCP02', 'MCP05'],
  since: '0.1.0',
  fixable: 'unsafe',
  config(config, { report }) {
    for (const approval of config.approvals) {
      if (approval.means !== 'sandbox-disabled') continue
      report({
        at: approval.node,
        message: `'${keyPath(approval)}' removes a fence of ${subject(approval, config)}: ${approval.words}. Whatever the model is talked into is then no longer stopped there.`,
        help: 'Leave the fence up, and open it only for the folders, hosts or commands that the work needs.',
        fix: undone([approval]),
        // There the container is the fence.
        confidence: isForContainer(config.path) ? 'low' : approval.confidence,
        ...clientsOf(approval, config),
      })
    }
  },
})
