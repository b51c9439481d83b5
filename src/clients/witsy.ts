import { defineClient } from '../client.ts'
import { MAY_EXPAND, MCP_SERVERS } from './shared.ts'

export default defineClient({
  id: 'witsy',
  name: 'Witsy',
  docs: 'https://witsyai.com',
  checked: '2026-01',
  confidence: 'medium',
  files: [
    {
      scope: 'user',
      path: '{appData}/Witsy/settings.json',
      format: 'json',
      // Its own list, and servers as Claude Desktop has them.
      servers: [
        { at: ['mcp', 'servers'], shape: 'array', name: 'uuid' },
        { ...MCP_SERVERS, off: ['mcp', 'disabledMcpServers'] },
      ],
      when: [['mcp', 'servers'], ['mcpServers']],
    },
  ],
  fields: {
    off: { field: 'state', value: 'disabled' },
    transports: { stdio: 'stdio', sse: 'sse', http: 'http' },
  },
  references: MAY_EXPAND,
})
