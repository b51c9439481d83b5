// Has the built program hold the clients as text, of which it makes the objects of those that it meets: src/clients/late.ts.
import { deepStrictEqual } from 'node:assert/strict'
import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { build } from 'esbuild'

/** A plug-in of esbuild. Fails where the packed clients are not what was packed. */
export async function lateClients() {
  const { clients, pack, unpack } = await evaluated(
    "export { clients } from './src/clients/index.ts'; export { pack, unpack } from './src/clients/late.ts'",
  )
  const { bodies, ...packed } = pack(clients)
  const unpacked = unpack(packed, bodies.map(made))
  deepStrictEqual(unpacked.map(plainClient), clients.map(plainClient))
  deepStrictEqual(firstOf(unpacked), firstOf(clients))
  return {
    name: 'late-clients',
    setup(on) {
      on.onLoad({ filter: /[\\/]src[\\/]clients[\\/]index\.ts$/ }, ({ path }) => ({
        contents: `import { unpack } from './late.ts'
          export const clients = unpack(${JSON.stringify(packed)}, [${bodies.map((body) => `(part) => (${body})`).join(',\n')}])`,
        loader: 'js',
        resolveDir: dirname(path),
      }))
    },
  }

  function plainClient(client) {
    return { ...plain(client, ['id', 'files', ...packed.keys[0]]), files: client.files.map(plainFile) }
  }
  function plainFile(file) {
    return plain(file, ['scope', 'path', 'overrides', 'opaque', ...packed.keys[1]])
  }
}

function made(body) {
  return new Function('part', `return ${body}`)
}

/** Which files are one and the same. */
function firstOf(clients) {
  const files = clients.flatMap((client) => client.files)
  return files.map((file) => files.indexOf(file))
}

function plain(object, keys) {
  return Object.fromEntries(keys.map((key) => [key, object[key]]))
}

async function evaluated(contents) {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: process.cwd(), loader: 'ts' },
    bundle: true,
    format: 'cjs',
    platform: 'node',
    write: false,
    logLevel: 'warning',
  })
  const module = { exports: {} }
  new Function('module', 'exports', 'require', outputFiles[0].text)(
    module,
    module.exports,
    createRequire(import.meta.url),
  )
  return module.exports
}
