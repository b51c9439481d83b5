/** What is packed and published is static and offline: it runs without a network, and without leave to write or start. */

import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { BROAD, built, environment, place, servers } from './program.ts'

const WINDOWS = process.platform === 'win32'
/** Where the package is installed, and where the scanned project lies. */
const folder = realpathSync(mkdtempSync(join(tmpdir(), 'mcp-audit-pack-')))
const at = place()
let tarball: string
let installed: string

/** By itself npm has a cache of its own and nothing in it; what is to be downloaded needs the machine's own settings. */
function npm(args: readonly string[], cwd: string, env = isolated()): string {
  const run = spawnSync('npm', [...args], {
    cwd,
    env,
    encoding: 'utf8',
    shell: WINDOWS,
  })
  if (run.status !== 0) throw new Error(`npm ${args.join(' ')}: ${run.stderr}`)
  return run.stdout
}

function isolated(): NodeJS.ProcessEnv {
  return { ...environment(folder), npm_config_cache: join(folder, 'cache'), npm_config_update_notifier: 'false' }
}

beforeAll(() => {
  built()
  npm(['pack', '--silent', '--ignore-scripts', '--pack-destination', folder], process.cwd())
  tarball = join(folder, readdirSync(folder).find((name) => name.endsWith('.tgz')) ?? '')
  const project = join(folder, 'empty')
  mkdirSync(project)
  npm(['install', '--offline', '--ignore-scripts', '--no-audit', '--no-fund', tarball], project)
  installed = join(project, 'node_modules/mcp-audit')

  at.write('.mcp.json', servers({ files: BROAD }))
  at.write('.cursor/mcp.json', servers({ files: BROAD }))
  at.write('.codex/config.toml', '[mcp_servers.a]\ncommand = "npx"\nargs = ["-y", "@example/a"]\n')
  at.write(
    '.continue/mcpServers/a.yaml',
    'mcpServers:\n  - name: a\n    command: npx\n    args: ["-y", "@example/a"]\n',
  )
  at.write('mcp-audit.jsonc', '{ "rules": { "inline-code": "off" } }')
})
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
  at.remove()
})

const ARGS = ['--scope', 'project', '--format']

/** Runs the installed program in every format and expects that it found what there is, in all three languages. */
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
  for (const format of ['pretty', 'compact', 'sarif'])
    expect(at.run([...ARGS, format], { node, program }).code, format).toBe(1)
  expect(at.run(['explain', 'hardcoded-secret'], { node, program }).code).toBe(0)
  expect(at.run(['clients'], { node, program }).code).toBe(0)
}

describe('the package', () => {
  it('runs where it is installed', () => {
    const bin = join(folder, 'empty/node_modules/.bin', WINDOWS ? 'mcp-audit.cmd' : 'mcp-audit')
    const run = spawnSync(bin, ['--version'], { env: environment(folder), encoding: 'utf8', shell: WINDOWS })
    expect(run.stdout).toBe(`${JSON.parse(readFileSync('package.json', 'utf8')).version}\n`)
    expectScan([process.execPath])
  })

  it('depends on nothing and runs nothing when it is installed', () => {
    const manifest = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'))
    for (const kind of ['dependencies', 'optionalDependencies', 'peerDependencies', 'bundledDependencies'])
      expect(manifest[kind], kind).toBeUndefined()
    for (const script of ['preinstall', 'install', 'postinstall', 'prepare'])
      expect(manifest.scripts?.[script], script).toBeUndefined()
    expect(readdirSync(join(folder, 'empty/node_modules')).filter((name) => !name.startsWith('.'))).toEqual([
      'mcp-audit',
    ])
  })

  it('holds its licences and schemas, and nothing of the workshop', () => {
    const files = readdirSync(installed, { recursive: true }).map(String)
    for (const name of ['LICENSE', 'README.md', 'THIRD_PARTY_NOTICES.md', 'package.json', 'dist/cli.js'])
      expect(files).toContain(name)
    for (const name of ['report', 'settings', 'baseline', 'checklist'])
      expect(files).toContain(`schemas/${name}.schema.json`)
    expect(files.filter((name) => /^(?:src|test|rules|fixtures|scripts|node_modules|\.)/.test(name))).toEqual([])
    expect(files.filter((name) => /(?<!\.d)\.ts$|\.map$|^dist\/meta/.test(name))).toEqual([])
  })

  it('names everything that it bundles', () => {
    const { inputs } = meta()
    const bundled = Object.keys(inputs).flatMap((path) => /^node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? [])
    const notices = readFileSync(join(installed, 'THIRD_PARTY_NOTICES.md'), 'utf8')
    expect(bundled.length).toBeGreaterThan(0)
    for (const name of new Set(bundled)) expect(notices).toMatch(new RegExp(`^## ${name} \\d`, 'm'))
  })

  it('weighs less than a megabyte and a half', () => {
    expect(statSync(tarball).size).toBeLessThan(1.5 * 2 ** 20)
  })
})

describe('a scan', () => {
  const isolates = !WINDOWS && spawnSync('unshare', ['-rn', 'true']).status === 0

  it.skipIf(!isolates)('needs no network (skipped where unshare may not make a name space without one)', () => {
    expectScan(['unshare', '-rn', process.execPath])
  })

  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  const flag = major > 23 || (major === 23 && minor >= 5) ? '--permission' : '--experimental-permission'

  it('needs no leave to write, to start a process or a thread, or to load native code', () => {
    expectScan([process.execPath, flag, '--allow-fs-read=*'])
  })

  it('says so when it is not given leave to write what it was asked to', () => {
    const node = [process.execPath, flag, '--allow-fs-read=*']
    const program = join(installed, 'dist/cli.js')
    const { code, err } = at.run([...ARGS, 'compact', '-o', 'json=report.json'], { node, program })
    expect(code).toBe(2)
    expect(err).toMatch(/error: Cannot write '.*report\.json': permission denied/)
    expect(err).not.toContain('    at ')
  })

  const traces = process.platform === 'linux' && spawnSync('strace', ['-V']).status === 0

  it.skipIf(!traces)('opens no socket, starts nothing and writes nothing (skipped where there is no strace)', () => {
    const log = join(folder, 'trace')
    const calls =
      'trace=socket,connect,execve,execveat,fork,vfork,unlink,unlinkat,rename,renameat,renameat2,mkdir,openat'
    expectScan(['strace', '-f', '-qq', '-e', calls, '-o', log, process.execPath])
    const lines = readFileSync(log, 'utf8').split('\n')
    expect(lines.filter((line) => /\b(?:socket|connect|fork|vfork|unlink\w*|rename\w*|mkdir)\(/.test(line))).toEqual([])
    expect(lines.filter((line) => /\bexecve\w*\(/.test(line))).toHaveLength(1)
    expect(lines.filter((line) => /openat\(.*O_(?:WRONLY|RDWR|CREAT)/.test(line) && !line.includes('/dev/'))).toEqual(
      [],
    )
  })
})

interface Meta {
  readonly inputs: Readonly<Record<string, object>>
  readonly outputs: Readonly<
    Record<
      string,
      {
        readonly entryPoint?: string
        readonly inputs: Readonly<Record<string, object>>
        readonly imports: readonly { readonly path: string; readonly external?: boolean }[]
      }
    >
  >
}

function meta(): Meta {
  return JSON.parse(readFileSync('dist/meta/esbuild.json', 'utf8'))
}

describe('the bundles', () => {
  const builtIn = (path: string) => path.replace(/^node:/, '')

  it('load no means of reaching out, and only git’s can start a process', () => {
    for (const [output, { imports }] of Object.entries(meta().outputs)) {
      const loaded = imports.filter(({ external }) => external).map(({ path }) => builtIn(path))
      expect(
        loaded.filter((name) =>
          /^(?:https?|http2|net|tls|dgram|dns|worker_threads|cluster|inspector|vm|repl)\b/.test(name),
        ),
        output,
      ).toEqual([])
      expect(loaded.includes('child_process'), output).toBe(output.endsWith('chunks/git.js'))
    }
  })

  it('leave what a run seldom needs out of what every run loads', () => {
    const entry = Object.values(meta().outputs).find(({ entryPoint }) => entryPoint === 'src/cli.ts')
    expect(entry).toBeDefined()
    const packages = new Set(
      Object.keys(entry?.inputs ?? {}).flatMap((path) => /^node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? []),
    )
    for (const late of ['yaml', 'smol-toml', 'toml-eslint-parser', 'zod', 'chalk']) expect(packages).not.toContain(late)
  })

  it('mention no registry, host or folder of the machine that built them', () => {
    for (const path of readdirSync('dist', { recursive: true }).map(String)) {
      if (!path.endsWith('.js')) continue
      expect(readFileSync(join('dist', path), 'utf8').includes(process.cwd()), path).toBe(false)
    }
  })
})

/** `MCP_AUDIT_TEST_NODES=1`: downloads other versions of Node, which the rest of the suite must not need. */
describe.skipIf(process.env['MCP_AUDIT_TEST_NODES'] !== '1')('on other versions of Node', () => {
  const platform = process.platform === 'win32' ? 'win' : process.platform
  it.each(['20.19.0', '22', '24'])('%s', { timeout: 300_000 }, (version) => {
    const prefix = join(folder, `node-${version}`)
    npm(
      ['install', '--prefix', prefix, '--no-audit', '--no-fund', `node-${platform}-${process.arch}@${version}`],
      folder,
      process.env,
    )
    const node = join(prefix, `node_modules/node-${platform}-${process.arch}/bin/node`)
    expect(existsSync(node)).toBe(true)
    expect(spawnSync(node, ['--version'], { encoding: 'utf8' }).stdout).toMatch(
      new RegExp(`^v${version.replaceAll('.', '\\.')}(?:\\.|$)`, 'm'),
    )
    expectScan([node])
    const experimental = spawnSync(node, ['--permission', '--allow-fs-read=*', '--version']).status !== 0
    expectScan([node, experimental ? '--experimental-permission' : '--permission', '--allow-fs-read=*'])
  })
})
