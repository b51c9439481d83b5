import { defineClient } from '../client.ts'
import { MAY_EXPAND, MCP_SERVERS } from './shared.ts'

export default defineClient({
  id: 'sema4ai-studio',
  name: 'Sema4.ai Studio',
  docs: 'https://sema4.ai',
  checked: '2026-07-23',
  confidence: 'medium',
  files: [
    {
      scope: 'user',
      path: {
        linux: '~/.sema4ai/sema4ai-studio/mcp_servers.json',
        darwin: '~/.sema4ai/sema4ai-studio/mcp_servers.json',
        win32: '{localAppData}/sema4ai/sema4ai-studio/mcp_servers.json',
      },
      format: 'json',
      servers: [MCP_SERVERS],
    },
  ],
  fields: { transport: ['transport'] },
  references: MAY_EXPAND,
})
