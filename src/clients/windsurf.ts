import { defineClient } from '../client.ts'
import { expands, FLAT_HOOKS, installedExtensions, LAUNCH_FIELDS, MCP_SERVERS } from './shared.ts'

// Its settings.json has lists for terminal commands only; which MCP tools run unasked is state of the app.
export default defineClient({
  id: 'windsurf',
  name: 'Windsurf',
  docs: 'https://docs.devin.ai/desktop/cascade/mcp',
  checked: '2026-10',
  confidence: 'high',
  files: [
    {
      scope: 'user',
      path: [
        '~/.codeium/windsurf/mcp_config.json',
        '~/.codeium/windsurf-next/mcp_config.json',
        // The plugin for JetBrains and other editors.
        '~/.codeium/mcp_config.json',
      ],
      format: 'json',
      servers: [MCP_SERVERS],
    },
    // Written by other tools; the vendor does not say that it is read.
    { scope: 'project', path: '.windsurf/mcp_config.json', format: 'json', servers: [MCP_SERVERS] },
    // Cascade hooks, 2026-10.
    { scope: 'project', path: '.windsurf/hooks.json', format: 'json', settings: [FLAT_HOOKS] },
    installedExtensions('.windsurf', '.windsurf-server'),
  ],
  fields: {
    url: ['serverUrl', 'url'],
    off: { field: 'disabled', value: true },
    transports: { stdio: 'stdio', http: 'http', sse: 'sse' },
  },
  references: [
    ...expands(LAUNCH_FIELDS, '${env:VAR}'),
    { syntax: '${file:path}', fields: LAUNCH_FIELDS, confidence: 'medium' },
  ],
  logs: '~/.codeium/windsurf/logs',
})
