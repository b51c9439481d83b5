import { type ClientFile, defineClient, type ServerRoot, type Setting } from '../client.ts'
import { besideServers, expands, HOOKS_ON, hooksFile, MCP_SERVERS, matchedHooks, postedHooks } from './shared.ts'
import { shellApproved } from './shells.ts'

const LIST: ServerRoot = { at: ['mcpServers'], shape: 'array' }

/** Granted in the terminal program and kept; `ask` and `exclude` stand beside it (docs/cli/tool-permissions, 2026-06). */
const PERMISSIONS: readonly Setting[] = [
  {
    at: ['allow'],
    match: { grants: { pattern: /^(?:\*|mcp\*)$/ } },
    means: 'approval-disabled',
    words: 'every tool of every server runs without asking',
  },
  // A glob in the parentheses; `exclude` and `ask` win.
  shellApproved(['allow'], /^Bash(?:\(\*{1,4}\))?$/),
]

/** A JSON block: servers in the shape of Claude's files, or one server and no more. */
const BLOCK_MAP = {
  format: 'jsonc',
  servers: [MCP_SERVERS, { at: ['projects', '*', 'mcpServers'], shape: 'map' }],
  when: [['mcpServers'], ['projects']],
} as const satisfies Partial<ClientFile>
const BLOCK_SINGLE = {
  format: 'jsonc',
  servers: [{ at: [], shape: 'single', unless: ['mcpServers'] }],
  when: [['command'], ['url']],
} as const satisfies Partial<ClientFile>

/** A whole configuration each, of which one is chosen in the editor: continuedev/continue, core/config/ConfigHandler.ts, 2026-11. */
const PROFILES = ['agents', 'assistants', 'configs'].flatMap((folder) => [`${folder}/**/*.yaml`, `${folder}/**/*.yml`])
const PROFILE = { format: 'yaml', servers: [LIST], when: [['mcpServers']] } as const satisfies Partial<ClientFile>

/**
 * Hooks of the terminal program (continuedev/continue, extensions/cli/src/hooks/hookConfig.ts, 2026-11). Left out: that it runs
 * those of Claude Code's settings as well.
 */
const HOOKS = hooksFile(matchedHooks(HOOKS_ON), ...postedHooks(HOOKS_ON))

const DEPRECATED_SERVERS: readonly ServerRoot[] = [
  { at: ['experimental', 'modelContextProtocolServers'], shape: 'array' },
  LIST,
]

const JSON_BLOCKS = { CONTINUE_GLOBAL_DIR: 'mcpServers/**/*.json' }

export default defineClient({
  id: 'continue',
  name: 'Continue',
  docs: 'https://docs.continue.dev/customize/deep-dives/mcp',
  checked: '2026-06',
  confidence: 'high',
  files: [
    {
      scope: 'user',
      path: '~/.continue/config.yaml',
      overrides: { CONTINUE_GLOBAL_DIR: 'config.yaml' },
      format: 'yaml',
      servers: [LIST],
    },
    {
      // Deprecated in favour of config.yaml. An entry's launch is nested in `transport`.
      scope: 'user',
      path: '~/.continue/config.json',
      overrides: { CONTINUE_GLOBAL_DIR: 'config.json' },
      format: 'jsonc',
      servers: DEPRECATED_SERVERS,
      when: [['experimental', 'modelContextProtocolServers'], ['mcpServers']],
    },
    {
      // Laid over config.json, as long as that is in use (core/config/json/loadRcConfigs.ts, 2026-11).
      scope: 'project',
      path: '.continuerc.json',
      format: 'jsonc',
      servers: DEPRECATED_SERVERS,
      when: [['experimental', 'modelContextProtocolServers'], ['mcpServers']],
    },
    { scope: 'user', path: '~/.continue/settings.json', overrides: { CONTINUE_GLOBAL_DIR: 'settings.json' }, ...HOOKS },
    { scope: 'project', path: '.continue/settings.json', ...HOOKS },
    { scope: 'project', path: '.continue/settings.local.json', personal: true, ...HOOKS },
    {
      // Both endings, and folders in the folder: continuedev/continue, core/config/loadLocalAssistants.ts, 2026-11.
      scope: 'project',
      path: ['.continue/mcpServers/**/*.yaml', '.continue/mcpServers/**/*.yml'],
      format: 'yaml',
      servers: [LIST],
    },
    { scope: 'project', path: '.continue/mcpServers/**/*.json', ...BLOCK_MAP },
    { scope: 'project', path: '.continue/mcpServers/**/*.json', ...BLOCK_SINGLE },
    {
      scope: 'user',
      path: '~/.continue/mcpServers/**/*.yaml',
      overrides: { CONTINUE_GLOBAL_DIR: 'mcpServers/**/*.yaml' },
      format: 'yaml',
      servers: [LIST],
    },
    {
      scope: 'user',
      path: '~/.continue/mcpServers/**/*.yml',
      overrides: { CONTINUE_GLOBAL_DIR: 'mcpServers/**/*.yml' },
      format: 'yaml',
      servers: [LIST],
    },
    { scope: 'user', path: '~/.continue/mcpServers/**/*.json', overrides: JSON_BLOCKS, ...BLOCK_MAP },
    { scope: 'user', path: '~/.continue/mcpServers/**/*.json', overrides: JSON_BLOCKS, ...BLOCK_SINGLE },
    { scope: 'project', path: '.continue/agents/**/*.md', format: 'yaml', servers: [LIST] },
    { scope: 'project', path: PROFILES.map((profile) => `.continue/${profile}`), ...PROFILE },
    ...PROFILES.map((profile) => ({
      scope: 'user' as const,
      path: `~/.continue/${profile}`,
      overrides: { CONTINUE_GLOBAL_DIR: profile },
      ...PROFILE,
    })),
    {
      scope: 'user',
      path: '~/.continue/permissions.yaml',
      overrides: { CONTINUE_GLOBAL_DIR: 'permissions.yaml' },
      format: 'yaml',
      settings: PERMISSIONS,
    },
    {
      scope: 'user',
      path: '~/.continue/.env',
      overrides: { CONTINUE_GLOBAL_DIR: '.env' },
      format: 'yaml',
      opaque: 'secrets that references are resolved from',
    },
  ],
  fields: {
    headers: [['requestOptions', 'headers'], ['headers']],
    // `http` is what imported JSON says.
    transports: { stdio: 'stdio', sse: 'sse', 'streamable-http': 'http', http: 'http' },
  },
  references: [
    ...besideServers(expands('all', '${{ secrets.X }}')),
    // JSON files only, where it is rewritten to a secret of that name.
    { syntax: '${VAR}', fields: ['env', 'headers'], confidence: 'medium' },
  ],
})
