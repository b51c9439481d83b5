/** What is packed and published is static and offline: it runs without a network, and without leave to write or start. */

import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { KINDS } from '../src/report/index.ts'
import { reportText } from './given.ts'
import { type Installation, installation, nodeOf, WINDOWS } from './package.ts'
import { BROAD, environment, place, type Run, servers } from './program.ts'

const at = place()
let package_: Installation
let installed: string
/** Where the package is installed. */
let folder: string

beforeAll(() => {
  package_ = installation()
  installed = package_.installed
  folder = package_.folder

  at.write('.mcp.json', servers({ files: BROAD }))
  at.write('.cursor/mcp.json', servers({ files: BROAD }))
  at.write('.codex/config.toml', '[mcp_servers.a]\ncommand = "npx"\nargs = ["-y", "@example/a"]\n')
  at.write(
    '.continue/mcpServers/a.yaml',
    'mcpServers:\n  - name: a\n    command: npx\n    args: ["-y", "@example/a"]\n',
  )
  at.write('mcp-audit.jsonc', '{ "rules": { "inline-code": "off" } }')
  at.write('advisories.json', [])
  at.write('mcp-audit.lock', { version: 1, servers: [] })
  const report = reportText({ findings: [{ severity: 'high' }] })
  at.write('reports/one.json', report)
  at.write('reports/two.jsonl', `${JSON.stringify(JSON.parse(report))}\n`)
  const plugin = readFileSync('examples/plugin/acme.mjs', 'utf8')
  at.write('acme.mjs', plugin.replace("'mcp-audit/rule'", JSON.stringify(join(installed, 'dist/rule.js'))))
}, 120_000)
afterAll(() => {
  package_.remove()
  at.remove()
})

const ARGS = ['--scope', 'project', '--format']

/** Runs the installed program and expects that it found what there is, in all three languages. */
function expectScan(node: readonly string[]): void {
  const program = join(installed, 'dist/cli.js')
  const { out, err, code } = at.run([...ARGS, 'json'], { node, program })
  expect(out, err).toMatch(/^\{/)
  const report: { files: { path: string }[]; findings: { rule: string }[] } = JSON.parse(out)
  expect(report.files.map(({ path }) => path)).toEqual([
    '.codex/config.toml',
    '.continue/mcpServers/a.yaml',
    '.cursor/mcp.json',
    '.mcp.json',
  ])
  expect(report.findings.filter(({ rule }) => rule === 'unpinned-package')).toHaveLength(4)
  expect(code).toBe(1)
}

describe('the package', () => {
  it('runs where it is installed', () => {
    const bin = join(folder, 'empty/node_modules/.bin', WINDOWS ? 'mcp-audit.cmd' : 'mcp-audit')
    const run = spawnSync(bin, ['--version'], { env: environment(folder), encoding: 'utf8', shell: WINDOWS })
    expect(run.stdout).toBe(`${JSON.parse(readFileSync('package.json', 'utf8')).version}\n`)
    expectScan([process.execPath])
  })
})

/** Every command and every format that writes no file, with the exit code it ends with where there is much to find. */
const RUNS: readonly (readonly [args: readonly string[], code: number, input?: string])[] = [
  ...KINDS.map((format) => [[...ARGS, format], 1] as const),
  // In other formats this prints how long it took.
  [[...ARGS, 'json', '--verbose'], 1],
  [['-', '--stdin-filename', '.mcp.json'], 1, JSON.stringify(servers({ files: BROAD }))],
  [[...ARGS, 'compact', '--advisories', 'advisories.json'], 1],
  [[...ARGS, 'json', '--plugin', 'acme.mjs'], 1],
  ...['text', 'markdown', 'json'].map((format) => [['checklist', '--format', format], 0] as const),
  ...['table', 'json', 'cyclonedx'].map((format) => [['inventory', '--format', format], 0] as const),
  [['lock', '--check'], 1],
  ...['text', 'markdown', 'json'].map(
    (format) => [['diff', 'reports/one.json', '-', '--format', format], 0, reportText({})] as const,
  ),
  ...['text', 'markdown', 'json', 'csv'].map((format) => [['merge', 'reports', '--format', format], 0] as const),
  [['fix', '--dry-run', '--unsafe', '--pedantic'], 1],
  [['fix', '--dry-run', '--secrets', 'envfile'], 0],
  [['fix', '--unsafe', '--stdin-filename', '.mcp.json'], 0, JSON.stringify(servers({ files: BROAD }))],
  [['explain'], 0],
  [['explain', 'hardcoded-secret'], 0],
  [['explain', 'unpinned-package', '--for', '.mcp.json'], 0],
  [['explain', 'CWE-798'], 0],
  [['lsp', '--stdio'], 0, conversation()],
  [['clients', '--all'], 0],
  [['clients', '--json'], 0],
  ...['bash', 'zsh', 'fish', 'powershell'].map((shell) => [['completion', shell], 0] as const),
  [['--help'], 0],
  [['--version'], 0],
  [['nowhere.json'], 2],
]

/** What an editor says from beginning to end, with a document that much is found in. */
function conversation(): string {
  const uri = 'file:///project/.mcp.json'
  const textDocument = { uri, languageId: 'json', version: 1, text: JSON.stringify(servers({ files: BROAD })) }
  const range = { start: { line: 0, character: 0 }, end: { line: 1, character: 0 } }
  const codeAction = { codeActionLiteralSupport: { codeActionKind: { valueSet: [] } } }
  const capabilities = { textDocument: { diagnostic: {}, codeAction } }
  const messages = [
    { id: 1, method: 'initialize', params: { processId: null, rootUri: 'file:///project', capabilities } },
    { method: 'initialized', params: {} },
    { method: 'textDocument/didOpen', params: { textDocument } },
    { id: 2, method: 'textDocument/diagnostic', params: { textDocument: { uri } } },
    { id: 3, method: 'textDocument/hover', params: { textDocument: { uri }, position: { line: 0, character: 90 } } },
    {
      id: 4,
      method: 'textDocument/codeAction',
      params: { textDocument: { uri }, range, context: { diagnostics: [] } },
    },
    { id: 5, method: 'shutdown' },
    { method: 'exit' },
  ]
  return messages
    .map((message) => JSON.stringify({ jsonrpc: '2.0', ...message }))
    .map((body) => `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`)
    .join('')
}

/** What each run says outside of any cage, on the Node that runs the tests. */
const outside = new Map<(typeof RUNS)[number], Run>()

/** Runs all of that: each has to end as it should, and to say to the byte what it says outside. */
function expectEverything(node: readonly string[]): void {
  expectScan(node)
  const program = join(installed, 'dist/cli.js')
  for (const each of RUNS) {
    const [args, code, input = ''] = each
    const expected = outside.get(each) ?? at.run(args, { program, input })
    outside.set(each, expected)
    expect({ args, ...at.run(args, { node, program, input }) }).toEqual({ args, ...expected, code })
  }
}

/** Runs what breaks out of a cage, and gives what it could do. */
function escapes(node: readonly string[]): readonly string[] {
  const [command = '', ...before] = node
  const run = spawnSync(command, [...before, at.write('escape.cjs', ESCAPE)], {
    cwd: at.project,
    env: environment(at.home),
    encoding: 'utf8',
  })
  expect(run.stdout, run.stderr).toMatch(/^\[/)
  return JSON.parse(run.stdout)
}

/** What we promise not to do, done: a cage that lets it pass proves nothing. */
const ESCAPE = `
const could = []
const attempt = (name, act) => { try { act(); could.push(name) } catch {} }
attempt('write', () => require('node:fs').writeFileSync('escaped', ''))
attempt('child process', () => { const { error } = require('node:child_process').spawnSync(process.execPath, ['-v']); if (error) throw error })
attempt('worker', () => new (require('node:worker_threads').Worker)('', { eval: true }).unref())
attempt('addon', () => {
  try { process.dlopen({ exports: {} }, '/nowhere.node') } catch (error) { if (/ACCESS_DENIED|DLOPEN_DISABLED/.test(error.code)) throw error }
})
attempt('wasi', () => new (require('node:wasi').WASI)({ version: 'preview1', preopens: { '/': '/' } }))
attempt('text', () => new Function('return 1')())
const dgram = require('node:dgram').createSocket('udp4')
dgram.on('error', () => console.log(JSON.stringify(could)))
try {
  dgram.connect(9, '192.0.2.1', (error) => {
    if (!error) could.push('network')
    console.log(JSON.stringify(could))
    dgram.close()
  })
} catch { console.log(JSON.stringify(could)) }
`

describe('a run', () => {
  const isolates = process.platform === 'linux' && spawnSync('unshare', ['-rn', 'true']).status === 0

  it.skipIf(!isolates)(
    'needs no network (skipped where unshare may not make a name space without one)',
    { timeout: 120_000 },
    () => {
      const cage = ['unshare', '-rn', process.execPath]
      expect(escapes(cage)).not.toContain('network')
      expectEverything(cage)
    },
  )

  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  const flag = major > 23 || (major === 23 && minor >= 5) ? '--permission' : '--experimental-permission'
  const cage = [process.execPath, flag, '--allow-fs-read=*', '--no-warnings']

  it('needs no leave to write, to start a process or a thread, or to load native code', { timeout: 120_000 }, () => {
    expect(escapes([process.execPath])).toEqual(
      expect.arrayContaining(['write', 'child process', 'worker', 'addon', 'wasi']),
    )
    expect(escapes(cage).filter((name) => name !== 'text' && name !== 'network')).toEqual([])
    expectEverything(cage)
  })

  it('makes no code of texts', { timeout: 120_000 }, () => {
    const cage = [process.execPath, '--disallow-code-generation-from-strings']
    expect(escapes([process.execPath])).toContain('text')
    expect(escapes(cage)).not.toContain('text')
    expectEverything(cage)
  })

  it.each([
    [[...ARGS, 'compact', '-o', 'json=report.json'], /error: Cannot write '.*report\.json': permission denied/],
    [['init', '--force'], /error: Cannot write '.*mcp-audit\.jsonc': permission denied/],
    [['fix', '--unsafe'], /error: Cannot write '.*': permission denied/],
    [['lock'], /error: Cannot write '.*mcp-audit\.lock': permission denied/],
    [['baseline'], /error: Cannot write '.*\.mcp-audit-baseline\.json': permission denied/],
    [['--tracked'], /error: '--tracked' needs git, which could not be started/],
  ])('says so when it is not given leave to do what it was asked: %j', (args, words) => {
    const { code, err } = at.run(args, { node: cage, program: join(installed, 'dist/cli.js') })
    expect(code).toBe(2)
    expect(err).toMatch(words)
    expect(err).not.toContain('    at ')
  })

  const traces = process.platform === 'linux' && spawnSync('strace', ['-V']).status === 0

  /** `MCP_AUDIT_TEST_CAGES=1`: where this matters, as in CI, a cage that is missing is a failure. */
  it.runIf(process.env['MCP_AUDIT_TEST_CAGES'] === '1')('has its cages', () => {
    expect({ isolates, traces }).toEqual({ isolates: true, traces: true })
  })

  it.skipIf(!traces)(
    'opens no socket, starts nothing and writes nothing (skipped where there is no strace)',
    { timeout: 120_000 },
    () => {
      const node = [...STRACE, join(folder, 'trace'), process.execPath]
      escapes(node)
      expect(deedsOf(join(folder, 'trace'))).toEqual(
        expect.arrayContaining([
          expect.stringMatching(/^socket\(/),
          expect.stringMatching(/^openat\(.*"escaped"/),
          'execve',
        ]),
      )
      expectTraced(node, RUNS)
    },
  )

  it.skipIf(!traces)('writes what it was asked to write, and nothing else', () => {
    const node = [...STRACE, join(folder, 'trace'), process.execPath]
    at.run([...ARGS, 'compact', '-o', 'json=report.json'], { node, program: join(installed, 'dist/cli.js') })
    const deeds = deedsOf(join(folder, 'trace'))
    expect(deeds.length).toBeGreaterThan(1)
    expect(deeds.filter((deed) => !/^(?:openat|rename\w*)\(.*report\.json/.test(deed))).toEqual([])
  })
})

/** The calls by which anything leaves a process; those that a machine does not know are passed over (`?`). */
const CALLS = [
  ...[
    '?socket',
    '?socketpair',
    '?connect',
    '?bind',
    '?listen',
    '?sendto',
    '?sendmsg',
    '?execve',
    '?execveat',
    '?fork',
    '?vfork',
    '?io_uring_setup',
    '?kill',
    '?ptrace',
  ],
  ...['?open', '?openat', '?openat2', '?creat', '?truncate', '?mkdir', '?mkdirat', '?mknod', '?mknodat', '?rmdir'],
  ...['?unlink', '?unlinkat', '?rename', '?renameat', '?renameat2', '?link', '?linkat', '?symlink', '?symlinkat'],
  ...['?chmod', '?fchmod', '?fchmodat', '?chown', '?fchown', '?lchown', '?fchownat', '?utimensat', '?setxattr'],
]
const STRACE = ['strace', '-f', '-qq', '-e', `trace=${CALLS.join(',')}`, '-e', 'signal=none', '-o']

/** What a trace shows of being done to the world; `execve` once for the program itself is not counted. */
function deedsOf(log: string): readonly string[] {
  const calls = readFileSync(log, 'utf8')
    .split('\n')
    .flatMap((line) => /^\d+ +(\w+\(.*)$/.exec(line)?.[1] ?? [])
  const starts = calls.filter((call) => /^execve(?:at)?\(/.test(call))
  return [
    ...starts.slice(1).map(() => 'execve'),
    ...calls
      .filter((call) => !starts.includes(call))
      .filter((call) => !/^open(?:at2?)?\(/.test(call) || /O_(?:WRONLY|RDWR|CREAT)/.test(call))
      .filter((call) => !/^openat\([^,]*, "\/dev\//.test(call)),
  ]
}

function expectTraced(node: readonly string[], runs: typeof RUNS): void {
  for (const [args, code, input = ''] of runs) {
    const run = at.run(args, { node, program: join(installed, 'dist/cli.js'), input })
    expect({ args, code: run.code, deeds: deedsOf(join(folder, 'trace')) }).toEqual({ args, code, deeds: [] })
  }
}

interface Meta {
  readonly inputs: Readonly<Record<string, object>>
  readonly outputs: Readonly<
    Record<
      string,
      {
        readonly inputs: Readonly<Record<string, { readonly bytesInOutput: number }>>
      }
    >
  >
}

function meta(): Meta {
  return JSON.parse(readFileSync('dist/meta/esbuild.json', 'utf8'))
}

describe('the bundles', () => {
  const reach = (dist: string) => spawnSync(process.execPath, ['scripts/reach.mjs', dist], { encoding: 'utf8' }).stderr

  it('load no means of reaching out, and only those of git and of the user’s programs can start a process', () => {
    expect(reach(join(installed, 'dist'))).toBe('')
  })

  /** What would reach out, and what is said of it. */
  const BAD = [
    ["require('https').get('x')", "loads 'https'"],
    ["require('node:net')", "loads 'node:net'"],
    ["require('node:child_process')", "loads 'node:child_process'"],
    ["require('node:worker_threads')", "loads 'node:worker_threads'"],
    ["require('node:dns/promises')", "loads 'node:dns/promises'"],
    ["require('node:wasi')", "loads 'node:wasi'"],
    ["require('node:module')", "loads 'node:module'"],
    ["require('node:vm')", "loads 'node:vm'"],
    ["require('undici')", "loads 'undici'"],
    ["require(['ht', 'tp'].join(''))", 'loads what no text names'],
    ['const load = require; load("http")', 'loads what no text names'],
    ['require.main.require("http")', 'loads what no text names'],
    ['fetch("x")', 'uses fetch'],
    ['globalThis.fetch("x")', 'uses globalThis.fetch'],
    ['new WebSocket("x")', 'uses WebSocket'],
    ['eval("1")', 'uses eval'],
    ['module.constructor._load("http")', 'says _load'],
    ['module.require("http")', 'says module.require'],
    ['process.binding("tcp_wrap")', 'uses process.binding'],
    ['process.dlopen({}, "x")', 'uses process.dlopen'],
    ['process.kill(1)', 'uses process.kill'],
    ['process["bin" + "ding"]("tcp_wrap")', 'uses process["bin'],
    ['globalThis["fe" + "tch"]("x")', 'says globalThis['],
    ['import("node:http")', 'says import('],
    ['import("http")', 'says import('],
  ] as const

  it('would not get by with anything that reaches out', () => {
    const dist = mkdtempSync(join(folder, 'reach-'))
    for (const [index, [code]] of BAD.entries()) writeFileSync(join(dist, `${index}.js`), code)
    // Each may do what it is for, and no more.
    mkdirSync(join(dist, 'chunks'))
    writeFileSync(join(dist, 'chunks/git.js'), 'require("child_process"); require("vm")')
    writeFileSync(join(dist, 'program.js'), 'const a = (b) => require(b)\nconst c = (d) => require(d)')
    writeFileSync(
      join(dist, 'rule.js'),
      'function f(fetch, eval_) { return fetch("http WebSocket eval(1)") }; f(x => x)',
    )
    const found = reach(dist).trim().split('\n')
    for (const [index, [code, words]] of BAD.entries())
      expect(
        found.some((line) => line.startsWith(`${index}.js ${words}`)),
        `${code}: ${words}`,
      ).toBe(true)
    expect(found.filter((line) => /^[a-z]/.test(line))).toEqual([
      "chunks/git.js loads 'vm'",
      expect.stringMatching(/^program\.js loads what no text names/),
    ])
  })

  it('leave what a run seldom needs out of what every run loads', () => {
    const inputs = Object.keys(meta().outputs['dist/program.js']?.inputs ?? {})
    expect(inputs).toContain('src/cli.ts')
    const packages = new Set(inputs.flatMap((path) => /^node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? []))
    for (const late of ['yaml', 'smol-toml', 'toml-eslint-parser', 'zod', 'chalk']) expect(packages).not.toContain(late)
  })

  it('hold nothing large twice', () => {
    const times = new Map<string, number>()
    for (const { inputs } of Object.values(meta().outputs))
      for (const [path, { bytesInOutput }] of Object.entries(inputs))
        if (bytesInOutput > 5000) times.set(path, (times.get(path) ?? 0) + 1)
    expect(times.size).toBeGreaterThan(50)
    expect([...times].filter(([, count]) => count > 1)).toEqual([])
  })

  it('mention no registry, host or folder of the machine that built them', () => {
    for (const path of readdirSync('dist', { recursive: true }).map(String)) {
      if (!/\.(?:js|v8|json|ts)$/.test(path)) continue
      expect(readFileSync(join('dist', path)).includes(process.cwd()), path).toBe(false)
    }
  })
})

/** `MCP_AUDIT_TEST_NODES=1`: downloads other versions of Node, which the rest of the suite must not need. */
describe.skipIf(process.env['MCP_AUDIT_TEST_NODES'] !== '1')('on other versions of Node', () => {
  it.each(['20.19.0', '22', '24'])('%s says the same, in a cage too', { timeout: 300_000 }, (version) => {
    const node = nodeOf(version, folder)
    expectEverything([node])
    const experimental = spawnSync(node, ['--permission', '--allow-fs-read=*', '--version']).status !== 0
    expectEverything([
      node,
      experimental ? '--experimental-permission' : '--permission',
      '--allow-fs-read=*',
      '--no-warnings',
    ])
  })
})
