import {
  type ClientFile,
  type Condition,
  defineClient,
  type Fields,
  type ReferenceSupport,
  type ServerRoot,
  type Setting,
  type Undo,
} from '../client.ts'
import { addedFolders, endpoint, expands, MCP_SERVERS, matchedHooks, runs } from './shared.ts'
import { calledInGemini, shellApproved } from './shells.ts'

/** The root of a disk, or all of somebody's home. */
const WHOLE_HOME =
  /^(?:[A-Za-z]:[\\/]?|\/|~\/?|(?:\/home|\/Users|[A-Za-z]:[\\/]Users)(?:[\\/][^\\/]{1,64})?[\\/]?|\/root\/?)$/

/**
 * Fences that Gemini CLI and its descendants have. Whether a folder is trusted is decided before the project's own
 * settings are read, so only the user and the administrator can switch the question off.
 */
export const FENCES: readonly Setting[] = [
  {
    at: ['security', 'folderTrust', 'enabled'],
    match: { is: [false] },
    means: 'sandbox-disabled',
    words: 'servers and settings of any folder load without asking whether it is trusted',
    undo: { value: true },
    scopes: ['user', 'managed'],
    // The reference says that it is on by default, the page about it that it is off.
    confidence: 'medium',
  },
  {
    // Off unless set: written out it only says what is so anyway.
    at: ['tools', 'sandbox'],
    match: { is: [false] },
    means: 'sandbox-disabled',
    words: 'tools run outside the sandbox',
    confidence: 'low',
  },
]

/** Folders that belong to the workspace besides the project; the second is the spelling before version 0.3. */
export const FOLDERS: readonly Setting[] = [['context', 'includeDirectories'], ['includeDirectories']].map((at) =>
  addedFolders(at, 'its tools work there as in the project'),
)

/** Commands that find tools and call them, in the spelling of today and the one before it. */
export const TOOL_COMMANDS: readonly Setting[] = [
  ...[['tools', 'discoveryCommand'], ['toolDiscoveryCommand']].map((at) => runs(at, 'a command lists further tools')),
  ...[['tools', 'callCommand'], ['toolCallCommand']].map((at) => runs(at, 'a command runs the tools it lists')),
]

/** Telemetry holds what is typed unless it is told not to; docs/cli/telemetry.md, 2026-08-21. */
export const TELEMETRY: readonly Setting[] = [
  {
    at: ['telemetry', 'logPrompts'],
    match: { is: [true] },
    means: 'log-reveals',
    words: 'what is typed and what tools are called with go into the telemetry',
    undo: { value: false },
    where: [{ at: ['telemetry', 'enabled'], is: [true] }],
  },
  {
    at: ['telemetry', 'enabled'],
    match: { is: [true] },
    means: 'log-reveals',
    words: "what is typed and what tools are called with go into the telemetry unless 'logPrompts' is false",
    undo: { value: false, beside: 'logPrompts' },
    unless: [{ at: ['telemetry', 'logPrompts'], exists: true }],
    confidence: 'medium',
  },
]

/**
 * `trust` in a server entry; an extension's manifest cannot grant it. A text that says so counts as the boolean, and a number
 * is told and then used as it is (packages/cli/src/config/settings-validation.ts, 2026-08-21).
 */
export const TRUST: Setting = {
  at: ['trust'],
  match: { is: [true, 'true', 1] },
  means: 'tools-approved',
  words: 'every tool of this server runs without asking',
  scopes: ['project', 'user', 'managed'],
}

/** `httpUrl` is the older spelling, `tcp` a WebSocket; packages/core/src/tools/mcp-client.ts, 2026-08-21. */
export const GEMINI_FIELDS: Fields = {
  url: ['httpUrl', 'url', 'tcp'],
  both: 'url',
}

/** What an extension asks for when it is installed; without `sensitive` the answer is kept in a file `.env` (docs/extensions/reference.md, 2026-11). */
export const EXTENSION_SETTINGS = {
  inputs: ['settings'],
  secretMark: 'sensitive',
  inputVariable: 'envVar',
} as const satisfies Partial<ClientFile>

/** Folders that an extension's manifest may name. */
export const EXTENSION_FOLDERS: ReferenceSupport = {
  syntax: '${workspaceFolder}',
  fields: 'all',
  names: /^(?:extensionPath|workspacePath|\/)$/,
}

/** `mcp_server_tool`, where the server's name must not hold an underscore, and `server__tool` before it. */
const ALLOWED = [
  /^mcp_(?:\*|(?<server>[^_*]{1,120})_(?<tool>[^()]{1,200}))$/,
  /^(?!mcp_)(?<server>[^_*()]{1,120})__(?<tool>[^()]{1,200})$/,
]

/** Lists beside what is allowed, which may narrow it. */
const NARROWED: Pick<Setting, 'unless'> = {
  unless: [['tools', 'core'], ['coreTools'], ['tools', 'exclude'], ['excludeTools']].map((at) => ({
    at,
    exists: true,
  })),
}

/**
 * The shell by its name or its class's, alone, or for a program that takes any command: `run_shell_command(git)` is every
 * command that begins so.
 */
const SHELL_ALLOWED: readonly Setting[] = [['tools', 'allowed'], ['allowedTools']].flatMap((at) => [
  shellApproved(at, /^(?:run_shell_command|ShellTool)$/, NARROWED),
  ...calledInGemini(at, NARROWED),
])

// docs/reference/configuration.md, 2026-08-21. `general.defaultApprovalMode` takes no `yolo`, and `auto_edit` is about files.
const SETTINGS: readonly Setting[] = [
  ...[['tools', 'allowed'], ['allowedTools']].flatMap((at) =>
    ALLOWED.map(
      (pattern): Setting => ({
        at,
        match: { grants: { pattern } },
        means: 'tools-approved',
        words: 'the tools listed run without asking',
      }),
    ),
  ),
  ...SHELL_ALLOWED,
  ...FENCES,
  {
    at: ['tools', 'sandboxNetworkAccess'],
    match: { is: [true] },
    means: 'sandbox-disabled',
    words: 'sandboxed tools reach the whole network',
    undo: { value: false },
    confidence: 'medium',
  },
  ...FOLDERS,
  addedFolders(['tools', 'sandboxAllowedPaths'], 'its sandbox lets tools work there'),
  matchedHooks({ unless: [{ at: ['hooksConfig', 'enabled'], is: [false] }] }),
  ...TOOL_COMMANDS,
  ...[['mcp', 'serverCommand'], ['mcpServerCommand']].map((at) => runs(at, 'a command starts a server of its own')),
  ...TELEMETRY,
  {
    at: ['telemetry', 'traces'],
    match: { is: [true] },
    means: 'log-reveals',
    words: 'files that were read, and what tools gave back, go into the telemetry',
    where: [{ at: ['telemetry', 'enabled'], is: [true] }],
  },
]

/** Of `allow`, `deny` and `ask_user`. */
const ASKS: Undo = { value: 'ask_user', beside: 'decision' }

/** Of what a rule allows these are a part. */
const NARROWING = ['commandPrefix', 'commandRegex', 'argsPattern', 'toolAnnotations', 'subagent'] as const

/** What a rule allows, unless it is for `yolo` alone, where everything is allowed as it is. */
function allowedByRule({ where = [], unless = [], ...setting }: Setting): readonly Setting[] {
  const allowed: Condition = { at: ['rule', '*', 'decision'], is: ['allow'] }
  const narrowed = NARROWING.map((key): Condition => ({ at: ['rule', '*', key], exists: true }))
  const modes = ['rule', '*', 'modes']
  const rest = { confidence: 'medium', undo: ASKS, ...setting } as const
  return [
    { ...rest, where: [allowed, ...where], unless: [...narrowed, { at: modes, exists: true }, ...unless] },
    {
      ...rest,
      where: [allowed, { at: [...modes, '*'], is: ['default', 'autoEdit', 'plan'] }, ...where],
      unless: [...narrowed, ...unless],
    },
  ]
}

const TOOL = ['rule', '*', 'toolName']
const OF_A_SERVER: Condition = { at: ['rule', '*', 'mcpName'], exists: true }

/** Of one server, or of all: with the star for a tool, or, where that is left out as it once might be, without. */
function serverRules({ unless = [], ...setting }: Setting): readonly Setting[] {
  return [
    ...allowedByRule({ ...setting, unless, where: [{ at: TOOL, is: ['*'] }] }),
    ...allowedByRule({ ...setting, unless: [...unless, { at: TOOL, exists: true }] }),
  ]
}

// docs/reference/policy-engine.md and packages/core/src/policy/toml-loader.ts, 2026-08-21. Rules of a project are not read, and
// those of an extension allow nothing.
const POLICIES = {
  format: 'toml',
  when: [['rule']],
  settings: [
    ...serverRules({
      at: ['rule', '*', 'mcpName'],
      match: { is: ['*'] },
      means: 'tools-approved',
      words: 'the tools of every server run without asking',
    }),
    ...serverRules({
      at: ['rule', '*', 'mcpName'],
      match: { grants: { pattern: /^(?<server>[^*]{1,120})$/ } },
      means: 'tools-approved',
      words: 'every tool of this server runs without asking',
    }),
    ...[TOOL, [...TOOL, '*']].flatMap((at) =>
      allowedByRule({
        at,
        match: { is: ['*', 'mcp_*'] },
        means: 'approval-disabled',
        words: 'every tool runs without asking',
        unless: [OF_A_SERVER],
        ...(at === TOOL ? {} : { undo: 'not-here' }),
      }),
    ),
    ...ALLOWED.flatMap((pattern) =>
      allowedByRule({
        at: TOOL,
        match: { grants: { pattern } },
        means: 'tools-approved',
        words: 'the tools named run without asking',
        undo: 'not-here',
        unless: [OF_A_SERVER, { at: TOOL, is: ['mcp_*'] }],
      }),
    ),
    ...allowedByRule(shellApproved(TOOL, /^run_shell_command$/, { undo: 'not-here', unless: [OF_A_SERVER] })),
  ],
} as const satisfies Partial<ClientFile>

/** Those that are allowed by name, or all, less those that are excluded (packages/core/src/tools/mcp-client-manager.ts, 2026-08-21). */
export const GEMINI_SERVERS = {
  ...MCP_SERVERS,
  off: ['mcp', 'excluded'],
  only: ['mcp', 'allowed'],
} as const satisfies ServerRoot

/**
 * Variables of `.gemini/.env`, which is loaded in a folder that is trusted, in place of its `.env` (findEnvFile in
 * packages/cli/src/config/settings.ts, and docs/reference/configuration.md, 2026-08-21). The last but one is where a login with
 * Google goes; the last starts a program for the connection to an editor, and only from this file.
 */
const VARIABLES: readonly Setting[] = [
  endpoint(['GOOGLE_GEMINI_BASE_URL'], ['googleapis.com']),
  endpoint(['GOOGLE_VERTEX_BASE_URL'], ['googleapis.com']),
  endpoint(['CODE_ASSIST_ENDPOINT'], ['googleapis.com']),
  runs(['GEMINI_CLI_IDE_SERVER_STDIO_COMMAND'], 'a command connects to the editor'),
]

/**
 * Front matter of a sub-agent, and its spellings; the user is asked about a project's before it is first used
 * (packages/core/src/agents/agentLoader.ts, 2026-08-21). The second key is what docs/core/subagents.md shows.
 */
const AGENT = {
  format: 'yaml',
  servers: [{ at: ['mcp_servers'], shape: 'map' }, MCP_SERVERS],
  fields: { url: ['http_url', 'url', 'tcp'], both: 'url', transports: { http: 'http', sse: 'sse' } },
  references: expands(['env', 'headers'], '$VAR', '${VAR}', '${VAR:-default}'),
  when: [['mcp_servers'], ['mcpServers']],
} as const satisfies Partial<ClientFile>

const CONFIG = { format: 'jsonc', servers: [GEMINI_SERVERS], settings: SETTINGS } as const satisfies Partial<ClientFile>
const SYSTEM_WHEN = [['mcpServers'], ['mcp'], ['tools'], ['security'], ['general']] as const

// Extensions' manifests are a client of their own: they have path variables, and no say about trust.
export default defineClient({
  id: 'gemini-cli',
  name: 'Gemini CLI',
  docs: 'https://github.com/google-gemini/gemini-cli/blob/main/docs/tools/mcp-server.md',
  checked: '2026-08-21',
  confidence: 'high',
  startsInProject: true,
  onClash: 'project',
  files: [
    {
      scope: 'user',
      path: '~/.gemini/settings.json',
      overrides: { GEMINI_CLI_HOME: '.gemini/settings.json' },
      ...CONFIG,
    },
    { scope: 'project', path: '.gemini/settings.json', ...CONFIG },
    {
      scope: 'user',
      path: '~/.gemini/agents/*.md',
      overrides: { GEMINI_CLI_HOME: '.gemini/agents/*.md' },
      ...AGENT,
    },
    { scope: 'project', path: '.gemini/agents/*.md', ...AGENT },
    {
      // Other variables, keys among them, are what the file is for. Left out: `.env`, which is the project's own as well.
      scope: 'project',
      path: '.gemini/.env',
      format: 'dotenv',
      settings: VARIABLES,
      when: VARIABLES.map(({ at }) => at),
    },
    {
      scope: 'managed',
      path: {
        linux: '/etc/gemini-cli/settings.json',
        darwin: '/Library/Application Support/GeminiCli/settings.json',
        win32: '{programData}/gemini-cli/settings.json',
      },
      overrides: { GEMINI_CLI_SYSTEM_SETTINGS_PATH: '' },
      when: SYSTEM_WHEN,
      ...CONFIG,
    },
    {
      scope: 'managed',
      path: {
        linux: '/etc/gemini-cli/system-defaults.json',
        darwin: '/Library/Application Support/GeminiCli/system-defaults.json',
        win32: '{programData}/gemini-cli/system-defaults.json',
      },
      overrides: { GEMINI_CLI_SYSTEM_DEFAULTS_PATH: '' },
      when: SYSTEM_WHEN,
      ...CONFIG,
    },
    {
      scope: 'user',
      path: '~/.gemini/policies/*.toml',
      overrides: { GEMINI_CLI_HOME: '.gemini/policies/*.toml' },
      ...POLICIES,
    },
    {
      scope: 'managed',
      path: {
        linux: '/etc/gemini-cli/policies/*.toml',
        darwin: '/Library/Application Support/GeminiCli/policies/*.toml',
        win32: '{programData}/gemini-cli/policies/*.toml',
      },
      ...POLICIES,
    },
    {
      // Path to the trust given to it; `TRUST_PARENT` is about the folder above.
      scope: 'user',
      path: '~/.gemini/trustedFolders.json',
      overrides: { GEMINI_CLI_TRUSTED_FOLDERS_PATH: '' },
      format: 'json',
      settings: [
        {
          at: [],
          match: { grants: { pattern: WHOLE_HOME, allow: ['TRUST_FOLDER', 'TRUST_PARENT'] } },
          means: 'sandbox-disabled',
          words: 'servers and settings of any folder below this one load without asking whether it is trusted',
          confidence: 'medium',
        },
      ],
    },
    {
      scope: 'user',
      path: '~/.gemini/mcp-oauth-tokens.json',
      overrides: { GEMINI_CLI_HOME: '.gemini/mcp-oauth-tokens.json' },
      format: 'json',
      opaque: 'credential store',
    },
  ],
  // Entries have no switch: `mcp.excluded` turns servers off, and so does a state file.
  fields: { ...GEMINI_FIELDS, transports: { http: 'http', sse: 'sse' } },
  references: [
    ...expands('all', '$VAR', '${VAR}', '${VAR:-default}'),
    // On Windows alone.
    { syntax: '%VAR%', fields: ['env', 'headers'], confidence: 'low' },
  ],
  entrySettings: [TRUST],
})
