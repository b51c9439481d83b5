import { hiddenCode } from '../src/knowledge/downloads/masked-code.ts'
import { handsOver } from '../src/knowledge/programs/reverse-shells.ts'
import { defineRule } from '../src/rule.ts'

/** An import and a call, and nothing else: no more than `python -m` would do, and short enough to read in a prompt. */
const STARTS_MODULE =
  /^\s{0,8}(?:from\s[\w.]{1,128}\s{1,4})?import\s{1,4}[\w.]{1,128}(?:\s{1,4}as\s{1,4}\w{1,64})?\s{0,4};\s{0,4}[\w.]{1,128}\(\)\s{0,8};?$/

/** Where reading stopped, and what to do about it. */
const UNREAD = {
  behind: {
    where: 'after so many programs that start each other that nobody looks any further',
    help: 'Start the program itself, and leave out programs that only start another.',
  },
  beside: {
    where: 'beside so many other programs that nobody looks at it',
    help: 'Start only the server, and put whatever has to run beside it into a script file that can be reviewed.',
  },
} as const

export default defineRule({
  id: 'inline-code',
  title: "Code in an interpreter's arguments",
  severity: 'high',
  confidence: 'high',
  category: 'execution',
  cwe: ['CWE-94'],
  owasp: ['MCP05'],
  since: '0.1.0',
  server(server, { report }) {
    const { steps } = server.launch
    for (const step of steps) {
      const hidden = step.kind === 'shell' ? hiddenCode(step) : undefined
      if (hidden && !steps.some(handsOver)) {
        report({
          at: hidden.at,
          message: `Server '${server.name}' ${hidden.does}. What really runs escapes review and the prompt that shows the command.`,
          help: 'Put the commands as they are into a script file that can be reviewed, and start that.',
        })
        return
      }
      if (step.kind !== 'inline-code') continue
      if (step.unread) {
        const { where, help } = UNREAD[step.unread]
        report({
          at: step.at,
          message: `Server '${server.name}' starts '${step.interpreter}' ${where}. What really runs escapes review, this scan and the prompt that shows the command.`,
          help,
        })
        continue
      }
      const code = step.code?.value ?? ''
      // `node -e 0` does nothing; downloads and reverse shells are graver findings, reported elsewhere.
      if (/^[\s\d;]{0,64}$/.test(code) || handsOver(step)) continue
      if (step.ofEntry) {
        report({
          at: step.at,
          message: `Server '${server.name}' is code in this file, passed as is to '${step.interpreter}'. Anyone who changes the file, or passes it on, runs code on the machine of everyone who uses it, and no prompt shows it.`,
          confidence: 'medium',
          help: 'Review it as you would a program, or put it into a package and start an exact version of that.',
        })
        continue
      }
      report({
        at: step.at,
        message: `Server '${server.name}' passes code to '${step.interpreter}' in its arguments. Code there escapes review, version control and the prompt that shows the command.`,
        ...(STARTS_MODULE.test(code) ? { confidence: 'medium' as const } : {}),
        help: 'Put the code into a file or a package, and start that.',
      })
    }
  },
})
