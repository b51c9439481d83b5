import { gitHookOf, type Hook, hookOf, ignoresCase } from '../src/knowledge/environment/hooks.ts'
import { sharedEnvironment, written } from '../src/knowledge/environment/index.ts'
import { withoutHook, withoutMember } from '../src/knowledge/fixes/given.ts'
import { hooksOf, placesOf, serversOf } from '../src/knowledge/packages/npm-project.ts'
import { keyOf } from '../src/model.ts'
import { defineRule } from '../src/rule.ts'

export default defineRule({
  id: 'environment-hijack',
  title: 'Environment variable that loads foreign code',
  severity: 'high',
  confidence: 'high',
  category: 'execution',
  cwe: ['CWE-426', 'CWE-427'],
  owasp: ['MCP05'],
  since: '0.1.0',
  fixable: 'unsafe',
  asks: 'exposure',
  config(config, { report }) {
    // Settings files hand variables to every program of the client.
    for (const node of sharedEnvironment(config)) {
      const key = keyOf(node)
      const hook = key && hookOf(key.text, written(node) ?? '')
      if (!hook) continue
      report({ at: key.span, ...words(key.text, hook, 'every program of this client'), fix: withoutMember(node) })
    }
    for (const { server, at, path, hooks } of config.exposure?.envFiles ?? [])
      for (const hook of hooks)
        report({ at, server, ...words(hook.name, hook, `server '${server.name}', by the file '${path}',`) })
    for (const found of hooksOf(config.npm ?? [])) {
      const { setting, path, hook } = found
      const by = `'${setting.key}' on line ${setting.line} of '${path}', which npm reads when it starts ${serversOf(found)},`
      report({ ...placesOf(found), ...setsHook(by, 'setting', setting.key, hook) })
    }
  },
  server(server, { report }) {
    const anyCase = ignoresCase(server.launch)
    for (const binding of server.launch.env) {
      const { name, value, node, key } = binding
      const said = written(node, value) ?? ''
      const known = anyCase ? name.toUpperCase() : name
      const hook = hookOf(known, said) ?? gitHookOf(known, said, server.launch.env)
      if (!hook) continue
      report({ at: key, ...words(name, hook, `server '${server.name}'`), fix: withoutHook(server, binding) })
    }
  },
})

function words(name: string, hook: Hook, of: string) {
  return setsHook(`'${name}' in the environment of ${of}`, 'variable', name, hook)
}

function setsHook(by: string, what: 'variable' | 'setting', name: string, { does, confidence }: Hook) {
  return {
    message: `${by} sets ${does}. The command shown for approval then says nothing about what really runs.`,
    help: `Remove the ${what}; put what the server needs into its own package or command.`,
    discriminator: name,
    ...(confidence && { confidence }),
  }
}
