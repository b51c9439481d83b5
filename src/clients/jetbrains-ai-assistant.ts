import { defineClient } from '../client.ts'
import { MCP_SERVERS } from './shared.ts'

// What runs unasked, "brave mode" included, is the IDE's own state.
export default defineClient({
  id: 'jetbrains-ai-assistant',
  name: 'JetBrains AI Assistant',
  docs: 'https://www.jetbrains.com/help/ai-assistant/mcp.html',
  checked: '2026-08',
  confidence: 'medium',
  files: [
    // Often there and empty.
    { scope: 'project', path: '.ai/mcp/mcp.json', format: 'json', servers: [MCP_SERVERS] },
    { scope: 'user', path: '~/.ai/mcp/mcp.json', format: 'json', servers: [MCP_SERVERS] },
    {
      scope: 'user',
      path: '{appData}/JetBrains/*/options/llm.mcpServers.xml',
      format: 'json',
      opaque: 'state of the IDE, in XML',
    },
  ],
  // None documented, and none seen.
  references: [],
})
