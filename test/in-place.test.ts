/** Packages that lie on the machine and are started by a file of theirs: at which version, and what is known against that. */

import { describe, expect, it } from 'vitest'
import { startedInPlace } from '../src/knowledge/packages/fetched.ts'
import { textOf } from '../src/knowledge/references/index.ts'
import { analyseLaunch } from '../src/launch/index.ts'
import { bytes, REPOSITORY, scanFiles } from './fixtures.ts'

const MODULES = `${REPOSITORY}/node_modules`
const manifest = (name: string, version: string) => bytes(JSON.stringify({ name, version }))

const entry = (command: string, args: readonly string[] = [], more: object = {}) =>
  bytes(JSON.stringify({ mcpServers: { bridge: { command, args, ...more } } }))

/** What is said of a config beside packages, a line each. */
async function told(config: Uint8Array, packages: Readonly<Record<string, Uint8Array>>, at = '.mcp.json') {
  const files = new Map([[`${REPOSITORY}/${at}`, config]])
  for (const [path, content] of Object.entries(packages)) files.set(path, content)
  const { findings } = (await scanFiles(files)).report
  return findings.flatMap(({ rule, message, start, end }) =>
    /^(?:vulnerable|malicious)-package$/.test(rule)
      ? [`${start.line}:${start.column}-${end.column} ${rule}: ${message.split('.').slice(0, 4).join('.')}`]
      : [],
  )
}

const FLAWED = { [`${MODULES}/mcp-remote/package.json`]: manifest('mcp-remote', '0.1.10') }
const FOUND = /vulnerable-package: Server 'bridge' runs the installed 'mcp-remote' 0\.1\.10, which has a known flaw/

describe('a package in place', () => {
  it.each([
    ['by a path', entry('node', ['./node_modules/mcp-remote/dist/proxy.js'])],
    ['by a path of Windows', entry('node', ['.\\node_modules\\mcp-remote\\dist\\proxy.js'])],
    ['by an absolute path', entry('node', [`${MODULES}/mcp-remote/dist/proxy.js`])],
    ['by a path from the workspace', entry('node', ['${workspaceFolder}/node_modules/mcp-remote/dist/proxy.js'])],
    ['by its program', entry('./node_modules/.bin/mcp-remote')],
    ['by its program for Windows', entry('cmd', ['/c', 'node_modules\\.bin\\mcp-remote.cmd'])],
    ['by a file in another folder', entry('bun', ['../node_modules/mcp-remote/x.js'], { cwd: 'server' })],
    ['in a shell', entry('sh', ['-c', 'exec node node_modules/mcp-remote/dist/proxy.js'])],
  ])('is compared with what is known when it is started %s', async (_, config) => {
    expect(await told(config, FLAWED)).toEqual([expect.stringMatching(FOUND)])
  })

  it('is pointed at where the file names it', async () => {
    expect(await told(entry('node', ['node_modules/mcp-remote/dist/proxy.js']), FLAWED)).toEqual([
      expect.stringMatching(/^1:52-89 /),
    ])
  })

  it('is looked for beside a configuration further down', async () => {
    const below = { [`${REPOSITORY}/app/node_modules/mcp-remote/package.json`]: manifest('mcp-remote', '0.1.10') }
    const config = entry('node', ['node_modules/mcp-remote/dist/proxy.js'])
    expect(await told(config, below, 'app/.cursor/mcp.json')).toEqual([expect.stringMatching(FOUND)])
  })

  it('is the innermost', async () => {
    const nested = `${MODULES}/outer/node_modules/mcp-remote`
    const config = entry('node', ['node_modules/outer/node_modules/mcp-remote/dist/proxy.js'])
    expect(await told(config, { [`${nested}/package.json`]: manifest('mcp-remote', '0.1.10') })).toEqual([
      expect.stringMatching(FOUND),
    ])
  })

  it('is malware at the versions that are', async () => {
    const files = { [`${MODULES}/postmark-mcp/package.json`]: manifest('postmark-mcp', '1.0.16') }
    expect(await told(entry('node', ['node_modules/postmark-mcp/index.js']), files)).toEqual([
      expect.stringMatching(/malicious-package: Server 'bridge' runs 'postmark-mcp' 1\.0\.16/),
    ])
  })

  it.each([
    ['of a version without flaws', manifest('mcp-remote', '0.1.37')],
    ['of another name', manifest('mcp-remote-fork', '0.1.10')],
    ['without a version', bytes('{ "name": "mcp-remote" }')],
    ['with a range for a version', manifest('mcp-remote', '^0.1.10')],
    ['with a version that holds more', manifest('mcp-remote', '0.1.10\u001b[31m')],
    ['whose manifest is broken', bytes('{ "name": "mcp-remote", "version": "0.1.10"')],
    ['whose manifest is a list', bytes('[]')],
  ])('%s is nothing to tell of', async (_, content) => {
    const config = entry('node', ['node_modules/mcp-remote/dist/proxy.js'])
    expect(await told(config, { [`${MODULES}/mcp-remote/package.json`]: content })).toEqual([])
  })

  it('is not looked for where a reference decides', async () => {
    const config = entry('node', ['${MODULES}/node_modules/mcp-remote/dist/proxy.js'])
    expect(await told(config, FLAWED)).toEqual([])
  })
})

describe('a package in an environment of Python', () => {
  const SITE = `${REPOSITORY}/.venv/lib/python3.12/site-packages`
  const OLD = { [`${SITE}/mcp_server_git-2025.1.14.dist-info/METADATA`]: bytes('Name: mcp-server-git') }
  const SAID = /vulnerable-package: Server 'bridge' runs the installed 'mcp[-_]server[-_]git' 2025\.1\.14, which has/

  it.each([
    ['by its program', entry('.venv/bin/mcp-server-git')],
    ['by its module', entry('.venv/bin/python', ['-m', 'mcp_server_git', '--repository', '.'])],
    ['by a module of an absolute path', entry(`${REPOSITORY}/.venv/bin/python3.12`, ['-m', 'mcp_server_git.__main__'])],
    ['by the file of its program', entry('python', ['.venv/bin/mcp-server-git'])],
  ])('is compared with what is known when it is started %s', async (_, config) => {
    expect(await told(config, OLD)).toEqual([expect.stringMatching(SAID)])
  })

  it.each([
    ['another Python', entry('python', ['-m', 'mcp_server_git'])],
    ['another environment', entry('other/.venv/bin/python', ['-m', 'mcp_server_git'])],
    ['another module', entry('.venv/bin/python', ['-m', 'mcp_server_gitlab'])],
    ['a file of the project', entry('.venv/bin/python', ['server.py'])],
  ])('%s says nothing of it', async (_, config) => {
    expect(await told(config, OLD)).toEqual([])
  })
})

describe('the package of a path', () => {
  it.each([
    ['node_modules/a/b.js', 'node_modules/a', 'a', false],
    ['/x/node_modules/@s/a/dist/b.js', '/x/node_modules/@s/a', '@s/a', false],
    ['C:\\x\\node_modules\\@s\\a\\b.js', 'C:\\x\\node_modules\\@s\\a', '@s/a', false],
    ['node_modules/.bin/a', 'node_modules/a', 'a', true],
    ['venv\\Scripts\\a.exe', 'venv', 'a', true],
    ['/x/.venv/bin/python3.12', undefined, undefined, undefined],
    ['node_modules/a', undefined, undefined, undefined],
    ['node_modules/.hidden/a/b.js', undefined, undefined, undefined],
    ['my_node_modules/a/b.js', undefined, undefined, undefined],
    ['node_modules/../a/b.js', undefined, undefined, undefined],
    // Costs little, however long it is.
    ['node_modules/'.repeat(20_000), undefined, undefined, undefined],
  ])('%.40s', (value, folder, name, isProgram) => {
    const span = { start: 0, end: value.length }
    const path = textOf({
      kind: 'string',
      value,
      style: 'plain',
      span,
      content: span,
      parent: undefined,
      key: undefined,
    })
    const [found] = startedInPlace(analyseLaunch({ command: path, args: [], env: [] }))
    expect([found?.folder, found?.name, found?.isProgram]).toEqual([folder, name, isProgram])
  })
})
