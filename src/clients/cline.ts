import { type ClientFile, defineClient } from '../client.ts'
import { approvedTools, MCP_SERVERS } from './shared.ts'

/** State that the extension and the CLI share. `useMcp` is not in here: it only lets `autoApprove` lists count. */
const STATE = {
  format: 'json',
  settings: [
    {
      at: ['yoloModeToggled'],
      match: { is: [true] },
      means: 'approval-disabled',
      words: 'every tool runs without asking',
      confidence: 'medium',
    },
  ],
  when: [['yoloModeToggled']],
} as const satisfies Partial<ClientFile>

// Paths: sdk/packages/shared/src/storage/paths.ts, 2026-08.
export default defineClient({
  id: 'cline',
  name: 'Cline',
  docs: 'https://docs.cline.bot/mcp/mcp-overview',
  checked: '2026-08-22',
  confidence: 'high',
  files: [
    {
      scope: 'user',
      path: '~/.cline/data/settings/cline_mcp_settings.json',
      overrides: {
        CLINE_MCP_SETTINGS_PATH: '',
        CLINE_DATA_DIR: 'settings/cline_mcp_settings.json',
        CLINE_DIR: 'data/settings/cline_mcp_settings.json',
      },
      format: 'json',
      servers: [MCP_SERVERS],
    },
    {
      // Migrated once in 2026 and left on disk.
      scope: 'user',
      path: '{editors}/globalStorage/saoudrizwan.claude-dev/settings/cline_mcp_settings.json',
      format: 'json',
      servers: [MCP_SERVERS],
    },
    {
      scope: 'user',
      path: '~/.cline/data/globalState.json',
      overrides: { CLINE_DATA_DIR: 'globalState.json', CLINE_DIR: 'data/globalState.json' },
      ...STATE,
    },
    {
      scope: 'user',
      path: '~/.cline/data/settings/global-settings.json',
      overrides: { CLINE_DATA_DIR: 'settings/global-settings.json', CLINE_DIR: 'data/settings/global-settings.json' },
      ...STATE,
    },
    {
      scope: 'user',
      path: '~/.cline/data/settings/providers.json',
      overrides: { CLINE_DATA_DIR: 'settings/providers.json', CLINE_DIR: 'data/settings/providers.json' },
      format: 'json',
      opaque: 'API keys of model providers',
    },
  ],
  fields: {
    transport: ['type', 'transportType'],
    off: { field: 'disabled', value: true },
    // Camel case; `http` is the older `transportType`. A URL without a type is SSE.
    transports: { stdio: 'stdio', sse: 'sse', streamableHttp: 'http', http: 'http' },
  },
  // Only in the extension (envExpansion.ts): the CLI, which reads the same file, takes the text as it stands.
  references: [{ syntax: '${env:VAR}', fields: 'all', confidence: 'medium' }],
  entrySettings: [approvedTools('autoApprove')],
})
