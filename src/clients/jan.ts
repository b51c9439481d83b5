import { defineClient } from '../client.ts'
import { MAY_EXPAND, MCP_SERVERS } from './shared.ts'

// The switch that lets every tool run unasked is in the app's local storage.
export default defineClient({
  id: 'jan',
  name: 'Jan',
  docs: 'https://jan.ai/docs/mcp',
  checked: '2026-01',
  confidence: 'medium',
  files: [
    {
      // Below the data folder, which a setting of the app may move.
      scope: 'user',
      path: '{appData}/Jan/data/mcp_config.json',
      overrides: { JAN_DATA_FOLDER: 'mcp_config.json' },
      format: 'json',
      servers: [MCP_SERVERS],
    },
  ],
  fields: {
    off: { field: 'active', value: false },
    transports: { stdio: 'stdio', http: 'http', sse: 'sse' },
  },
  references: MAY_EXPAND,
})
