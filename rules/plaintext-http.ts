import { plainDaemons } from '../src/knowledge/containers/docker-daemon.ts'
import { encrypted } from '../src/knowledge/fixes/transport.ts'
import { isMetadataHost } from '../src/knowledge/hosts/metadata-hosts.ts'
import { credentialsOnTheWay, plainRemotes } from '../src/knowledge/hosts/remotes.ts'
import { defineRule } from '../src/rule.ts'

export default defineRule({
  id: 'plaintext-http',
  title: 'Remote server reached over plain HTTP',
  severity: 'high',
  confidence: 'high',
  category: 'transport',
  cwe: ['CWE-319'],
  owasp: ['MCP07'],
  since: '0.1.0',
  fixable: 'unsafe',
  server(server, { config, report }) {
    for (const remote of plainRemotes(server, ['public'])) {
      const { url, address, at, clients } = remote
      // Only the cloud answers there, and asking it at all is the graver finding.
      if (isMetadataHost(address.host)) continue
      // A credential in transit is the graver finding, reported elsewhere.
      if (credentialsOnTheWay(server, url, config).length > 0) continue
      report({
        at,
        clients,
        message: `Server '${server.name}' is reached over plain ${address.scheme === 'ws' ? 'WebSocket' : 'HTTP'} at '${address.host}'. Anyone on the path can read what the tools say and turn it into instructions for the model.`,
        fix: encrypted(server, remote),
        help: `Use '${address.scheme}s://' if the server offers it; if not, put it behind a TLS proxy or reach it through a tunnel on loopback.`,
      })
    }
    for (const { host: _, ...daemon } of plainDaemons(server, 'public')) report({ ...daemon, confidence: 'medium' })
  },
})
