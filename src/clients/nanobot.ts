import { type ClientFile, defineClient } from '../client.ts'
import { MAY_EXPAND } from './shared.ts'

const CONFIG = {
  format: 'json',
  servers: [{ at: ['tools', 'mcpServers'], shape: 'map' }],
  settings: [
    {
      // Off unless set: written out it only says what is so anyway.
      at: ['tools', 'restrictToWorkspace'],
      match: { is: [false] },
      means: 'sandbox-disabled',
      words: 'its tools reach files outside the workspace',
      undo: { value: true },
      confidence: 'low',
    },
  ],
} as const satisfies Partial<ClientFile>

export default defineClient({
  id: 'nanobot',
  name: 'nanobot',
  docs: 'https://github.com/HKUDS/nanobot',
  checked: '2026-04-16',
  confidence: 'medium',
  files: [
    { scope: 'user', path: '~/.nanobot/config.json', ...CONFIG },
    { scope: 'project', path: '.nanobot/config.json', ...CONFIG },
  ],
  references: MAY_EXPAND,
})
