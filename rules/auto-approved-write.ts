import { groupTools } from '../src/knowledge/approvals/approval-groups.ts'
import { clientsOf, surenessOf, unhonoured } from '../src/knowledge/approvals/index.ts'
import { askedAgain } from '../src/knowledge/fixes/approvals.ts'
import { changesLittle } from '../src/knowledge/servers/harmless.ts'
import { defineRule } from '../src/rule.ts'

export default defineRule({
  id: 'auto-approved-write',
  title: 'Tool that changes things runs without asking',
  severity: 'high',
  confidence: 'high',
  category: 'approval',
  cwe: ['CWE-862'],
  owasp: ['MCP06', 'MCP02'],
  since: '0.1.0',
  fixable: 'unsafe',
  config(config, { report, configs }) {
    for (const group of groupTools(config, configs, 'changes')) {
      const { server, entry, first, rest, all, key, names, many, revealing, little } = group
      report({
        at: first.node,
        message: `'${key}' lets ${names}${server === undefined ? '' : ` of server '${server}'`} run without asking. ${deed(many, revealing, rest.length + 1)}${unhonoured(first, config)}`,
        help: 'Take tools that write, send, execute or deploy off the list, and approve each use.',
        fix: askedAgain(all),
        confidence: little || changesLittle(server, entry) ? 'low' : surenessOf(first, config, configs),
        ...(server === undefined ? {} : { server: entry ?? server }),
        ...clientsOf(first, config),
        related: rest.map((approval) => ({ at: approval.node, message: 'This one too.' })),
        discriminator: `${server ?? ''}`,
      })
    }
  },
})

/** `revealing`: the tools among them that hand out a password or a key. */
function deed(many: boolean, revealing: readonly string[], count: number): string {
  const it = many ? 'them' : 'it'
  if (revealing.length === count)
    return `${many ? 'They hand' : 'It hands'} out a password or a key, so text that the model reads can obtain it through ${it} unseen.`
  const secrets = revealing.map((tool) => `, and '${tool}' hands out a password or a key`).join('')
  return `${many ? 'They write, send or execute' : 'It writes, sends or executes'}${secrets}, so text that the model reads can act through ${it} unseen.`
}
