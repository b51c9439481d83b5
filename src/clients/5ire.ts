import { defineClient } from '../client.ts'
import { MAY_EXPAND, MCP_SERVERS } from './shared.ts'

// Newer versions keep servers in a database and leave the file where it was.
export default defineClient({
  id: '5ire',
  name: '5ire',
  docs: 'https://5ire.app',
  checked: '2026-01',
  confidence: 'medium',
  files: [
    {
      scope: 'user',
      path: '{appData}/5ire/mcp.json',
      format: 'json',
      // The second is the older form.
      servers: [MCP_SERVERS, { at: ['servers'], shape: 'array', name: 'key' }],
    },
  ],
  fields: { off: { field: 'isActive', value: false } },
  references: MAY_EXPAND,
  entrySettings: [
    {
      at: ['approvalPolicy'],
      match: { is: ['never'] },
      means: 'tools-approved',
      words: 'every tool of this server runs without asking',
      undo: 'not-here',
    },
  ],
})
