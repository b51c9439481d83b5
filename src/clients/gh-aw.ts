import { defineClient } from '../client.ts'
import { EXPRESSIONS } from './shared.ts'

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
      when: [['mcp-servers']],
    },
  ],
  fields: { image: { field: 'container', tag: 'version' } },
  references: [EXPRESSIONS],
})
