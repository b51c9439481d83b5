import { destinationsOf, hostAt } from '../src/knowledge/hosts/destinations.ts'
import { plainAddress } from '../src/knowledge/hosts/index.ts'
import { isMetadataHost } from '../src/knowledge/hosts/metadata-hosts.ts'
import { defineRule } from '../src/rule.ts'

export default defineRule({
  id: 'raw-ip-remote',
  title: 'Remote server at a bare IP address',
  severity: 'low',
  confidence: 'high',
  category: 'transport',
  cwe: ['CWE-923'],
  owasp: ['MCP09', 'MCP07'],
  since: '0.1.0',
  server(server, { report }) {
    for (const destination of destinationsOf(server)) {
      const { as, address } = destination
      if (as !== 'remote' || address.reach !== 'public') continue
      if (plainAddress(address.host) === undefined || isMetadataHost(address.host)) continue
      report({
        at: hostAt(destination),
        message: `Server '${server.name}' is reached at the bare IP address '${address.host}'. Nothing says whose machine that is, few certificates are issued for addresses, and a provider may reassign it to another customer.`,
        help: 'Give the machine a name, with a certificate for it, and use that name.',
      })
    }
  },
})
