/** Registries asked by the user's own programs: what these are told, what is believed of their answers, and who they are. */

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ask as askProgram } from '../src/ask.ts'
import { isExact } from '../src/installed/grammar.ts'
import { type Answer, type Online, type Question, type Sought, versionOnline } from '../src/installed/online.ts'
import { FUZZ_TIMEOUT, tries } from './fuzz.ts'

vi.setConfig({ testTimeout: FUZZ_TIMEOUT })

const DIGEST = `sha256:${'a1'.repeat(32)}`

interface Asked {
  readonly online: Online
  readonly questions: readonly Question[]
}

/** Asks programs that answer by a table; those that are not in it are not there. */
async function online(sought: Sought, answers: Readonly<Record<string, Answer>>): Promise<Asked> {
  const questions: Question[] = []
  const result = await versionOnline(
    sought,
    async (question) => {
      questions.push(question)
      return answers[question.program] ?? { kind: 'absent' }
    },
    [],
  )
  return { online: result, questions }
}

const says = (text: string): Answer => ({ kind: 'answered', text })
const npm = (name: string, range?: string): Sought => ({ ecosystem: 'npm', name, ...(range ? { range } : {}) })
const pypi = (name: string, range?: string): Sought => ({ ecosystem: 'pypi', name, ...(range ? { range } : {}) })
const image = (name: string, range?: string): Sought => ({ ecosystem: 'docker', name, ...(range ? { range } : {}) })

describe('what programs are told', () => {
  it.each<[string, Sought, readonly string[]]>([
    ['npm', npm('@example/server'), ['--', '@example/server@latest', 'version', 'dist-tags.latest']],
    ['npm', npm('server', '>=1 <2 || 3.x'), ['--', 'server@>=1 <2 || 3.x', 'version', 'dist-tags.latest']],
    ['uv', pypi('example'), ['-']],
    ['docker', image('alpine'), ['--', 'alpine:latest']],
    ['docker', image('ghcr.example:5000/team/server', '1.2'), ['--', 'ghcr.example:5000/team/server:1.2']],
  ])('%s: %o', async (program, sought, end) => {
    const [first] = (await online(sought, {})).questions
    expect(first?.program).toBe(program)
    expect(first?.args.slice(-end.length)).toEqual(end)
  })

  it('is a requirement on the standard input of uv', async () => {
    const input = async (range?: string) => (await online(pypi('example', range), {})).questions[0]?.input
    expect(await input()).toBe('example\n')
    expect(await input('latest')).toBe('example\n')
    expect(await input('1.2.3')).toBe('example==1.2.3\n')
    expect(await input('~=1.2,!=1.2.5')).toBe('example~=1.2,!=1.2.5\n')
  })

  it.each<Sought>([
    ...[
      '-g',
      '--registry=https://x.example',
      '../x',
      './x',
      'a b',
      'a;id',
      '$(id)',
      'a\nb',
      'git+https://x',
      '',
      'x@1',
    ].flatMap((name) => [npm(name), pypi(name), image(name)]),
    ...[
      'file:../x',
      'npm:other@1',
      '../x',
      './x',
      '-x',
      '1;id',
      '$(id)',
      '1\n2',
      'https://x.example/x.tgz',
      'x.tgz',
      '.',
    ].map((range) => npm('server', range)),
    ...['@ https://x.example/x.whl', '; extra', '-e .', '==1\n-r /etc/passwd', '==1 --index-url=x', '$(id)'].map(
      (range) => pypi('example', range),
    ),
    ...['-x', 'a b', 'a/b', 'a@sha256:x', '$(id)', 'a\nb'].map((range) => image('alpine', range)),
  ])('is nothing for %o', async (sought) => {
    const { online: result, questions } = await online(sought, {})
    expect(questions).toEqual([])
    expect(result).toHaveProperty('problem')
  })

  it('never has an option or a second line in it, whatever is sought', async () => {
    const anything = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom(...'ab1.-@/:=<>~^* \n$;') }),
    )
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('npm', 'pypi', 'docker'),
        anything,
        fc.option(anything, { nil: undefined }),
        async (ecosystem, name, range) => {
          const sought: Sought = { ecosystem, name, ...(range === undefined ? {} : { range }) }
          for (const { args, input = '' } of (await online(sought, {})).questions) {
            const own = args.slice(args.indexOf('--') + 1)
            expect(args.includes('--') ? own.filter((word) => word.startsWith('-')) : []).toEqual([])
            expect([...args, input.replace(/\n$/, '')].join('')).not.toMatch(/[\n\r\0$`;\\]/)
          }
        },
      ),
      tries(500),
    )
  })
})

describe('what is believed', () => {
  const list = (...versions: readonly string[]) =>
    JSON.stringify(versions.map((version) => ({ version, 'dist-tags.latest': '1.9.0' })))
  it.each<[string, Sought, Readonly<Record<string, Answer>>, Online]>([
    [
      'the one release',
      npm('server'),
      { npm: says('{"version": "1.2.3", "dist-tags.latest": "1.2.3"}') },
      { version: '1.2.3', by: 'npm view' },
    ],
    [
      'latest, if it is within',
      npm('server', '^1'),
      { npm: says(list('1.8.0', '1.9.0', '1.10.0')) },
      { version: '1.9.0', by: 'npm view' },
    ],
    [
      'the highest by number',
      npm('server', '^1'),
      { npm: says(list('1.8.0', '1.10.0', '1.7.1')) },
      { version: '1.10.0', by: 'npm view' },
    ],
    [
      'a pin of uv',
      pypi('Example.Server'),
      { uv: says('example-server==1.2.3\n') },
      { version: '1.2.3', by: 'uv pip compile' },
    ],
    [
      'pip, where there is no uv',
      pypi('example', '<2'),
      { pip: says('example (2.0)\nAvailable versions: 2.0, 1.10, 1.9, 1.0\n  INSTALLED: 1.0\n') },
      { version: '1.10', by: 'pip index versions' },
    ],
    [
      'pip, where uv finds none',
      pypi('example'),
      { uv: { kind: 'refused', text: '' }, pip3: says('Available versions: 2.0') },
      { version: '2.0', by: 'pip3 index versions' },
    ],
    [
      'the digest of a list',
      image('alpine'),
      { docker: says(`{"schemaVersion": 2, "digest": "${DIGEST}"}\n`) },
      { version: DIGEST, by: 'docker buildx imagetools inspect' },
    ],
    ['skopeo’s digest', image('alpine'), { skopeo: says(`${DIGEST}\n`) }, { version: DIGEST, by: 'skopeo inspect' }],
    ['no program', npm('server'), {}, { problem: "None of these programs could be started: 'npm'." }],
    [
      'an error by its code',
      npm('server'),
      { npm: { kind: 'refused', text: '{"error": {"code": "E404", "summary": "https://user:pass@x.example"}}' } },
      { problem: "'npm view' ended with an error (E404)." },
    ],
    [
      'no more of an error',
      npm('server'),
      { npm: { kind: 'refused', text: '{"error": {"code": "E404\\u001b[2J token"}}' } },
      { problem: "'npm view' ended with an error." },
    ],
    ['no end', npm('server'), { npm: { kind: 'stopped' } }, { problem: "'npm view' did not finish in time." }],
  ])('%s', async (_, sought, answers, expected) => {
    expect((await online(sought, answers)).online).toEqual(expected)
  })

  it.each([
    '',
    'null',
    '"1.0.0; id"',
    '{"version": "1.0.0; id"}',
    '{"version": "latest"}',
    '{"version": "1.0.0"} {"version": "2.0.0"}',
    '{"version": ["1.0.0"]}',
    '{"__proto__": {"version": "1.0.0"}}',
    'npm warn\n{"version": "1.0.0"}',
    'example==1.0.0; id\n',
    'example==1.0.0\nexample==2.0.0\n',
    'other==1.0.0\n',
    'example @ https://x.example/x.whl\n',
    'Available versions: --index-url=x, $(id)\n',
    `{"digest": "${DIGEST}0"}`,
    '{"digest": "sha512:00"}',
    DIGEST.toUpperCase(),
  ])('nothing of %j', async (text) => {
    const answer = says(text)
    for (const sought of [npm('example'), pypi('example'), image('example')]) {
      const { online: result } = await online(sought, {
        npm: answer,
        uv: answer,
        pip: answer,
        docker: answer,
        skopeo: answer,
      })
      expect(result, sought.ecosystem).toMatchObject({ problem: expect.stringMatching(/ named no version\.$/) })
    }
  })

  it('is an exact version, whatever they say', async () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.json(),
      fc.string().map((version) => JSON.stringify({ version, digest: version })),
    )
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(npm('example'), pypi('example'), image('example')),
        text,
        async (sought, said) => {
          const answer = says(said)
          const { online: result } = await online(sought, { npm: answer, uv: answer, docker: answer, skopeo: answer })
          if ('version' in result) expect(isExact(sought.ecosystem, result.version)).toBe(true)
        },
      ),
      tries(500),
    )
  })
})

// ── Who is started ──────────────────────────────────────────────────────────────────────────────────────────────────

let folder = ''
const at = (path: string) => join(folder, path)

/** A program that writes down how it was started, and says something. */
function program(path: string, rest = 'echo said'): void {
  mkdirSync(join(at(path), '..'), { recursive: true })
  const proof = at('proof')
  writeFileSync(
    at(path),
    `#!/bin/sh\nprintf '%s\\n' "$0" "$PWD" "$(ls -a | tr '\\n' ' ')" "$@" >'${proof}'\nenv >'${proof}.env'\ncat >'${proof}.input'\n${rest}\n`,
  )
  chmodSync(at(path), 0o755)
}

function started(): readonly string[] {
  return existsSync(at('proof')) ? readFileSync(at('proof'), 'utf8').trimEnd().split('\n') : []
}

const ask = (question: Partial<Question> = {}, away: readonly string[] = []) =>
  askProgram({ program: 'client', args: [], ...question }, away)

function path(...folders: readonly string[]): void {
  vi.stubEnv('PATH', [...folders, '/usr/bin', '/bin'].join(delimiter))
}

describe.skipIf(process.platform === 'win32')('who is asked', () => {
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'mcp-audit-test-'))
  })
  afterEach(() => {
    vi.unstubAllEnvs()
    rmSync(folder, { recursive: true, force: true })
  })

  it('is a program of PATH, in an empty folder that is gone afterwards, with no shell in between', () => {
    program('bin/client')
    path(at('bin'))
    const args = ['$(touch x)', '`id`', '; id', '', 'a b', '*']
    expect(ask({ args, input: 'asked\n' })).toEqual({ kind: 'answered', text: 'said\n' })
    const [, cwd = '', holds, ...words] = started()
    expect(words).toEqual(args)
    expect(cwd.startsWith(tmpdir()) && cwd !== process.cwd()).toBe(true)
    // What keeps npm and uv from looking into the folders above.
    expect(holds).toBe('. .. package.json uv.toml ')
    expect(existsSync(cwd)).toBe(false)
    expect(readFileSync(at('proof.input'), 'utf8')).toBe('asked\n')
  })

  it('is killed with its pipe when time is up', () => {
    program('bin/client', `echo $$ >'${at('pid')}'; exec sleep 60`)
    path(at('bin'))
    expect(askProgram({ program: 'client', args: [], input: 'asked\n' }, [], 1000)).toEqual({ kind: 'stopped' })
    const pid = Number(readFileSync(at('pid'), 'utf8'))
    expect(() => process.kill(pid, 0)).toThrow('ESRCH')
  })

  it('has refused where it ends without reading what it is given', () => {
    mkdirSync(at('bin'))
    writeFileSync(at('bin/client'), '#!/bin/sh\necho done\n', { mode: 0o755 })
    path(at('bin'))
    expect(ask({ input: 'x'.repeat(2 ** 22) })).toEqual({ kind: 'refused', text: 'done\n' })
  })

  it('is not started on nothing, where its pipe cannot be had', () => {
    program('bin/client')
    vi.stubEnv('PATH', at('bin'))
    expect(ask({ input: 'asked\n' })).toEqual({ kind: 'refused', text: '' })
    expect(started()).toEqual([])
  })

  it('says how it ended', () => {
    path(at('bin'))
    expect(ask()).toEqual({ kind: 'absent' })
    program('bin/client', 'echo why; exit 3')
    expect(ask()).toEqual({ kind: 'refused', text: 'why\n' })
    program('bin/client', 'kill -9 $$')
    expect(ask()).toEqual({ kind: 'stopped' })
    program('bin/client', 'yes')
    expect(ask(), 'writes without end').toEqual({ kind: 'stopped' })
    program('bin/client', 'exec sleep 60')
    expect(askProgram({ program: 'client', args: [] }, [], 200), 'waits without end').toEqual({ kind: 'stopped' })
    vi.stubEnv('TMPDIR', at('none'))
    expect(ask(), 'no folder to start it in').toEqual({ kind: 'absent' })
    chmodSync(at('bin/client'), 0o644)
    expect(ask()).toEqual({ kind: 'absent' })
  })

  it('is none of the scanned folder, nor of node_modules, nor of where one stands', () => {
    for (const where of ['project/bin', 'project/.venv/bin', 'other/node_modules/.bin', 'bin'])
      program(`${where}/client`)
    symlinkSync(at('project/bin'), at('link'))
    path(at('project/bin'), at('project/.venv/bin'), at('other/node_modules/.bin'), at('link'), 'bin', '', at('bin'))
    expect(ask({}, [at('project')])).toMatchObject({ kind: 'answered' })
    expect(started()[0]).toBe(at('bin/client'))
    rmSync(at('bin'), { recursive: true })
    rmSync(at('proof'))
    expect(ask({}, [at('project')])).toEqual({ kind: 'absent' })
    expect(started()).toEqual([])
  })

  it('starts nothing of the scanned folder in turn', () => {
    program('bin/client', 'exec inner')
    program('project/bin/inner', 'echo theirs')
    path(at('project/bin'), at('bin'))
    expect(ask()).toMatchObject({ kind: 'answered', text: 'theirs\n' })
    expect(ask({}, [at('project')])).toEqual({ kind: 'refused', text: '' })
    expect(started()[0]).toBe(at('bin/client'))
  })

  it('is the user’s where the home is what is scanned', () => {
    program('home/.local/bin/client')
    vi.stubEnv('HOME', at('home'))
    path(at('home/.local/bin'))
    expect(ask({}, [at('home')])).toMatchObject({ kind: 'answered' })
  })

  it('hears nothing of what npm read in the project', () => {
    program('bin/client')
    path(at('bin'))
    vi.stubEnv('npm_config_registry', 'https://theirs.example')
    vi.stubEnv('NODE_OPTIONS', '--no-warnings')
    vi.stubEnv('VIRTUAL_ENV', at('project/.venv'))
    vi.stubEnv('NPM_CONFIG_REGISTRY', 'https://mine.example')
    const heard = () => readFileSync(at('proof.env'), 'utf8')
    for (const name of ['npm_execpath', 'npm_command']) vi.stubEnv(name, undefined)
    ask()
    expect(heard(), 'set by the user').toContain('npm_config_registry=https://theirs.example')
    vi.stubEnv('npm_execpath', '/usr/lib/node_modules/npm/bin/npm-cli.js')
    ask()
    expect(heard()).not.toMatch(/^npm_|^NODE_OPTIONS|^VIRTUAL_ENV/m)
    expect(heard(), 'in capitals').toContain('NPM_CONFIG_REGISTRY=https://mine.example')
  })

  it('is the real npm, which asks the user’s registry and no other', async () => {
    const registry = spawn(process.execPath, ['-e', REGISTRY])
    try {
      const [port] = await once(registry.stdout, 'data')
      mkdirSync(at('home'))
      writeFileSync(at('home/.npmrc'), `registry=http://127.0.0.1:${port}/\nfetch-retries=0\n`)
      // As anybody may leave it in a folder for everybody's temporary files.
      mkdirSync(at('tmp'))
      writeFileSync(at('tmp/package.json'), '{"name": "root", "workspaces": ["*"]}')
      writeFileSync(at('tmp/.npmrc'), 'registry=http://127.0.0.1:9/\nfetch-retries=0\n')
      vi.stubEnv('TMPDIR', at('tmp'))
      vi.stubEnv('HOME', at('home'))
      // As under `npm test`: what it set is not heard.
      vi.stubEnv('npm_command', 'run')
      vi.stubEnv('NPM_CONFIG_REGISTRY', undefined)
      const asked = (name: string, range: string) =>
        versionOnline(npm(name, range), async (question, away) => askProgram(question, away), [at('project')])
      expect(await asked('@example/server', '^1')).toEqual({ version: '1.4.0', by: 'npm view' })
      expect(await asked('@example/server', 'next')).toEqual({ version: '2.0.0-rc.1', by: 'npm view' })
      expect(await asked('@example/server', '^9')).toEqual({ problem: "'npm view' ended with an error (E404)." })
      registry.kill()
      await once(registry, 'exit')
      expect(await asked('@example/other', '^1')).toEqual({ problem: "'npm view' ended with an error (ECONNREFUSED)." })
    } finally {
      registry.kill()
    }
  })
})

/** A registry of one package, on a port of its own choice, which it says. */
const REGISTRY = `
  const versions = Object.fromEntries(['1.0.0', '1.4.0', '1.9.0', '2.0.0-rc.1'].map((version) =>
    [version, { name: '@example/server', version, dist: { tarball: 'http://127.0.0.1:9/x.tgz' } }]))
  const list = { name: '@example/server', 'dist-tags': { latest: '1.4.0', next: '2.0.0-rc.1' }, versions }
  const server = require('node:http').createServer((request, response) => {
    response.setHeader('content-type', 'application/json')
    response.statusCode = request.url === '/@example%2fserver' ? 200 : 404
    response.end(JSON.stringify(response.statusCode === 200 ? list : { error: 'not found' }))
  })
  server.listen(0, '127.0.0.1', () => process.stdout.write(String(server.address().port)))
`
