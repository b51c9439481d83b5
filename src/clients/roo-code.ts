import { type ClientFile, defineClient, type Setting } from '../client.ts'
import { approvedTools, MCP_SERVERS } from './shared.ts'
import { prefixesApproved, shellApproved } from './shells.ts'

/**
 * How commands begin that run unasked once the switch for commands is on in the extension, in settings of VS Code; before and
 * after the change of its name. Of two lists the longer prefix that fits wins (docs.roocode.com/features/auto-approving-actions,
 * 2026-11).
 */
const COMMANDS: readonly Setting[] = ['roo-cline', 'zoo-code'].flatMap((extension) => {
  const at = [`${extension}.allowedCommands`]
  const more = { unless: [{ at: [`${extension}.deniedCommands`, '*'], is: ['*'] }] }
  // Every command begins with nothing.
  return [...prefixesApproved(at, more), shellApproved(at, /^$/, more)]
})

const EDITOR_SETTINGS = {
  format: 'jsonc',
  settings: COMMANDS,
  when: [['roo-cline.allowedCommands'], ['zoo-code.allowedCommands']],
} as const satisfies Partial<ClientFile>

export default defineClient({
  id: 'roo-code',
  name: 'Roo Code',
  docs: 'https://docs.roocode.com/features/mcp/using-mcp-in-roo',
  checked: '2026-04',
  confidence: 'high',
  onClash: 'project',
  files: [
    {
      scope: 'user',
      path: [
        '{editors}/globalStorage/rooveterinaryinc.roo-cline/settings/mcp_settings.json',
        // Of Zoo Code, which goes on where it ended (publisher and name of Zoo-Code-Org/Zoo-Code's src/package.json, 2026-11).
        '{editors}/globalStorage/zoocodeorganization.zoo-code/settings/mcp_settings.json',
        // Older builds.
        '{editors}/globalStorage/rooveterinaryinc.roo-cline/settings/cline_mcp_settings.json',
      ],
      format: 'json',
      servers: [MCP_SERVERS],
    },
    { scope: 'project', path: '.roo/mcp.json', format: 'json', servers: [MCP_SERVERS] },
    { scope: 'user', path: '{editors}/settings.json', ...EDITOR_SETTINGS },
    { scope: 'project', path: '.vscode/settings.json', ...EDITOR_SETTINGS },
  ],
  fields: {
    off: { field: 'disabled', value: true },
    transports: { stdio: 'stdio', sse: 'sse', 'streamable-http': 'http' },
    both: 'error',
  },
  references: [
    { syntax: '${env:VAR}', fields: 'all' },
    { syntax: '${workspaceFolder}', fields: 'all', names: /^workspaceFolder$/ },
  ],
  entrySettings: [approvedTools('alwaysAllow')],
})
