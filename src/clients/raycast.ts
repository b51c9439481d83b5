import { defineClient } from '../client.ts'
import { MAY_EXPAND, MCP_SERVERS } from './shared.ts'
import { SERVERS } from './vscode.ts'

// Servers are added in the app; which file they end up in, no two sources agree on.
export default defineClient({
  id: 'raycast',
  name: 'Raycast',
  docs: 'https://manual.raycast.com/ai/model-context-protocol',
  checked: '2026-01',
  confidence: 'low',
  files: [
    {
      scope: 'user',
      path: {
        darwin: [
          '{appData}/com.raycast.macos/mcp-config.json',
          '{appData}/com.raycast.macos/mcp.json',
          '{appData}/com.raycast.macos/mcp_servers.json',
        ],
      },
      format: 'json',
      servers: [MCP_SERVERS, SERVERS],
    },
  ],
  references: MAY_EXPAND,
})
