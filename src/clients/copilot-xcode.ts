import { defineClient } from '../client.ts'
import { MAY_EXPAND } from './shared.ts'
import { SERVERS } from './vscode.ts'

// What runs unasked is a switch of the app.
export default defineClient({
  id: 'copilot-xcode',
  name: 'Copilot for Xcode',
  docs: 'https://github.com/github/CopilotForXcode',
  checked: '2026-01',
  confidence: 'medium',
  files: [
    {
      scope: 'user',
      path: { darwin: '~/.config/github-copilot/xcode/mcp.json' },
      format: 'json',
      servers: [SERVERS],
    },
  ],
  fields: { headers: [['requestInit', 'headers']] },
  references: MAY_EXPAND,
})
