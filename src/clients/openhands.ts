import { defineClient, type ServerRoot, type Setting } from '../client.ts'
import { expands, MCP_SERVERS } from './shared.ts'

/** The server's own shape: three lists. Remote items may also be bare URLs, which are not entries. */
function lists(...under: readonly string[]): readonly ServerRoot[] {
  return [
    { at: [...under, 'stdio_servers'], shape: 'array' },
    { at: [...under, 'shttp_servers'], shape: 'array', name: 'url' },
    { at: [...under, 'sse_servers'], shape: 'array', name: 'url' },
  ]
}

/** config.template.toml of OpenHands/OpenHands, 2026-10: confirmation is off unless it is switched on. */
const SECURITY: readonly Setting[] = [
  {
    at: ['security', 'confirmation_mode'],
    match: { is: [false] },
    means: 'approval-disabled',
    words: 'every action of the agent runs without asking',
    confidence: 'medium',
    undo: { value: true },
  },
  {
    at: ['security', 'confirmation_mode'],
    match: { absent: true },
    means: 'approval-absent',
    words: 'every action of the agent runs without asking',
    confidence: 'medium',
    undo: { value: true },
  },
]

// The command-line agent has no file for a project; its approval policy is set by flags and in the program.
export default defineClient({
  id: 'openhands',
  name: 'OpenHands',
  docs: 'https://docs.openhands.dev/openhands/usage/cli/mcp-servers',
  checked: '2026-10',
  confidence: 'high',
  files: [
    {
      scope: 'user',
      path: '~/.openhands/mcp.json',
      overrides: { OPENHANDS_PERSISTENCE_DIR: 'mcp.json' },
      format: 'json',
      servers: [MCP_SERVERS],
    },
    {
      // Of the self-hosted server.
      scope: 'project',
      path: 'config.toml',
      format: 'toml',
      servers: lists('mcp'),
      settings: SECURITY,
      when: [...lists('mcp').map(({ at }) => at), ['security', 'confirmation_mode']],
      references: [],
    },
    {
      // Of the web interface.
      scope: 'user',
      path: '~/.openhands/settings.json',
      overrides: { OPENHANDS_PERSISTENCE_DIR: 'settings.json' },
      format: 'json',
      servers: [{ at: ['mcp_config', 'mcpServers'], shape: 'map' }, ...lists('mcp_config')],
      when: [['mcp_config']],
    },
    {
      // Skills and plugins; only those below `.openhands`, as a root `.mcp.json` is not read.
      scope: 'extension',
      path: ['.openhands/.mcp.json', '.openhands/skills/*/.mcp.json', '.openhands/plugins/*/.mcp.json'],
      format: 'json',
      servers: [MCP_SERVERS],
    },
    {
      scope: 'user',
      path: '~/.openhands/agent_settings.json',
      overrides: { OPENHANDS_PERSISTENCE_DIR: 'agent_settings.json' },
      format: 'json',
      opaque: 'the agent as it last ran, with every secret in clear text',
    },
  ],
  fields: {
    transport: ['transport'],
    transports: { stdio: 'stdio', http: 'http', sse: 'sse' },
    off: { field: 'enabled', value: false },
  },
  // `$VAR` without braces is a literal.
  references: expands('all', '${VAR}', '${VAR:-default}'),
})
