import { defineClient } from '../client.ts'
import { expands, MCP_SERVERS, NEVER_ASKS } from './shared.ts'

// The core does not ask; an extension may.
export default defineClient({
  id: 'pi',
  name: 'Pi',
  docs: 'https://pi.dev',
  checked: '2026-10',
  confidence: 'high',
  files: [
    {
      scope: 'user',
      path: '~/.pi/agent/mcp.json',
      overrides: { PI_CODING_AGENT_DIR: 'mcp.json' },
      format: 'json',
      servers: [MCP_SERVERS],
      settings: [NEVER_ASKS],
    },
    // Read once the project is trusted.
    { scope: 'project', path: '.pi/mcp.json', format: 'json', servers: [MCP_SERVERS], settings: [NEVER_ASKS] },
    // Through pi-mcp-adapter, the way before the core could read servers, and still in use beside it.
    {
      scope: 'user',
      path: ['{config}/mcp/mcp.json', '~/.agents/mcp.json', '~/.agents/mcp/mcp.json'],
      format: 'json',
      servers: [MCP_SERVERS],
    },
    { scope: 'project', path: '.mcp.json', format: 'json', servers: [MCP_SERVERS] },
    {
      scope: 'user',
      path: '~/.pi/agent/mcp-auth.json',
      overrides: { PI_CODING_AGENT_DIR: 'mcp-auth.json' },
      format: 'json',
      opaque: 'credential store',
    },
  ],
  fields: { off: { field: 'enabled', value: false } },
  // A whole value that begins with `!` is a command, run for what it prints.
  references: expands(['env', 'headers'], '${VAR}', '!command'),
})
