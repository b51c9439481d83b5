import { defineClient } from '../client.ts'
import { MAY_EXPAND, MCP_SERVERS } from './shared.ts'

export default defineClient({
  id: 'dive',
  name: 'Dive',
  docs: 'https://github.com/OpenAgentPlatform/Dive',
  checked: '2026-01',
  confidence: 'medium',
  files: [{ scope: 'user', path: '~/.dive/config/mcp_config.json', format: 'json', servers: [MCP_SERVERS] }],
  fields: {
    transport: ['transport'],
    off: { field: 'enabled', value: false },
    transports: { stdio: 'stdio', sse: 'sse', streamable: 'http', websocket: 'ws' },
  },
  references: MAY_EXPAND,
})
