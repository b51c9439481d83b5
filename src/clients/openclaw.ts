import { type ClientFile, defineClient, type Setting } from '../client.ts'

const SETTINGS: readonly Setting[] = [
  {
    at: ['agents', '*', 'sandbox', 'mode'],
    match: { is: ['off'] },
    means: 'sandbox-disabled',
    words: "the agent's tools run on the host itself",
    undo: 'not-here',
    confidence: 'medium',
  },
  {
    at: ['tools', 'exec', 'security'],
    match: { is: ['full'] },
    means: 'sandbox-disabled',
    words: 'the agent may run any command on the host',
    undo: 'not-here',
    confidence: 'low',
  },
]

const CONFIG = {
  format: 'json5',
  servers: [{ at: ['mcp', 'servers'], shape: 'map' }],
  settings: SETTINGS,
} as const satisfies Partial<ClientFile>

// Left out: `.mcp.json` of plugin bundles, which cannot be told from a project's. A workspace's openclaw.json is never read;
// one in a repository is somebody's home.
export default defineClient({
  id: 'openclaw',
  name: 'OpenClaw',
  docs: 'https://docs.openclaw.ai/cli/mcp',
  checked: '2026-10',
  confidence: 'high',
  files: [
    {
      scope: 'user',
      path: '~/.openclaw/openclaw.json',
      overrides: { OPENCLAW_CONFIG_PATH: '', OPENCLAW_STATE_DIR: 'openclaw.json' },
      ...CONFIG,
    },
    // The product's former names.
    { scope: 'user', path: ['~/.clawdbot/clawdbot.json', '~/.moltbot/moltbot.json'], ...CONFIG },
  ],
  fields: {
    transport: ['transport'],
    transports: { stdio: 'stdio', 'streamable-http': 'http', sse: 'sse' },
    off: { field: 'enabled', value: false },
  },
  references: [{ syntax: '${VAR}', fields: 'all', names: /^[A-Z_][A-Z0-9_]{0,127}$/, confidence: 'medium' }],
})
