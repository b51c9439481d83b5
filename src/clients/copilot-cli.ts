import { type ClientFile, defineClient, type Setting } from '../client.ts'
import { expands, HOOKS_RUN, MCP_SERVERS, runs, TOOL_NAMES } from './shared.ts'

/** Front matter of a custom agent. */
const AGENT = {
  format: 'yaml',
  servers: [{ at: ['mcp-servers'], shape: 'map' }],
} as const satisfies Partial<ClientFile>

const SANDBOX_OFF: Setting = {
  at: ['sandbox', 'enabled'],
  match: { is: [false] },
  means: 'sandbox-disabled',
  words: 'local servers and shell commands run outside the sandbox',
}

/** The root of a disk, or all of somebody's home. */
const WHOLE_HOME =
  /^(?:[A-Za-z]:[\\/]?|\/|~\/?|\$HOME\/?|(?:\/home|\/Users|[A-Za-z]:[\\/]Users)[\\/][^\\/]{1,64}[\\/]?|\/root\/?)$/

/** cli-config-dir-reference, 2026-08. The list of trusted folders has had both names. */
const USER_SETTINGS: readonly Setting[] = [
  SANDBOX_OFF,
  {
    at: ['allowedUrls'],
    match: { grants: { pattern: /^\*$/ } },
    means: 'sandbox-disabled',
    words: 'every URL is fetched without asking',
  },
  ...['trusted_folders', 'trustedFolders'].map(
    (key): Setting => ({
      at: [key],
      match: { grants: { pattern: WHOLE_HOME } },
      means: 'sandbox-disabled',
      words: 'servers of any folder below this one start without asking whether it is trusted',
      confidence: 'medium',
    }),
  ),
]

/** Answers that were kept: `toolName: null` stands for every tool of the server. */
const KEPT_APPROVALS: readonly Setting[] = [
  {
    at: ['locations', '*', 'tool_approvals', '{server}', 'toolName'],
    match: { is: [null] },
    means: 'tools-approved',
    words: 'every tool of this server runs without asking',
    undo: 'not-here',
  },
  {
    at: ['locations', '*', 'tool_approvals', '{server}', 'toolName'],
    match: { grants: TOOL_NAMES },
    means: 'tools-approved',
    words: 'this tool runs without asking',
    undo: 'not-here',
  },
]

const USER_SETTINGS_FILE = {
  format: 'jsonc',
  settings: USER_SETTINGS,
  when: USER_SETTINGS.map(({ at }) => at),
} as const satisfies Partial<ClientFile>

const PLUGIN = { format: 'json', servers: [MCP_SERVERS], when: [['mcpServers']] } as const satisfies Partial<ClientFile>

// `tools: ["*"]` in an entry says what is offered, not what runs unasked.
export default defineClient({
  id: 'copilot-cli',
  name: 'Copilot CLI',
  docs: 'https://docs.github.com/copilot/how-tos/copilot-cli',
  checked: '2026-08',
  confidence: 'high',
  files: [
    {
      scope: 'user',
      path: '~/.copilot/mcp-config.json',
      overrides: { COPILOT_HOME: 'mcp-config.json' },
      format: 'json',
      servers: [MCP_SERVERS],
    },
    { scope: 'project', path: '.mcp.json', format: 'json', servers: [MCP_SERVERS] },
    { scope: 'project', path: '.github/mcp.json', format: 'json', servers: [MCP_SERVERS] },
    // One command for each shell; docs.github.com, "About hooks", 2026-08.
    {
      scope: 'project',
      path: '.github/hooks/*.json',
      format: 'json',
      settings: ['bash', 'powershell', 'command'].map((shell) => runs(['hooks', '*', '*', shell], HOOKS_RUN)),
      when: [['hooks']],
    },
    { scope: 'project', path: ['.github/agents/*.md', '.claude/agents/*.md'], ...AGENT },
    { scope: 'user', path: '~/.copilot/agents/*.md', overrides: { COPILOT_HOME: 'agents/*.md' }, ...AGENT },
    { scope: 'user', path: '~/.claude/agents/*.md', ...AGENT },
    // Where github/awesome-copilot takes plug-ins from, CONTRIBUTING, read 2026-11; GitHub's own pages do not name them.
    { scope: 'extension', path: ['.github/plugin/plugin.json', '.plugin/plugin.json'], ...PLUGIN },
    {
      scope: 'extension',
      path: '~/.copilot/installed-plugins/*/*/.mcp.json',
      overrides: { COPILOT_HOME: 'installed-plugins/*/*/.mcp.json' },
      ...PLUGIN,
    },
    {
      scope: 'extension',
      path: '~/.copilot/installed-plugins/*/*/mcp.json',
      overrides: { COPILOT_HOME: 'installed-plugins/*/*/mcp.json' },
      ...PLUGIN,
    },
    {
      scope: 'extension',
      path: '~/.copilot/installed-plugins/*/*/plugin.json',
      overrides: { COPILOT_HOME: 'installed-plugins/*/*/plugin.json' },
      ...PLUGIN,
    },
    {
      scope: 'user',
      path: '~/.copilot/settings.json',
      overrides: { COPILOT_HOME: 'settings.json' },
      ...USER_SETTINGS_FILE,
    },
    {
      scope: 'user',
      path: '~/.copilot/config.json',
      overrides: { COPILOT_HOME: 'config.json' },
      ...USER_SETTINGS_FILE,
    },
    // Of a project's permissions for URLs only the denials count.
    { scope: 'project', path: '.github/copilot/settings.json', format: 'jsonc', settings: [SANDBOX_OFF] },
    {
      scope: 'project',
      path: '.github/copilot/settings.local.json',
      format: 'jsonc',
      settings: [SANDBOX_OFF],
      personal: true,
    },
    {
      scope: 'user',
      path: '~/.copilot/permissions-config.json',
      overrides: { COPILOT_HOME: 'permissions-config.json' },
      format: 'json',
      settings: KEPT_APPROVALS,
    },
    {
      scope: 'user',
      path: '~/.copilot/mcp-oauth-config/*',
      overrides: { COPILOT_HOME: 'mcp-oauth-config/*' },
      format: 'json',
      opaque: 'credential store',
    },
    {
      scope: 'user',
      path: '~/.copilot/mcp-secrets/*',
      overrides: { COPILOT_HOME: 'mcp-secrets/*' },
      format: 'json',
      opaque: 'credential store',
    },
  ],
  fields: { transports: { local: 'stdio', stdio: 'stdio', http: 'http', sse: 'sse' } },
  references: [
    ...expands(['env', 'headers'], '$VAR', '${VAR:-default}'),
    ...expands(['env', 'headers', 'command', 'args', 'cwd'], '${VAR}'),
  ],
  logs: '~/.copilot/logs',
})
