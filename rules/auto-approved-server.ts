import { groupServers } from '../src/knowledge/approvals/approval-groups.ts'
import {
  clientsOf,
  keyPath,
  likelyServerOf,
  serverOf,
  surenessOf,
  unhonoured,
} from '../src/knowledge/approvals/index.ts'
import { narrowedToReading } from '../src/knowledge/fixes/approvals.ts'
import { isMovingTag, isOpen } from '../src/knowledge/packages/pins.ts'
import { onlyLooks } from '../src/knowledge/servers/harmless.ts'
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
  fixable: 'unsafe',
  config(config, { report, configs }) {
    for (const { server, first, rest } of groupServers(config)) {
      const entry = serverOf(first, config, configs)
      const likely = entry ?? likelyServerOf(first, config, configs)
      const what = server === undefined ? 'every tool of every server' : `every tool of server '${server}'`
      const later = likely && mayChange(likely) ? ', including those of its next release' : ''
      report({
        at: first.node,
        message: `'${keyPath(first)}' lets ${what} run without asking${later}.${unhonoured(first, config)} Text that the model reads can then make it use any of them.`,
        help: 'Approve individual read-only tools by name, and have the client ask about the others.',
        fix: narrowedToReading([first, ...rest], entry, likely),
        confidence: server !== undefined && onlyLooks(server, likely) ? 'low' : surenessOf(first, config, configs),
        ...(server === undefined ? {} : { server: entry ?? server }),
        ...clientsOf(first, config),
        related: rest.map(({ node }) => ({ at: node, message: 'This one does the same.' })),
        discriminator: server ?? '*',
      })
    }
  },
})

/** Whether someone else decides which tools it has tomorrow: the publisher of the package, or the operator of the remote. */
function mayChange({ launch: { steps } }: Server): boolean {
  return steps.some((step) => {
    if (step.kind === 'package') return isOpen(step)
    if (step.kind === 'image') return step.digest === undefined && isMovingTag(step.tag ?? 'latest')
    return step.kind === 'remote' || (step.kind === 'source' && !step.pinned)
  })
}
