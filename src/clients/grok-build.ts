import { type ClientFile, defineClient, type Setting } from '../client.ts'
import { CLAUDE_PERMISSIONS, expands, LAUNCH_FIELDS, MCP_SERVERS } from './shared.ts'
import { SHELLS_APPROVED } from './shells.ts'

/** What a project may contribute as well; `deny` and `ask` win over it. */
const PERMISSIONS: readonly Setting[] = [
  {
    // `MCPTool`, `MCPTool(*)`, `MCPTool(server__*)`, beside `Bash(…)`.
    at: ['permission', 'allow'],
    match: { grants: { pattern: /^MCPTool(?:\((?:\*|(?<server>[^()*]{1,120}?)__(?<tool>[^()]{1,200}))\))?$/ } },
    means: 'tools-approved',
    words: 'the tools listed run without asking',
  },
  {
    // Claude Code's spelling, which it translates.
    at: ['permission', 'allow'],
    match: { grants: CLAUDE_PERMISSIONS },
    means: 'tools-approved',
    words: 'the tools listed run without asking',
  },
  ...SHELLS_APPROVED.map((approved): Setting => ({ ...approved, at: ['permission', 'allow'] })),
  {
    at: ['permission', 'rules', '*', 'tool'],
    match: { is: ['*', 'MCPTool'] },
    means: 'tools-approved',
    words: 'every MCP tool runs without asking',
    undo: 'not-here',
    where: [{ at: ['permission', 'rules', '*', 'action'], is: ['allow'] }],
    unless: [{ at: ['permission', 'rules', '*', 'pattern'], exists: true }],
    confidence: 'low',
  },
]

// Of a project's file only servers, plugins and permissions are taken.
const MODE: readonly Setting[] = [
  {
    at: ['ui', 'permission_mode'],
    match: { is: ['always-approve'] },
    means: 'approval-disabled',
    words: 'every tool runs without asking',
    scopes: ['user'],
  },
  {
    // Seen in use; not documented.
    at: ['ui', 'yolo'],
    match: { is: [true] },
    means: 'approval-disabled',
    words: 'every tool runs without asking',
    scopes: ['user'],
    confidence: 'medium',
  },
]

const CONFIG = {
  format: 'toml',
  servers: [{ at: ['mcp_servers'], shape: 'map' }],
} as const satisfies Partial<ClientFile>

// GROK_HOME is said to move the user's folder; unconfirmed, so it is not among the overrides.
export default defineClient({
  id: 'grok-build',
  name: 'Grok Build',
  docs: 'https://docs.x.ai',
  checked: '2026-10',
  confidence: 'high',
  files: [
    { scope: 'user', path: '~/.grok/config.toml', settings: [...MODE, ...PERMISSIONS], ...CONFIG },
    { scope: 'project', path: '.grok/config.toml', settings: PERMISSIONS, ...CONFIG },
    // Other clients' files, read unless `compat.claude.mcps` and `compat.cursor.mcps` are false.
    { scope: 'user', path: '~/.claude.json', format: 'json', servers: [MCP_SERVERS] },
    { scope: 'project', path: '.mcp.json', format: 'json', servers: [MCP_SERVERS] },
    // Whether it takes their comments, as Cursor does, is not known; we hold none against it.
    { scope: 'user', path: '~/.cursor/mcp.json', format: 'jsonc', servers: [MCP_SERVERS] },
    { scope: 'project', path: '.cursor/mcp.json', format: 'jsonc', servers: [MCP_SERVERS] },
    { scope: 'user', path: '~/.grok/mcp_credentials.json', format: 'json', opaque: 'credential store' },
  ],
  // Any transport but `sse` is HTTP, so none is unknown.
  fields: {
    names: ['bearer_token_env_var', 'oauth_client_secret_env_var'],
    off: { field: 'enabled', value: false },
  },
  references: [
    // Unlike Codex, whose table has the same name. Of the other fields, `bearer_token_file` alone.
    ...expands([...LAUNCH_FIELDS, 'other'], '${VAR}', '${VAR:-default}'),
    // `{{session_id}}` and the answers of an entry's `setup`.
    ...expands(['env', 'headers'], '{{VAR}}'),
  ],
  logs: '~/.grok/logs/mcp',
})
