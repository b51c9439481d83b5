import { type ClientFile, defineClient } from '../client.ts'
import { expands, MCP_SERVERS } from './shared.ts'

/** An entry among the templates wins over a server of its name. */
const CONFIG = {
  format: 'json',
  servers: [MCP_SERVERS, { at: ['mcpTemplates'], shape: 'map' }],
} as const satisfies Partial<ClientFile>

// A gateway: what it lets in is decided by flags. Left out: `.1mcprc`, which only chooses among the servers.
export default defineClient({
  id: '1mcp',
  name: '1MCP',
  docs: 'https://github.com/1mcp-app/agent',
  checked: '2026-08-20',
  confidence: 'medium',
  files: [
    { scope: 'user', path: '~/.config/1mcp/mcp.json', overrides: { ONE_MCP_CONFIG: '' }, ...CONFIG },
    // Copies that it makes before a change, and that keep what was changed because it had leaked.
    { scope: 'user', path: '~/.config/1mcp/backups/*.json', ...CONFIG },
  ],
  fields: { off: { field: 'disabled', value: true } },
  references: expands(['env', 'headers', 'url'], '${VAR}'),
})
