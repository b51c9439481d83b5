import { defineClient } from '../client.ts'
import { MAY_EXPAND, MCP_SERVERS } from './shared.ts'

// Its servers are in a database; that it takes over this file, an installer says.
export default defineClient({
  id: 'tome',
  name: 'Tome',
  docs: 'https://gettome.app',
  checked: '2025-01',
  confidence: 'low',
  files: [{ scope: 'user', path: '~/.tome/mcp_config.json', format: 'json', servers: [MCP_SERVERS] }],
  references: MAY_EXPAND,
})
