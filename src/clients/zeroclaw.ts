import { type ClientFile, type Condition, defineClient, type Path, type Setting } from '../client.ts'

// Read in zeroclaw-labs/zeroclaw after 0.8.4 (15d2866), 2026-11: crates/zeroclaw-config/src where nothing else is said. Files of old,
// without `schema_version: 3`, are still taken and rewritten (migration.rs). Left out: `security.audit`, which nothing reads.

const IS_NEW: Condition = { at: ['schema_version'], is: [3] }

/** Commands that run what they are given; some are in the default list as well (policy.rs, `default_allowed_commands`). */
const TAKES_ANY = ['*', 'bash', 'sh', 'zsh', 'python', 'python3', 'node', 'npm', 'npx', 'cargo', 'uv', 'docker']

const RUNTIME_FENCED: Condition = { at: ['runtime', 'kind'], is: ['docker'] }

/** None is found on some machines anyway (zeroclaw-runtime, src/security/detect.rs). */
function unfenced(at: Path, is: 'none' | false): Setting {
  return {
    at,
    match: { is: [is] },
    unless: [RUNTIME_FENCED],
    means: 'sandbox-disabled',
    words: 'its tools run on the host itself',
    confidence: 'medium',
    undo: is === 'none' ? { value: 'auto' } : 'left-out',
  }
}

/** What an agent may do (schema.rs, `RiskProfileConfig`, and the `autonomy` that it is made of). */
function autonomy(at: Path, more: Pick<Setting, 'chosenBy' | 'unless'> = {}): readonly Setting[] {
  const [level, commands] = [
    [...at, 'level'],
    [...at, 'allowed_commands'],
  ]
  const asked = (...names: readonly string[]): readonly Condition[] => [
    ...(more.unless ?? []),
    { at: level, is: ['readonly'] },
    { at: [...at, 'always_ask', '*'], is: ['*', ...names] },
  ]
  const approved = { ...more, at: [...at, 'auto_approve'] } as const
  const shell = {
    ...approved,
    match: { grants: { pattern: /^shell$/ } },
    means: 'shell-approved',
    words: 'commands run without asking, and those that it may run come to any command',
    confidence: 'medium',
  } as const satisfies Setting
  return [
    // zeroclaw-runtime, src/approval/mod.rs, `approval_requirement`, which the other lists here are from as well.
    {
      ...more,
      at: level,
      match: { is: ['full'] },
      means: 'approval-disabled',
      words: 'every tool of every server runs without asking, within its lists of commands and folders alone',
      undo: { value: 'supervised' },
    },
    {
      ...approved,
      match: { grants: { pattern: /^\*$/ } },
      unless: asked(),
      means: 'approval-disabled',
      words: 'every tool of every server runs without asking',
    },
    {
      ...approved,
      match: { grants: { pattern: /^(?<server>.{1,120}?)__(?<tool>.{1,200})$/, joinedBy: '__' } },
      unless: asked(),
      means: 'tools-approved',
      words: 'the tools listed run without asking',
    },
    { ...shell, where: [{ at: [...commands, '*'], is: TAKES_ANY }], unless: asked('shell') },
    { ...shell, unless: [...asked('shell'), { at: commands, exists: true }] },
    // Nobody is asked about a command that a channel orders; what counts as risky is then refused (policy.rs,
    // `validate_command_execution_for_shell`).
    {
      ...more,
      at: commands,
      match: { grants: { pattern: /^\*$/ } },
      unless: asked('shell'),
      means: 'shell-approved',
      words: 'ordered through a channel, any program runs without asking, unless it counts as a risky one',
      confidence: 'medium',
    },
    // With `full` that is so whatever stands here (policy.rs, `from_profiles`).
    {
      ...more,
      at: [...at, 'workspace_only'],
      match: { is: [false] },
      unless: [...(more.unless ?? []), { at: level, is: ['full'] }],
      means: 'sandbox-disabled',
      words: 'its tools reach files outside the workspace, except in folders that are forbidden',
      confidence: 'medium',
      undo: { value: true },
    },
    // A star and a blank are dropped (policy.rs, `from_profiles`).
    {
      ...more,
      at: [...at, 'allowed_roots'],
      match: { grants: { pattern: /^(?<folder>.{1,4096})$/s, inert: /^\s{0,8}\*?\s{0,8}$/ } },
      means: 'folders-added',
      words: 'its tools work there as in the workspace',
    },
    { ...unfenced([...at, 'sandbox_enabled'], false), ...more },
    { ...unfenced([...at, 'sandbox_backend'], 'none'), ...more },
  ]
}

const AUTONOMY: readonly Setting[] = [
  ...autonomy(['autonomy'], { unless: [IS_NEW] }),
  unfenced(['security', 'sandbox', 'enabled'], false),
  unfenced(['security', 'sandbox', 'backend'], 'none'),
  // Counts where no agent is asked as well.
  ...autonomy(['risk_profiles', 'default']),
  ...autonomy(['risk_profiles', '*'], { chosenBy: ['agents', '*', 'risk_profile'] }),
]

const HOST: Path = ['gateway', 'host']
const ANY_ADDRESS = ['0.0.0.0', '::', '[::]']
const PAIRED: Path = ['gateway', 'require_pairing']
const UNPAIRED = { at: PAIRED, match: { is: [false] }, means: 'authentication-off', undo: { value: true } } as const

function tunnel(at: Path, is: readonly string[], more: Pick<Setting, 'where'> = {}): Setting {
  return {
    at,
    match: { is },
    ...more,
    means: 'served-to-network',
    words: 'a tunnel puts its gateway on the public internet',
    confidence: 'medium',
    undo: { value: 'none' },
  }
}

const TUNNELS: readonly Setting[] = ['tunnel_provider', 'provider'].flatMap((key) => [
  tunnel(['tunnel', key], ['cloudflare', 'ngrok', 'pinggy']),
  tunnel(['tunnel', key], ['tailscale'], { where: [{ at: ['tunnel', 'tailscale', 'funnel'], is: [true] }] }),
])

/** Before 0.8 it does not listen there without `allow_public_bind` or a tunnel; since then it says so and does. */
const GATEWAY: readonly Setting[] = [
  {
    ...UNPAIRED,
    unless: [{ at: HOST, is: ANY_ADDRESS }],
    words: 'every program and every user of this machine can give the agent orders through its port',
    confidence: 'medium',
  },
  {
    ...UNPAIRED,
    where: [{ at: HOST, is: ANY_ADDRESS }],
    words: 'whoever reaches its port gives the agent orders',
  },
  {
    at: HOST,
    match: { is: ANY_ADDRESS },
    unless: [{ at: PAIRED, is: [false] }],
    means: 'served-to-network',
    words: 'whoever learns one of the tokens that it gave out gives the agent orders',
    confidence: 'medium',
    undo: { value: '127.0.0.1' },
  },
  ...TUNNELS,
]

function writers(at: Path, channel?: Path): Setting {
  return {
    at,
    match: { grants: { pattern: /^\*$/ } },
    ...(channel
      ? {
          unless: [
            IS_NEW,
            { at: [...channel, 'enabled'], is: [false] },
            { at: ['autonomy', 'level'], is: ['readonly'] },
          ],
        }
      : {}),
    means: 'authentication-off',
    words: 'whoever writes to it on that channel gives the agent orders',
    confidence: 'medium',
  }
}

/** Since 0.8 the star of an older file lets nobody in (schema/v2.rs, `synthesize_peer_group_from_allowlist`). */
const WRITERS: readonly Setting[] = [
  writers(['peer_groups', '*', 'external_peers']),
  ...['channels', 'channels_config'].flatMap((channels) =>
    ['users', 'contacts', 'from', 'numbers', 'senders', 'pubkeys'].map((who) =>
      writers([channels, '*', `allowed_${who}`], [channels, '*']),
    ),
  ),
]

/** All of them are refused by default (schema.rs, `BrowserConfig`, `HttpRequestConfig`, `WebFetchConfig`). */
const PRIVATE: readonly Setting[] = [
  ...['browser', 'web_fetch', 'http_request', 'text_browser'].map(
    (tool): Setting => ({
      at: [tool, 'allowed_private_hosts'],
      match: { grants: { pattern: /^\*$/ } },
      unless: [{ at: [tool, 'enabled'], is: [false] }],
      means: 'sandbox-disabled',
      words: 'that tool opens addresses of this machine and of the networks around it, those of a cloud included',
      confidence: 'medium',
    }),
  ),
  {
    at: ['http_request', 'allow_private_hosts'],
    match: { is: [true] },
    unless: [{ at: ['http_request', 'enabled'], is: [false] }],
    means: 'sandbox-disabled',
    words: 'that tool opens addresses of this machine and of the networks around it',
    confidence: 'medium',
  },
]

const CONFIG = {
  format: 'toml',
  when: [
    ['schema_version'],
    ['autonomy'],
    ['risk_profiles'],
    ['channels_config'],
    ['default_provider'],
    ['providers', 'models'],
    ['mcp', 'servers'],
    ['gateway', 'require_pairing'],
    ['gateway', 'allow_public_bind'],
  ],
  // schema.rs, `McpConfig`: on by default since 2026-06 (github.com/zeroclaw-labs/zeroclaw/pull/7464).
  servers: ['servers', 'mcpServers'].map((key) => ({
    at: ['mcp', key],
    shape: 'array',
    offWhere: [{ at: ['mcp', 'enabled'], is: [false] }],
  })),
  settings: [...AUTONOMY, ...GATEWAY, ...WRITERS, ...PRIVATE],
} as const satisfies Partial<ClientFile>

// One in a repository is somebody's home. Its own ciphers (`enc2:`) and `op://` are told from secrets by how they look.
export default defineClient({
  id: 'zeroclaw',
  name: 'ZeroClaw',
  docs: 'https://github.com/zeroclaw-labs/zeroclaw/blob/master/docs/book/src/tools/mcp.md',
  checked: '2026-11',
  confidence: 'high',
  files: [
    {
      scope: 'user',
      path: '~/.zeroclaw/config.toml',
      // schema.rs, `resolve_runtime_config_dirs`; the last one may also lie beside `.zeroclaw`.
      overrides: {
        ZEROCLAW_CONFIG_DIR: 'config.toml',
        ZEROCLAW_DATA_DIR: 'config.toml',
        ZEROCLAW_WORKSPACE: 'config.toml',
      },
      ...CONFIG,
    },
    // As a service of OpenRC (zeroclaw-runtime, src/service/mod.rs).
    { scope: 'managed', path: { linux: '/etc/zeroclaw/config.toml' }, ...CONFIG },
  ],
  // schema.rs, `McpServerConfig`.
  fields: {
    transport: ['transport'],
    transports: { stdio: 'stdio', http: 'http', sse: 'sse' },
    refusesOtherTransports: true,
    urlWithoutTransport: 'error',
    both: 'command',
  },
  references: [],
})
