import { defineClient } from '../client.ts'
import { MCP_SERVERS } from './shared.ts'

/**
 * Writes its servers into the files of many clients, which expand what references there are. Left out: `mcp.enabled`, as the
 * command line turns it on all the same.
 */
export default defineClient({
  id: 'ruler',
  name: 'Ruler',
  docs: 'https://github.com/intellectronica/ruler',
  checked: '2026-11',
  confidence: 'medium',
  files: [
    ...(
      [
        ['project', '.ruler/ruler.toml'],
        ['user', '{config}/ruler/ruler.toml'],
      ] as const
    ).map(
      ([scope, path]) =>
        ({
          scope,
          path,
          format: 'toml',
          servers: [
            { at: ['mcp_servers'], shape: 'map' },
            // For one client alone, in place of one of the same name.
            { at: ['agents', '*', 'mcp_servers'], shape: 'map' },
          ],
        }) as const,
    ),
    // Before there were servers in the other.
    { scope: 'project', path: '.ruler/mcp.json', format: 'json', servers: [MCP_SERVERS] },
  ],
})
