import { type ClientFile, defineClient, type Setting } from '../client.ts'
import { AGENT_FOLDERS, AGENT_SHELL, AGENT_TOOLS } from './amazon-q.ts'
import { approvedTools, expands, FLAT_HOOKS, installedExtensions, MCP_SERVERS, TOOL_NAMES } from './shared.ts'

const MCP_FILE = {
  format: 'jsonc',
  // The second holds the servers of installed Powers.
  servers: [MCP_SERVERS, { at: ['powers', 'mcpServers'], shape: 'map' }],
} as const satisfies Partial<ClientFile>

const AGENT = {
  servers: [MCP_SERVERS],
  settings: [AGENT_TOOLS, AGENT_SHELL, ...AGENT_FOLDERS, FLAT_HOOKS],
} as const satisfies Partial<ClientFile>

/** Rules of the command line's third version that are not narrowed by `match`. A copy committed to a project is not read. */
const PERMISSIONS = {
  format: 'yaml',
  settings: [
    {
      at: ['rules', '*', 'capability'],
      match: { is: ['all'] },
      means: 'approval-disabled',
      words: 'every tool runs without asking',
      undo: { value: 'ask', beside: 'effect' },
      scopes: ['user'],
      where: [{ at: ['rules', '*', 'effect'], is: ['allow'] }],
      unless: [{ at: ['rules', '*', 'match'], exists: true }],
      confidence: 'low',
    },
    {
      at: ['rules', '*', 'capability'],
      match: { is: ['mcp'] },
      means: 'tools-approved',
      words: 'every MCP tool runs without asking',
      undo: { value: 'ask', beside: 'effect' },
      scopes: ['user'],
      where: [{ at: ['rules', '*', 'effect'], is: ['allow'] }],
      unless: [{ at: ['rules', '*', 'match'], exists: true }],
      confidence: 'low',
    },
  ],
} as const satisfies Partial<ClientFile>

/** The editor's. Autopilot, its default, is about edits, and trusted commands are the shell's. */
const TRUSTED_TOOLS: Setting = {
  at: ['kiroAgent.trustedTools'],
  match: { grants: TOOL_NAMES },
  means: 'tools-approved',
  words: 'the tools listed run without asking',
  confidence: 'medium',
}

// Left out: settings/cli.json, which has no key that takes a question away.
export default defineClient({
  id: 'kiro',
  name: 'Kiro',
  docs: 'https://kiro.dev/docs/mcp/configuration',
  checked: '2026-10',
  confidence: 'high',
  onClash: 'project',
  files: [
    {
      scope: 'user',
      path: '~/.kiro/settings/mcp.json',
      overrides: { KIRO_HOME: 'settings/mcp.json' },
      ...MCP_FILE,
    },
    { scope: 'project', path: '.kiro/settings/mcp.json', ...MCP_FILE },
    {
      scope: 'extension',
      path: '~/.kiro/powers/*/mcp.json',
      overrides: { KIRO_HOME: 'powers/*/mcp.json' },
      format: 'json',
      servers: [MCP_SERVERS],
    },
    {
      // Before each power had a file of its own.
      scope: 'extension',
      path: '~/.kiro/powers.mcp.json',
      overrides: { KIRO_HOME: 'powers.mcp.json' },
      format: 'json',
      servers: [MCP_SERVERS],
    },
    {
      scope: 'user',
      path: '~/.kiro/agents/*.json',
      overrides: { KIRO_HOME: 'agents/*.json' },
      format: 'json',
      ...AGENT,
    },
    { scope: 'user', path: '~/.kiro/agents/*.md', overrides: { KIRO_HOME: 'agents/*.md' }, format: 'yaml', ...AGENT },
    { scope: 'project', path: '.kiro/agents/*.json', format: 'json', ...AGENT },
    { scope: 'project', path: '.kiro/agents/*.md', format: 'yaml', ...AGENT },
    {
      scope: 'user',
      path: '~/.kiro/settings/permissions.yaml',
      overrides: { KIRO_HOME: 'settings/permissions.yaml' },
      ...PERMISSIONS,
    },
    {
      scope: 'user',
      path: '~/.kiro/workspace-roots/*/permissions.yaml',
      overrides: { KIRO_HOME: 'workspace-roots/*/permissions.yaml' },
      ...PERMISSIONS,
    },
    {
      scope: 'user',
      path: '{appData}/Kiro/User/settings.json',
      format: 'jsonc',
      settings: [TRUSTED_TOOLS],
      when: [TRUSTED_TOOLS.at],
    },
    installedExtensions('.kiro'),
  ],
  fields: {
    off: { field: 'disabled', value: true },
    dropsPlainHttp: true,
  },
  references: [
    // The editor expands only names listed in `kiroAgent.mcpApprovedEnvVars`; any other stays as written.
    ...expands('all', '${VAR}'),
    // In the command line's agents only.
    { syntax: '$VAR', fields: ['env', 'headers'], confidence: 'low' },
  ],
  entrySettings: [approvedTools('autoApprove')],
})
