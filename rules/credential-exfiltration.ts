import { inCommands } from '../src/knowledge/programs/commands.ts'
import { type SentCredential, sentCredential } from '../src/knowledge/uploads/index.ts'
import { surestFirst } from '../src/model.ts'
import { defineRule } from '../src/rule.ts'

export default defineRule({
  id: 'credential-exfiltration',
  title: 'Stored credentials are sent away',
  severity: 'critical',
  confidence: 'high',
  category: 'execution',
  cwe: ['CWE-506', 'CWE-522'],
  owasp: ['MCP01', 'MCP05'],
  since: '0.1.0',
  config(config, { report }) {
    for (const { found, setting } of inCommands(config, sentCredential)) {
      report({
        at: found.at,
        message: `A command under '${setting}' sends ${spoken(found)}. Whoever receives it can act as you elsewhere, and nobody is asked before the client runs the command.`,
        help: HELP,
        confidence: found.confidence,
      })
    }
  },
  server(server, { report }) {
    const [found] = surestFirst(server.launch.steps.flatMap((step) => sentCredential(step) ?? []))
    if (!found) return
    report({
      at: found.at,
      message: `Server '${server.name}' sends ${spoken(found)} at every start. Whoever receives it can act as you elsewhere.`,
      help: HELP,
      confidence: found.confidence,
    })
  },
})

const HELP =
  'Do not start the client with this file. Find out who wrote the command, and if it ever ran, replace every credential that it could read.'

function spoken({ what, path, to }: SentCredential): string {
  const sends = path === undefined ? what : `'${path}' (${what})`
  return `${sends} to ${to === undefined ? 'another machine' : `'${to}'`}`
}
