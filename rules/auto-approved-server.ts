import { clientsOf, keyPath, serverOf, unhonoured } from '../src/knowledge/approvals.ts'
import { rolesOf } from '../src/knowledge/servers/roles.ts'
import type { Server } from '../src/model.ts'
import { defineRule } from '../src/rule.ts'

export default defineRule({
  id: 'auto-approved-server',
  title: 'All tools of a server run without asking',
  severity: 'high',
  confidence: 'high',
  category: 'approval',
  cwe: ['CWE-862'],
  owasp: ['MCP06', 'MCP02'],
  since: '0.1.0',
  config(config, { report, configs }) {
    for (const approval of config.approvals) {
      if (approval.means !== 'tools-approved' || approval.reach === 'tool') continue
      const entry = serverOf(approval, config, configs)
      const what =
        approval.server === undefined ? 'every tool of every server' : `every tool of server '${approval.server}'`
      report({
        at: approval.node,
        message: `'${keyPath(approval)}' lets ${what} run without asking, those of its next release included.${unhonoured(approval)} A text that the model reads can then make it use any of them.`,
        help: 'List the read-only tools that may run unasked by name, and leave the others to be asked for.',
        confidence: entry && onlyReads(entry) ? 'low' : approval.confidence,
        ...(approval.server === undefined ? {} : { server: entry ?? approval.server }),
        ...clientsOf(approval, config),
        discriminator: approval.server ?? '*',
      })
    }
  },
})

/** Documentation, search in one's own notes: what it may do unasked is look. */
function onlyReads(server: Server): boolean {
  const roles = rolesOf(server)
  return roles.size > 0 && !roles.has('writes') && !roles.has('executes') && !roles.has('sends-out')
}
