import { defineClient, type Setting } from '../client.ts'
import { hooksFile, MCP_SERVERS, matchedHooks } from './shared.ts'

// https://junie.jetbrains.com/docs/junie-cli-mcp-configuration.html, 2026-10. The first rule that matches decides.
const ALLOWLIST: readonly Setting[] = [
  {
    at: ['defaultBehavior'],
    match: { is: ['allow'] },
    means: 'approval-disabled',
    words: 'everything that has no rule of its own runs without asking',
    undo: 'not-here',
  },
  {
    at: ['rules', 'mcpTools', 'default'],
    match: { is: ['allow'] },
    means: 'tools-approved',
    words: 'every MCP tool that has no rule of its own runs without asking',
    undo: 'not-here',
  },
  {
    at: ['rules', 'mcpTools', 'rules', '*', 'pattern'],
    match: { is: ['*', '**'] },
    means: 'tools-approved',
    words: 'every MCP tool that no earlier rule is about runs without asking',
    undo: 'not-here',
    where: [{ at: ['rules', 'mcpTools', 'rules', '*', 'action'], is: ['allow'] }],
  },
]

// Left out: config.json, which holds only further places to look in, as JUNIE_MCP_LOCATIONS does.
export default defineClient({
  id: 'junie',
  name: 'Junie',
  docs: 'https://junie.jetbrains.com/docs/junie-cli-mcp-configuration.html',
  checked: '2026-10',
  confidence: 'high',
  files: [
    // The second is where it was in 2025.
    { scope: 'user', path: ['~/.junie/mcp/mcp.json', '~/.junie/mcp.json'], format: 'json', servers: [MCP_SERVERS] },
    { scope: 'project', path: '.junie/mcp/mcp.json', format: 'json', servers: [MCP_SERVERS] },
    // A project's are ignored (Goldziher/ai-rulez, docs/settings.md, 2026-10).
    { scope: 'user', path: '~/.junie/config.json', ...hooksFile(matchedHooks({ confidence: 'medium' })) },
    {
      scope: 'user',
      path: '~/.junie/allowlist.json',
      format: 'json',
      settings: ALLOWLIST,
      when: [['defaultBehavior'], ['rules', 'mcpTools']],
    },
  ],
  // None documented. Servers are switched off in the app.
})
