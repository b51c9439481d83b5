import { connectionReach, isInMemory } from '../src/knowledge/databases/connections.ts'
import { keptFromWriting } from '../src/knowledge/fixes/read-only.ts'
import { isDeclaration } from '../src/knowledge/readers/index.ts'
import { recogniseServer } from '../src/knowledge/servers/index.ts'
import { writeSwitches } from '../src/knowledge/servers/switches.ts'
import { defineRule } from '../src/rule.ts'

export default defineRule({
  id: 'write-mode-enabled',
  title: 'Server allowed to write, delete or run without restriction',
  severity: 'high',
  confidence: 'high',
  category: 'privilege',
  cwe: ['CWE-272', 'CWE-250'],
  owasp: ['MCP02'],
  since: '0.1.0',
  fixable: 'unsafe',
  server(server, { report }) {
    if (isDeclaration(server.readers)) return
    const known = recogniseServer(server.launch)
    if (!known) return
    const [first, ...rest] = writeSwitches(known, server)
    if (!first) return
    const isThrownAway = known.domain === 'databases' && (connectionReach(server) === 'loopback' || isInMemory(server))
    report({
      at: first.at,
      message: `Server '${server.name}' (${known.server.name}) is allowed to change data by '${first.by}'. Whatever the model is talked into is then done, not refused.`,
      // If a read-only mode is set to off, removing that changes nothing: most such servers write by default.
      help: `${first.undoes ? 'Turn the read-only mode on' : 'Remove the switch'} unless the work needs ${first.undoes ? 'to write' : 'it'}, and connect as a user whose grants end where the work does.`,
      related: rest.map(({ at, by }) => ({ at, message: `'${by}' as well.` })),
      fix: keptFromWriting(known, [first, ...rest]),
      confidence: isThrownAway ? 'low' : first.undoes ? 'medium' : 'high',
      discriminator: first.by,
    })
  },
})
