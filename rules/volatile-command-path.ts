import { programFiles } from '../src/knowledge/program-files.ts'
import { volatileFolder } from '../src/knowledge/volatile-paths.ts'
import { defineRule } from '../src/rule.ts'

export default defineRule({
  id: 'volatile-command-path',
  title: 'Program in a folder that others write to',
  severity: 'medium',
  confidence: 'high',
  category: 'execution',
  cwe: ['CWE-426', 'CWE-379'],
  owasp: ['MCP05', 'MCP04'],
  since: '0.1.0',
  server(server, { report }) {
    const seen = new Set<number>()
    for (const { path, at, isFolder } of programFiles(server)) {
      const folder = volatileFolder(path)
      // The command of an entry is mostly the first of its steps as well.
      if (!folder || seen.has(at.start)) continue
      seen.add(at.start)
      report({
        at,
        message: isFolder
          ? `Server '${server.name}' takes what it runs from the folder '${path}', which lies in ${folder}. Whoever makes that folder first, or changes a file in it later, is run at the next start.`
          : `Server '${server.name}' runs '${path}', which lies in ${folder}. Whoever places a file of that name there first, or replaces it later, is run at the next start.`,
        help: 'Install the program into a folder that only you and the system write to, and name it there.',
        discriminator: path,
      })
    }
  },
})
