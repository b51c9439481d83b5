import { defineClient } from '../client.ts'
import { MAY_EXPAND, MCP_SERVERS } from './shared.ts'

export default defineClient({
  id: 'lingma',
  name: 'Lingma',
  docs: 'https://help.aliyun.com/zh/lingma',
  checked: '2026-01',
  confidence: 'medium',
  files: [
    {
      scope: 'user',
      path: ['~/.lingma/lingma_mcp.json', '~/.lingma/mcp.json'],
      format: 'jsonc',
      servers: [MCP_SERVERS],
    },
    { scope: 'project', path: '.lingma/mcp.json', format: 'jsonc', servers: [MCP_SERVERS] },
  ],
  references: MAY_EXPAND,
})
