import { defineClient, type ServerRoot, type Setting } from '../client.ts'
import { addedFolders, runs } from './shared.ts'

const CONTEXT_SERVERS: ServerRoot = { at: ['context_servers'], shape: 'map' }

// https://zed.dev/docs/ai/tool-permissions, 2026-08. `enable_all_context_servers` offers tools and approves none.
const SETTINGS: readonly Setting[] = [
  {
    at: ['agent', 'tool_permissions', 'default'],
    match: { is: ['allow'] },
    means: 'approval-disabled',
    words: 'every tool that has no rule of its own runs without asking',
    undo: { value: 'confirm' },
  },
  {
    at: ['agent', 'tool_permissions', 'tools', 'terminal', 'default'],
    match: { is: ['allow'] },
    means: 'shell-approved',
    words: 'every command without a rule of its own runs without asking',
    undo: { value: 'confirm' },
    confidence: 'medium',
  },
  {
    // An expression that is found in whatever is typed.
    at: ['agent', 'tool_permissions', 'tools', 'terminal', 'always_allow', '*', 'pattern'],
    match: {
      is: ['', '.', '.*', '.+', '^', '^.', '^.*', '^.+', '^.*$', '^.+$', '\\S', '\\S+', '\\w', '\\w+', '[\\s\\S]*'],
    },
    means: 'shell-approved',
    words: 'every command runs without asking',
    confidence: 'medium',
  },
  {
    at: ['agent', 'tool_permissions', 'tools', 'mcp:{server}:{tool}', 'default'],
    match: { is: ['allow'] },
    means: 'tools-approved',
    words: 'the tool runs without asking',
    undo: { value: 'confirm' },
  },
  {
    // Replaced by the first key in 0.224.
    at: ['agent', 'always_allow_tool_actions'],
    match: { is: [true] },
    means: 'approval-disabled',
    words: 'every tool runs without asking',
  },
  // Of its own agent's sandbox, what the user has let through for good (docs/src/ai/sandboxing.md, 2026-11).
  ...(
    [
      ['allow_unsandboxed', 'terminal commands leave the sandbox without asking'],
      ['allow_fs_write_all', 'sandboxed commands write anywhere on the disk without asking'],
      ['allow_all_hosts', 'sandboxed commands reach the whole network without asking'],
    ] as const
  ).map(
    ([key, words]): Setting => ({
      at: ['agent', 'sandbox_permissions', key],
      match: { is: [true] },
      means: 'sandbox-disabled',
      words,
      confidence: 'medium',
    }),
  ),
  addedFolders(['agent', 'sandbox_permissions', 'write_paths'], 'sandboxed commands write there without asking'),
  // Of Claude Code, Codex and Gemini CLI, which Zed drives; the editor writes the second key where an agent has its modes among
  // its options (zed-industries/zed, `CustomAgentServerSettings`, 2026-11).
  ...[['default_mode'], ['default_config_options', 'mode']].map(
    (key): Setting => ({
      at: ['agent_servers', '*', ...key],
      match: { is: ['bypassPermissions', 'full-access', 'yolo'] },
      means: 'approval-disabled',
      words: 'new threads with this agent run every tool without asking',
      confidence: 'medium',
    }),
  ),
  {
    at: ['session', 'trust_all_worktrees'],
    match: { is: [true] },
    means: 'sandbox-disabled',
    words: 'servers of any folder start without asking whether it is trusted',
    confidence: 'medium',
  },
]

/** https://zed.dev/docs/configuring-languages, 2026-08; in a trusted worktree only. */
const LSP_BINARY = runs(['lsp', '*', 'binary', 'path'], 'language servers start when a file is opened', {
  confidence: 'medium',
})

export default defineClient({
  id: 'zed',
  name: 'Zed',
  docs: 'https://zed.dev/docs/ai/mcp',
  checked: '2026-08',
  confidence: 'high',
  files: [
    {
      scope: 'user',
      path: {
        linux: ['{config}/zed/settings.json', '~/.var/app/dev.zed.Zed/config/zed/settings.json'],
        // Not Application Support, where some installers write.
        darwin: '~/.config/zed/settings.json',
        win32: '{appData}/Zed/settings.json',
      },
      format: 'jsonc',
      servers: [CONTEXT_SERVERS],
      settings: SETTINGS,
      // The last key is another program's, and servers under it never start.
      when: [['context_servers'], ['agent'], ['agent_servers'], ['session', 'trust_all_worktrees'], ['mcpServers']],
    },
    {
      // A project's settings have no `agent` and no `session`; most are about languages, and only these start a program.
      scope: 'project',
      path: '.zed/settings.json',
      format: 'jsonc',
      servers: [CONTEXT_SERVERS],
      settings: [LSP_BINARY],
      when: [['context_servers'], LSP_BINARY.at, ['mcpServers']],
    },
  ],
  // No field names the transport; `command` was once a map of path, args and env.
  fields: { url: ['url'], merges: true, off: { field: 'enabled', value: false } },
  // None: env and headers are literal, and a server inherits the login shell's environment.
  references: [],
  logs: { linux: '{data}/zed/logs', darwin: '~/Library/Logs/Zed', win32: '{localAppData}/Zed/logs' },
})
