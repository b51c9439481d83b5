/** Servers that may be used unasked without much harm: what their tools do is look, think or tell the time. */

import type { Server } from '../../model.ts'
import { recogniseServer } from './index.ts'
import { rolesOf } from './roles.ts'
import { isReadOnly } from './switches.ts'

/**
 * Names that people give to servers which only read public documentation, think or tell the time, without what else stands in
 * such names (see `plain`): for servers that stand in no file at hand, or that we do not know by how they are started. None
 * of a server that fetches any address, for an address can carry text away. From the servers' READMEs, 2026-11.
 */
const NAMES: ReadonlySet<string> = new Set(
  (
    'context7 sequentialthinking sequentialthinkingtools time deepwiki microsoftdocs microsoftdocumentation microsoftlearn ' +
    'microsoftlearndocs mslearn msdocs awsdocs awsdocumentation awsknowledge awslabsawsdocumentation cloudflaredocs ' +
    'openaidocs openaideveloperdocs googledeveloperknowledge astrodocs langchaindocs mastradocs stripedocs ' +
    'digitaloceandocs dockerdocs'
  ).split(' '),
)

/** Whether what a server does unasked is look at things. `entry`: what the name stands for, where a file says it. */
export function onlyLooks(name: string, entry: Server | undefined): boolean {
  const known = entry && recogniseServer(entry.launch)?.server
  if (!entry || !known) return (!entry || !isOwn(entry)) && NAMES.has(plain(name))
  if (known.keepsToItself) return true
  const roles = rolesOf(entry)
  if (roles.has('writes') || roles.has('executes') || roles.has('sends-out')) return false
  if (known.behind && roles.size === 0) return false
  // Without a role of its own it is one that we know to do nothing, or a gateway to we do not know what.
  return known.roles.length > 0 || known.tools?.reads !== undefined
}

/**
 * Whether a server's own tools that change things come to little: a switch keeps it from it, or all it has is a store of its
 * own. `name`: what it is called, for one that stands in no file at hand.
 */
export function changesLittle(name: string | undefined, entry: Server | undefined): boolean {
  if (!entry) return name !== undefined && plain(name) === 'memory'
  const known = recogniseServer(entry.launch)
  if (!known) return false
  return known.server.keepsToItself === true || (known.server.readOnly !== undefined && isReadOnly(known, entry))
}

/** Somebody's own program, which may be called whatever they like. */
function isOwn({ launch: { steps } }: Server): boolean {
  return !steps.some(({ kind }) => kind === 'package' || kind === 'image' || kind === 'remote')
}

/**
 * What Claude Code puts before the name of a plug-in's server, and of one that is connected at claude.ai: `plugin_docs_context7`,
 * `claude_ai_Context7` (anthropics/claude-code#16371 and #72922, 2026-07). Names of plug-ins have hyphens.
 */
const BROUGHT_BY = /^(?:plugin_[a-z\d-]{1,64}|claude_ai)_/i

/** `upstash/context7-mcp-server`, `Context7`, `mcp_context7`: one name. */
function plain(name: string): string {
  const last = name.slice(name.lastIndexOf('/') + 1).slice(0, 100)
  return last
    .replace(BROUGHT_BY, '')
    .toLowerCase()
    .split(/[-_ .]/)
    .filter((word) => word !== 'mcp' && word !== 'server')
    .join('')
}
