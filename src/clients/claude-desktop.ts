import { type ClientFile, defineClient, type Path } from '../client.ts'
import { HEADERS_HELPER, MCP_SERVERS, printedBy } from './shared.ts'

/** Prints the key for the model's requests. */
const CREDENTIAL: Path = ['inferenceCredentialHelper']

const PROVIDED: Path = ['managedMcpServers']

/**
 * A configuration for models of other providers: its servers are remote and local ones, or among those that the app brings
 * along, which `server` names (https://claude.com/docs/third-party/claude-desktop/configuration, "MCP", 2026-11).
 */
const THIRD_PARTY = {
  format: 'json',
  // A list may stand in a string, as it has to in the preferences of other systems.
  embedded: [{ at: PROVIDED, format: 'json' }],
  servers: [{ at: [...PROVIDED, '*'], shape: 'single', name: 'name', unless: [...PROVIDED, '*', 'server'] }],
  settings: [
    printedBy(CREDENTIAL),
    {
      at: [...PROVIDED, '{server}', 'toolPolicy', '{tool}'],
      match: { is: ['allow'] },
      means: 'tools-approved',
      words: 'this tool runs without asking',
      undo: { value: 'ask' },
    },
  ],
  runs: [CREDENTIAL],
  fields: {
    url: ['url'],
    transport: ['transport'],
    transports: { http: 'http', sse: 'sse', stdio: 'stdio' },
    runs: [HEADERS_HELPER, 'envHelper'],
  },
  entrySettings: [printedBy([HEADERS_HELPER]), printedBy(['envHelper'])],
  when: [PROVIDED, CREDENTIAL],
} as const satisfies Partial<ClientFile>

// Unpacked bundles (`Claude Extensions/*/manifest.json`) are in the dialect of `mcpb-manifest.ts`, and declared there.
export default defineClient({
  id: 'claude-desktop',
  name: 'Claude Desktop',
  docs: 'https://modelcontextprotocol.io/docs/develop/connect-local-servers',
  checked: '2026-11',
  confidence: 'high',
  files: [
    {
      scope: 'user',
      path: {
        // Docker's catalogue writes the lower-case folder.
        linux: ['{appData}/Claude/claude_desktop_config.json', '{appData}/claude/claude_desktop_config.json'],
        darwin: '{appData}/Claude/claude_desktop_config.json',
        // Installed from the Microsoft Store, the program sees a virtual copy of %APPDATA%.
        win32: [
          '{appData}/Claude/claude_desktop_config.json',
          '{localAppData}/Packages/Claude_*/LocalCache/Roaming/Claude/claude_desktop_config.json',
        ],
      },
      format: 'json',
      servers: [MCP_SERVERS],
    },
    {
      // What the app keeps while other providers' models are in use. The settings window saves configurations; one of the
      // other files of that folder says which of them is in use.
      scope: 'user',
      path: '{appData}/Claude-3p/claude_desktop_config.json',
      format: 'json',
      servers: [MCP_SERVERS],
    },
    {
      scope: 'user',
      path: {
        linux: '{config}/Claude-3p/configLibrary/*.json',
        darwin: '{appData}/Claude-3p/configLibrary/*.json',
        win32: '{localAppData}/Claude-3p/configLibrary/*.json',
      },
      ...THIRD_PARTY,
    },
    // On other systems an administrator's are in the system's preferences.
    { scope: 'managed', path: { linux: '/etc/claude-desktop/managed-settings.json' }, ...THIRD_PARTY },
    { scope: 'user', path: '{appData}/Claude/config.json', format: 'json', opaque: 'application state' },
    {
      scope: 'user',
      path: '{appData}/Claude/Claude Extensions Settings/*.json',
      format: 'json',
      opaque: 'answers to the prompts of extensions, which may hold secrets in clear text',
    },
  ],
  // Remote servers are added in the app (Settings > Connectors); an entry with a URL is passed over.
  fields: { url: [], transports: { stdio: 'stdio' } },
  // None: `${VAR}` reaches the child process as it stands.
  references: [],
  logs: { darwin: '~/Library/Logs/Claude', win32: '{appData}/Claude/logs' },
})
