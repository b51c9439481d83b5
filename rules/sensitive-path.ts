import { databaseFiles } from '../src/knowledge/databases/database-files.ts'
import { withoutRoot } from '../src/knowledge/fixes/folders.ts'
import { filesystemRoots } from '../src/knowledge/paths/filesystem-roots.ts'
import { handedCredentials } from '../src/knowledge/paths/handed-files.ts'
import { judgePath } from '../src/knowledge/paths/sensitive-paths.ts'
import { asWrittenIn, mountedAsWritten } from '../src/knowledge/references/expansion.ts'
import { isDocumentedCredential } from '../src/knowledge/servers/needs.ts'
import { containerOf, place } from '../src/model.ts'
import { defineRule } from '../src/rule.ts'

export default defineRule({
  id: 'sensitive-path',
  title: 'File access to stored credentials',
  severity: 'high',
  confidence: 'high',
  category: 'filesystem',
  cwe: ['CWE-522', 'CWE-732'],
  owasp: ['MCP01', 'MCP10'],
  since: '0.1.0',
  fixable: 'unsafe',
  server(server, { config, report }) {
    const isWritten = asWrittenIn(server, config)
    const isMountedAsWritten = mountedAsWritten(server, config)
    const roots = filesystemRoots(server)
    const files = databaseFiles(server).filter(({ text }) => roots.every((root) => root.text !== text))
    for (const root of [...roots, ...files]) {
      const { breadth, what } = judgePath(root.path)
      if (breadth !== 'credentials' || isDocumentedCredential(server, what)) continue
      report({
        at: place(root.text, root.from, root.to),
        message: `Server '${server.name}' is given '${root.path}', which holds ${what}. Anyone who steers the model can read all of it and impersonate you elsewhere.`,
        help: 'Remove the folder; pass the one value that the server needs through its environment, from a secret store.',
        fix: withoutRoot(root, server),
        confidence: isWritten(root.text, root.from) ? 'low' : root.confidence,
        discriminator: root.by,
      })
    }
    for (const { path, at, what, as, confidence } of handedCredentials(server)) {
      if (isDocumentedCredential(server, what)) continue
      const goes = server.url ? 'is sent to whoever runs the server' : 'goes to its program at every start'
      report({
        at,
        message: `Server '${server.name}' is handed ${as === 'variables' ? 'what is set in' : 'the content of'} '${path}', which holds ${what}. All of it ${goes}, unasked, and whoever has it can act as you elsewhere.`,
        help: 'Remove it; pass the one value that the server needs, from a secret store or a variable.',
        confidence,
        discriminator: path,
      })
    }
    for (const each of server.launch.steps) {
      const step = containerOf(each)
      if (!step) continue
      for (const mount of step.mounts) {
        const { breadth, what } = judgePath(mount.source)
        if (mount.type !== 'bind' || breadth !== 'credentials' || isDocumentedCredential(server, what)) continue
        report({
          at: mount.at,
          message: `The container of server '${server.name}' is given '${mount.source}', which holds ${what}, for reading${mount.readOnly ? '' : ' and writing'}. Isolation is moot once the credentials are inside.`,
          help: 'Remove the mount; pass the one value that the server needs through its environment, from a secret store.',
          confidence: isMountedAsWritten(mount) ? 'low' : 'high',
          discriminator: mount.source,
        })
      }
    }
  },
})
