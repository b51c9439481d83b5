// npm run bench: how long a run takes, as a ratio to `node -e 0` in the same interleaved run, beside every peer that npm
// has. Wall time is the least of the rounds; memory is the peak that the kernel counted.
//   --rounds N      how often each is run (default 15; the large trees a third of it)
//   --no-peers      only this program
//   --peers DIR     a folder whose node_modules holds the peers already
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'

const option = (name, fallback) => {
  const at = process.argv.indexOf(`--${name}`)
  return at < 0 ? fallback : process.argv[at + 1]
}
const rounds = Number(option('rounds', 15))
const work = mkdtempSync(join(tmpdir(), 'mcp-audit-bench-'))
const cli = resolve('dist/cli.js')

// ── What is looked at ──────────────────────────────────────────────────────────────────────────────────────────────

const server = (n) => ({
  command: 'npx',
  args: ['-y', `@example/server-${n % 40}${n % 3 ? '@1.2.3' : ''}`, '--root', n % 5 ? './data' : '/'],
  env: { API_TOKEN: n % 7 ? '${API_TOKEN}' : 'YOUR_TOKEN_HERE', LOG_LEVEL: 'info' },
})
const config = (count, seed = 0) =>
  JSON.stringify(
    { mcpServers: Object.fromEntries(Array.from({ length: count }, (_, n) => [`server-${n}`, server(n + seed)])) },
    undefined,
    2,
  )

function put(path, text) {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
}

function tree(root, files, configs) {
  const names = ['.mcp.json', '.cursor/mcp.json', '.vscode/mcp.json', '.gemini/settings.json']
  for (let n = 0; n < files; n++)
    put(join(root, `packages/p${n % 400}/src/m${Math.floor(n / 400) % 8}/f${n}.ts`), 'export {}\n')
  for (let n = 0; n < configs; n++) {
    const name = names[n % names.length]
    const text = name.startsWith('.vscode') ? config(4, n).replace('mcpServers', 'servers') : config(4, n)
    put(join(root, `packages/p${n}/${name}`), text)
  }
}

function home(root) {
  put(join(root, '.claude.json'), config(6))
  put(join(root, '.cursor/mcp.json'), config(5, 10))
  put(join(root, '.config/Code/User/mcp.json'), config(4, 20).replace('mcpServers', 'servers'))
  put(join(root, '.codex/config.toml'), '[mcp_servers.docs]\ncommand = "npx"\nargs = ["-y", "@example/docs@1.0.0"]\n')
  put(
    join(root, '.config/goose/config.yaml'),
    'GOOSE_MODE: approve\nextensions:\n  files:\n    cmd: npx\n    args: [-y, "@example/files@1.0.0"]\n    enabled: true\n    type: stdio\n',
  )
  put(join(root, '.gemini/settings.json'), config(3, 30))
}

const cases = [
  {
    name: 'one .mcp.json',
    rounds,
    make: (root) => put(join(root, '.mcp.json'), config(5)),
    ours: (root) => [join(root, '.mcp.json')],
  },
  { name: 'a home folder', rounds, make: home, ours: () => ['--scope', 'user'], home: true },
  {
    name: '20,000 files, 200 configs',
    rounds: Math.ceil(rounds / 3),
    make: (root) => tree(root, 20_000, 200),
    ours: (root) => [root],
  },
  {
    name: 'one file of 5,000 servers',
    rounds: Math.ceil(rounds / 3),
    make: (root) => put(join(root, '.mcp.json'), config(5000)),
    ours: (root) => [join(root, '.mcp.json')],
  },
]

// ── Who looks ──────────────────────────────────────────────────────────────────────────────────────────────────────

/** How each peer is asked to look at a folder, with its own network access off where it has a switch. */
const PEERS = [
  { name: 'ecc-agentshield', bin: 'agentshield', args: (root) => ['scan', '-p', root] },
  { name: 'mcp-scan', bin: 'mcp-scan', args: (root) => ['report', '--offline', '--path', root] },
  { name: 'ferret-scan', bin: 'ferret', args: (root) => ['scan', root] },
  { name: 'ship-safe', bin: 'ship-safe', args: (root) => ['scan', root] },
  { name: 'claude-code-lint', bin: 'claudelint', args: () => ['validate-mcp'] },
  {
    name: 'secretlint',
    bin: 'secretlint',
    also: ['@secretlint/secretlint-rule-preset-recommend'],
    args: (root) => [
      '--secretlintrcJSON',
      '{"rules":[{"id":"@secretlint/secretlint-rule-preset-recommend"}]}',
      `${root}/**/*`,
    ],
  },
]

function installPeers() {
  if (process.argv.includes('--no-peers')) return []
  const given = option('peers')
  const folder = given ?? join(work, 'peers')
  if (!given) {
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, 'package.json'), '{"private":true}')
    for (const { name, also = [] } of PEERS) {
      // 12 is the last secretlint that runs on Node 20.
      const packages = [name, ...also].map((each) => (each.includes('secretlint') ? `${each}@12.0.0` : each))
      spawnSync('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--silent', ...packages], {
        cwd: folder,
        timeout: 180_000,
      })
    }
  }
  return PEERS.flatMap(({ bin, ...peer }) => {
    const path = join(folder, 'node_modules/.bin', bin)
    return existsSync(path) ? [{ ...peer, path }] : []
  })
}

/** One run: wall milliseconds. What it prints is read and forgotten. */
function time(command, args, cwd, env) {
  const started = process.hrtime.bigint()
  const run = spawnSync(command, args, {
    cwd,
    env,
    stdio: ['ignore', 'pipe', 'ignore'],
    timeout: 120_000,
    maxBuffer: 2 ** 30,
  })
  const ms = Number(process.hrtime.bigint() - started) / 1e6
  return { ms, ok: run.error === undefined && run.signal === null }
}

/** Peak resident megabytes of a run, as the kernel counted them for a process that loads the program. */
function memory(args, cwd, env) {
  const probe = `process.argv.splice(1, 1, ${JSON.stringify(cli)})
    process.on('exit', () => process.stderr.write('rss=' + process.resourceUsage().maxRSS))
    require(${JSON.stringify(cli)})`
  const run = spawnSync(process.execPath, ['-e', probe, 'x', ...args], {
    cwd,
    env,
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
  })
  return Number(/rss=(\d+)/.exec(run.stderr)?.[1] ?? 0) / 1024
}

const peers = installPeers()
console.log(`node ${process.version}, ${cpus().length} cores; least of the rounds, as a ratio to bare node\n`)
console.log(
  ['case'.padEnd(28), 'program'.padEnd(18), 'ms'.padStart(8), 'ratio'.padStart(7), 'MB'.padStart(6)].join(' '),
)
for (const { name, rounds, make, ours, home: atHome } of cases) {
  const root = join(work, name.replace(/\W+/g, '-'))
  mkdirSync(root, { recursive: true })
  make(root)
  // The environment is the caller's: what slows bare Node down (NODE_EXTRA_CA_CERTS does) slows all of them.
  const env = { ...process.env, HOME: atHome ? root : join(work, 'nobody'), NO_COLOR: '1' }
  const args = [cli, 'scan', '--format', 'json', '--fail-on', 'none', ...ours(root)]
  const programs = [
    { name: 'node -e 0', command: process.execPath, args: ['-e', '0'] },
    { name: 'mcp-audit', command: process.execPath, args },
    ...peers.map((peer) => ({
      name: peer.name,
      command: process.execPath,
      args: [peer.path, ...peer.args(root)],
      slow: true,
    })),
  ].map((program) => ({ ...program, best: Number.POSITIVE_INFINITY, ok: true }))
  for (let round = 0; round < rounds; round++) {
    for (const program of programs) {
      // A peer that needs seconds tells enough in three rounds.
      if (program.slow && (round >= 3 || program.best > 5000)) continue
      const { ms, ok } = time(program.command, program.args, root, env)
      program.best = Math.min(program.best, ms)
      program.ok &&= ok
    }
  }
  const bare = programs[0].best
  for (const { name: who, best, ok } of programs) {
    const mb = who === 'mcp-audit' ? memory(args.slice(1), root, env).toFixed(0) : ''
    const ratio = ok ? (best / bare).toFixed(2) : 'timeout'
    console.log(
      [name.padEnd(28), who.padEnd(18), best.toFixed(0).padStart(8), ratio.padStart(7), mb.padStart(6)].join(' '),
    )
  }
  console.log('')
}
rmSync(work, { recursive: true, force: true })
