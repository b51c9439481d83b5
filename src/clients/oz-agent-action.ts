import { defineClient } from '../client.ts'
import { EXPRESSIONS, expands, MCP_SERVERS, stepsUsing } from './shared.ts'

// warpdotdev/oz-agent-action, action.yml, 2026-08: JSON, or the path of a file. The older name is from before Oz.
export default defineClient({
  id: 'oz-agent-action',
  name: 'Oz Agent Action',
  docs: 'https://github.com/warpdotdev/oz-agent-action',
  checked: '2026-08',
  confidence: 'medium',
  files: stepsUsing(['warpdotdev/oz-agent-action', 'warpdotdev/warp-agent-action'], (given, used) => {
    const mcp = [...given, 'mcp']
    return {
      embedded: [{ at: mcp, format: 'json', where: [used] }],
      servers: [
        { at: [...mcp, ...MCP_SERVERS.at], shape: 'map', where: [used] },
        { at: mcp, shape: 'map', where: [used], unless: [...mcp, ...MCP_SERVERS.at] },
      ],
    }
  }),
  fields: { cwd: ['working_directory'] },
  references: [EXPRESSIONS, ...expands('all', '${VAR}')],
})
