// npm run bench: what a run costs, beside bare Node in the same interleaved run, `git ls-files` and every peer that npm has.
//   --only CASE     only this case, by its id or a part of its name
//   --rounds N      how often each is run (default 15; large cases a third of it, slow peers up to three times)
//   --no-peers      only this program
//   --peers DIR     a folder whose node_modules holds the peers already
//   --fit           in place of the cases: what one file and one server more cost, at five sizes
//   --lsp           in place of the cases: what a keystroke costs in an editor
//   --readme        all of it, written into the README and docs/speed.md
// Wall time is the least of the rounds, with the output read from a pipe. CPU, memory and the configs that were opened come from
// a run of its own with a probe inside (bench/probe.cjs), without the children a program starts; findings from one more that
// prints JSON.
import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { CASES } from './bench/cases.mjs'
import { fits } from './bench/fit.mjs'
import { keystrokes, keystrokeText } from './bench/keystrokes.mjs'
import { peersIn } from './bench/peers.mjs'
import { programsOf, rowsOf } from './bench/programs.mjs'
import { caseText, fitText, readmeText, speedText, textHead, writePage } from './bench/table.mjs'

const { values: options } = parseArgs({
  options: {
    only: { type: 'string' },
    rounds: { type: 'string', default: '15' },
    'no-peers': { type: 'boolean', default: false },
    peers: { type: 'string' },
    fit: { type: 'boolean', default: false },
    lsp: { type: 'boolean', default: false },
    readme: { type: 'boolean', default: false },
  },
})
if (options.readme && (options.only !== undefined || options['no-peers'] || options.fit || options.lsp)) {
  throw new Error('--readme takes everything: it goes with neither --only nor --no-peers nor --fit nor --lsp')
}
const rounds = Number(options.rounds)
if (!(Number.isInteger(rounds) && rounds > 0)) throw new Error(`--rounds ${options.rounds}: not a number of rounds`)
const called = CASES.filter(({ id }) => id === options.only)
const chosen = called.length > 0 ? called : CASES.filter(({ name }) => name.includes(options.only ?? ''))
if (chosen.length === 0) throw new Error(`--only ${options.only}: one of ${CASES.map(({ id }) => id).join(', ')}`)

const work = realpathSync(mkdtempSync(join(tmpdir(), 'mcp-audit-bench-')))
process.on('exit', () => rmSync(work, { recursive: true, force: true }))

function folder(name) {
  const path = join(work, name)
  mkdirSync(path, { recursive: true })
  return path
}

/** The environment is the caller's: what slows bare Node down slows all of them. */
const environment = (home) => ({ ...process.env, HOME: home, NO_COLOR: '1' })

function measured({ make, ...each }, peers) {
  const cwd = folder(each.id)
  const configs = make(cwd)
  const env = environment(each.looks === 'home' ? cwd : folder('nobody'))
  const how = { rounds: each.large ? Math.ceil(rounds / 3) : rounds, cwd, configs, scratch: work }
  const rows = rowsOf(programsOf(each, peers, env), how)
  console.log(caseText(each.name, rows))
  rmSync(cwd, { recursive: true, force: true })
  return { ...each, rows }
}

function fitted() {
  const found = fits({ rounds, env: environment(folder('nobody')), folder })
  for (const fit of found) console.log(fitText(fit))
  return found
}

function cases() {
  const { peers, missing } = options['no-peers']
    ? { peers: [], missing: [] }
    : peersIn(options.peers ?? join(work, 'peers'), options.peers === undefined)
  for (const { name, version, about = '' } of peers) console.log(`${name} ${version} ${about}`.trimEnd())
  if (missing.length) console.log(`not installed: ${missing.join(', ')}`)
  console.log(`\n${textHead()}`)
  return { peers, missing, results: chosen.map((each) => measured(each, peers)) }
}

const extraCa = process.env.NODE_EXTRA_CA_CERTS
  ? ', with NODE_EXTRA_CA_CERTS set, which slows every start of Node (one config is measured without it too)'
  : ''
const machine = `Node ${process.versions.node}, ${cpus().length} cores${extraCa}`
console.log(`${machine}; least of the rounds\n`)
if (options.lsp) {
  const how = { rounds, folder, env: environment(folder('nobody')) }
  for (const row of await keystrokes(how)) console.log(keystrokeText(row))
} else if (options.fit) fitted()
else {
  const all = cases()
  if (options.readme) {
    const today = new Date().toISOString().slice(0, 10)
    const measured = { ...all, fitted: fitted(), machine, today, rounds }
    writePage('README.md', readmeText(measured))
    writePage('docs/speed.md', speedText(measured))
  }
}
