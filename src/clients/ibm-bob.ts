import { type ClientFile, defineClient } from '../client.ts'
import { approvedTools, expands, MCP_SERVERS, matchedHooks } from './shared.ts'

// Left out: settings.json, whose group about MCP is not documented.
/** bob.ibm.com/docs, as a tool that writes them has it (Goldziher/ai-rulez, docs/settings.md, 2026-10). */
const HOOKS = { format: 'json', settings: [matchedHooks()], when: [['hooks']] } as const satisfies Partial<ClientFile>

export default defineClient({
  id: 'ibm-bob',
  name: 'IBM Bob',
  docs: 'https://bob.ibm.com/docs',
  checked: '2026-10',
  confidence: 'medium',
  files: [
    // The second is from before 2.0.
    {
      scope: 'user',
      path: ['~/.bob/settings/mcp.json', '~/.bob/mcp_settings.json'],
      format: 'json',
      servers: [MCP_SERVERS],
    },
    // Read in trusted folders; `alwaysAllow` counts here too, since 2.0.1.
    { scope: 'project', path: '.bob/mcp.json', format: 'json', servers: [MCP_SERVERS] },
    { scope: 'user', path: '~/.bob/settings/settings.json', ...HOOKS },
    { scope: 'project', path: '.bob/settings.json', ...HOOKS },
  ],
  // `url` went with SSE.
  fields: { url: ['httpURL'], off: { field: 'disabled', value: true } },
  // By its own store of secrets, not by the environment.
  references: expands('all', '${VAR}'),
  entrySettings: [approvedTools('alwaysAllow')],
})
