import { type ClientFile, defineClient } from '../client.ts'
import { MCP_SERVERS } from './shared.ts'

const SERVERS_FILE = { format: 'json', servers: [MCP_SERVERS] } as const satisfies Partial<ClientFile>

// Left out: AGENT_AUTO_APPROVED_SKILLS, which runs tools unasked for every user, in the environment of the server. The key
// `anythingllm.autoStart` starts a server and approves nothing.
export default defineClient({
  id: 'anythingllm',
  name: 'AnythingLLM',
  docs: 'https://docs.anythingllm.com/mcp-compatibility/overview',
  checked: '2026-01',
  confidence: 'high',
  files: [
    {
      scope: 'user',
      path: '{appData}/anythingllm-desktop/storage/plugins/anythingllm_mcp_servers.json',
      overrides: { STORAGE_DIR: 'plugins/anythingllm_mcp_servers.json' },
      ...SERVERS_FILE,
    },
    // The storage folder of the container, when it is mounted from a repository.
    { scope: 'project', path: 'plugins/anythingllm_mcp_servers.json', ...SERVERS_FILE },
  ],
  fields: { transports: { stdio: 'stdio', sse: 'sse', streamable: 'http' } },
  references: [],
})
