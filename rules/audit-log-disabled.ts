import { withoutWords } from '../src/changes.ts'
import { written } from '../src/knowledge/environment/index.ts'
import { settingsMeaning } from '../src/knowledge/fixes/approvals.ts'
import { taken, withoutVariable } from '../src/knowledge/fixes/given.ts'
import { logSwitches, silencedBy } from '../src/knowledge/programs/logging.ts'
import { defineRule } from '../src/rule.ts'

const HELP = 'Leave logging on; if it is too noisy, lower its level instead.'
const WHY = 'Nobody can then look up what the model did with its tools.'

export default defineRule({
  id: 'audit-log-disabled',
  title: 'Tool-call logging turned off',
  severity: 'low',
  confidence: 'high',
  category: 'audit',
  cwe: ['CWE-778', 'CWE-223'],
  owasp: ['MCP08'],
  since: '0.1.0',
  fixable: 'unsafe',
  config(config, { report }) {
    for (const { key, whose, words, told } of settingsMeaning(config, 'log-disabled')) {
      report({
        ...told,
        message: `'${key}' turns off logging in ${whose}: ${words}. ${WHY}`,
        help: HELP,
      })
    }
  },
  server(server, { report }) {
    for (const { at, by, words, given, confidence } of logSwitches(server, 'silences')) {
      report({
        at,
        message: `'${by}' turns off logging for server '${server.name}': ${words}. ${WHY}`,
        help: HELP,
        fix: taken(by, withoutWords(given)),
        confidence,
        discriminator: by,
      })
    }
    for (const binding of server.launch.env) {
      const { name, value, node } = binding
      const words = silencedBy(name, written(node, value) ?? '')
      if (words === undefined) continue
      report({
        at: value ?? node,
        message: `'${name}' in the environment of server '${server.name}' turns off its logging: ${words}. ${WHY}`,
        help: HELP,
        fix: withoutVariable(binding, server),
        confidence: 'medium',
        discriminator: name,
      })
    }
  },
})
