import { defineClient } from '../client.ts'
import { MAY_EXPAND, MCP_SERVERS } from './shared.ts'
import { SERVERS } from './vscode.ts'

// Left out: settings.json, permissions.json and hooks.json beside it, whose keys are not documented.
export default defineClient({
  id: 'cortex-code',
  name: 'Cortex Code',
  docs: 'https://docs.snowflake.com/en/user-guide/cortex-code',
  checked: '2026-08',
  confidence: 'medium',
  files: [
    {
      scope: 'user',
      path: '~/.snowflake/cortex/mcp.json',
      overrides: { SNOWFLAKE_HOME: 'cortex/mcp.json' },
      format: 'json',
      servers: [MCP_SERVERS],
      inputs: ['inputs'],
    },
    // The desktop program, made from VS Code.
    {
      scope: 'user',
      path: '{appData}/Cortex Code/User/mcp.json',
      format: 'jsonc',
      servers: [SERVERS],
      inputs: ['inputs'],
    },
  ],
  fields: { transports: { stdio: 'stdio', http: 'http', sse: 'sse' } },
  references: [{ syntax: '${input:id}', fields: ['env', 'headers'], confidence: 'low' }, ...MAY_EXPAND],
})
