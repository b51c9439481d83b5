import { downloadAndRun } from '../src/knowledge/downloads/index.ts'
import { inCommands } from '../src/knowledge/programs/commands.ts'
import { defineRule } from '../src/rule.ts'

export default defineRule({
  id: 'download-and-run',
  title: 'Downloaded text is run as a program',
  severity: 'critical',
  confidence: 'high',
  category: 'execution',
  cwe: ['CWE-494', 'CWE-94'],
  owasp: ['MCP05', 'MCP04'],
  since: '0.1.0',
  config(config, { report }) {
    for (const { found, setting, means } of inCommands(config, downloadAndRun)) {
      const isContained = means === 'runs-in-container'
      report({
        at: found,
        message: `A command under '${setting}' downloads text and runs it as is. Anyone who controls the address, or the path to it, can run any program ${isContained ? 'in the container or machine that it prepares, next to the project and the logins given there' : 'here each time the client runs the command'}.`,
        help: isContained
          ? 'Install from a package or a feature at an exact version, or commit the script to the project and run that.'
          : 'Commit the script to the project, where it is reviewed, and run that.',
        confidence: isContained ? 'low' : 'high',
      })
    }
  },
  server(server, { report }) {
    for (const step of server.launch.steps) {
      const at = downloadAndRun(step)
      if (!at) continue
      report({
        at,
        message: `Server '${server.name}' downloads text and runs it as is. Anyone who controls the address, or the path to it, can run any program here at every start.`,
        help: 'Install the program once from a package at an exact version, and run that.',
      })
      return
    }
  },
})
