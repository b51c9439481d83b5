import { connectionUsers } from '../src/knowledge/databases/connections.ts'
import { place } from '../src/model.ts'
import { defineRule } from '../src/rule.ts'

export default defineRule({
  id: 'database-superuser',
  title: 'Database accessed as administrator',
  severity: 'medium',
  confidence: 'high',
  category: 'privilege',
  cwe: ['CWE-250', 'CWE-272'],
  owasp: ['MCP02'],
  since: '0.1.0',
  server(server, { report }) {
    for (const { user, text, from, to, reach } of connectionUsers(server)) {
      report({
        at: place(text, from, to),
        message: `Server '${server.name}' connects to its database as '${user}', the administrator. Row-level security and grants do not apply to that user, so one bad statement can reach every table.`,
        help: 'Create a role with only the rights the work needs, read-only if that is enough, and connect as that role.',
        // A throwaway database on this machine is usually run that way, and without a host it is on this machine.
        confidence: reach === 'loopback' ? 'low' : reach === 'unknown' ? 'medium' : 'high',
        discriminator: user,
      })
    }
  },
})
