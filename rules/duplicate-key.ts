import { withoutOverridden } from '../src/knowledge/fixes/text.ts'
import { keyOf, type Server } from '../src/model.ts'
import { defineRule } from '../src/rule.ts'
import { child, isSame, type Node, overriddenIn } from '../src/tree.ts'

const LATER = 'clients use the later one'
/** YAML and TOML forbid it; not every YAML parser cares. */
const CLIENTS = {
  json: LATER,
  jsonc: LATER,
  json5: LATER,
  yaml: 'clients use the later one or reject the file',
  toml: 'clients reject the file',
  dotenv: 'clients use the later one',
  starlark: 'clients reject the file',
} as const

export default defineRule({
  id: 'duplicate-key',
  title: 'Duplicate key',
  severity: 'medium',
  confidence: 'high',
  category: 'validity',
  cwe: ['CWE-694'],
  owasp: ['MCP09'],
  since: '0.1.0',
  fixable: 'safe',
  config(config, { report }) {
    const overridden = overriddenIn(config.document)
    if (overridden.length === 0) return
    const servers = new Map<Node, Server>(config.servers.map((server) => [server.node, server]))
    const holders = holdersOf(servers)
    const refused = config.format === 'toml'
    for (const hidden of overridden) {
      const key = keyOf(hidden)
      const winner = key && child(hidden.parent, key.text)
      const counts = winner && keyOf(winner)
      if (!key || !winner || !counts) continue
      const same = isSame(hidden, winner)
      const server = serverAround(winner, servers)
      const starts = server !== undefined || holders.has(winner)
      const consequence = refused
        ? 'Nothing in the file takes effect until one of them is removed.'
        : same
          ? 'The two are equal now, but editing this one would change nothing.'
          : `A reviewer who reads this one ${starts ? 'approves something that never runs' : 'relies on something that is not in force'}.`
      report({
        at: key.span,
        message: `'${key.text}' appears twice here, and ${CLIENTS[config.format]}. ${consequence}`,
        help: 'Keep one of them.',
        fix: refused && !same ? undefined : withoutOverridden(hidden, counts, config),
        related: [{ at: counts.span, message: refused ? 'This is the other one.' : 'This is the one that counts.' }],
        confidence: same ? 'low' : starts ? 'high' : 'medium',
        server,
        discriminator: key.text,
      })
    }
  },
})

/** The server that a node is, or is a part of. */
function serverAround(node: Node, servers: ReadonlyMap<Node, Server>): Server | undefined {
  for (let up: Node | undefined = node; up; up = up.parent) if (servers.has(up)) return servers.get(up)
  return undefined
}

/** The collections of servers and everything around those; each parent is visited once, however many servers there are. */
function holdersOf(servers: ReadonlyMap<Node, Server>): ReadonlySet<Node> {
  const holders = new Set<Node>()
  for (const node of servers.keys())
    for (let up: Node | undefined = node.parent; up && !holders.has(up); up = up.parent) holders.add(up)
  return holders
}
