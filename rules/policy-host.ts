import { clientsOf } from '../src/knowledge/approvals/index.ts'
import { eventsOf, postsOf } from '../src/knowledge/hosts/posted-hooks.ts'
import { reasonOf, refusedBy } from '../src/knowledge/policy/index.ts'
import { hostsOf, plainHost, spellingsOfHost } from '../src/knowledge/policy/policy-hosts.ts'
import { defineRule } from '../src/rule.ts'

const HELP = 'Use an allowed host, or ask for this one to be allowed.'

export default defineRule({
  id: 'policy-host',
  title: 'Host that the policy does not allow',
  severity: 'high',
  confidence: 'high',
  category: 'policy',
  cwe: ['CWE-1357', 'CWE-918'],
  owasp: ['MCP09', 'MCP07'],
  since: '0.1.0',
  config(config, { report, policy }) {
    const hosts = policy?.hosts
    if (!hosts) return
    for (const { hook, hooks } of postsOf(config)) {
      const host = plainHost(hook.address)
      const refused = refusedBy(hosts, spellingsOfHost(host), hook.address.reach === 'loopback')
      if (!refused) continue
      report({
        at: hook.at,
        message: `The policy does not allow '${host}', to which a hook for ${eventsOf(hooks)} posts: ${refused.why}.${reasonOf(hosts)}`,
        help: HELP,
        confidence: hook.address.reach === 'unknown' ? 'medium' : 'high',
        discriminator: host,
        ...clientsOf(hook.approval, config),
      })
    }
  },
  server(server, { report, policy }) {
    const hosts = policy?.hosts
    if (!hosts) return
    for (const { host, reach, at, so, talkedTo } of hostsOf(server)) {
      const refused = refusedBy(hosts, spellingsOfHost(host), reach === 'loopback' || !talkedTo)
      if (!refused) continue
      report({
        at,
        message: `The policy does not allow '${host}', ${so(server.name)}: ${refused.why}.${reasonOf(hosts)}`,
        help: HELP,
        // Which host a variable names is not known here.
        confidence: reach === 'unknown' ? 'medium' : 'high',
        discriminator: host,
      })
    }
  },
})
