import { defineClient } from '../client.ts'

/**
 * What a publisher tells the marketplace: how a server is built and started there, and an example of what it is configured with, in
 * which some leave keys of their own. Left out: what a function in JavaScript makes of the configuration; a command in its
 * place is described on no page, and written all the same.
 */
export default defineClient({
  id: 'smithery',
  name: 'Smithery',
  docs: 'https://smithery.ai/docs/config/smithery.yaml',
  checked: '2026-11',
  confidence: 'medium',
  files: [
    {
      scope: 'project',
      path: 'smithery.yaml',
      format: 'yaml',
      servers: [{ at: ['startCommand'], shape: 'single', where: [{ at: ['startCommand', 'command'], exists: true }] }],
    },
  ],
  fields: { declares: true, transports: { stdio: 'stdio', http: 'http' } },
})
