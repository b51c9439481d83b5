import { defineClient, type Setting } from '../client.ts'
import { EXPRESSIONS } from './shared.ts'

/** Only where the compiler is told twice more that it is meant (docs/src/content/docs/reference/sandbox.md, 2026-11). */
const NO_SANDBOX: Setting = {
  at: ['sandbox', 'agent'],
  match: { is: [false] },
  means: 'sandbox-disabled',
  words: 'the agent runs outside its container, with the whole network',
  undo: 'left-out',
}

// Workflows in Markdown, compiled into `*.lock.yml`, which repeats them and is not read. `allowed` is which of a server's
// tools are taken at all.
export default defineClient({
  id: 'gh-aw',
  name: 'GitHub Agentic Workflows',
  docs: 'https://github.github.com/gh-aw/guides/mcps/',
  checked: '2026-08',
  confidence: 'medium',
  files: [
    {
      scope: 'project',
      // The second holds what workflows import.
      path: ['.github/workflows/*.md', '.github/workflows/shared/*.md', '.github/workflows/shared/mcp/*.md'],
      format: 'yaml',
      servers: [{ at: ['mcp-servers'], shape: 'map' }],
      settings: [NO_SANDBOX],
      when: [['mcp-servers'], NO_SANDBOX.at],
    },
  ],
  fields: { image: { field: 'container', tag: 'version' } },
  references: [EXPRESSIONS],
})
