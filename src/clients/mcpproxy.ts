import { defineClient } from '../client.ts'

// A gateway. What its servers' tools are let through by is a review that its own pages, and no file, keep the answers of.
export default defineClient({
  id: 'mcpproxy',
  name: 'MCPProxy',
  docs: 'https://github.com/smart-mcp-proxy/mcpproxy-go',
  checked: '2026-11',
  // docs/configuration/config-file.md, upstream-servers.md; what a variable moves its folder to is not told of this file.
  confidence: 'high',
  files: [
    {
      scope: 'user',
      path: '~/.mcpproxy/mcp_config.json',
      format: 'json',
      servers: [{ at: ['mcpServers'], shape: 'array', turnsOff: { field: 'quarantined', value: true } }],
      settings: [
        {
          // docs/features/security-quarantine.md
          at: ['quarantine_enabled'],
          match: { is: [false] },
          means: 'sandbox-disabled',
          words: 'servers that an agent adds, and tools that change later, are used without a review',
        },
      ],
    },
  ],
  fields: {
    transport: ['protocol'],
    cwd: ['working_dir'],
    off: { field: 'enabled', value: false },
  },
  references: [{ syntax: '${env:VAR}', fields: ['env', 'headers'] }],
})
