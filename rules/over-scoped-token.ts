import { ownerOf } from '../src/knowledge/secrets/advice.ts'
import { type Breadth, breadthOf, breadthOfName } from '../src/knowledge/secrets/broad.ts'
import type { Server } from '../src/model.ts'
import { defineRule } from '../src/rule.ts'

export default defineRule({
  id: 'over-scoped-token',
  title: 'Credential that opens more than the work needs',
  severity: 'medium',
  confidence: 'high',
  category: 'privilege',
  cwe: ['CWE-272', 'CWE-250'],
  owasp: ['MCP02', 'MCP01'],
  since: '0.1.0',
  config(config, { report }) {
    const told = new Set<string>()
    for (const secret of config.secrets) {
      const breadth = breadthOf(secret)
      const server = breadth && ownerOf(secret, config)
      const key = `${breadth?.kind}\0${secret.server ?? ''}`
      if (!breadth || told.has(key)) continue
      // The same token in a header and a variable of one server is one thing to replace.
      told.add(key)
      report({ at: secret.at, about: secret, ...words(breadth, server), server, discriminator: breadth.kind })
    }
  },
  server(server, { config, report }) {
    for (const { name, value, key } of server.launch.env) {
      const breadth = breadthOfName(name)
      if (!breadth || !value) continue
      // A literal value was judged by its shape, and may be the gravest kind or nothing yet.
      if (config.secrets.some(({ node, kind }) => node === value.node && kind !== 'possible')) continue
      report({ at: key, ...words(breadth, server), discriminator: name })
    }
  },
})

function words({ kind, opens, instead, confidence }: Breadth, server: Server | undefined) {
  return {
    message: `${kind} is given to ${server ? `server '${server.name}'` : 'a program through this file'}. It opens ${opens}. Whatever steers the server, or the model that calls it, gets all of that.`,
    help: `Use ${instead}.`,
    confidence,
  }
}
