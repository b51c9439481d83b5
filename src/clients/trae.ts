import { defineClient } from '../client.ts'
import { installedExtensions, MCP_SERVERS } from './shared.ts'

// `mcpRules`, beside the key below, names servers and tools in a form that is not documented.
export default defineClient({
  id: 'trae',
  name: 'Trae',
  docs: 'https://docs.trae.ai/ide/model-context-protocol',
  checked: '2026-10',
  confidence: 'high',
  files: [
    {
      scope: 'user',
      path: {
        // The third is where one installer writes.
        linux: ['{appData}/Trae/User/mcp.json', '{appData}/Trae CN/User/mcp.json', '{config}/trae/mcp.json'],
        darwin: ['{appData}/Trae/User/mcp.json', '{appData}/Trae CN/User/mcp.json'],
        win32: ['{appData}/Trae/User/mcp.json', '{appData}/Trae CN/User/mcp.json'],
      },
      format: 'json',
      servers: [MCP_SERVERS],
    },
    { scope: 'project', path: '.trae/mcp.json', format: 'json', servers: [MCP_SERVERS] },
    {
      scope: 'user',
      path: '~/.trae/permission/global.json',
      format: 'json',
      settings: [
        {
          at: ['customProfiles', 'defaultCustomProfile', 'mcpToolApproval'],
          match: { is: [false] },
          means: 'approval-disabled',
          words: 'in custom mode every MCP tool runs without asking',
          undo: { value: true },
          confidence: 'medium',
        },
      ],
      when: [['customProfiles'], ['resourceAuthorization']],
    },
    installedExtensions('.trae'),
  ],
  // No reference to the environment: a credential in its file is there by design.
  references: [{ syntax: '${workspaceFolder}', fields: ['args'], names: /^workspaceFolder$/ }],
})
