import { downloadAndRun } from '../src/knowledge/downloads.ts'
import { reverseShell } from '../src/knowledge/reverse-shells.ts'
import { isRunnerShell } from '../src/knowledge/runners.ts'
import type { ShellStep, Step } from '../src/model.ts'
import { defineRule } from '../src/rule.ts'

/** Lines that set up a version manager or a folder, and then start one program. */
const SETUP =
  /^(?:source|\.|export|cd|eval|set|nvm|fnm|asdf|mise|pyenv|rbenv|nodenv|volta|sdk|brew|direnv|conda|mamba|micromamba|pushd|unset|ulimit|umask|use|chcp|@?echo|\[|test)$/

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
    // Each of these is a graver finding about the same words, made elsewhere.
    if (steps.some((step) => downloadAndRun(step) || reverseShell(step))) return
    for (const step of steps) {
      if (step.kind !== 'shell' || isRunnerShell(step) || isCode(step, steps)) continue
      const variable = startedVariable(step)
      if (step.plain && !variable) continue
      report({
        at: step.at,
        message: `Server '${server.name}' is started by '${step.program}' with a script that ${purpose(step, variable)}. Approval prompts show its first words at best, and variables in it are read as code.`,
        help: 'Start the program itself; put what has to happen before it into a script file that can be reviewed.',
        confidence: !variable && isSetUp(step) ? 'low' : 'high',
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

const OWN_SHELL = /^(?:SHELL|COMSPEC)$/i

/** A variable that is the program, or that is read as a command: `eval "$RUN"`. The user's own shell is one by design. */
function startedVariable({ commands, script }: ShellStep): string | undefined {
  for (const { words } of commands) {
    const from = words.findIndex(({ value }) => !/^(?:eval|exec|command|builtin)$/.test(value))
    const [first, next] = words.slice(Math.max(from, 0))
    if (!first || next?.value === '=') continue
    const variables = first.parts.flatMap((part) => (part.kind === 'reference' && part.refers === 'env' ? [part] : []))
    const isWhole = variables.length === first.parts.length || words[0]?.value === 'eval'
    const [variable] = variables
    // What the script itself has put there can be read in it.
    const isHere = variable && script?.value.includes(`${variable.name}=`)
    if (variable && isWhole && !isHere && !OWN_SHELL.test(variable.name)) return variable.name
  }
  return undefined
}

/** Encoded PowerShell, which is code in an argument as well. */
function isCode({ script }: ShellStep, steps: readonly Step[]): boolean {
  return script !== undefined && steps.some((step) => step.kind === 'inline-code' && step.code === script)
}

/** All but the last command only prepare it. */
function isSetUp({ commands, login }: ShellStep): boolean {
  const before = commands.slice(0, -1)
  const prepares = before.every(({ words }) => SETUP.test(words[0]?.value ?? ''))
  return commands.length > 0 && prepares && (login || before.length > 0)
}
