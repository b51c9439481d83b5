// The project's own TypeScript, for scripts that need it.
import { createRequire } from 'node:module'
import { build } from 'esbuild'
import { asText } from './texts.mjs'
import { withoutXml } from './without.mjs'

/** What a module exports, given as text: `export { clients } from './src/clients/index.ts'`. Paths are those of the project. */
export async function loaded(contents) {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: process.cwd(), loader: 'ts' },
    bundle: true,
    format: 'cjs',
    platform: 'node',
    // jsonc-parser's `main` is UMD with an inner require that does not survive bundling.
    mainFields: ['module', 'main'],
    loader: { '.md': 'text' },
    plugins: [asText, withoutXml],
    write: false,
    logLevel: 'warning',
  })
  const module = { exports: {} }
  const evaluate = new Function('module', 'exports', 'require', outputFiles[0].text)
  evaluate(module, module.exports, createRequire(import.meta.url))
  return module.exports
}
