import { defineClient } from '../client.ts'
import { LAUNCH_FIELDS, MCP_SERVERS } from './shared.ts'

// What runs unasked is state of the app.
export default defineClient({
  id: 'lm-studio',
  name: 'LM Studio',
  docs: 'https://lmstudio.ai/docs/app/mcp',
  checked: '2026-04',
  confidence: 'high',
  files: [
    {
      scope: 'user',
      // The second is where its home was first.
      path: ['~/.lmstudio/mcp.json', '~/.cache/lm-studio/mcp.json'],
      format: 'json',
      servers: [MCP_SERVERS],
    },
  ],
  // None documented; the docs call the notation Cursor's, which has this one.
  references: [{ syntax: '${env:VAR}', fields: LAUNCH_FIELDS, confidence: 'low' }],
})
