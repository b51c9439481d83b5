import { sharedEnvironment } from '../src/knowledge/environment/index.ts'
import { type Replacement, replacementOf } from '../src/knowledge/environment/search-paths.ts'
import { withoutMember, withoutVariable } from '../src/knowledge/fixes/given.ts'
import { textOf } from '../src/knowledge/references/index.ts'
import { isProjects, keyOf } from '../src/model.ts'
import { defineRule } from '../src/rule.ts'

export default defineRule({
  id: 'path-override',
  title: 'Project that changes where programs are looked up',
  severity: 'low',
  confidence: 'high',
  category: 'execution',
  cwe: ['CWE-426', 'CWE-427'],
  owasp: ['MCP05'],
  since: '0.1.0',
  fixable: 'unsafe',
  config(config, { report }) {
    if (!isProjects(config)) return
    for (const node of sharedEnvironment(config)) {
      const key = keyOf(node)
      const found = key && node.kind === 'string' ? replacementOf(key.text, textOf(node)) : undefined
      if (!key || !found) continue
      report({ at: key.span, ...words(key.text, found, 'every program of this client'), fix: withoutMember(node) })
    }
  },
  server(server, { config, report }) {
    if (!isProjects(config)) return
    const { env, launch, name: of } = server
    // A container's variables say nothing about the machine around it.
    const bindings =
      launch.env.length > env.length && launch.steps.some(({ kind }) => kind === 'image') ? env : launch.env
    for (const binding of bindings) {
      const { name, value, key } = binding
      const found = value && replacementOf(name, value)
      if (found) report({ at: key, ...words(name, found, `server '${of}'`), fix: withoutVariable(binding, server) })
    }
  },
})

function words(name: string, { so, confidence }: Replacement, of: string) {
  return {
    message: `'${name}' is set for ${of} by the project, so that ${so}. The same command can then start a different program here than elsewhere.`,
    help: `Leave '${name}' as it is on each machine. If a program is not found, name it by its full path in your own settings.`,
    confidence,
    discriminator: name,
  }
}
