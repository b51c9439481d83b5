import { defineClient } from '../client.ts'
import { SERVERS } from './vscode.ts'

export default defineClient({
  id: 'copilot-jetbrains',
  name: 'Copilot for JetBrains',
  docs: 'https://github.com/github/github-mcp-server/blob/main/docs/installation-guides/install-other-copilot-ides.md',
  checked: '2026-01',
  confidence: 'high',
  files: [
    {
      scope: 'user',
      path: {
        linux: '~/.config/github-copilot/intellij/mcp.json',
        // The second is told by one guide only.
        darwin: ['~/.config/github-copilot/intellij/mcp.json', '{appData}/github-copilot/intellij/mcp.json'],
        win32: '{localAppData}/github-copilot/intellij/mcp.json',
      },
      format: 'jsonc',
      servers: [SERVERS],
      inputs: ['inputs'],
    },
  ],
  fields: {
    // Headers at the top of an entry are not sent.
    headers: [['requestInit', 'headers']],
    transports: { stdio: 'stdio', http: 'http', sse: 'sse' },
  },
  references: [{ syntax: '${input:id}', fields: ['env'], confidence: 'medium' }],
})
