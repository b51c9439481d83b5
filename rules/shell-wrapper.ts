import { hiddenCode } from '../src/knowledge/downloads/masked-code.ts'
import { isRunnerShell } from '../src/knowledge/packages/runners.ts'
import { handsOver } from '../src/knowledge/programs/reverse-shells.ts'
import { onlyPrepares, startedVariable } from '../src/knowledge/programs/shell-scripts.ts'
import type { ShellStep, Step } from '../src/model.ts'
import { defineRule } from '../src/rule.ts'

export default defineRule({
  id: 'shell-wrapper',
  title: 'Server started through a shell script in the configuration',
  severity: 'medium',
  confidence: 'high',
  category: 'execution',
  cwe: ['CWE-78'],
  owasp: ['MCP05'],
  since: '0.1.0',
  server(server, { report }) {
    const { steps } = server.launch
    // Each of these is a graver finding about the same words, reported elsewhere.
    if (steps.some((step) => handsOver(step) || (step.kind === 'shell' && hiddenCode(step)))) return
    for (const step of steps) {
      if (step.kind !== 'shell' || step.beside || isRunnerShell(step) || isCode(step, steps)) continue
      const variable = startedVariable(step)
      if (step.plain && !variable) continue
      report({
        at: step.at,
        message: `Server '${server.name}' is started by '${step.program}' with a script that ${purpose(step, variable)}. Approval prompts show its first words at best, and variables in it are interpreted as code.`,
        help: 'Start the program itself; put whatever must happen first into a script file that can be reviewed.',
        confidence: !variable && onlyPrepares(step) ? 'low' : 'high',
      })
      return
    }
  },
})

function purpose({ commands }: ShellStep, variable: string | undefined): string {
  if (variable !== undefined) return `starts whatever the variable '${variable}' holds`
  const operators = [...new Set(commands.flatMap(({ after }) => (after && /^[|&;\n]/.test(after) ? [after] : [])))]
  if (commands.length > 1)
    return `runs ${commands.length} commands${operators.length > 0 ? ` (joined by '${operators.slice(0, 3).join("', '")}')` : ''}`
  return 'does more than start one program'
}

/** Encoded PowerShell, which is also code in an argument, and what code hands to a shell: both are told as code. */
function isCode({ script, at }: ShellStep, steps: readonly Step[]): boolean {
  return steps.some(
    (step) =>
      step.kind === 'inline-code' &&
      ((script !== undefined && step.code === script) ||
        (step.at.start < at.start && at.end <= step.at.end && step.unread === undefined)),
  )
}
