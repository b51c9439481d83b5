import { defineRule } from '../src/rule.ts'

export default defineRule({
  id: 'dead-config',
  title: 'Server that no client starts',
  severity: 'low',
  confidence: 'high',
  category: 'validity',
  cwe: ['CWE-1164'],
  owasp: ['MCP09'],
  since: '0.1.0',
  fixable: 'unsafe',
  config(config, { report }) {
    // None of them is about the earlier of two equal keys, which `duplicate-key` is about.
    for (const { kind, at, why, help, server, clients, off, fix } of config.flaws) {
      if (kind !== 'unread') continue
      report({
        at,
        message: why,
        help,
        server,
        fix,
        ...(clients ? { clients } : {}),
        // If only some readers do not start it, the one in use may.
        confidence: off ? 'low' : clients ? 'medium' : 'high',
      })
    }
  },
})
