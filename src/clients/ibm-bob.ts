import { defineClient } from '../client.ts'
import { approvedTools, expands, hooksFile, MCP_SERVERS, matchedHooks } from './shared.ts'

/** bob.ibm.com/docs, as a tool that writes them has it (Goldziher/ai-rulez, docs/settings.md, 2026-10). */
const HOOKS = hooksFile(matchedHooks())

// Left out: the group about MCP of settings.json, which is not documented.
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
