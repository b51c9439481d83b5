import { isForContainer } from '../src/knowledge/approvals/index.ts'
import { settingsMeaning } from '../src/knowledge/fixes/approvals.ts'
import { fencedAgain } from '../src/knowledge/fixes/execution.ts'
import { relaxedFlags } from '../src/knowledge/programs/relaxed-flags.ts'
import { recogniseServer } from '../src/knowledge/servers/index.ts'
import { writeSwitches } from '../src/knowledge/servers/switches.ts'
import { defineRule } from '../src/rule.ts'

export default defineRule({
  id: 'relaxed-runtime',
  title: 'Sandbox of a runtime or browser turned off',
  severity: 'medium',
  confidence: 'high',
  category: 'execution',
  cwe: ['CWE-693', 'CWE-250'],
  owasp: ['MCP02', 'MCP05'],
  since: '0.1.0',
  fixable: 'unsafe',
  config(config, { report }) {
    // There the container is the fence.
    if (isForContainer(config.path)) return
    for (const { key, whose, words, told } of settingsMeaning(config, 'runtime-relaxed')) {
      report({
        ...told,
        message: `'${key}' puts down a fence of ${whose}: ${words}. A flaw, or a page that steers the model, then meets one fewer on the way to your files.`,
        help: 'Remove it. If the fence cannot work, run the client in a container.',
      })
    }
  },
  server(server, { config, report }) {
    const found = relaxedFlags(server)
    if (found.length === 0 || isForContainer(config.path)) return
    // A documented switch to write mode is the graver finding about the same word.
    const known = recogniseServer(server.launch)
    const told = new Set(known ? writeSwitches(known, server).map(({ by }) => by) : [])
    const relaxed = found.filter(({ by }) => !told.has(by))
    const [first, ...rest] = relaxed
    if (!first) return
    report({
      at: first.at,
      message: `Server '${server.name}' turns off ${first.fence} with '${first.by}'. A flaw, or text that steers the model, then meets one fewer fence on the way to your files.`,
      help: 'Remove the switch and allow only what fails without it. If the fence cannot work, run the server in a container.',
      related: rest.map(({ at, by }) => ({ at, message: `'${by}' as well.` })),
      confidence: first.confidence,
      fix: fencedAgain(server, relaxed),
      discriminator: first.by,
    })
  },
})
