import { defineClient } from '../client.ts'
import { MCP_SERVERS } from './shared.ts'

// Unpacked bundles (`Claude Extensions/*/manifest.json`) are in the dialect of `mcpb-manifest.ts`, and declared there.
export default defineClient({
  id: 'claude-desktop',
  name: 'Claude Desktop',
  docs: 'https://modelcontextprotocol.io/docs/develop/connect-local-servers',
  checked: '2026-08',
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
