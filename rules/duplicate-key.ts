import { withoutOverridden } from '../src/knowledge/fixes/text.ts'
import { groupedBy } from '../src/knowledge/groups.ts'
import { type ConfigFile, keyOf, type Server } from '../src/model.ts'
import { defineRule, type RuleReport } from '../src/rule.ts'
import { child, isSame, type Key, type Node, overriddenIn } from '../src/tree.ts'

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
    const found = overridden.flatMap((hidden) => duplicateOf(hidden, servers, holders) ?? [])
    // What starts a server is told key by key; of anything else that repeats itself a few say it all.
    for (const those of groupedBy(found, ({ hidden, starts }) => (starts ? hidden : hidden.parent)).values()) {
      if (those.length > MOST_APART) report(ofMany(those, config))
      else for (const each of those) report(ofOne(each, config))
    }
  },
})

/** As many in one mapping are told one by one. */
const MOST_APART = 4

interface Duplicate {
  readonly hidden: Node
  readonly key: Key
  readonly winner: Node
  /** The key that counts. */
  readonly counts: Key
  readonly server: Server | undefined
  /** A server, or what holds some, is among what it decides. */
  readonly starts: boolean
}

function duplicateOf(
  hidden: Node,
  servers: ReadonlyMap<Node, Server>,
  holders: ReadonlySet<Node>,
): Duplicate | undefined {
  const key = keyOf(hidden)
  const winner = key && child(hidden.parent, key.text)
  const counts = winner && keyOf(winner)
  if (!key || !winner || !counts) return undefined
  const server = serverAround(winner, servers)
  return { hidden, key, winner, counts, server, starts: server !== undefined || holders.has(winner) }
}

function ofOne({ hidden, key, winner, counts, server, starts }: Duplicate, config: ConfigFile): RuleReport {
  const refused = config.format === 'toml'
  const same = isSame(hidden, winner)
  const consequence = refused
    ? NOTHING
    : same
      ? 'The two are equal now, but editing this one would change nothing.'
      : `A reviewer who reads this one ${starts ? 'approves something that never runs' : NOT_IN_FORCE}.`
  return {
    at: key.span,
    message: `'${key.text}' appears twice here, and ${CLIENTS[config.format]}. ${consequence}`,
    help: 'Keep one of them.',
    fix: refused && !same ? undefined : withoutOverridden(hidden, counts, config),
    related: [{ at: counts.span, message: refused ? 'This is the other one.' : 'This is the one that counts.' }],
    confidence: same ? 'low' : starts ? 'high' : 'medium',
    server,
    discriminator: key.text,
  }
}

/** Keys of one mapping, as where the dashes of a list have been lost. */
function ofMany(all: readonly [Duplicate, ...Duplicate[]], config: ConfigFile): RuleReport {
  const [{ key }] = all
  const others = new Set(all.map((each) => each.key.text)).size - 1
  const more = others === 0 ? '' : ` and ${others} more key${others === 1 ? '' : 's'}`
  const consequence = config.format === 'toml' ? NOTHING : `A reviewer who reads an earlier one ${NOT_IN_FORCE}.`
  return {
    at: key.span,
    message: `'${key.text}'${more} appear${others === 0 ? 's' : ''} again and again here, ${all.length + others + 1} times in all, and ${CLIENTS[config.format]}. ${consequence}`,
    help: 'Keep one of each; if they belong to several elements of a list, put the dashes or brackets back.',
    related: all.slice(1, 5).map((each) => ({ at: each.key.span, message: 'This is another one.' })),
    confidence: all.every(({ hidden, winner }) => isSame(hidden, winner)) ? 'low' : 'medium',
    discriminator: key.text,
  }
}

const NOTHING = 'Nothing in the file takes effect until one of them is removed.'
const NOT_IN_FORCE = 'relies on something that is not in force'

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
