import { clientsOf, keyPath, serverLookup, unhonoured } from '../src/knowledge/approvals.ts'
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
  config(config, { report }) {
    const named = serverLookup(config)
    for (const approval of config.approvals) {
      if (approval.means !== 'tools-approved' || approval.reach === 'tool') continue
      const what =
        approval.server === undefined ? 'every tool of every server' : `every tool of server '${approval.server}'`
      report({
        at: approval.node,
        message: `'${keyPath(approval)}' lets ${what} run without asking, those of its next release included.${unhonoured(approval)} A text that the model reads can then make it use any of them.`,
        help: 'List the read-only tools that may run unasked by name, and leave the others to be asked for.',
        confidence: approval.confidence,
        ...(approval.server === undefined ? {} : { server: named(approval.server) }),
        ...clientsOf(approval, config),
        discriminator: approval.server ?? '*',
      })
    }
  },
})
