import { holderOf, insteadOf, ownerOf, rotation } from '../src/knowledge/secrets/advice.ts'
import { defineRule } from '../src/rule.ts'

export default defineRule({
  id: 'hardcoded-secret',
  title: 'Credential written into the configuration',
  severity: 'high',
  confidence: 'high',
  category: 'secrets',
  cwe: ['CWE-798', 'CWE-522'],
  owasp: ['MCP01'],
  since: '0.1.0',
  config(config, { report }) {
    for (const secret of config.secrets) {
      if (secret.kind !== 'token' || secret.place === 'arg' || secret.place === 'url') continue
      const where = secret.key ? ` in '${secret.key}'` : ''
      report({
        at: secret.at,
        message: `${holderOf(secret)} has ${secret.label} (${secret.preview})${where}. Anyone or anything that can read this file can use it.`,
        help: `${insteadOf(secret, config)}, ${rotation(secret)}`,
        about: secret,
        confidence: secret.confidence,
        server: ownerOf(secret, config) ?? secret.server,
      })
    }
  },
})
