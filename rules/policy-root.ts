import { filesystemRoots } from '../src/knowledge/paths/filesystem-roots.ts'
import { comparablePath } from '../src/knowledge/paths/sensitive-paths.ts'
import { reasonOf, refusedBy } from '../src/knowledge/policy/index.ts'
import { containerOf, place } from '../src/model.ts'
import { defineRule } from '../src/rule.ts'

export default defineRule({
  id: 'policy-root',
  title: 'Folder that the policy does not let servers use',
  severity: 'high',
  confidence: 'high',
  category: 'policy',
  cwe: ['CWE-732', 'CWE-668'],
  owasp: ['MCP02', 'MCP10'],
  since: '0.1.0',
  server(server, { report, policy }) {
    const roots = policy?.roots
    if (!roots) return
    const mounts = server.launch.steps.flatMap((step) =>
      (containerOf(step)?.mounts ?? []).filter(({ type }) => type === 'bind'),
    )
    const given = [
      ...filesystemRoots(server).map(({ path, text, from, to }) => ({ path, at: place(text, from, to) })),
      ...mounts.map(({ source, at }) => ({ path: source, at })),
    ]
    for (const { path, at } of given) {
      const refused = refusedBy(roots, [comparablePath(path)])
      if (!refused) continue
      report({
        at,
        message: `The policy does not let servers use '${path}', which is given to server '${server.name}': ${refused.why}.${reasonOf(roots)}`,
        help: 'Give it an allowed folder, or ask for this one to be allowed.',
        discriminator: path,
      })
    }
  },
})
