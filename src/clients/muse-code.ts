import { defineClient } from '../client.ts'
import { MAY_EXPAND } from './shared.ts'

export default defineClient({
  id: 'muse-code',
  name: 'Muse Code',
  docs: 'https://dev.meta.ai/docs/muse-code/configuration.md',
  checked: '2026-08-18',
  confidence: 'medium',
  files: [
    {
      // No project has one.
      scope: 'user',
      path: '~/.config/muse/settings.json',
      format: 'json',
      servers: [{ at: ['mcp_servers'], shape: 'map' }],
    },
  ],
  fields: {
    transport: ['transport'],
    off: { field: 'enabled', value: false },
    transports: { stdio: 'stdio', streamable_http: 'http' },
  },
  references: MAY_EXPAND,
})
