import { type ClientFile, defineClient, type Setting } from '../client.ts'
import { expands, LAUNCH_FIELDS, MCP_SERVERS } from './shared.ts'

/** The list counts in the user's own file, and switches servers of every file off. */
const SERVERS = {
  format: 'json',
  servers: [{ ...MCP_SERVERS, off: ['disabledServers'] }],
} as const satisfies Partial<ClientFile>

const MODE = { at: ['tools', 'approvalMode'], undo: { value: 'always-ask' } } as const
const APPROVED = { at: ['tools', 'approval'], undo: { value: 'prompt' } } as const

/** What a server brings counts as a tool that writes (docs/approval-mode.md, 2026-09). */
const SETTINGS: readonly Setting[] = [
  {
    ...MODE,
    match: { is: ['yolo'] },
    means: 'approval-disabled',
    words: 'every tool that has no line of its own runs without asking',
  },
  {
    ...MODE,
    match: { is: ['write'] },
    means: 'approval-disabled',
    words: 'every tool of every server runs without asking, as one that writes',
    confidence: 'medium',
  },
  {
    ...APPROVED,
    match: { grants: { pattern: /^(?:bash|eval)$/, allow: ['allow'] } },
    means: 'shell-approved',
    words: 'every command runs without asking',
    confidence: 'medium',
  },
  {
    ...APPROVED,
    match: {
      grants: { pattern: /^mcp__(?<server>[^_]{1,120})_(?<tool>.{1,200})$/, joinedBy: '_', allow: ['allow'] },
    },
    means: 'tools-approved',
    words: 'the tools named run without asking',
  },
]

/** Where the user's own files say nothing, everything runs. */
const NOTHING_CHOSEN: Setting = {
  ...MODE,
  match: { absent: true },
  means: 'approval-absent',
  words: 'every tool runs without asking',
}

/** In the folder of the user, and in that of each profile. */
const inAgentFolders = (...names: readonly string[]) =>
  ['~/.omp/agent', '~/.omp/profiles/*/agent'].flatMap((folder) => names.map((name) => `${folder}/${name}`))

// docs/mcp-config.md and docs/config-usage.md, 2026-09. Left out: files that others have made for themselves and it reads last,
// some fifteen and the `.mcp.json` and `mcp.json` of a project among them, which are to be judged by those they were written
// for; extensions, hooks and tools, which are programs.
export default defineClient({
  id: 'omp',
  name: 'Oh My Pi',
  docs: 'https://github.com/can1357/oh-my-pi/blob/main/docs/mcp-config.md',
  checked: '2026-11',
  confidence: 'high',
  onClash: 'project',
  files: [
    { scope: 'user', path: inAgentFolders('mcp.json', '.mcp.json'), ...SERVERS },
    { scope: 'user', path: {}, overrides: { PI_CODING_AGENT_DIR: 'mcp.json' }, ...SERVERS },
    { scope: 'project', path: ['.omp/mcp.json', '.omp/.mcp.json'], ...SERVERS },
    {
      scope: 'user',
      path: inAgentFolders('config.yml', 'config.yaml'),
      format: 'yaml',
      settings: [...SETTINGS, NOTHING_CHOSEN],
    },
    { scope: 'project', path: '.omp/config.yml', format: 'yaml', settings: SETTINGS },
    { scope: 'project', path: '.omp/settings.json', format: 'json', settings: SETTINGS },
    {
      scope: 'user',
      path: inAgentFolders('agent.db'),
      format: 'json',
      opaque: 'database with tokens and keys',
    },
  ],
  fields: {
    off: { field: 'enabled', value: false },
    transports: { stdio: 'stdio', http: 'http', sse: 'sse' },
    refusesOtherTransports: true,
    both: 'error',
    urlWithoutTransport: 'error',
  },
  // A value of `env` and `headers` that begins with `!` is a command; one that is no more than a variable's name stands for
  // what that holds.
  references: [
    ...expands([...LAUNCH_FIELDS, 'cwd', 'auth'], '${VAR}', '${VAR:-default}'),
    ...expands(['env', 'headers'], '!command'),
  ],
})
