import { type ClientFile, defineClient } from '../client.ts'
import { GEMINI_SERVERS, TRUST } from './gemini-cli.ts'
import { MAY_EXPAND, MCP_SERVERS } from './shared.ts'

const SERVERS_FILE = { format: 'json', servers: [MCP_SERVERS] } as const satisfies Partial<ClientFile>

/** Of the agent, which came from Gemini CLI: documented for which servers may run, and used for servers too. */
const AGENT = {
  format: 'json',
  servers: [GEMINI_SERVERS],
  entrySettings: [{ ...TRUST, confidence: 'low' }],
} as const satisfies Partial<ClientFile>

export default defineClient({
  id: 'tabnine',
  name: 'Tabnine',
  docs: 'https://docs.tabnine.com',
  checked: '2026-01',
  confidence: 'medium',
  files: [
    { scope: 'user', path: '~/.tabnine/mcp_servers.json', ...SERVERS_FILE },
    { scope: 'project', path: '.tabnine/mcp_servers.json', ...SERVERS_FILE },
    { scope: 'user', path: '~/.tabnine/agent/settings.json', ...AGENT },
    { scope: 'project', path: '.tabnine/agent/settings.json', ...AGENT },
  ],
  fields: { headers: [['headers'], ['requestInit', 'headers']] },
  references: MAY_EXPAND,
})
