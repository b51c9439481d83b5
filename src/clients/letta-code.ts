import { type ClientFile, defineClient, type Setting } from '../client.ts'
import { addedFolders, expands, matchedHooks } from './shared.ts'
import { SHELLS_APPROVED } from './shells.ts'

const ASKS = { value: 'standard' } as const

/** Of the files that say so the nearest counts, a project's before the user's (src/permissions/loader.ts, 2026-08). */
const SETTINGS: readonly Setting[] = [
  {
    // The two others are what it was called before.
    at: ['permissions', 'mode'],
    match: { is: ['unrestricted', 'bypassPermissions', 'fullAccess'] },
    means: 'approval-disabled',
    words: 'every tool runs without asking',
    undo: ASKS,
  },
  {
    at: ['permissions', 'mode'],
    match: { absent: true },
    means: 'approval-absent',
    words: 'every tool runs without asking',
    undo: ASKS,
  },
  {
    at: ['permissions', 'allow'],
    match: { grants: { pattern: /^\*$/ } },
    means: 'approval-disabled',
    words: 'every tool runs without asking',
  },
  {
    // By their whole names: a star at the end is none (src/permissions/matcher.ts).
    at: ['permissions', 'allow'],
    match: { grants: { pattern: /^mcp__(?<server>[^*]{1,120}?)__(?<tool>[^*(]{1,200})$/ } },
    means: 'tools-approved',
    words: 'the tools listed run without asking',
  },
  ...SHELLS_APPROVED,
  addedFolders(['permissions', 'additionalDirectories'], 'its file tools work there without asking'),
  matchedHooks({ unless: [{ at: ['hooks', 'disabled'], is: [true] }] }),
]

const FILE = { format: 'json', settings: SETTINGS } as const satisfies Partial<ClientFile>

// letta-ai/letta-code, src/settings-manager.ts, src/mcp-client.ts and src/permissions, 2026-08.
export default defineClient({
  id: 'letta-code',
  name: 'Letta Code',
  docs: 'https://docs.letta.com/letta-code/permissions',
  checked: '2026-08',
  confidence: 'high',
  files: [
    {
      // The second is where it was before. Each agent has servers of its own, and a project has none.
      scope: 'user',
      path: ['~/.letta/settings.json', '{config}/letta/settings.json'],
      servers: [{ at: ['agents', '*', 'mcpServers'], shape: 'array' }],
      ...FILE,
    },
    { scope: 'project', path: '.letta/settings.json', ...FILE },
    { scope: 'project', path: '.letta/settings.local.json', ...FILE, personal: true },
  ],
  fields: {
    transport: ['transport'],
    transports: { stdio: 'stdio', http: 'http', sse: 'sse' },
  },
  references: expands(['headers'], '${VAR}').map((support) => ({ ...support, names: /^[A-Z_][A-Z0-9_]*$/ })),
})
