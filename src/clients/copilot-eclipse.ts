import { defineClient } from '../client.ts'
import { MAY_EXPAND } from './shared.ts'
import { SERVERS } from './vscode.ts'

// Files of a workspace were asked for in the same issue as the user's (microsoft/copilot-for-eclipse, 127); nothing says
// that they are read.
export default defineClient({
  id: 'copilot-eclipse',
  name: 'Copilot for Eclipse',
  docs: 'https://github.com/microsoft/copilot-for-eclipse',
  checked: '2026-01',
  confidence: 'low',
  files: [
    {
      scope: 'user',
      path: {
        linux: '~/.config/github-copilot/eclipse/mcp.json',
        darwin: '~/.config/github-copilot/eclipse/mcp.json',
      },
      format: 'json',
      servers: [SERVERS],
    },
    {
      scope: 'project',
      path: '.metadata/.plugins/org.eclipse.core.runtime/.settings/*copilot*.prefs',
      format: 'json',
      opaque: 'preferences of an Eclipse workspace, with the servers as escaped JSON in one value',
    },
  ],
  fields: { headers: [['requestInit', 'headers']] },
  references: MAY_EXPAND,
})
