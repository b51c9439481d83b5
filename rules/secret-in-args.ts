import { insteadOf, ownerOf, rotation } from '../src/knowledge/secrets/advice.ts'
import { defineRule } from '../src/rule.ts'

export default defineRule({
  id: 'secret-in-args',
  title: "Credential in a command's arguments",
  severity: 'high',
  confidence: 'high',
  category: 'secrets',
  cwe: ['CWE-798', 'CWE-214'],
  owasp: ['MCP01'],
  since: '0.1.0',
  config(config, { report }) {
    for (const secret of config.secrets) {
      if (secret.kind !== 'token' || secret.place !== 'arg') continue
      report({
        at: secret.at,
        message: `Server '${secret.server ?? ''}' is started with ${secret.label} (${secret.preview}) in its arguments. Apart from this file, it can also be read in the process list by every user of the machine, and in logs and crash reports.`,
        help: `${insteadOf(secret, config)}, ${rotation(secret)}`,
        about: secret,
        confidence: secret.confidence,
        server: ownerOf(secret, config) ?? secret.server,
      })
    }
  },
})
