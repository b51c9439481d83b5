import { type ClientFile, defineClient } from '../client.ts'
import { LOGGER_OFF } from './shared.ts'

const CONFIG = {
  format: 'yaml',
  servers: [{ at: ['mcp', 'servers'], shape: 'map' }],
  settings: [LOGGER_OFF],
} as const satisfies Partial<ClientFile>

const CONFIGS = ['mcp_agent.config.yaml', 'mcp-agent.config.yaml']
const SECRETS = ['mcp_agent.secrets.yaml', 'mcp-agent.secrets.yaml']

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
      // `_find_config` of src/mcp_agent/config.py, 2026-01.
      path: CONFIGS.flatMap((name) => [name, `.mcp-agent/${name}`]),
      ...CONFIG,
    },
    {
      scope: 'user',
      path: CONFIGS.map((name) => `~/.mcp-agent/${name}`),
      ...CONFIG,
    },
    {
      // Laid over the file above.
      scope: 'project',
      path: SECRETS.flatMap((name) => [name, `.mcp-agent/${name}`]),
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
