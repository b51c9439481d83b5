import { clientsOf, keyPath, subject } from '../src/knowledge/approvals/index.ts'
import { undone } from '../src/knowledge/fixes/approvals.ts'
import { type ConfigFile, isProjects, type Node } from '../src/model.ts'
import { defineRule } from '../src/rule.ts'

export default defineRule({
  id: 'project-servers-preapproved',
  title: 'Project approves its own servers',
  severity: 'high',
  confidence: 'high',
  category: 'approval',
  cwe: ['CWE-829'],
  owasp: ['MCP06', 'MCP09'],
  since: '0.1.0',
  fixable: 'unsafe',
  config(config, { report }) {
    const shared = isProjects(config)
    for (const approval of config.approvals) {
      if (approval.means !== 'project-servers-approved') continue
      // Names in a personal or user file are what the client writes when its user clicks "approve".
      const all = approval.node.kind === 'boolean'
      if (!all && !shared) continue
      report({
        at: firstName(approval.node),
        message: `'${keyPath(approval)}' approves servers before anyone has reviewed them in ${subject(approval, config)}: ${approval.words}. ${consequence(config)}`,
        help: shared
          ? 'Remove it, and let each developer approve the servers once; the answer is kept in their own settings.'
          : 'Name the servers that you have reviewed instead of approving all of them.',
        fix: undone([approval]),
        confidence: approval.confidence,
        ...clientsOf(approval, config),
      })
    }
  },
})

/** For a list, its first name: the bracket before it says nothing. */
function firstName(node: Node): Node {
  return (node.kind === 'sequence' ? node.items[0] : undefined) ?? node
}

function consequence({ scope, personal, dotfile }: ConfigFile): string {
  if (scope !== 'project' || dotfile) return 'Any project you open can then start any program.'
  return personal
    ? 'Any server that the next pull request adds then starts as well.'
    : 'Anyone who can change the project can then start any program on the machine of everyone who opens it.'
}
