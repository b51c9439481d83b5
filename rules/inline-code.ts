import { downloadAndRun } from '../src/knowledge/downloads.ts'
import { reverseShell } from '../src/knowledge/reverse-shells.ts'
import { defineRule } from '../src/rule.ts'

/** An import and a call, and nothing else: no more than `python -m` would do, and short enough to be read in a prompt. */
const STARTS_MODULE =
  /^\s{0,8}(?:from\s[\w.]{1,128}\s{1,4})?import\s{1,4}[\w.]{1,128}(?:\s{1,4}as\s{1,4}\w{1,64})?\s{0,4};\s{0,4}[\w.]{1,128}\(\)\s{0,8};?$/

/** What no more was looked at, and what to do. */
const UNREAD = {
  behind: {
    where: 'behind so many programs that start each other that nobody looks further',
    help: 'Start the program itself, and leave out what only starts another.',
  },
  beside: {
    where: 'beside so many other programs that nobody looks at it',
    help: 'Start the server alone, and put what has to run beside it into a script file that can be reviewed.',
  },
} as const

export default defineRule({
  id: 'inline-code',
  title: 'Code in the arguments of an interpreter',
  severity: 'high',
  confidence: 'high',
  category: 'execution',
  cwe: ['CWE-94'],
  owasp: ['MCP05'],
  since: '0.1.0',
  server(server, { report }) {
    for (const step of server.launch.steps) {
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
      // `node -e 0` does nothing; what downloads, and what hands a shell out, are graver findings made elsewhere.
      if (/^[\s\d;]{0,64}$/.test(code) || downloadAndRun(step) || reverseShell(step)) continue
      if (step.ofEntry) {
        report({
          at: step.at,
          message: `Server '${server.name}' is code in this file, which is handed to '${step.interpreter}' as it stands. Whoever can change the file, or passes it on, runs code on the machines of all who use it, and no prompt shows it.`,
          confidence: 'medium',
          help: 'Read it as you read a program, or put it into a package, and start an exact version of that.',
        })
        continue
      }
      report({
        at: step.at,
        message: `Server '${server.name}' hands code to '${step.interpreter}' in its arguments. Code there escapes review, version control and the prompt that shows the command.`,
        ...(STARTS_MODULE.test(code) ? { confidence: 'medium' as const } : {}),
        help: 'Put the code into a file or a package, and start that.',
      })
    }
  },
})
