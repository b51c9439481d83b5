import { defineClient } from '../client.ts'
import { describedAt, expands } from './shared.ts'

/**
 * Servers that `apm install` writes into the files of the clients that it finds. Left out: those of a registry, which are named
 * and not described, as a string or with values for what the registry asks.
 */
const SERVERS = ['dependencies', 'devDependencies'].flatMap((list) => describedAt([list, 'mcp', '*']))

export default defineClient({
  id: 'apm',
  name: 'Agent Package Manager',
  docs: 'https://microsoft.github.io/apm/reference/manifest-schema',
  checked: '2026-11',
  confidence: 'high',
  files: [{ scope: 'project', path: 'apm.yml', format: 'yaml', servers: SERVERS, when: SERVERS.map(({ at }) => at) }],
  fields: {
    transport: ['transport'],
    transports: { stdio: 'stdio', http: 'http', 'streamable-http': 'http', sse: 'sse' },
    refusesOtherTransports: true,
  },
  // Of other clients it writes the value itself, which it asks for at that time; what GitHub replaces it leaves alone.
  references: [
    ...expands(['env', 'headers'], '${VAR}', '${env:VAR}', '${input:id}'),
    { syntax: '${{ secrets.X }}', fields: ['env', 'headers'], confidence: 'low' },
  ],
})
