import { defineClient } from '../client.ts'

// Left out: a compose service that runs the gateway, in a file of any name, and all that is said by flags of the gateway
// (`--block-secrets`, `--verify-signatures`, `--block-network`), which stand in the entries of other clients.
export default defineClient({
  id: 'docker-mcp-toolkit',
  name: 'Docker MCP Toolkit',
  docs: 'https://docs.docker.com/ai/mcp-catalog-and-toolkit/',
  checked: '2026-07',
  confidence: 'high',
  // The gateway starts its servers as containers beside it.
  composed: true,
  files: [
    // Parameters by server. No entries: a `url` among them is not a remote server.
    { scope: 'user', path: '~/.docker/mcp/config.yaml', format: 'yaml' },
    // The servers that are switched on; what each of them starts, the catalogue says.
    {
      scope: 'user',
      path: '~/.docker/mcp/registry.yaml',
      format: 'yaml',
      servers: [{ at: ['registry'], shape: 'map' }],
    },
    // What could be switched on. Not declared as servers: most never are, and `command` there holds the arguments of `image`.
    { scope: 'user', path: '~/.docker/mcp/catalogs/*.yaml', format: 'yaml', when: [['registry']] },
    // Ask Gordon's compose file; it is not confirmed that current versions read it.
    { scope: 'project', path: 'gordon-mcp.yml', format: 'yaml', when: [['services']] },
    { scope: 'user', path: '~/.docker/mcp/catalog.json', format: 'json', opaque: 'list of catalogues' },
    {
      scope: 'user',
      path: '~/.docker/mcp/tools.yaml',
      format: 'yaml',
      opaque: 'which tools are offered, which says nothing about asking',
    },
    { scope: 'user', path: '~/.docker/mcp/mcp-toolkit.db', format: 'json', opaque: 'database of profiles' },
  ],
  references: [
    { syntax: 'se://', fields: ['env'] },
    { syntax: '{{VAR}}', fields: ['env', 'command', 'args', 'other'], confidence: 'medium' },
  ],
})
