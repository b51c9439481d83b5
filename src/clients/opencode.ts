import {
  type ClientFile,
  type Condition,
  type Confidence,
  defineClient,
  type Fields,
  type Path,
  type Setting,
  type Undo,
} from '../client.ts'
import { besideServers, EXTERNAL_DIRECTORY, expands, plugIns, providerEndpoints, runs } from './shared.ts'
import { starsApproved } from './shells.ts'

/**
 * `<server>_<tool>`, where the tool may be `*`. Only before `_*` is it sure where a server's name ends; elsewhere the first
 * underscore is taken, unless a server of the file is called so. The names excepted are the client's own, and patterns of them.
 */
const MCP_PERMISSION =
  /^(?!(?:external_(?:directory|\*)|doom_(?:loop|\*)|plan_(?:enter|exit|\*))$)(?<server>[^*]{1,120}(?=_\*$)|[^_*]{1,120})_(?<tool>.{1,200})$/

/** Of version 1 what has no line is allowed: to have it ask, a line has to say so. */
export const ASKS = { value: 'ask' } as const satisfies Undo

/** Of its maps of permissions the last pattern that matches decides (opencode.ai/docs/permissions, 2026-11). */
export const LAST_WINS = { lastOf: ['ask', 'deny'] } as const satisfies Partial<Setting>

/**
 * Whatever is asked for: a star is any text, blanks and none included, and `?` one character (`match` of
 * packages/core/src/util/wildcard.ts, 2026-11).
 */
const ANYTHING = /^\?{0,2}\*{1,8}(?: \*{1,8})?$/

/** Patterns that the name of the shell's tool fits, and few others: names of permissions are matched in the same way. */
const BASH = /^(?:b(?:a(?:sh?)?)?\*{1,2}|\*{1,2}(?:ba|a)?sh\*{0,2})$/

/**
 * The shell in a permission map: one word for it, or a map from commands. Lines for single commands behind the one for all
 * narrow it no further than such lines of a list do: what is denied as `rm *` is had from an interpreter. So is one that is
 * allowed with anything behind it, where others are asked about.
 */
export function bashAllowed(at: Path, of = ''): readonly Setting[] {
  const setting = {
    at: [...at, 'bash'],
    means: 'shell-approved',
    words: `every shell command${of} runs without asking`,
    confidence: 'medium',
    undo: ASKS,
    ...LAST_WINS,
  } as const satisfies Partial<Setting>
  return [
    { ...setting, match: { is: ['allow'] } },
    { ...setting, at, match: { grants: { pattern: BASH, allow: ['allow'], within: '*' } } },
    {
      ...setting,
      match: { grants: { pattern: ANYTHING, allow: ['allow'] } },
      words: `every shell command${of} that has no later line of its own runs without asking`,
    },
    ...starsApproved(setting.at, ['allow'], { undo: ASKS, ...LAST_WINS }),
  ]
}

/** The permission map of the file, or of one agent. */
export function permissions(at: Path, of: string, confidence: Confidence): readonly Setting[] {
  return [
    {
      at,
      match: { is: ['allow'] },
      means: 'approval-disabled',
      words: `every tool${of} runs without asking`,
      confidence,
      undo: ASKS,
    },
    {
      at,
      // The line may be a map of its own, from what tools are called with, of which one is for whatever that is.
      match: { grants: { pattern: /^\*{1,8}$/, allow: ['allow'], within: '*' } },
      means: 'approval-disabled',
      words: `every tool${of} that has no later line of its own runs without asking`,
      confidence,
      undo: ASKS,
    },
    {
      at,
      match: { grants: { pattern: MCP_PERMISSION, joinedBy: '_', allow: ['allow'] } },
      means: 'tools-approved',
      words: 'the tools named run without asking',
      confidence,
      undo: ASKS,
      ...LAST_WINS,
    },
    ...bashAllowed(at, of),
  ]
}

/**
 * Files of secrets, which it refuses to read or asks about where nothing is said of them (opencode.ai/v1/docs/permissions,
 * "Defaults", 2026-11). What allows all files takes that back as well, and is no more than other clients do by themselves.
 */
function secretsRead(at: Path): Setting {
  return {
    at: [...at, 'read'],
    match: { grants: { pattern: /^(?:\*{1,2}\/)?\*{0,2}\.env(?:\*{1,2}|\.\*{1,2})?$/, allow: ['allow'] } },
    means: 'sandbox-disabled',
    words: 'files that are there for secrets are read without asking',
    confidence: 'low',
    undo: ASKS,
    ...LAST_WINS,
  }
}

/**
 * Version 2's rules, of which the last one that matches decides; where none does it asks. opencode.ai/docs/permissions,
 * 2026-11.
 */
function rules(at: Path, of: string, confidence: Confidence): readonly Setting[] {
  const everything: Condition = { at: [...at, '*', 'resource'], is: ['*'] }
  return [
    {
      at: [...at, '*', 'effect'],
      match: { is: ['allow'] },
      where: [{ at: [...at, '*', 'action'], is: ['*'] }, everything],
      means: 'approval-disabled',
      words: `every tool${of} that has no later rule of its own runs without asking`,
      confidence,
      undo: ASKS,
      ...LAST_WINS,
    },
    {
      at: [...at, '*', 'effect'],
      match: { is: ['allow'] },
      where: [{ at: [...at, '*', 'action'], is: ['shell'] }, everything],
      means: 'shell-approved',
      words: `every shell command${of} runs without asking`,
      confidence: 'medium',
      undo: ASKS,
      ...LAST_WINS,
    },
    // Stars as in the maps of version 1: `node *`, `xargs *`.
    ...starsApproved([...at, '*', 'resource'], undefined, {
      where: [
        { at: [...at, '*', 'action'], is: ['shell'] },
        { at: [...at, '*', 'effect'], is: ['allow'] },
      ],
      undo: { ...ASKS, beside: 'effect' },
      ...LAST_WINS,
    }),
  ]
}

/**
 * Plug-ins, which version 2 calls `plugins` (opencode.ai/docs/plugins, 2026-11); the others run as files are opened and
 * changed.
 */
export const OPENCODE_COMMANDS: readonly Setting[] = [
  plugIns(['plugin', '*']),
  plugIns(['plugins', '*']),
  ...(
    [
      ['formatter', 'formatters run when a file is written'],
      ['lsp', 'language servers start when a file is opened'],
    ] as const
  ).map(([key, words]) =>
    runs([key, '*', 'command'], words, {
      unless: [{ at: [key, '*', 'disabled'], is: [true] }],
      confidence: 'medium',
    }),
  ),
]

export const OPENCODE_ENDPOINTS: readonly Setting[] = providerEndpoints('provider', ['options', 'baseURL'])

/**
 * Where `opencode serve` and `opencode web` of version 1 listen; with mDNS on every interface unless told otherwise, and with no
 * login unless OPENCODE_SERVER_PASSWORD is set. Version 2 has this elsewhere, and always a password. opencode.ai/v1/docs/web and
 * /v1/docs/config, 2026-11.
 */
const COMMANDED =
  "unless 'OPENCODE_SERVER_PASSWORD' is set, 'opencode serve' and 'opencode web' take commands from all of them"
const SERVED: readonly Setting[] = [
  {
    at: ['server', 'hostname'],
    match: { is: ['0.0.0.0', '::'] },
    means: 'served-to-network',
    words: COMMANDED,
    confidence: 'medium',
    undo: { value: '127.0.0.1' },
  },
  {
    at: ['server', 'mdns'],
    match: { is: [true] },
    unless: [{ at: ['server', 'hostname'], exists: true }],
    means: 'served-to-network',
    words: COMMANDED,
    confidence: 'medium',
    undo: { value: false },
  },
]

const SETTINGS: readonly Setting[] = [
  ...permissions(['permission'], '', 'high'),
  ...permissions(['agent', '*', 'permission'], ' this agent uses', 'medium'),
  // Renamed `agent`.
  ...permissions(['mode', '*', 'permission'], ' used in this mode', 'medium'),
  secretsRead(['permission']),
  secretsRead(['agent', '*', 'permission']),
  ...rules(['permissions'], '', 'high'),
  ...rules(['agents', '*', 'permissions'], ' this agent uses', 'medium'),
  {
    at: ['permission'],
    // What has no line in the map is allowed; a server's name is written with `_` for what is no letter, digit, `_` or `-`.
    match: { absent: true, tools: '{server}_' },
    // Version 2 asks where nothing is said.
    unless: [
      { at: ['permissions'], exists: true },
      { at: ['mcp', 'servers'], exists: true },
    ],
    means: 'approval-absent',
    words: 'most tools, every MCP tool among them, run without asking',
    undo: ASKS,
  },
  ...EXTERNAL_DIRECTORY,
  ...OPENCODE_COMMANDS,
  ...OPENCODE_ENDPOINTS,
  ...SERVED,
]

/** `tools` is the older way to say it, and still read; opencode.ai/docs/mcp-servers, /docs/agents, 2026-10. */
export const OFFERS = (
  [
    ['tools', false],
    ['permission', 'deny'],
  ] as const
).map(([key, off]) => ({
  at: [key],
  agents: [
    ['agent', '{agent}', key],
    ['mode', '{agent}', key],
  ],
  off,
  tools: '{server}_',
}))

const CONFIG = {
  format: 'jsonc',
  servers: [
    { at: ['mcp'], shape: 'map', nests: 'servers' },
    // Version 2, unless it is a server of that name, whose type version 1 requires.
    {
      at: ['mcp', 'servers'],
      shape: 'map',
      unless: ['mcp', 'servers', 'type'],
      turnsOff: { field: 'disabled', value: true },
    },
  ],
  settings: SETTINGS,
  offers: OFFERS,
  // Commands that have no file of their own (opencode.ai/docs/commands, "JSON", and `command` as below, 2026-11).
  runsProse: 'anywhere',
  proseAt: [['command', '*', 'template']],
} as const satisfies Partial<ClientFile>

/**
 * Front matter of an agent in a file of its own, and commands in the prose of a command, which are run without asking
 * (packages/opencode/src/config/agent.ts, whose patterns these are, and `command` of src/session/prompt.ts, 2026-11). Plug-ins
 * and tools, which lie there too, are programs, and left out.
 */
export const OPENCODE_AGENT = {
  format: 'yaml',
  settings: [
    ...permissions(['permission'], ' this agent uses', 'medium'),
    secretsRead(['permission']),
    ...rules(['permissions'], ' this agent uses', 'medium'),
  ],
  when: [['permission'], ['permissions']],
} as const satisfies Partial<ClientFile>
export const OPENCODE_COMMAND = { format: 'yaml', runsProse: 'anywhere' } as const satisfies Partial<ClientFile>
export const AGENTS = ['agent/**/*.md', 'agents/**/*.md', 'mode/*.md', 'modes/*.md'] as const
export const COMMANDS = ['command/**/*.md', 'commands/**/*.md'] as const

/**
 * `command` is a list of the program and its arguments; a key named `env` is dropped without a word (anomalyco/opencode
 * issues 26332 and 36434, 2026-07).
 */
export const OPENCODE_FIELDS = {
  url: ['url'],
  env: ['environment'],
  dropsOtherEnv: true,
  // `McpLocal` of packages/opencode/src/config/config.ts, 2026-10.
  commandWords: 'only',
  merges: true,
  off: { field: 'enabled', value: false },
  transports: { local: 'stdio', remote: 'http' },
  refusesOtherTransports: true,
  urlWithoutTransport: 'error',
} as const satisfies Fields

// Left out: `.agents/mcp.json`, seen in a branch that was never merged.
export default defineClient({
  id: 'opencode',
  name: 'OpenCode',
  docs: 'https://opencode.ai/docs/mcp-servers/',
  checked: '2026-10',
  confidence: 'high',
  startsInProject: true,
  onClash: 'project',
  files: [
    { scope: 'user', path: ['{config}/opencode/opencode.json', '{config}/opencode/opencode.jsonc'], ...CONFIG },
    { scope: 'user', path: '{config}/opencode/config.json', when: [['mcp'], ['permission']], ...CONFIG },
    // Further files, beside those above.
    { scope: 'user', path: {}, overrides: { OPENCODE_CONFIG: '' }, ...CONFIG },
    { scope: 'user', path: {}, overrides: { OPENCODE_CONFIG_DIR: 'opencode.json' }, ...CONFIG },
    { scope: 'user', path: {}, overrides: { OPENCODE_CONFIG_DIR: 'opencode.jsonc' }, ...CONFIG },
    {
      scope: 'project',
      path: ['opencode.json', 'opencode.jsonc', '.opencode/opencode.json', '.opencode/opencode.jsonc'],
      ...CONFIG,
    },
    // A folder of this name counts in the home as well (src/config/paths.ts, 2026-11).
    { scope: 'user', path: ['~/.opencode/opencode.json', '~/.opencode/opencode.jsonc'], ...CONFIG },
    {
      scope: 'user',
      path: ['{config}/opencode', '~/.opencode'].flatMap((folder) => AGENTS.map((agent) => `${folder}/${agent}`)),
      ...OPENCODE_AGENT,
    },
    { scope: 'project', path: AGENTS.map((agent) => `.opencode/${agent}`), ...OPENCODE_AGENT },
    {
      scope: 'user',
      path: ['{config}/opencode', '~/.opencode'].flatMap((folder) => COMMANDS.map((command) => `${folder}/${command}`)),
      ...OPENCODE_COMMAND,
    },
    { scope: 'project', path: COMMANDS.map((command) => `.opencode/${command}`), ...OPENCODE_COMMAND },
    {
      scope: 'managed',
      path: {
        linux: ['/etc/opencode/opencode.json', '/etc/opencode/opencode.jsonc'],
        darwin: [
          '/Library/Application Support/opencode/opencode.json',
          '/Library/Application Support/opencode/opencode.jsonc',
        ],
        win32: ['{programData}/opencode/opencode.json', '{programData}/opencode/opencode.jsonc'],
      },
      ...CONFIG,
    },
    { scope: 'user', path: '{data}/opencode/mcp-auth.json', format: 'json', opaque: 'credential store' },
  ],
  fields: OPENCODE_FIELDS,
  // In the text of the file, before it is parsed. `${VAR}`, `$VAR` and `${env:VAR}` are literals.
  references: besideServers(expands('all', '{env:VAR}', '{file:path}')),
  logs: { linux: '{data}/opencode/log', darwin: '{data}/opencode/log', win32: '~/.local/share/opencode/log' },
})
