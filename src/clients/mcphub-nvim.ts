import { type ClientFile, defineClient, type Field } from '../client.ts'
import { approvedTools, expands, LAUNCH_FIELDS, MCP_SERVERS } from './shared.ts'
import { SERVERS } from './vscode.ts'

const DIALECT = { format: 'json5', inputs: ['inputs'] } as const satisfies Partial<ClientFile>

const FIELDS: readonly Field[] = [...LAUNCH_FIELDS, 'cwd']

// Left out: `auto_approve` of the plugin's setup, which is Lua.
export default defineClient({
  id: 'mcphub-nvim',
  name: 'mcphub.nvim',
  docs: 'https://github.com/ravitemer/mcphub.nvim',
  checked: '2026-01',
  confidence: 'high',
  files: [
    { scope: 'user', path: '{config}/mcphub/servers.json', servers: [MCP_SERVERS, SERVERS], ...DIALECT },
    { scope: 'project', path: '.mcphub/servers.json', servers: [MCP_SERVERS, SERVERS], ...DIALECT },
    // Either root is read here too; with the owner's alone, what is dead for VS Code or Cursor is still told; so is what
    // is JSON5, which this client alone would take.
    { scope: 'project', path: '.vscode/mcp.json', servers: [SERVERS], ...DIALECT, format: 'jsonc' },
    { scope: 'project', path: '.cursor/mcp.json', servers: [MCP_SERVERS], ...DIALECT, format: 'jsonc' },
  ],
  fields: { off: { field: 'disabled', value: true } },
  references: [
    ...expands(FIELDS, '${VAR}', '${env:VAR}', '${input:id}'),
    // Runs a command while the file is read, from a workspace's file too.
    ...expands(FIELDS, '${cmd: command}'),
    // Another client's folder, `${CLAUDE_PLUGIN_ROOT}`, is not one of them.
    { syntax: '${workspaceFolder}', fields: FIELDS, names: /^(?!CLAUDE_|__dirname)/ },
    // Deprecated, and still run.
    { syntax: '$: command', fields: ['env'] },
  ],
  entrySettings: [approvedTools('autoApprove')],
})
