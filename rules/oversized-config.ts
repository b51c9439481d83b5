import { readingLimit } from '../src/knowledge/readers/reading-limit.ts'
import { defineRule } from '../src/rule.ts'

export default defineRule({
  id: 'oversized-config',
  title: 'Project configuration too large to check in full',
  severity: 'high',
  confidence: 'high',
  category: 'validity',
  cwe: ['CWE-1286', 'CWE-451'],
  owasp: ['MCP09'],
  since: '0.1.0',
  config(config, { report }) {
    const limit = readingLimit(config)
    if (!limit) return
    report({
      at: limit.span,
      message: `${limit.message} Clients do read it, and the only reason to put this much into a project's configuration is to hide something after it.`,
      help: 'Read the rest of the file before any client opens the project, and remove what no server needs.',
    })
  },
})
