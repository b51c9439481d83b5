import { onLoopback } from '../src/knowledge/fixes/loopback.ts'
import { openDebuggers } from '../src/knowledge/ports/debuggers.ts'
import { place } from '../src/model.ts'
import { defineRule } from '../src/rule.ts'

export default defineRule({
  id: 'debug-port',
  title: 'Debugger reachable from other machines',
  severity: 'medium',
  confidence: 'high',
  category: 'execution',
  cwe: ['CWE-489', 'CWE-1327'],
  owasp: ['MCP05', 'MCP07'],
  since: '0.1.0',
  fixable: 'unsafe',
  server(server, { report }) {
    for (const { at, from, to, by, open } of openDebuggers(server)) {
      report({
        at: place(at, from),
        message: `Server '${server.name}' opens a debugger to ${open} because of '${by}'. A debugger has no password, and anyone who connects to it can run code as you.`,
        help: 'Remove the option unless you are debugging. If you are, listen on 127.0.0.1, and connect from elsewhere through an SSH tunnel.',
        fix: to === undefined ? undefined : onLoopback(at, from, to),
        discriminator: by,
      })
    }
  },
})
