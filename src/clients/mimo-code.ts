import { type ClientFile, defineClient } from '../client.ts'
import { OPENCODE_COMMANDS, OPENCODE_ENDPOINTS, OPENCODE_FIELDS, permissions } from './opencode.ts'
import { besideServers, EXTERNAL_DIRECTORY, expands } from './shared.ts'

const CONFIG = {
  format: 'jsonc',
  servers: [{ at: ['mcp'], shape: 'map' }],
  settings: [
    ...permissions(['permission'], '', 'high'),
    ...permissions(['agent', '*', 'permission'], ' this agent uses', 'medium'),
    ...permissions(['mode', '*', 'permission'], ' used in this mode', 'medium'),
    ...EXTERNAL_DIRECTORY,
    ...OPENCODE_COMMANDS,
    ...OPENCODE_ENDPOINTS,
  ],
} as const satisfies Partial<ClientFile>

const NAMES = ['mimocode.json', 'mimocode.jsonc'] as const
const within = (...folders: readonly string[]) => folders.flatMap((folder) => NAMES.map((name) => `${folder}/${name}`))

/** Each variable leads to a folder that holds either. */
const FOLDERS = [
  ['MIMOCODE_HOME', 'config/'],
  ['MIMOCODE_CONFIG_DIR', ''],
] as const

// Xiaomi's descendant of OpenCode: packages/opencode/src/config (config.ts, paths.ts, mcp.ts, managed.ts), 2026-09. Left out:
// `mcpServers` of `.claude.json`, which it takes over, and agents and commands in Markdown.
export default defineClient({
  id: 'mimo-code',
  name: 'MiMo Code',
  docs: 'https://mimo.xiaomi.com/mimocode',
  checked: '2026-11',
  confidence: 'high',
  startsInProject: true,
  onClash: 'project',
  files: [
    {
      scope: 'user',
      path: [...within('{config}/mimocode', '~/.mimocode'), '{config}/mimocode/config.json'],
      ...CONFIG,
    },
    { scope: 'user', path: {}, overrides: { MIMOCODE_CONFIG: '' }, ...CONFIG },
    ...FOLDERS.flatMap(([variable, below]) =>
      NAMES.map((name) => ({
        scope: 'user' as const,
        path: {},
        overrides: { [variable]: `${below}${name}` },
        ...CONFIG,
      })),
    ),
    { scope: 'project', path: [...NAMES, ...within('.mimocode')], ...CONFIG },
    {
      scope: 'managed',
      path: {
        linux: within('/etc/opencode'),
        darwin: within('/Library/Application Support/opencode'),
        win32: within('{programData}/opencode'),
      },
      ...CONFIG,
    },
  ],
  fields: { ...OPENCODE_FIELDS, env: ['environment', 'env'] },
  // In the text of the file, before it is parsed.
  references: besideServers(expands('all', '{env:VAR}', '{file:path}')),
})
