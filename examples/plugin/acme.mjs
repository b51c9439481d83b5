// A plug-in with one rule: servers of the team say whose they are. Run it with
//   mcp-audit --plugin examples/plugin/acme.mjs
import { child, definePlugin, defineRule } from 'mcp-audit/rule'

const owner = defineRule({
  id: 'acme-owner',
  title: 'Server without an owner',
  severity: 'medium',
  confidence: 'high',
  category: 'policy',
  cwe: ['CWE-1059'],
  owasp: ['MCP09'],
  since: '1.0.0',
  docs: 'https://handbook.example/mcp#owners',
  server(server, { report }) {
    const given = child(server.node, '_owner')
    if (given?.kind === 'string' && given.value.includes('@')) return
    report({
      at: given ?? server.at,
      message: `Server '${server.name}' does not say who looks after it. Nobody is asked when it misbehaves.`,
      help: "Add '_owner' with the address of a team.",
    })
  },
})

export default definePlugin({ name: 'acme', rules: [owner] })
