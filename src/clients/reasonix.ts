import { type ClientFile, defineClient } from '../client.ts'
import { FLAT_HOOKS, hooksFile, MAY_EXPAND, NEVER_ASKS } from './shared.ts'

/** Since 1.17.18 a server that is configured is a server that may: the keys that asked about single tools are ignored. */
const CONFIG = {
  format: 'toml',
  servers: [{ at: ['plugins'], shape: 'array' }],
  settings: [NEVER_ASKS],
} as const satisfies Partial<ClientFile>

/** As a tool that writes them has it (Goldziher/ai-rulez, docs/settings.md, 2026-10). */
const HOOKS = hooksFile(FLAT_HOOKS)

export default defineClient({
  id: 'reasonix',
  name: 'Reasonix',
  docs: 'https://github.com/esengine/DeepSeek-Reasonix',
  checked: '2026-08-18',
  confidence: 'medium',
  files: [
    { scope: 'project', path: 'reasonix.toml', ...CONFIG },
    { scope: 'user', path: '~/.reasonix/config.toml', ...CONFIG },
    { scope: 'user', path: '~/.reasonix/settings.json', ...HOOKS },
    { scope: 'project', path: '.reasonix/settings.json', ...HOOKS },
  ],
  fields: { transports: { stdio: 'stdio', http: 'http', sse: 'sse' } },
  references: MAY_EXPAND,
})
