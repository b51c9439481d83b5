import { type ClientFile, defineClient, type Setting } from '../client.ts'
import { ASKS, bashAllowed, LAST_WINS, OFFERS, OPENCODE_COMMANDS, OPENCODE_ENDPOINTS } from './opencode.ts'
import { approvedTools, EXTERNAL_DIRECTORY, expands, MCP_SERVERS } from './shared.ts'

/** Keys of the permission map that are the client's own tools and only look like `<server>_<tool>`. */
const MCP_PERMISSION = /^(?!(?:external_(?:directory|\*)|doom_(?:loop|\*))$)(?<server>[^_*]{1,120})_(?<tool>.{1,200})$/

// Kilo-Org/kilocode packages/kilo-docs, automate/mcp, 2026-08.
const SETTINGS: readonly Setting[] = [
  {
    at: ['permission'],
    match: { is: ['allow'] },
    means: 'approval-disabled',
    words: 'every tool runs without asking',
    undo: ASKS,
  },
  {
    at: ['permission'],
    match: { grants: { pattern: /^\*{1,8}$/, allow: ['allow'] } },
    means: 'approval-disabled',
    words: 'every tool that has no line of its own runs without asking',
    undo: ASKS,
  },
  {
    at: ['permission'],
    match: { grants: { pattern: MCP_PERMISSION, joinedBy: '_', allow: ['allow'] } },
    means: 'tools-approved',
    words: 'the tools named run without asking',
    undo: ASKS,
    ...LAST_WINS,
  },
  ...bashAllowed(['permission']),
  {
    at: ['sandbox', 'enabled'],
    match: { is: [false] },
    means: 'sandbox-disabled',
    words: 'commands run outside the sandbox',
    confidence: 'medium',
  },
  ...EXTERNAL_DIRECTORY,
  // Taken over from OpenCode, as far as its documentation goes.
  ...[...OPENCODE_COMMANDS, ...OPENCODE_ENDPOINTS].map(
    (setting): Setting => ({ ...setting, confidence: setting.confidence === 'low' ? 'low' : 'medium' }),
  ),
]

const CONFIG = {
  format: 'jsonc',
  // `mcp.servers` is OpenCode's, whose files are read here too.
  servers: [{ at: ['mcp'], shape: 'map', nests: 'servers' }],
  settings: SETTINGS,
  offers: OFFERS,
} as const satisfies Partial<ClientFile>

/** Version 7 and later are of OpenCode's kind; before, of Roo Code's. */
export default defineClient({
  id: 'kilo-code',
  name: 'Kilo Code',
  docs: 'https://kilo.ai/docs/automate/mcp/using-in-kilo-code',
  checked: '2026-08',
  confidence: 'high',
  files: [
    {
      scope: 'user',
      path: [
        '{config}/kilo/kilo.jsonc',
        '{config}/kilo/kilo.json',
        '{config}/kilo/opencode.jsonc',
        '{config}/kilo/opencode.json',
      ],
      ...CONFIG,
    },
    { scope: 'user', path: '{config}/kilo/config.json', when: [['mcp'], ['permission'], ['sandbox']], ...CONFIG },
    // One more file, beside those above.
    { scope: 'user', path: {}, overrides: { KILO_CONFIG: '' }, ...CONFIG },
    {
      scope: 'project',
      path: [
        'kilo.jsonc',
        'kilo.json',
        '.kilo/kilo.jsonc',
        '.kilo/kilo.json',
        // Another client's names, read here too.
        'opencode.jsonc',
        'opencode.json',
      ],
      ...CONFIG,
    },
    { scope: 'project', path: '.kilocode/mcp.json', format: 'json', servers: [MCP_SERVERS] },
    {
      scope: 'user',
      path: '{editors}/globalStorage/kilocode.kilo-code/settings/mcp_settings.json',
      format: 'json',
      servers: [MCP_SERVERS],
    },
  ],
  // `command` is a list of the program and its arguments. `env` and `args` are those of the older files.
  fields: {
    env: ['environment', 'env'],
    commandWords: true,
    merges: true,
    off: { field: 'enabled', value: false },
    transports: {
      local: 'stdio',
      remote: 'http',
      stdio: 'stdio',
      sse: 'sse',
      'streamable-http': 'http',
    },
  },
  references: [
    ...expands('all', '{env:VAR}', '{file:path}'),
    // Only in the older files.
    { syntax: '${env:VAR}', fields: 'all', confidence: 'low' },
  ],
  entrySettings: [approvedTools('alwaysAllow')],
})
