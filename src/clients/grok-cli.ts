import { defineClient } from '../client.ts'
import { MAY_EXPAND } from './shared.ts'

// Left out: `.grok/settings.json` of a project, which the README shows and current builds ignore.
export default defineClient({
  id: 'grok-cli',
  name: 'grok-cli',
  docs: 'https://github.com/superagent-ai/grok-cli',
  checked: '2026-01',
  confidence: 'medium',
  files: [
    {
      scope: 'user',
      path: '~/.grok/user-settings.json',
      format: 'json',
      servers: [{ at: ['mcp', 'servers'], shape: 'array', name: 'id' }],
    },
  ],
  fields: {
    transport: ['transport'],
    off: { field: 'enabled', value: false },
    transports: { stdio: 'stdio', http: 'http', sse: 'sse' },
  },
  references: MAY_EXPAND,
})
