import { type ClientFile, defineClient } from '../client.ts'
import { CLAUDE_SETTINGS } from './claude-code.ts'
import { expands, HEADERS_HELPER, LAUNCH_FIELDS, MCP_SERVERS, printedBy } from './shared.ts'

/** Claude Code's keys and permission strings, without its sandbox. */
const SETTINGS_FILE = {
  format: 'json',
  settings: CLAUDE_SETTINGS.filter(({ at }) => at[0] !== 'sandbox'),
} as const satisfies Partial<ClientFile>

// Left out: managed-mcp.json, whose folder is not documented, and plugin.json, whose name says nothing without its folder.
// A plugin's `.mcp.json` is found as a project's is.
export default defineClient({
  id: 'costrict',
  name: 'CoStrict',
  docs: 'https://docs.costrict.ai',
  checked: '2026-10',
  confidence: 'high',
  files: [
    {
      scope: 'user',
      path: '~/.costrict.json',
      format: 'json',
      // `projects.<absolute path>` holds private servers of one project.
      servers: [MCP_SERVERS, { at: ['projects', '*', 'mcpServers'], shape: 'map' }],
    },
    { scope: 'project', path: '.mcp.json', format: 'json', servers: [MCP_SERVERS] },
    { scope: 'user', path: '~/.costrict/settings.json', ...SETTINGS_FILE },
    { scope: 'project', path: '.costrict/settings.json', ...SETTINGS_FILE },
    { scope: 'project', path: '.costrict/settings.local.json', ...SETTINGS_FILE, personal: true },
  ],
  fields: { transports: { stdio: 'stdio', http: 'http', sse: 'sse' }, runs: [HEADERS_HELPER] },
  entrySettings: [printedBy([HEADERS_HELPER])],
  references: [
    ...expands(LAUNCH_FIELDS, '${VAR}', '${VAR:-default}'),
    { syntax: '${workspaceFolder}', fields: LAUNCH_FIELDS, names: /^CLAUDE_PLUGIN_(?:ROOT|DATA)$/ },
  ],
})
