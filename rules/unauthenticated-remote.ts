import { destinationsOf, hostAt } from '../src/knowledge/hosts/destinations.ts'
import { plainAddress } from '../src/knowledge/hosts/index.ts'
import { isMetadataHost } from '../src/knowledge/hosts/metadata-hosts.ts'
import { credentialsOnTheWay, mayLogIn } from '../src/knowledge/hosts/remotes.ts'
import { recogniseServer } from '../src/knowledge/servers/index.ts'
import { defineRule } from '../src/rule.ts'

export default defineRule({
  id: 'unauthenticated-remote',
  title: 'Remote server without a login',
  severity: 'info',
  confidence: 'medium',
  category: 'transport',
  cwe: ['CWE-306'],
  owasp: ['MCP07'],
  since: '0.1.0',
  server(server, { config, report }) {
    for (const destination of destinationsOf(server)) {
      const { as, text, address } = destination
      if (as !== 'remote' || address.reach === 'loopback' || address.reach === 'unknown') continue
      // A login is negotiated on connecting, over HTTPS only: there the lack of a credential says nothing.
      const isPlain = address.scheme === 'http' || address.scheme === 'ws'
      const isSetUpByHand = address.reach === 'private' || plainAddress(address.host) !== undefined
      // Whatever answers at a cloud's own address for its machines is no server that could ask for a token.
      if ((!isPlain && !isSetUpByHand) || isMetadataHost(address.host)) continue
      if (
        mayLogIn(server) ||
        credentialsOnTheWay(server, text, config).length > 0 ||
        recogniseServer(server.launch)?.remote
      )
        continue
      report({
        at: hostAt(destination),
        message: `Server '${server.name}' is reached at '${address.host}' without a credential. Anyone else who can reach that address can use its tools too, and whatever is behind them.`,
        help: 'Require a token at the server, or at a proxy in front of it, and send it in a header.',
      })
    }
  },
})
