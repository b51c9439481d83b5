import { defineClient } from '../client.ts'
import { expands, MCP_SERVERS } from './shared.ts'

// Without `imports: []` it takes over the servers of every other client it finds, from files that are those clients' own.
export default defineClient({
  id: 'mcporter',
  name: 'mcporter',
  docs: 'https://github.com/steipete/mcporter',
  checked: '2026-01',
  confidence: 'high',
  files: [
    { scope: 'project', path: 'config/mcporter.json', format: 'jsonc', servers: [MCP_SERVERS] },
    {
      scope: 'user',
      // Below XDG_CONFIG_HOME where that is set, with the old folder to fall back on (openclaw/mcporter#155, #185; 2026-05).
      path: [
        '{config}/mcporter/mcporter.json',
        '{config}/mcporter/mcporter.jsonc',
        '~/.mcporter/mcporter.json',
        '~/.mcporter/mcporter.jsonc',
      ],
      overrides: { MCPORTER_CONFIG: '' },
      format: 'jsonc',
      servers: [MCP_SERVERS],
    },
    { scope: 'user', path: '~/.mcporter/*/*', format: 'json', opaque: 'credential store, a folder for each server' },
  ],
  // steipete/mcporter, `RawEntrySchema` of src/config-schema.ts and `getCommand` of src/config-normalize.ts, 2026-11.
  fields: {
    url: ['baseUrl', 'base_url', 'url', 'serverUrl', 'server_url'],
    command: ['command', 'executable'],
    commandWords: true,
  },
  // Of the command and its arguments, `resolveCommandArgument` of src/runtime/utils.ts, since 0.9 at the latest (0.12.3, 2026-11).
  references: [
    ...expands(['command', 'args', 'env', 'headers', 'url'], '${VAR}', '${VAR:-default}'),
    { syntax: '$env:VAR', fields: ['command', 'args', 'env', 'headers'], confidence: 'medium' },
  ],
})
