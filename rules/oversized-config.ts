import { readingLimit } from '../src/knowledge/reading-limit.ts'
import { defineRule } from '../src/rule.ts'

export default defineRule({
  id: 'oversized-config',
  title: 'Project configuration with more than is read of it',
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
      message: `${limit.message} Clients do read it, and nobody writes so much into a project's configuration but to hide something behind it.`,
      help: 'Look through the rest of the file before any client opens the project, and take out what no server needs.',
    })
  },
})
