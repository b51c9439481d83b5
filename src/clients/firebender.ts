import { defineClient } from '../client.ts'
import { MAY_EXPAND, MCP_SERVERS } from './shared.ts'

export default defineClient({
  id: 'firebender',
  name: 'Firebender',
  docs: 'https://docs.firebender.com',
  checked: '2026-08-19',
  confidence: 'medium',
  files: [
    { scope: 'user', path: '~/.firebender/firebender.json', format: 'json', servers: [MCP_SERVERS] },
    { scope: 'project', path: 'firebender.json', format: 'json', servers: [MCP_SERVERS] },
  ],
  references: MAY_EXPAND,
})
