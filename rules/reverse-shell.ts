import { inCommands } from '../src/knowledge/programs/commands.ts'
import { reverseShell } from '../src/knowledge/programs/reverse-shells.ts'
import { type Step, surestFirst } from '../src/model.ts'
import { defineRule } from '../src/rule.ts'

const HELP =
  'Do not start the client with this file. Find out who wrote the entry, and if it ever ran, treat the machine and every credential on it as compromised.'

export default defineRule({
  id: 'reverse-shell',
  title: 'Shell tied to a network connection',
  severity: 'critical',
  confidence: 'high',
  category: 'execution',
  cwe: ['CWE-506', 'CWE-78'],
  owasp: ['MCP05'],
  since: '0.1.0',
  config(config, { report }) {
    for (const { found, setting, means } of inCommands(config, boundShell)) {
      report({
        at: found.at,
        message: `A command under '${setting}' ties a shell to a network connection. Whoever is at the other end can type commands ${means === 'runs-in-container' ? 'in the container or machine that it prepares' : 'on this machine'} as soon as the client runs it.`,
        help: HELP,
      })
    }
  },
  server(server, { report }) {
    // A script passed to another shell belongs to that shell, whose step may say more about it.
    const [found] = surestFirst(
      server.launch.steps.flatMap((step) => {
        const shell = reverseShell(step)
        if (!shell) return []
        return [{ ...shell, confidence: shell.withoutShell ? CONFIDENCE[shell.withoutShell] : ('high' as const) }]
      }),
    )
    if (!found) return
    report({
      at: found.at,
      message: found.withoutShell
        ? `Server '${server.name}' makes a shell open a raw connection to another machine. Reverse shells begin that way, and so does exfiltrating files.`
        : `Server '${server.name}' ties a shell to a network connection. Whoever is at the other end can type commands on this machine as soon as the client starts.`,
      help: HELP,
      confidence: found.confidence,
    })
  },
})

/** A file that is sent or a request that is made; and a connection to somebody else's machine that stays open. */
const CONFIDENCE = { 'used-once': 'low', kept: 'medium' } as const

/** In a hook, a raw connection without a shell says too little. */
function boundShell(step: Step) {
  const found = reverseShell(step)
  return found?.withoutShell ? undefined : found
}
