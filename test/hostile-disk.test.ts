/** Hostile disks, as the command meets them: what is no file, what may not be read, what is full, what changes meanwhile. */

import { type SpawnSyncReturns, spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { FileSystem } from '../src/io.ts'
import { disk, refusalOf, withoutNetwork } from '../src/io.ts'
import { KINDS } from '../src/report/index.ts'
import { scan } from '../src/scan.ts'
import { bytes, EVERYTHING, memory, REPOSITORY, secret } from './fixtures.ts'
import { FUZZ_TIMEOUT, tries } from './fuzz.ts'
import { BROAD, built, environment, type Place, PROGRAM, place, servers } from './program.ts'
import { withoutSyntax } from './reports.ts'
import { assertPrintable, assertSound } from './sound.ts'

const WINDOWS = process.platform === 'win32'

let at: Place
beforeAll(built)
beforeEach(() => {
  at = place()
})
afterEach(() => {
  spawnSync('chmod', ['-R', 'u+rwX', at.project])
  at.remove()
})

interface Told {
  readonly files: readonly { readonly path: string }[]
  readonly problems: readonly { readonly file: string; readonly message: string }[]
}

function json(...args: readonly string[]): Told {
  const { out, err } = at.run([...args, '--format', 'json', '--scope', 'project'])
  expect(out, err).toMatch(/^\{/)
  assertPrintable('json', out)
  return JSON.parse(out)
}

function shell(script: string, options: object = {}): SpawnSyncReturns<string> {
  return spawnSync('sh', ['-c', script], {
    cwd: at.project,
    env: { ...environment(at.home), NODE: process.execPath, PROGRAM },
    encoding: 'utf8',
    timeout: 25_000,
    ...options,
  })
}

const fifo = (path: string) => expect(spawnSync('mkfifo', [join(at.project, path)]).status).toBe(0)

describe.skipIf(WINDOWS)('a pipe that nobody writes to', () => {
  it.each<[string, readonly string[]]>([
    ['mcp-audit.jsonc', []],
    ['.mcp-audit-baseline.json', []],
    ['mcp-audit.lock', []],
    ['mcp-audit.lock', ['lock', '--check']],
    ['l.lock', ['--lock', 'l.lock']],
    ['s.jsonc', ['--config', 's.jsonc']],
    ['b.json', ['--baseline', 'b.json']],
    ['osv.json', ['--advisories', 'osv.json']],
    ['plugin.mjs', ['--plugin', 'plugin.mjs']],
  ])('in place of %s is refused at once', (path, args) => {
    at.write('.mcp.json', servers({ files: BROAD }))
    fifo(path)
    const { code, err } = at.run(args)
    expect(err).toMatch(/^error: .*not a (?:regular )?file/)
    expect(code).toBe(2)
  })

  it.each(['.git', '.gitignore', '.env', '.gitattributes'])('in place of %s keeps nobody waiting', (path) => {
    at.write('.mcp.json', servers({ a: { ...BROAD, envFile: '.env', env: { API_TOKEN: 'f00Baa9e1c7d4b2e8a55' } } }))
    fifo(path)
    expect(json().files.map((file) => file.path)).toEqual(['.mcp.json'])
  })

  it('in place of the index of a repository keeps nobody waiting', () => {
    at.write('.mcp.json', servers({ a: { ...BROAD, env: { API_TOKEN: 'f00Baa9e1c7d4b2e8a55' } } }))
    at.write('.git/HEAD', 'ref: refs/heads/main\n')
    for (const name of ['index', 'config', 'commondir']) fifo(`.git/${name}`)
    expect(json().files).toHaveLength(1)
  })
})

describe('a folder in place of a file', () => {
  it.each(['.mcp.json', 'mcp.json', '.cursor/mcp.json', '.codex/config.toml'])('%s', (path) => {
    mkdirSync(join(at.project, path, 'x'), { recursive: true })
    expect(json().files).toEqual([])
  })

  it.each<[string, readonly string[]]>([
    ['mcp-audit.jsonc', []],
    ['.mcp-audit-baseline.json', []],
    ['mcp-audit.lock', []],
    ['mcp-audit.lock', ['lock']],
    ['mcp-audit.lock', ['lock', '--check']],
    ['osv', ['--advisories', 'osv']],
    ['plugin.mjs', ['--plugin', 'plugin.mjs']],
  ])('%s is refused', (path, args) => {
    mkdirSync(join(at.project, path))
    const { code, err } = at.run(args)
    expect(err).toMatch(/^error: /)
    expect(code).toBe(2)
  })
})

/** Permissions mean nothing to root, who may at least become somebody else. */
const isRoot = process.getuid?.() === 0
const NOBODY = 65_534

describe.skipIf(WINDOWS)('what may not be read', () => {
  function run(...args: readonly string[]): SpawnSyncReturns<string> {
    const asNobody = isRoot ? { uid: NOBODY, gid: NOBODY } : {}
    if (isRoot) for (const path of [join(at.project, '..'), at.project]) chmodSync(path, 0o755)
    return spawnSync(process.execPath, [PROGRAM, '--scope', 'project', ...args], {
      cwd: at.project,
      env: environment(at.home),
      encoding: 'utf8',
      ...asNobody,
    })
  }
  const couldRun = () => run('--help').status === 0

  it('a file and a folder are told of, and the rest is scanned', ({ skip }) => {
    at.write('.mcp.json', servers({ files: BROAD }))
    chmodSync(at.write('mcp.json', '{}'), 0)
    chmodSync(join(at.write('sub/.mcp.json', '{}'), '..'), 0)
    if (!couldRun()) skip()
    const { stdout, status } = run('--format', 'json')
    const { files, problems }: Told = JSON.parse(stdout)
    expect(files.map(({ path }) => path)).toEqual(['.mcp.json'])
    expect(problems.map(({ file, message }) => `${file}: ${message}`)).toEqual([
      'mcp.json: The file may not be read (permission denied).',
      'sub: The folder may not be read (permission denied), so nothing in it was looked at.',
    ])
    expect(status).toBe(1)
    for (const name of ['mcp.json', 'sub', 'sub/.mcp.json']) {
      const named = run(name)
      expect([named.status, named.stderr], name).toEqual([2, expect.stringMatching(/^error: .*permission denied/)])
    }
  })

  it('settings, a baseline and a place to write are refused', ({ skip }) => {
    if (!couldRun()) skip()
    for (const name of ['mcp-audit.jsonc', '.mcp-audit-baseline.json']) {
      const path = at.write(name, '{}')
      chmodSync(path, 0)
      expect([name, run().status, run().stderr]).toEqual([
        name,
        2,
        expect.stringMatching(/^error: .*permission denied/),
      ])
      chmodSync(path, 0o644)
      spawnSync('rm', [path])
    }
    mkdirSync(join(at.project, 'locked'))
    chmodSync(join(at.project, 'locked'), 0o555)
    const { status, stderr } = run('-o', 'json=locked/report.json')
    expect([status, stderr]).toEqual([2, expect.stringMatching(/^error: Cannot write .*permission denied/)])
  })
})

describe('links', () => {
  it.skipIf(WINDOWS)('that go round in circles are left alone, wherever they stand', () => {
    for (const name of ['.git', '.gitignore', '.cursor', '.claude', 'a']) symlinkSync(name, join(at.project, name))
    symlinkSync('b', join(at.project, 'c'))
    symlinkSync('c', join(at.project, 'b'))
    at.write('.mcp.json', servers({ a: { ...BROAD, env: { API_TOKEN: 'f00Baa9e1c7d4b2e8a55' } } }))
    expect(json().files.map(({ path }) => path)).toEqual(['.mcp.json'])
    symlinkSync('mcp-audit.jsonc', join(at.project, 'mcp-audit.jsonc'))
    // A policy that is there and cannot be read must not pass for none.
    expect(at.run([])).toMatchObject({ code: 2, err: expect.stringMatching(/^error: .* is a loop of symbolic links/) })
  })

  it.skipIf(WINDOWS)('to devices and to what lies outside are not followed', () => {
    at.writeHome('secret/mcp.json', servers({ files: BROAD }))
    symlinkSync('/dev/zero', join(at.project, '.mcp.json'))
    symlinkSync(join(at.home, 'secret/mcp.json'), join(at.project, 'mcp.json'))
    symlinkSync(join(at.home, 'secret'), join(at.project, '.vscode'))
    const { files, problems } = json()
    expect(files).toEqual([])
    expect(problems.map(({ file }) => file)).toEqual(['.mcp.json', '.vscode', 'mcp.json'])
  })
})

describe('a full disk', () => {
  it.skipIf(process.platform !== 'linux')('is told of, for reports and for a baseline', () => {
    at.write('.mcp.json', servers({ files: BROAD }))
    for (const args of [
      ['-o', 'json=/dev/full'],
      ['-o', 'sarif=/dev/full'],
      ['baseline', '--baseline', '/dev/full'],
    ]) {
      const { code, err } = at.run(args)
      expect([args.join(' '), code, err]).toEqual([
        args.join(' '),
        2,
        expect.stringMatching(/^error: Cannot write .*: the disk is full/),
      ])
    }
    for (const args of ['', '--format sarif', 'checklist', 'clients --json', 'explain'])
      expect(shell(`"$NODE" "$PROGRAM" ${args} >/dev/full`).status, args).toBe(2)
  })

  const mounts = process.platform === 'linux' && spawnSync('unshare', ['-rm', 'true']).status === 0

  it.skipIf(!mounts)('leaves the old file as it was, and nothing beside it', () => {
    at.write('.mcp.json', servers(Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`s${index}`, BROAD]))))
    mkdirSync(join(at.project, 'small'))
    const { stdout, stderr } = shell(
      `unshare -rm sh -c 'mount -t tmpfs -o size=8k none small && cd small && printf old >report.json &&
        "$NODE" "$PROGRAM" --root .. -o json=report.json --quiet >/dev/null; echo "$? $(cat report.json) $(ls)"'`,
    )
    expect(stderr).toMatch(/Cannot write .*report\.json': the disk is full/)
    expect(stdout).toBe('2 old report.json\n')
  })
})

describe('standard input', () => {
  it.skipIf(WINDOWS)('that never ends is refused, and not kept', () => {
    const { status, stderr } = shell(`cat /dev/zero | "$NODE" --max-old-space-size=100 "$PROGRAM" -`)
    expect([status, stderr]).toEqual([2, 'error: Standard input is larger than 16 MiB.\n'])
  })
})

const ESC = String.fromCharCode(0x1b)

describe('names', () => {
  it.skipIf(WINDOWS)('of any kind are told without harm', () => {
    const names = [
      'a\n::add-mask::x',
      '::stop-commands::y',
      `${ESC}[2J`,
      '\u202egnp',
      '##vso[task.x]',
      ' ',
      '-',
      '--config',
      '...',
      'CON',
      'nul.',
      '$(id)',
      '%00',
      'C:\\x',
      '\\\\host\\share',
      '~',
      'x'.repeat(255),
    ]
    for (const name of names) {
      at.write(join(name, '.mcp.json'), servers({ files: BROAD }))
      at.write(join(name, 'mcp.json'), '{"mcpServers": ')
    }
    for (const format of KINDS) {
      const { out, err, code } = at.run(['--scope', 'project', '--format', format, '--verbose'])
      assertPrintable(format, withoutSyntax(format, out))
      assertPrintable(`${format}, stderr`, err)
      expect(code).toBe(1)
    }
    expect(json().files.length).toBe(2 * names.length)
    expect(at.run(['--', '-', '--config', ' ']).code).not.toBe(0)
    const left = at.run(['baseline'])
    assertPrintable(
      'baseline',
      left.out + left.err + readFileSync(join(at.project, '.mcp-audit-baseline.json'), 'utf8'),
    )
  })

  it.skipIf(process.platform !== 'linux')('that are no Unicode are told of, and not passed over', () => {
    at.write('.mcp.json', servers({ files: BROAD }))
    const folder = Buffer.concat([Buffer.from(`${at.project}/`), Buffer.of(0x61, 0xff, 0xfe)])
    mkdirSync(folder)
    writeFileSync(Buffer.concat([folder, Buffer.from('/.mcp.json')]), JSON.stringify(servers({ files: BROAD })))
    const { files, problems } = json()
    expect(files.map(({ path }) => path)).toEqual(['.mcp.json'])
    expect(problems.map(({ file }) => file)).toEqual(['a\ufffd\ufffd'])
  })

  it.skipIf(WINDOWS)('of live credentials that a baseline leaves out', () => {
    at.write(
      `a\n::add-mask::x${ESC}[2J/.mcp.json`,
      servers({ a: { command: 'x', env: { GITHUB_TOKEN: secret('github-classic') } } }),
    )
    const { err } = at.run(['baseline'])
    expect(err).toContain('Left out')
    assertPrintable('stderr', err)
  })

  it.skipIf(WINDOWS)('that a shell takes for options', () => {
    at.write('--x\n::add-mask::y', '{}')
    const { stderr, status } = shell('"$NODE" "$PROGRAM" *')
    expect(status).toBe(2)
    assertPrintable('stderr', stderr)
  })

  it('of folders that go deeper and deeper', () => {
    at.write(`${'d/'.repeat(70)}.mcp.json`, servers({ files: BROAD }))
    expect(json().problems.map(({ message }) => message)).toEqual([
      'The folder lies more than 64 levels deep, so it was not looked at.',
    ])
  })
})

// ── What changes meanwhile ──────────────────────────────────────────────────────────────────────────────────────────

describe('files that change while they are read', () => {
  it.skipIf(WINDOWS)('are read as they were at some time', () => {
    at.write('.mcp.json', servers({ files: BROAD }))
    const { stdout, status } = shell(
      `(while [ ! -e done ]; do printf ' ' >>.mcp.json; printf '{}' >other; mv other .mcp.json; done) 2>/dev/null &
       for i in 1 2 3 4; do "$NODE" "$PROGRAM" --scope project --format compact >/dev/null; echo $?; done; touch done; wait`,
    )
    expect(status).toBe(0)
    expect(stdout.split('\n').filter((code) => !/^[01]?$/.test(code))).toEqual([])
  })

  const CONTENTS: readonly string[] = [
    '',
    '{}',
    JSON.stringify(servers({ files: BROAD })),
    '[mcp_servers.a]\ncommand = "npx"\n',
    '{"mcpServers": {"a": {"command": "docker", "args": ["run", "--env-file", ".env", "x"]}',
    'gitdir: ../elsewhere',
    'DIRC\0\0\0\u0002\0\0\0\u0001',
  ]
  const FILES = [
    '.mcp.json',
    '.cursor/mcp.json',
    '.codex/config.toml',
    '.git',
    '.git/HEAD',
    '.git/index',
    '.gitignore',
    '.env',
  ]

  /** Answers each question by what comes next, whatever it said before. */
  function fickle(answers: readonly number[]): FileSystem {
    const files = new Map(FILES.map((name, index) => [`${REPOSITORY}/${name}`, bytes(CONTENTS[index % 4] ?? '')]))
    const steady = memory(files)
    let asked = 0
    const next = () => answers[asked++ % answers.length] ?? 0
    const refused = { refused: 'could not be read (EIO)' } as const
    return {
      kind: (path) => (['file', 'folder', 'other', undefined] as const)[next()] ?? steady.kind(path),
      mode: () => [0, 0o777, undefined][next()],
      link: () => [undefined, '.', '../..', FILES[0]][next()],
      list: (path) => (next() === 1 ? refused : steady.list(path)),
      read(path) {
        const answer = next()
        const content = CONTENTS[answer]
        return answer === 9 ? refused : content === undefined ? steady.read(path, 'follow') : { bytes: bytes(content) }
      },
    }
  }

  it(
    'in any way make no run fail',
    async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(fc.nat(12), { minLength: 1, maxLength: 40 }), async (answers) => {
          await assertSound(await scan(EVERYTHING, fickle(answers)))
        }),
        tries(60),
      )
    },
    FUZZ_TIMEOUT,
  )
})

describe('the disk', () => {
  it.skipIf(WINDOWS)('is told by kinds, and what cannot be had by why', () => {
    at.write('file', 'abc')
    mkdirSync(join(at.project, 'folder'))
    symlinkSync('loop', join(at.project, 'loop'))
    symlinkSync('gone', join(at.project, 'dangling'))
    fifo('pipe')
    const listed = disk.list(at.project)
    expect('entries' in listed ? listed.entries.map(({ name, kind }) => `${name} ${kind}`).sort() : listed).toEqual([
      'dangling link',
      'file file',
      'folder folder',
      'loop link',
      'pipe other',
    ])
    const told = (path: string) => {
      const of = join(at.project, path)
      const read = (links: 'follow' | 'refuse') => {
        const got = disk.read(of, links, 1)
        return 'bytes' in got ? Buffer.from(got.bytes).toString() : got.refused
      }
      const list = disk.list(of)
      return [disk.kind(of), disk.link(of), read('follow'), read('refuse'), 'refused' in list ? list.refused : 'listed']
    }
    const NONE = 'does not exist'
    const LINK = 'is a symbolic link, which is not followed'
    const NO_FILE = 'is not a regular file'
    expect(told('file')).toEqual(['file', undefined, 'abc', 'abc', NONE])
    expect(told('folder')).toEqual(['folder', undefined, NO_FILE, NO_FILE, 'listed'])
    expect(told('pipe')).toEqual(['other', undefined, NO_FILE, NO_FILE, NONE])
    expect(told('loop')).toEqual(['other', 'loop', 'is a loop of symbolic links', LINK, 'is a loop of symbolic links'])
    expect(told('dangling')).toEqual([undefined, 'gone', NONE, LINK, NONE])
    expect(told('none')).toEqual([undefined, undefined, NONE, NONE, NONE])
    expect(told('file/below')).toEqual([undefined, undefined, NONE, NONE, NONE])
    const long = 'could not be read (ENAMETOOLONG)'
    expect(told('x'.repeat(300))).toEqual([undefined, undefined, long, long, long])
    expect(['file', 'loop', 'none'].map((path) => typeof disk.mode(join(at.project, path)))).toEqual([
      'number',
      'undefined',
      'undefined',
    ])
  })

  it.each([
    ['EACCES', 'may not be read (permission denied)'],
    ['EPERM', 'may not be read (permission denied)'],
    ['ERR_ACCESS_DENIED', 'may not be read (permission denied)'],
    ['EISDIR', 'is not a regular file'],
    ['ENXIO', 'is not a regular file'],
    ['EIO', 'could not be read (EIO)'],
  ])('says %s in our words', (code, words) => {
    expect(refusalOf(Object.assign(new Error(code), { code }), 'follow')).toBe(words)
  })

  it('says of a name that nobody can write that it is one, and of what it does not know no more than that', () => {
    const missing = Object.assign(new Error(), { code: 'ENOENT' })
    expect(refusalOf(missing, 'follow', 'a\ufffd.json')).toBe('has a name that is not UTF-8, and cannot be opened')
    expect(refusalOf('?', 'follow')).toBe('could not be read (unknown error)')
  })
})

describe('other hosts', () => {
  it('have nothing, as long as nobody keeps anything there', () => {
    const files = new Map([
      ['//host.example/share/a', bytes('a')],
      ['//host.example', bytes('a')],
      ['/srv/a', bytes('a')],
    ])
    const fs = withoutNetwork(memory(files), () => ['/srv', String.raw`\\own.example\share\x`])
    for (const path of ['//host.example/share/a', '//host.example'])
      expect([fs.kind(path), fs.mode(path), fs.link(path), fs.list(path), fs.read(path, 'follow')]).toEqual([
        undefined,
        undefined,
        undefined,
        { refused: 'does not exist' },
        { refused: 'does not exist' },
      ])
    expect(fs.kind('/srv/a')).toBe('file')
  })

  it('are never asked, whatever a file names', async () => {
    const asked: string[] = []
    const files = memory(
      new Map([
        [
          `${REPOSITORY}/.mcp.json`,
          bytes(
            JSON.stringify(
              servers({
                a: {
                  command: 'x',
                  envFile: '\\\\host.example\\share\\.env',
                  env: { API_TOKEN: 'f00Baa9e1c7d4b2e8a55' },
                },
                b: { command: 'docker', args: ['run', '--env-file', '//host.example/share/.env', 'x'] },
                c: { command: 'x', envFile: '../../..///host.example/share/.env' },
                d: { command: 'x', envFile: 'near.env' },
              }),
            ),
          ),
        ],
        [`${REPOSITORY}/.git`, bytes('gitdir: //host.example/share/git\n')],
      ]),
    )
    const noted = (path: string) => {
      asked.push(path)
      return path
    }
    const spying: FileSystem = {
      kind: (path) => files.kind(noted(path)),
      mode: (path) => files.mode(noted(path)),
      list: (path) => files.list(noted(path)),
      link: (path) => files.link(noted(path)),
      read: (path, ...rest) => files.read(noted(path), ...rest),
    }
    await scan(EVERYTHING, spying)
    expect(asked).toEqual(
      expect.arrayContaining(['.mcp.json', '.git', 'near.env'].map((name) => `${REPOSITORY}/${name}`)),
    )
    expect(asked.filter((path) => path.startsWith('//'))).toEqual([])
  })

  it('are asked for what the user keeps there', () => {
    const files = memory(new Map([['//Server/home/a', bytes('x')]]))
    const guarded = withoutNetwork(files, () => ['\\\\server\\home\\me'])
    expect(guarded.kind('//Server/home/a')).toBe('file')
    expect(guarded.kind('//server/other/a')).toBeUndefined()
  })
})
