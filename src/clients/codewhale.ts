import { type ClientFile, defineClient } from '../client.ts'
import { MAY_EXPAND, MCP_SERVERS } from './shared.ts'

const FILE = {
  format: 'json',
  servers: [{ at: ['servers'], shape: 'map' }, MCP_SERVERS],
} as const satisfies Partial<ClientFile>

// Hmbown/Codewhale, docs/MCP.md, 2026-10. Left out: `permissions.toml`, and the lists of a plug-in, which is reviewed first.
export default defineClient({
  id: 'codewhale',
  name: 'Codewhale',
  docs: 'https://github.com/Hmbown/Codewhale/blob/main/docs/MCP.md',
  checked: '2026-11',
  confidence: 'high',
  onClash: 'project',
  files: [
    { scope: 'user', path: ['~/.codewhale/mcp.json', '~/.deepseek/mcp.json'], ...FILE },
    { scope: 'user', path: {}, overrides: { DEEPSEEK_MCP_CONFIG: '' }, ...FILE },
    { scope: 'project', path: '.codewhale/mcp.json', ...FILE },
  ],
  fields: {
    transport: ['transport'],
    names: ['bearer_token_env_var', 'env_headers', 'env_http_headers'],
    off: { field: 'disabled', value: true },
  },
  references: MAY_EXPAND,
})
