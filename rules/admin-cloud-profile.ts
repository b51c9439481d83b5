import { adminProfiles } from '../src/knowledge/secrets/cloud-profiles.ts'
import { place } from '../src/model.ts'
import { defineRule } from '../src/rule.ts'

export default defineRule({
  id: 'admin-cloud-profile',
  title: 'Cloud or cluster accessed as administrator',
  severity: 'low',
  confidence: 'high',
  category: 'privilege',
  cwe: ['CWE-250', 'CWE-272'],
  owasp: ['MCP02'],
  since: '0.1.0',
  server(server, { report }) {
    for (const { at, from, to, name, by } of adminProfiles(server)) {
      report({
        at: place(at, from, to),
        message: `Server '${server.name}' acts as '${name}' (set by '${by}'), an administrator by its name. Anything the model is talked into is then allowed everywhere in the account.`,
        help: 'Create a profile for the server with only the rights it needs, read-only if that is enough.',
        discriminator: by,
      })
    }
  },
})
