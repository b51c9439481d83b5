import { projectFile } from '../src/knowledge/paths/project-files.ts'
import { isProjects } from '../src/model.ts'
import { defineRule } from '../src/rule.ts'

export default defineRule({
  id: 'project-executable',
  title: 'Project that starts its own program as a server',
  severity: 'info',
  confidence: 'high',
  category: 'execution',
  cwe: ['CWE-426', 'CWE-829'],
  owasp: ['MCP05', 'MCP09'],
  since: '0.1.0',
  server(server, { config, report }) {
    if (!isProjects(config)) return
    const file = projectFile(server)
    if (!file) return
    report({
      at: file.at,
      message: `Server '${server.name}' runs ${file.what}. Clients approve the command, and the approval stays while each pull may change what it does.`,
      help: 'Review the file like a build script, and own it in CODEOWNERS together with the configuration.',
    })
  },
})
