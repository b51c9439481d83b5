import { clientsOf, keyPath, subject } from '../src/knowledge/approvals.ts'
import { undone } from '../src/knowledge/fixes/approvals.ts'
import { type Approval, atLeast, CONFIDENCES, type Node, surestFirst } from '../src/model.ts'
import { defineRule } from '../src/rule.ts'

export default defineRule({
  id: 'approval-disabled',
  title: 'Everything runs without asking',
  severity: 'high',
  confidence: 'high',
  category: 'approval',
  cwe: ['CWE-862'],
  owasp: ['MCP06', 'MCP02'],
  since: '0.1.0',
  fixable: 'unsafe',
  config(config, { report }) {
    const all = config.approvals.filter(({ means }) => means === 'approval-disabled')
    const shells = config.approvals.filter(({ means }) => means === 'shell-approved')
    const shellsOf = (approval: Approval) =>
      shells.filter((shell) => shell.client === approval.client && isAsSure(shell, approval))
    for (const approval of all) {
      report({
        at: approval.node,
        message: `'${keyPath(approval)}' takes the human out of ${subject(approval, config)}: ${approval.words}. One instruction hidden in a web page, an issue or a file is then enough to act with everything this client can reach.`,
        help: 'Go back to asking, and approve single read-only tools by name where the questions get in the way.',
        // What the shell may do is news once everything else is asked again.
        fix: undone([approval, ...shellsOf(approval)]),
        confidence: approval.confidence,
        ...clientsOf(approval, config),
      })
    }
    const told = new Set<Node | undefined>()
    for (const approval of surestFirst(shells)) {
      // Where nothing at all is asked, the shell is no news; of that, some versions of a client may know nothing.
      if (all.some(({ client, confidence }) => client === approval.client && confidence === 'high')) continue
      // `Bash` and `Bash(*)` in one list say the same.
      const list = approval.node.parent
      if (told.has(list)) continue
      told.add(list)
      report({
        at: approval.node,
        message: `'${keyPath(approval)}' hands the shell to ${subject(approval, config)}: ${approval.words}. A shell can do whatever its user can, so an instruction hidden in a web page, an issue or a file needs no other tool.`,
        help: 'Let single commands that only read or build run unasked, if any, and have all others asked for.',
        fix: undone(shells.filter((other) => other.node.parent === list && isAsSure(other, approval))),
        confidence: approval.confidence,
        ...clientsOf(approval, config),
        discriminator: 'shell',
      })
    }
  },
})

/** What is told with low confidence alone stays where something surer is mended. */
function isAsSure({ confidence }: Approval, { confidence: told }: Approval): boolean {
  return atLeast(CONFIDENCES, confidence, told === 'high' ? 'medium' : told)
}
