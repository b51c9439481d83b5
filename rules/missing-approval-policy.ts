import { policyGaps } from '../src/knowledge/approvals/index.ts'
import { toldToAsk } from '../src/knowledge/fixes/approvals.ts'
import { defineRule } from '../src/rule.ts'

export default defineRule({
  id: 'missing-approval-policy',
  title: 'Client runs every tool unless told to ask',
  severity: 'medium',
  confidence: 'medium',
  category: 'approval',
  cwe: ['CWE-1188'],
  owasp: ['MCP06', 'MCP02'],
  since: '0.1.0',
  fixable: 'unsafe',
  workspace(configs, { report }) {
    for (const { config, approval, client, server } of policyGaps(configs)) {
      const key = approval.at.join('.')
      // An empty path: there is no such key.
      const { why, help } =
        key === ''
          ? {
              why: `In ${client.name} ${approval.words}, and no key changes that.`,
              help: 'Give these servers only what they may do without asking: read-only credentials, and no tools that write, send or execute.',
            }
          : approval.set
            ? {
                why: `${client.name} finds no line for the tools of server '${server.name}' under '${key}', and without one they run without asking.`,
                help: `Give '${key}' a line for '*' that says ask, or lines for what these servers write, send or execute.`,
              }
            : {
                why: `${client.name} finds no '${key}' here, and without it ${approval.words}.`,
                help: `Set '${key}' so that tools ask before they run, at least those that write, send or execute.`,
              }
      report({
        config,
        at: server.at,
        message: `${why} Nobody then sees what the model does with these servers until it is done.`,
        help,
        fix: toldToAsk(approval),
        confidence: approval.confidence,
        clients: [client.id],
        discriminator: client.id,
      })
    }
  },
})
