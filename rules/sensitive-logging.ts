import { withoutWords } from '../src/changes.ts'
import { written } from '../src/knowledge/environment/index.ts'
import { settingsMeaning } from '../src/knowledge/fixes/approvals.ts'
import { taken, withoutVariable } from '../src/knowledge/fixes/given.ts'
import { logSwitches, revealedBy } from '../src/knowledge/programs/logging.ts'
import { defineRule } from '../src/rule.ts'

const WHY = 'Logs are kept longer, and read by more people, than the conversation was meant to be.'
const HELP = 'Turn it off once you are done debugging, or keep the log where only its owner can read it.'

export default defineRule({
  id: 'sensitive-logging',
  title: 'Prompts, arguments or headers written to a log',
  severity: 'low',
  confidence: 'high',
  category: 'audit',
  cwe: ['CWE-532'],
  owasp: ['MCP08', 'MCP01'],
  since: '0.1.0',
  fixable: 'unsafe',
  config(config, { report }) {
    for (const { key, whose, words, told } of settingsMeaning(config, 'log-reveals')) {
      report({
        ...told,
        message: `'${key}' has ${whose} log what others should not read: ${words}. ${WHY}`,
        help: HELP,
      })
    }
  },
  server(server, { report }) {
    for (const binding of server.launch.env) {
      const { name, value, node } = binding
      const revealed = revealedBy(name, written(node, value) ?? '')
      if (!revealed) continue
      report({
        at: value ?? node,
        message: `'${name}' has server '${server.name}' log what others should not read: ${revealed.words}. ${WHY}`,
        help: HELP,
        confidence: revealed.confidence,
        // A list of settings may hold others.
        fix: value?.value.includes(',') ? undefined : withoutVariable(binding, server),
        discriminator: name,
      })
    }
    for (const { at, by, words, given, confidence } of logSwitches(server, 'reveals')) {
      report({
        at,
        message: `'${by}' has server '${server.name}' log what others should not read: ${words}. ${WHY}`,
        help: HELP,
        fix: taken(by, withoutWords(given)),
        confidence,
        discriminator: by,
      })
    }
  },
})
