import { type ClientFile, defineClient, type Field, type Setting } from '../client.ts'
import {
  EXTENSION_FOLDERS,
  EXTENSION_SETTINGS,
  FENCES,
  FOLDERS,
  GEMINI_FIELDS,
  GEMINI_SERVERS,
  TELEMETRY,
  TOOL_COMMANDS,
  TRUST,
} from './gemini-cli.ts'
import { AGENT_BYPASSES, endpoint, expands, HOOKS_ON, MCP_SERVERS, matchedHooks, postedHooks, runs } from './shared.ts'
import { SHELLS_APPROVED, shellApproved } from './shells.ts'

/** Who sells the models that it is made for: its own vendor, and those whose APIs it speaks. */
const VENDORS = [
  'aliyuncs.com',
  'modelscope.cn',
  'openai.com',
  'openrouter.ai',
  'anthropic.com',
  'googleapis.com',
  'deepseek.com',
] as const

/** The shell has these names, of which any takes back what another grants: docs/users/configuration/settings.md, 2026-11. */
const SHELL_NAMED = /^(?:Bash|ShellTool|Shell|run_shell_command)(?:\([\s*:]{0,8}\*[\s*:]{0,8}\))?$/

const SHELL_ALLOWED: readonly Setting[] = [
  ...SHELLS_APPROVED,
  shellApproved(['permissions', 'allow'], /^(?:ShellTool|Shell|run_shell_command)(?:\(\*{1,4}\))?$/),
].map(
  ({ match, ...setting }): Setting => ({
    ...setting,
    match: 'grants' in match ? { grants: { ...match.grants, withdrawnBy: SHELL_NAMED } } : match,
  }),
)

const UNASKED: Setting = {
  at: ['tools', 'approvalMode'],
  match: { is: ['yolo'] },
  means: 'approval-disabled',
  words: 'every tool runs without asking',
}

/**
 * `auto` and `auto-edit` are not among the modes: a classifier, or the question about tools, still stands in between. Hooks that are
 * posted are what Claude Code has, except that variables are filled into the address as well, and nothing where one is not listed
 * (packages/core/src/hooks/envInterpolator.ts and httpHookRunner.ts, 2026-11).
 */
const SETTINGS: readonly Setting[] = [
  UNASKED,
  // Where it stood in the first version of the file, from which it is taken over (V1_TO_V2 of
  // packages/cli/src/config/migration, 2026-11); a file says from the second on which version it is.
  { ...UNASKED, at: ['approvalMode'], unless: [{ at: ['$version'], exists: true }] },
  {
    // Spelt as in Claude Code, except that `mcp__*` is honoured; `deny` and `ask` win over it.
    at: ['permissions', 'allow'],
    match: { grants: { pattern: /^mcp__(?:\*|(?<server>.{1,120}?)(?:__(?<tool>.{1,200}))?)$/ } },
    means: 'tools-approved',
    words: 'the tools listed run without asking',
  },
  ...SHELL_ALLOWED,
  ...FENCES,
  ...FOLDERS,
  matchedHooks(HOOKS_ON),
  ...postedHooks(HOOKS_ON),
  // Documented for the user's settings; nothing says that a project's are read without it.
  runs(['ui', 'statusLine', 'command'], 'the status line is what a command prints', { confidence: 'medium' }),
  ...TOOL_COMMANDS,
  ...TELEMETRY,
  ...[
    ['security', 'auth', 'baseUrl'],
    ['env', 'OPENAI_BASE_URL'],
  ].map((at) => endpoint(at, VENDORS)),
  // Each model says where it is had; without `envKey` its key is that of the kind of API.
  endpoint(['modelProviders', '*', '*', 'baseUrl'], VENDORS, { confidence: 'medium' }),
]

const CONFIG = { format: 'jsonc', servers: [GEMINI_SERVERS], settings: SETTINGS } as const satisfies Partial<ClientFile>
const SYSTEM_WHEN = [['mcpServers'], ['mcp'], ['tools'], ['permissions'], ['security']] as const

/** Everything but `env`, for which alone the documentation promises it. */
const INHERITED: readonly Field[] = ['command', 'args', 'url', 'headers', 'cwd', 'auth', 'other']

const { both: _, ...IN_SHARED_FILE } = GEMINI_FIELDS

const VARIABLES: readonly Setting[] = [endpoint(['OPENAI_BASE_URL'], VENDORS)]

/**
 * Front matter of a sub-agent, which takes Claude Code's keys as well (docs/users/features/sub-agents.md, 2026-11). Its hooks
 * fire for the whole session while it runs.
 */
const AGENT = {
  format: 'yaml',
  servers: [MCP_SERVERS],
  settings: [
    {
      at: ['approvalMode'],
      match: { is: ['yolo'] },
      means: 'approval-disabled',
      words: 'every tool this agent calls runs without asking',
    },
    { ...AGENT_BYPASSES, unless: [{ at: ['approvalMode'], exists: true }] },
    matchedHooks(),
    ...postedHooks(),
  ],
} as const satisfies Partial<ClientFile>

// QWEN_HOME: `getGlobalQwenDir` of packages/channels and packages/core, 2026-11.
export default defineClient({
  id: 'qwen-code',
  name: 'Qwen Code',
  docs: 'https://github.com/QwenLM/qwen-code/blob/main/docs/users/features/mcp.md',
  checked: '2026-11',
  confidence: 'high',
  startsInProject: true,
  files: [
    { scope: 'user', path: '~/.qwen/settings.json', overrides: { QWEN_HOME: 'settings.json' }, ...CONFIG },
    { scope: 'project', path: '.qwen/settings.json', ...CONFIG },
    {
      // Claude Code's file, with its words for transports; each server has to be approved. Whether `trust` counts there, and what
      // runs where there are a command and an address, is not said (packages/cli/src/config/mcpJson.ts and its test, 2026-11).
      scope: 'project',
      path: '.mcp.json',
      format: 'jsonc',
      servers: [MCP_SERVERS],
      fields: IN_SHARED_FILE,
      entrySettings: [],
    },
    // Loaded in a folder that is trusted, in place of its `.env` (findEnvFile of packages/cli/src/config/settings.ts, 2026-11).
    {
      scope: 'project',
      path: '.qwen/.env',
      format: 'dotenv',
      settings: VARIABLES,
      when: VARIABLES.map(({ at }) => at),
    },
    { scope: 'project', path: '.qwen/agents/*.md', ...AGENT },
    { scope: 'user', path: '~/.qwen/agents/*.md', overrides: { QWEN_HOME: 'agents/*.md' }, ...AGENT },
    {
      scope: 'managed',
      path: {
        linux: '/etc/qwen-code/settings.json',
        darwin: '/Library/Application Support/QwenCode/settings.json',
        win32: '{programData}/qwen-code/settings.json',
      },
      overrides: { QWEN_CODE_SYSTEM_SETTINGS_PATH: '' },
      when: SYSTEM_WHEN,
      ...CONFIG,
    },
    {
      scope: 'managed',
      path: {
        linux: '/etc/qwen-code/system-defaults.json',
        darwin: '/Library/Application Support/QwenCode/system-defaults.json',
        win32: '{programData}/qwen-code/system-defaults.json',
      },
      overrides: { QWEN_CODE_SYSTEM_DEFAULTS_PATH: '' },
      when: SYSTEM_WHEN,
      ...CONFIG,
    },
    {
      scope: 'extension',
      path: ['qwen-extension.json', '~/.qwen/extensions/*/qwen-extension.json'],
      overrides: { QWEN_HOME: 'extensions/*/qwen-extension.json' },
      format: 'json',
      servers: [MCP_SERVERS],
      ...EXTENSION_SETTINGS,
    },
    {
      scope: 'user',
      path: '~/.qwen/mcp-oauth-tokens.json',
      overrides: { QWEN_HOME: 'mcp-oauth-tokens.json' },
      format: 'json',
      opaque: 'credential store',
    },
  ],
  // The field that holds the address names the transport.
  fields: GEMINI_FIELDS,
  references: [
    ...expands(['env'], '$VAR', '${VAR}'),
    { syntax: '$VAR', fields: INHERITED, confidence: 'medium' },
    { syntax: '${VAR}', fields: INHERITED, confidence: 'medium' },
    { ...EXTENSION_FOLDERS, confidence: 'low' },
  ],
  // In trusted folders only.
  entrySettings: [TRUST],
})
