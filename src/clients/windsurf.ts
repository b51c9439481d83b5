import { type ClientFile, defineClient, type Setting } from '../client.ts'
import { expands, FLAT_HOOKS, installedExtensions, LAUNCH_FIELDS, MCP_SERVERS } from './shared.ts'
import { prefixesApproved } from './shells.ts'

/** How commands begin that run unasked; the other list wins. https://docs.devin.ai/desktop/terminal, 2026-11. */
const COMMANDS = ['windsurf.cascadeCommandsAllowList'] as const
const TAKEN_BACK: Pick<Setting, 'unless'> = { unless: [{ at: ['windsurf.cascadeCommandsDenyList', '*'], is: ['*'] }] }

/** https://docs.devin.ai/desktop/cascade/hooks, 2026-11. */
const HOOKS = { format: 'json', settings: [FLAT_HOOKS] } as const satisfies Partial<ClientFile>

// Which MCP tools run unasked is state of the app.
export default defineClient({
  id: 'windsurf',
  name: 'Windsurf',
  docs: 'https://docs.devin.ai/desktop/cascade/mcp',
  checked: '2026-10',
  confidence: 'high',
  files: [
    {
      scope: 'user',
      path: [
        '~/.codeium/windsurf/mcp_config.json',
        '~/.codeium/windsurf-next/mcp_config.json',
        // The plugin for JetBrains and other editors.
        '~/.codeium/mcp_config.json',
      ],
      format: 'json',
      servers: [MCP_SERVERS],
    },
    // Written by other tools; the vendor does not say that it is read.
    { scope: 'project', path: '.windsurf/mcp_config.json', format: 'json', servers: [MCP_SERVERS] },
    {
      scope: 'user',
      path: '{editors}/settings.json',
      format: 'jsonc',
      settings: prefixesApproved(COMMANDS, TAKEN_BACK),
      when: [COMMANDS],
    },
    {
      // The page speaks of the user's settings; other tools write a workspace's.
      scope: 'project',
      path: '.vscode/settings.json',
      format: 'jsonc',
      settings: prefixesApproved(COMMANDS, { ...TAKEN_BACK, confidence: 'low' }),
      when: [COMMANDS],
    },
    { scope: 'project', path: '.windsurf/hooks.json', ...HOOKS },
    {
      // The second is the plugin's for JetBrains.
      scope: 'user',
      path: ['~/.codeium/windsurf/hooks.json', '~/.codeium/hooks.json'],
      ...HOOKS,
    },
    {
      scope: 'managed',
      path: {
        linux: '/etc/windsurf/hooks.json',
        darwin: '/Library/Application Support/Windsurf/hooks.json',
        win32: '{programData}/Windsurf/hooks.json',
      },
      ...HOOKS,
    },
    installedExtensions('.windsurf', '.windsurf-server'),
  ],
  fields: {
    url: ['serverUrl', 'url'],
    off: { field: 'disabled', value: true },
    transports: { stdio: 'stdio', http: 'http', sse: 'sse' },
  },
  references: [
    ...expands(LAUNCH_FIELDS, '${env:VAR}'),
    { syntax: '${file:path}', fields: LAUNCH_FIELDS, confidence: 'medium' },
  ],
  logs: '~/.codeium/windsurf/logs',
})
