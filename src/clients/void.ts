import { defineClient } from '../client.ts'
import { MCP_SERVERS } from './shared.ts'

// Which tools run unasked (`autoApprove`) is kept in the editor's encrypted storage.
export default defineClient({
  id: 'void',
  name: 'Void',
  docs: 'https://voideditor.com',
  checked: '2025-01',
  confidence: 'high',
  files: [{ scope: 'user', path: '~/.void-editor/mcp.json', format: 'json', servers: [MCP_SERVERS] }],
})
