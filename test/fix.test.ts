/** `mcp-audit fix` as a user meets it: what is changed, what is said, and what stays as it is. */

import { spawn } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { UsageError } from '../src/errors.ts'
import { HOME, REPOSITORY } from './fixtures.ts'
import { run, type Told } from './host.ts'
import { built, environment, PROGRAM, place } from './program.ts'

const url = (host: string, scheme = 'http') => `{ "type": "http", "url": "${scheme}://${host}.example.com/mcp" }`
/** One change that somebody has to ask for, and a comment that stays a finding in strict JSON. */
const PLAIN = `{\n  "mcpServers": {\n    "a": ${url('a')} // ours\n  }\n}\n`
const SECURE = PLAIN.replace('http://', 'https://')
/** One change that means nothing to anybody. */
const TWICE = `{\n  "mcpServers": {\n    "a": ${url('old', 'https')},\n    "a": ${url('a', 'https')}\n  }\n}\n`
const ONCE = `{\n  "mcpServers": {\n    "a": ${url('a', 'https')}\n  }\n}\n`

const file = ({ written }: Told, path = '.mcp.json') =>
  written.get(path.startsWith('/') ? path : `${REPOSITORY}/${path}`)
const fixed = (
  argv: readonly string[],
  files: Readonly<Record<string, string | Uint8Array>>,
  more: Parameters<typeof run>[1] = {},
) => run(['fix', ...argv], { files, ...more })

describe('what is changed', () => {
  it('is what is safe, unless more is asked for', async () => {
    const files = { '.mcp.json': TWICE, '.cursor/mcp.json': PLAIN }
    const safe = await fixed([], files)
    expect(Object.fromEntries(safe.written)).toEqual({ [`${REPOSITORY}/.mcp.json`]: ONCE })
    expect(safe.out).toContain('1 more can be fixed with --unsafe.')
    expect((await fixed(['--safe'], files)).written).toEqual(safe.written)
    const all = await fixed(['--unsafe'], files)
    expect(file(all)).toBe(ONCE)
    expect(file(all, '.cursor/mcp.json')).toBe(SECURE)
    expect(all.out).not.toContain('with --unsafe')
  })

  it('is nothing, the second time', async () => {
    const first = await fixed(['--unsafe'], { '.mcp.json': PLAIN })
    const second = await fixed(['--unsafe'], { '.mcp.json': file(first) ?? '' })
    expect([...second.written]).toEqual([])
    expect(second.out).toMatch(/^Nothing was fixed\./)
  })

  it('is what one rule finds', async () => {
    const both = PLAIN.replace('"a":', `"b": { "command": "old" },\n    "b": { "command": "b" },\n    "a":`)
    expect(file(await fixed(['--unsafe', '--rule', 'plaintext-http'], { '.mcp.json': both }))).toBe(
      both.replace('http://', 'https://'),
    )
    expect(file(await fixed(['--unsafe', '--rule', 'duplicate-key'], { '.mcp.json': both }))).toBe(
      both.replace('"b": { "command": "old" },\n    ', ''),
    )
  })

  it('keeps a byte order mark, line endings, tabs and the end of the file', async () => {
    for (const before of [
      `\ufeff${PLAIN}`,
      PLAIN.replaceAll('\n', '\r\n'),
      PLAIN.replaceAll('  ', '\t'),
      PLAIN.trimEnd(),
      `${PLAIN}\n\n`,
    ])
      expect(file(await fixed(['--unsafe'], { '.mcp.json': before }))).toBe(before.replace('http://', 'https://'))
  })

  it.each([
    ['TOML', '.codex/config.toml', "# ours\n[mcp_servers.a]\nurl = 'http://a.example.com/mcp' # note\n"],
    ['YAML', 'librechat.yaml', '# ours\nmcpServers:\n  a:\n    type: sse # note\n    url: http://a.example.com/mcp\n'],
    [
      'JSON in front of a page',
      '.claude/agents/a.md',
      '---\nname: a\nmcpServers:\n  - a:\n      type: http\n      url: http://a.example.com/mcp\n---\n\nhttp://a.example.com/mcp\n',
    ],
  ])('is done in %s as well', async (_name, path, before) => {
    expect(file(await fixed(['--unsafe'], { [path]: before }), path)).toBe(before.replace('http://', 'https://'))
  })

  it('lies in the project, unless a file is named', async () => {
    const own = `${HOME}/.cursor/mcp.json`
    const files = { [own]: PLAIN, '.mcp.json': PLAIN }
    expect([...(await fixed(['--unsafe'], files)).written.keys()]).toEqual([`${REPOSITORY}/.mcp.json`])
    expect([...(await fixed(['--unsafe', own], files)).written.keys()]).toEqual([own])
    expect([...(await fixed(['--unsafe', '--scope', 'user'], files)).written.keys()]).toEqual([own])
    const two = { '.mcp.json': PLAIN, '.cursor/mcp.json': PLAIN }
    const ofCursor = await fixed(['--unsafe', '--client', 'cursor'], two)
    expect([...ofCursor.written.keys()]).toEqual([`${REPOSITORY}/.cursor/mcp.json`])
  })

  it('is not what is silenced, accepted or left out', async () => {
    const silenced = PLAIN.replace('// ours', '// mcp-audit-ignore plaintext-http -- ours')
    expect([...(await fixed(['--unsafe'], { '.mcp.json': silenced })).written]).toEqual([])
    expect(file(await fixed(['--unsafe', '--no-inline-ignores'], { '.mcp.json': silenced }))).toContain('https://')
    expect([...(await fixed(['--unsafe', '--exclude', '.mcp.json'], { '.mcp.json': PLAIN })).written]).toEqual([])
    const settings = '{ "rules": { "plaintext-http": "off" } }'
    expect([...(await fixed(['--unsafe'], { '.mcp.json': PLAIN, 'mcp-audit.jsonc': settings })).written]).toEqual([])
  })
})

describe('what is said', () => {
  it('is each change, and what is left', async () => {
    const told = await fixed(['--unsafe', '--fail-on', 'none'], { '.mcp.json': PLAIN })
    expect(told.out).toBe(
      "fixed .mcp.json:3 plaintext-http: Write 'https' in place of 'http' (unsafe)\n\n1 finding in 1 file was fixed. 1 finding remains.\n",
    )
    expect(told.err).toBe('')
    expect(told.code).toBe(0)
  })

  it('counts a credential once, as the scan does, in however many places it stands', async () => {
    const env = { MAIL_API_KEY: ['q7Zr2LmX9vKt', '4WbN8cHy3JdP'].join('') }
    const text = JSON.stringify({ mcpServers: { a: { command: 'mail-mcp', env } } })
    const files = { '.mcp.json': text, '.cursor/mcp.json': text }
    const scanned = await run(['--scope', 'project'], { files })
    expect(scanned.out).toMatch(/^1 finding: /m)
    expect((await fixed([], files)).out).toBe('Nothing was fixed. 1 finding remains.\n')
  })

  it('is that the rest of a file was not tried, where fix after fix of it fails', async () => {
    const words = Array.from({ length: 60 }, (_, index) => `["a", ${index}], ${index}`)
    const endless = `{ "mcpServers": { "a": { "command": "npx", "args": [${words.join(', ')}] } } }`
    const files = { '.mcp.json': endless, '.vscode/mcp.json': PLAIN.replace('mcpServers', 'servers') }
    const told = await fixed(['--unsafe', '--fail-on', 'none'], files, { columns: 1000 })
    const count = (why: string) => told.out.split('\n').filter((line) => line.endsWith(why)).length
    expect(count("it would lead to 'unpinned-package'.")).toBe(50)
    expect(count('too many other fixes of this file could not be made.')).toBe(10)
    expect([file(told), file(told, '.vscode/mcp.json')]).toEqual([undefined, SECURE.replace('mcpServers', 'servers')])
  })

  it('is nothing when nothing is to be said', async () => {
    const told = await fixed(['--unsafe', '--quiet'], { '.mcp.json': PLAIN })
    expect([told.out, told.err, file(told)]).toEqual(['', '', SECURE])
  })

  it('is a diff that changes nothing, and tells by its exit code whether something would change', async () => {
    const told = await fixed(['--unsafe', '--dry-run'], { '.mcp.json': PLAIN })
    expect([...told.written]).toEqual([])
    expect(told.code).toBe(1)
    expect(told.out.split('\n').slice(0, 10)).toEqual([
      '--- a/.mcp.json',
      '+++ b/.mcp.json',
      '@@ -1,5 +1,5 @@',
      ' {',
      '   "mcpServers": {',
      `-    "a": ${url('a')} // ours`,
      `+    "a": ${url('a', 'https')} // ours`,
      '   }',
      ' }',
      '',
    ])
    expect(told.out).toContain('1 finding in 1 file would be fixed.')
    const nothing = await fixed(['--dry-run'], { '.mcp.json': ONCE })
    expect([nothing.code, nothing.out]).toEqual([0, 'Nothing would be fixed.\n'])
  })

  it('tells by its exit code whether something grave is left', async () => {
    expect((await fixed([], { '.mcp.json': PLAIN })).code).toBe(1)
    expect((await fixed(['--fail-on', 'critical'], { '.mcp.json': PLAIN })).code).toBe(0)
    expect((await fixed(['--unsafe'], { '.mcp.json': PLAIN })).code).toBe(0)
  })

  it.each([
    [['nothing.json'], "'nothing.json' does not exist"],
    [['--rule', 'plaintext-htp'], "Did you mean 'plaintext-http'?"],
    [['--rule', 'nothing'], "There is no rule 'nothing'."],
    [['--rule', ''], 'needs a value'],
    [['-', '.mcp.json'], 'do not name other paths'],
    [['-', '--secrets', 'env'], 'nowhere to store values for standard input'],
    [['-', '--interactive'], 'cannot ask questions while standard input is the file'],
    [['--advisories', 'none.json'], "'none.json' cannot be used: the file does not exist"],
    [['--client', 'nobody'], "There is no client 'nobody'."],
    [['--interactive'], 'needs a terminal'],
    [['--interactive', '--dry-run'], 'cannot be combined'],
    [['--unsave'], 'Did you mean --unsafe?'],
  ] as const)('is what is wrong with %j', async (argv, says) => {
    const told = await fixed(argv, { '.mcp.json': PLAIN })
    expect(told.err).toContain(says)
    expect(told.code).toBe(2)
    expect([...told.written]).toEqual([])
  })

  it('is no order to a terminal or a workflow, whatever a file is called', async () => {
    const names = [
      '\u001b[31mred/.mcp.json',
      'a\n::error::b/.mcp.json',
      '\u202egnp/.mcp.json',
      '::error file=x/.mcp.json',
    ]
    const files = Object.fromEntries(names.map((name) => [name, PLAIN.replace('ours', '\u001b]8;;x\u0007 ::error::y')]))
    for (const argv of [['--unsafe'], ['--unsafe', '--dry-run']]) {
      const { out, err, code } = await fixed(argv, files)
      expect(code).not.toBe(2)
      expect(out.match(/plaintext-http/g)).toHaveLength(4)
      expect(out + err).not.toMatch(/[\u001b\u0007\u202e]|^::/m)
    }
  })

  it('is how it is used', async () => {
    const { out, code } = await run(['fix', '--help'])
    expect(code).toBe(0)
    for (const option of ['--unsafe', '--dry-run', '--interactive', '--only', '--stdin-filename', '--fail-on'])
      expect(out).toContain(option)
    expect(out).toContain('Exit codes: 0 done')
  })
})

describe('decide on each change', () => {
  const files = { '.mcp.json': PLAIN.replace('"a":', `"b": ${url('b')},\n    "a":`) }
  const asked = async (answers: readonly string[]) => {
    const questions: string[] = []
    const left = [...answers]
    const prompt = async (question: string) => {
      questions.push(question)
      return left.shift() ?? ''
    }
    return { ...(await fixed(['--unsafe', '--interactive'], files, { host: { prompt } })), questions }
  }

  it('is made where somebody says yes', async () => {
    const told = await asked(['n', 'maybe', 'Yes'])
    expect(file(told)).toBe(files['.mcp.json'].replace('http://a', 'https://a'))
    expect(told.questions).toEqual(
      Array.from({ length: 3 }, () => "Write 'https' in place of 'http' (unsafe)? [y]es, [n]o, [q]uit: "),
    )
    expect(told.out).toContain(`+    "b": ${url('b', 'https')},`)
  })

  it('ends where somebody has enough, or is gone, and keeps what was agreed to', async () => {
    expect([...(await asked(['q'])).written]).toEqual([])
    expect([...(await asked([])).written]).toEqual([])
    expect(file(await asked(['y', 'q']))).toBe(files['.mcp.json'].replace('http://b', 'https://b'))
  })
})

describe('standard input', () => {
  it('comes back repaired, with what was done on standard error', async () => {
    const told = await fixed(['--unsafe', '--stdin-filename', '.mcp.json'], {}, { input: `\ufeff${PLAIN}` })
    expect(told.out).toBe(`\ufeff${SECURE}`)
    expect(told.err).toContain('1 finding in 1 file was fixed.')
    expect([...told.written]).toEqual([])
  })

  it('comes back as it was where there is nothing to repair, or nothing to be read', async () => {
    for (const input of [ONCE, '', 'nonsense {', '\u0000\ufffd'])
      expect((await fixed(['--unsafe', '-'], {}, { input })).out).toBe(input)
  })

  it('does not come back in other bytes', async () => {
    for (const input of [Buffer.from(PLAIN.replace('ours', 'é'), 'latin1'), Buffer.from(`\ufeff${PLAIN}`, 'utf16le')]) {
      const told = await fixed(['--unsafe', '-'], {}, { input })
      expect([told.out, told.code]).toEqual(['', 2])
      expect(told.err).toContain('Standard input is not UTF-8')
    }
  })
})

describe('what cannot be written', () => {
  it.each([
    ['Latin-1', Buffer.from(PLAIN.replace('ours', 'ä'), 'latin1')],
    ['UTF-16', Buffer.from(`\ufeff${PLAIN}`, 'utf16le')],
    ['UTF-16 the other way', Buffer.from(`\ufeff${PLAIN}`, 'utf16le').swap16()],
  ])('as it is read, in %s, stays as it is', async (_name, bytes) => {
    const told = await fixed(['--unsafe'], { '.mcp.json': bytes, '.cursor/mcp.json': PLAIN })
    expect([...told.written.keys()]).toEqual([`${REPOSITORY}/.cursor/mcp.json`])
    expect(told.out).toMatch(/^left \.mcp\.json:3 plaintext-http: the file is not in UTF-8/m)
  })

  it('is told, and not said to be fixed', async () => {
    const replace = (path: string) => {
      if (path.endsWith('/.mcp.json')) throw new UsageError(`Cannot write '${path}': it has been changed meanwhile.`)
    }
    const told = await fixed(['--unsafe'], { '.mcp.json': PLAIN, '.cursor/mcp.json': PLAIN }, { host: { replace } })
    expect(told.code).toBe(2)
    expect(told.err).toContain('it has been changed meanwhile')
    expect(told.out).not.toContain('fixed .mcp.json')
    expect(told.out).toContain('fixed .cursor/mcp.json:3')
    expect(told.out).toContain('1 finding in 1 file was fixed. 2 findings remain.')
  })
})

describe('on a disk', () => {
  const here = place()
  beforeAll(built)
  afterAll(() => here.remove())

  const path = (name: string) => join(here.project, name)
  const fix = (...args: readonly string[]) => here.run(['fix', '--unsafe', '--fail-on', 'none', ...args])
  const written = (name: string, mode: number) => {
    here.write(name, PLAIN)
    chmodSync(path(name), mode)
    return name
  }

  it.each([0o600, 0o640, 0o644, 0o755, 0o4600])('the permissions of a file stay %o', (mode) => {
    const name = written('.mcp.json', mode)
    expect(fix(name).code).toBe(0)
    expect(readFileSync(path(name), 'utf8')).toBe(SECURE)
    expect(statSync(path(name)).mode & 0o7777).toBe(mode)
  })

  it('a link stays one, and leads where it led', () => {
    here.write('kept/settings.json', PLAIN)
    mkdirSync(path('linked'))
    symlinkSync('../kept/settings.json', path('linked/.mcp.json'))
    expect(fix('linked/.mcp.json').code).toBe(0)
    expect(readlinkSync(path('linked/.mcp.json'))).toBe('../kept/settings.json')
    expect(lstatSync(path('kept/settings.json')).isFile()).toBe(true)
    expect(readFileSync(path('kept/settings.json'), 'utf8')).toBe(SECURE)
  })

  it('a link that a project brings is not followed', () => {
    here.writeHome('elsewhere.json', PLAIN)
    mkdirSync(path('brought'))
    symlinkSync(join(here.home, 'elsewhere.json'), path('brought/.mcp.json'))
    fix('brought')
    expect(readFileSync(join(here.home, 'elsewhere.json'), 'utf8')).toBe(PLAIN)
  })

  it('a folder is gone through', () => {
    here.write('several/.mcp.json', PLAIN)
    here.write('several/below/.cursor/mcp.json', PLAIN)
    expect(fix('several').out).toContain('2 findings in 2 files were fixed.')
    expect(readFileSync(path('several/below/.cursor/mcp.json'), 'utf8')).toBe(SECURE)
  })

  it.skipIf(process.getuid?.() === 0 || process.platform === 'win32')(
    'a folder that nobody may write to is told',
    () => {
      here.write('closed/.mcp.json', PLAIN)
      chmodSync(path('closed'), 0o500)
      const told = fix('closed/.mcp.json')
      chmodSync(path('closed'), 0o700)
      expect([told.code, told.err]).toEqual([2, expect.stringContaining('permission denied')])
      expect(readFileSync(path('closed/.mcp.json'), 'utf8')).toBe(PLAIN)
    },
  )

  it('nothing lies beside the file afterwards', () => {
    here.write('alone/.mcp.json', PLAIN)
    fix('alone')
    expect(readdirSync(path('alone'))).toEqual(['.mcp.json'])
  })

  it('standard input may be a pipe that nobody reads from', async () => {
    const child = spawn(process.execPath, [PROGRAM, 'fix', '--unsafe', '-'], {
      cwd: here.project,
      env: environment(here.home),
      stdio: ['pipe', 'pipe', 'pipe'],
    })
    child.stdout.destroy()
    child.stdin.end(PLAIN)
    const [code, err] = await new Promise<readonly [number | null, string]>((done) => {
      let said = ''
      child.stderr.on('data', (chunk) => {
        said += String(chunk)
      })
      child.on('close', (closed) => done([closed, said]))
    })
    expect(err).not.toContain('bug of its own')
    expect(code).toBe(0)
  })
})

/** How often a run is killed: a thousand times where somebody waits for it. */
const KILLS = process.env['MCP_AUDIT_TEST_KILLS'] === undefined ? 25 : Number(process.env['MCP_AUDIT_TEST_KILLS'])

describe.skipIf(process.platform === 'win32')('a run that is killed', () => {
  const here = place()
  beforeAll(built)
  afterAll(() => here.remove())

  const FILES = 40
  // Long enough for a write to be interrupted in the middle of it.
  const padded = (text: string) => text.replace('// ours', `// ${'x'.repeat(60_000)}`)
  const name = (index: number) => `${index}/.mcp.json`

  function states(): readonly ('old' | 'new' | 'neither')[] {
    return Array.from({ length: FILES }, (_, index) => {
      const text = readFileSync(join(here.project, name(index)), 'utf8')
      return text === padded(PLAIN) ? 'old' : text === padded(SECURE) ? 'new' : 'neither'
    })
  }

  async function killedAfter(milliseconds: number): Promise<void> {
    const child = spawn(process.execPath, [PROGRAM, 'fix', '--unsafe', '--rule', 'plaintext-http', '--quiet', '.'], {
      cwd: here.project,
      env: environment(here.home),
      stdio: 'ignore',
    })
    const end = new Promise((done) => child.on('close', done))
    const timer = setTimeout(() => child.kill('SIGKILL'), milliseconds)
    await end
    clearTimeout(timer)
  }

  it('leaves every file as it was or as it was to be, and nothing in the way of the next run', {
    timeout: 60_000 + KILLS * 5_000,
  }, async () => {
    const seen = { old: 0, new: 0, neither: 0, between: 0 }
    let whole = 0
    for (let kill = 0; kill < KILLS; kill++) {
      for (let index = 0; index < FILES; index++) here.write(name(index), padded(PLAIN))
      const started = performance.now()
      // The first one runs to its end, and says how long that takes; the writing comes last.
      await killedAfter(kill === 0 ? 60_000 : whole * (0.5 + (0.6 * ((kill * 7919) % 1000)) / 1000))
      if (kill === 0) whole = performance.now() - started
      const found = states()
      for (const state of found) seen[state]++
      if (new Set(found).size > 1) seen.between++
      for (let index = 0; index < FILES; index++)
        expect(
          readdirSync(join(here.project, String(index))).filter(
            (each) => !/^\.mcp\.json(?:\.\d+(?:\.\d+)?\.tmp)?$/.test(each),
          ),
        ).toEqual([])
    }
    expect(seen.neither).toBe(0)
    if (KILLS >= 500) expect(seen.between, 'some were killed while files were written').toBeGreaterThan(10)
    expect(seen.new).toBeGreaterThanOrEqual(FILES)
    // What was left behind is in nobody's way.
    await killedAfter(60_000)
    expect(new Set(states())).toEqual(new Set(['new']))
  })

  it('leaves no name that another run could not take', async () => {
    here.write('taken/.mcp.json', PLAIN)
    const program = `
      const { writeFileSync } = require('node:fs')
      for (const turn of ['', '.1', '.2']) writeFileSync('taken/.mcp.json.' + process.pid + turn + '.tmp', 'left')
      process.argv.splice(1, 1, ${JSON.stringify(PROGRAM)})
      require(${JSON.stringify(PROGRAM)})
    `
    writeFileSync(join(here.project, 'start.cjs'), program)
    const told = here.run(['fix', '--unsafe', 'taken/.mcp.json'], { program: 'start.cjs' })
    expect(told.err).toBe('')
    expect(readFileSync(join(here.project, 'taken/.mcp.json'), 'utf8')).toBe(SECURE)
    expect(existsSync(join(here.project, 'taken'))).toBe(true)
  })
})

describe('a diff', () => {
  it('shows tabs as frames of code do, and no break of a line', async () => {
    const text = '{\r\n\t"mcpServers": {\r\n\t\t"docs": { "url": "http://mcp.acme.example/v1" }\r\n\t}\r\n}\r\n'
    const { out } = await run(['fix', '--dry-run', '--unsafe'], { files: { '.mcp.json': text } })
    expect(out).toContain('\n+        "docs": { "url": "https://mcp.acme.example/v1" }\n     }\n }\n')
  })
})

describe('our own settings', () => {
  it('lose an ignore that silences nothing, and keep their comments', async () => {
    const settings = `{
  // Ours.
  "ignore": [
    // Long gone.
    { "rule": "plaintext-http", "file": ".mcp.json", "reason": "inside the VPN" },
    { "rule": "unpinned-package", "file": ".mcp.json", "reason": "a demo" } // stays
  ]
}
`
    const mcp = '{ "mcpServers": { "one": { "command": "npx", "args": ["-y", "@example/server"] } } }'
    const { out, written } = await run(['fix'], { files: { 'mcp-audit.jsonc': settings, '.mcp.json': mcp } })
    expect(out).toContain('fixed mcp-audit.jsonc:5 unused-ignore')
    expect([...written]).toEqual([
      [`${REPOSITORY}/mcp-audit.jsonc`, settings.replace(/ {4}\{ "rule": "plaintext-http".*\n/, '')],
    ])
  })
})

it('repairs all that stands in one string in one run', async () => {
  const flags = Array.from({ length: 15 }, (_, index) => `curl -k https://acme.example/${index}`)
  const config = { mcpServers: { one: { command: 'sh', args: ['-c', `${flags.join('; ')}; exec notes-mcp`] } } }
  const first = await run(['fix', '--unsafe'], { files: { '.mcp.json': JSON.stringify(config) } })
  const text = first.written.get(`${REPOSITORY}/.mcp.json`) ?? ''
  expect(text, first.out).not.toContain('curl -k')
  const second = await run(['fix', '--unsafe'], { files: { '.mcp.json': text } })
  expect([...second.written], second.out).toEqual([])
})

describe('a fix is offered', () => {
  const offered = async (path: string, text: string) => {
    const { out } = await run([path, '--format', 'json', '--only', 'plaintext-http'], { files: { [path]: text } })
    const report: { findings: readonly { fix?: object }[] } = JSON.parse(out)
    return report.findings.map(({ fix }) => fix !== undefined)
  }

  it('where the text stands', async () => {
    const text = '{ "mcpServers": { "docs": { "url": "http://mcp.acme.example/v1" } } }'
    expect(await offered('.mcp.json', text)).toEqual([true])
  })

  it('not in a document within a string', async () => {
    const inner = '{ "mcpServers": { "docs": { "type": "http", "url": "http://mcp.acme.example/v1" } } }'
    const step = `      - uses: anthropics/claude-code-action@v1\n        with:\n          mcp_config: '${inner}'\n`
    const workflow = `on: push\njobs:\n  one:\n    runs-on: ubuntu-latest\n    steps:\n${step}`
    expect(await offered('.github/workflows/one.yml', workflow)).toEqual([false])
  })

  it('not in what an alias or a merge key repeats', async () => {
    const servers = (two: string) =>
      `mcpServers:\n  one: &one\n    type: sse\n    url: http://mcp.acme.example/v1\n  two:${two}\n`
    for (const two of ['\n    <<: *one', ' *one', '\n    type: sse\n    url: https://mcp.acme.example/v2'])
      expect(await offered('librechat.yaml', servers(two)), two).toEqual([two.includes('https')])
  })
})
