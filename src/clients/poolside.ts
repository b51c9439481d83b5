import { type ClientFile, defineClient } from '../client.ts'
import { approvedTools, FLAT_HOOKS, MAY_EXPAND } from './shared.ts'
import { shellApproved } from './shells.ts'

const SETTINGS = {
  format: 'yaml',
  servers: [{ at: ['mcp_servers'], shape: 'map' }],
  settings: [
    // A star is any text; what is denied wins, and what is in neither list is asked about.
    shellApproved(['tools', 'shell', 'allow'], /^\*{1,4}$/),
    FLAT_HOOKS,
  ],
} as const satisfies Partial<ClientFile>

// docs.poolside.ai, "MCP servers", "Tool permissions" and "Settings file reference", as tools that write the file have them
// (dyoshikawa/rulesync, src/features/mcp/pool-mcp.ts and permissions/pool-permissions.ts, 2026-11).
export default defineClient({
  id: 'poolside',
  name: 'Poolside',
  docs: 'https://docs.poolside.ai/mcp-servers',
  checked: '2026-11',
  confidence: 'medium',
  onClash: 'project',
  files: [
    { scope: 'user', path: '{config}/poolside/settings.yaml', ...SETTINGS },
    { scope: 'project', path: ['.poolside/settings.yaml', '.poolside/settings.local.yaml'], ...SETTINGS },
  ],
  // A remote server is described under `transport`, its headers as lines.
  fields: {
    headers: [['transport', 'headers']],
    pairs: ['headers'],
    off: { field: 'disabled', value: true },
    transports: { stdio: 'stdio', http: 'http', sse: 'sse' },
  },
  references: MAY_EXPAND,
  entrySettings: [approvedTools('allow')],
})
