import { defineClient } from '../client.ts'
import { expands, MCP_SERVERS, NEVER_ASKS } from './shared.ts'

// MCP tools always run without asking: permissions.yaml governs the built-in ones only, and is left out.
export default defineClient({
  id: 'forgecode',
  name: 'ForgeCode',
  docs: 'https://forgecode.dev/docs/mcp-integration/',
  checked: '2026-10',
  confidence: 'high',
  files: [
    { scope: 'project', path: '.mcp.json', format: 'json', servers: [MCP_SERVERS] },
    {
      scope: 'user',
      path: '~/forge/.mcp.json',
      overrides: { FORGE_CONFIG: '.mcp.json' },
      format: 'json',
      servers: [MCP_SERVERS],
      settings: [NEVER_ASKS],
    },
    {
      scope: 'user',
      path: '~/forge/.mcp_trust.json',
      overrides: { FORGE_CONFIG: '.mcp_trust.json' },
      format: 'json',
      opaque: 'trusted configurations, by their hash',
    },
  ],
  fields: { url: ['url', 'serverUrl'], off: { field: 'disable', value: true } },
  // Handlebars, in headers only.
  references: expands(['headers'], '{{.env.VAR}}'),
})
