/** What a tool does, by its server's documentation where we have it, and by its name otherwise. */

import type { Server } from '../../model.ts'
import { child } from '../../tree.ts'
import { type Danger, dangerOf, type Effect, effectOf, mayOnlyAsk } from '../approvals/tools.ts'
import { onceFor } from '../memoize.ts'
import type { KnownServer } from './catalogue.ts'
import { recogniseServer } from './index.ts'

type KnownEffect = Exclude<Effect, 'unknown'>
type Does = keyof NonNullable<KnownServer['tools']>

const EFFECTS = {
  reads: 'reads',
  writes: 'changes',
  sends: 'changes',
  executes: 'changes',
  reveals: 'changes',
} as const satisfies Readonly<Record<Does, KnownEffect>>

/** A server's tools by name, taken apart once. */
const toolsOf = onceFor((server: KnownServer): ReadonlyMap<string, Does> => {
  const tools = new Map<string, Does>()
  for (const group of ['reads', 'writes', 'sends', 'executes', 'reveals'] as const)
    for (const name of server.tools?.[group]?.split(' ') ?? []) tools.set(name.toLowerCase(), group)
  return tools
})

/**
 * What a tool of a server does; a name with `*` stands for all that fit it, and does what the worst of them does. `server`:
 * the entry, where one is known. A tool that our list lacks, being newer, is judged by its name.
 */
export function toolEffect(tool: string, server: Server | undefined): Effect {
  const known = server && recogniseServer(server.launch)?.server
  const tools = known && toolsOf(known)
  if (!tools || tools.size === 0) return effectOf(tool)
  const name = tool.toLowerCase()
  if (name.includes('*')) return effectOfPattern(name, tools) ?? effectOf(tool)
  const does = tools.get(name) ?? tools.get(withoutServer(name, server.fullName))
  return does ? EFFECTS[does] : effectOf(tool)
}

/** The worst that a tool that changes things can do, with the same sources. `called`: the name that the server goes by. */
export function toolDanger(tool: string, server: Server | undefined, called: string | undefined): Danger {
  const known = server && recogniseServer(server.launch)?.server
  const tools = known && toolsOf(known)
  const name = tool.toLowerCase()
  const does = tools?.get(name) ?? (server && tools?.get(withoutServer(name, server.fullName)))
  if (does === 'executes' || does === 'sends' || does === 'reveals') return does
  if (!server && called !== undefined && mayOnlyAsk(tool, called)) return 'little'
  const danger = dangerOf(tool, called)
  return does === 'writes' && danger === 'little' ? 'writes' : danger
}

/**
 * The list of an entry that says which tools the client takes from the server at all: Gemini CLI's and its relatives',
 * Codex', and that of Copilot's command line and coding agent. google-gemini/gemini-cli, docs/tools/mcp-server.md; Codex,
 * config reference; docs.github.com, "Extending Copilot coding agent with MCP".
 */
const ADMITTING = ['includeTools', 'enabled_tools', 'tools'] as const

/** What the admitted tools of a server do: `mixed` where one of them may change something; undefined where all are admitted. */
export function admitted(server: Server): 'reads' | 'mixed' | undefined {
  for (const key of ADMITTING) {
    const list = child(server.node, key)
    if (list?.kind !== 'sequence' || list.items.length === 0) continue
    // `name(arguments)` names the tool with what it may be given.
    const tools = list.items.flatMap((item) =>
      item.kind === 'string' ? [item.value.replace(/\(.*$/s, '').trim()] : [],
    )
    if (tools.length < list.items.length || tools.includes('*')) continue
    return tools.every((tool) => toolEffect(tool, server) === 'reads') ? 'reads' : 'mixed'
  }
  return undefined
}

/** Some clients put the server's name before the tool's: `github_create_issue`. */
function withoutServer(tool: string, server: string): string {
  const prefix = server.toLowerCase()
  return tool.startsWith(prefix) && /^[_.-]/.test(tool.slice(prefix.length)) ? tool.slice(prefix.length + 1) : tool
}

/** Undefined where no tool that we know of fits. */
function effectOfPattern(pattern: string, tools: ReadonlyMap<string, Does>): KnownEffect | undefined {
  const [first = '', ...rest] = pattern.split('*')
  // A prefix is all that clients know; anything behind the star narrows it further.
  const fitting = [...tools].filter(([name]) => name.startsWith(first) && name.endsWith(rest.at(-1) ?? ''))
  if (fitting.length === 0) return undefined
  return fitting.some(([, does]) => EFFECTS[does] === 'changes') ? 'changes' : 'reads'
}
