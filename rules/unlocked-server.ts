import { defineRule } from '../src/rule.ts'

export default defineRule({
  id: 'unlocked-server',
  title: 'Server missing from the lock',
  severity: 'low',
  confidence: 'high',
  category: 'supply-chain',
  cwe: ['CWE-1357', 'CWE-353'],
  owasp: ['MCP04', 'MCP09'],
  since: '0.1.0',
  workspace(_, { report, lock }) {
    if (!lock) return
    for (const { config, server, gone } of lock.unlocked) {
      const [other] = gone
      const was = other
        ? ` It may be '${other.name}'${gone.length === 1 ? '' : ' or another'}, renamed and changed: the lock has that one for this file, and it is gone.`
        : ''
      report({
        config,
        at: server.at,
        server,
        message: `Server '${server.name}' is not in the lock: nothing records that anyone reviewed it.${was}`,
        help: "Review what it starts, and what it may do; then run 'mcp-audit lock' and commit the lock with it.",
        related: other ? [{ config: lock.file, at: other.at, message: 'This one is gone.' }] : [],
      })
    }
  },
})
