import { plainRemotes } from '../src/knowledge/hosts/remotes.ts'
import { defineRule } from '../src/rule.ts'

export default defineRule({
  id: 'loopback-http',
  title: 'Server reached over plain HTTP on this machine',
  severity: 'info',
  confidence: 'high',
  category: 'transport',
  cwe: ['CWE-319'],
  owasp: ['MCP07'],
  since: '0.1.0',
  server(server, { report }) {
    for (const { url, clients } of plainRemotes(server, ['loopback'])) {
      report({
        at: url,
        clients,
        message: `Server '${server.name}' is reached over plain HTTP on this machine. Other users and programs here can reach it too, and so can a web page if it does not check the origin.`,
        help: 'Make sure that it listens on loopback only, checks the Origin header and asks for a token.',
      })
    }
  },
})
