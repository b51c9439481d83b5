import { type ClientFile, defineClient, type Setting } from '../client.ts'
import { MAY_EXPAND, MCP_SERVERS } from './shared.ts'
import { prefixesApproved, shellApproved } from './shells.ts'

const FILE = {
  format: 'json',
  servers: [{ at: ['servers'], shape: 'map' }, MCP_SERVERS],
} as const satisfies Partial<ClientFile>

/** Rules of the user alone; an action that is not named is a question (docs/AUTHORIZATION_ORDER.md and crates/execpolicy, 2026-11). */
const RULE = ['rules', '*'] as const
const SHELL_ALLOWED = {
  where: [
    { at: [...RULE, 'tool'], is: ['exec_shell'] },
    { at: [...RULE, 'action'], is: ['allow'] },
  ],
  undo: { value: 'ask', beside: 'action' },
} as const satisfies Partial<Setting>

/** A command is how others begin, unless it is to be the whole; without one the tool is meant with whatever it is given. */
const PERMISSIONS = {
  format: 'toml',
  settings: [
    shellApproved([...RULE, 'tool'], /^exec_shell$/, {
      ...SHELL_ALLOWED,
      unless: [
        { at: [...RULE, 'command'], exists: true },
        { at: [...RULE, 'path'], exists: true },
      ],
    }),
    ...prefixesApproved([...RULE, 'command'], {
      ...SHELL_ALLOWED,
      unless: [{ at: [...RULE, 'command_exact'], is: [true] }],
    }),
  ],
} as const satisfies Partial<ClientFile>

// Hmbown/Codewhale, docs/MCP.md, 2026-10. Left out: the lists of a plug-in, which is reviewed first.
export default defineClient({
  id: 'codewhale',
  name: 'Codewhale',
  docs: 'https://github.com/Hmbown/Codewhale/blob/main/docs/MCP.md',
  checked: '2026-11',
  confidence: 'high',
  onClash: 'project',
  files: [
    { scope: 'user', path: ['~/.codewhale/mcp.json', '~/.deepseek/mcp.json'], ...FILE },
    { scope: 'user', path: {}, overrides: { DEEPSEEK_MCP_CONFIG: '' }, ...FILE },
    { scope: 'project', path: '.codewhale/mcp.json', ...FILE },
    { scope: 'user', path: '~/.codewhale/permissions.toml', ...PERMISSIONS },
  ],
  fields: {
    transport: ['transport'],
    names: ['bearer_token_env_var', 'env_headers', 'env_http_headers'],
    off: { field: 'disabled', value: true },
  },
  references: MAY_EXPAND,
})
