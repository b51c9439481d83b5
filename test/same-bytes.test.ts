/**
 * The same files give the same bytes: in every command and format, over runs, in whatever order a disk lists its folders,
 * whatever the language, the clock, the home's spelling and the system's separators, on every Node that we run on.
 */

import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Host } from '../src/commands/host.ts'
import type { Machine } from '../src/discover/machine.ts'
import type { FileSystem } from '../src/io.ts'
import { KINDS } from '../src/report/index.ts'
import { bytes, HOME, load, memory, REPOSITORY, secret } from './fixtures.ts'
import { run } from './host.ts'
import { nodeOf } from './package.ts'
import { built, type Place, place, type RunOptions } from './program.ts'

/** Every command and format, in as few runs as that takes; what they write is named `written.…`. */
const SCAN = [
  ...['--pedantic', '--min-confidence', 'low', '--format', 'json', '--verbose'],
  ...KINDS.filter((kind) => kind !== 'json').flatMap((kind) => ['--output', `${kind}=written.${kind}`]),
]
const RUNS: readonly (readonly string[])[] = [
  SCAN,
  ['checklist', '--format', 'markdown'],
  ['inventory', '--output', 'json=written.list.json', '--output', 'cyclonedx=written.cdx.json'],
  ['clients', '--all', '--json'],
  ['baseline', '--scope', 'all', '--baseline', 'written.json', '--allow-secrets'],
  ['lock', '--lock', 'written.lock'],
  ['fix', '--dry-run', '--unsafe', '--pedantic'],
]

const scannable = (path: string) => !/\/\.git\/|\/(?:mcp-audit\.jsonc|\.mcp-audit-baseline\.json)$/.test(path)

/**
 * A repository and a home with files of every client and of every rule, in folders whose names sort differently in different
 * languages, and with what clocks, languages and encodings could show in.
 */
function workspace(): ReadonlyMap<string, Uint8Array> {
  const files = new Map<string, Uint8Array>()
  for (const id of readdirSync('fixtures/clients')) {
    for (const part of readdirSync(join('fixtures/clients', id))) {
      if (part !== 'project' && part !== 'home') continue
      const base = part === 'home' ? HOME : `${REPOSITORY}/clients/${id}`
      for (const [path, content] of load(join('fixtures/clients', id, part)))
        if (scannable(path)) files.set(base + path.slice(REPOSITORY.length), content)
    }
  }
  for (const id of readdirSync('fixtures/rules')) {
    const [first] = readdirSync(join('fixtures/rules', id, 'bad')).sort()
    for (const [path, content] of load(join('fixtures/rules', id, 'bad', first ?? '')))
      if (path.startsWith(`${REPOSITORY}/`) && scannable(path))
        files.set(`${REPOSITORY}/rules/${id}${path.slice(REPOSITORY.length)}`, content)
  }
  const server = { command: 'npx', args: ['-y', 'İstanbul-ırmak'], env: { KEY: secret('github-classic'), ǅ: 'x' } }
  for (const name of [
    'z',
    'Z',
    'ä',
    'a',
    'I',
    'ı',
    'i',
    'İ',
    'ß',
    'ss',
    '日本',
    '\u{1f4e6}',
    '\uff5e',
    'e\u0301',
    'a-b',
    'a.b',
    'a b',
  ])
    files.set(`${REPOSITORY}/names/${name}/.mcp.json`, bytes(JSON.stringify({ mcpServers: { [name]: server } })))
  const toml = `[mcp_servers.t]\ncommand = "npx"\nargs = ["x"]\nwhen = 2026-03-29T02:30:00\nday = 2026-03-29\nat = 02:30:00\n`
  files.set(`${REPOSITORY}/times/.codex/config.toml`, bytes(toml))
  const yaml =
    'mcpServers:\n  - name: y\n    command: npx\n    args: [x]\n    env: { WHEN: 2026-03-29 02:30:00, DAY: 2026-03-29 }\n'
  files.set(`${REPOSITORY}/times/.continue/mcpServers/y.yaml`, bytes(yaml))
  files.set(
    `${REPOSITORY}/mcp-audit.jsonc`,
    bytes(
      '{ "ignore": [{ "rule": "unpinned-package", "file": "names/a/**", "reason": "known", "expires": "2999-12-31" }] }',
    ),
  )
  return files
}

const FILES = workspace()

interface Said {
  readonly args: string
  readonly code: number | null
  readonly out: string
  readonly err: string
  readonly written: string
}

/** What is said on a disk in memory. */
async function inMemory(fs: FileSystem, args: readonly string[], change: Partial<Host> = {}): Promise<Said> {
  const { written, ...said } = await run(args, { host: { fs, today: () => '2026-11-27', ...change } })
  return { args: args.join(' '), ...said, written: [...written.values()].join('') }
}

/** Where two runs begin to differ, which in a megabyte is all that one wants to read. */
function expectSame(said: readonly Said[], expected: readonly Said[]): void {
  const differences = expected.flatMap((one, index) => {
    const other = said[index]
    return (['code', 'out', 'err', 'written'] as const).flatMap((part) => {
      const [was, is] = [`${one[part]}`.split('\n'), `${other?.[part]}`.split('\n')]
      const line = was.findIndex((text, at) => text !== is[at])
      if (line < 0 && was.length === is.length) return []
      return [`${one.args}: ${part}, line ${line + 1}: ${was[line]} ≠ ${is[line]}`]
    })
  })
  expect(differences).toEqual([])
}

/** A random order that is the same every time. */
function shuffled<T>(items: readonly T[], seed: number): T[] {
  let state = seed
  const keyed = items.map((item) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return { item, key: state }
  })
  return keyed.sort((a, b) => a.key - b.key).map(({ item }) => item)
}

describe('in memory', { timeout: 300_000 }, () => {
  const listing = (order: <T>(items: readonly T[]) => readonly T[]): FileSystem => {
    const fs = memory(FILES)
    return {
      ...fs,
      list(path) {
        const listed = fs.list(path)
        return 'entries' in listed ? { entries: order(listed.entries) } : listed
      },
    }
  }
  let plain: readonly Said[]
  beforeAll(async () => {
    plain = await Promise.all(RUNS.map((args) => inMemory(memory(FILES), args)))
  }, 300_000)

  it('there is enough to differ in', () => {
    const report: { files: { format: string; clients: string[] }[]; findings: { rule: string }[] } = JSON.parse(
      plain[0]?.out ?? '',
    )
    expect(new Set(report.files.map(({ format }) => format)).size).toBeGreaterThan(3)
    expect(new Set(report.files.flatMap(({ clients }) => clients)).size).toBeGreaterThan(90)
    expect(new Set(report.findings.map(({ rule }) => rule)).size).toBeGreaterThan(60)
    for (const { args, out } of plain) expect([args, out.length > 20]).toEqual([args, true])
    for (const index of [0, 2, 4]) expect(plain[index]?.written.length).toBeGreaterThan(100_000)
  })

  it.each([
    ['backwards', <T>(items: readonly T[]) => items.toReversed()],
    ['at random', <T>(items: readonly T[]) => shuffled(items, 1)],
  ])('folders may be listed %s', async (_, order) => {
    expectSame(await Promise.all(RUNS.map((args) => inMemory(listing(order), args))), plain)
  })

  it('folders may be named in any order', async () => {
    const named = ['names/a', 'rules', 'clients', 'clients/cursor', 'times']
    const say = (paths: readonly string[]) => inMemory(memory(FILES), [...paths, ...SCAN])
    const expected = await say(named)
    expect(expected.out.length).toBeGreaterThan(1000)
    expectSame([await say(named.toReversed())], [expected])
  })

  describe('Windows', () => {
    const windows: Machine = { os: 'win32', home: 'C:/Users/dev', env: {} }
    const moved = new Map([...FILES].map(([path, content]) => [`C:${path}`, content] as const))
    const change: Partial<Host> = { machines: [windows], cwd: `C:${REPOSITORY}` }

    it('is told the same paths', async () => {
      const project = [...SCAN, '--scope', 'project']
      expectSame([await inMemory(memory(moved), project, change)], [await inMemory(memory(FILES), project)])
    })

    it('may write them its own way', async () => {
      const slashes = ['names/a/.mcp.json', './rules/unpinned-package', 'times/../clients/codex']
      for (const format of KINDS) {
        const { out } = await inMemory(memory(moved), [...slashes, '--format', format], change)
        expect(out.length).toBeGreaterThan(200)
        const back = [...slashes, `C:${REPOSITORY}/names/a`].map((path) => path.replaceAll('/', '\\'))
        expect((await inMemory(memory(moved), [...back, '--format', format], change)).out).toBe(out)
      }
    })
  })
})

describe('the program', { timeout: 300_000 }, () => {
  let at: Place
  let base: readonly Said[]
  beforeAll(() => {
    built()
    at = onDisk([...FILES])
    base = everything(at, { env: { LANG: 'C', LC_ALL: 'C', TZ: 'UTC' } })
    expect(base[0]?.out.length).toBeGreaterThan(100_000)
    expect(base[0]?.written.length).toBeGreaterThan(100_000)
  }, 300_000)
  afterAll(() => at.remove())

  /** The workspace on the disk, its files made in the order given. */
  function onDisk(files: readonly (readonly [string, Uint8Array])[]): Place {
    const at = place()
    for (const [path, content] of files) {
      const target = path.startsWith(HOME)
        ? join(at.home, path.slice(HOME.length))
        : join(at.project, path.slice(REPOSITORY.length))
      mkdirSync(dirname(target), { recursive: true })
      writeFileSync(target, content, { mode: 0o644 })
    }
    mkdirSync(join(at.project, '.git'), { recursive: true })
    return at
  }

  /** All that the program says and writes; the place that it was said in goes by one name. */
  function everything(at: Place, options: RunOptions = {}, prefix: readonly string[] = []): readonly Said[] {
    const node = [...prefix, ...(options.node ?? [process.execPath])]
    return RUNS.map((args) => {
      const { code, out, err } = at.run(args, { ...options, node })
      const placeless = (text: string) => text.replaceAll(dirname(at.project), '<place>')
      const files = readdirSync(at.project).filter((name) => name.startsWith('written.'))
      const written = files.sort().map((name) => readFileSync(join(at.project, name), 'utf8'))
      for (const name of files) rmSync(join(at.project, name))
      return {
        args: args.join(' '),
        code,
        out: placeless(out),
        err: placeless(err),
        written: placeless(written.join('')),
      }
    })
  }

  const umask = ['/bin/sh', '-c', 'umask 077; exec "$0" "$@"']

  it.each<[string, Readonly<Record<string, string>>, (readonly string[])?]>([
    ['again', {}],
    [
      'in Turkish, in Nepal, with a home that ends in a slash, and to libraries that are asked to talk',
      {
        ...{ LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8', LANGUAGE: 'tr', TZ: 'Asia/Kathmandu', HOME: '<home>/' },
        ...{ NODE_DEBUG: 'semver,commander', LOG_STREAM: '1', LOG_TOKENS: '1', DEBUG: '*' },
      },
    ],
    [
      'in Japanese, in Newfoundland, with a umask, where Node knows no languages and terminals have links',
      {
        ...{ LANG: 'ja_JP.eucJP', LC_ALL: 'ja_JP.eucJP', TZ: 'America/St_Johns', NODE_ICU_DATA: '.' },
        ...{ FORCE_HYPERLINK: '1', COLORTERM: 'truecolor', TERM: 'xterm-256color', COLUMNS: '40' },
      },
      umask,
    ],
  ])('says the same %s', (_, { HOME: home = at.home, ...env }, prefix = []) => {
    const spelled = { ...env, HOME: home.replace('<home>', at.home) }
    expectSame(everything(at, { env: spelled }, process.platform === 'win32' ? [] : prefix), base)
  })

  it('says the same of files that were made in another order, elsewhere', () => {
    const other = onDisk(shuffled([...FILES], 3))
    try {
      expectSame(everything(other), base)
    } finally {
      other.remove()
    }
  })

  /** `MCP_AUDIT_TEST_NODES=1`: downloads other versions of Node, which the rest of the suite must not need. */
  describe.skipIf(process.env['MCP_AUDIT_TEST_NODES'] !== '1')('on another Node', () => {
    it.each(['20.19.0', '22', '24'])('%s says the same', { timeout: 300_000 }, (version) => {
      const folder = mkdtempSync(join(tmpdir(), 'mcp-audit-node-'))
      try {
        expectSame(everything(at, { node: [nodeOf(version, folder)] }), base)
      } finally {
        rmSync(folder, { recursive: true, force: true })
      }
    })
  })
})
