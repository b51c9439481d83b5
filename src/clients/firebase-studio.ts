import { defineClient } from '../client.ts'
import { MCP_SERVERS } from './shared.ts'

// The Gemini CLI inside a workspace reads `.gemini/settings.json`; that file is Gemini CLI's own.
export default defineClient({
  id: 'firebase-studio',
  name: 'Firebase Studio',
  docs: 'https://firebase.google.com/docs/studio/mcp-servers',
  checked: '2026-01',
  confidence: 'high',
  files: [
    { scope: 'project', path: '.idx/mcp.json', format: 'json', servers: [MCP_SERVERS] },
    {
      scope: 'project',
      path: '.idx/dev.nix',
      format: 'json',
      opaque: 'the workspace in Nix, environment variables included',
    },
  ],
  // No references: whether any are expanded is not documented.
})
