import { isCredential } from '../src/model.ts'
import { defineRule } from '../src/rule.ts'
import { beginningOf } from '../src/tree.ts'

export default defineRule({
  id: 'config-file-permissions',
  title: 'Configuration that other users can read or change',
  severity: 'medium',
  confidence: 'high',
  category: 'secrets',
  cwe: ['CWE-732', 'CWE-276'],
  owasp: ['MCP01', 'MCP05'],
  since: '0.1.0',
  asks: 'exposure',
  config(config, { report }) {
    const others = config.exposure?.others
    if (!others) return
    if (others.folder !== undefined)
      report({
        at: beginningOf(config.document),
        message: `Every user of this machine may change the folder '${others.folder}', and so put another file in the place of this one. Whoever does decides what starts the next time the client does, with your rights.`,
        help: `Take the right away with 'chmod o-w ${others.folder}', and look at what the file says now.`,
        discriminator: 'folder',
      })
    else if (others.write)
      report({
        at: beginningOf(config.document),
        message:
          'Every user of this machine may change this file. Whoever does decides what starts the next time the client does, with your rights.',
        help: "Take the right away with 'chmod o-w', and look at what the file says now.",
        discriminator: 'write',
      })
    const [secret] = others.read
      ? config.secrets.filter((secret) => isCredential(secret) && secret.confidence !== 'low')
      : []
    if (secret)
      report({
        at: secret.at,
        ofFile: true,
        message: 'Every user and every program of this machine may read this file, and it holds credentials.',
        help: "Take the right away with 'chmod 600'; better, put references in the place of credentials.",
        discriminator: 'read',
      })
  },
})
