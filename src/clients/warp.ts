import { type ClientFile, defineClient, type Path, type ServerRoot, type Setting } from '../client.ts'
import { expands, MCP_SERVERS } from './shared.ts'

/**
 * The keys in the order in which they are tried: the first one counts. Entries without any around them are taken from what is
 * pasted into the app only (warpdotdev/warp, crates/cloud_object_models/src/mcp.rs, `find_servers_under_known_keys`, 2026-08).
 */
const KEYS: readonly Path[] = [['mcp', 'servers'], ['servers'], MCP_SERVERS.at, ['mcp_servers']]

const MCP_FILE = {
  format: 'json',
  // `unless` holds one path, and files have one of these keys.
  servers: KEYS.map((at): ServerRoot => ({ at, shape: 'map' })),
} as const satisfies Partial<ClientFile>

// Of the autonomy settings those about MCP and the shell; edits and the like have their own keys beside these.
const PROFILES: readonly Setting[] = [
  {
    // crates/cloud_object_models/src/ai_execution_profile.rs, 2026-08. What the list of denied commands has is asked about all
    // the same; it comes with a default.
    at: ['agents', 'execution_profiles', '*', 'execute_commands'],
    match: { is: ['always_allow'] },
    means: 'shell-approved',
    words: 'every shell command that is not on the list of denied ones runs without asking',
    undo: { value: 'always_ask' },
  },
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
    {
      // Of the program for terminals, which shares none with the app (crates/warp_core/src/paths.rs, 2026-08).
      scope: 'user',
      path: {
        linux: '{config}/warp-terminal/cli/.mcp.json',
        darwin: '~/.warp_cli/.mcp.json',
        win32: '{localAppData}/warp/Warp/config/cli/.mcp.json',
      },
      ...MCP_FILE,
    },
    { scope: 'project', path: ['.warp/.mcp.json', '.agents/.mcp.json'], ...MCP_FILE },
    {
      scope: 'user',
      path: {
        linux: ['{config}/warp-terminal/settings.toml', '{config}/warp-terminal/cli/settings.toml'],
        darwin: ['~/.warp/settings.toml', '~/.warp_cli/settings.toml'],
        win32: ['{localAppData}/warp/Warp/config/settings.toml', '{localAppData}/warp/Warp/config/cli/settings.toml'],
      },
      format: 'toml',
      settings: PROFILES,
      when: [['agents', 'execution_profiles']],
    },
  ],
  fields: { cwd: ['working_directory'], url: ['url', 'serverUrl'] },
  // In the text of the whole file. `{{name}}` belongs to shared templates, which are not files.
  references: expands('all', '${VAR}'),
})
