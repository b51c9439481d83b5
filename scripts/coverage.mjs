// Branch coverage: which branches of src/ and rules/ no test takes. `npm run coverage`. Much is tested as a process only, as a
// user runs it: commands, the language server. The tests run a program that is built for this, in one file that can be traced
// back to its sources, and what V8 counted in each process is added to what Vitest measured. Fails below the share asked for.
import { spawnSync } from 'node:child_process'
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { parse } from 'acorn'
import { convert } from 'ast-v8-to-istanbul'
import { build } from 'esbuild'
import { bundling, withoutEnvironment } from './bundling.mjs'
import { asText } from './texts.mjs'
import { withoutXml } from './without.mjs'

const LEAST = 95
const SHOWN = 40

// Vitest empties coverage/ as it begins.
const folder = realpathSync(mkdtempSync(join(tmpdir(), 'mcp-audit-coverage-')))
const dist = join(folder, 'dist')
const program = join(dist, 'program.js')
const traces = join(folder, 'traces')
mkdirSync(traces)
await build({
  ...bundling,
  entryPoints: { program: 'src/cli.ts' },
  outdir: dist,
  sourcemap: 'external',
  plugins: [asText, withoutXml, withoutEnvironment],
})
writeFileSync(join(dist, 'package.json'), '{ "type": "commonjs" }\n')
copyFileSync('scripts/starter.cjs', join(dist, 'cli.js'))

const run = spawnSync('npx', ['vitest', 'run', '--coverage', '--coverage.reportOnFailure', ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: { ...process.env, MCP_AUDIT_TEST_PROGRAM: join(dist, 'cli.js'), MCP_AUDIT_TEST_TRACES: traces },
})
if (run.status !== 0) process.exitCode = 1

const code = readFileSync(program, 'utf8')
const counted = await convert({
  code,
  ast: parse(code, { ecmaVersion: 'latest', sourceType: 'script', ranges: false }),
  sourceMap: JSON.parse(readFileSync(`${program}.map`, 'utf8')),
  coverage: { url: `file://${program}`, functions: countedIn(traces, code.length) },
})
rmSync(folder, { recursive: true })
const report = JSON.parse(readFileSync('coverage/coverage-final.json', 'utf8'))
const files = Object.values(report).map((file) => ({
  path: relative('.', file.path),
  arms: armsOf(file, counted[file.path]),
}))
for (const { path, arms } of files
  .map(gapsOf)
  .sort((a, b) => b.arms.length - a.arms.length)
  .slice(0, SHOWN))
  if (arms.length > 0) console.log(`${String(arms.length).padStart(4)} ${path}: ${[...new Set(arms)].join(' ')}`)
for (const part of ['src/', 'rules/']) {
  const all = files.filter(({ path }) => path.startsWith(part)).flatMap(({ arms }) => arms)
  const taken = all.filter(({ count }) => count > 0)
  const percent = (100 * taken.length) / all.length
  console.log(`${part} ${taken.length} of ${all.length} branches are taken, ${percent.toFixed(2)} %.`)
  if (percent < LEAST) process.exitCode = 1
}

function gapsOf({ path, arms }) {
  return { path, arms: arms.filter(({ count }) => count === 0).map(({ line }) => line) }
}

/** How often each character of the program ran, over all processes, as ranges with the same count. */
function countedIn(traced, length) {
  const total = new Float64Array(length)
  const once = new Uint32Array(length)
  for (const name of readdirSync(traced)) {
    const { result } = JSON.parse(readFileSync(join(traced, name), 'utf8'))
    for (const { url, functions } of result) if (url === `file://${program}`) add(total, once, functions)
  }
  const ranges = []
  for (let from = 0, at = 1; at <= length; at++) {
    if (at < length && total[at] === total[from]) continue
    ranges.push({ startOffset: from, endOffset: at, count: total[from] })
    from = at
  }
  return [{ functionName: '', isBlockCoverage: true, ranges }]
}

/** What one process counted. Its ranges lie in one another, the outer ones first, and the first is the whole program. */
function add(total, once, functions) {
  for (const { ranges } of functions)
    for (const { startOffset, endOffset, count } of ranges) once.fill(count, startOffset, endOffset)
  for (let at = 0; at < total.length; at++) total[at] += once[at]
}

/** The branches of a file: where each is, and how often it was taken by tests and by processes. */
function armsOf({ branchMap, b }, inProcesses) {
  const others = new Map()
  for (const [id, branch] of Object.entries(inProcesses?.branchMap ?? {}))
    others.set(placeOf(branch), inProcesses.b[id])
  return Object.entries(branchMap).flatMap(([id, branch]) => {
    const more = others.get(placeOf(branch))
    return b[id].map((count, index) => ({
      count: count + (more?.[index] ?? 0),
      line: branch.locations[index]?.start.line ?? branch.line,
    }))
  })
}

function placeOf({ type, loc, locations }) {
  return `${type} ${loc.start.line}:${loc.start.column} ${locations.length}`
}
