import { isSampleFile } from '../src/knowledge/sample-files.ts'
import { defineRule } from '../src/rule.ts'
import { beginningOf } from '../src/tree.ts'

export default defineRule({
  id: 'personal-config-in-git',
  title: 'Personal configuration in git',
  severity: 'medium',
  confidence: 'high',
  category: 'secrets',
  cwe: ['CWE-538', 'CWE-540'],
  owasp: ['MCP01', 'MCP06'],
  since: '0.1.0',
  asks: 'exposure',
  config(config, { report }) {
    if (config.exposure?.git !== 'tracked') return
    if (config.personal)
      report({
        at: beginningOf(config.document),
        message:
          'This file is one developer’s own, and git tracks it. What they allowed themselves holds for everyone who clones the repository, and what they paste into it is published.',
        help: "Take it out of git with 'git rm --cached', and add it to .gitignore.",
      })
    // A copy that shows how the file is written is meant to be there; credentials in it are another rule's business.
    if (config.copy && !isSampleFile(config.path))
      report({
        at: beginningOf(config.document),
        message:
          'This is a copy that was kept of a configuration, and git tracks it. What was taken out of the original since, credentials above all, is still published here.',
        help: "Remove it with 'git rm'; git itself keeps what was before.",
      })
  },
})
