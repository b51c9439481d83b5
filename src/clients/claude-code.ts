import {
  type ClientFile,
  type Condition,
  defineClient,
  type Path,
  type ReferenceSupport,
  type Setting,
} from '../client.ts'
import {
  AGENT_BYPASSES,
  addedFolders,
  CLAUDE_PERMISSIONS,
  CLAUDE_SCRIPTS,
  commandAt,
  endpoint,
  expands,
  HEADERS_HELPER,
  HOOKS_ON,
  hooksFile,
  LAUNCH_FIELDS,
  MCP_SERVERS,
  matchedHooks,
  postedHooks,
  printedBy,
  runs,
  yesByHooks,
} from './shared.ts'
import { ANY_CODE, SHELLS_APPROVED } from './shells.ts'

const BYPASS = {
  at: ['permissions', 'defaultMode'],
  match: { is: ['bypassPermissions'] },
  means: 'approval-disabled',
  words: 'every tool, MCP tools included, runs without asking',
} as const satisfies Setting

const SANDBOXED = { at: ['sandbox', 'enabled'], is: [true] } as const satisfies Condition

/** In a list of what is asked about or refused: calls with this parameter (docs/en/permissions, "Match by input parameter", 2026-10). */
const RETRY = 'Bash(dangerouslyDisableSandbox:true)'

/**
 * In the sandbox a command is fenced in, and runs unasked anyway unless `autoAllowBashIfSandboxed` is off. What an entry of
 * the list adds is the way out: a call with `dangerouslyDisableSandbox`, which the model may make of any command, goes by
 * mode and allow rules like any other (docs/en/settings-reference, `sandbox.allowUnsandboxedCommands`, and docs/en/sandboxing,
 * "The unsandboxed retry escape hatch", 2026-10; seen to run unasked in anthropics/claude-code#14268 and #35224).
 */
const OUT_OF_THE_SANDBOX: Pick<Setting, 'where' | 'unless'> = {
  where: [SANDBOXED],
  unless: [
    { at: ['sandbox', 'allowUnsandboxedCommands'], is: [false] },
    ...['ask', 'deny'].map((list) => ({ at: ['permissions', list, '*'], is: [RETRY] })),
  ],
}

/**
 * Commands that run outside of the sandbox, in the grammar of `Bash(…)`; those of all files make one list. They are asked
 * about as without a sandbox (docs/en/settings-reference, `sandbox.excludedCommands`, 2026-10). Single programs (`docker *`,
 * `git *`) are what it is for.
 */
const EXCLUDED: readonly Setting[] = [
  {
    at: ['sandbox', 'excludedCommands'],
    match: { grants: { pattern: /^[\s:]{0,8}\*{1,4}$/ } },
    means: 'sandbox-disabled',
    words: 'shell commands run outside of the sandbox, whichever they are',
    unless: [{ at: ['sandbox', 'enabled'], is: [false] }],
    confidence: 'medium',
  },
  ...ANY_CODE.map(
    (pattern): Setting => ({
      at: ['sandbox', 'excludedCommands'],
      match: { grants: { pattern } },
      means: 'sandbox-disabled',
      words: 'what this program is told to run, which may be anything, runs outside of the sandbox',
      unless: [{ at: ['sandbox', 'enabled'], is: [false] }],
      // Each is asked about, and people list them for one script of theirs that needs more than the sandbox gives.
      confidence: 'low',
    }),
  ),
]

/**
 * Of the two rules about files, with an absolute path or one below the home: `//etc` is the former, `/src` begins at the
 * project (docs/en/permissions, "Read and Edit", 2026-11). That it reads its own folder, with the skills and commands that it
 * is given there, is no news.
 */
const FILES_APPROVED: readonly Setting[] = [
  {
    at: ['permissions', 'allow'],
    match: {
      grants: {
        pattern: /^Read\((?:\/(?=\/))?(?<folder>(?:~(?!\/\.claude(?:\/\*{0,2})?\))|(?<=\(\/)\/)[^()]{0,1024})\)$/,
      },
    },
    means: 'files-approved',
    words: 'its tools read what lies there without asking',
  },
  {
    at: ['permissions', 'allow'],
    match: { grants: { pattern: /^Edit\((?:\/(?=\/))?(?<folder>(?:~|(?<=\(\/)\/)[^()]{0,1024})\)$/ } },
    means: 'files-approved',
    words: 'its tools change what lies there without asking',
  },
]

const BESIDES_THE_MODE: readonly Setting[] = [
  {
    at: ['enableAllProjectMcpServers'],
    match: { is: [true] },
    means: 'project-servers-approved',
    words: "every server of a project's .mcp.json is approved unseen",
  },
  {
    // By name only: the command behind the name can change later.
    at: ['enabledMcpjsonServers'],
    match: { some: true },
    means: 'project-servers-approved',
    words: 'the named servers are approved whatever their command becomes',
    undo: 'left-out',
  },
  {
    at: ['permissions', 'allow'],
    match: { grants: CLAUDE_PERMISSIONS },
    means: 'tools-approved',
    words: 'runs without asking',
  },
  ...SHELLS_APPROVED.flatMap((approved): readonly Setting[] => [
    { ...approved, unless: [SANDBOXED] },
    {
      ...approved,
      words: `${approved.words}, outside of the sandbox too when the model asks for that`,
      ...OUT_OF_THE_SANDBOX,
    },
  ]),
  {
    at: ['sandbox', 'enabled'],
    match: { is: [false] },
    means: 'sandbox-disabled',
    words: 'it overrides what each developer has set, so shell commands of those who use the sandbox run outside of it',
    undo: 'left-out',
    // A user's own file only says what is so anyway.
    scopes: ['project', 'managed'],
    confidence: 'medium',
  },
  {
    at: ['sandbox', 'filesystem', 'disabled'],
    match: { is: [true] },
    means: 'sandbox-disabled',
    words: 'the sandbox no longer keeps shell commands from any file',
    // Ignored in a project, a personal file included (docs/en/settings, 2026-11).
    scopes: ['user', 'managed'],
  },
  ...EXCLUDED,
  addedFolders(['permissions', 'additionalDirectories'], 'its tools work there as in the project'),
  ...FILES_APPROVED,
  addedFolders(['sandbox', 'filesystem', 'allowWrite'], 'sandboxed shell commands write there'),
  {
    at: ['sandbox', 'allowAppleEvents'],
    match: { is: [true] },
    means: 'sandbox-disabled',
    words: 'sandboxed commands start other programs outside of the sandbox, through the events of macOS',
    // docs/en/settings-reference, 2026-10.
    scopes: ['user', 'managed'],
  },
  {
    at: ['sandbox', 'network', 'allowMachLookup'],
    match: { grants: { pattern: /^\*$/ } },
    means: 'sandbox-disabled',
    words: 'sandboxed commands reach every service of macOS',
    confidence: 'medium',
  },
  {
    // "A potential data exfiltration path", for the sake of what is written in Go (docs/en/settings-reference, 2026-10).
    at: ['sandbox', 'enableWeakerNetworkIsolation'],
    match: { is: [true] },
    means: 'sandbox-disabled',
    words: 'sandboxed commands reach the service of macOS that checks certificates, through which data gets out',
    confidence: 'low',
  },
  {
    at: ['sandbox', 'network', 'allowAllUnixSockets'],
    match: { is: [true] },
    means: 'sandbox-disabled',
    words: "sandboxed commands reach every local socket, Docker's and the SSH agent's included",
  },
  {
    at: ['sandbox', 'network', 'allowUnixSockets'],
    match: { grants: { pattern: /^(?:.{0,512}\/)?(?:docker|podman|containerd)\.sock$/ } },
    means: 'sandbox-disabled',
    words:
      'sandboxed commands may use the control socket of the container engine, through which they leave the sandbox',
  },
]

/**
 * What a settings file of Claude Code says about asking; https://code.claude.com/docs/en/settings and /permissions, 2026-10.
 * `auto` and `dontAsk` are not among the modes: a classifier or the allow list still stands in between.
 */
export const CLAUDE_SETTINGS: readonly Setting[] = [BYPASS, ...BESIDES_THE_MODE]

/** In a project, a personal file included, the mode is ignored since 2.1.257 (CHANGELOG.md of anthropics/claude-code, 2026-11). */
const MODES: readonly Setting[] = [
  { ...BYPASS, scopes: ['user', 'managed'] },
  { ...BYPASS, words: `${BYPASS.words}, in versions before 2.1.257`, scopes: ['project'], confidence: 'medium' },
]

/**
 * Written by the client once somebody has accepted the warning of that mode, and by people who do not want to see it. A
 * project's shared file cannot say it (docs/en/settings, 2026-11); below `permissions` it does nothing
 * (anthropics/claude-code#48668). Left out: `skipAutoPermissionPrompt`, whose mode has a classifier in it.
 */
const UNWARNED = {
  at: ['skipDangerousModePermissionPrompt'],
  match: { is: [true] },
  means: 'sandbox-disabled',
  words: 'nobody is warned any more before a session in which every tool runs without asking',
  unless: [{ at: BYPASS.at, is: BYPASS.match.is }],
  confidence: 'low',
} as const satisfies Setting

/** The extension's own choice of a mode: of a workspace's since 2.1.225 no longer (docs/en/vs-code, 2026-11). */
const MODE_IN_EDITOR = {
  at: ['claudeCode.initialPermissionMode'],
  match: BYPASS.match,
  means: 'approval-disabled',
  words: 'new conversations run every tool without asking',
  confidence: 'medium',
} as const satisfies Setting

/** Settings that name a command, run for the key, the headers or the login that it prints (docs/en/settings, 2026-11). */
const HELPERS: readonly Path[] = [
  ['apiKeyHelper'],
  ['awsAuthRefresh'],
  ['awsCredentialExport'],
  ['gcpAuthRefresh'],
  ['otelHeadersHelper'],
]

/**
 * What the client runs by itself, once the folder is trusted, beside the helpers whose output is a key or a header. One switch
 * for hooks and status lines alike; docs/en/hooks and /statusline, 2026-10.
 */
const CLAUDE_COMMANDS: readonly Setting[] = [
  matchedHooks(HOOKS_ON),
  ...yesByHooks(HOOKS_ON),
  ...postedHooks(HOOKS_ON),
  runs(['statusLine', 'command'], 'the status line is what a command prints', HOOKS_ON),
  runs(['subagentStatusLine', 'command'], 'the status line is what a command prints', HOOKS_ON),
  runs(['fileSuggestion', 'command'], 'a command suggests file names'),
  // Of every shell command, and of those that start servers (docs/en/env-vars, 2026-08).
  runs(['env', 'CLAUDE_CODE_SHELL_PREFIX'], 'a program stands in front of every command'),
  // Ignored in a project (docs/en/settings-reference, `env`, `processWrapper` and `sandbox.ripgrep`, 2026-10).
  ...[
    runs(['env', 'CLAUDE_CODE_PROCESS_WRAPPER'], 'a launcher stands in front of background processes'),
    runs(['processWrapper'], 'a launcher stands in front of background processes'),
    runs(['sandbox', 'ripgrep', 'command'], 'the sandbox searches with a program of its own'),
  ].map((setting): Setting => ({ ...setting, scopes: ['user', 'managed'] })),
  { ...runs(['policyHelper', 'path'], 'a program computes the settings'), scopes: ['managed'] },
]

/** Variables of the client itself, of those under `env`; docs/en/env-vars, 2026-10. */
const ENDPOINTS: readonly Setting[] = [
  endpoint(['env', 'ANTHROPIC_BASE_URL'], ['anthropic.com']),
  endpoint(['env', 'ANTHROPIC_BEDROCK_BASE_URL'], ['amazonaws.com']),
  // Both are at home below `api.aws` (docs/en/env-vars and /amazon-bedrock, 2026-08).
  endpoint(['env', 'ANTHROPIC_BEDROCK_MANTLE_BASE_URL'], ['api.aws', 'amazonaws.com']),
  endpoint(['env', 'ANTHROPIC_AWS_BASE_URL'], ['api.aws', 'amazonaws.com']),
  endpoint(['env', 'ANTHROPIC_VERTEX_BASE_URL'], ['googleapis.com']),
  endpoint(['env', 'ANTHROPIC_FOUNDRY_BASE_URL'], ['azure.com']),
]

/** Of the variables that decide what telemetry holds; docs/en/monitoring-usage, 2026-10. Telemetry itself is off by default. */
const LOGGED = [
  ['OTEL_LOG_USER_PROMPTS', 'what is typed goes into the telemetry'],
  ['OTEL_LOG_ASSISTANT_RESPONSES', 'what the model answers goes into the telemetry'],
  ['OTEL_LOG_TOOL_DETAILS', 'what tools are called with goes into the telemetry'],
  ['OTEL_LOG_TOOL_CONTENT', 'what goes to tools and comes back from them goes into the telemetry'],
  ['OTEL_LOG_RAW_API_BODIES', 'whole requests to the model and its answers go into the telemetry'],
] as const

const TELEMETRY_OFF: Condition = { at: ['env', 'CLAUDE_CODE_ENABLE_TELEMETRY'], is: ['0', 0, 'false', false] }

const TELEMETRY: readonly Setting[] = [
  ...LOGGED.map(
    ([name, words]): Setting => ({
      at: ['env', name],
      match: { is: ['1', 1, 'true', true] },
      means: 'log-reveals',
      words,
      unless: [TELEMETRY_OFF],
    }),
  ),
  {
    at: ['env', 'OTEL_LOG_RAW_API_BODIES'],
    match: { grants: { pattern: /^file:.{1,4096}$/s } },
    means: 'log-reveals',
    words: 'whole requests to the model and its answers are written to a folder',
    unless: [TELEMETRY_OFF],
  },
]

const SETTINGS: readonly Setting[] = [
  ...MODES,
  ...BESIDES_THE_MODE,
  { ...UNWARNED, scopes: ['user', 'managed'] },
  ...CLAUDE_COMMANDS,
  ...HELPERS.map(printedBy),
  ...ENDPOINTS,
  ...TELEMETRY,
]

/**
 * Servers that the desktop app starts for a preview, and again once something has changed (docs/en/desktop, "Preview your app", 2026-11).
 * Somebody has to ask for the first, or to let Claude look at its own work.
 */
const PREVIEW: Setting = {
  ...commandAt(['configurations', '*', 'runtimeExecutable'], 'runs-code', 'servers are started for a preview'),
  confidence: 'low',
}

/** Servers of a project that are refused by name, in every mode (docs/en/settings, 2026-10). */
const REJECTS = { names: ['disabledMcpjsonServers'], of: '.mcp.json' } as const satisfies ClientFile['rejects']

/**
 * Servers that an administrator provides beside those of the users, in a file of settings: remote ones, and nothing in them is
 * expanded (docs/en/managed-mcp, "What an entry can contain", 2026-10).
 */
const PROVIDED = {
  servers: [{ at: ['managedMcpServers'], shape: 'map' }],
  fields: {
    url: ['url'],
    transports: { http: 'http', 'streamable-http': 'http', sse: 'sse' },
    refusesOtherTransports: true,
    urlWithoutTransport: 'error',
    dropsPlainHttp: true,
  },
  references: [],
} as const satisfies Partial<ClientFile>

/** What an administrator's folder has below `.claude` (docs/en/sub-agents and /skills, 2026-08). */
function managed(below: string): ClientFile['path'] {
  return {
    linux: `/etc/claude-code/${below}`,
    darwin: `/Library/Application Support/ClaudeCode/${below}`,
    win32: `{programFiles}/ClaudeCode/${below}`,
  }
}

/** Front matter of a sub-agent: an array of names and of one-entry maps. */
const AGENT = {
  format: 'yaml',
  servers: [{ at: ['mcpServers', '*'], shape: 'map' }],
  settings: [AGENT_BYPASSES, matchedHooks(), ...yesByHooks(), ...postedHooks()],
} as const satisfies Partial<ClientFile>

/** The shell with nothing that narrows it, in a list of tools, or in one string with commas or blanks between them. */
const SHELL_ALLOWED: Setting = {
  at: ['allowed-tools'],
  match: {
    grants: {
      pattern: /^(?:[^BP]{1,200}[,\s])?(?:Bash|PowerShell)(?:\([\s*:]{0,8}\*[\s*:]{0,8}\))?(?:[,\s].{0,512})?$/s,
    },
  },
  means: 'shell-approved',
  words: 'while it is in use every shell command runs without asking',
  // In one's own it was one's own decision.
  scopes: ['project'],
  undo: 'not-here',
  // Somebody has to call it, or let the model call it, and many that mean no harm say so.
  confidence: 'low',
}

/**
 * Front matter of a skill, or of a command, which is one in a file of its own: hooks that run, and tools that are allowed,
 * while it is in use (docs/en/skills, 2026-11).
 */
const SKILL = {
  format: 'yaml',
  settings: [matchedHooks(), ...postedHooks(), SHELL_ALLOWED],
  // Of a shell that nothing allows the client asks first. Blocks: docs/en/skills, "Inject dynamic context", 2026-11.
  runsProse: 'words',
  when: [['hooks'], SHELL_ALLOWED.at],
} as const satisfies Partial<ClientFile>

/**
 * What Claude Code expands, in `.mcp.json`, `~/.claude.json` and managed files alike (docs/en/mcp, 2026-08). `$VAR` without
 * braces and `${env:VAR}` are literals to it.
 */
export const CLAUDE_REFERENCES: readonly ReferenceSupport[] = [
  ...expands(LAUNCH_FIELDS, '${VAR}', '${VAR:-default}'),
  {
    syntax: '${workspaceFolder}',
    fields: LAUNCH_FIELDS,
    names: /^CLAUDE_(?:PLUGIN_ROOT|PLUGIN_DATA|PROJECT_DIR)(?::|$)/,
  },
]

export default defineClient({
  id: 'claude-code',
  name: 'Claude Code',
  docs: 'https://code.claude.com/docs/en/mcp',
  checked: '2026-11',
  confidence: 'high',
  startsInProject: true,
  onClash: 'project',
  privateFirst: true,
  files: [
    {
      scope: 'user',
      path: '~/.claude.json',
      overrides: { CLAUDE_CONFIG_DIR: '.claude.json' },
      // The last five, `.claude.json.backup.<ms>`, and `.claude.json.corrupted.<ms>` (docs/en/errors, 2026-09).
      keptIn: ['.claude/backups', 'backups'],
      format: 'json',
      // `projects.<absolute path>` is the client's "local" scope: private servers of one project. Its list of servers that
      // are off, written by `/mcp`, is about the user's and a plug-in's too, which stay on in other projects.
      servers: [
        MCP_SERVERS,
        { at: ['projects', '*', 'mcpServers'], shape: 'map', off: ['projects', '*', 'disabledMcpServers'] },
      ],
    },
    { scope: 'project', path: '.mcp.json', format: 'json', servers: [MCP_SERVERS] },
    { scope: 'project', path: '.claude/launch.json', format: 'jsonc', settings: [PREVIEW] },
    {
      scope: 'managed',
      path: {
        linux: '/etc/claude-code/managed-mcp.json',
        darwin: '/Library/Application Support/ClaudeCode/managed-mcp.json',
        win32: '{programFiles}/ClaudeCode/managed-mcp.json',
      },
      format: 'json',
      servers: [MCP_SERVERS],
    },
    {
      scope: 'user',
      path: '~/.claude/settings.json',
      overrides: { CLAUDE_CONFIG_DIR: 'settings.json' },
      format: 'json',
      settings: SETTINGS,
      rejects: REJECTS,
      runs: HELPERS,
    },
    {
      scope: 'project',
      path: '.claude/settings.json',
      format: 'json',
      settings: SETTINGS,
      rejects: REJECTS,
      runs: HELPERS,
    },
    {
      scope: 'project',
      path: '.claude/settings.local.json',
      format: 'json',
      settings: [...SETTINGS.filter(({ at }) => at.join('.') !== 'sandbox.enabled'), UNWARNED],
      rejects: REJECTS,
      runs: HELPERS,
      personal: true,
    },
    {
      scope: 'managed',
      path: {
        linux: ['/etc/claude-code/managed-settings.json', '/etc/claude-code/managed-settings.d/*.json'],
        darwin: [
          '/Library/Application Support/ClaudeCode/managed-settings.json',
          '/Library/Application Support/ClaudeCode/managed-settings.d/*.json',
        ],
        win32: [
          '{programFiles}/ClaudeCode/managed-settings.json',
          '{programFiles}/ClaudeCode/managed-settings.d/*.json',
        ],
      },
      format: 'json',
      ...PROVIDED,
      settings: SETTINGS,
      rejects: REJECTS,
      runs: HELPERS,
    },
    {
      scope: 'user',
      path: '{editors}/settings.json',
      format: 'jsonc',
      settings: [MODE_IN_EDITOR],
      when: [MODE_IN_EDITOR.at],
    },
    {
      scope: 'project',
      path: '.vscode/settings.json',
      format: 'jsonc',
      settings: [{ ...MODE_IN_EDITOR, words: `${MODE_IN_EDITOR.words}, in versions before 2.1.225` }],
      when: [MODE_IN_EDITOR.at],
    },
    // Folders of agents in folders: docs/en/sub-agents, 2026-11; of commands: docs/en/slash-commands, "Namespacing", 2025-12.
    { scope: 'project', path: '.claude/agents/**/*.md', ...AGENT },
    { scope: 'user', path: '~/.claude/agents/**/*.md', overrides: { CLAUDE_CONFIG_DIR: 'agents/**/*.md' }, ...AGENT },
    { scope: 'managed', path: managed('.claude/agents/**/*.md'), ...AGENT },
    { scope: 'project', path: ['.claude/skills/*/SKILL.md', '.claude/commands/**/*.md'], ...SKILL },
    { scope: 'managed', path: managed('.claude/skills/*/SKILL.md'), ...SKILL },
    {
      // A plugin that lies among a project's skills is loaded for everybody who trusts the folder, its hooks included
      // (docs/en/plugins-reference, "Skills-directory plugins", 2026-08). What else it has is read as any plugin's.
      scope: 'project',
      path: ['.claude/skills/*/.claude-plugin/plugin.json', '.claude/skills/*/hooks/hooks.json'],
      ...hooksFile(matchedHooks(), ...postedHooks()),
    },
    {
      scope: 'user',
      path: '~/.claude/skills/*/SKILL.md',
      overrides: { CLAUDE_CONFIG_DIR: 'skills/*/SKILL.md' },
      ...SKILL,
    },
    {
      scope: 'user',
      path: '~/.claude/commands/**/*.md',
      overrides: { CLAUDE_CONFIG_DIR: 'commands/**/*.md' },
      ...SKILL,
    },
    {
      scope: 'user',
      path: '~/.claude/.credentials.json',
      overrides: { CLAUDE_CONFIG_DIR: '.credentials.json' },
      format: 'json',
      opaque: 'credential store',
    },
    ...CLAUDE_SCRIPTS,
  ],
  fields: {
    url: ['url'],
    transports: { stdio: 'stdio', http: 'http', 'streamable-http': 'http', sse: 'sse', ws: 'ws' },
    refusesOtherTransports: true,
    urlWithoutTransport: 'error',
    runs: [HEADERS_HELPER],
  },
  entrySettings: [printedBy([HEADERS_HELPER])],
  references: CLAUDE_REFERENCES,
  logs: {
    darwin: '~/Library/Caches/claude-cli-nodejs',
    linux: '~/.cache/claude-cli-nodejs',
  },
})
