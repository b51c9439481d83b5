import { type ClientFile, defineClient, type Setting } from '../client.ts'
import { expands, HOOKS_RUN, runs } from './shared.ts'

// crates/codegen/vtcode-config/src: loader/config.rs and core, 2026-11.
const SETTINGS: readonly Setting[] = [
  {
    at: ['tools', 'default_policy'],
    match: { is: ['allow'] },
    means: 'approval-disabled',
    words: 'every tool that has no line of its own runs without asking',
    undo: { value: 'prompt' },
  },
  {
    at: ['security', 'human_in_the_loop'],
    match: { is: [false] },
    means: 'approval-disabled',
    words: 'nobody is asked before a dangerous action',
    confidence: 'medium',
  },
  {
    // The shell, by its name and by those that it had before.
    at: ['tools', 'policies'],
    match: { grants: { pattern: /^(?:exec_command|run_pty_cmd|run_terminal_cmd|shell_exec|bash)$/, allow: ['allow'] } },
    means: 'shell-approved',
    words: 'every shell command runs without asking',
    confidence: 'medium',
    undo: { value: 'prompt' },
  },
  // A project's run once somebody has said yes to them.
  runs(['hooks', 'lifecycle', '*', '*', 'hooks', '*', 'command'], HOOKS_RUN),
  runs(['notify'], 'a command tells the user of events'),
]

const CONFIG = {
  format: 'toml',
  servers: [{ at: ['mcp', 'providers'], shape: 'array' }],
  settings: SETTINGS,
} as const satisfies Partial<ClientFile>

/**
 * Where answers are kept, the workspace's before the user's (vtcode-core/src/tool_policy.rs, 2026-11). Those about its own tools,
 * the shell among them, it writes by itself for some of them, so that they say nothing of what anybody has answered.
 */
const POLICY = {
  format: 'json',
  settings: [
    {
      at: ['mcp', 'providers', '{server}', 'tools', '{tool}'],
      match: { is: ['allow'] },
      means: 'tools-approved',
      words: 'the tools named run without asking',
      undo: { value: 'prompt' },
    },
  ],
} as const satisfies Partial<ClientFile>

// docs/config/CONFIGURATION_PRECEDENCE.md, docs/mcp-improvements-summary.md and mcp/provider.rs of the crate, 2026-11. Left out:
// addresses of models, which a project may not set, and the form of the policy file that people write themselves, about its own tools.
export default defineClient({
  id: 'vt-code',
  name: 'VT Code',
  docs: 'https://github.com/vinhnx/vtcode',
  checked: '2026-11',
  confidence: 'medium',
  onClash: 'project',
  files: [
    { scope: 'user', path: '~/.vtcode/vtcode.toml', overrides: { VTCODE_HOME: 'vtcode.toml' }, ...CONFIG },
    {
      scope: 'user',
      path: {
        linux: '{config}/vtcode/vtcode.toml',
        darwin: '~/Library/Application Support/vtcode/vtcode.toml',
        win32: '{appData}/vtcode/vtcode.toml',
      },
      overrides: { VTCODE_CONFIG: 'vtcode.toml' },
      ...CONFIG,
    },
    { scope: 'user', path: {}, overrides: { VTCODE_CONFIG_PATH: '' }, ...CONFIG },
    {
      scope: 'project',
      path: ['vtcode.toml', '.vtcode/vtcode.toml', '.vtcode/projects/*/config/vtcode.toml'],
      ...CONFIG,
    },
    { scope: 'user', path: '~/.vtcode/tool-policy.json', ...POLICY },
    { scope: 'project', path: '.vtcode/tool-policy.json', ...POLICY },
    { scope: 'managed', path: { linux: '/etc/vtcode/vtcode.toml', darwin: '/etc/vtcode/vtcode.toml' }, ...CONFIG },
  ],
  fields: {
    url: ['endpoint'],
    headers: [['http_headers'], ['headers']],
    cwd: ['working_directory'],
    names: ['api_key_env', 'env_http_headers'],
    off: { field: 'enabled', value: false },
    both: 'command',
  },
  references: [
    ...expands(['env'], '${VAR}'),
    ...expands(['env'], '$VAR').map((support) => ({ ...support, names: /^[A-Z_][A-Z0-9_]*$/ })),
  ],
})
