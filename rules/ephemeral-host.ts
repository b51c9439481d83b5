import { clientsOf } from '../src/knowledge/approvals/index.ts'
import { type Destination, destinationsOf, hostAt } from '../src/knowledge/hosts/destinations.ts'
import { type EphemeralKind, ephemeralKind, isFixedText, opensTunnel } from '../src/knowledge/hosts/ephemeral-hosts.ts'
import { posting, postsOf } from '../src/knowledge/hosts/posted-hooks.ts'
import type { ConfigFile, Server } from '../src/model.ts'
import { defineRule } from '../src/rule.ts'

export default defineRule({
  id: 'ephemeral-host',
  title: 'Address that may change hands',
  severity: 'medium',
  confidence: 'high',
  category: 'transport',
  cwe: ['CWE-829', 'CWE-672'],
  owasp: ['MCP09', 'MCP04'],
  since: '0.1.0',
  config(config, { report }) {
    for (const posts of postsOf(config)) {
      const { at, address, approval } = posts.hook
      const kind = ephemeralKind(address.host)
      if (!kind) continue
      report({
        at,
        message: `${posting(posts, config)} posts to '${address.host}', ${WHAT[kind]}. ${WHY[kind]}`,
        help: HELP[kind],
        confidence: isOwnTunnel(kind, config) ? 'low' : approval.confidence,
        ...clientsOf(approval, config),
      })
    }
  },
  server(server, { config, report }) {
    for (const destination of destinationsOf(server)) {
      const kind = ephemeralKind(destination.address.host)
      if (!kind || isMeant(kind, destination, server)) continue
      report({
        at: hostAt(destination),
        message: `${subject(destination, server)} '${destination.address.host}', ${WHAT[kind]}. ${WHY[kind]}`,
        help: HELP[kind],
        ...(isOwnTunnel(kind, config) ? { confidence: 'low' as const } : {}),
      })
    }
  },
})

/** A tunnel in personal settings is usually the user's own. */
function isOwnTunnel(kind: EphemeralKind, { personal, dotfile, scope }: ConfigFile): boolean {
  return kind === 'tunnel' && (personal || dotfile || scope === 'user')
}

function subject({ as }: Destination, { name }: Server): string {
  return as === 'remote' ? `Server '${name}' is reached at` : `Server '${name}' is given the address`
}

/** A program that opens the tunnel itself, a service's address as one of its settings. */
function isMeant(kind: EphemeralKind, { as, url }: Destination, { launch }: Server): boolean {
  if (as === 'remote') return false
  if (kind === 'paste' && isFixedText(url)) return true
  if (as === 'variable' && (kind === 'short-link' || kind === 'paste')) return true
  return (
    kind === 'tunnel' &&
    launch.steps.some((step) => 'name' in step && step.name !== undefined && opensTunnel(step.name))
  )
}

const WHAT: Readonly<Record<EphemeralKind, string>> = {
  tunnel: "a tunnel to someone's machine",
  'short-link': 'a short link',
  paste: 'a site where anyone can put text',
  collector: 'a service that records what it is sent',
}
const WHY: Readonly<Record<EphemeralKind, string>> = {
  tunnel: 'Its name goes to someone else when the tunnel closes, and only its holder knows what runs behind it.',
  'short-link': 'Its creator decides where it leads, today and tomorrow, and a reader cannot see it.',
  paste: 'Its author can change the content after it was reviewed.',
  collector: 'Requests to it, with what the model puts into them, can be read by whoever opened it.',
}
const HELP: Readonly<Record<EphemeralKind, string>> = {
  tunnel: 'Use an address under your own domain, or keep the tunnel in your personal settings while you develop.',
  'short-link': 'Use the address that it leads to.',
  paste: 'Keep the content in the repository, or fetch it from a release that cannot change.',
  collector: 'Remove it: it is a tool for trying things out, and for exfiltrating data.',
}
