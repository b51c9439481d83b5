import { defineClient } from '../client.ts'
import { MCP_SERVERS } from './shared.ts'

// Left out: agent definitions (`.agents/*.ts`), which are code. There is no approval of single tools to switch off; trust in
// a repository's `.agents` folder is a flag or CODEBUFF_TRUST_AGENT_DIRS.
export default defineClient({
  id: 'codebuff',
  name: 'Codebuff',
  docs: 'https://www.codebuff.com/docs',
  checked: '2026-10',
  confidence: 'high',
  files: [
    { scope: 'project', path: '.agents/mcp.json', format: 'json', servers: [MCP_SERVERS] },
    // Wins over the project's, and is never asked about.
    { scope: 'user', path: '~/.agents/mcp.json', format: 'json', servers: [MCP_SERVERS] },
  ],
  fields: { transports: { stdio: 'stdio', http: 'http', sse: 'sse' } },
  // `${VAR}` is a literal. An unset variable in `env` drops the whole file.
  references: [
    { syntax: '$VAR', fields: ['env'] },
    { syntax: '$VAR', fields: ['headers'], names: /^[A-Z_][A-Z0-9_]{0,127}$/ },
  ],
})
