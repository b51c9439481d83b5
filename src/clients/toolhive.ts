import { defineClient } from '../client.ts'

// Runs servers in containers, and writes their addresses into other clients' files. Secrets are named, and kept elsewhere.
export default defineClient({
  id: 'toolhive',
  name: 'ToolHive',
  docs: 'https://docs.stacklok.com/toolhive',
  checked: '2026-08',
  confidence: 'medium',
  files: [
    {
      // One server to a file.
      scope: 'user',
      path: {
        linux: '~/.local/state/toolhive/runconfigs/*.json',
        darwin: '{appData}/toolhive/runconfigs/*.json',
        win32: '{localAppData}/toolhive/runconfigs/*.json',
      },
      // `xdg.StateHome` of pkg/state/local.go, 2026-08.
      overrides: { XDG_STATE_HOME: 'toolhive/runconfigs/*.json' },
      format: 'json',
      servers: [{ at: [], shape: 'single' }],
      settings: [
        {
          at: ['permission_profile', 'privileged'],
          match: { is: [true] },
          means: 'sandbox-disabled',
          words: 'the container of this server may do what the host may',
        },
        {
          // What its own profile `network` says, and most servers need.
          at: ['permission_profile', 'network', 'outbound', 'insecure_allow_all'],
          match: { is: [true] },
          means: 'sandbox-disabled',
          words: 'this server reaches the whole network',
          undo: 'not-here',
          confidence: 'low',
        },
      ],
    },
    {
      scope: 'user',
      path: {
        linux: '{config}/toolhive/config.yaml',
        darwin: '{appData}/toolhive/config.yaml',
        win32: '{localAppData}/toolhive/config.yaml',
      },
      format: 'yaml',
      opaque: 'settings of the program; servers have files of their own',
    },
  ],
  fields: {
    args: ['cmd_args'],
    env: ['env_vars'],
    url: ['remote_url'],
    // Those that stand there in the clear (`HeaderForwardConfig` of pkg/runner/config.go, 2026-08).
    headers: [['header_forward', 'add_plaintext_headers']],
    image: { field: 'image' },
    transport: ['transport'],
  },
  references: [],
})
