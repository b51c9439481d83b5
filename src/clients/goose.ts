import { type ClientFile, defineClient, type Setting } from '../client.ts'
import { commandAt, expands, hooksFile, MCP_SERVERS, matchedHooks } from './shared.ts'

// https://goose-docs.ai/docs/guides/config-files, 2026-10.
const MODE: readonly Setting[] = [
  {
    at: ['GOOSE_MODE'],
    match: { is: ['auto'] },
    means: 'approval-disabled',
    words: 'every tool runs without asking',
    undo: { value: 'approve' },
  },
  {
    // `unwrap_or(GooseMode::Auto)`: crates/goose, 2026-11.
    at: ['GOOSE_MODE'],
    match: { some: true },
    means: 'approval-disabled',
    words: 'every tool runs without asking, as with every value that it does not know',
    unless: [{ at: ['GOOSE_MODE'], is: ['auto', 'approve', 'smart_approve', 'chat'] }],
    confidence: 'medium',
    undo: { value: 'approve' },
  },
  {
    at: ['GOOSE_MODE'],
    match: { absent: true },
    means: 'approval-absent',
    words: 'every tool runs without asking',
    undo: { value: 'approve' },
  },
]

/** Tools are named `extension__tool`. */
const ALWAYS_ALLOW: Setting = {
  at: ['user', 'always_allow'],
  match: { grants: { pattern: /^(?:\*|(?<server>[^*]{1,120}?)__(?<tool>.{1,200}))$/ } },
  means: 'tools-approved',
  words: 'the tools listed run without asking',
}

/**
 * What a shell is given to find out whether a recipe has succeeded, and when it has not
 * (https://block.github.io/goose/docs/guides/recipes/recipe-reference, "Retry Logic", 2026-12). Most of them look for a file, and
 * somebody has to run the recipe.
 */
const RETRIES: readonly Setting[] = [
  ['retry', 'checks', '*', 'command'],
  ['retry', 'on_failure'],
].map((at) => ({
  ...commandAt(at, 'runs-code', 'a command runs after each attempt at the recipe'),
  confidence: 'low',
}))

/** Recipes carry extensions with them, and are passed from hand to hand; a session of one has no others. */
const RECIPE = {
  scope: 'project',
  alone: true,
  servers: [{ at: ['extensions'], shape: 'array' }],
  settings: RETRIES,
  when: [['extensions'], ...RETRIES.map(({ at }) => at)],
} as const satisfies Partial<ClientFile>

/**
 * The kinds of extensions (`ExtensionConfig` of crates/goose/src/agents/extension.rs, 2026-11), which tell a recipe from what else
 * is called one.
 */
const IN_A_LIST = {
  when: [
    {
      at: ['extensions', '*', 'type'],
      is: ['builtin', 'frontend', 'inline_python', 'platform', 'sse', 'stdio', 'streamable_http'],
    },
  ],
  byContent: true,
} as const satisfies Partial<ClientFile>

const PLUGIN_HOOKS = hooksFile(matchedHooks())

export default defineClient({
  id: 'goose',
  name: 'Goose',
  docs: 'https://goose-docs.ai/docs/guides/config-files',
  checked: '2026-10',
  confidence: 'high',
  files: [
    {
      scope: 'user',
      path: {
        linux: '{config}/goose/config.yaml',
        darwin: '{config}/goose/config.yaml',
        win32: '{appData}/Block/goose/config/config.yaml',
      },
      overrides: { GOOSE_PATH_ROOT: 'config/config.yaml' },
      format: 'yaml',
      servers: [{ at: ['extensions'], shape: 'map' }],
      settings: MODE,
      when: [['extensions'], ['GOOSE_MODE']],
    },
    {
      scope: 'user',
      path: {
        linux: '{config}/goose/permission.yaml',
        darwin: '{config}/goose/permission.yaml',
        win32: '{appData}/Block/goose/config/permission.yaml',
      },
      overrides: { GOOSE_PATH_ROOT: 'config/permission.yaml' },
      format: 'yaml',
      settings: [ALWAYS_ALLOW],
      when: [ALWAYS_ALLOW.at],
    },
    // Of `discover_filesystem_sources` (crates/goose, platform_extensions/summon.rs, 2026-11).
    { path: ['.goose/recipes/*.yaml', '.agents/recipes/*.yaml'], format: 'yaml', ...RECIPE },
    { path: ['.goose/recipes/*.json', '.agents/recipes/*.json'], format: 'json', ...RECIPE },
    // Named on the command line, or found by GOOSE_RECIPE_PATH: called as others' are.
    { ...RECIPE, path: ['*recipe*.yaml', 'recipes/**/*.yaml'], format: 'yaml', ...IN_A_LIST },
    { ...RECIPE, path: ['*recipe*.json', 'recipes/**/*.json'], format: 'json', ...IN_A_LIST },
    {
      ...RECIPE,
      scope: 'user',
      path: { linux: '{config}/goose/recipes/*.yaml', darwin: '{config}/goose/recipes/*.yaml' },
      format: 'yaml',
    },
    { ...RECIPE, scope: 'user', path: ['~/.goose/recipes/*.yaml', '~/.agents/recipes/*.yaml'], format: 'yaml' },
    {
      // Open plugins; of these it reads servers with a command only.
      scope: 'extension',
      path: ['~/.agents/plugins/*/.mcp.json', '.agents/plugins/*/.mcp.json'],
      format: 'json',
      servers: [MCP_SERVERS],
    },
    // Of a project's plug-ins they run for whoever starts it there (documentation/docs/guides/context-engineering/hooks.md, 2026-11).
    { scope: 'project', path: '.agents/plugins/*/hooks/hooks.json', ...PLUGIN_HOOKS },
    { scope: 'user', path: '~/.agents/plugins/*/hooks/hooks.json', ...PLUGIN_HOOKS },
    {
      scope: 'user',
      path: {
        linux: '{config}/goose/secrets.yaml',
        darwin: '{config}/goose/secrets.yaml',
        win32: '{appData}/Block/goose/config/secrets.yaml',
      },
      overrides: { GOOSE_PATH_ROOT: 'config/secrets.yaml' },
      format: 'yaml',
      opaque: "credential store, used when the system's keyring is not",
    },
  ],
  fields: {
    command: ['cmd', 'command'],
    env: ['envs', 'env'],
    url: ['uri'],
    names: ['env_keys', 'client_secret_key'],
    // `inline_python`: written to a file that `uvx --with mcp --with <dependency> python` runs (crates/goose/src/agents, 2026-11).
    code: { field: 'code', packages: 'dependencies' },
    off: { field: 'enabled', value: false },
    // No list of transports: builtin, platform, frontend and inline_python run inside goose, over none.
  },
  references: [
    // Names that the entry declares in `envs` or `env_keys`; of the other fields, `client_id` alone.
    { syntax: '$VAR', fields: ['headers', 'other'], confidence: 'medium' },
    { syntax: '${VAR}', fields: ['headers', 'other'], confidence: 'medium' },
    ...expands(['command', 'args', 'env', 'cwd'], '${VAR}').map((support) => ({ ...support, names: /^PLUGIN_ROOT$/ })),
  ],
  logs: { linux: '~/.local/state/goose/logs', darwin: '~/.local/state/goose/logs' },
})
