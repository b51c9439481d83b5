import { destinationsOf } from '../src/knowledge/hosts/destinations.ts'
import { isExampleDomain, publicHost } from '../src/knowledge/hosts/index.ts'
import { postsOf } from '../src/knowledge/hosts/posted-hooks.ts'
import { lazy } from '../src/knowledge/memoize.ts'
import { commandsOnMachine } from '../src/knowledge/programs/commands.ts'
import { sentAsWritten } from '../src/knowledge/references/expansion.ts'
import { type SentSecret, secretsPosted, secretsSent } from '../src/knowledge/secrets/sent-secrets.ts'
import { belongsTo, mayStandFor } from '../src/knowledge/secrets/vendors.ts'
import { recogniseServer } from '../src/knowledge/servers/index.ts'
import { type SentVariable, sentVariables } from '../src/knowledge/uploads/sent-variables.ts'
import type { Server } from '../src/model.ts'
import { defineRule, type RuleReport } from '../src/rule.ts'

export default defineRule({
  id: 'secret-to-foreign-host',
  title: "Credential sent to somebody else's host",
  severity: 'high',
  confidence: 'medium',
  category: 'secrets',
  cwe: ['CWE-201', 'CWE-522'],
  owasp: ['MCP01', 'MCP10'],
  since: '0.1.0',
  config(config, { report }) {
    for (const { launch, subject } of commandsOnMachine(config)) {
      for (const sent of sentVariables(launch)) {
        if (!belongsTo(sent.vendor, sent.to)) report(told(subject, sent))
      }
    }
    for (const { hooks } of postsOf(config)) {
      for (const hook of hooks) {
        const to = publicHost(hook.address)
        if (to === undefined) continue
        for (const secret of secretsPosted(hook, config)) {
          if (!belongsTo(secret.vendor, to)) report(told(`A hook for '${hook.event}'`, { ...secret, to }))
        }
      }
    }
  },
  server(server, { config, report }) {
    const subject = `Server '${server.name}'`
    const asWritten = lazy(() => sentAsWritten(server, config.path))
    for (const { as, text, address } of destinationsOf(server)) {
      // On this machine and on your own network there are your own proxies.
      const to = publicHost(address)
      if (as !== 'remote' || to === undefined) continue
      for (const secret of secretsSent(server, text, config)) {
        if (belongsTo(secret.vendor, to) || isAskedFor(secret.vendor.id, server)) continue
        // Then another rule says that these characters are sent and no credential, which is true until somebody mends it.
        const contradicted = !config.guessed && asWritten().has(secret.at.start)
        report(told(subject, { ...secret, to, ...(contradicted ? { confidence: 'low' as const } : {}) }))
      }
    }
    for (const sent of sentVariables(server.launch)) {
      if (!belongsTo(sent.vendor, sent.to)) report(told(subject, sent))
    }
  },
})

function told(subject: string, { vendor, what, at, to, confidence }: SentVariable & Partial<SentSecret>): RuleReport {
  return {
    at,
    message: `${subject} sends ${what}, a credential for ${vendor.name}, to '${to}', which is not ${vendor.name}'s. Whoever runs that host can do everything at ${vendor.name} that the credential allows.`,
    help: `Send it to ${vendor.name} only. If that host should act there for you, log in through it, or create a credential just for it, with no more rights than it needs.`,
    confidence: isExampleDomain(to) || mayStandFor(vendor, to) ? 'low' : (confidence ?? 'medium'),
    discriminator: vendor.id,
  }
}

/** Somebody else's remote whose documentation says that it works with that credential. */
function isAskedFor(vendor: string, { launch }: Server): boolean {
  return recogniseServer(launch)?.server.needs?.some((credential) => credential === vendor) === true
}
