import { holderOf, insteadOf, ownerOf } from '../src/knowledge/secrets/advice.ts'
import { defineRule } from '../src/rule.ts'

export default defineRule({
  id: 'possible-secret',
  title: 'Value that may be a credential',
  severity: 'low',
  confidence: 'low',
  category: 'secrets',
  cwe: ['CWE-798'],
  owasp: ['MCP01'],
  since: '0.1.0',
  config(config, { report }) {
    for (const secret of config.secrets) {
      if (secret.kind !== 'possible') continue
      report({
        at: secret.at,
        message: `${holderOf(secret)} has ${secret.label} (${secret.preview})${secret.key ? ` in '${secret.key}'` : ''}. If it is live, everyone who can read this file can use it.`,
        help: `Find out what it opens. If it is a credential, revoke it. ${insteadOf(secret, config)}.`,
        confidence: 'low',
        server: ownerOf(secret, config) ?? secret.server,
      })
    }
  },
})
