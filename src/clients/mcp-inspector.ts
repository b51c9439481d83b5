import { defineClient } from '../client.ts'
import { MCP_SERVERS } from './shared.ts'

// A file given by `--config` may have any name. What switches its own authentication off is in the environment
// (DANGEROUSLY_OMIT_AUTH, HOST, ALLOWED_ORIGINS).
export default defineClient({
  id: 'mcp-inspector',
  name: 'MCP Inspector',
  docs: 'https://github.com/modelcontextprotocol/inspector',
  checked: '2026-01',
  confidence: 'high',
  files: [
    {
      scope: 'user',
      path: '~/.mcp-inspector/mcp.json',
      overrides: { MCP_CATALOG_PATH: '' },
      format: 'json',
      servers: [MCP_SERVERS],
    },
  ],
  fields: { transports: { stdio: 'stdio', sse: 'sse', 'streamable-http': 'http' } },
})
