import { holderOf, insteadOf, ownerOf } from '../src/knowledge/secrets/advice.ts'
import { isPublishedHash } from '../src/knowledge/secrets/passwords.ts'
import { defineRule } from '../src/rule.ts'

export default defineRule({
  id: 'hardcoded-password',
  title: 'Weak or well-known password written into the configuration',
  severity: 'medium',
  confidence: 'medium',
  category: 'secrets',
  cwe: ['CWE-798', 'CWE-521'],
  owasp: ['MCP01'],
  since: '0.1.0',
  config(config, { report }) {
    for (const secret of config.secrets) {
      if (secret.kind !== 'password') continue
      report({
        at: secret.at,
        message: `${holderOf(secret)} has ${secret.label}${secret.key ? ` in '${secret.key}'` : ''}. It can be read here, and it is short, simple or well known enough to be guessed anyway.`,
        help: isPublishedHash(secret.node.value)
          ? 'Give the account a long random password, of which the hash then stands here, and keep the file to yourself.'
          : `${insteadOf(secret, config)}, and choose a long random password${secret.place === 'header' ? '' : ', even for a test database'}.`,
        confidence: secret.confidence,
        server: ownerOf(secret, config) ?? secret.server,
      })
    }
  },
})
