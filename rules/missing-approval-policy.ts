import { policyGaps } from '../src/knowledge/approvals.ts'
import { defineRule } from '../src/rule.ts'

export default defineRule({
  id: 'missing-approval-policy',
  title: 'Client runs everything unless told to ask',
  severity: 'medium',
  confidence: 'medium',
  category: 'approval',
  cwe: ['CWE-1188'],
  owasp: ['MCP06', 'MCP02'],
  since: '0.1.0',
  workspace(configs, { report }) {
    for (const { config, approval, client, server } of policyGaps(configs)) {
      const key = approval.at.join('.')
      report({
        config,
        at: server.at,
        message: `${client.name} finds no '${key}' here, and without it ${approval.words}. Nobody then sees what the model does with these servers before it is done.`,
        help: `Set '${key}' so that tools ask before they run, at least those that write, send or execute.`,
        confidence: approval.confidence,
        clients: [client.id],
        discriminator: client.id,
      })
    }
  },
})
