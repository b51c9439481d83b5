import { type ClientFile, defineClient, type Setting } from '../client.ts'
import { expands, MCP_SERVERS } from './shared.ts'

const MCP_FILE = {
  format: 'json',
  servers: [MCP_SERVERS, { at: [], shape: 'map', unless: ['mcpServers'] }],
} as const satisfies Partial<ClientFile>

// Of the autonomy settings those about MCP; commands, edits and the like have their own keys beside these.
const PROFILES: readonly Setting[] = [
  {
    at: ['agents', 'execution_profiles', '*', 'mcp_permissions'],
    match: { is: ['always_allow'] },
    means: 'approval-disabled',
    words: 'every tool of every server runs without asking',
    undo: 'not-here',
  },
  {
    // Servers by the id that the app gave them.
    at: ['agents', 'execution_profiles', '*', 'mcp_allowlist'],
    match: { grants: { pattern: /^(?<server>[0-9A-Fa-f-]{32,36})$/ } },
    means: 'tools-approved',
    words: 'every tool of the server with this id runs without asking',
    confidence: 'medium',
  },
]

// Left out: the files of Claude Code and Codex, read only with `agents.mcp_servers.file_based_mcp_enabled`, off by default
// (warpdotdev/warp, settings for AI, 2026-08).
export default defineClient({
  id: 'warp',
  name: 'Warp',
  docs: 'https://docs.warp.dev/knowledge-and-collaboration/mcp',
  checked: '2026-10',
  confidence: 'high',
  files: [
    { scope: 'user', path: ['~/.warp/.mcp.json', '~/.agents/.mcp.json'], ...MCP_FILE },
    { scope: 'project', path: ['.warp/.mcp.json', '.agents/.mcp.json'], ...MCP_FILE },
    {
      scope: 'user',
      path: {
        linux: '{config}/warp-terminal/settings.toml',
        darwin: '~/.warp/settings.toml',
        win32: '{localAppData}/warp/Warp/config/settings.toml',
      },
      format: 'toml',
      settings: PROFILES,
      when: [['agents', 'execution_profiles']],
    },
  ],
  fields: { cwd: ['working_directory'] },
  // In the text of the whole file. `{{name}}` belongs to shared templates, which are not files.
  references: expands('all', '${VAR}'),
})
