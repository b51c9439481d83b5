import { isSampleFile } from '../src/knowledge/paths/sample-files.ts'
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
          "This is one developer's personal file, and git tracks it. What they allowed themselves applies to everyone who clones the repository, and whatever they paste into it is published.",
        help: "Remove it from git with 'git rm --cached', and add it to .gitignore.",
      })
    // A sample is meant to be there; other rules report credentials in it.
    if (config.copy && !isSampleFile(config.path))
      report({
        at: beginningOf(config.document),
        message:
          'This is a backup copy of a configuration, and git tracks it. Anything since removed from the original, credentials above all, is still published here.',
        help: "Remove it with 'git rm'; git itself keeps the earlier versions.",
      })
  },
})
