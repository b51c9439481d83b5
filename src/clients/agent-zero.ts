import { defineClient, type Path } from '../client.ts'
import { NEVER_ASKS } from './shared.ts'

/** A string with a document in it, which may have single quotes as well (helpers/dirty_json.py). */
const SERVERS: Path = ['mcp_servers']

// Read in agent0ai/agent-zero (2d95cd9), 2026-11: helpers/mcp_handler.py. Its folder is a checkout, or the one that a container is
// given; passwords and tokens of its own are kept in `.env`. Left out: an entry without a name around it, which it drops.
export default defineClient({
  id: 'agent-zero',
  name: 'Agent Zero',
  docs: 'https://github.com/agent0ai/agent-zero/blob/main/docs/developer/mcp-configuration.md',
  checked: '2026-11',
  confidence: 'high',
  composed: true,
  files: [
    {
      scope: 'project',
      // `tmp` until 2026 (helpers/migration.py).
      path: ['usr/settings.json', 'tmp/settings.json'],
      format: 'json',
      embedded: [{ at: SERVERS, format: 'json5' }],
      servers: [
        { at: [...SERVERS, 'mcpServers'], shape: 'map' },
        { at: SERVERS, shape: 'array', unless: [...SERVERS, 'mcpServers'] },
      ],
      settings: [NEVER_ASKS],
      // Without servers it is about models alone.
      when: [{ at: SERVERS, holds: ['command', 'url', 'serverUrl'] }],
      byContent: true,
    },
  ],
  fields: {
    url: ['url', 'serverUrl'],
    transports: {
      stdio: 'stdio',
      sse: 'sse',
      'http-stream': 'http',
      'streaming-http': 'http',
      'streamable-http': 'http',
      'http-streaming': 'http',
    },
    both: 'url',
    urlWithoutTransport: 'sse',
    off: { field: 'disabled', value: true },
  },
  references: [],
})
