import { defineClient } from '../client.ts'
import { CLIENT_PACKAGES, MCP_SERVERS } from './shared.ts'

const DEPENDENCIES = ['dependencies', 'devDependencies', 'optionalDependencies']

/** Servers that a package carries for whoever installs it, and clients that a project depends on. */
export default defineClient({
  id: 'npm-package',
  name: 'npm package',
  docs: 'https://docs.npmjs.com/cli/configuring-npm/package-json',
  checked: '2026-11',
  confidence: 'medium',
  files: [
    {
      scope: 'project',
      path: 'package.json',
      format: 'json',
      servers: [MCP_SERVERS],
      when: [MCP_SERVERS.at, ...DEPENDENCIES.flatMap((list) => CLIENT_PACKAGES.map((name) => [list, name]))],
    },
  ],
})
