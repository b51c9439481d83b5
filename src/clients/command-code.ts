import { type ClientFile, defineClient, type Setting } from '../client.ts'
import { CLAUDE_PERMISSIONS, expands, MCP_SERVERS } from './shared.ts'
import { SHELLS_APPROVED } from './shells.ts'

const SETTINGS_FILE = {
  format: 'json',
  // Read last: an entry of the same name in an mcp.json wins.
  servers: [{ at: ['mcp', 'servers'], shape: 'array' }],
  settings: [
    {
      // `mcp__*` counts in `deny` and `ask` only, and both of those win over this list.
      at: ['permissions', 'allow'],
      match: { grants: CLAUDE_PERMISSIONS },
      means: 'tools-approved',
      words: 'runs without asking',
    },
    // Claude Code's format; the pages show tools of servers only.
    ...SHELLS_APPROVED.map((approved): Setting => ({ ...approved, confidence: 'low' })),
  ],
} as const satisfies Partial<ClientFile>

// Sub-agents never ask before an MCP tool, whatever is set.
export default defineClient({
  id: 'command-code',
  name: 'Command Code',
  docs: 'https://commandcode.ai/docs/mcp',
  checked: '2026-10',
  confidence: 'high',
  files: [
    { scope: 'project', path: '.mcp.json', format: 'json', servers: [MCP_SERVERS] },
    {
      // The second holds private servers of one project.
      scope: 'user',
      path: ['~/.commandcode/mcp.json', '~/.commandcode/projects/*/mcp.json'],
      format: 'json',
      servers: [MCP_SERVERS],
    },
    { scope: 'user', path: '~/.commandcode/settings.json', ...SETTINGS_FILE },
    { scope: 'project', path: '.commandcode/settings.json', ...SETTINGS_FILE },
    { scope: 'user', path: '~/.commandcode/mcp-tokens.json', format: 'json', opaque: 'credential store' },
  ],
  fields: {
    transport: ['transport', 'type'],
    transports: { stdio: 'stdio', http: 'http' },
    off: { field: 'enabled', value: false },
  },
  // Not in commands, arguments and URLs. A server with a variable that is not set is not loaded.
  references: expands(['env', 'headers'], '${VAR}', '${VAR:-default}'),
})
