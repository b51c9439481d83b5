import { type ClientFile, defineClient } from '../client.ts'
import { LOGGER_OFF } from './shared.ts'

const CONFIG = {
  format: 'yaml',
  servers: [{ at: ['mcp', 'servers'], shape: 'map' }],
  settings: [LOGGER_OFF],
} as const satisfies Partial<ClientFile>

// No tool asks, and no key changes that; `allowed_tools` says what is offered.
export default defineClient({
  id: 'mcp-agent',
  name: 'mcp-agent',
  docs: 'https://github.com/lastmile-ai/mcp-agent',
  checked: '2026-01',
  confidence: 'medium',
  files: [
    {
      scope: 'project',
      path: ['mcp_agent.config.yaml', 'mcp-agent.config.yaml', '.mcp-agent/mcp_agent.config.yaml'],
      ...CONFIG,
    },
    {
      scope: 'user',
      path: ['~/.mcp-agent/mcp_agent.config.yaml', '~/.mcp-agent/mcp-agent.config.yaml'],
      ...CONFIG,
    },
    {
      // Laid over the file above.
      scope: 'project',
      path: 'mcp_agent.secrets.yaml',
      format: 'yaml',
      personal: true,
      opaque: 'credential store, which git has to ignore',
    },
  ],
  fields: {
    merges: true,
    transport: ['transport'],
    transports: { stdio: 'stdio', sse: 'sse', streamable_http: 'http', websocket: 'ws' },
  },
  // None in the file: settings may come from the environment as a whole.
  references: [],
})
