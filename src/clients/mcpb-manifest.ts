import { defineClient } from '../client.ts'

/** In the source of a bundle, and as Claude Desktop unpacks it. */
const LOCATIONS = ['manifest.json', '{appData}/Claude/Claude Extensions/*/manifest.json']

export default defineClient({
  id: 'mcpb-manifest',
  name: 'MCP bundle',
  docs: 'https://github.com/anthropics/mcpb/blob/main/MANIFEST.md',
  checked: '2026-01',
  confidence: 'high',
  files: [
    {
      scope: 'extension',
      path: { linux: 'manifest.json', darwin: LOCATIONS, win32: LOCATIONS },
      format: 'json',
      servers: [
        { at: ['server', 'mcp_config'], shape: 'single' },
        // These replace parts of the entry on one system.
        { at: ['server', 'mcp_config', 'platform_overrides', '*'], shape: 'single' },
      ],
      inputs: ['user_config'],
      secretMark: 'sensitive',
      when: [['server', 'mcp_config']],
    },
  ],
  // `server.type` is the kind of program, not the transport; a bundle has no remote server.
  fields: { url: [], transports: { stdio: 'stdio' } },
  // Variables of the host are not among them: whatever else stands in braces is passed on as text.
  references: [
    { syntax: '${user_config.KEY}', fields: ['command', 'args', 'env'] },
    { syntax: '${workspaceFolder}', fields: ['command', 'args', 'env'], names: /^__dirname$/ },
    { syntax: '${workspaceFolder}', fields: ['args', 'env'], names: /^(?:pathSeparator|\/)$/ },
    { syntax: '${VAR}', fields: ['args', 'env'], names: /^(?:HOME|DESKTOP|DOCUMENTS|DOWNLOADS)$/ },
  ],
})
