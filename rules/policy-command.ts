import { commandName, reasonOf, refusedBy, startedBy } from '../src/knowledge/policy.ts'
import type { Patterns } from '../src/model.ts'
import { defineRule } from '../src/rule.ts'

export default defineRule({
  id: 'policy-command',
  title: 'Program that the policy does not allow',
  severity: 'high',
  confidence: 'high',
  category: 'policy',
  cwe: ['CWE-78', 'CWE-829'],
  owasp: ['MCP05', 'MCP09'],
  since: '0.1.0',
  server(server, { report, policy }) {
    const commands = policy?.commands
    const started = commands && commandName(server)
    if (!commands || !started) return
    const words = (name: string, why: string) => ({
      message: `The policy does not allow '${name}', which server '${server.name}' starts: ${why}.${reasonOf(commands)}`,
      help: 'Start the server with a program that is allowed, or ask for this one to be.',
      discriminator: name,
    })
    // What is allowed is about what a client starts; what that starts in turn is its own affair, unless it is denied.
    const { name } = started
    const refused = refusedBy(commands, [name, ...(server.command ? [server.command.value] : [])])
    if (refused) report({ at: started.at, ...words(name, refused.why) })
    const denied: Patterns = denialsOf(commands)
    for (const inner of startedBy(server.launch)) {
      const why = inner.name === name ? undefined : refusedBy(denied, [inner.name])?.why
      if (why !== undefined) report({ at: inner.at, ...words(inner.name, why) })
    }
  },
})

const denials = new WeakMap<Patterns, Patterns>()

function denialsOf(patterns: Patterns): Patterns {
  const known = denials.get(patterns) ?? { deny: patterns.deny }
  denials.set(patterns, known)
  return known
}
