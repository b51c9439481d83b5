import { type ClientFile, defineClient } from '../client.ts'
import { expands, MCP_SERVERS, NEVER_ASKS } from './shared.ts'

const SERVERS = { servers: [MCP_SERVERS], settings: [NEVER_ASKS] } as const satisfies Partial<ClientFile>

export default defineClient({
  id: 'mcphost',
  name: 'MCPHost',
  docs: 'https://github.com/mark3labs/mcphost',
  checked: '2026-01',
  confidence: 'high',
  files: [
    { scope: 'user', path: ['~/.mcphost.yml', '~/.mcp.yml'], format: 'yaml', ...SERVERS },
    { scope: 'user', path: ['~/.mcphost.json', '~/.mcp.json'], format: 'json', ...SERVERS },
    { scope: 'project', path: '.mcphost.yml', format: 'yaml', ...SERVERS },
    { scope: 'project', path: '.mcphost.json', format: 'json', ...SERVERS },
  ],
  fields: {
    // `command` is a list; the older form has a string and `args`. Headers are a list of `Name: value`.
    env: ['environment', 'env'],
    commandWords: true,
    pairs: ['headers'],
    transports: { local: 'stdio', remote: 'http', builtin: 'stdio' },
  },
  // Replaced in the text of the file, before it is parsed; `${env://VAR:-default}` too.
  references: expands('all', '${env://VAR}'),
})
