import { defineClient } from '../client.ts'
import { expands, LOGGER_OFF } from './shared.ts'

// No tool asks, and no key changes that.
export default defineClient({
  id: 'fast-agent',
  name: 'fast-agent',
  docs: 'https://fast-agent.ai',
  checked: '2026-01',
  confidence: 'high',
  files: [
    {
      scope: 'project',
      path: [
        'fastagent.config.yaml',
        'fast-agent.yaml',
        '.fast-agent/fastagent.config.yaml',
        '.fast-agent/fast-agent.yaml',
      ],
      format: 'yaml',
      servers: [{ at: ['mcp', 'servers'], shape: 'map' }],
      settings: [LOGGER_OFF],
    },
    {
      // Laid over the file above.
      scope: 'project',
      path: ['fastagent.secrets.yaml', 'fast-agent.secrets.yaml'],
      format: 'yaml',
      personal: true,
      opaque: 'credential store, which git has to ignore',
    },
  ],
  fields: {
    merges: true,
    transport: ['transport'],
    transports: { stdio: 'stdio', sse: 'sse', http: 'http' },
  },
  // A single colon, and what follows it is the value when the variable is not set.
  references: expands('all', '${VAR}', '${VAR:default}'),
})
