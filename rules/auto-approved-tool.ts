import { groupTools } from '../src/knowledge/approvals/approval-groups.ts'
import { clientsOf, surenessOf, unhonoured } from '../src/knowledge/approvals/index.ts'
import { askedAgain } from '../src/knowledge/fixes/approvals.ts'
import { defineRule } from '../src/rule.ts'

export default defineRule({
  id: 'auto-approved-tool',
  title: 'Read-only tool runs without asking',
  severity: 'low',
  confidence: 'high',
  category: 'approval',
  cwe: ['CWE-862'],
  owasp: ['MCP06'],
  since: '0.1.0',
  fixable: 'unsafe',
  config(config, { report, configs }) {
    // A list that also has tools that change things is reported, more loudly, by the other rule.
    const changing = groupTools(config, configs, 'changes').filter(({ little }) => !little)
    const told = new Set(changing.map(({ list }) => list))
    for (const group of groupTools(config, configs, 'reads')) {
      const { server, entry, first, rest, all, key, list, names, many, unclear } = group
      if (told.has(list)) continue
      report({
        at: first.node,
        message: `'${key}' lets ${names}${server === undefined ? '' : ` of server '${server}'`} run without asking. What ${many ? 'they read' : 'it reads'} enters the conversation unseen, including any hidden instructions.${unhonoured(first, config)}`,
        help: 'List only tools that read your own data; ask before those that read what strangers write.',
        // Such a list is meant for tools that are known to read.
        fix: unclear ? askedAgain(all) : undefined,
        confidence: surenessOf(first, config, configs),
        ...(server === undefined ? {} : { server: entry ?? server }),
        ...clientsOf(first, config),
        related: rest.map((approval) => ({ at: approval.node, message: 'This one too.' })),
        discriminator: `${server ?? ''}`,
      })
    }
  },
})
