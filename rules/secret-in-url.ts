import { holderOf, insteadOf, ownerOf, rotation } from '../src/knowledge/secrets/advice.ts'
import { defineRule } from '../src/rule.ts'

export default defineRule({
  id: 'secret-in-url',
  title: 'Credential inside a URL or connection string',
  severity: 'high',
  confidence: 'high',
  category: 'secrets',
  cwe: ['CWE-798', 'CWE-598'],
  owasp: ['MCP01'],
  since: '0.1.0',
  config(config, { report }) {
    for (const secret of config.secrets) {
      if (secret.kind !== 'token' || secret.place !== 'url') continue
      // Nothing on the path requests a database's address, and it has no header to move the secret to.
      const isRequested = /(?:https?|wss?):\/\//i.test(secret.node.value)
      const held = `${holderOf(secret)} has ${secret.label} (${secret.preview})`
      report({
        at: secret.at,
        message: isRequested
          ? `${held} inside a URL. Servers, proxies and clients write URLs to their logs, and the credential with them.`
          : `${held} inside a connection string. Anyone and anything that can read this file can sign in with it.`,
        help: `${isRequested ? 'Send it as a header, if the server takes one. ' : ''}${insteadOf(secret, config)}, ${rotation(secret)}`,
        about: secret,
        confidence: secret.confidence,
        server: ownerOf(secret, config) ?? secret.server,
      })
    }
  },
})
