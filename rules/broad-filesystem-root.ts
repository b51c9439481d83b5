import { clientsOf, isForContainer, keyPath, subject } from '../src/knowledge/approvals/index.ts'
import { undone } from '../src/knowledge/fixes/approvals.ts'
import { narrowedToProject } from '../src/knowledge/fixes/folders.ts'
import { filesystemRoots, offeredFolders, openedFolders } from '../src/knowledge/paths/filesystem-roots.ts'
import { judgePath, wildcardReach } from '../src/knowledge/paths/sensitive-paths.ts'
import { asWrittenIn } from '../src/knowledge/references/expansion.ts'
import { lessSure, place } from '../src/model.ts'
import { defineRule } from '../src/rule.ts'

export default defineRule({
  id: 'broad-filesystem-root',
  title: 'File access to a whole disk, system folder or home',
  severity: 'high',
  confidence: 'high',
  category: 'filesystem',
  cwe: ['CWE-732', 'CWE-272'],
  owasp: ['MCP02', 'MCP10'],
  since: '0.1.0',
  fixable: 'unsafe',
  config(config, { report }) {
    for (const { server, input, text } of offeredFolders(config)) {
      const { breadth, what, holds } = judgePath(text.value)
      if (breadth !== 'disk' && breadth !== 'system' && breadth !== 'home') continue
      report({
        at: text,
        message: `Server '${server.name}' can access ${what} unless someone picks another folder for '${input.id}'. ${holds} are in there, and text that the model reads can ask for them.`,
        help: 'Remove the default, or offer only the subfolder that the work needs.',
        server: server.name,
        confidence: 'medium',
        discriminator: input.id,
      })
    }
    for (const list of openedFolders(config)) {
      const [{ approval, folder }, ...others] = list
      const { what, holds } = judgePath(folder)
      const more = others.length === 0 ? '' : ` and ${others.length} more like it`
      report({
        at: approval.node,
        message: `'${keyPath(approval)}' opens ${what}${more} to ${subject(approval, config)}: ${approval.words}. ${holds} are in there, and text that the model reads can ask for them.`,
        help: 'Name the folders that you work in, and let the client ask about others.',
        fix: undone(list.map((each) => each.approval)),
        confidence: isForContainer(config.path) ? 'low' : lessSure('medium', approval.confidence),
        discriminator: folder,
        related: others.map((other) => ({
          at: other.approval.node,
          message: `Also: ${judgePath(other.folder).what}.`,
        })),
        ...clientsOf(approval, config),
      })
    }
  },
  server(server, { config, report }) {
    const isWritten = asWrittenIn(server, config)
    for (const root of filesystemRoots(server)) {
      const { breadth, what, holds } = judgePath(root.path)
      if (breadth !== 'disk' && breadth !== 'system' && breadth !== 'home') continue
      // `/**` is reported by another rule: most servers take it as a folder of that name.
      if (breadth === 'disk' && wildcardReach(root.path)) continue
      report({
        at: place(root.text, root.from, root.to),
        message: `Server '${server.name}' can access ${what}. ${holds} are in there, and text that the model reads can ask for them.`,
        help: 'Give it the project folder it works on, or only the subfolder that the work needs.',
        fix: narrowedToProject(root, server, config),
        confidence: isWritten(root.text, root.from) ? 'low' : root.confidence,
        discriminator: root.by,
      })
    }
  },
})
