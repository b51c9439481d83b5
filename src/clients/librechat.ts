import { type ClientFile, defineClient } from '../client.ts'
import { besideServers, expands, MCP_SERVERS } from './shared.ts'

const CONFIG = {
  format: 'yaml',
  servers: [MCP_SERVERS],
  settings: [
    {
      at: ['mcpSettings', 'allowedDomains'],
      match: { grants: { pattern: /^\*$/ } },
      means: 'sandbox-disabled',
      words: 'a server that a user adds may lie at any address, those of the internal network included',
      undo: 'not-here',
      confidence: 'medium',
    },
  ],
} as const satisfies Partial<ClientFile>

// No tool of a server asks in a chat, and no key changes that. `startup: false` starts a server later, not never.
export default defineClient({
  id: 'librechat',
  name: 'LibreChat',
  docs: 'https://www.librechat.ai/docs/configuration/librechat_yaml/object_structure/mcp_servers',
  checked: '2026-01',
  confidence: 'high',
  // Its usual installation is a compose file: docs.librechat.ai, "Docker".
  composed: true,
  hosted: true,
  files: [
    { scope: 'project', path: 'librechat.yaml', ...CONFIG },
    {
      // CONFIG_PATH names another file, one for each place where it runs, or a URL (librechat.ai/docs/configuration/dotenv, 2026-11).
      scope: 'project',
      path: ['librechat-*.yaml', ...['dev', 'prod', 'production', 'staging'].map((at) => `librechat.${at}.yaml`)],
      ...CONFIG,
      when: [['mcpServers'], ['endpoints'], ['interface']],
    },
  ],
  fields: {
    headers: [['headers'], ['oauth_headers']],
    // packages/data-provider/src/mcp.ts, 2026-11.
    transports: { stdio: 'stdio', sse: 'sse', 'streamable-http': 'http', http: 'http', websocket: 'ws' },
  },
  references: [
    // And of the endpoints, keys, addresses and headers (librechat.ai/docs/quick_start/custom_endpoints, 2026-11).
    ...besideServers(expands(['env', 'headers', 'url'], '${VAR}')),
    // Under `oauth`; and of the other fields `proxy` alone.
    { syntax: '${VAR}', fields: ['auth', 'other'], confidence: 'medium' },
    // Values of the user who is chatting: `{{LIBRECHAT_USER_ID}}`, or a name from `customUserVars`.
    ...expands(['env', 'headers', 'url'], '{{VAR}}'),
  ],
})
