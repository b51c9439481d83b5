import { type ClientFile, defineClient, type Path, type Setting } from '../client.ts'
import { expands, FLAT_HOOKS, LAUNCH_FIELDS, providerEndpoints, runs } from './shared.ts'
import { shellApproved } from './shells.ts'

/** The tool, or its one action after a colon: internal/permission/permission.go, 2026-11. */
const SHELL_ALLOWED = shellApproved(['permissions', 'allowed_tools'], /^bash(?::execute)?$/, {
  unless: [{ at: ['options', 'disabled_tools', '*'], is: ['bash'] }],
})

/** `mcp_<server>_<tool>`, with an action after a colon; anything else is a tool of Crush itself. */
const ALLOWED_TOOLS: Setting = {
  at: ['permissions', 'allowed_tools'],
  match: { grants: { pattern: /^mcp_(?<server>[^_*:]{1,120})_(?<tool>[^*:]{1,200})(?::[^:]{1,64})?$/ } },
  means: 'tools-approved',
  words: 'the tools listed run without asking',
}

/** Beside those of servers, values in which it expands what a shell does: `applyEnv` and `ProviderConfig` of internal/config, 2026-11. */
const EXPANDED: readonly Path[] = [
  ['env', '*'],
  ['lsp', '*', 'env', '*'],
  ['providers', '*', 'api_key'],
  ['providers', '*', 'base_url'],
  ['providers', '*', 'extra_headers', '*'],
]

const CONFIG = {
  format: 'json',
  anyCase: true,
  servers: [{ at: ['mcp'], shape: 'map' }],
  settings: [
    ALLOWED_TOOLS,
    SHELL_ALLOWED,
    FLAT_HOOKS,
    runs(['lsp', '*', 'command'], 'language servers start when a file is opened', {
      unless: [{ at: ['lsp', '*', 'disabled'], is: [true] }],
      confidence: 'medium',
    }),
    // By `sh -c`, once a provider refuses the credentials (internal/agent/aws_sso_refresh.go, 2026-11).
    runs(['providers', '*', 'aws_auth_refresh'], 'a command runs when credentials of AWS have expired'),
    ...EXPANDED.map((at) =>
      runs(at, 'commands in values run when the file is loaded', {
        where: [{ at, holds: ['$('] }],
        confidence: 'medium',
      }),
    ),
    ...providerEndpoints('providers', ['base_url']),
  ],
} as const satisfies Partial<ClientFile>

const SCRIPT = 'Bash script that says the same in commands'

// charmbracelet/crush README.md and internal/config, 2026-08-21.
export default defineClient({
  id: 'crush',
  name: 'Crush',
  docs: 'https://github.com/charmbracelet/crush',
  checked: '2026-08-21',
  confidence: 'high',
  files: [
    {
      scope: 'user',
      path: '{config}/crush/crush.json',
      overrides: { CRUSH_GLOBAL_CONFIG: 'crush.json' },
      ...CONFIG,
    },
    { scope: 'project', path: ['.crush.json', 'crush.json'], ...CONFIG },
    // Written by the program, and laid over all others (`Load` of internal/config/load.go, 2026-11).
    { scope: 'project', path: '.crush/crush.json', personal: true, ...CONFIG },
    { scope: 'managed', path: { linux: '/etc/crush/crush.json', darwin: '/etc/crush/crush.json' }, ...CONFIG },
    {
      scope: 'user',
      path: '{config}/crush/crushrc',
      overrides: { CRUSH_GLOBAL_CONFIG: 'crushrc' },
      format: 'json',
      opaque: SCRIPT,
    },
    { scope: 'project', path: ['.crushrc', 'crushrc'], format: 'json', opaque: SCRIPT },
    {
      // Holds the tokens of servers that were logged in to.
      scope: 'user',
      path: {
        linux: '{data}/crush/crush.json',
        darwin: '{data}/crush/crush.json',
        win32: '{localAppData}/crush/crush.json',
      },
      overrides: { CRUSH_GLOBAL_DATA: 'crush.json' },
      format: 'json',
      opaque: 'credential store',
    },
  ],
  fields: {
    off: { field: 'disabled', value: true },
    transports: { stdio: 'stdio', http: 'http', sse: 'sse' },
    urlWithoutTransport: 'error',
  },
  // As a shell does, commands included, when the file is loaded; the OAuth client's id and secret too.
  references: expands([...LAUNCH_FIELDS, 'auth'], '$VAR', '${VAR}', '${VAR:-default}', '$(command)'),
})
