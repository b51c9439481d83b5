// Has the built program hold the clients as functions, of which it calls those of the clients that it meets:
// src/clients/late.ts.
import { dirname } from 'node:path'
import { loaded } from './sources.mjs'

/** A plug-in of esbuild. */
export async function lateClients() {
  const { clients, pack } = await loaded(
    "export { clients } from './src/clients/index.ts'; export { pack } from './src/clients/late.ts'",
  )
  const { groups, ...packed } = pack(clients)
  return {
    name: 'late-clients',
    setup(on) {
      on.onLoad({ filter: /[\\/]src[\\/]clients[\\/]index\.ts$/ }, ({ path }) => ({
        contents: `import { unpack } from './late.ts'
          export const clients = unpack(${JSON.stringify(packed)}, [${groups.join(',\n')}])`,
        loader: 'js',
        resolveDir: dirname(path),
      }))
    },
  }
}
