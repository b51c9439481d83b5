import { clientsOf } from '../src/knowledge/approvals/index.ts'
import { destinationsOf, hostAt } from '../src/knowledge/hosts/destinations.ts'
import { type Address, plainAddress } from '../src/knowledge/hosts/index.ts'
import { isMetadataHost } from '../src/knowledge/hosts/metadata-hosts.ts'
import { posting, postsOf } from '../src/knowledge/hosts/posted-hooks.ts'
import { defineRule } from '../src/rule.ts'

const WHY =
  'Nothing says whose machine that is, few certificates are issued for addresses, and a provider may reassign it to another customer.'
const help = 'Give the machine a name, with a certificate for it, and use that name.'

export default defineRule({
  id: 'raw-ip-remote',
  title: 'Remote server at a bare IP address',
  severity: 'low',
  confidence: 'high',
  category: 'transport',
  cwe: ['CWE-923'],
  owasp: ['MCP09', 'MCP07'],
  since: '0.1.0',
  config(config, { report }) {
    for (const posts of postsOf(config)) {
      const { at, address, approval } = posts.hook
      if (!isBare(address)) continue
      report({
        at,
        message: `${posting(posts, config)} posts to the bare IP address '${address.host}'. ${WHY}`,
        help,
        confidence: approval.confidence,
        ...clientsOf(approval, config),
      })
    }
  },
  server(server, { report }) {
    for (const destination of destinationsOf(server)) {
      const { as, address } = destination
      if (as !== 'remote' || !isBare(address)) continue
      report({
        at: hostAt(destination),
        message: `Server '${server.name}' is reached at the bare IP address '${address.host}'. ${WHY}`,
        help,
      })
    }
  },
})

function isBare({ reach, host }: Address): boolean {
  return reach === 'public' && plainAddress(host) !== undefined && !isMetadataHost(host)
}
