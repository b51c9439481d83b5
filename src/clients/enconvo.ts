import { defineClient } from '../client.ts'
import { MAY_EXPAND, MCP_SERVERS } from './shared.ts'

export default defineClient({
  id: 'enconvo',
  name: 'Enconvo',
  docs: 'https://enconvo.com',
  checked: '2026-04-16',
  confidence: 'medium',
  files: [
    {
      scope: 'user',
      path: { darwin: '~/.config/enconvo/mcp_config.json' },
      format: 'json',
      servers: [MCP_SERVERS],
    },
  ],
  references: MAY_EXPAND,
})
