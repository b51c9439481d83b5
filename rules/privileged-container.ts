import { isPrivileged, powerOf } from '../src/knowledge/containers/container-powers.ts'
import { withoutPower } from '../src/knowledge/fixes/containers.ts'
import { containerOf } from '../src/model.ts'
import { defineRule } from '../src/rule.ts'

export default defineRule({
  id: 'privileged-container',
  title: "Container with the host's powers",
  severity: 'critical',
  confidence: 'high',
  category: 'isolation',
  cwe: ['CWE-250'],
  owasp: ['MCP02', 'MCP05'],
  since: '0.1.0',
  fixable: 'unsafe',
  server(server, { report }) {
    for (const each of server.launch.steps) {
      const step = containerOf(each)
      if (!step) continue
      for (const option of step.options) {
        const power = powerOf(option, step.options)
        // If a switch is given twice, the last one counts.
        if (!power || (option.name === '--privileged' && option !== step.options.findLast(isPrivileged))) continue
        report({
          at: option.at,
          message: `The container of server '${server.name}' runs ${power.how}. ${power.so}`,
          help: "Remove the option, and add back the single capability that the server documents, if any: start from '--cap-drop ALL'.",
          confidence: power.confidence,
          fix: withoutPower(option, step),
          discriminator: `${option.name}=${option.value ?? ''}`,
        })
      }
    }
  },
})
