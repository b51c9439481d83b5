import { type Condition, defineClient, type Path, type Setting } from '../client.ts'
import { commandAt, HOOKS_RUN, NEVER_ASKS } from './shared.ts'

// Read in sipeed/picoclaw after 0.2.9 (cf67dd3), 2026-11.

/** Then orders come to little: no shell, or none for what a channel orders (pkg/tools/shell.go). */
const HARMLESS: readonly Condition[] = ['enabled', 'allow_remote'].map((key) => ({
  at: ['tools', 'exec', key],
  is: [false],
}))

/** It refuses the commands that its patterns know as dangerous, and asks about none (pkg/tools/shell.go, `guardCommand`). */
const ANY_COMMAND = {
  unless: HARMLESS.slice(0, 1),
  means: 'shell-approved',
  words: 'any command runs without asking, those that it takes for dangerous included',
  confidence: 'medium',
} as const satisfies Partial<Setting>

const FENCES: readonly Setting[] = [
  {
    at: ['tools', 'exec', 'enable_deny_patterns'],
    match: { is: [false] },
    ...ANY_COMMAND,
    undo: { value: true },
  },
  {
    at: ['tools', 'exec', 'custom_allow_patterns'],
    match: { grants: { pattern: /^\^?\.(?:\*|\+)\$?$/ } },
    ...ANY_COMMAND,
  },
  // docs/guides/configuration.md, "Security Sandbox".
  {
    at: ['agents', 'defaults', 'restrict_to_workspace'],
    match: { is: [false] },
    means: 'sandbox-disabled',
    words: 'its tools and its shell reach files outside the workspace',
    confidence: 'medium',
    undo: { value: true },
  },
  {
    at: ['agents', 'defaults', 'allow_read_outside_workspace'],
    match: { is: [true] },
    unless: [{ at: ['agents', 'defaults', 'restrict_to_workspace'], is: [false] }],
    means: 'sandbox-disabled',
    words: 'its tools read files outside the workspace',
    confidence: 'medium',
    undo: 'left-out',
  },
]

/** Those in which strangers can write; `pico` asks for a token. */
const CHATS = (
  'telegram discord slack whatsapp whatsapp_native feishu dingtalk qq line onebot matrix irc wecom wecom_app ' +
  'wecom_aibot weixin'
).split(' ')

/** A name alone, without a list around it. */
const NAMED = [...'@+$!_0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ']

/** An empty list lets everybody in, as a star does (pkg/channels/base.go, `IsAllowed`). */
function writers(channel: Path, where: readonly Condition[]): readonly Setting[] {
  const list: Path = [...channel, 'allow_from']
  const on: Condition = { at: [...channel, 'enabled'], is: [true] }
  const shared = { means: 'authentication-off', confidence: 'medium' } as const
  return [
    {
      ...shared,
      at: list,
      match: { grants: { pattern: /^\*$/ } },
      where: [...where, on],
      unless: HARMLESS,
      words: 'whoever writes to it on that channel gives the agent orders',
      // An empty list lets everybody in as well.
      undo: 'not-here',
    },
    {
      ...shared,
      at: [...channel, 'enabled'],
      match: { is: [true] },
      where: [...where, on],
      unless: [...HARMLESS, { at: [...list, '*'], exists: true }, { at: list, begins: NAMED }],
      words: "without names in 'allow_from', whoever writes to it on that channel gives the agent orders",
      undo: 'not-here',
    },
  ]
}

const WRITERS: readonly Setting[] = [
  ...writers(['channel_list', '*'], [{ at: ['channel_list', '*', 'type'], is: CHATS }]),
  // Before version 3 of the file.
  ...CHATS.flatMap((chat) => writers(['channels', chat], [])),
]

// It has no project's file. Keys may lie in `.security.yml` beside it, or be written as `enc://` and `file://`.
export default defineClient({
  id: 'picoclaw',
  name: 'PicoClaw',
  docs: 'https://github.com/sipeed/picoclaw/blob/main/docs/reference/tools_configuration.md',
  checked: '2026-11',
  confidence: 'high',
  files: [
    {
      scope: 'user',
      path: '~/.picoclaw/config.json',
      // pkg/config/envkeys.go.
      overrides: { PICOCLAW_CONFIG: '', PICOCLAW_HOME: 'config.json' },
      format: 'json',
      anyCase: true,
      when: [['agents', 'defaults'], ['model_list'], ['channel_list'], ['tools', 'mcp']],
      servers: [
        // Not there it is off as well, unless a variable says otherwise (pkg/config/defaults.go, and config.go, `ToolConfig`).
        { at: ['tools', 'mcp', 'servers'], shape: 'map', offWhere: [{ at: ['tools', 'mcp', 'enabled'], is: [false] }] },
      ],
      settings: [
        NEVER_ASKS,
        ...FENCES,
        ...WRITERS,
        {
          at: ['gateway', 'host'],
          match: { is: ['0.0.0.0', '::', '[::]', '*'] },
          means: 'served-to-network',
          words: 'its webhooks and its own chat are open to whoever has their secrets',
          confidence: 'medium',
          undo: { value: 'localhost' },
        },
        // pkg/config/events.go.
        {
          at: ['events', 'logging', 'include_payload'],
          match: { is: [true] },
          means: 'log-reveals',
          words: 'what its tools are given and what they say is written to its log',
          undo: 'left-out',
        },
        commandAt(['hooks', 'processes', '*', 'command'], 'runs-code', HOOKS_RUN),
      ],
    },
    {
      scope: 'user',
      path: '~/.picoclaw/.security.yml',
      overrides: { PICOCLAW_HOME: '.security.yml' },
      format: 'yaml',
      opaque: 'keys and tokens for the other file',
    },
  ],
  // pkg/mcp/manager.go, `connectServer`: what it calls SSE is streamable HTTP that listens all the time.
  fields: {
    transport: ['type'],
    transports: {
      stdio: 'stdio',
      http: 'http',
      'streamable-http': 'http',
      streamable_http: 'http',
      streamablehttp: 'http',
      sse: 'http',
    },
    refusesOtherTransports: true,
    both: 'url',
    envFile: ['env_file'],
    off: { field: 'enabled', value: false },
  },
  references: [],
})
