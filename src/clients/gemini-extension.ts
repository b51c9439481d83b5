import { type ClientFile, defineClient } from '../client.ts'
import { EXTENSION_FOLDERS, EXTENSION_SETTINGS, GEMINI_FIELDS } from './gemini-cli.ts'
import { EXTENSION_HOOKS, expands, MCP_SERVERS } from './shared.ts'

const MANIFEST = {
  scope: 'extension',
  format: 'json',
  servers: [MCP_SERVERS],
  ...EXTENSION_SETTINGS,
} as const satisfies Partial<ClientFile>

// `trust` in an entry does nothing here, so there are no entry settings. docs/extensions/reference.md, 2026-08-21.
export default defineClient({
  id: 'gemini-extension',
  name: 'Gemini CLI extension',
  docs: 'https://github.com/google-gemini/gemini-cli/blob/main/docs/extensions/reference.md',
  checked: '2026-08-21',
  confidence: 'high',
  files: [
    { path: 'gemini-extension.json', ...MANIFEST },
    {
      path: '~/.gemini/extensions/*/gemini-extension.json',
      overrides: { GEMINI_CLI_HOME: '.gemini/extensions/*/gemini-extension.json' },
      ...MANIFEST,
    },
    {
      // Beside the manifest (docs/hooks/index.md, 2026-11).
      ...EXTENSION_HOOKS,
      path: ['hooks/hooks.json', '~/.gemini/extensions/*/hooks/hooks.json'],
      overrides: { GEMINI_CLI_HOME: '.gemini/extensions/*/hooks/hooks.json' },
    },
  ],
  fields: { ...GEMINI_FIELDS, transports: { http: 'http', sse: 'sse' } },
  references: [...expands('all', '$VAR', '${VAR}', '${VAR:-default}'), EXTENSION_FOLDERS],
})
