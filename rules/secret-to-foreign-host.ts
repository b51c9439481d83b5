import { destinationsOf } from '../src/knowledge/hosts/destinations.ts'
import { isExampleDomain, publicHost } from '../src/knowledge/hosts/index.ts'
import { secretsSent } from '../src/knowledge/secrets/sent-secrets.ts'
import { belongsTo, mayStandFor } from '../src/knowledge/secrets/vendors.ts'
import { recogniseServer } from '../src/knowledge/servers/index.ts'
import type { Server } from '../src/model.ts'
import { defineRule } from '../src/rule.ts'

export default defineRule({
  id: 'secret-to-foreign-host',
  title: "Credential sent to somebody else's host",
  severity: 'high',
  confidence: 'medium',
  category: 'secrets',
  cwe: ['CWE-201', 'CWE-522'],
  owasp: ['MCP01', 'MCP10'],
  since: '0.1.0',
  server(server, { config, report }) {
    for (const { as, text, address } of destinationsOf(server)) {
      // On this machine and on your own network there are your own proxies.
      const host = publicHost(address)
      if (as !== 'remote' || host === undefined) continue
      for (const { vendor, what, at, confidence } of secretsSent(server, text, config)) {
        if (belongsTo(vendor, host) || isAskedFor(vendor.id, server)) continue
        report({
          at,
          message: `Server '${server.name}' sends ${what}, a credential for ${vendor.name}, to '${host}', which is not ${vendor.name}'s. Whoever runs that host can do everything at ${vendor.name} that the credential allows.`,
          help: `Send it to ${vendor.name} only. If that host should act there for you, log in through it, or create a credential just for it, with no more rights than it needs.`,
          confidence: isExampleDomain(host) || mayStandFor(vendor, host) ? 'low' : confidence,
          discriminator: vendor.id,
        })
      }
    }
  },
})

/** Somebody else's remote whose documentation says that it works with that credential. */
function isAskedFor(vendor: string, { launch }: Server): boolean {
  return recogniseServer(launch)?.server.needs?.some((credential) => credential === vendor) === true
}
