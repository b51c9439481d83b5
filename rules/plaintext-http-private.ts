import { clientsOf } from '../src/knowledge/approvals/index.ts'
import { plainDaemons } from '../src/knowledge/containers/docker-daemon.ts'
import { encrypted, encryptedPosts } from '../src/knowledge/fixes/transport.ts'
import { isExampleDomain, isServiceName, isTailnetHost } from '../src/knowledge/hosts/index.ts'
import { isMetadataHost } from '../src/knowledge/hosts/metadata-hosts.ts'
import { posting, postsOf } from '../src/knowledge/hosts/posted-hooks.ts'
import {
  credentialsPosted,
  credentialsSent,
  isNextContainer,
  plainRemotes,
  unencrypted,
} from '../src/knowledge/hosts/remotes.ts'
import { defineRule } from '../src/rule.ts'

export default defineRule({
  id: 'plaintext-http-private',
  title: 'Server reached over plain HTTP on a private network',
  severity: 'medium',
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
      if (!plain || reach !== 'private' || isMetadataHost(host)) continue
      if (!isServiceName(host) && hooks.some((each) => credentialsPosted(each, config).length > 0)) continue
      report({
        at: plain.at,
        message: `${posting(posts, config)} posts to '${host}' over plain HTTP, on a private network. Everyone on that network can read what is typed and what tools are called with, and answer in the host's place.`,
        fix: encryptedPosts(posts),
        help: 'Use HTTPS with a certificate of your own authority, or send it to a program on loopback.',
        // A name without dots is mostly that of a neighboring container.
        confidence:
          isExampleDomain(host) || isTailnetHost(host) || isServiceName(host) ? 'low' : hook.approval.confidence,
        ...clientsOf(hook.approval, config),
      })
    }
  },
  server(server, { config, report }) {
    for (const remote of plainRemotes(server, ['private'])) {
      const { url, address, at, clients } = remote
      // Only the cloud answers there, and asking it at all is the graver finding.
      if (isMetadataHost(address.host)) continue
      // A credential in transit is the graver finding, reported elsewhere; except to a neighboring container.
      if (!isServiceName(address.host) && credentialsSent(server, url, config).length > 0) continue
      report({
        at,
        clients,
        message: `Server '${server.name}' is reached over plain ${address.scheme === 'ws' ? 'WebSocket' : 'HTTP'} at '${address.host}', on a private network. Everyone on that network can read and change the traffic.`,
        fix: encrypted(server, remote),
        help: 'Use HTTPS with a certificate of your own authority, or reach the server through an encrypted tunnel.',
        // Within a tailnet plain HTTP is carried encrypted.
        confidence:
          isExampleDomain(address.host) ||
          isTailnetHost(address.host) ||
          isNextContainer(address.host, server, config.path)
            ? 'low'
            : 'high',
      })
    }
    // The daemon in a neighboring container, such as a socket proxy.
    for (const { host, ...daemon } of plainDaemons(server, 'private'))
      report({ ...daemon, confidence: isServiceName(host) ? 'low' : 'medium' })
  },
})
