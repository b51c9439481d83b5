import { type ClientFile, defineClient, type Setting } from '../client.ts'
import { approvedTools, MCP_SERVERS } from './shared.ts'

const UNASKED = {
  match: { is: [true] },
  means: 'approval-disabled',
  words: 'every tool runs without asking',
  confidence: 'medium',
} as const satisfies Partial<Setting>

/** The key's name is from when a model told safe commands from others (apps/vscode/src/sdk/sdk-tool-policies.ts, 2026-08-22). */
const COMMANDS: Setting = {
  at: ['autoApprovalSettings', 'actions', 'executeSafeCommands'],
  match: { is: [true] },
  means: 'shell-approved',
  words: 'every shell command runs without asking',
  confidence: 'medium',
}

/**
 * State that the extension and the CLI share. `useMcp` is not in here: it only lets `autoApprove` lists count. The first of the
 * extension's is gone from it by now; the last is the CLI's, which asks nothing where it is not set (apps/cli/src/main.ts,
 * 2026-08-22).
 */
const STATE = {
  format: 'json',
  settings: [
    { at: ['yoloModeToggled'], ...UNASKED },
    COMMANDS,
    { at: ['toolAutoApprove'], undo: { value: false }, ...UNASKED },
  ],
  when: [['yoloModeToggled'], COMMANDS.at, ['toolAutoApprove']],
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
      overrides: {
        CLINE_GLOBAL_SETTINGS_PATH: '',
        CLINE_DATA_DIR: 'settings/global-settings.json',
        CLINE_DIR: 'data/settings/global-settings.json',
      },
      ...STATE,
    },
    {
      scope: 'user',
      path: '~/.cline/data/settings/providers.json',
      overrides: {
        CLINE_PROVIDER_SETTINGS_PATH: '',
        CLINE_DATA_DIR: 'settings/providers.json',
        CLINE_DIR: 'data/settings/providers.json',
      },
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
