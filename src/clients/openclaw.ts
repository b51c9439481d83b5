import { type ClientFile, type Condition, defineClient, type Path, type Setting } from '../client.ts'

// The pages of docs.openclaw.ai lie in docs/ of openclaw/openclaw; read there, 2026-11. Where a key does something else in
// older versions, the comment says so.

/** Settings of each agent beside those of all: `list` was what `entries` is (docs/gateway/config-agents/entries-and-multi-agent). */
const AGENTS: readonly Path[] = [
  ['agents', 'list', '*'],
  ['agents', 'entries', '*'],
]

const SANDBOXES: readonly Path[] = [['agents', 'defaults'], ...AGENTS].map((agent) => [...agent, 'sandbox'])

/** Every session's commands run in a container: the host that is not named is then the sandbox (docs/tools/exec, `host`). */
const ALL_FENCED: Condition = { at: ['agents', 'defaults', 'sandbox', 'mode'], is: ['all'] }

/** Its tools without a shell (docs/gateway/config-tools/tool-policy). */
function withoutShell(tools: Path): readonly Condition[] {
  return [
    { at: [...tools, 'profile'], is: ['minimal', 'messaging'] },
    { at: [...tools, 'deny'], holds: ['exec', 'group:runtime'] },
  ]
}

/** Tools with which somebody's orders come to little: no shell, or one in a container. */
const HARMLESS: readonly Condition[] = [ALL_FENCED, ...withoutShell(['tools'])]

const ANY_COMMAND = 'any command runs on the host without asking'
const NOTHING_ASKS = "the agent's shell runs any command on the host without asking"

/**
 * With `full` only `ask: always` asks; `on-miss` is about what no list allows. Both `full` and `off` are what holds by default as
 * well, here and in exec-approvals.json, of which the stricter one counts (docs/tools/exec-approvals, "No-approval mode";
 * src/infra/exec-approvals.ts, `requiresExecApproval`): no more than medium, as the other file may well be stricter.
 */
function commandsUnasked(tools: Path, fenced: readonly Condition[]): readonly Setting[] {
  const exec: Path = [...tools, 'exec']
  const asked: Condition = { at: [...exec, 'ask'], is: ['always'] }
  const onHost: Condition = { at: [...exec, 'host'], is: ['gateway', 'node'] }
  const full = { match: { is: ['full'] }, means: 'shell-approved', words: ANY_COMMAND, confidence: 'medium' } as const
  const none = withoutShell(tools)
  const ways = [{ unless: [...none, ...fenced] }, { where: [onHost], unless: none }]
  return ways.flatMap(({ unless, ...more }): readonly Setting[] => [
    // What `security` and `ask` are in one (docs/tools/exec, "Modes").
    { ...full, ...more, at: [...exec, 'mode'], unless, undo: { value: 'ask' } },
    {
      ...full,
      ...more,
      at: [...exec, 'security'],
      unless: [asked, ...unless],
      undo: { value: 'always', beside: 'ask' },
    },
  ])
}

const GLOBALLY_ASKED: Condition = { at: ['tools', 'exec', 'ask'], is: ['always'] }

const EXEC: readonly Setting[] = [
  ...commandsUnasked(['tools'], [ALL_FENCED]),
  ...AGENTS.flatMap((agent) =>
    commandsUnasked(
      [...agent, 'tools'],
      [{ at: [...agent, 'sandbox', 'mode'], is: ['all'] }, ALL_FENCED, GLOBALLY_ASKED],
    ),
  ),
  // By default nothing asks before a command of the shell, nor, in turns of Codex, before a server's tool (docs/cli/mcp/registry).
  {
    at: ['tools', 'exec', 'mode'],
    match: { absent: true },
    unless: [
      { at: ['tools', 'exec', 'security'], exists: true },
      { at: ['tools', 'allow'], exists: true },
      GLOBALLY_ASKED,
      ...HARMLESS,
    ],
    means: 'approval-absent',
    words: NOTHING_ASKS,
    confidence: 'medium',
    undo: { value: 'ask' },
  },
  // What agents of others do that it starts (docs/tools/permission-modes, "ACPX harness permissions").
  {
    at: ['plugins', 'entries', 'acpx', 'config', 'permissionMode'],
    match: { is: ['approve-all'] },
    unless: [{ at: ['plugins', 'entries', 'acpx', 'enabled'], is: [false] }],
    means: 'approval-disabled',
    words: 'the coding agents that it starts over ACP write files and run commands without asking',
    confidence: 'medium',
    undo: { value: 'approve-reads' },
  },
]

const FENCES: readonly Setting[] = [
  ...SANDBOXES.map(
    (sandbox): Setting => ({
      at: [...sandbox, 'mode'],
      match: { is: ['off'] },
      means: 'sandbox-disabled',
      words: "the agent's tools run on the host itself",
      // Docker and an image have to be there first.
      undo: 'not-here',
      confidence: 'medium',
    }),
  ),
  // Elsewhere than in the workspace it refuses a source without this switch (docs/gateway/sandboxing/multiple-folders-for-one-agent).
  ...SANDBOXES.map(
    (sandbox): Setting => ({
      at: [...sandbox, 'docker', 'binds'],
      match: {
        grants: {
          pattern: /^(?:(?:~|\$HOME|\/(?:home|Users|root)(?:\/[^/:]{1,64})?)\/?|\/|[A-Za-z]:[\\/]?):[^\\].{0,512}$/,
        },
      },
      where: [{ at: [...sandbox, 'docker', 'dangerouslyAllowExternalBindSources'], is: [true] }],
      means: 'sandbox-disabled',
      words: 'the sandbox has a whole home folder or disk of the host',
      confidence: 'medium',
    }),
  ),
  // On by default, and of no use beside a shell that is free (docs/gateway/security/tool-permissions, "Read-only mode").
  {
    at: ['tools', 'exec', 'applyPatch', 'workspaceOnly'],
    match: { is: [false] },
    means: 'sandbox-disabled',
    words: 'patches change files anywhere on the host, not only in the workspace',
    confidence: 'medium',
    undo: 'left-out',
  },
  // It changes nothing where no session is in a sandbox, and somebody has to ask for it (docs/tools/elevated).
  {
    at: ['tools', 'elevated', 'allowFrom', '*', '*'],
    match: { is: ['*'] },
    where: [{ at: ['agents', 'defaults', 'sandbox', 'mode'], is: ['all', 'non-main'] }],
    unless: [{ at: ['tools', 'elevated', 'enabled'], is: [false] }],
    means: 'sandbox-disabled',
    words: 'whoever may write to the agent on that channel can have its commands run outside the sandbox',
    confidence: 'medium',
  },
  // Off by default (docs/tools/browser/configuration, "SSRF policy").
  {
    at: ['browser', 'ssrfPolicy', 'dangerouslyAllowPrivateNetwork'],
    match: { is: [true] },
    means: 'sandbox-disabled',
    words: 'its browser opens addresses of this machine and of the networks around it, those of a cloud included',
    confidence: 'medium',
  },
  {
    at: ['browser', 'noSandbox'],
    match: { is: [true] },
    means: 'runtime-relaxed',
    words: 'the browser that it drives is started without the sandbox that keeps a web page from the machine',
    confidence: 'medium',
  },
  {
    at: ['browser', 'extraArgs'],
    match: { grants: { pattern: /^--(?:no-sandbox|disable-web-security)$/ } },
    means: 'runtime-relaxed',
    words: 'the browser that it drives is started with that switch',
    confidence: 'medium',
  },
]

/**
 * Left out: `allowInsecureAuth` and `dangerouslyDisableDeviceAuth` below `controlUi`, which do nothing any more
 * (docs/gateway/security/network-exposure, "Control UI over HTTP"), and `tailnet` and `auto`, which do not open it to a network.
 */
const OPEN_TO_NETWORK = ['lan', '0.0.0.0', '::']
const BOUND_ELSEWHERE: Condition = { at: ['gateway', 'bind'], is: [...OPEN_TO_NETWORK, 'tailnet', 'custom'] }
/** With `none` it does not start so, and a proxy that is trusted asks for the login itself. */
const OTHER_LOGIN: Condition = { at: ['gateway', 'auth', 'mode'], is: ['none', 'trusted-proxy'] }
const ONE_SECRET = 'whoever learns the one token or password that it asks for gives the agent orders'

const GATEWAY: readonly Setting[] = [
  {
    at: ['gateway', 'auth', 'mode'],
    match: { is: ['none'] },
    unless: [BOUND_ELSEWHERE],
    means: 'authentication-off',
    words: 'every program and every user of this machine can give the agent orders through its port',
    confidence: 'medium',
  },
  // It refuses to start so (docs/gateway/config-gateway, "Auth"; src/gateway/server-runtime-config.ts), and always has.
  {
    at: ['gateway', 'auth', 'mode'],
    match: { is: ['none'] },
    where: [BOUND_ELSEWHERE],
    means: 'authentication-off',
    words: "with this 'gateway.bind' it refuses to start, and with another one it starts open",
    confidence: 'low',
  },
  {
    at: ['gateway', 'bind'],
    match: { is: OPEN_TO_NETWORK },
    unless: [OTHER_LOGIN],
    means: 'served-to-network',
    words: ONE_SECRET,
    confidence: 'medium',
    undo: { value: 'loopback' },
  },
  {
    at: ['gateway', 'customBindHost'],
    match: { is: ['0.0.0.0'] },
    where: [{ at: ['gateway', 'bind'], is: ['custom'] }],
    unless: [OTHER_LOGIN],
    means: 'served-to-network',
    words: ONE_SECRET,
    confidence: 'medium',
    undo: { value: '127.0.0.1' },
  },
  // With no other login than a password (docs/gateway/tailscale).
  {
    at: ['gateway', 'tailscale', 'mode'],
    match: { is: ['funnel'] },
    means: 'served-to-network',
    words: 'Tailscale Funnel puts it on the public internet, and whoever learns its password gives the agent orders',
    undo: { value: 'serve' },
  },
  {
    at: ['gateway', 'controlUi', 'allowedOrigins'],
    match: { grants: { pattern: /^\*$/ } },
    means: 'any-origin',
    words: 'a page of any origin may open a connection to it, which then rests on its login alone',
    confidence: 'medium',
  },
  {
    at: ['gateway', 'controlUi', 'dangerouslyAllowHostHeaderOriginFallback'],
    match: { is: [true] },
    means: 'any-origin',
    words: 'any name that leads to it is taken for its own, so a page can point its own name at it (DNS rebinding)',
    confidence: 'medium',
  },
]

const ANYBODY = { grants: { pattern: /^\*$/ } } as const
const WHOEVER_WRITES = 'whoever writes to it on that channel gives the agent orders'
const CHANNELS: readonly Path[] = [
  ['channels', '*'],
  ['channels', '*', 'accounts', '*'],
]

/**
 * Who may write to the agent. A star in the list lets everybody in under every policy but `disabled`, and `open` is nothing without
 * one (src/security/dm-policy-shared.ts, `resolveDmGroupAccessDecision`; docs/gateway/security/access-control). Left out:
 * `groupPolicy: open`, which for a room of one's own is as it should be.
 */
const WRITERS: readonly Setting[] = CHANNELS.flatMap((channel) =>
  // As Discord and Slack had it.
  [[channel, 'dmPolicy'] as const, [[...channel, 'dm'], 'policy'] as const].flatMap(
    ([at, policy]): readonly Setting[] => {
      const off: Condition = { at: [...channel, 'enabled'], is: [false] }
      const open: Condition = { at: [...at, policy], is: ['open'] }
      const shared = { means: 'authentication-off', words: WHOEVER_WRITES, confidence: 'medium' } as const
      return [
        {
          ...shared,
          at: [...at, policy],
          match: { is: ['open'] },
          where: [{ at: [...at, 'allowFrom', '*'], is: ['*'] }],
          unless: [off, ...HARMLESS],
          // The star in the list has to go as well.
          undo: 'not-here',
        },
        // That an account may have from its channel; and without it some channels once took `open` at its word.
        {
          ...shared,
          at: [...at, policy],
          match: { is: ['open'] },
          unless: [{ at: [...at, 'allowFrom', '*'], is: ['*'] }, off, ...HARMLESS],
          words: `where the star is in another 'allowFrom', ${WHOEVER_WRITES}`,
          confidence: 'low',
          undo: { value: 'pairing' },
        },
        {
          ...shared,
          at: [...at, 'allowFrom'],
          match: ANYBODY,
          unless: [open, { at: [...at, policy], is: ['disabled'] }, off, ...HARMLESS],
        },
      ]
    },
  ),
)

const LOGS: readonly Setting[] = [
  {
    at: ['logging', 'redactSensitive'],
    match: { is: ['off'] },
    means: 'log-reveals',
    words: 'keys and tokens in what its tools say are no longer blacked out',
    undo: { value: 'tools' },
  },
]

const CONFIG = {
  format: 'json5',
  servers: [{ at: ['mcp', 'servers'], shape: 'map' }],
  settings: [...EXEC, ...FENCES, ...GATEWAY, ...WRITERS, ...LOGS],
} as const satisfies Partial<ClientFile>

/** For one agent or, as `*`, for all, over what holds by default. */
const HOSTS_POLICIES: readonly Path[] = [['defaults'], ['agents', '*']]

/**
 * Globs for the path of a program, or for its bare name, whatever stands behind it (docs/tools/exec-approvals-advanced, "Safe bins
 * versus allowlist"): all of them, a shell, what starts another program, or an interpreter.
 */
const TAKES_ANY_COMMAND =
  /^(?:\*{1,2}|(?:(?:~|\*{1,2})?\/(?:[\w.*-]{1,64}\/){0,8})?(?:\*{1,2}|(?:ba|z|da|k|fi|t?c)?sh|pwsh|powershell|cmd|sudo|doas|env|xargs|ssh|docker|podman|node|nodejs|deno|bun|npx|bunx|uvx|python(?:[23](?:[.\d*]{1,4})?|\*)?|perl|ruby|php|osascript)(?:\.exe)?)$/i
const FOLDER_OF_ONES_OWN =
  /^(?:\/(?!(?:usr\/(?:local\/)?)?s?bin\/|opt\/homebrew\/bin\/)|~\/(?!\.local\/bin\/)).{0,512}\*{1,2}$/

function listed(where: readonly Condition[], unless: readonly Condition[], confidence: 'medium' | 'low'): Setting {
  const entry: Path = ['agents', '*', 'allowlist', '*']
  return {
    at: [...entry, 'pattern'],
    match: { grants: { pattern: TAKES_ANY_COMMAND, inert: FOLDER_OF_ONES_OWN } },
    ...(where.length > 0 ? { where } : {}),
    // What it is given is held against another pattern.
    unless: [{ at: [...entry, 'argPattern'], exists: true }, ...unless],
    means: 'shell-approved',
    words: 'what this names is a shell, an interpreter or any program at all, so any command runs without asking',
    confidence,
    // The entry would stay, without what it is for.
    undo: 'not-here',
  }
}

const OWN_SECURITY: Path = ['agents', '*', 'security']
const OWN_ASKS: Condition = { at: ['agents', '*', 'ask'], is: ['always'] }
const LISTED = { is: ['allowlist'] } as const

const HOSTS: readonly Setting[] = [
  ...HOSTS_POLICIES.flatMap((policy): readonly Setting[] => [
    {
      at: [...policy, 'security'],
      match: { is: ['full'] },
      unless: [{ at: [...policy, 'ask'], is: ['always'] }],
      means: 'shell-approved',
      words: `${ANY_COMMAND}, unless 'tools.exec' in openclaw.json is stricter`,
      confidence: 'medium',
      undo: { value: 'always', beside: 'ask' },
    },
    {
      at: [...policy, 'askFallback'],
      match: { is: ['full'] },
      where: [{ at: [...policy, 'ask'], is: ['on-miss', 'always'] }],
      unless: [{ at: [...policy, 'security'], is: ['full', 'deny'] }],
      means: 'shell-approved',
      words: 'where nobody is there to be asked, any command runs',
      confidence: 'medium',
      undo: { value: 'deny' },
    },
  ]),
  {
    at: ['defaults', 'security'],
    match: { absent: true },
    unless: [{ at: OWN_SECURITY, exists: true }],
    means: 'approval-absent',
    words: NOTHING_ASKS,
    confidence: 'medium',
    undo: 'not-here',
  },
  listed([{ at: OWN_SECURITY, ...LISTED }], [OWN_ASKS], 'medium'),
  listed([{ at: ['defaults', 'security'], ...LISTED }], [{ at: OWN_SECURITY, exists: true }, OWN_ASKS], 'medium'),
  // The list counts only where openclaw.json says so.
  listed([], [{ at: OWN_SECURITY, exists: true }, { at: ['defaults', 'security'], exists: true }, OWN_ASKS], 'low'),
]

// Left out: `.mcp.json` of plugin bundles, which cannot be told from a project's. A workspace's openclaw.json is never read;
// one in a repository is somebody's home. Files that `$include` names may have any name.
export default defineClient({
  id: 'openclaw',
  name: 'OpenClaw',
  docs: 'https://docs.openclaw.ai/cli/mcp',
  checked: '2026-11',
  confidence: 'high',
  files: [
    {
      scope: 'user',
      // `--profile` has a folder of its own (docs/cli, "Global flags").
      path: ['~/.openclaw/openclaw.json', '~/.openclaw-*/openclaw.json'],
      // docs/help/environment, "Path-related env vars".
      overrides: {
        OPENCLAW_CONFIG_PATH: '',
        OPENCLAW_STATE_DIR: 'openclaw.json',
        OPENCLAW_HOME: '.openclaw/openclaw.json',
      },
      ...CONFIG,
    },
    // The product's former names.
    { scope: 'user', path: ['~/.clawdbot/clawdbot.json', '~/.moltbot/moltbot.json'], ...CONFIG },
    // What the host says to commands, whatever the other file asks for (docs/tools/exec-approvals, "Settings and storage").
    {
      scope: 'user',
      path: ['~/.openclaw/exec-approvals.json', '~/.clawdbot/exec-approvals.json', '~/.openclaw-*/exec-approvals.json'],
      overrides: { OPENCLAW_STATE_DIR: 'exec-approvals.json', OPENCLAW_HOME: '.openclaw/exec-approvals.json' },
      format: 'json',
      when: [['agents'], ['defaults'], ['socket']],
      settings: HOSTS,
    },
  ],
  fields: {
    transport: ['transport'],
    transports: { stdio: 'stdio', 'streamable-http': 'http', sse: 'sse' },
    off: { field: 'enabled', value: false },
  },
  // In any string of the file (docs/help/environment, "Env var substitution in config").
  references: [
    { syntax: '${VAR}', fields: 'all', names: /^[A-Z_][A-Z0-9_]{0,127}$/, beside: true, confidence: 'medium' },
  ],
  // For turns that the Codex harness runs (docs/cli/mcp/registry, "Codex tool approvals").
  entrySettings: [
    {
      at: ['codex', 'defaultToolsApprovalMode'],
      match: { is: ['approve'] },
      means: 'tools-approved',
      words: 'in turns of Codex every tool of the server runs without asking',
      // What holds by default is no stricter, as long as commands run without asking.
      confidence: 'medium',
      undo: { value: 'prompt' },
    },
  ],
})
