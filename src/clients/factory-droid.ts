import { type ClientFile, defineClient, type Setting } from '../client.ts'
import { BARE_HOOKS, expands, LAUNCH_FIELDS, MCP_SERVERS, matchedHooks, WRAPPED_OR_BARE } from './shared.ts'
import { prefixesApproved } from './shells.ts'

/** Tools marked as of low risk run from the lowest level of autonomy on. */
const OVERRIDES: readonly Setting[] = ['mcpAutonomyOverrides', 'mcpAutonomyUrlOverrides'].flatMap(
  (key): readonly Setting[] => [
    {
      at: [key, '{server}', 'defaultLevel'],
      match: { is: ['low'] },
      means: 'tools-approved',
      words: 'every tool of this server counts as harmless, and runs without asking at any level of autonomy',
      confidence: 'medium',
    },
    {
      at: [key, '{server}', 'tools', '{tool}'],
      match: { is: ['low'] },
      means: 'tools-approved',
      words: 'this tool counts as harmless, and runs without asking at any level of autonomy',
      confidence: 'medium',
    },
  ],
)

/**
 * Superseded by `permissionRules`, and still respected (docs.factory.ai/autonomy-and-safety/permission-rules, 2026-11). The
 * other two lists win over it.
 */
const SHELL_ALLOWED = prefixesApproved(['commandAllowlist'], {
  unless: ['commandDenylist', 'commandBlocklist'].map((list) => ({ at: [list, '*'], is: ['*'] })),
})

// Factory-AI/factory docs, 2026-07-24.
const SETTINGS: readonly Setting[] = [
  {
    at: ['sessionDefaultSettings', 'autonomyLevel'],
    match: { is: ['high'] },
    means: 'approval-disabled',
    words: 'sessions begin at the highest level of autonomy, where no tool asks',
  },
  {
    // Asks before what cannot be undone.
    at: ['sessionDefaultSettings', 'autonomyLevel'],
    match: { is: ['medium'] },
    means: 'approval-disabled',
    words: 'sessions begin at a level of autonomy where only risky tools ask',
    confidence: 'low',
  },
  {
    // The spelling before `autonomyLevel`.
    at: ['sessionDefaultSettings', 'autonomyMode'],
    match: { is: ['auto-high'] },
    means: 'approval-disabled',
    words: 'sessions begin at the highest level of autonomy, where no tool asks',
  },
  ...[['subagentAutonomyLevel'], ['sessionDefaultSettings', 'subagentAutonomyLevel']].map(
    (at): Setting => ({
      at,
      match: { is: ['high', 'auto-high'] },
      means: 'approval-disabled',
      words: 'sub-agents work at the highest level of autonomy, where no tool asks',
      confidence: 'medium',
    }),
  ),
  ...OVERRIDES,
  ...SHELL_ALLOWED,
  matchedHooks({ unless: [{ at: ['hooksDisabled'], is: [true] }] }),
]

/** Read before the hooks of `settings.json`; the second is where it was (docs/reference/hooks-reference.mdx, 2026-07). */
const HOOKS = {
  format: 'json',
  settings: [matchedHooks(), ...BARE_HOOKS],
} as const satisfies Partial<ClientFile>

/** `${DROID_PLUGIN_ROOT}`, by Claude Code's name as well, is the folder of a plug-in (docs/guides/building/building-plugins.mdx, 2026-07). */
const PLUGIN_ROOT = /^(?:DROID|CLAUDE)_PLUGIN_ROOT$/

const CONFIG = { format: 'jsonc', settings: SETTINGS } as const satisfies Partial<ClientFile>

export default defineClient({
  id: 'factory-droid',
  name: 'Factory Droid',
  docs: 'https://docs.factory.ai/cli/configuration/mcp',
  checked: '2026-11',
  confidence: 'high',
  onClash: 'user',
  files: [
    // Of two entries of one name the user's wins.
    { scope: 'user', path: '~/.factory/mcp.json', format: 'json', servers: [MCP_SERVERS] },
    { scope: 'project', path: '.factory/mcp.json', format: 'json', servers: [MCP_SERVERS] },
    { scope: 'user', path: ['~/.factory/hooks.json', '~/.factory/hooks/hooks.json'], ...HOOKS },
    { scope: 'project', path: ['.factory/hooks.json', '.factory/hooks/hooks.json'], ...HOOKS },
    {
      scope: 'extension',
      path: '.factory-plugin/plugin.json',
      format: 'json',
      servers: [MCP_SERVERS],
      elsewhere: [{ at: ['mcpServers'], otherwise: 'mcp.json', servers: WRAPPED_OR_BARE }],
    },
    // docs/cli/configuration/settings.mdx, "Local overrides", 2026-07.
    { scope: 'user', path: ['~/.factory/settings.json', '~/.factory/settings.local.json'], ...CONFIG },
    { scope: 'project', path: '.factory/settings.json', ...CONFIG },
    { scope: 'project', path: '.factory/settings.local.json', personal: true, ...CONFIG },
    {
      scope: 'managed',
      path: {
        linux: '/etc/factory/settings.json',
        darwin: '/Library/Application Support/Factory/settings.json',
        win32: '{programFiles}/Factory/settings.json',
      },
      when: [
        ['mcpPolicy'],
        ...SETTINGS.filter(({ scopes }) => scopes === undefined || scopes.includes('managed')).map(({ at }) =>
          at.slice(0, 1),
        ),
      ],
      ...CONFIG,
      format: 'json',
    },
  ],
  fields: {
    off: { field: 'disabled', value: true },
    transports: { stdio: 'stdio', http: 'http', sse: 'sse' },
  },
  // Not in command, args or url.
  references: [
    ...expands(['env', 'headers'], '${VAR}', '${VAR:-default}'),
    { syntax: '${workspaceFolder}', fields: LAUNCH_FIELDS, names: PLUGIN_ROOT, confidence: 'low' },
  ],
})
