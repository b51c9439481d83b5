import { defineClient, type Setting } from '../client.ts'
import { commandAt, expands, MCP_SERVERS, NEVER_ASKS, plugIns } from './shared.ts'

const PREFIXED = { plugIn: true, prefixed: true } as const

/**
 * Packages that are missing are fetched at the start, with their install scripts, and their extensions are loaded as code; of a
 * project once it is trusted (packages/coding-agent/docs/packages.md and settings.md of earendil-works/pi, 2026-11). What a
 * filter keeps from being loaded is fetched anyway. Left out: the shell.
 */
const LOADED: readonly Setting[] = [
  plugIns(['packages', '*'], PREFIXED),
  plugIns(['packages', '*', 'source'], PREFIXED),
  plugIns(['extensions', '*'], PREFIXED),
  commandAt(['npmCommand'], 'runs-code', 'a program stands in for npm'),
]

/** Of the user's own settings alone (security.md there, and https://pi.dev/docs/latest/security, 2026-11). */
const ALWAYS_TRUSTS: Setting = {
  at: ['defaultProjectTrust'],
  match: { is: ['always'] },
  means: 'sandbox-disabled',
  words: 'every folder is trusted unasked, so that what a project has in its settings is fetched and loaded',
  undo: { value: 'ask' },
}

// The core does not ask; an extension may.
export default defineClient({
  id: 'pi',
  name: 'Pi',
  docs: 'https://pi.dev',
  checked: '2026-11',
  confidence: 'high',
  files: [
    {
      scope: 'user',
      path: '~/.pi/agent/mcp.json',
      overrides: { PI_CODING_AGENT_DIR: 'mcp.json' },
      format: 'json',
      servers: [MCP_SERVERS],
      settings: [NEVER_ASKS],
    },
    // Read once the project is trusted.
    { scope: 'project', path: '.pi/mcp.json', format: 'json', servers: [MCP_SERVERS], settings: [NEVER_ASKS] },
    {
      scope: 'user',
      path: '~/.pi/agent/settings.json',
      overrides: { PI_CODING_AGENT_DIR: 'settings.json' },
      format: 'json',
      settings: [...LOADED, ALWAYS_TRUSTS],
    },
    { scope: 'project', path: '.pi/settings.json', format: 'json', settings: LOADED },
    // Through pi-mcp-adapter, the way before the core could read servers, and still in use beside it.
    {
      scope: 'user',
      path: ['{config}/mcp/mcp.json', '~/.agents/mcp.json', '~/.agents/mcp/mcp.json'],
      format: 'json',
      servers: [MCP_SERVERS],
    },
    { scope: 'project', path: '.mcp.json', format: 'json', servers: [MCP_SERVERS] },
    {
      scope: 'user',
      path: '~/.pi/agent/mcp-auth.json',
      overrides: { PI_CODING_AGENT_DIR: 'mcp-auth.json' },
      format: 'json',
      opaque: 'credential store',
    },
  ],
  fields: { off: { field: 'enabled', value: false } },
  // A whole value that begins with `!` is a command, run for what it prints.
  references: expands(['env', 'headers'], '${VAR}', '!command'),
})
