import { isForContainer } from '../src/knowledge/approvals/index.ts'
import { settingsMeaning } from '../src/knowledge/fixes/approvals.ts'
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
    for (const { key, whose, words, told } of settingsMeaning(config, 'sandbox-disabled')) {
      report({
        ...told,
        message: `'${key}' removes a fence of ${whose}: ${words}. Whatever the model is talked into is then no longer stopped there.`,
        help: 'Leave the fence up, and open it only for the folders, hosts or commands that the work needs.',
        // There the container is the fence.
        confidence: isForContainer(config.path) ? 'low' : told.confidence,
      })
    }
  },
})
