import { asOneself } from '../src/knowledge/fixes/execution.ts'
import { elevationOf } from '../src/knowledge/programs/elevation.ts'
import { defineRule } from '../src/rule.ts'

export default defineRule({
  id: 'elevated-command',
  title: 'Server started with administrator rights',
  severity: 'high',
  confidence: 'high',
  category: 'execution',
  cwe: ['CWE-250', 'CWE-269'],
  owasp: ['MCP02', 'MCP05'],
  since: '0.1.0',
  fixable: 'unsafe',
  server(server, { report }) {
    const { launch, name } = server
    const found = elevationOf(launch)
    if (!found) return
    report({
      at: found.at,
      message:
        found.user === undefined
          ? `Server '${name}' is started through '${found.program}', with administrator rights. Anything the model is talked into can then reach every file, every user and the system itself.`
          : `Server '${name}' is started through '${found.program}', with the rights of user '${found.user}'. Anything the model is talked into is then done with those rights, whatever they are.`,
      help: 'Run it as yourself, and grant the one right that it needs: a group, a capability of its program, a socket.',
      confidence: found.confidence,
      fix: asOneself(server, found),
    })
  },
})
