import { defineClient } from '../client.ts'
import { MAY_EXPAND, MCP_SERVERS } from './shared.ts'

// Aider itself reads no servers: `~/.aider/mcp.yml`, which installers write, is nobody's.
export default defineClient({
  id: 'aider-desk',
  name: 'AiderDesk',
  docs: 'https://github.com/hotovo/aider-desk',
  checked: '2026-04-16',
  confidence: 'medium',
  files: [
    {
      scope: 'user',
      path: '{appData}/aider-desk/settings.json',
      format: 'json',
      servers: [MCP_SERVERS],
      settings: [
        {
          at: ['toolApprovals'],
          match: { grants: { pattern: /^(?<server>[^-]{1,120})---(?<tool>.{1,200})$/, allow: ['always'] } },
          means: 'tools-approved',
          words: 'this tool runs without asking',
          confidence: 'low',
        },
        {
          at: ['autoApprove'],
          match: { is: [true] },
          means: 'approval-disabled',
          words: 'every tool runs without asking',
          confidence: 'low',
        },
      ],
    },
  ],
  references: [{ syntax: '${VAR}', fields: ['args', 'env'], names: /^projectDir$/ }, ...MAY_EXPAND],
})
