import { clientsOf } from '../src/knowledge/approvals/index.ts'
import { encrypted, encryptedPosts } from '../src/knowledge/fixes/transport.ts'
import { type Address, isServiceName, isTailnetHost } from '../src/knowledge/hosts/index.ts'
import { posting, postsOf } from '../src/knowledge/hosts/posted-hooks.ts'
import {
  credentialsPosted,
  credentialsSent,
  plainRemotes,
  plainUpstreams,
  unencrypted,
} from '../src/knowledge/hosts/remotes.ts'
import { type Confidence, lessSure } from '../src/model.ts'
import { defineRule } from '../src/rule.ts'

export default defineRule({
  id: 'credential-over-plaintext',
  title: 'Credential sent over plain HTTP',
  severity: 'critical',
  confidence: 'high',
  category: 'transport',
  cwe: ['CWE-319', 'CWE-523'],
  owasp: ['MCP07', 'MCP01'],
  since: '0.1.0',
  fixable: 'unsafe',
  config(config, { report }) {
    for (const posts of postsOf(config)) {
      const [first] = posts.hooks.flatMap((hook) =>
        credentialsPosted(hook, config).map((carried) => ({ hook, carried })),
      )
      const plain = first && unencrypted(first.hook.url)
      const { address } = posts.hook
      if (!plain || !isOnTheWay(address) || isServiceName(address.host)) continue
      const { carried, hook } = first
      report({
        at: plain.at,
        message: `${posting(posts, config)} sends ${carried.carrier} over plain HTTP to '${address.host}', with what happens in the session. Anyone on the path can read and use it.`,
        fix: encryptedPosts(posts),
        help: 'Use HTTPS, and rotate the credential: it has been sent in the clear.',
        related: carried.at === hook.url ? [] : [{ at: carried.at, message: 'The credential is here.' }],
        confidence: lessSure(surenessAt(address), hook.approval.confidence),
        ...clientsOf(hook.approval, config),
      })
    }
  },
  server(server, { config, report }) {
    for (const remote of plainRemotes(server, ['public', 'private'])) {
      const { url, address, at, clients } = remote
      const [first] = credentialsSent(server, url, config)
      // Between two containers there is usually nobody on the path; plaintext-http-private covers that case.
      if (!first || isServiceName(address.host)) continue
      report({
        at,
        clients,
        message: `Server '${server.name}' is sent ${first.carrier} over plain HTTP to '${address.host}'. Anyone on the path can read and use it.`,
        fix: encrypted(server, remote),
        help: 'Use HTTPS, and rotate the credential: it has been sent in the clear. If the server has no HTTPS, reach it through an encrypted tunnel.',
        related: first.at === url ? [] : [{ at: first.at, message: 'The credential is here.' }],
        confidence: surenessAt(address),
      })
    }
    for (const { address, at, variable, credential, given } of plainUpstreams(server, config)) {
      if (isServiceName(address.host)) continue
      report({
        at,
        message: `Server '${server.name}' reaches '${address.host}' over plain HTTP (set by '${variable}') and sends it the value of '${credential}'. Anyone on the path can read and use it.`,
        help: 'Use HTTPS, and rotate the credential: it has been sent in the clear.',
        related: [{ at: given, message: 'The credential is here.' }],
        confidence: address.reach === 'private' ? 'low' : 'medium',
        discriminator: variable,
      })
    }
  },
})

function isOnTheWay({ reach }: Address): boolean {
  return reach === 'public' || reach === 'private'
}

/** On a private network an eavesdropper has to get in first, and a tailnet encrypts what it carries. */
function surenessAt({ reach, host }: Address): Confidence {
  if (reach !== 'private') return 'high'
  return isTailnetHost(host) ? 'low' : 'medium'
}
