import { type ClientFile, defineClient } from '../client.ts'
import { MAY_EXPAND, MCP_SERVERS } from './shared.ts'

/**
 * https://support.atlassian.com/rovo/docs/manage-rovo-dev-cli-settings/, 2026-10. Left out: single tools and shell commands
 * of a kind, of which its own default lets those that read run unasked.
 */
const CONFIG = {
  format: 'yaml',
  settings: [
    {
      at: ['toolPermissions', 'default'],
      match: { is: ['allow'] },
      means: 'approval-disabled',
      words: 'every tool that has no rule of its own runs without asking',
      undo: { value: 'ask' },
    },
    {
      at: ['toolPermissions', 'bash', 'default'],
      match: { is: ['allow'] },
      means: 'shell-approved',
      words: 'every command without a rule of its own runs without asking',
      undo: { value: 'ask' },
      confidence: 'medium',
    },
    {
      // An expression that fits whatever is typed (support.atlassian.com/rovo/docs/use-tools-in-rovo-dev-cli, 2026-11).
      at: ['toolPermissions', 'bash', 'commands', '*', 'command'],
      match: {
        is: [
          '.*',
          '.+',
          '^.*',
          '^.+',
          '^.*$',
          '^.+$',
          '\\S+',
          '[\\s\\S]*',
          'bash .*',
          'sh .*',
          'bash -c .*',
          'sudo .*',
        ],
      },
      means: 'shell-approved',
      words: 'every shell command runs without asking',
      where: [{ at: ['toolPermissions', 'bash', 'commands', '*', 'permission'], is: ['allow'] }],
      undo: 'not-here',
      confidence: 'medium',
    },
    {
      at: ['toolPermissions', 'allowedMcpServers'],
      match: { some: true },
      means: 'project-servers-approved',
      words: 'the listed servers start without asking',
      undo: 'left-out',
      scopes: ['project'],
    },
  ],
  when: [['toolPermissions'], ['mcp']],
} as const satisfies Partial<ClientFile>

// Left out: `mcp.disabledMcpServers`, which is in another file than the servers.
export default defineClient({
  id: 'rovo-dev',
  name: 'Rovo Dev CLI',
  docs: 'https://support.atlassian.com/rovo/docs/connect-to-an-mcp-server-in-rovo-dev-cli/',
  checked: '2026-10',
  confidence: 'medium',
  files: [
    // Two official pages name two files; `mcp.mcpConfigPath` in config.yml may name a third.
    {
      scope: 'user',
      path: ['~/.rovodev/mcp.json', '~/.rovodev/mcp_config.json'],
      format: 'json',
      servers: [MCP_SERVERS],
    },
    // Written by one tool, and in no page.
    { scope: 'project', path: '.rovodev/mcp.json', format: 'json', servers: [MCP_SERVERS] },
    { scope: 'user', path: '~/.rovodev/config.yml', ...CONFIG },
    { scope: 'project', path: '.rovodev/config.yml', ...CONFIG },
  ],
  fields: { transport: ['transport'], transports: { stdio: 'stdio', http: 'http', sse: 'sse' } },
  references: MAY_EXPAND,
})
