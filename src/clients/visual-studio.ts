import { type ClientFile, defineClient } from '../client.ts'
import { expands, MCP_SERVERS } from './shared.ts'
import { SERVERS } from './vscode.ts'

// Its own files have the root key that `.mcp.json` has for nobody else, so without it the file is not Visual Studio's.
const OWN = {
  format: 'json',
  servers: [SERVERS],
  inputs: ['inputs'],
  when: [['servers']],
} as const satisfies Partial<ClientFile>

export default defineClient({
  id: 'visual-studio',
  name: 'Visual Studio',
  docs: 'https://learn.microsoft.com/visualstudio/ide/mcp-servers',
  checked: '2026-01',
  confidence: 'high',
  files: [
    { scope: 'user', path: { win32: '~/.mcp.json' }, ...OWN },
    { scope: 'project', path: { win32: '.vs/mcp.json' }, personal: true, ...OWN },
    { scope: 'project', path: { win32: '.mcp.json' }, ...OWN },
    // Other editors' files, discovered beside a solution; comments in them are those editors' business.
    { scope: 'project', path: { win32: '.vscode/mcp.json' }, ...OWN, format: 'jsonc' },
    { scope: 'project', path: { win32: '.cursor/mcp.json' }, format: 'jsonc', servers: [MCP_SERVERS] },
  ],
  fields: { transports: { stdio: 'stdio', http: 'http', sse: 'sse' } },
  references: [
    ...expands(['env', 'headers', 'args', 'url'], '${input:id}'),
    { syntax: '${env:VAR}', fields: 'all', confidence: 'medium' },
    // Documented only as "the model of VS Code".
    { syntax: '${workspaceFolder}', fields: 'all', confidence: 'low' },
  ],
})
