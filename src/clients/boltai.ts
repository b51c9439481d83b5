import { defineClient } from '../client.ts'
import { MAY_EXPAND, MCP_SERVERS } from './shared.ts'

export default defineClient({
  id: 'boltai',
  name: 'BoltAI',
  docs: 'https://docs.boltai.com/docs/plugins/mcp-servers',
  checked: '2026-01',
  confidence: 'medium',
  files: [{ scope: 'user', path: { darwin: '~/.boltai/mcp.json' }, format: 'json', servers: [MCP_SERVERS] }],
  references: MAY_EXPAND,
})
