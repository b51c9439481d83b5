import { reasonOf } from '../src/knowledge/policy/index.ts'
import { programRefused, programsOf } from '../src/knowledge/policy/policy-programs.ts'
import { defineRule } from '../src/rule.ts'

export default defineRule({
  id: 'policy-command',
  title: 'Program that the policy does not allow',
  severity: 'high',
  confidence: 'high',
  category: 'policy',
  cwe: ['CWE-78', 'CWE-829'],
  owasp: ['MCP05', 'MCP09'],
  since: '0.1.0',
  server(server, { report, policy }) {
    const commands = policy?.commands
    if (!commands) return
    const told = new Set<string>()
    for (const program of programsOf(server)) {
      const refused = programRefused(commands, program)
      // A program that a line starts ten times is one decision, not ten.
      if (!refused || told.has(refused.what)) continue
      told.add(refused.what)
      report({
        at: program.at,
        message: `The policy does not allow '${refused.what}', which server '${server.name}' starts: ${refused.why}.${reasonOf(commands)}`,
        help: 'Start the server with an allowed program, or ask for this one to be allowed.',
        discriminator: program.name,
      })
    }
  },
})
