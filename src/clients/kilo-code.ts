import { type ClientFile, defineClient, type Setting } from '../client.ts'
import {
  AGENTS,
  ASKS,
  bashAllowed,
  COMMANDS,
  LAST_WINS,
  OFFERS,
  OPENCODE_AGENT,
  OPENCODE_COMMAND,
  OPENCODE_COMMANDS,
  OPENCODE_ENDPOINTS,
} from './opencode.ts'
import { approvedTools, besideServers, EXTERNAL_DIRECTORY, expands, MCP_SERVERS } from './shared.ts'

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
    match: { grants: { pattern: /^\*{1,8}$/, allow: ['allow'], within: '*' } },
    means: 'approval-disabled',
    words: 'every tool that has no later line of its own runs without asking',
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

/** Each of them in each of the folders that it looks into, below the project and in the home (src/config/paths.ts, 2026-11). */
const FOLDERS = ['.kilo', '.kilocode'] as const
const FILES = ['kilo.jsonc', 'kilo.json', 'opencode.jsonc', 'opencode.json'] as const
const within = (folders: readonly string[], names: readonly string[]) =>
  folders.flatMap((folder) => names.map((name) => `${folder}/${name}`))
const IN_HOME = FOLDERS.map((folder) => `~/${folder}`)

/**
 * Servers as they were kept up to version 6, taken over at every start; one to a file in the folder
 * (src/kilocode/mcp-migrator.ts, 2026-11).
 */
const OLDER = {
  format: 'json',
  fields: {
    off: { field: 'disabled', value: true },
    transports: { stdio: 'stdio', sse: 'sse', 'streamable-http': 'http' },
  },
} as const satisfies Partial<ClientFile>
const OLDER_MAP = { ...OLDER, servers: [MCP_SERVERS] } as const satisfies Partial<ClientFile>
const OLDER_SINGLE = { ...OLDER, servers: [{ at: [], shape: 'single' }] } as const satisfies Partial<ClientFile>

/** Version 7 and later are of OpenCode's kind; before, of Roo Code's. */
export default defineClient({
  id: 'kilo-code',
  name: 'Kilo Code',
  docs: 'https://kilo.ai/docs/automate/mcp/using-in-kilo-code',
  checked: '2026-11',
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
    { scope: 'user', path: within(IN_HOME, FILES), ...CONFIG },
    // Further files, beside those above.
    { scope: 'user', path: {}, overrides: { KILO_CONFIG: '' }, ...CONFIG },
    ...FILES.map((name) => ({ scope: 'user' as const, path: {}, overrides: { KILO_CONFIG_DIR: name }, ...CONFIG })),
    {
      scope: 'project',
      path: [
        // The last two are another client's names, read here too.
        ...FILES,
        ...within(FOLDERS, FILES),
      ],
      ...CONFIG,
    },
    {
      // `systemManagedConfigDir` of src/config/config.ts, 2026-11.
      scope: 'managed',
      path: {
        linux: within(['/etc/kilo'], FILES),
        darwin: within(['/Library/Application Support/kilo'], FILES),
        win32: within(['{programData}/kilo'], FILES),
      },
      ...CONFIG,
    },
    { scope: 'user', path: within(['{config}/kilo', ...IN_HOME], AGENTS), ...OPENCODE_AGENT },
    { scope: 'project', path: within(FOLDERS, AGENTS), ...OPENCODE_AGENT },
    { scope: 'user', path: within(['{config}/kilo', ...IN_HOME], COMMANDS), ...OPENCODE_COMMAND },
    { scope: 'project', path: within(FOLDERS, COMMANDS), ...OPENCODE_COMMAND },
    { scope: 'user', path: within(IN_HOME, ['mcp.json']), ...OLDER_MAP },
    { scope: 'project', path: within(FOLDERS, ['mcp.json']), ...OLDER_MAP },
    { scope: 'user', path: within(IN_HOME, ['mcp/*.json']), ...OLDER_SINGLE },
    { scope: 'project', path: within(FOLDERS, ['mcp/*.json']), ...OLDER_SINGLE },
    {
      scope: 'user',
      path: '{editors}/globalStorage/kilocode.kilo-code/settings/mcp_settings.json',
      ...OLDER_MAP,
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
    ...besideServers(expands('all', '{env:VAR}', '{file:path}')),
    // Only in the older files.
    { syntax: '${env:VAR}', fields: 'all', confidence: 'low' },
  ],
  entrySettings: [approvedTools('alwaysAllow')],
})
