import { defineClient } from '../client.ts'
import { MCP_SERVERS } from './shared.ts'

export default defineClient({
  id: 'tbxark-mcp-proxy',
  name: 'mcp-proxy (TBXark)',
  docs: 'https://github.com/TBXark/mcp-proxy',
  checked: '2026-02',
  confidence: 'high',
  // Any name, given by `--config`; this one is the default.
  files: [{ scope: 'project', path: 'config.json', format: 'json', servers: [MCP_SERVERS], when: [['mcpProxy']] }],
  // Newer builds have a flag that expands variables; without it strings are literal.
})
