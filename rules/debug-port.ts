import { openDebuggers } from '../src/knowledge/debuggers.ts'
import { onLoopback } from '../src/knowledge/fixes/loopback.ts'
import { place } from '../src/model.ts'
import { defineRule } from '../src/rule.ts'

export default defineRule({
  id: 'debug-port',
  title: 'Debugger open beyond this machine',
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
        message: `Server '${server.name}' opens a debugger to ${open}, by '${by}'. A debugger asks for no password, and whoever connects to it runs code as you.`,
        help: 'Remove the option where nothing is being debugged. Otherwise listen on 127.0.0.1, and reach it from elsewhere through an SSH tunnel.',
        fix: to === undefined ? undefined : onLoopback(at, from, to),
        discriminator: by,
      })
    }
  },
})
