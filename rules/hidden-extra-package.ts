import { withoutExtra } from '../src/knowledge/fixes/execution.ts'
import { foreignProgram, hiddenExtras } from '../src/knowledge/packages/companions.ts'
import { defineRule } from '../src/rule.ts'

export default defineRule({
  id: 'hidden-extra-package',
  title: 'Package other than the one that seems to run',
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
      const program = foreignProgram(step, server.name)
      if (program)
        report({
          at: step.nameAt,
          message: `Server '${server.name}' runs '${program.value}' but fetches it from the package '${step.name}'. Anyone who reads the entry expects one and gets the other.`,
          help: `Check that '${program.value}' is a program of '${step.name}', and name the server after that package or say so with an ignore.`,
          related: [{ at: program, message: 'This is what actually runs.' }],
          discriminator: `program\0${step.name}`,
        })
      for (const extra of hiddenExtras(step))
        report({
          at: extra.at,
          message: `Server '${server.name}' also installs '${extra.name}' alongside '${step.name}'. Its code runs in the same process, with the same rights and secrets.`,
          help: `Remove '${extra.name}' if '${step.name}' does not need it; otherwise pin it to an exact version, and review it as you did the server.`,
          fix: withoutExtra(step, extra),
          discriminator: extra.name,
        })
    }
  },
})
