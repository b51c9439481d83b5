import { type ClientFile, defineClient } from '../client.ts'

const CONFIG = {
  format: 'toml',
  servers: [{ at: ['mcp', 'servers'], shape: 'array' }],
} as const satisfies Partial<ClientFile>

// Whether it asks before a tool runs is a flag (`--no-confirm`), not a key.
export default defineClient({
  id: 'gptme',
  name: 'gptme',
  docs: 'https://gptme.org',
  checked: '2026-01',
  confidence: 'high',
  files: [
    { scope: 'user', path: '{config}/gptme/config.toml', ...CONFIG },
    {
      scope: 'project',
      path: 'gptme.toml',
      ...CONFIG,
      settings: [
        {
          at: ['mcp', 'auto_start'],
          match: { is: [true] },
          means: 'project-servers-approved',
          words: 'the servers of this project start with the session',
          undo: 'not-here',
          // What the client does with a project's servers when the key is absent is not documented.
          confidence: 'low',
        },
      ],
    },
    {
      scope: 'user',
      path: '{config}/gptme/config.local.toml',
      format: 'toml',
      opaque: 'credentials, kept apart from config.toml',
    },
  ],
  fields: { off: { field: 'enabled', value: false } },
})
