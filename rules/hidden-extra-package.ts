import { foreignProgram, hiddenExtras } from '../src/knowledge/companions.ts'
import { withoutExtra } from '../src/knowledge/fixes/execution.ts'
import { defineRule } from '../src/rule.ts'

export default defineRule({
  id: 'hidden-extra-package',
  title: 'Package that is not what seems to run',
  severity: 'low',
  confidence: 'high',
  category: 'supply-chain',
  cwe: ['CWE-451', 'CWE-829'],
  owasp: ['MCP04'],
  since: '0.1.0',
  fixable: 'unsafe',
  server(server, { report }) {
    for (const step of server.launch.steps) {
      if (step.kind !== 'package') continue
      const program = foreignProgram(step)
      if (program)
        report({
          at: step.nameAt,
          message: `Server '${server.name}' runs '${program.value}', and fetches it from the package '${step.name}'. Whoever reads the entry looks for one, and gets the other.`,
          help: `Check that '${program.value}' is a program of '${step.name}', and say so in the name of the server or with an ignore.`,
          related: [{ at: program, message: 'What runs.' }],
          discriminator: `program\0${step.name}`,
        })
      for (const extra of hiddenExtras(step))
        report({
          at: extra.at,
          message: `Server '${server.name}' also installs '${extra.name}', beside '${step.name}'. Its code runs in the same process, with the same rights and secrets.`,
          help: `Remove '${extra.name}' if '${step.name}' does not need it; otherwise give it an exact version, and look at it as you did at the server.`,
          fix: withoutExtra(step, extra),
          discriminator: extra.name,
        })
    }
  },
})
