import { type ClientFile, defineClient, type Setting } from '../client.ts'
import { HOOKS_RUN, runs } from './shared.ts'
import { prefixesApproved } from './shells.ts'

/** Not offered to the model at all. */
const NO_SHELL: Pick<Setting, 'unless'> = { unless: [{ at: ['disabled_tools', '*'], is: ['bash'] }] }

// Left out: `[tools.<name>] permission = "always"` of other tools. Built-in ones stand in the same table, and only the name
// tells an MCP tool (`server_tool`) from them.
const SETTINGS: readonly Setting[] = [
  {
    at: ['bypass_tool_permissions'],
    match: { is: [true] },
    means: 'approval-disabled',
    words: 'every tool runs without asking',
  },
  {
    at: ['default_agent'],
    match: { is: ['auto-approve'] },
    means: 'approval-disabled',
    words: 'the agent that starts by default runs every tool without asking',
  },
  {
    // Editors, debuggers and `sudo` are left to the lists beside it: vibe/core/tools/builtins/bash.py, 2026-11.
    at: ['tools', 'bash', 'permission'],
    match: { is: ['always'] },
    means: 'shell-approved',
    words: 'every shell command but a few runs without asking',
    undo: { value: 'ask' },
    confidence: 'medium',
    ...NO_SHELL,
  },
  ...prefixesApproved(['tools', 'bash', 'allowlist'], NO_SHELL),
]

const CONFIG = {
  format: 'toml',
  servers: [{ at: ['mcp_servers'], shape: 'array' }],
  settings: SETTINGS,
} as const satisfies Partial<ClientFile>

/** docs.mistral.ai/vibe/code/cli/hooks, as a tool that writes them has it (Goldziher/ai-rulez, docs/settings.md, 2026-10). */
const HOOKS = {
  format: 'toml',
  settings: [runs(['hooks', '*', 'command'], HOOKS_RUN, { confidence: 'medium' })],
} as const satisfies Partial<ClientFile>

export default defineClient({
  id: 'mistral-vibe',
  name: 'Mistral Vibe',
  docs: 'https://github.com/mistralai/mistral-vibe',
  checked: '2026-01',
  confidence: 'high',
  files: [
    { scope: 'user', path: '~/.vibe/config.toml', overrides: { VIBE_HOME: 'config.toml' }, ...CONFIG },
    // Read once the folder is trusted.
    { scope: 'project', path: '.vibe/config.toml', ...CONFIG },
    { scope: 'user', path: '~/.vibe/hooks.toml', overrides: { VIBE_HOME: 'hooks.toml' }, ...HOOKS },
    { scope: 'project', path: '.vibe/hooks.toml', ...HOOKS },
    {
      scope: 'user',
      path: '~/.vibe/.env',
      overrides: { VIBE_HOME: '.env' },
      format: 'toml',
      opaque: 'environment file with credentials',
    },
  ],
  fields: {
    transport: ['transport'],
    transports: { stdio: 'stdio', http: 'http', 'streamable-http': 'http' },
    names: ['api_key_env'],
    off: { field: 'disabled', value: true },
  },
  // Strings are literal, but for the key's place in `api_key_format`.
  references: [{ syntax: '{VAR}', fields: ['other'], names: /^token$/ }],
})
