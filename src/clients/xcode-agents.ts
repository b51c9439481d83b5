import { defineClient, type Setting } from '../client.ts'
import { CLAUDE_REFERENCES, CLAUDE_SETTINGS } from './claude-code.ts'
import { ASKS, PROXIED } from './codex.ts'
import { MCP_SERVERS } from './shared.ts'

/** The keys of the embedded Codex, as in its own config.toml (openai/codex codex-rs/config, 2026-08). */
const CODEX_SETTINGS: readonly Setting[] = [
  {
    at: ['approval_policy'],
    match: { is: ['never'] },
    means: 'approval-disabled',
    words: 'every tool runs without asking',
    undo: { value: 'on-request' },
    unless: [{ at: ['sandbox_mode'], is: ['read-only'] }],
  },
  {
    at: ['sandbox_mode'],
    match: { is: ['danger-full-access'] },
    means: 'sandbox-disabled',
    words: 'commands run outside any sandbox',
    undo: { value: 'workspace-write' },
  },
  {
    at: ['default_permissions'],
    match: { is: [':danger-full-access'] },
    means: 'sandbox-disabled',
    words: 'commands run outside any sandbox',
  },
  {
    at: ['sandbox_workspace_write', 'network_access'],
    match: { is: [true] },
    means: 'sandbox-disabled',
    words: 'sandboxed commands reach the network',
    unless: PROXIED,
  },
  {
    at: ['mcp_servers', '{server}', 'default_tools_approval_mode'],
    match: { is: ['approve'] },
    means: 'tools-approved',
    words: 'every tool of the server runs without asking',
    undo: ASKS,
  },
  {
    at: ['mcp_servers', '{server}', 'tools', '{tool}', 'approval_mode'],
    match: { is: ['approve'] },
    means: 'tools-approved',
    words: 'this tool runs without asking',
    undo: ASKS,
  },
]

/** Claude Code and Codex as they come with Xcode, each with a config folder of its own. */
export default defineClient({
  id: 'xcode-agents',
  name: 'Xcode coding agents',
  docs: 'https://developer.apple.com/xcode/',
  checked: '2026-01',
  confidence: 'high',
  files: [
    {
      scope: 'user',
      path: { darwin: '~/Library/Developer/Xcode/CodingAssistant/ClaudeAgentConfig/.claude.json' },
      format: 'json',
      servers: [MCP_SERVERS, { at: ['projects', '*', 'mcpServers'], shape: 'map' }],
    },
    {
      scope: 'user',
      path: { darwin: '~/Library/Developer/Xcode/CodingAssistant/ClaudeAgentConfig/settings.json' },
      format: 'json',
      settings: CLAUDE_SETTINGS.map((setting) => ({ ...setting, confidence: 'medium' })),
    },
    {
      scope: 'user',
      path: { darwin: '~/Library/Developer/Xcode/CodingAssistant/codex/config.toml' },
      format: 'toml',
      servers: [{ at: ['mcp_servers'], shape: 'map' }],
      settings: CODEX_SETTINGS,
    },
  ],
  // Two dialects in one: Claude's entries have `type` and `headers`, Codex's the rest. Neither has the other's keys.
  fields: {
    headers: [['headers'], ['http_headers']],
    names: ['bearer_token_env_var', 'env_http_headers', 'env_vars'],
    off: { field: 'enabled', value: false },
    transports: { stdio: 'stdio', http: 'http', 'streamable-http': 'http', sse: 'sse', ws: 'ws' },
  },
  // Claude's alone: in config.toml nothing is expanded.
  references: CLAUDE_REFERENCES,
})
