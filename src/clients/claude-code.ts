import { type ClientFile, defineClient, type Path, type ReferenceSupport, type Setting } from '../client.ts'
import { addedFolders, CLAUDE_PERMISSIONS, expands, LAUNCH_FIELDS, MCP_SERVERS } from './shared.ts'

/**
 * What a settings file of Claude Code says about asking; https://code.claude.com/docs/en/settings and /permissions, 2026-10.
 * `auto` and `dontAsk` are not among the modes: a classifier or the allow list still stands in between.
 */
export const CLAUDE_SETTINGS: readonly Setting[] = [
  {
    at: ['permissions', 'defaultMode'],
    match: { is: ['bypassPermissions'] },
    means: 'approval-disabled',
    words: 'every tool, MCP tools included, runs without asking',
  },
  {
    at: ['enableAllProjectMcpServers'],
    match: { is: [true] },
    means: 'project-servers-approved',
    words: 'every server of a project’s .mcp.json is approved unseen',
  },
  {
    // By name only: the command behind the name can change later.
    at: ['enabledMcpjsonServers'],
    match: { some: true },
    means: 'project-servers-approved',
    words: 'the named servers are approved whatever their command becomes',
  },
  {
    at: ['permissions', 'allow'],
    match: { grants: CLAUDE_PERMISSIONS },
    means: 'tools-approved',
    words: 'runs without asking',
  },
  {
    at: ['sandbox', 'enabled'],
    match: { is: [false] },
    means: 'sandbox-disabled',
    words: 'shell commands run outside the sandbox',
  },
  {
    at: ['sandbox', 'filesystem', 'disabled'],
    match: { is: [true] },
    means: 'sandbox-disabled',
    words: 'the sandbox no longer keeps shell commands from any file',
  },
  addedFolders(['permissions', 'additionalDirectories'], 'its tools work there as in the project'),
  addedFolders(['sandbox', 'filesystem', 'allowWrite'], 'sandboxed shell commands write there'),
  {
    at: ['sandbox', 'network', 'allowAllUnixSockets'],
    match: { is: [true] },
    means: 'sandbox-disabled',
    words: 'sandboxed commands reach every local socket, Docker’s and the SSH agent’s included',
  },
  {
    at: ['sandbox', 'network', 'allowUnixSockets'],
    match: { grants: { pattern: /^(?:.{0,512}\/)?(?:docker|podman|containerd)\.sock$/ } },
    means: 'sandbox-disabled',
    words:
      'sandboxed commands may use the control socket of the container engine, through which they leave the sandbox',
  },
]

/** Settings that name a command, run for the key, the headers or the AWS login that it prints (docs/en/settings). */
const HELPERS: readonly Path[] = [['apiKeyHelper'], ['awsAuthRefresh'], ['awsCredentialExport'], ['otelHeadersHelper']]

/** Front matter of a sub-agent: an array of names and of one-entry maps. */
const AGENT = {
  format: 'yaml',
  servers: [{ at: ['mcpServers', '*'], shape: 'map' }],
  settings: [
    {
      at: ['permissionMode'],
      match: { is: ['bypassPermissions'] },
      means: 'approval-disabled',
      words: 'every tool this agent calls runs without asking',
    },
  ],
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
  checked: '2026-10',
  confidence: 'high',
  onClash: 'project',
  files: [
    {
      scope: 'user',
      path: '~/.claude.json',
      overrides: { CLAUDE_CONFIG_DIR: '.claude.json' },
      format: 'json',
      // `projects.<absolute path>` is the client's "local" scope: private servers of one project. Its list of servers that
      // are off, written by `/mcp`, is about the user's and a plug-in's too, which stay on in other projects.
      servers: [
        MCP_SERVERS,
        { at: ['projects', '*', 'mcpServers'], shape: 'map', off: ['projects', '*', 'disabledMcpServers'] },
      ],
    },
    { scope: 'project', path: '.mcp.json', format: 'json', servers: [MCP_SERVERS] },
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
      settings: CLAUDE_SETTINGS,
      runs: HELPERS,
    },
    { scope: 'project', path: '.claude/settings.json', format: 'json', settings: CLAUDE_SETTINGS, runs: HELPERS },
    {
      scope: 'project',
      path: '.claude/settings.local.json',
      format: 'json',
      settings: CLAUDE_SETTINGS,
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
      settings: CLAUDE_SETTINGS,
      runs: HELPERS,
    },
    { scope: 'project', path: '.claude/agents/*.md', ...AGENT },
    { scope: 'user', path: '~/.claude/agents/*.md', overrides: { CLAUDE_CONFIG_DIR: 'agents/*.md' }, ...AGENT },
    {
      scope: 'user',
      path: '~/.claude/.credentials.json',
      overrides: { CLAUDE_CONFIG_DIR: '.credentials.json' },
      format: 'json',
      opaque: 'credential store',
    },
  ],
  fields: {
    transports: { stdio: 'stdio', http: 'http', 'streamable-http': 'http', sse: 'sse', ws: 'ws' },
    urlWithoutTransport: 'error',
    // Run by a shell at every connection; what it prints becomes headers.
    runs: ['headersHelper'],
  },
  references: CLAUDE_REFERENCES,
  logs: {
    darwin: '~/Library/Caches/claude-cli-nodejs',
    linux: '~/.cache/claude-cli-nodejs',
  },
})
