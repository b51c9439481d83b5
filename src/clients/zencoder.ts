import { type ClientFile, defineClient, type ServerRoot } from '../client.ts'
import { MAY_EXPAND } from './shared.ts'

/** One flat key, dot and all. */
const SERVERS: ServerRoot = { at: ['zencoder.mcpServers'], shape: 'map' }

const SETTINGS = { format: 'jsonc', servers: [SERVERS], when: [SERVERS.at] } as const satisfies Partial<ClientFile>

export default defineClient({
  id: 'zencoder',
  name: 'Zencoder',
  docs: 'https://docs.zencoder.ai',
  checked: '2026-01',
  confidence: 'medium',
  files: [
    { scope: 'user', path: '{editors}/settings.json', ...SETTINGS },
    { scope: 'project', path: '.vscode/settings.json', ...SETTINGS },
  ],
  references: MAY_EXPAND,
})
