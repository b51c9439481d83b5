import { defineClient } from '../client.ts'

// A value tagged `!!js` is an expression, run while the file is read.
export default defineClient({
  id: 'deepseek-harness',
  name: 'DeepSeek Harness',
  docs: 'https://github.com/deepseek-ai',
  checked: '2026-09',
  confidence: 'medium',
  files: [
    {
      scope: 'user',
      path: '~/.dsh/cordis.patch.yml',
      overrides: { DSH_HOME: 'cordis.patch.yml' },
      format: 'yaml',
      servers: [
        {
          at: ['*', 'insert', 'config'],
          shape: 'single',
          name: 'serverName',
          where: [{ at: ['*', 'insert', 'name'], is: ['@deepseek-ai/dsh-mcp-client'] }],
        },
      ],
    },
    {
      scope: 'user',
      path: '~/.dsh/mcp-manager.json',
      overrides: { DSH_HOME: 'mcp-manager.json' },
      format: 'json',
      opaque: 'tokens that a plug-in keeps',
    },
  ],
  fields: { transport: ['transport'], transports: { stdio: 'stdio', 'streamable-http': 'http' } },
  references: [],
})
