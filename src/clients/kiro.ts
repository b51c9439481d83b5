import { type ClientFile, type Condition, defineClient, type Path, type Setting } from '../client.ts'
import { AGENT_BUILT_IN, AGENT_COMMANDS, AGENT_FOLDERS, AGENT_TOOLS } from './amazon-q.ts'
import {
  approvedTools,
  commandAt,
  expands,
  FLAT_HOOKS,
  HOOKS_RUN,
  hooksFile,
  installedExtensions,
  MCP_SERVERS,
  TOOL_NAMES,
} from './shared.ts'
import { shellApproved, starsApproved } from './shells.ts'

const MCP_FILE = {
  format: 'jsonc',
  // The second holds the servers of installed Powers.
  servers: [MCP_SERVERS, { at: ['powers', 'mcpServers'], shape: 'map' }],
} as const satisfies Partial<ClientFile>

/**
 * Rules of the command line's third version and the editor's first, not narrowed by `match` or `exclude`: without them a rule
 * is about all there is (kiro.dev/docs/permissions, 2026-11). One that asks or refuses overrules one that allows.
 */
function rulesAt(...above: Path): readonly Setting[] {
  const rule = [...above, 'rules', '*']
  const allowing = (capability: string, more: Pick<Setting, 'means' | 'words' | 'confidence'>): readonly Setting[] => {
    const setting: Setting = {
      at: [...rule, 'capability'],
      match: { is: [capability] },
      undo: { value: 'ask', beside: 'effect' },
      ...more,
    }
    const allowed: Condition = { at: [...rule, 'effect'], is: ['allow'] }
    const excepted: Condition = { at: [...rule, 'exclude'], exists: true }
    return [
      { ...setting, where: [allowed], unless: [{ at: [...rule, 'match'], exists: true }, excepted] },
      { ...setting, where: [allowed, { at: [...rule, 'match', '*'], is: ['*', '**'] }], unless: [excepted] },
    ]
  }
  return [
    ...allowing('all', {
      means: 'approval-disabled',
      words: 'every tool runs without asking',
      // What others of the rules ask about is asked about.
      confidence: 'low',
    }),
    ...allowing('shell', {
      means: 'shell-approved',
      words: 'every shell command runs without asking',
      confidence: 'medium',
    }),
    ...allowing('mcp', { means: 'tools-approved', words: 'every MCP tool runs without asking', confidence: 'low' }),
  ]
}

const AGENT = {
  servers: [MCP_SERVERS],
  settings: [
    AGENT_TOOLS,
    ...AGENT_BUILT_IN,
    ...AGENT_COMMANDS,
    ...AGENT_FOLDERS,
    ...rulesAt('permissions'),
    FLAT_HOOKS,
  ],
} as const satisfies Partial<ClientFile>

/** A copy committed to a project is not read. */
const PERMISSIONS = {
  format: 'yaml',
  settings: rulesAt().map((setting): Setting => ({ ...setting, scopes: ['user'] })),
} as const satisfies Partial<ClientFile>

/**
 * The editor's shell, by patterns in which a star is any text: of a workspace as well (kiro.dev/docs/chat/terminal, "Trust
 * commands"), which a prompt injection made use of (AWS-2025-019; embracethered.com, "AWS Kiro: Arbitrary Code Execution via
 * Indirect Prompt Injection"). Rules took its place in 1.0 (kiro.dev/docs/ide/whats-new-v1/permissions, 2026-11).
 */
const TRUSTED_COMMANDS: readonly Setting[] = [
  shellApproved(['kiroAgent.trustedCommands'], /^\*{1,4}$/),
  ...starsApproved(['kiroAgent.trustedCommands'], undefined),
].map((setting) => ({ ...setting, words: `in versions before 1.0, ${setting.words}` }))

/** The editor's. Autopilot, its default, is about edits. */
const TRUSTED_TOOLS: Setting = {
  at: ['kiroAgent.trustedTools'],
  match: { grants: TOOL_NAMES },
  means: 'tools-approved',
  words: 'the tools listed run without asking',
  confidence: 'medium',
}

/**
 * A hook in a file of its own: as the editor has written it up to 0.x (`{ "when": …, "then": … }`), and several as the editor's
 * first and the command line's third version do (kiro.dev/docs/cli/v3/hooks and kiro.dev/docs/hooks/actions, 2026-11).
 */
const OWN_HOOK: Setting = {
  ...commandAt(['then', 'command'], 'runs-code', HOOKS_RUN),
  where: [{ at: ['then', 'type'], is: ['runCommand'] }],
  unless: [{ at: ['enabled'], is: [false] }],
}
const OWN_HOOKS: Setting = {
  ...commandAt(['hooks', '*', 'action', 'command'], 'runs-code', HOOKS_RUN),
  where: [{ at: ['hooks', '*', 'action', 'type'], is: ['command'] }],
  unless: [{ at: ['hooks', '*', 'enabled'], is: [false] }],
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
    { scope: 'project', path: '.kiro/hooks/*.kiro.hook', format: 'json', settings: [OWN_HOOK], when: [['then']] },
    { scope: 'project', path: '.kiro/hooks/*.json', ...hooksFile(OWN_HOOKS) },
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
      settings: [TRUSTED_TOOLS, ...TRUSTED_COMMANDS],
      when: [TRUSTED_TOOLS.at, ['kiroAgent.trustedCommands']],
    },
    {
      scope: 'project',
      path: '.vscode/settings.json',
      format: 'jsonc',
      settings: TRUSTED_COMMANDS,
      when: [['kiroAgent.trustedCommands']],
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
