import { defineClient } from '../client.ts'
import { expands, HOOKS_RUN, hooksFile, LAUNCH_FIELDS, MCP_SERVERS, matchedHooks, runs } from './shared.ts'

/** A line for a shell, or a program with its arguments (Goldziher/ai-rulez, docs/settings.md, 2026-10). */
const HOOKS = hooksFile(
  matchedHooks({ confidence: 'medium' }),
  runs(['hooks', '*', '*', 'hooks', '*', 'argv'], HOOKS_RUN, { confidence: 'medium' }),
)

// Left out: approvals. Those of a project's servers are bound to a fingerprint; the ones by name alone are in the environment
// (DEEPAGENTS_CODE_DANGEROUSLY_ENABLE_PROJECT_MCP_SERVERS) or are flags.
export default defineClient({
  id: 'deepagents',
  name: 'Deep Agents Code',
  docs: 'https://docs.langchain.com/oss/deepagents/code/mcp-tools',
  checked: '2026-01',
  confidence: 'high',
  files: [
    { scope: 'user', path: '~/.deepagents/.mcp.json', format: 'json', servers: [MCP_SERVERS] },
    { scope: 'project', path: '.deepagents/.mcp.json', format: 'json', servers: [MCP_SERVERS] },
    { scope: 'project', path: '.mcp.json', format: 'json', servers: [MCP_SERVERS] },
    { scope: 'user', path: '~/.deepagents/hooks.json', ...HOOKS },
    { scope: 'project', path: '.deepagents/hooks.json', ...HOOKS },
    {
      scope: 'user',
      path: '~/.deepagents/config.toml',
      format: 'toml',
      opaque: 'remembered approvals of project servers, each bound to a fingerprint',
    },
  ],
  fields: {
    transport: ['type', 'transport'],
    transports: { stdio: 'stdio', sse: 'sse', http: 'http', streamable_http: 'http' },
  },
  // A variable that is not set is an error.
  references: expands(LAUNCH_FIELDS, '${VAR}', '${VAR:-default}'),
})
