import { defineClient } from '../client.ts'
import { MAY_EXPAND } from './shared.ts'

export default defineClient({
  id: 'takt',
  name: 'TAKT',
  docs: 'https://github.com/nrslib/takt',
  checked: '2026-08',
  confidence: 'low',
  files: [
    {
      scope: 'project',
      path: '.takt/config.yaml',
      format: 'yaml',
      settings: [
        {
          // `stdio`, `sse` and `http`, all of them off unless set.
          at: ['workflow_mcp_servers', 'stdio'],
          match: { is: [true] },
          means: 'project-servers-approved',
          words: 'any workflow of the project may start servers of its own',
        },
      ],
    },
    {
      scope: 'project',
      path: '.takt/workflows/*.yaml',
      format: 'yaml',
      servers: [{ at: ['steps', '*', 'mcp_servers'], shape: 'map' }],
    },
  ],
  references: MAY_EXPAND,
})
