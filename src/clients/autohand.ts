import { type ClientFile, defineClient, type Setting } from '../client.ts'

const SETTINGS: readonly Setting[] = [
  {
    at: ['permissions', 'mode'],
    match: { is: ['unrestricted'] },
    means: 'approval-disabled',
    words: 'every tool runs without asking',
    confidence: 'medium',
  },
]

const CONFIG = {
  servers: [{ at: ['mcp', 'servers'], shape: 'array' }],
  settings: SETTINGS,
} as const satisfies Partial<ClientFile>

// `autoConnect`, true by default, starts a server and approves nothing. Servers of a project wait for its trust, except in
// the modes without a terminal.
export default defineClient({
  id: 'autohand',
  name: 'Autohand Code',
  docs: 'https://autohand.ai/docs',
  checked: '2026-10',
  confidence: 'high',
  files: [
    {
      scope: 'user',
      path: '~/.autohand/config.json',
      overrides: { AUTOHAND_CONFIG: '' },
      format: 'json',
      ...CONFIG,
    },
    { scope: 'project', path: '.autohand/config.json', format: 'json', ...CONFIG },
    { scope: 'project', path: '.autohand/config.toml', format: 'toml', ...CONFIG },
    { scope: 'project', path: ['.autohand/config.yaml', '.autohand/config.yml'], format: 'yaml', ...CONFIG },
    { scope: 'project', path: '.autohand/settings.local.json', format: 'json', ...CONFIG, personal: true },
    {
      scope: 'user',
      path: '~/.autohand/trusted-workspaces.json',
      format: 'json',
      opaque: 'trusted folders, by a fingerprint of their servers',
    },
  ],
  fields: {
    transport: ['transport'],
    transports: { stdio: 'stdio', sse: 'sse', http: 'http' },
    urlWithoutTransport: 'error',
  },
  // No references: whether any are expanded is not documented.
})
