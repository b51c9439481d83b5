import { defineClient } from '../client.ts'
import { MAY_EXPAND, MCP_SERVERS } from './shared.ts'

// `autoApprove` in an entry has been ignored since 2026.
export default defineClient({
  id: 'deepchat',
  name: 'DeepChat',
  docs: 'https://deepchat.thinkinai.xyz',
  checked: '2026-08-08',
  confidence: 'medium',
  files: [{ scope: 'user', path: '{appData}/DeepChat/mcp-settings.json', format: 'json', servers: [MCP_SERVERS] }],
  fields: {
    url: ['baseUrl'],
    headers: [['customHeaders']],
    off: { field: 'disable', value: true },
    // `inmemory` is part of the app.
    transports: { stdio: 'stdio', sse: 'sse', http: 'http', inmemory: 'stdio' },
  },
  references: MAY_EXPAND,
})
