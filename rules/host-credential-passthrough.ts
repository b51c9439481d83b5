import { notHandedOn } from '../src/knowledge/fixes/given.ts'
import { isDeclaration } from '../src/knowledge/readers/index.ts'
import { CREDENTIAL_NAMES, needlessCredentials } from '../src/knowledge/secrets/host-credentials.ts'
import { defineRule } from '../src/rule.ts'

export default defineRule({
  id: 'host-credential-passthrough',
  title: 'Machine credential handed to a server that has no use for it',
  severity: 'medium',
  confidence: 'medium',
  category: 'secrets',
  cwe: ['CWE-522', 'CWE-250'],
  owasp: ['MCP01', 'MCP02'],
  since: '0.1.0',
  fixable: 'unsafe',
  server(server, { report }) {
    if (isDeclaration(server.readers)) return
    for (const { credential, variable, at, to, by, confidence } of needlessCredentials(server)) {
      report({
        at,
        message: `Server '${server.name}' (${to.name}) is given '${variable}', but its documentation has no use for it. The server and every package in it can act on ${CREDENTIAL_NAMES[credential]}.`,
        help: `Remove '${variable}' from this server.`,
        fix: by && notHandedOn(variable, by),
        confidence,
        discriminator: variable,
      })
    }
  },
})
