import { defineClient } from '../client.ts'
import { MAY_EXPAND, MCP_SERVERS } from './shared.ts'

export default defineClient({
  id: 'joycode',
  name: 'JoyCode',
  docs: 'https://joycode.jd.com',
  checked: '2026-08',
  confidence: 'medium',
  files: [
    {
      scope: 'user',
      // The second is from before its name changed.
      path: ['~/.joycode/joycode-mcp.json', '~/.joycoder/joycoder-mcp.json'],
      format: 'json',
      servers: [MCP_SERVERS],
    },
    { scope: 'project', path: '.joycode/mcp.json', format: 'json', servers: [MCP_SERVERS] },
  ],
  references: MAY_EXPAND,
})
