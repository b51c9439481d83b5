// What chunks need and the program holds anyhow is bundled once, in the program, which hands it to them. Bundled with each of
// them it was a quarter of what they were.
import { relative } from 'node:path'
import { build } from 'esbuild'

const NAMED = 'in-common:'
/** How a chunk asks for a module: at its start, for what it names afterwards, or later, for everything. */
const ASKED = new RegExp(`(?:([\\w$]+)=(?:[\\w$]+\\()?)?require\\("${NAMED}([^"]+)"\\)`, 'g')

/**
 * The plug-in of esbuild for the chunks of a program that was bundled by itself, of which `metafile` tells; `linked`, which has
 * the text of a chunk ask the program, that it lies below and is loaded by; and, once all chunks are linked, `source`: that of
 * the program that answers.
 */
export async function inCommon(metafile) {
  const held = await heldBy(metafile)
  const asked = new Map()

  const plugin = {
    name: 'in-common',
    setup(on) {
      on.onResolve({ filter: /./ }, async ({ path, kind, resolveDir, importer, pluginData }) => {
        if (kind === 'entry-point' || pluginData === plugin) return undefined
        const found = await on.resolve(path, { kind, resolveDir, importer, pluginData: plugin })
        const source = relative('.', found.path).replaceAll('\\', '/')
        return held.has(source) ? { path: `${NAMED}${source}`, external: true, sideEffects: false } : undefined
      })
    },
  }

  const linked = (text) =>
    text.replace(ASKED, (asking, variable, source) => {
      if (!asked.has(source)) asked.set(source, new Set())
      const { exports = [] } = held.get(source)
      // Another variable of that name may be in some function. What it has there is hardly exported as well.
      const names = variable === undefined ? exports : usesOf(variable, text).filter((name) => exports.includes(name))
      for (const name of names) asked.get(source).add(name)
      return (
        asking.replace(`"${NAMED}${source}"`, '"../program.js"') + `.inCommon(${[...asked.keys()].indexOf(source)})`
      )
    })

  const source = () => {
    const imports = []
    // A function each: what one chunk asks for is all that a run compiles.
    const cases = [...asked].map(([path, names], at) => {
      if (held.get(path).exports === undefined) return `case ${at}: return require('./${path}')`
      const sorted = [...names].sort()
      imports.push(`import { ${sorted.map((name) => `${name} as ${name}_${at}`)} } from './${path}'`)
      return `case ${at}: return (() => ({ ${sorted.map((name) => `${name}: ${name}_${at}`)} }))()`
    })
    return `export * from './src/cli.ts'\n${imports.join('\n')}
      export function inCommon(module) { switch (module) { ${cases.join('\n')} } }`
  }
  return { plugin, linked, source }
}

function usesOf(variable, text) {
  const use = new RegExp(`(?<![\\w$])${variable.replaceAll('$', '\\$')}\\.([\\w$]+)`, 'g')
  return [...text.matchAll(use)].map(([, name]) => name)
}

/**
 * The modules that chunks may ask a bundle for, each with what is to be asked of it; nothing where it is run when it is asked
 * for first and given whole. Of the others the bundle holds at least half already: what it would hold besides is started with
 * the rest, at every run.
 */
async function heldBy({ inputs, outputs }) {
  const [bundle] = Object.values(outputs)
  const held = Object.keys(bundle.inputs)
  const lately = Object.values(inputs).flatMap(({ imports }) => imports.filter(({ kind }) => kind === 'dynamic-import'))
  const late = new Set([...lately.map(({ path }) => path), ...held.filter((path) => inputs[path]?.format === 'cjs')])
  const { metafile } = await build({
    entryPoints: held.filter((path) => /^(?:src|rules)\/.*\.ts$/.test(path) && !late.has(path)),
    outdir: '.',
    outbase: '.',
    minify: true,
    write: false,
    metafile: true,
    platform: 'node',
    format: 'esm',
    logLevel: 'error',
  })
  return new Map([
    ...held.filter((path) => late.has(path)).map((path) => [path, {}]),
    ...Object.values(metafile.outputs)
      .filter(({ entryPoint, bytes }) => bundle.inputs[entryPoint].bytesInOutput >= bytes / 2)
      .map(({ entryPoint, exports }) => [entryPoint, { exports }]),
  ])
}
