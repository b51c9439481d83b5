import { defineClient } from '../client.ts'
import { MAY_EXPAND, MCP_SERVERS } from './shared.ts'
import { SERVERS } from './vscode.ts'

// On its first run it also takes over the servers of Claude Code and Codex.
export default defineClient({
  id: 'jcode',
  name: 'jcode',
  docs: 'https://github.com/1jehuang/jcode',
  checked: '2026-08-22',
  confidence: 'medium',
  files: [
    { scope: 'user', path: '~/.jcode/mcp.json', format: 'json', servers: [MCP_SERVERS, SERVERS] },
    { scope: 'project', path: '.jcode/mcp.json', format: 'json', servers: [MCP_SERVERS, SERVERS] },
    { scope: 'project', path: ['.mcp.json', '.claude/mcp.json'], format: 'json', servers: [MCP_SERVERS] },
  ],
  references: MAY_EXPAND,
})
