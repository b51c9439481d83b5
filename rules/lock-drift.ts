import { defineRule } from '../src/rule.ts'

export default defineRule({
  id: 'lock-drift',
  title: 'Server that is not as it was locked',
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
        message: `Server '${server.name}' is not what was locked: ${says}. Nobody has said that the change was looked at.`,
        help: "Look at the change. If it is meant, run 'mcp-audit lock' and commit the lock with it; if not, take it back.",
        related: [{ config: lock.file, at: locked, message: 'The lock says this.' }],
        discriminator,
      })
    }
  },
})
