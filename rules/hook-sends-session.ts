import { clientsOf, isInstalled } from '../src/knowledge/approvals/index.ts'
import { type Address, isExampleDomain, publicHost } from '../src/knowledge/hosts/index.ts'
import { posting, postsOf } from '../src/knowledge/hosts/posted-hooks.ts'
import { type Confidence, isShared, lessSure } from '../src/model.ts'
import { defineRule } from '../src/rule.ts'

export default defineRule({
  id: 'hook-sends-session',
  title: 'Hook that sends a session to a host',
  severity: 'medium',
  confidence: 'high',
  category: 'approval',
  cwe: ['CWE-201', 'CWE-610'],
  owasp: ['MCP10', 'MCP06'],
  since: '0.1.0',
  config(config, { report }) {
    // In one's own settings, and in an administrator's, it is where one's own sessions are to be known of.
    if (!isShared(config)) return
    for (const posts of postsOf(config)) {
      const { hook } = posts
      const isProjects = !isInstalled(hook.approval, config)
      const sureness = surenessOf(hook.address)
      const host = publicHost(hook.address) ?? hook.address.host
      if (!sureness) continue
      report({
        at: hook.at,
        message: `${posting(posts, config)} posts to '${host}': ${hook.approval.words}. Whoever runs that host reads along with everyone who ${isProjects ? 'opens the project' : 'installs this'}, and no server list shows it.`,
        help: 'Make sure that all of them want that, or move the hook to personal or managed settings. What checks calls may be a command, or a program on loopback.',
        confidence: isProjects ? lessSure(sureness, hook.approval.confidence) : 'low',
        ...clientsOf(hook.approval, config),
      })
    }
  },
})

/** Undefined for this machine, and for a host that only a variable names. Strangers do not get to a private network. */
function surenessOf(address: Address): Confidence | undefined {
  if (address.reach === 'private') return 'low'
  const host = publicHost(address)
  if (host === undefined) return undefined
  return isExampleDomain(host) ? 'low' : 'high'
}
