import { type ClientFile, defineClient, type ServerRoot, type Setting } from '../client.ts'
import { LAUNCH_FIELDS, MCP_SERVERS } from './shared.ts'

/** The first rule that matches decides. */
const TOOL_PERMISSIONS: Setting = {
  at: ['toolPermissions', '*', 'toolName'],
  match: { is: ['*'] },
  means: 'approval-disabled',
  words: 'every tool that no earlier rule is about runs without asking',
  undo: 'not-here',
  where: [{ at: ['toolPermissions', '*', 'permission', 'type'], is: ['allow'] }],
}

const CONFIG = {
  format: 'json',
  servers: [MCP_SERVERS],
  settings: [TOOL_PERMISSIONS],
} as const satisfies Partial<ClientFile>

/** Older builds of the editor's extension; the newer keep servers in its own storage. */
const EDITOR_SERVERS: readonly ServerRoot[] = [
  { at: ['augment.advanced', 'mcpServers'], shape: 'array' },
  { at: ['augment.advanced.mcpServers'], shape: 'array' },
]
const EDITOR = {
  format: 'jsonc',
  servers: EDITOR_SERVERS,
  when: EDITOR_SERVERS.map(({ at }) => at),
} as const satisfies Partial<ClientFile>

// Left out: a plugin's .mcp.json and plugin.json, whose folder is not documented.
export default defineClient({
  id: 'augment',
  name: 'Augment Code',
  docs: 'https://docs.augmentcode.com/cli/integrations',
  checked: '2026-10',
  confidence: 'high',
  files: [
    { scope: 'user', path: '~/.augment/settings.json', ...CONFIG },
    { scope: 'project', path: '.augment/settings.json', ...CONFIG },
    { scope: 'project', path: '.augment/settings.local.json', personal: true, ...CONFIG },
    {
      scope: 'managed',
      path: {
        linux: '/etc/augment/settings.json',
        darwin: '/etc/augment/settings.json',
        win32: '{programData}/augment/settings.json',
      },
      when: [['mcpServers'], ['toolPermissions']],
      ...CONFIG,
    },
    { scope: 'user', path: '{editors}/settings.json', ...EDITOR },
    { scope: 'project', path: '.vscode/settings.json', ...EDITOR },
  ],
  fields: {
    off: { field: 'disabled', value: true },
    transports: { stdio: 'stdio', http: 'http', sse: 'sse' },
  },
  references: [
    { syntax: '${workspaceFolder}', fields: ['command', 'args', 'url'], names: /^workspaceFolder$/ },
    { syntax: '${VAR}', fields: ['headers'], names: /^augmentToken$/, confidence: 'medium' },
    // The release notes have it for plugins; the documentation has it nowhere.
    { syntax: '${VAR}', fields: LAUNCH_FIELDS, confidence: 'low' },
  ],
})
