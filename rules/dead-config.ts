import { type ConfigFile, keyOf } from '../src/model.ts'
import { defineRule } from '../src/rule.ts'
import { overriddenIn } from '../src/tree.ts'

export default defineRule({
  id: 'dead-config',
  title: 'Server that no client starts',
  severity: 'low',
  confidence: 'high',
  category: 'validity',
  cwe: ['CWE-1164'],
  owasp: ['MCP09'],
  since: '0.1.0',
  fixable: 'unsafe',
  config(config, { report }) {
    if (config.flaws.length === 0) return
    const hidden = hiddenKeys(config)
    for (const flaw of config.flaws) {
      // Anything under the earlier of two equal keys is left to `duplicate-key`.
      if (flaw.kind !== 'unread' || hidden.has(flaw.at.start)) continue
      const { at, why, help, server, clients, off, fix } = flaw
      report({
        at,
        message: why,
        help,
        server,
        fix,
        ...(clients ? { clients } : {}),
        // If only some readers do not start it, the one in use may.
        confidence: off ? 'low' : clients ? 'medium' : 'high',
      })
    }
  },
})

/** Starts of the keys whose values are overridden by a later key. */
function hiddenKeys({ document }: ConfigFile): ReadonlySet<number> {
  const starts = new Set<number>()
  for (const hidden of overriddenIn(document)) {
    const key = keyOf(hidden)
    if (key) starts.add(key.span.start)
  }
  return starts
}
