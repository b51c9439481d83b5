import { type ClientFile, defineClient } from '../client.ts'

/**
 * A profile that `docker mcp profile export` wrote for others to import, with the parameters of its servers in the clear
 * (docker/mcp-gateway, pkg/workingset/workingset.go, 2026-11). Servers are counted, as they have no names here. Left out: their
 * images, which the gateway starts with limits of its own.
 */
const PROFILE = {
  scope: 'project',
  servers: [{ at: ['servers'], shape: 'array' }],
  fields: { url: ['endpoint'] },
  when: [{ at: ['servers', '*', 'type'], is: ['image', 'registry', 'remote'] }],
} as const satisfies Partial<ClientFile>

// Left out: a compose service that runs the gateway, in a file of any name. What flags of the gateway say stands in the
// entries of other clients.
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
    // Where docs.docker.com/ai/mcp-catalog-and-toolkit/profiles has it kept in version control.
    { path: '.docker/mcp-profile.json', format: 'json', ...PROFILE },
    { path: ['.docker/mcp-profile.yaml', '.docker/mcp-profile.yml'], format: 'yaml', ...PROFILE },
    // The compose file of Ask Gordon before 2026, of which its pages no longer speak (docker/docs, content/manuals/ai/gordon,
    // 2026-11): secrets in it are told, its services are not.
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
