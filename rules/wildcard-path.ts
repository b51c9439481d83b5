import { narrowedToProject } from '../src/knowledge/fixes/folders.ts'
import { filesystemRoots } from '../src/knowledge/paths/filesystem-roots.ts'
import { judgePath, wildcardReach } from '../src/knowledge/paths/sensitive-paths.ts'
import { place } from '../src/model.ts'
import { defineRule } from '../src/rule.ts'

export default defineRule({
  id: 'wildcard-path',
  title: 'File access through a pattern that matches everything',
  severity: 'medium',
  confidence: 'high',
  category: 'filesystem',
  cwe: ['CWE-732', 'CWE-155'],
  owasp: ['MCP02', 'MCP10'],
  since: '0.1.0',
  fixable: 'unsafe',
  server(server, { config, report }) {
    for (const root of filesystemRoots(server)) {
      if (!root.path.includes('*')) continue
      const reach = wildcardReach(root.path)
      // A pattern for all of a home or credential store is that folder, and another rule's graver finding.
      if (!reach || !['other', 'disk'].includes(judgePath(root.path).breadth)) continue
      report({
        at: place(root.text, root.from, root.to),
        message: `Server '${server.name}' may use '${root.path}', a pattern that matches ${reach}. A pattern confines nothing: whatever is added there later is opened as well.`,
        help: 'Name the project folder that it works on, or the one subfolder that the work needs.',
        // A pattern with a folder before it is about folders other than the project's.
        fix: /^[*/.]+$/.test(root.path) ? narrowedToProject(root, server, config) : undefined,
        confidence: root.by.startsWith('#') ? 'medium' : root.confidence,
        discriminator: root.by,
      })
    }
  },
})
