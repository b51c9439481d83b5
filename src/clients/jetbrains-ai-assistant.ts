import { defineClient } from '../client.ts'
import { MCP_SERVERS, runs } from './shared.ts'

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
      // Other agents, which the chat starts (https://www.jetbrains.com/help/ai-assistant/acp.html, 2026-11).
      scope: 'user',
      path: '~/.jetbrains/acp.json',
      format: 'json',
      settings: [runs(['agent_servers', '*', 'command'], 'agents start when a chat is opened with them')],
      when: [['agent_servers']],
    },
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
