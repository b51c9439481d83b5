/** How the program is bundled: as it is shipped, and as it is traced for coverage. */

import { readFileSync } from 'node:fs'
import { without } from './without.mjs'

const { version } = JSON.parse(readFileSync('package.json', 'utf8'))

/** `yaml` dumps its tokens to stdout when the environment says LOG_STREAM or LOG_TOKENS: the report's place, and secrets' end. */
export const withoutEnvironment = without(/^process$/, '/yaml/', 'module.exports = { env: {}, emitWarning() {} }')

/** Options of esbuild. */
export const bundling = {
  bundle: true,
  // A CommonJS program starts some 25 ms sooner than an ES module: Node need not set its module loader up, nor make
  // namespaces of built-in modules, which load streams and promises that nobody asked for.
  format: 'cjs',
  platform: 'node',
  target: 'node20.19',
  // What is loaded late is required, not imported: the first `import()` of a run sets up Node's module loader.
  supported: { 'dynamic-import': false },
  // jsonc-parser's `main` is UMD with an inner require that does not survive bundling.
  mainFields: ['module', 'main'],
  loader: { '.md': 'text' },
  // semver tells what it compares, which is scanned text, when the environment asks it to.
  define: { VERSION: JSON.stringify(version), 'process.env.NODE_DEBUG': 'undefined' },
  logLevel: 'warning',
}
