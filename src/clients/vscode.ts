import {
  type ClientFile,
  type Condition,
  defineClient,
  type Fields,
  type Path,
  type ReferenceSupport,
  type ServerRoot,
  type Setting,
} from '../client.ts'
import {
  addedFolders,
  CLIENT_EXTENSIONS,
  CLIENT_PACKAGES,
  COPILOT_HOOKS,
  commandAt,
  endpoint,
  expands,
  hooksFile,
  installedExtensions,
  MCP_SERVERS,
  printedBy,
} from './shared.ts'
import { DEFAULTS_IGNORED, TERMINAL_APPROVED } from './shells.ts'

/** `servers: { name: entry }`, the shape of VS Code and of Microsoft's and GitHub's other editors. */
export const SERVERS: ServerRoot = { at: ['servers'], shape: 'map' }

/** The two ways to write the setting `mcp.servers`, where servers stood before 1.102. */
const LEGACY: readonly ServerRoot[] = [
  { at: ['mcp', 'servers'], shape: 'map' },
  { at: ['mcp.servers'], shape: 'map' },
]

const URLS = 'chat.tools.urls.autoApprove'
const EDITS = 'chat.tools.edits.autoApprove'

/**
 * Honoured in a workspace too, in 1.99 to 1.103: a prompt injection that wrote it into `.vscode/settings.json` was
 * CVE-2025-53773. Its successor is read from the user's settings only.
 */
const OLD_AUTO_APPROVE: Setting = {
  at: ['chat.tools.autoApprove'],
  match: { is: [true] },
  means: 'approval-disabled',
  words: 'every tool runs without asking, in versions before 1.104',
  confidence: 'medium',
}

/** Any address; a `*` alone would be any key in a path. */
const ANY_ADDRESS = ['http://*', 'https://*', 'https://**'] as const

/** Pages that are fetched without asking: https://code.visualstudio.com/docs/agents/approvals, 2026-11. A workspace may say so. */
const FETCHED_UNASKED: readonly Setting[] = [
  { at: [URLS], match: { is: [true] } },
  { at: [URLS], match: { grants: { pattern: /^(?:https?:\/\/)?\*{1,2}(?:\/\*{0,2})?$/, allow: [true] } } },
  ...ANY_ADDRESS.flatMap((address) =>
    // Of the two questions the second is about what the model reads.
    ['approveRequest', 'approveResponse'].map((about) => ({ at: [URLS, address, about], match: { is: [true] } })),
  ),
].map(
  (setting): Setting => ({
    ...setting,
    means: 'sandbox-disabled',
    words: 'pages of any address are fetched without asking, with what the address carries away',
    undo: 'left-out',
    confidence: 'medium',
  }),
)

/**
 * Files that start programs or hold secrets, which the default keeps back from `**\/*: true`. The last glob that fits decides,
 * and the file's stand behind those of the default, but for `**\/*` itself, which is one of these and so changes nothing
 * (microsoft/vscode, src/vs/workbench/contrib/chat/browser/chat.contribution.ts, 2026-11).
 */
const EDITED_UNASKED: Setting = {
  at: [EDITS],
  match: {
    grants: {
      pattern:
        /^(?:\*\*|\*\*\/\*\*|\*\*\/\*\.\*|(?:\*\*\/)?\.(?:vscode|git|env(?!\.(?:example|sample|template)))\b[^,]{0,64})$/,
      allow: [true],
    },
  },
  means: 'sandbox-disabled',
  words: 'files that start programs or hold secrets are changed without asking',
  undo: 'left-out',
  confidence: 'medium',
}

/**
 * Where Copilot's requests go, with its token: read of a workspace as well, in both ways of writing it (`getConfig` of
 * src/platform/configuration/vscode/configurationServiceImpl.ts in microsoft/vscode-copilot-chat, 2026-11; the last two are the
 * completions' own names). Some versions take the first two from GitHub's own people alone.
 */
const COPILOT_ENDPOINTS: readonly Setting[] = [
  ...['debug.overrideCapiUrl', 'debug.overrideProxyUrl'].flatMap((key) => [
    [`github.copilot.advanced.${key}`],
    ['github.copilot.advanced', key],
  ]),
  ['github.copilot.internal.capiUrl'],
  ['github.copilot.internal.completionsUrl'],
].map((at) =>
  endpoint(at, ['githubcopilot.com', 'github.com', 'ghe.com'], {
    words: "prompts, code and Copilot's token go there",
    confidence: 'medium',
  }),
)

/** https://code.visualstudio.com/docs/agents/approvals, 2026-07. Scoped to the application: a workspace's copy is ignored. */
const USER_SETTINGS: readonly Setting[] = [
  {
    at: ['chat.tools.global.autoApprove'],
    match: { is: [true] },
    means: 'approval-disabled',
    words: 'every tool runs without asking, in every workspace',
  },
  OLD_AUTO_APPROVE,
  ...COPILOT_ENDPOINTS,
  ...TERMINAL_APPROVED,
  DEFAULTS_IGNORED,
  ...FETCHED_UNASKED,
  EDITED_UNASKED,
  {
    at: ['chat.permissions.default'],
    match: { is: ['autoApprove', 'bypass', 'autopilot'] },
    means: 'approval-disabled',
    words: 'new sessions run every tool without asking',
    confidence: 'medium',
  },
  {
    at: ['security.workspace.trust.enabled'],
    match: { is: [false] },
    means: 'sandbox-disabled',
    words: 'servers and settings of any folder load without asking whether it is trusted',
    undo: { value: true },
  },
  {
    // Copilot Chat's own description of the setting, 2026-10; off by default, and so is the telemetry.
    at: ['github.copilot.chat.otel.captureContent'],
    match: { is: [true] },
    means: 'log-reveals',
    words: 'what is typed, what the model answers and what tools are called with go into the telemetry',
    where: [{ at: ['github.copilot.chat.otel.enabled'], is: [true] }],
  },
  {
    at: ['chat.agent.sandbox.enabled'],
    match: { is: ['off', false] },
    means: 'sandbox-disabled',
    words: 'terminal commands of the agent run outside the sandbox',
    undo: { value: 'on' },
    confidence: 'medium',
  },
  // One of the values of the first before there was the second (docs/agents/reference/ai-settings.md of microsoft/vscode-docs, 2026-07).
  ...(
    [
      ['chat.agent.sandbox.enabled', 'allowNetwork'],
      ['chat.agent.sandbox.allowNetwork', true],
    ] as const
  ).map(
    ([key, value]): Setting => ({
      at: [key],
      match: { is: [value] },
      means: 'sandbox-disabled',
      words: 'sandboxed commands reach the whole network, and run without asking',
      confidence: 'medium',
      ...(value === true ? {} : { undo: { value: 'on' } }),
    }),
  ),
  ...['linux', 'mac'].map((system) =>
    addedFolders([`chat.agent.sandbox.fileSystem.${system}`, 'allowWrite'], 'sandboxed commands write there'),
  ),
  // The same page, "Agent settings".
  addedFolders(['github.copilot.chat.additionalReadAccessFolders'], 'its tools read what lies there'),
  {
    at: ['github.copilot.chat.claudeAgent.allowDangerouslySkipPermissions'],
    match: { is: [true] },
    means: 'approval-disabled',
    words: 'sessions of the Claude agent may run every tool without asking',
    confidence: 'medium',
  },
]

/**
 * An answer that an extension's command gives, when the server starts. What most of them do is the extension's business; the
 * one of "Tasks Shell Input" and its forks runs the line that it is given in a shell, for what that prints
 * (github.com/tachev/vscode-shell-command, README, 2026-11).
 */
const SHELL_INPUT: Setting = {
  ...printedBy(['inputs', '*', 'args', 'command']),
  where: [
    { at: ['inputs', '*', 'type'], is: ['command'] },
    { at: ['inputs', '*', 'command'], is: ['shellCommand.execute'] },
  ],
}

/** Of a sandboxed server, whose tools run unasked: the fence is all that is left (code.visualstudio.com/docs/agents/reference/mcp-configuration, 2026-10). */
const EVERY_HOST = {
  at: ['sandbox', 'network', 'allowedDomains'],
  match: { grants: { pattern: /^\*$/ } },
  means: 'sandbox-disabled',
  words: 'sandboxed servers reach every host',
  confidence: 'medium',
} as const satisfies Setting

/** An `mcp.json` of any build and scope. */
export const MCP_FILE = {
  format: 'jsonc',
  servers: [SERVERS],
  inputs: ['inputs'],
  settings: [
    { ...addedFolders(['sandbox', 'filesystem', 'allowWrite'], 'sandboxed servers write there'), confidence: 'medium' },
    EVERY_HOST,
    SHELL_INPUT,
  ],
} as const satisfies Partial<ClientFile>

/** What a user's settings.json means to VS Code and its builds; other programs have files of that name. */
export const SETTINGS_FILE = {
  format: 'jsonc',
  servers: LEGACY,
  inputs: ['mcp', 'inputs'],
  settings: USER_SETTINGS,
  // The last key is another program's, and servers under it never start.
  when: [['mcp'], ['mcp.servers'], ...USER_SETTINGS.map(({ at }) => at), ['mcpServers']],
} as const satisfies Partial<ClientFile>

/** `.vscode/mcp.json`, alike in every build. */
export const WORKSPACE_MCP: ClientFile = { scope: 'project', path: '.vscode/mcp.json', ...MCP_FILE }

/** Its server fields, as in every build. */
export const FIELDS: Fields = {
  url: ['url'],
  sandboxed: 'sandboxEnabled',
  transports: { stdio: 'stdio', http: 'http', sse: 'sse' },
}

/** Every string of an entry, except that a prompt's answer does not reach OAuth fields. `${VAR}` and `$VAR` are literals. */
export const REFERENCES: readonly ReferenceSupport[] = [
  ...expands(['command', 'args', 'env', 'url', 'headers', 'cwd', 'envFile'], '${input:id}'),
  ...expands('all', '${env:VAR}', '${config:key}', '${command:id}'),
  // Another client's folder, `${CLAUDE_PLUGIN_ROOT}`, is not one of them.
  { syntax: '${workspaceFolder}', fields: 'all', names: /^(?!CLAUDE_|__dirname)/ },
]

/** Keys in a server entry that take the question away. */
export const ENTRY_SETTINGS: readonly Setting[] = [
  {
    // Tools of a sandboxed server run unasked by design: the fence is the answer, so only a wide one is a problem.
    at: ['sandboxEnabled'],
    match: { is: [true] },
    means: 'tools-approved',
    words: 'every tool of the sandboxed server runs without asking',
    undo: 'not-here',
    confidence: 'low',
  },
  // Where it stood before there was one for all servers.
  { ...EVERY_HOST, where: [{ at: ['sandboxEnabled'], is: [true] }] },
]

const HOOKS_FILE = hooksFile(...COPILOT_HOOKS)

/** What a workspace may set as well. */
const WORKSPACE_SETTINGS: readonly Setting[] = [
  OLD_AUTO_APPROVE,
  ...COPILOT_ENDPOINTS,
  ...TERMINAL_APPROVED,
  DEFAULTS_IGNORED,
  ...FETCHED_UNASKED,
  // Scoped to the application since; before, a workspace's were taken.
  { ...EDITED_UNASKED, confidence: 'low' },
]

/** The same where the settings stand inside of something else. */
function below(at: Path, setting: Setting): Setting {
  const moved = { ...setting, at: [...at, ...setting.at] }
  return setting.unless
    ? { ...moved, unless: setting.unless.map((condition) => ({ ...condition, at: [...at, ...condition.at] })) }
    : moved
}

/** What a dev container adds to the editor that is attached to it. */
const IN_CONTAINER = ['customizations', 'vscode'] as const

/** Of a dev container, in the order in which they run; containers.dev/implementors/json_reference, 2026-11. */
const PREPARES = [
  'onCreateCommand',
  'updateContentCommand',
  'postCreateCommand',
  'postStartCommand',
  'postAttachCommand',
] as const

/** The first runs on the machine of whoever opens the folder, when the container is made and at later starts. */
const LIFECYCLE: readonly Setting[] = [
  commandAt(
    ['initializeCommand'],
    'runs-code',
    'a command runs outside the container, each time that one is made or started',
  ),
  ...PREPARES.map((name) => commandAt([name], 'runs-in-container', 'a command prepares the container')),
]

/** Agents as features, packages and folders of their settings call them. */
const AGENT_NAMES = ['claude-code', 'codex', 'copilot-cli', 'gemini-cli', 'opencode'] as const
const AGENT_FOLDERS = ['/.claude', '/.codex', '/.copilot', '/.gemini', '/opencode'] as const

/**
 * A dev container that an agent works in; what others do is no business of ours. An agent may change the file itself, and so
 * what runs outside. Extensions may have a version behind them: https://code.visualstudio.com/docs/devcontainers/containers.
 */
const HOLDS_AGENT: readonly Condition[] = [
  { at: [...IN_CONTAINER, 'extensions', '*'], begins: CLIENT_EXTENSIONS },
  { at: ['features'], holds: AGENT_NAMES },
  { at: ['mounts'], holds: AGENT_FOLDERS },
  // `cline` is part of other words.
  ...PREPARES.map((name) => ({ at: [name], holds: CLIENT_PACKAGES.filter((each) => each !== 'cline') })),
]

// Left out: other clients' files, which discovery (chat.mcp.discovery.enabled, off by default) would import.
export default defineClient({
  id: 'vscode',
  name: 'VS Code',
  docs: 'https://code.visualstudio.com/docs/agents/reference/mcp-configuration',
  checked: '2026-11',
  confidence: 'high',
  files: [
    {
      scope: 'user',
      path: {
        linux: ['{appData}/Code/User/mcp.json', '~/.var/app/com.visualstudio.code/config/Code/User/mcp.json'],
        darwin: '{appData}/Code/User/mcp.json',
        win32: '{appData}/Code/User/mcp.json',
      },
      overrides: { VSCODE_PORTABLE: 'user-data/User/mcp.json', VSCODE_APPDATA: 'Code/User/mcp.json' },
      ...MCP_FILE,
    },
    {
      scope: 'user',
      path: '{appData}/Code/User/profiles/*/mcp.json',
      overrides: {
        VSCODE_PORTABLE: 'user-data/User/profiles/*/mcp.json',
        VSCODE_APPDATA: 'Code/User/profiles/*/mcp.json',
      },
      ...MCP_FILE,
    },
    {
      // Inside the distribution or on the remote host, for WSL, SSH and containers.
      scope: 'user',
      path: { linux: '~/.vscode-server/data/User/mcp.json' },
      ...MCP_FILE,
    },
    WORKSPACE_MCP,
    {
      // The portable form, shared with Claude Code and Copilot CLI; read by VS Code since 2026, without prompts.
      scope: 'project',
      path: '.mcp.json',
      format: 'jsonc',
      servers: [MCP_SERVERS, { at: [], shape: 'map', unless: ['mcpServers'] }],
    },
    {
      scope: 'user',
      path: '~/.copilot/mcp-config.json',
      overrides: { COPILOT_HOME: 'mcp-config.json' },
      format: 'json',
      servers: [MCP_SERVERS],
    },
    {
      scope: 'extension',
      path: ['~/.copilot/installed-plugins/*/*/.mcp.json', '~/.copilot/installed-plugins/*/*/mcp.json'],
      format: 'json',
      servers: [MCP_SERVERS],
      when: [['mcpServers']],
    },
    {
      scope: 'user',
      path: '{appData}/Code/User/settings.json',
      overrides: { VSCODE_PORTABLE: 'user-data/User/settings.json', VSCODE_APPDATA: 'Code/User/settings.json' },
      ...SETTINGS_FILE,
    },
    { scope: 'user', path: '{appData}/Code/User/profiles/*/settings.json', ...SETTINGS_FILE },
    { scope: 'user', path: { linux: '~/.vscode-server/data/Machine/settings.json' }, ...SETTINGS_FILE },
    // code.visualstudio.com/docs/agent-customization/hooks, 2026-06. Left out: Claude Code's settings, from which it takes hooks too.
    { scope: 'project', path: '.github/hooks/*.json', ...HOOKS_FILE },
    { scope: 'user', path: '~/.copilot/hooks/*.json', ...HOOKS_FILE },
    installedExtensions('.vscode', '.vscode-server', '.vscode-remote'),
    {
      scope: 'project',
      path: '.vscode/settings.json',
      format: 'jsonc',
      servers: LEGACY,
      inputs: ['mcp', 'inputs'],
      settings: WORKSPACE_SETTINGS,
      when: [['mcp'], ['mcp.servers'], ['mcpServers'], ...WORKSPACE_SETTINGS.map(({ at }) => at)],
    },
    {
      scope: 'project',
      path: '*.code-workspace',
      format: 'jsonc',
      servers: LEGACY.map((root) => ({ ...root, at: ['settings', ...root.at] })),
      inputs: ['settings', 'mcp', 'inputs'],
      settings: WORKSPACE_SETTINGS.map((setting) => below(['settings'], setting)),
      when: [
        ['settings', 'mcp'],
        ['settings', 'mcp.servers'],
        ...WORKSPACE_SETTINGS.map(({ at }) => ['settings', ...at]),
      ],
    },
    {
      scope: 'project',
      // A feature, which such a file may take in, has the same customizations.
      path: [
        '.devcontainer/devcontainer.json',
        '.devcontainer.json',
        '.devcontainer/*/devcontainer.json',
        'devcontainer-feature.json',
      ],
      format: 'jsonc',
      servers: [
        { at: [...IN_CONTAINER, 'mcp', 'servers'], shape: 'map' },
        ...LEGACY.map((root) => ({ ...root, at: [...IN_CONTAINER, 'settings', ...root.at] })),
      ],
      inputs: [...IN_CONTAINER, 'mcp', 'inputs'],
      settings: [...WORKSPACE_SETTINGS.map((setting) => below([...IN_CONTAINER, 'settings'], setting)), ...LIFECYCLE],
      when: [
        ...HOLDS_AGENT,
        [...IN_CONTAINER, 'mcp'],
        ...[['mcp'], ['mcp.servers'], ...WORKSPACE_SETTINGS.map(({ at }) => at)].map((at) => [
          ...IN_CONTAINER,
          'settings',
          ...at,
        ]),
      ],
    },
  ],
  fields: FIELDS,
  references: REFERENCES,
  entrySettings: ENTRY_SETTINGS,
  logs: '{appData}/Code/logs',
})
