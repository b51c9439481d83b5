import { defineClient } from '../client.ts'

/**
 * What a publisher tells the registry: packages to run and remotes to reach, from which clients make entries. Fields were in
 * snake case until the schema of 2025-09 and are in camel case since.
 */
export default defineClient({
  id: 'mcp-registry-server-json',
  name: 'MCP Registry',
  docs: 'https://github.com/modelcontextprotocol/registry/tree/main/docs/reference/server-json',
  checked: '2025-12',
  confidence: 'high',
  files: [
    {
      scope: 'project',
      path: 'server.json',
      format: 'json',
      servers: [
        { at: ['packages'], shape: 'array', name: 'identifier' },
        { at: ['remotes'], shape: 'array', name: 'url' },
      ],
      when: [['packages'], ['remotes']],
    },
  ],
  fields: {
    // The package itself is `identifier` and `version`, which no other client writes apart.
    command: ['runtimeHint', 'runtime_hint'],
    args: ['runtimeArguments', 'packageArguments', 'runtime_arguments', 'package_arguments'],
    env: ['environmentVariables', 'environment_variables'],
    pairs: ['args', 'env', 'headers'],
    transport: ['type', 'transport_type'],
    transports: { stdio: 'stdio', sse: 'sse', 'streamable-http': 'http' },
    // A package's `transport.url` is where it listens once it has been started.
    both: 'command',
    declares: true,
  },
  references: [{ syntax: '{VAR}', fields: ['args', 'env', 'url', 'headers'] }],
})
