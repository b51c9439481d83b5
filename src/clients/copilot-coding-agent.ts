import { defineClient, type Field } from '../client.ts'

/** Every string of an entry but those of `tools` and `type`. */
const STRINGS: readonly Field[] = ['command', 'args', 'env', 'url', 'headers', 'cwd', 'envFile', 'auth']

/** Secrets and variables of the agent's environment; others are not handed to servers. */
const AGENT_NAMES = /^COPILOT_MCP_/

// The JSON of a repository's settings page is not a file. The agent asks nobody, so there is no approval key to read.
export default defineClient({
  id: 'copilot-coding-agent',
  name: 'Copilot coding agent',
  docs: 'https://docs.github.com/copilot/reference/custom-agents-configuration',
  checked: '2026-08',
  confidence: 'high',
  files: [
    {
      scope: 'project',
      // The second is an organisation's, in its `.github` or `.github-private` repository.
      path: ['.github/agents/*.md', 'agents/*.md'],
      format: 'yaml',
      servers: [{ at: ['mcp-servers'], shape: 'map' }],
      when: [['mcp-servers']],
    },
  ],
  fields: { transports: { local: 'stdio', stdio: 'stdio', http: 'http', sse: 'sse' } },
  references: [
    { syntax: '$VAR', fields: STRINGS, names: AGENT_NAMES },
    { syntax: '${VAR}', fields: STRINGS, names: AGENT_NAMES },
    { syntax: '${VAR:-default}', fields: STRINGS, names: AGENT_NAMES },
    { syntax: '${{ secrets.X }}', fields: ['env', 'headers'], names: /^(?:secrets|vars)\.COPILOT_MCP_/ },
    // Arguments may also name a key of the same entry's env.
    { syntax: '$VAR', fields: ['args'], confidence: 'medium' },
  ],
})
