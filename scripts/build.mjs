// Bundles the program into dist/: one entry, and chunks that are loaded only when needed. Also writes the notices of what
// is bundled. The same sources give the same bytes.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join, relative, resolve } from 'node:path'
import { build } from 'esbuild'
import { bundling, withoutEnvironment } from './bundling.mjs'
import { inCommon } from './in-common.mjs'
import { lateClients } from './late-clients.mjs'
import { reachIn } from './reach.mjs'
import { billOfMaterials, bundled, notices } from './sbom.mjs'
import { serverTables, writeServerTables } from './server-tables.mjs'
import { asText } from './texts.mjs'
import { without, withoutXml } from './without.mjs'

rmSync('dist', { recursive: true, force: true })
mkdirSync('dist')

/** Commander can start sub-commands as programs; we never do, and a tool that promises so should not even load the means. */
const withoutChildProcesses = without(/^(?:node:)?child_process$/, 'commander')

/** The language server speaks over standard input and output; its library could open sockets and pipes as well. */
const withoutSockets = without(/^(?:node:)?net$/, 'vscode-jsonrpc')

/** Of jsonc-parser we use the scanner; its package does not say that the rest may be left out. */
const withoutFormatter = {
  name: 'without-formatter',
  setup(on) {
    on.onResolve({ filter: /./ }, async ({ path, kind, resolveDir, importer, pluginData }) => {
      if (pluginData === withoutFormatter || !(path === 'jsonc-parser' || importer.includes('/jsonc-parser/'))) return
      return {
        ...(await on.resolve(path, { kind, resolveDir, importer, pluginData: withoutFormatter })),
        sideEffects: false,
      }
    })
  },
}

/** Whether to colour is ours to say, and chalk's own look at the terminal loads sockets and streams: 3 ms of a run. */
const withoutDetection = {
  name: 'without-detection',
  setup(on) {
    on.onResolve({ filter: /^#supports-color$/ }, ({ resolveDir }) => ({
      path: join(resolveDir, 'vendor/supports-color/browser.js'),
    }))
  },
}

/** What a run does not always need, each a bundle of its own. */
const LATE = new Map()
/** What a run often does is in the program all the same, where V8's compiled form of it is: compiling it takes some 5 ms. */
const OFTEN = new Set([
  'src/discover/exposure.ts',
  'src/knowledge/advisories/semver.ts',
  'src/knowledge/advisories/pep440.ts',
])
const late = {
  name: 'late',
  setup(on) {
    on.onResolve({ filter: /^\./ }, async ({ path, kind, resolveDir }) => {
      const source = relative('.', join(resolveDir, path))
      if (kind !== 'dynamic-import' || OFTEN.has(source)) return undefined
      return chunkOf(source)
    })
  },
}

/** Has a module be a chunk, and gives what is required in its place. */
function chunkOf(source) {
  const name = basename(source, '.ts')
  LATE.set(name, source)
  return { path: `./chunks/${name}.js`, external: true }
}

/** What several of those bundles need and the program does not is one more of them, where it is large. */
const BETWEEN_THEM = new Set([
  ...['src/zod.ts', 'src/fix/apply.ts', 'src/report/coloured.ts', 'src/knowledge/standards.ts'],
  'src/knowledge/secrets/rotation.ts',
])
const betweenThem = {
  name: 'between-them',
  setup(on) {
    on.onResolve({ filter: /^\..*\.ts$/ }, ({ path, kind, resolveDir }) => {
      const source = relative('.', join(resolveDir, path))
      return kind === 'entry-point' || !BETWEEN_THEM.has(source) ? undefined : chunkOf(source)
    })
  },
}

const shared = { ...bundling, minify: true, legalComments: 'none', metafile: true }

const clients = await lateClients()
const program = (entry) =>
  build({
    ...shared,
    ...entry,
    outfile: 'dist/program.js',
    plugins: [withoutChildProcesses, withoutFormatter, clients, serverTables, late],
  })
const common = await inCommon((await program({ entryPoints: ['src/cli.ts'], write: false })).metafile)

const metafiles = []
for (const done = new Set(); done.size < LATE.size; ) {
  for (const [name, source] of [...LATE].sort()) {
    if (done.has(name)) continue
    done.add(name)
    const narrowed = [withoutEnvironment, withoutDetection, withoutSockets, withoutXml]
    // A chunk lies beside the others it may load.
    const result = await build({
      ...shared,
      entryPoints: { [name]: source },
      outdir: 'dist/chunks',
      plugins: [...narrowed, asText, betweenThem, common.plugin, serverTables, late],
      write: false,
    })
    for (const { path, text } of result.outputFiles) {
      mkdirSync(dirname(path), { recursive: true })
      writeFileSync(path, common.linked(text).replaceAll('"./chunks/', '"./'))
    }
    metafiles.push(result)
  }
}
const stdin = { contents: common.source(), resolveDir: '.', sourcefile: 'program.ts', loader: 'ts' }
metafiles.push(await program({ stdin }))

await writeServerTables('dist/chunks')

// What rules of plug-ins import. The harness is in the program, whose other parts it runs.
metafiles.push(await build({ ...shared, entryPoints: { rule: 'src/plugin-api.ts' }, outdir: 'dist' }))
copyFileSync('scripts/testing.cjs', 'dist/testing.js')
const types = spawnSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.types.json'], {
  encoding: 'utf8',
})
if (types.status !== 0) throw new Error(`the declarations cannot be made: ${types.stdout}`)

writeFileSync('dist/package.json', '{ "type": "commonjs" }\n')
// In ASCII, which V8 keeps in half the space and takes as it lies on the disk, between comments that the starter writes over.
const text = readFileSync('dist/program.js', 'utf8')
  .replace(/^#!.*/, '')
  .trim()
  .replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
const room = '(function (exports, require, module, __filename, __dirname) {'.length - '/**/'.length
writeFileSync('dist/program.js', `/*${' '.repeat(room)}*/${text}\n//`)
// V8 takes what was compiled of another program of the same length for this one's.
const version = createHash('sha256').update(readFileSync('dist/program.js')).digest('hex').slice(0, 16)
writeFileSync('dist/cli.js', readFileSync('scripts/starter.cjs', 'utf8').replace('__PROGRAM__', version))
chmodSync('dist/cli.js', 0o755)
keepCompiled()

// For tests and the bench: what each bundle holds. Not part of the package.
const outputs = Object.assign({}, ...metafiles.map(({ metafile }) => metafile.outputs))
const inputs = Object.assign({}, ...metafiles.map(({ metafile }) => metafile.inputs))
mkdirSync('dist/meta', { recursive: true })
writeFileSync('dist/meta/esbuild.json', JSON.stringify({ inputs, outputs }))
const packages = bundled(Object.keys(inputs))
writeFileSync('THIRD_PARTY_NOTICES.md', notices(packages))
writeFileSync('dist/sbom.cdx.json', billOfMaterials(packages))

const reached = await reachIn('dist')
if (reached.length > 0) throw new Error(`the program reaches what it must not:\n${reached.join('\n')}`)

/**
 * Writes what V8 made of the program's functions during a few scans, of a project with its machine and of one file, for this
 * version of Node. Halves the start-up; any other Node ignores it. With a fixed seed for hashes the bytes are the same at
 * every build, and rebuilding verifies them; the header then records these flags, so those of a usual run are put in their
 * place.
 */
function keepCompiled() {
  const folder = mkdtempSync(join(tmpdir(), 'mcp-audit-build-'))
  const project = join(folder, 'project')
  mkdirSync(join(project, '.git'), { recursive: true })
  copyFileSync('scripts/warm-up.json', join(project, '.mcp.json'))
  const runs = [
    ['--fail-on', 'none'],
    ['scan', '--fail-on', 'none', '.mcp.json'],
    ['--scope', 'project', '--fail-on', 'none', '--format', 'json'],
  ]
  const compile = (flags) => {
    const cache = join(folder, 'cache')
    rmSync(cache, { force: true })
    const run = spawnSync(
      process.execPath,
      [...flags, resolve('scripts/compile.cjs'), resolve('dist'), cache, ...runs.map((args) => JSON.stringify(args))],
      { cwd: project, env: { HOME: folder } },
    )
    if (!existsSync(cache)) throw new Error(`the program does not run: ${run.stderr}`)
    return readFileSync(cache)
  }
  const usual = compile([])
  // Sparkplug marks what it has compiled, and compiles it again at its first call in every run to come: 4 ms of each. What
  // ran once and is old is thrown away, unless V8 is told to keep it.
  const seeded = compile(['--hash-seed=1', '--no-sparkplug', '--no-flush-bytecode'])
  // V8's SerializedCodeData: magic, version, source and flag hashes, 32 bits each.
  usual.copy(seeded, 12, 12, 16)
  writeFileSync(`dist/program.${process.versions.v8}.${process.arch}.v8`, seeded)
  rmSync(folder, { recursive: true, force: true })
}
