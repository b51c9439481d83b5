import { defineClient, type Field } from '../client.ts'

/** Every string of an entry but those of `tools` and `type`. */
const STRINGS: readonly Field[] = ['command', 'args', 'env', 'url', 'headers', 'cwd', 'envFile', 'auth']

/**
 * Servers are handed no other ones. They are kept for the agent, apart from those of Actions, since the environment `copilot`
 * went into them (docs.github.com, "Configure secrets and variables for Copilot cloud agent", 2026-12).
 */
const OF_THE_AGENT = {
  names: /^(?:(?:secrets|vars)\.)?COPILOT_MCP_/,
  begins: 'COPILOT_MCP_',
  kept: 'the Agents secrets and variables of the repository or its organization',
} as const

// The JSON of a repository's settings page is not a file. The agent asks nobody, so there is no approval key to read.
export default defineClient({
  id: 'copilot-coding-agent',
  name: 'Copilot coding agent',
  docs: 'https://docs.github.com/copilot/reference/custom-agents-configuration',
  checked: '2026-12',
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
    { syntax: '$VAR', fields: STRINGS, ...OF_THE_AGENT },
    { syntax: '${VAR}', fields: STRINGS, ...OF_THE_AGENT },
    { syntax: '${VAR:-default}', fields: STRINGS, ...OF_THE_AGENT },
    { syntax: '${{ secrets.X }}', fields: ['env', 'headers'], ...OF_THE_AGENT },
    // Arguments may also name a key of the same entry's env.
    { syntax: '$VAR', fields: ['args'], confidence: 'medium' },
  ],
})
