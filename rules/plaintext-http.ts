import { clientsOf } from '../src/knowledge/approvals/index.ts'
import { plainDaemons } from '../src/knowledge/containers/docker-daemon.ts'
import { encrypted, encryptedPosts } from '../src/knowledge/fixes/transport.ts'
import { isMetadataHost } from '../src/knowledge/hosts/metadata-hosts.ts'
import { posting, postsOf } from '../src/knowledge/hosts/posted-hooks.ts'
import { credentialsPosted, credentialsSent, plainRemotes, unencrypted } from '../src/knowledge/hosts/remotes.ts'
import { lessSure } from '../src/model.ts'
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
  config(config, { report }) {
    for (const posts of postsOf(config)) {
      const { hook, hooks } = posts
      const plain = unencrypted(hook.url)
      const { host, reach } = hook.address
      if (!plain || reach !== 'public' || isMetadataHost(host)) continue
      if (hooks.some((each) => credentialsPosted(each, config).length > 0)) continue
      report({
        at: plain.at,
        message: `${posting(posts, config)} posts to '${host}' over plain HTTP. Anyone on the path can read what is typed and what tools are called with, and answer in the host's place.`,
        fix: encryptedPosts(posts),
        help: "Use 'https://', or send it to a program on loopback.",
        confidence: lessSure('high', hook.approval.confidence),
        ...clientsOf(hook.approval, config),
      })
    }
  },
  server(server, { config, report }) {
    for (const remote of plainRemotes(server, ['public'])) {
      const { url, address, at, clients } = remote
      // Only the cloud answers there, and asking it at all is the graver finding.
      if (isMetadataHost(address.host)) continue
      // A credential in transit is the graver finding, reported elsewhere.
      if (credentialsSent(server, url, config).length > 0) continue
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
