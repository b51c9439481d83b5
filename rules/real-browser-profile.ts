import { browserOfItsOwn } from '../src/knowledge/fixes/browsers.ts'
import { realBrowser } from '../src/knowledge/programs/browser-profiles.ts'
import { defineRule } from '../src/rule.ts'

export default defineRule({
  id: 'real-browser-profile',
  title: "Server that drives the user's own browser",
  severity: 'medium',
  confidence: 'high',
  category: 'privilege',
  cwe: ['CWE-272', 'CWE-522'],
  owasp: ['MCP02', 'MCP10'],
  since: '0.1.0',
  fixable: 'unsafe',
  server(server, { report }) {
    const found = realBrowser(server)
    if (!found) return
    report({
      at: found.at,
      message: `Server '${server.name}' is given ${found.what}, with all its logged-in sessions. A page that the model reads can then make it act as you on every other site.`,
      help: 'Let the server start its own browser with an empty profile, and log in there to the one site that the work needs.',
      fix: browserOfItsOwn(found),
      confidence: found.confidence,
    })
  },
})
