import { holderOf, insteadOf, ownerOf, rotation } from '../src/knowledge/secrets/advice.ts'
import { defineRule } from '../src/rule.ts'

export default defineRule({
  id: 'hardcoded-key-material',
  title: 'Private key or account key written into the configuration',
  severity: 'critical',
  confidence: 'high',
  category: 'secrets',
  cwe: ['CWE-321', 'CWE-798'],
  owasp: ['MCP01'],
  since: '0.1.0',
  config(config, { report }) {
    for (const secret of config.secrets) {
      if (secret.kind !== 'key-material') continue
      report({
        at: secret.at,
        message: `${holderOf(secret)} has ${secret.label} (${secret.preview}). It opens a whole account or signs in its owner's name, with nothing to limit the damage.`,
        help: `${insteadOf(secret, config)}, ${rotation(secret)}`,
        about: secret,
        confidence: secret.confidence,
        server: ownerOf(secret, config) ?? secret.server,
      })
    }
  },
})
