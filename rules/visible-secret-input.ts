import { asSecret, withoutDefault, withPassword } from '../src/knowledge/fixes/inputs.ts'
import { declaredSecrets, secretInputs } from '../src/knowledge/references/inputs.ts'
import { defineRule } from '../src/rule.ts'

const SHOWN = {
  password: 'What is typed is readable on the screen, in a recording or a shared session.',
  sensitive: 'What is typed is readable on the screen, and kept as plain text.',
} as const

export default defineRule({
  id: 'visible-secret-input',
  title: 'Prompt that exposes a secret',
  severity: 'medium',
  confidence: 'high',
  category: 'secrets',
  cwe: ['CWE-549', 'CWE-312'],
  owasp: ['MCP01'],
  since: '0.1.0',
  fixable: 'safe',
  config(config, { report }) {
    for (const { input, at, why, confidence } of secretInputs(config)) {
      report(
        why === 'shown'
          ? {
              at,
              message: `The input '${input.id}' asks for a secret without '${input.mark}: true'. ${SHOWN[input.mark]}`,
              fix: withPassword(input),
              help: `Add '"${input.mark}": true' to the input; replace the secret if others may have seen it.`,
              confidence,
            }
          : {
              at,
              message: `The input '${input.id}' asks for a secret and provides a default for it. Anyone who accepts the default uses a secret that everyone with this file has.`,
              fix: withoutDefault(input),
              help: "Remove 'default', and replace the secret if it is a real one.",
              confidence,
            },
      )
    }
    for (const { server, name, at, node, denied } of declaredSecrets(config)) {
      report({
        at,
        server,
        message: `Server '${server.name}' asks its users for '${name}' without 'isSecret: true'. Clients then show what is typed, and keep it with plain settings.`,
        help: 'Add \'"isSecret": true\' to it.',
        confidence: denied ? 'low' : 'medium',
        // If its publisher has thought about it, that is not for us to change.
        fix: denied ? undefined : asSecret(name, node),
      })
    }
  },
})
