/** Whose file a document without a telling name is, by its shape. */

import type { Client, ServerRoot } from '../client.ts'
import type { Reader } from '../model.ts'
import { child, childAt, childrenOf, type Document, type Node } from '../tree.ts'
import { looksLikeEntry } from './entries.ts'
import { follow, holds, isGiven } from './paths.ts'

/** Root keys that one client made and no other uses. */
const SIGNATURES: readonly {
  readonly client: string
  readonly path: readonly string[]
  /** Where its servers stand, if not there. */
  readonly servers?: readonly string[]
  readonly format?: Document['format']
}[] = [
  { client: 'zed', path: ['context_servers'] },
  { client: 'codex', path: ['mcp_servers'], format: 'toml' },
  { client: 'amp', path: ['amp.mcpServers'] },
  { client: 'mcpb-manifest', path: ['server', 'mcp_config'] },
  { client: 'tbxark-mcp-proxy', path: ['mcpProxy'], servers: ['mcpServers'] },
]

/** The reader that a document's shape gives away, if any. Shapes that several clients share give none. */
export function recognise(document: Document, clients: readonly Client[]): readonly Reader[] {
  const root = document.roots[0]
  if (!root) return []
  for (const { client: id, path, servers = path, format } of SIGNATURES) {
    if (format && format !== document.format) continue
    if (childAt(root, path)) return readerOf(id, servers, clients)
  }
  if (child(root, 'inputs') && hasEntries(child(root, 'servers'))) return readerOf('vscode', ['servers'], clients)
  if (isOpencode(child(root, 'mcp'))) return readerOf('opencode', ['mcp'], clients)
  const extensions = child(root, 'extensions')
  // A mapping in its own configuration, a list in a recipe.
  if (isGoose(extensions))
    return readerOf('goose', ['extensions'], clients, extensions?.kind === 'sequence' ? 'array' : 'map')
  const agents = child(root, 'agents') ? readerByContent('docker-agent', root, clients) : []
  if (agents.length > 0) return agents
  const gateway = child(root, 'mcp_servers') ? readerByContent('litellm', root, clients) : []
  if (gateway.length > 0) return gateway
  return isClaudeSettings(document) ? claudeSettings(clients) : []
}

/** What Claude Code's lists of permissions hold, and nobody else's under the same keys. */
const CLAUDE_RULE = /^(?:(?:Bash|Edit|Read|WebFetch|Write)(?:\(|$)|mcp__[\w-])/

/**
 * Whether a document has the permissions of Claude Code: without its folder, as in a repository that is somebody's
 * `~/.claude`. With servers beside them it is something else: Claude Code has none there.
 */
export function isClaudeSettings({ roots: [root] }: Document): boolean {
  if (root && child(root, 'mcpServers')) return false
  return ['allow', 'ask', 'deny'].some((list) =>
    follow(root, ['permissions', list, '*']).some(({ node }) => node.kind === 'string' && CLAUDE_RULE.test(node.value)),
  )
}

function claudeSettings(clients: readonly Client[]): readonly Reader[] {
  const client = clients.find(({ id }) => id === 'claude-code')
  const file = client?.files.find(({ path }) => path === '~/.claude/settings.json')
  return client && file ? [{ client, file }] : []
}

/** `only`: the shape that its servers have there, where a client has more than one. */
function readerOf(
  id: string,
  path: readonly string[],
  clients: readonly Client[],
  only?: ServerRoot['shape'],
): readonly Reader[] {
  const client = clients.find((candidate) => candidate.id === id)
  const file = client?.files.find((declared) =>
    declared.servers?.some(
      ({ at, shape }) => at.join('\0') === path.join('\0') && (only === undefined || shape === only),
    ),
  )
  return client && file ? [{ client, file }] : []
}

/** The reader whose file may be called anything, by what has to be in it. */
function readerByContent(id: string, root: Node, clients: readonly Client[]): readonly Reader[] {
  const client = clients.find((candidate) => candidate.id === id)
  const file = client?.files.find(({ when }) => when && isGiven(when, (condition) => holds(condition, root)))
  return client && file ? [{ client, file }] : []
}

function hasEntries(node: Node | undefined): boolean {
  return node !== undefined && [...childrenOf(node)].some(looksLikeEntry)
}

/** `type: local | remote`, and a command that is a list. */
function isOpencode(node: Node | undefined): boolean {
  return follow(node, ['*', 'type']).some(
    (hit) => hit.node.kind === 'string' && /^(?:local|remote)$/.test(hit.node.value),
  )
}

/** `cmd` and `envs` are its words; so is `uri`, beside a transport by the name that it has for it. */
function isGoose(node: Node | undefined): boolean {
  if (follow(node, ['*', 'cmd']).length > 0 || follow(node, ['*', 'envs']).length > 0) return true
  return follow(node, ['*', 'uri']).some(({ node: { parent } }) => {
    const type = child(parent, 'type')
    return type?.kind === 'string' && /^(?:streamable_http|sse)$/.test(type.value)
  })
}
