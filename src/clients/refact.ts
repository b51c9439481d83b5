import { type ClientFile, defineClient, type Setting } from '../client.ts'
import { expands } from './shared.ts'

/** One server to a file, which is named after it. `command` is one string, arguments included. */
const SERVER = { format: 'yaml', servers: [{ at: [], shape: 'single' }] } as const satisfies Partial<ClientFile>

/** Asks about `*` unless it is told about what; about nothing, with an empty list. */
const ASKS_ABOUT_NOTHING: Setting = {
  at: ['confirmation'],
  match: { some: true },
  means: 'tools-approved',
  words: 'every tool of this server runs without asking',
  where: [{ at: ['confirmation', 'ask_user'], exists: true }],
  unless: [{ at: ['confirmation', 'ask_user', '*'], exists: true }],
}

export default defineClient({
  id: 'refact',
  name: 'Refact',
  docs: 'https://docs.refact.ai',
  checked: '2026-01',
  confidence: 'medium',
  files: [
    {
      scope: 'user',
      path: [
        '~/.config/refact/integrations.d/mcp_stdio_*.yaml',
        '~/.config/refact/integrations.d/mcp_sse_*.yaml',
        '~/.config/refact/integrations.d/mcp_http_*.yaml',
      ],
      ...SERVER,
    },
    { scope: 'project', path: '.refact/integrations.d/mcp_*.yaml', ...SERVER },
    {
      scope: 'user',
      path: ['~/.config/refact/secrets.yaml', '~/.config/refact/variables.yaml'],
      format: 'yaml',
      opaque: 'values that the other files refer to',
    },
  ],
  // By secrets.yaml and variables.yaml, not by the environment.
  references: expands('all', '$VAR'),
  entrySettings: [ASKS_ABOUT_NOTHING],
})
