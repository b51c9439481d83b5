import { type ClientFile, defineClient, type Setting } from '../client.ts'
import { BARE_HOOKS, expands, LAUNCH_FIELDS, MCP_SERVERS, matchedHooks, WRAPPED_OR_BARE } from './shared.ts'
import { calledWithPrefixes } from './shells.ts'

/** Spelt as in Claude Code, except that `mcp__*` is honoured; `deny` and `ask` win over it. */
const PERMISSIONS: readonly Setting[] = [
  {
    at: ['permissions', 'allow'],
    match: { grants: { pattern: /^mcp__(?:\*|(?<server>.{1,120}?)(?:__(?<tool>.{1,200}))?)$/ } },
    means: 'tools-approved',
    words: 'the tools listed run without asking',
  },
  // `Exec(git)` is any command that begins so: https://docs.devin.ai/cli/reference/permissions, 2026-11.
  ...calledWithPrefixes(['permissions', 'allow']),
]

// Servers moved out of it in v3000.3; what is left is migrated at the next start.
const CONFIG = {
  format: 'json',
  servers: [MCP_SERVERS],
  // A project's may have hooks too (https://docs.devin.ai/cli/extensibility/configuration, 2026-11).
  settings: [...PERMISSIONS, matchedHooks()],
} as const satisfies Partial<ClientFile>

// Left out: Cursor's, OpenCode's and Zed's files, which `read_config_from` imports.
export default defineClient({
  id: 'devin-cli',
  name: 'Devin CLI',
  docs: 'https://docs.devin.ai/cli/extensibility/mcp/configuration',
  checked: '2026-10',
  confidence: 'high',
  files: [
    {
      scope: 'user',
      path: {
        linux: '{config}/devin/mcp_config.json',
        darwin: '{config}/devin/mcp_config.json',
        win32: '{appData}/devin/mcp_config.json',
      },
      format: 'json',
      servers: [MCP_SERVERS],
    },
    { scope: 'project', path: '.devin/mcp_config.json', format: 'json', servers: [MCP_SERVERS] },
    { scope: 'project', path: '.devin/mcp_config.local.json', format: 'json', servers: [MCP_SERVERS], personal: true },
    {
      scope: 'user',
      path: {
        linux: '{config}/devin/config.json',
        darwin: '{config}/devin/config.json',
        win32: '{appData}/devin/config.json',
      },
      when: [['permissions'], ['mcpServers'], ['hooks']],
      ...CONFIG,
    },
    { scope: 'project', path: '.devin/config.json', ...CONFIG },
    { scope: 'project', path: '.devin/config.local.json', personal: true, ...CONFIG },
    // Claude Code's hooks, with no key around the events (https://docs.devin.ai/cli/extensibility/hooks, 2026-11).
    { scope: 'project', path: '.devin/hooks.v1.json', format: 'json', settings: BARE_HOOKS },
    {
      // Servers inline or in `.mcp.json` (https://docs.devin.ai/product-guides/plugin-mcp-setups, 2026-11).
      scope: 'extension',
      path: '.devin-plugin/plugin.json',
      format: 'json',
      servers: [MCP_SERVERS],
      elsewhere: [{ at: ['mcpServers'], otherwise: '.mcp.json', servers: WRAPPED_OR_BARE }],
    },
  ],
  fields: {
    url: ['url', 'serverUrl'],
    transport: ['transport'],
    off: { field: 'disabled', value: true },
    transports: { http: 'http', sse: 'sse' },
  },
  references: [
    ...expands(['auth'], '${env:VAR}', '${file:path}'),
    // The docs promise it for OAuth fields and are silent about the rest.
    { syntax: '${env:VAR}', fields: LAUNCH_FIELDS, confidence: 'low' },
    { syntax: '${file:path}', fields: LAUNCH_FIELDS, confidence: 'low' },
  ],
  logs: {
    linux: '{data}/devin/cli/logs',
    darwin: '{data}/devin/cli/logs',
    win32: '{appData}/devin/cli/logs',
  },
})
