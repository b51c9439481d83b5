import { volatileFolder } from '../src/knowledge/paths/volatile-paths.ts'
import { programFiles } from '../src/knowledge/programs/program-files.ts'
import { defineRule } from '../src/rule.ts'

export default defineRule({
  id: 'volatile-command-path',
  title: 'Program in a folder that others can write to',
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
      // An entry's command is usually the first of its steps as well.
      if (!folder || seen.has(at.start)) continue
      seen.add(at.start)
      report({
        at,
        message: isFolder
          ? `Server '${server.name}' runs from the folder '${path}', which is in ${folder}. Anyone who creates that folder first, or changes a file in it later, decides what runs at the next start.`
          : `Server '${server.name}' runs '${path}', which is in ${folder}. Anyone who puts a file of that name there first, or replaces it later, decides what runs at the next start.`,
        help: 'Install the program in a folder that only you and the system can write to, and use that path.',
        discriminator: path,
      })
    }
  },
})
