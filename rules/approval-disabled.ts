import { groupShells } from '../src/knowledge/approvals/approval-groups.ts'
import { clientsOf, keyPath, subject } from '../src/knowledge/approvals/index.ts'
import { undone } from '../src/knowledge/fixes/approvals.ts'
import { commandsOnMachine } from '../src/knowledge/programs/commands.ts'
import { agentsUnasked } from '../src/knowledge/programs/relaxed-flags.ts'
import { type Approval, atLeast, type Client, CONFIDENCES, isProjects } from '../src/model.ts'
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
    // Those for whom nothing asks any more, whatever their version.
    const unasked = new Set<Client | undefined>()
    for (const approval of all) {
      // Once everything else asks again, an approved shell would be reported next, unless it is already.
      const isFirst = approval.confidence === 'high' && !unasked.has(approval.client)
      const laterShells = isFirst
        ? shells.filter((shell) => shell.client === approval.client && isAsSure(shell, approval))
        : []
      if (isFirst) unasked.add(approval.client)
      report({
        at: approval.node,
        message: `'${keyPath(approval)}' turns off approval in ${subject(approval, config)}: ${approval.words}. One instruction hidden in a web page, an issue or a file can then use everything this client can reach.`,
        help: 'Turn approval back on. If the prompts get in the way, approve individual read-only tools by name.',
        fix: undone([approval, ...laterShells]),
        confidence: approval.confidence,
        ...clientsOf(approval, config),
      })
    }
    // A client that asks about nothing needs no second finding, unless some of its versions ignore that setting.
    for (const { first, rest, elsewhere } of groupShells(shells.filter(({ client }) => !unasked.has(client)))) {
      report({
        at: first.node,
        message: `'${keyPath(first)}' hands a shell to ${subject(first, config)}${by(first)}: ${first.words}. A shell can do anything its user can, so an instruction hidden in a web page, an issue or a file needs no other tool.`,
        help: 'Approve at most single commands that only read or build, and have the client ask about all others.',
        fix: undone([first, ...rest.filter((other) => isAsSure(other, first))]),
        confidence: first.confidence,
        ...clientsOf(first, config),
        related: elsewhere
          .filter((other) => isAsSure(other, first))
          .map(({ node }) => ({ at: node, message: 'This one does the same.' })),
        discriminator: 'shell',
      })
    }
    // How the postinstall script in Nx of 2025-08 ("s1ngularity") had the victims' own agents look for their secrets.
    for (const { launch, subject: by } of commandsOnMachine(config)) {
      const [first] = agentsUnasked(launch)
      if (!first) continue
      report({
        at: first.at,
        message: `${by} turns off ${first.fence} with '${first.by}'. It runs by itself, so nobody sees what that agent is told, nor what it does.`,
        help: 'Leave the switch out, and allow only the tools that this command needs.',
        confidence: isProjects(config) ? 'high' : 'low',
        discriminator: 'command',
      })
    }
  },
})

/** Where the command is spread over a list. */
function by({ command }: Approval): string {
  return command === undefined ? '' : ` by '${command}'`
}

/** Whether the fix of a finding covers this approval: fixing a surer one leaves low-confidence ones alone. */
function isAsSure({ confidence }: Approval, { confidence: told }: Approval): boolean {
  return atLeast(CONFIDENCES, confidence, told === 'high' ? 'medium' : told)
}
