import { type ClientFile, defineClient, type Setting } from '../client.ts'
import { addedFolders, approvedTools, expands, FLAT_HOOKS, MCP_SERVERS, TOOL_NAMES } from './shared.ts'

/**
 * An agent's `allowedTools`: `@server`, `@server/tool`, either part a glob. A bare `*` is not accepted there, `@builtin` is
 * the client's own tools, and `tools: ["*"]` says what is offered. docs/agent-format.md, 2026-04-23.
 */
export const AGENT_TOOLS: Setting = {
  at: ['allowedTools'],
  match: { grants: { pattern: /^@(?!builtin(?:\/|$))(?<server>[^/]{1,200})(?:\/(?<tool>.{1,200}))?$/, inert: /^\*$/ } },
  means: 'tools-approved',
  words: 'the tools listed run without asking',
}

/**
 * The shell among them, under its names of before and after the renaming to Kiro and of the plugins for editors. What stands
 * under its name in `toolsSettings` says how much of it is meant; `allowedCommands` of Amazon Q's alone does not: what
 * `allowedTools` names runs whatever they are (`eval_perm` of chat-cli's tools/execute, and its test, 2026-11).
 */
export const AGENT_SHELL: Setting = {
  at: ['allowedTools'],
  match: { grants: { pattern: /^(?:execute_bash|executeBash|shell)$/ } },
  means: 'shell-approved',
  words: 'every shell command runs without asking',
  unless: [
    ...['preset', 'deniedCommands', 'denyByDefault'].map((key) => ({
      at: ['toolsSettings', 'execute_bash', key],
      exists: true as const,
    })),
    ...['executeBash', 'shell'].map((tool) => ({ at: ['toolsSettings', tool], exists: true as const })),
  ],
  confidence: 'medium',
}

/** Paths that the client's own file tools use unasked, under their names of before and after the renaming to Kiro. */
export const AGENT_FOLDERS: readonly Setting[] = [
  ...['fs_read', 'read'].map((tool) => addedFolders(['toolsSettings', tool, 'allowedPaths'], 'it reads there unasked')),
  ...['fs_write', 'write'].map((tool) =>
    addedFolders(['toolsSettings', tool, 'allowedPaths'], 'it writes there unasked'),
  ),
]

const AGENT = {
  format: 'json',
  servers: [MCP_SERVERS],
  settings: [AGENT_TOOLS, AGENT_SHELL, ...AGENT_FOLDERS, FLAT_HOOKS],
} as const satisfies Partial<ClientFile>

/** The name is anybody's. */
const IDE_AGENT = { ...AGENT, when: [['mcpServers'], ['allowedTools']] } as const satisfies Partial<ClientFile>

export default defineClient({
  id: 'amazon-q',
  name: 'Amazon Q Developer',
  docs: 'https://github.com/aws/amazon-q-developer-cli/blob/main/docs/agent-format.md',
  checked: '2026-04',
  confidence: 'high',
  files: [
    { scope: 'user', path: '~/.aws/amazonq/mcp.json', format: 'json', servers: [MCP_SERVERS] },
    { scope: 'project', path: '.amazonq/mcp.json', format: 'json', servers: [MCP_SERVERS] },
    { scope: 'user', path: '~/.aws/amazonq/cli-agents/*.json', ...AGENT },
    { scope: 'project', path: '.amazonq/cli-agents/*.json', ...AGENT },
    // Written by the plugins for editors.
    {
      scope: 'user',
      path: ['~/.aws/amazonq/agents/default.json', '~/.aws/amazonq/agents/mcp.json'],
      ...IDE_AGENT,
    },
    { scope: 'project', path: ['.amazonq/agents/default.json', '.amazonq/default.json'], ...IDE_AGENT },
  ],
  fields: {
    off: { field: 'disabled', value: true },
    transports: { stdio: 'stdio', http: 'http' },
  },
  // Not in command, args or url; `${VAR}` and `$VAR` are literals.
  references: expands(['env', 'headers'], '${env:VAR}'),
  // Of the plugins for editors; the command line goes by `allowedTools`.
  entrySettings: [
    { ...approvedTools('autoApprove'), confidence: 'medium' },
    {
      at: ['toolPerms'],
      match: { grants: { ...TOOL_NAMES, allow: ['alwaysAllow'] } },
      means: 'tools-approved',
      words: 'the tools listed run without asking',
      confidence: 'medium',
    },
  ],
})
