import { defineClient } from '../client.ts'
import { approvedTools, MCP_SERVERS } from './shared.ts'

// Its keys in .vscode/settings.json are about shell commands only.
export default defineClient({
  id: 'roo-code',
  name: 'Roo Code',
  docs: 'https://docs.roocode.com/features/mcp/using-mcp-in-roo',
  checked: '2026-04',
  confidence: 'high',
  onClash: 'project',
  files: [
    {
      scope: 'user',
      path: [
        '{editors}/globalStorage/rooveterinaryinc.roo-cline/settings/mcp_settings.json',
        // Older builds.
        '{editors}/globalStorage/rooveterinaryinc.roo-cline/settings/cline_mcp_settings.json',
      ],
      format: 'json',
      servers: [MCP_SERVERS],
    },
    { scope: 'project', path: '.roo/mcp.json', format: 'json', servers: [MCP_SERVERS] },
  ],
  fields: {
    off: { field: 'disabled', value: true },
    transports: { stdio: 'stdio', sse: 'sse', 'streamable-http': 'http' },
    both: 'error',
  },
  references: [
    { syntax: '${env:VAR}', fields: 'all' },
    { syntax: '${workspaceFolder}', fields: 'all', names: /^workspaceFolder$/ },
  ],
  entrySettings: [approvedTools('alwaysAllow')],
})
