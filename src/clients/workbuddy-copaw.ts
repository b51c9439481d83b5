import { defineClient } from '../client.ts'
import { MAY_EXPAND, MCP_SERVERS } from './shared.ts'

export default defineClient({
  id: 'workbuddy-copaw',
  name: 'WorkBuddy, QClaw and CoPaw',
  docs: 'https://copaw.bot',
  checked: '2026-01',
  confidence: 'low',
  files: [
    { scope: 'user', path: ['~/.workbuddy/mcp.json', '~/.qclaw/mcp.json'], format: 'json', servers: [MCP_SERVERS] },
    {
      scope: 'user',
      path: '~/.copaw/config.json',
      format: 'json',
      servers: [{ at: ['mcp', 'clients'], shape: 'map' }],
      when: [['mcp', 'clients']],
    },
  ],
  references: MAY_EXPAND,
})
