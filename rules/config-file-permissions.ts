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
        message: `Any user of this machine can change the folder '${others.folder}', and so replace this file. Anyone who does so decides what runs, with your rights, the next time the client starts.`,
        help: `Remove the permission with 'chmod o-w ${others.folder}', and check what the file says now.`,
        discriminator: 'folder',
      })
    else if (others.write)
      report({
        at: beginningOf(config.document),
        message:
          'Any user of this machine can change this file. Anyone who does so decides what runs, with your rights, the next time the client starts.',
        help: "Remove the permission with 'chmod o-w', and check what the file says now.",
        discriminator: 'write',
      })
    const [secret] = others.read
      ? config.secrets.filter((secret) => isCredential(secret) && secret.confidence !== 'low')
      : []
    if (secret)
      report({
        at: secret.at,
        ofFile: true,
        message: 'Any user and any program on this machine can read this file, and it contains credentials.',
        help: "Remove the permission with 'chmod 600'; better still, replace credentials with references.",
        discriminator: 'read',
      })
  },
})
