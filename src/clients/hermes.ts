import { defineClient } from '../client.ts'
import { expands, FLAT_HOOKS } from './shared.ts'

export default defineClient({
  id: 'hermes',
  name: 'Hermes Agent',
  docs: 'https://github.com/NousResearch/hermes-agent',
  checked: '2026-08',
  confidence: 'medium',
  files: [
    {
      scope: 'user',
      // A profile is a home of its own (website/docs/user-guide/profiles.md, 2026-11).
      path: {
        linux: ['~/.hermes/config.yaml', '~/.hermes/profiles/*/config.yaml'],
        darwin: ['~/.hermes/config.yaml', '~/.hermes/profiles/*/config.yaml'],
        win32: ['{localAppData}/hermes/config.yaml', '{localAppData}/hermes/profiles/*/config.yaml'],
      },
      overrides: { HERMES_HOME: 'config.yaml' },
      format: 'yaml',
      servers: [{ at: ['mcp_servers'], shape: 'map' }],
      settings: [
        {
          at: ['approvals', 'mode'],
          // YAML 1.1, which it is read by, takes `off` and `no` for false.
          match: { is: ['off', 'Off', 'OFF', 'no', 'No', 'NO', false] },
          means: 'approval-disabled',
          words: 'commands that look dangerous run without asking',
          confidence: 'low',
        },
        // Goldziher/ai-rulez, docs/settings.md, 2026-10.
        FLAT_HOOKS,
      ],
    },
    {
      scope: 'user',
      path: '~/.hermes/.env',
      overrides: { HERMES_HOME: '.env' },
      format: 'yaml',
      opaque: 'values that the other file refers to',
    },
  ],
  // `sse`, or anything else for streamable HTTP.
  fields: { transport: ['transport'], off: { field: 'enabled', value: false } },
  references: expands(['env', 'headers', 'url'], '${VAR}'),
})
