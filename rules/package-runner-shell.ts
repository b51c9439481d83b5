import { downloadAndRun } from '../src/knowledge/downloads/index.ts'
import { isRunnerShell, startsOwnProgram } from '../src/knowledge/packages/runners.ts'
import { reverseShell } from '../src/knowledge/programs/reverse-shells.ts'
import { defineRule } from '../src/rule.ts'

export default defineRule({
  id: 'package-runner-shell',
  title: 'Shell command run through a package runner',
  severity: 'high',
  confidence: 'high',
  category: 'execution',
  cwe: ['CWE-78'],
  owasp: ['MCP05'],
  since: '0.1.0',
  server({ launch, name }, { report }) {
    for (const step of launch.steps) {
      if (step.kind !== 'shell' || step.beside || !isRunnerShell(step)) continue
      // Each of these is a graver finding about the same words, reported elsewhere.
      if (launch.steps.some((other) => downloadAndRun(other) || reverseShell(other))) return
      // Some servers' own instructions do this, so that a '~' is expanded.
      const direct = startsOwnProgram(step) && !launch.steps.some(({ kind }) => kind === 'package' || kind === 'source')
      report({
        at: step.script ?? step.at,
        message: `Server '${name}' makes '${step.program}' pass a command line to a shell. An allow list that treats '${step.program}' as a package runner lets any command through this way.`,
        help: direct
          ? `Start the program itself, without '${step.program}', and write the full path in place of a '~': nothing here comes from a package.`
          : `Name the package and its arguments, without the option that takes a command: '${step.program} package@1.2.3 argument'.`,
        confidence: direct ? 'low' : step.plain ? 'medium' : 'high',
      })
      return
    }
  },
})
