import {
  type ClientFile,
  type CommandWords,
  type Condition,
  type Confidence,
  defineClient,
  type Path,
  type Setting,
  type Undo,
} from '../client.ts'
import {
  addedFolders,
  commandAt,
  describedAt,
  endpoint,
  HOOKS_RUN,
  MCP_SERVERS,
  matchedHooks,
  printedBy,
  runs,
  WRAPPED_OR_BARE,
} from './shared.ts'
import { wordsApproved } from './shells.ts'

/** Of `auto`, `prompt` and `approve`: the first asks only where the server's own hints say that a tool is dangerous. */
export const ASKS: Undo = { value: 'prompt' }

/**
 * The modes of one level: of the file itself, or of each profile in it. Never asking is harmless where one of the levels
 * in `fenced` lets nothing be written.
 */
function modes(at: Path, fenced: readonly Path[], confidence: Confidence): readonly Setting[] {
  return [
    {
      at: [...at, 'approval_policy'],
      match: { is: ['never'] },
      means: 'approval-disabled',
      words: 'every command and every tool runs without asking',
      undo: { value: 'on-request' },
      unless: fenced.flatMap((level) => [
        { at: [...level, 'sandbox_mode'], is: ['read-only'] },
        { at: [...level, 'default_permissions'], is: [':read-only'] },
      ]),
      confidence,
    },
    {
      at: [...at, 'sandbox_mode'],
      match: { is: ['danger-full-access'] },
      means: 'sandbox-disabled',
      words: 'commands run outside the sandbox, with every file and the whole network',
      undo: { value: 'workspace-write' },
      confidence,
    },
    {
      at: [...at, 'default_permissions'],
      match: { is: [':danger-full-access'] },
      means: 'sandbox-disabled',
      words: 'commands run outside the sandbox, with every file and the whole network',
      confidence,
    },
  ]
}

/**
 * A proxy lets sandboxed commands reach those hosts alone that `domains` allows, none without one
 * (developers.openai.com/codex/config-reference, 2026-11).
 */
export const PROXIED: readonly Condition[] = [
  { at: ['features', 'network_proxy'], is: [true] },
  { at: ['features', 'network_proxy', 'enabled'], is: [true] },
]

const FULL_ACCESS: Condition = { at: ['sandbox_mode'], is: ['danger-full-access'] }
const READ_ONLY: Condition = { at: ['sandbox_mode'], is: ['read-only'] }

/**
 * What `sandbox_workspace_write` says counts in that mode alone (developers.openai.com/codex/config-reference, 2026-11). Beside
 * full access, which is told of, it gives nothing away; where nothing may be written, a session may still be put into the mode.
 */
function inWorkspaceMode(setting: Setting): readonly Setting[] {
  const unless = [...(setting.unless ?? []), FULL_ACCESS]
  return [
    { ...setting, unless: [...unless, READ_ONLY] },
    { ...setting, unless, where: [...(setting.where ?? []), READ_ONLY], confidence: 'low' },
  ]
}

function workspaceMode(confidence: Confidence): readonly Setting[] {
  return [
    {
      at: ['sandbox_workspace_write', 'network_access'],
      match: { is: [true] },
      means: 'sandbox-disabled',
      words: 'sandboxed commands reach the whole network',
      unless: PROXIED,
      confidence: 'medium',
    },
    {
      at: ['features', 'network_proxy', 'domains'],
      match: { grants: { pattern: /^\*$/, allow: ['allow'] } },
      means: 'sandbox-disabled',
      words: 'sandboxed commands reach the whole network',
      where: [{ at: ['sandbox_workspace_write', 'network_access'], is: [true] }],
      confidence: 'medium',
    },
    {
      at: ['sandbox_workspace_write', 'writable_roots'],
      match: { grants: { pattern: /^(?:\/|[A-Za-z]:[\\/]?)$/ } },
      means: 'sandbox-disabled',
      words: 'sandboxed commands write anywhere on the disk',
      confidence,
    },
    addedFolders(['sandbox_workspace_write', 'writable_roots'], 'sandboxed commands write there'),
  ]
}

/**
 * codex-rs/config, 2026-08. `approvals_reviewer` is not among them: a model then answers what a person would, but something
 * does. `trust_level` of a project is a person's answer about one folder.
 */
function settings(confidence: Confidence): readonly Setting[] {
  return [
    ...modes([], [[]], confidence),
    ...workspaceMode(confidence).flatMap(inWorkspaceMode),
    // Permission profiles, which a file has in place of the above; developers.openai.com/codex/permissions, 2026-11.
    {
      at: ['permissions', '*', 'filesystem'],
      match: { grants: { pattern: /^(?<folder>[^:].{0,4096})$/s, allow: ['write'] } },
      means: 'folders-added',
      words: 'sandboxed commands write there',
      confidence: 'medium',
    },
    {
      ...addedFolders(['permissions', '*', 'workspace_roots'], 'sandboxed commands work there as in the project'),
      confidence: 'medium',
    },
    {
      at: ['apps', '{server}', 'default_tools_approval_mode'],
      match: { is: ['approve'] },
      means: 'tools-approved',
      words: 'every tool of the connector runs without asking',
      undo: ASKS,
      confidence: 'medium',
    },
  ]
}

const HOME = ['openai.com', 'chatgpt.com'] as const

/** Where requests go: of the user's and the machine's files alone since openai/codex pull request 20098, 2026-05. */
const ENDPOINTS: readonly Setting[] = [
  ['openai_base_url'],
  ['chatgpt_base_url'],
  ['model_providers', '*', 'base_url'],
].map((at) => endpoint(at, [...HOME, 'azure.com']))

const ENDPOINTS_BEFORE: readonly Setting[] = ENDPOINTS.map((setting) => ({
  ...setting,
  words:
    'versions from before May 2026, which read this key in a project, send prompts, code and the key that pays for them there',
  confidence: 'low',
}))

// `log_user_prompt` is ignored in a project as well.
const TELEMETRY: Setting = {
  at: ['otel', 'log_user_prompt'],
  match: { is: [true] },
  means: 'log-reveals',
  words: 'what is typed goes into the telemetry',
}

/** Of a plug-in's servers the user says in the settings which are asked about (`PluginMcpServerConfig` of codex-rs/config, 2026-11). */
const PLUGIN_SERVERS: readonly Setting[] = [
  {
    at: ['plugins', '*', 'mcp_servers', '{server}', 'default_tools_approval_mode'],
    match: { is: ['approve'] },
    means: 'tools-approved',
    words: 'every tool of this server runs without asking',
    undo: ASKS,
    confidence: 'medium',
  },
  {
    at: ['plugins', '*', 'mcp_servers', '{server}', 'tools', '{tool}', 'approval_mode'],
    match: { is: ['approve'] },
    means: 'tools-approved',
    words: 'this tool runs without asking',
    undo: ASKS,
    confidence: 'medium',
  },
]

/** What a provider's key is asked of (`ModelProviderAuthInfo` of codex-rs/protocol, 2026-11). */
const PROVIDER_KEY: Path = ['model_providers', '*', 'auth', 'command']

/** These, too, count for nothing in a project since then (PROJECT_LOCAL_CONFIG_DENYLIST of codex-rs/config/src/loader, 2026-11). */
const COMMANDS_BEFORE: readonly Setting[] = [
  {
    ...commandAt(['notify'], 'runs-code', 'versions from before May 2026 run a command at the end of each turn'),
    confidence: 'low',
  },
  {
    ...commandAt(PROVIDER_KEY, 'runs-code', 'versions from before May 2026 run a command for the key of a provider'),
    confidence: 'low',
  },
]

/** A hook runs once somebody has read it: each is approved by its hash (developers.openai.com/codex/hooks, 2026-10). */
const HOOKS: Setting = matchedHooks({ confidence: 'low', unless: [{ at: ['features', 'hooks'], is: [false] }] })

/** A profile counts only when it is chosen, by `profile` or on the command line. */
const IN_PROFILES = modes(['profiles', '*'], [[], ['profiles', '*']], 'high').map(
  (setting): Setting => ({ ...setting, chosenBy: ['profile'] }),
)

/** Of an entry: a command that prints headers (`RawMcpServerConfig` of codex-rs/config/src/mcp_types.rs, 2026-11). */
const HEADERS_HELPER = 'http_headers_helper'

const SERVERS = {
  format: 'toml',
  servers: [{ at: ['mcp_servers'], shape: 'map' }],
  oauth: [['mcp_oauth_callback_url']],
  // Of commands, a project's file included: the key is none of PROJECT_LOCAL_CONFIG_DENYLIST (as above, 2026-11).
  environment: [['shell_environment_policy', 'set']],
} as const satisfies Partial<ClientFile>

const CONFIG = {
  ...SERVERS,
  settings: [
    ...settings('high'),
    ...IN_PROFILES,
    ...PLUGIN_SERVERS,
    ...ENDPOINTS,
    TELEMETRY,
    commandAt(['notify'], 'runs-code', 'a command runs at the end of each turn'),
    printedBy(PROVIDER_KEY),
  ],
} as const satisfies Partial<ClientFile>

/**
 * An agent, which another may start, to a file: any setting, and servers of its own (codex-rs/core/src/config/agent_roles.rs,
 * 2026-11). That the folder is searched to any depth is left out. What was chosen in the session goes before its modes.
 */
const AGENT = { ...SERVERS, settings: settings('medium') } as const satisfies Partial<ClientFile>

const PATTERN: Path = ['prefix_rule', '*', 'pattern']
const UNFENCED = ', and outside the sandbox'
const DECISION: Path = ['prefix_rule', '*', 'decision']
const STRICTER: CommandWords = { beside: 'decision', stricter: ['prompt', 'forbidden'] }

/**
 * What runs unasked and outside the sandbox, by how commands begin; the strictest of the rules that fit decides
 * (developers.openai.com/codex/rules, and bypass_sandbox in codex-rs/core/src/exec_policy.rs, 2026-11). What it writes for "don't
 * ask again" it never writes for a shell or an interpreter alone (BANNED_PREFIX_SUGGESTIONS there). Without a decision a rule allows.
 * One file that it cannot take, and it takes none (load_exec_policy_with_warning there).
 */
const RULES = {
  format: 'starlark',
  takes: [{ at: DECISION, values: ['allow', 'prompt', 'forbidden'] }],
  refused: 'Rules from other files, which may forbid commands or require approval for them, then do not apply either.',
  settings: [
    ...wordsApproved(PATTERN, STRICTER, UNFENCED, {
      where: [{ at: DECISION, is: ['allow'] }],
      undo: { value: 'prompt', beside: 'decision' },
    }),
    ...wordsApproved(PATTERN, STRICTER, UNFENCED, { unless: [{ at: DECISION, exists: true }], undo: 'not-here' }),
  ],
} as const satisfies Partial<ClientFile>

/**
 * Scripts of the desktop app that prepare the work tree which a new thread is given, and clear it up, each for any system or for
 * one (developers.openai.com/codex/app/local-environments; files that the app wrote, read 2026-11). `npm ci` is what most of them
 * are, and somebody has to ask for such a thread. Left out: actions, which are buttons.
 */
const ENVIRONMENT = {
  format: 'toml',
  settings: [
    ['setup', 'a script prepares a work tree for an agent'],
    ['cleanup', 'a script clears up the work tree of an agent'],
  ].flatMap(([step = '', words = '']) =>
    [[step], [step, 'darwin'], [step, 'linux'], [step, 'win32']].map(
      (at): Setting => ({ ...commandAt([...at, 'script'], 'runs-code', words), confidence: 'low' }),
    ),
  ),
} as const satisfies Partial<ClientFile>

/**
 * Servers that a skill needs. Once it is used those that are missing are written to the user's settings and started; somebody
 * is asked first, by their names alone, and nobody where approvals are off (codex-rs/core-skills/src/loader.rs and
 * codex-rs/core/src/mcp_skill_dependencies.rs, 2026-11). Left out: those without an address or a command, which are only named.
 */
const SKILL_SERVERS = describedAt(['dependencies', 'tools', '*'], {
  name: 'value',
  where: [{ at: ['dependencies', 'tools', '*', 'type'], is: ['mcp'] }],
})

const SKILL = {
  scope: 'extension',
  format: 'yaml',
  servers: SKILL_SERVERS,
  alone: true,
  fields: {
    url: ['url'],
    transport: ['transport'],
    // Without a transport it is the former; what is found in its place is the type.
    transports: { streamable_http: 'http', stdio: 'stdio', mcp: 'http' },
    refusesOtherTransports: true,
  },
  when: [['dependencies', 'tools']],
} as const satisfies Partial<ClientFile>

/** A plug-in's manifest may hold whole files of hooks (`RawPluginManifestHooks` of codex-rs/core-plugins/src/manifest.rs, 2026-11). */
const PLUGIN_HOOKS: readonly Setting[] = [['hooks'], ['hooks', '*']].map((file) =>
  runs([...file, 'hooks', '*', '*', 'hooks', '*', 'command'], HOOKS_RUN, { confidence: 'low' }),
)

// Left out: the macOS preferences.
export default defineClient({
  id: 'codex',
  name: 'Codex',
  docs: 'https://developers.openai.com/codex/mcp',
  checked: '2026-08',
  confidence: 'high',
  startsInProject: true,
  onClash: 'project',
  files: [
    { scope: 'user', path: '~/.codex/config.toml', overrides: { CODEX_HOME: 'config.toml' }, ...CONFIG },
    {
      // One profile to a file, laid over config.toml when it is chosen.
      scope: 'user',
      path: '~/.codex/*.config.toml',
      overrides: { CODEX_HOME: '*.config.toml' },
      ...SERVERS,
      settings: settings('medium'),
    },
    {
      // Read once the project is trusted. Profiles are among the keys that a project may not set.
      scope: 'project',
      path: '.codex/config.toml',
      ...SERVERS,
      settings: [...settings('high'), ...ENDPOINTS_BEFORE, ...COMMANDS_BEFORE, HOOKS],
    },
    { scope: 'user', path: '~/.codex/agents/*.toml', overrides: { CODEX_HOME: 'agents/*.toml' }, ...AGENT },
    { scope: 'project', path: '.codex/agents/*.toml', ...AGENT },
    {
      scope: 'managed',
      path: {
        linux: ['/etc/codex/config.toml', '/etc/codex/managed_config.toml'],
        darwin: ['/etc/codex/config.toml', '/etc/codex/managed_config.toml'],
        win32: '~/.codex/managed_config.toml',
      },
      when: [
        ['mcp_servers'],
        ['approval_policy'],
        ['sandbox_mode'],
        ['default_permissions'],
        ['sandbox_workspace_write'],
        ['apps'],
        ['profiles'],
      ],
      ...CONFIG,
    },
    // An administrator's hooks run without being read by anybody (`ManagedHooksRequirementsToml` of codex-rs/config, 2026-11).
    {
      scope: 'managed',
      path: {
        linux: '/etc/codex/requirements.toml',
        darwin: '/etc/codex/requirements.toml',
        win32: '{programData}/OpenAI/Codex/requirements.toml',
      },
      format: 'toml',
      settings: [matchedHooks()],
    },
    // Beside the settings; a project's once it is trusted (developers.openai.com/codex/hooks, 2026-11).
    {
      scope: 'user',
      path: '~/.codex/hooks.json',
      overrides: { CODEX_HOME: 'hooks.json' },
      format: 'json',
      settings: [HOOKS],
    },
    { scope: 'project', path: '.codex/hooks.json', format: 'json', settings: [HOOKS] },
    // Beside each of the settings; a project's once it is trusted (developers.openai.com/codex/rules, 2026-11).
    { scope: 'user', path: '~/.codex/rules/*.rules', overrides: { CODEX_HOME: 'rules/*.rules' }, ...RULES },
    { scope: 'project', path: '.codex/rules/*.rules', ...RULES },
    {
      scope: 'managed',
      path: { linux: '/etc/codex/rules/*.rules', darwin: '/etc/codex/rules/*.rules' },
      ...RULES,
    },
    { scope: 'project', path: '.codex/environments/*.toml', ...ENVIRONMENT },
    {
      scope: 'extension',
      path: '.codex-plugin/plugin.json',
      format: 'json',
      servers: [MCP_SERVERS],
      settings: PLUGIN_HOOKS,
      // Both forms are in use; only the first is documented.
      elsewhere: [
        { at: ['mcpServers'], otherwise: '.mcp.json', servers: WRAPPED_OR_BARE },
        // One in `hooks/hooks.json`, which need not be named, is read as Claude Code's is.
        { at: ['hooks'], settings: [HOOKS] },
      ],
    },
    // A list of plug-ins, of which it takes names and addresses alone (codex-rs/core-plugins/src/marketplace.rs, 2026-11).
    {
      scope: 'extension',
      path: ['.agents/plugins/marketplace.json', '~/.agents/plugins/marketplace.json'],
      format: 'json',
    },
    { path: ['agents/openai.yaml', '~/.agents/skills/*/agents/openai.yaml'], ...SKILL },
    {
      path: '~/.codex/skills/*/agents/openai.yaml',
      overrides: { CODEX_HOME: 'skills/*/agents/openai.yaml' },
      ...SKILL,
    },
    {
      scope: 'user',
      path: '~/.codex/.credentials.json',
      overrides: { CODEX_HOME: '.credentials.json' },
      format: 'json',
      opaque: 'credential store',
    },
    {
      scope: 'user',
      path: '~/.codex/auth.json',
      overrides: { CODEX_HOME: 'auth.json' },
      format: 'json',
      opaque: 'credential store',
    },
  ],
  fields: {
    url: ['url'],
    merges: true,
    headers: [['http_headers']],
    names: ['bearer_token_env_var', 'env_http_headers', 'env_vars'],
    oauth: ['scopes'],
    off: { field: 'enabled', value: false },
    runs: [HEADERS_HELPER],
    both: 'error',
  },
  // None: `"${VAR}"` is a literal everywhere. Secrets come by name, through the fields above.
  references: [],
  entrySettings: [
    printedBy([HEADERS_HELPER]),
    {
      at: ['default_tools_approval_mode'],
      match: { is: ['approve'] },
      means: 'tools-approved',
      words: 'every tool of this server runs without asking',
      undo: ASKS,
    },
    {
      at: ['tools', '{tool}', 'approval_mode'],
      match: { is: ['approve'] },
      means: 'tools-approved',
      words: 'this tool runs without asking',
      undo: ASKS,
    },
  ],
  logs: '~/.codex/log',
})
