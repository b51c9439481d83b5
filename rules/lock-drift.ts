import { defineRule } from '../src/rule.ts'

export default defineRule({
  id: 'lock-drift',
  title: 'Server that differs from the lock',
  severity: 'high',
  confidence: 'high',
  category: 'supply-chain',
  cwe: ['CWE-494', 'CWE-353'],
  owasp: ['MCP04', 'MCP03'],
  since: '0.1.0',
  workspace(_, { report, lock }) {
    if (!lock) return
    for (const { file, at, server, says, locked, discriminator } of lock.drifts) {
      report({
        config: file,
        at,
        server,
        message: `Server '${server.name}' differs from the lock: ${says}. Nothing records that anyone reviewed the change.`,
        help: "Review the change. If it is intended, run 'mcp-audit lock' and commit the lock with it; if not, revert it.",
        related: [{ config: lock.file, at: locked, message: 'This is what the lock says.' }],
        discriminator,
      })
    }
  },
})
