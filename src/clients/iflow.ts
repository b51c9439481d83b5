import { type ClientFile, defineClient } from '../client.ts'
import { GEMINI_FIELDS, TRUST } from './gemini-cli.ts'
import { endpoint, expands, MCP_SERVERS, matchedHooks } from './shared.ts'

const CONFIG = {
  format: 'json',
  servers: [MCP_SERVERS],
  settings: [
    {
      at: ['approvalMode'],
      match: { is: ['yolo'] },
      means: 'approval-disabled',
      words: 'every tool runs without asking',
    },
    matchedHooks(),
    endpoint(['baseUrl'], ['iflow.cn']),
  ],
} as const satisfies Partial<ClientFile>

// Came from Gemini CLI and was shut down in 2026-04: its files are still there, and what they hold is still valid.
export default defineClient({
  id: 'iflow',
  name: 'iFlow CLI',
  docs: 'https://platform.iflow.cn/cli',
  checked: '2026-04',
  confidence: 'medium',
  files: [
    { scope: 'user', path: '~/.iflow/settings.json', ...CONFIG },
    { scope: 'project', path: '.iflow/settings.json', ...CONFIG },
    {
      scope: 'managed',
      path: { linux: '/etc/iflow-cli/settings.json', darwin: '/etc/iflow-cli/settings.json' },
      when: [['mcpServers'], ['approvalMode']],
      ...CONFIG,
    },
  ],
  fields: GEMINI_FIELDS,
  references: expands('all', '$VAR', '${VAR}'),
  entrySettings: [TRUST],
})
