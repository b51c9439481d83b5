import { type ClientFile, defineClient } from '../client.ts'
import { approvedTools, expands, MCP_SERVERS } from './shared.ts'
import { shellApproved } from './shells.ts'

const SERVERS = { format: 'json', servers: [MCP_SERVERS] } as const satisfies Partial<ClientFile>

/** The name is anybody's. Its own tools alone are in the list; a server's are in the server's entry. */
const SETTINGS = {
  format: 'json',
  settings: [
    {
      at: ['nanocoder', 'defaultMode'],
      match: { is: ['yolo'] },
      means: 'approval-disabled',
      words: 'every tool runs without asking',
      undo: { value: 'normal' },
    },
    shellApproved(['nanocoder', 'alwaysAllow'], /^execute_bash$/, {
      unless: [{ at: ['nanocoder', 'disabledTools', '*'], is: ['execute_bash'] }],
    }),
  ],
  when: [['nanocoder']],
} as const satisfies Partial<ClientFile>

// source/config/mcp-config-loader.ts and index.ts, docs/configuration, 2026-11. Left out: `.nanocoder/tools/*.md`, whose prose is
// a script that the model may have run, and NANOCODER_MCPSERVERS, which holds servers itself.
export default defineClient({
  id: 'nanocoder',
  name: 'Nanocoder',
  docs: 'https://github.com/Nano-Collective/nanocoder/blob/main/docs/configuration/mcp-configuration.md',
  checked: '2026-11',
  confidence: 'medium',
  onClash: 'project',
  files: [
    {
      scope: 'user',
      path: {
        linux: '{config}/nanocoder/.mcp.json',
        darwin: '~/Library/Preferences/nanocoder/.mcp.json',
        win32: '{appData}/nanocoder/.mcp.json',
      },
      overrides: { NANOCODER_CONFIG_DIR: '.mcp.json' },
      ...SERVERS,
    },
    { scope: 'project', path: '.mcp.json', ...SERVERS },
    {
      // Beside those above. A list counts here as well.
      scope: 'user',
      path: {},
      overrides: { NANOCODER_MCPSERVERS_FILE: '' },
      format: 'json',
      servers: [MCP_SERVERS, { at: [], shape: 'array', unless: ['mcpServers'] }],
    },
    {
      scope: 'user',
      path: {
        linux: '{config}/nanocoder/agents.config.json',
        darwin: '~/Library/Preferences/nanocoder/agents.config.json',
        win32: '{appData}/nanocoder/agents.config.json',
      },
      overrides: { NANOCODER_CONFIG_DIR: 'agents.config.json' },
      ...SETTINGS,
    },
    { scope: 'project', path: 'agents.config.json', ...SETTINGS },
  ],
  fields: {
    transport: ['transport'],
    off: { field: 'enabled', value: false },
    transports: { stdio: 'stdio', http: 'http', websocket: 'ws' },
  },
  // Names in capitals alone.
  references: expands('all', '$VAR', '${VAR}', '${VAR:-default}').map((support) => ({
    ...support,
    names: /^[A-Z_][A-Z0-9_]*$/,
  })),
  entrySettings: [approvedTools('alwaysAllow')],
})
