import { defineClient } from '../client.ts'
import { expands, MCP_SERVERS } from './shared.ts'

// A gateway for many users. Several programs have a file of this name; the accounts in it are this one's alone.
export default defineClient({
  id: 'mcphub-server',
  name: 'MCPHub',
  docs: 'https://github.com/samanhappy/mcphub',
  checked: '2025-05-17',
  confidence: 'medium',
  hosted: true,
  files: [
    {
      scope: 'project',
      path: 'mcp_settings.json',
      overrides: { MCPHUB_SETTING_PATH: '' },
      format: 'json',
      servers: [MCP_SERVERS],
      when: [['users'], ['systemConfig']],
      settings: [
        {
          at: ['systemConfig', 'routing', 'skipAuth'],
          match: { is: [true] },
          means: 'authentication-off',
          words: 'its dashboard and every server behind it are open to whoever reaches its port',
        },
      ],
    },
  ],
  fields: { off: { field: 'enabled', value: false } },
  references: expands(['env', 'headers', 'url'], '${VAR}'),
})
