import { defineClient } from '../client.ts'
import { besideServers, expands, MCP_SERVERS } from './shared.ts'

/**
 * How a server that FastMCP builds is started, and with which variables. Left out: the server itself, which is code of the
 * project, and the packages that are fetched for it.
 */
export default defineClient({
  id: 'fastmcp',
  name: 'FastMCP',
  docs: 'https://gofastmcp.com/deployment/server-configuration',
  checked: '2026-11',
  confidence: 'medium',
  files: [
    {
      scope: 'project',
      // "Custom Naming Patterns" of the page.
      path: ['fastmcp.json', '*.fastmcp.json', '*_fastmcp.json'],
      format: 'json',
      // Of other people's servers it makes a proxy.
      servers: [MCP_SERVERS],
      settings: [
        {
          at: ['deployment', 'host'],
          match: { is: ['0.0.0.0', '::'] },
          means: 'served-to-network',
          words: "anyone on the same network can use the server's tools, unless its code asks for a login",
          where: [{ at: ['deployment', 'transport'], is: ['http', 'sse', 'streamable-http'] }],
          undo: { value: '127.0.0.1' },
        },
      ],
      when: [['deployment'], ['environment'], ['env'], ['mcpServers']],
    },
  ],
  // A variable that is not set stays as it is written.
  references: besideServers(expands(['env'], '${VAR}')),
})
