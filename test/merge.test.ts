/** Many reports as one summary. */

import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { mergeSchema } from '../src/reports/contracts.ts'
import { documentsIn } from '../src/reports/documents.ts'
import { mergeCsv, mergeMarkdown } from '../src/reports/merge-tables.ts'
import { MOST_NAMES, MOST_OF_ONE } from '../src/reports/names.ts'
import { ownersIn } from '../src/reports/owners.ts'
import { type CountedReport, readCounts } from '../src/reports/read.ts'
import { Tally } from '../src/reports/tally.ts'
import { isOlder } from '../src/reports/versions.ts'
import { bytes, memory, secret } from './fixtures.ts'
import { type Given, reportText } from './given.ts'
import { run } from './host.ts'
import { HOSTILE, ODD } from './hostile.ts'
import { BROAD, built, type Place, place, servers } from './program.ts'

vi.setConfig({ testTimeout: 60_000 })

const FILES = 'pkg:npm/%40example/files'
const NEW: Partial<Given> = {
  severity: 'high',
  rule: 'broad-filesystem-root',
  server: 'files',
  package: `${FILES}@1.2.3`,
}
const OLD: Partial<Given> = { severity: 'medium', rule: 'unpinned-package', server: 'files', package: FILES }

const FLEET = {
  'reports/payments/api.json': reportText({ findings: [NEW, OLD] }),
  'reports/payments/web/all.json': reportText({ findings: [NEW], tool: '0.0.1' }),
  'reports/search/index.json': reportText({
    findings: [{ ...OLD, severity: 'low', package: `${FILES}@^2.0.0` }],
    problems: 2,
  }),
  'reports/clean.json': reportText({ files: ['.mcp.json'] }),
  'reports/notes.txt': 'no report',
}

function json(out: string) {
  return mergeSchema.parse(JSON.parse(out))
}

describe('a summary', () => {
  it('says who has how much of what', async () => {
    const { code, out, err } = await run(['merge', 'reports'], { files: FLEET, host: { version: '0.1.0' } })
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toMatchInlineSnapshot(`
      "Owners    reports  critical  high  medium  low  info
      payments        2         0     2       1    0     0
      search          1         0     0       0    1     0

      Rules                  reports  critical  high  medium  low  info
      broad-filesystem-root        2         0     2       0    0     0
      unpinned-package             2         0     0       1    1     0

      Servers  reports  critical  high  medium  low  info
      files          3         0     2       1    1     0

      Packages                  reports  critical  high  medium  low  info
      pkg:npm/%40example/files        3         0     2       1    1     0
        1.2.3 (2), any (1), ^2.0.0 (1)

      Reports with the gravest findings  critical  high  medium  low  info
      reports/payments/api.json                 0     1       1    0     0
      reports/payments/web/all.json             0     1       0    0     0
      reports/search/index.json                 0     0       0    1     0

      Versions of mcp-audit  reports
      0.1.0                        3
      0.0.1 (old)                  1

      Reports of files that could not be read  files
      reports/search/index.json                    2

      4 reports of 4 files and 4 servers, 4 findings: 2 high, 1 medium, 1 low.
      "
    `)
  })

  it('has a contract, which is published', async () => {
    const { out } = await run(['merge', 'reports', '--format', 'json'], { files: FLEET, host: { version: '0.1.0' } })
    const { summary, packages, owners, versions, worst, troubled } = json(out)
    expect(summary).toMatchObject({
      reports: 4,
      files: 4,
      servers: 4,
      high: 2,
      medium: 1,
      low: 1,
      broken: 0,
      troubled: 1,
    })
    expect(packages.rows).toMatchObject([
      {
        name: FILES,
        reports: 3,
        high: 2,
        versions: [{ version: '1.2.3', reports: 2 }, { version: '', reports: 1 }, { version: '^2.0.0' }],
      },
    ])
    expect(owners.rows.map(({ name, reports }) => [name, reports])).toEqual([
      ['payments', 2],
      ['search', 1],
    ])
    expect(versions).toEqual([
      { version: '0.1.0', reports: 3, old: false },
      { version: '0.0.1', reports: 1, old: true },
    ])
    expect(worst.map(({ report }) => report)).toEqual([
      'reports/payments/api.json',
      'reports/payments/web/all.json',
      'reports/search/index.json',
    ])
    expect(troubled).toEqual([{ report: 'reports/search/index.json', problems: 2 }])
  })

  it('is the same whatever the order and the number of names for a report', async () => {
    const names = Object.keys(FLEET).filter((name) => name.endsWith('.json'))
    const outOf = async (args: readonly string[], input = '') =>
      (await run(['merge', ...args, '--format', 'json'], { files: FLEET, input })).out
    const first = await outOf(names)
    expect(await outOf(names.toReversed())).toBe(first)
    expect(await outOf(['--from', '-'], `${names.join('\n')}\n`)).toBe(first)
    expect(await outOf([...names, '--from', '-'], `${names.join('\0')}\0`)).toBe(first)
    expect(await outOf(['reports', ...names])).toBe(await outOf(['reports']))
    expect(await outOf(['reports/search', 'reports', 'reports/payments'])).toBe(await outOf(['reports']))
  })

  it('counts reports that it does not name, and knows the folders of files that are named', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 1200 }, (_, index) => [`r/team${index % 2}/${index}.json`, reportText({ findings: [NEW] })]),
    )
    const { out } = await run(['merge', 'r'], { files })
    expect(out).toContain('and 1190 more')
    const named = await run(['merge', 'r/team0/0.json', 'team1/x.json', '--format', 'json'], {
      files: { ...files, 'team1/x.json': reportText({ findings: [NEW] }) },
    })
    expect(
      json(named.out)
        .owners.rows.map(({ name }) => name)
        .sort(),
    ).toEqual(['r', 'team1'])
  })

  it('knows owners by a file of theirs', async () => {
    const CODEOWNERS = '# teams\n* @everyone\n/payments/ @pay @risk # both\nsearch/*.json\n'
    const { out } = await run(['merge', 'reports', '--owners', 'CODEOWNERS', '--format', 'json'], {
      files: { ...FLEET, CODEOWNERS },
    })
    expect(json(out).owners.rows.map(({ name, reports }) => [name, reports])).toEqual([
      ['@pay @risk', 2],
      ['@everyone', 1],
    ])
    const none = await run(['merge', 'reports', '--owners', 'nowhere'], { files: FLEET })
    expect(none).toMatchObject({ code: 2, err: "error: The owners file 'nowhere' does not exist.\n" })
  })

  it('fails on what it is told to', async () => {
    const codeOf = async (...args: readonly string[]) =>
      (await run(['merge', 'reports', ...args], { files: FLEET })).code
    expect(await codeOf('--fail-on', 'critical')).toBe(0)
    expect(await codeOf('--fail-on', 'high')).toBe(1)
  })

  it('shows as many names and versions as are asked for, and says how many more there are', async () => {
    const versions = ['1.0.0', '1.1.0', '1.2.0', '1.3.0', '1.4.0']
    const files = Object.fromEntries(
      versions.map((version, at) => [
        `reports/${version}.json`,
        reportText({ findings: [{ ...NEW, server: `s${at}`, package: `${FILES}@${version}` }] }),
      ]),
    )
    const shown = async (format: string) =>
      (await run(['merge', 'reports', '--top', '2', '--format', format], { files })).out
    expect(await shown('text')).toMatch(/\n {2}1\.0\.0 \(1\), 1\.1\.0 \(1\), 1\.2\.0 \(1\), 2 more\n/)
    expect(await shown('text')).toMatch(/^s1 .*\nand 3 more\n/m)
    expect(await shown('markdown')).toMatch(/\n\| s1 \|.*\n\nand 3 more\n/)
  })

  it('of reports that found nothing says so', async () => {
    const files = { 'reports/clean.json': reportText({ files: ['.mcp.json'] }) }
    for (const format of ['text', 'markdown'])
      expect((await run(['merge', 'reports', '--format', format], { files })).out).toContain(', no findings.')
  })

  it('has a row for each name in a spreadsheet, and none that it would calculate', async () => {
    const evil = reportText({
      findings: [{ ...NEW, server: '=HYPERLINK("https://evil.example")', rule: '+1', package: '@SUM(A1)' }],
    })
    const { out } = await run(['merge', 'evil.json', '--format', 'csv'], { files: { 'evil.json': evil } })
    expect(out).toContain(`"rule","'+1","","1","0","1","0","0","0"\n`)
    expect(out).toContain(`"server","'=HYPERLINK(""https://evil.example"")"`)
    for (const line of out.trimEnd().split('\n')) expect(line).toMatch(/^"[a-z-]+",(?:"(?![=+\-@])(?:[^"]|"")*",?)+$/)
  })
})

describe('what cannot be read', () => {
  const files = {
    ...FLEET,
    'reports/cut.json': reportText({}).slice(0, 100),
    'reports/later.json': reportText({ version: 3 }),
    'reports/other.json': '{}',
    'reports/pipe.json': undefined,
  }

  it('is told and left out, and the exit code is 2', async () => {
    const { code, out, err } = await run(['merge', 'reports', 'nowhere.json'], { files })
    expect(code).toBe(2)
    expect(out).toMatch(
      /^4 reports of 4 files and 4 servers, 4 findings: 2 high, 1 medium, 1 low\. 4 reports left out\.$/m,
    )
    expect(err).toContain("error: 'nowhere.json' does not exist.\n")
    expect(err).toContain("error: 'reports/cut.json' is cut off: it ends at line")
    expect(err).toContain("error: 'reports/later.json' was written by a newer mcp-audit")
    expect(err).toContain("'--skip-broken' allows that.")
  })

  it('may be, when that is said', async () => {
    const { code, err, out } = await run(['merge', 'reports', '--skip-broken', '--format', 'json'], { files })
    expect(code).toBe(0)
    expect(err).toContain("warning: 'reports/other.json' is not a JSON report")
    expect(json(out)).toMatchObject({
      summary: { reports: 4, broken: 3 },
      broken: [{ report: 'reports/cut.json' }, {}, {}],
    })
  })

  it('lies beside where one stands, in several folders, or in the folder of all', async () => {
    const report = reportText({ findings: [NEW] })
    const files = { '/repo/b/x.json': report, '/repo/a/x.json': report, '/else/where/y.json': report }
    const ask = async (argv: readonly string[]) =>
      json((await run(['merge', ...argv, '--format', 'json'], { files })).out)
    const names = async (argv: readonly string[]) => (await ask(argv)).worst.map((each) => each.report)
    expect(await names(['b', 'a'])).toEqual(['a/x.json', 'b/x.json'])
    expect(await names(['/else/where/y.json'])).toEqual(['/else/where/y.json'])
    expect((await ask(['/else/where/y.json'])).owners.rows).toEqual([])
    expect(await names(['/'])).toEqual(['/else/where/y.json', 'a/x.json', 'b/x.json'])
    expect((await ask(['/'])).owners.rows.map(({ name }) => name).sort()).toEqual(['else', 'repo'])
  })

  it('is refused where it cannot be looked for', async () => {
    const report = reportText({ findings: [NEW] })
    const deep = `${'d/'.repeat(40)}x.json`
    const ended = await run(['merge', 'r'], { files: { 'r/x.json': report, [`r/${deep}`]: report } })
    expect(ended).toMatchObject({ code: 2, err: expect.stringContaining('is more than 32 levels deep.') })
    const fs = memory(new Map([['/repo/r/x.json', bytes(report)]]))
    const list: typeof fs.list = (path) =>
      path === '/repo/r' ? { refused: 'may not be read (permission denied)' } : fs.list(path)
    const shut = await run(['merge', 'r'], { host: { fs: { ...fs, list } } })
    expect(shut).toMatchObject({ code: 2, err: expect.stringContaining("'r' may not be read (permission denied).") })
    const none = await run(['merge', '--from', 'names.txt'])
    expect(none).toMatchObject({ code: 2, err: "error: The list 'names.txt' does not exist.\n" })
  })

  it('is named by a list that is a file', async () => {
    const files = { ...FLEET, 'names.txt': 'reports/clean.json\r\nreports/search/index.json\r\n' }
    const { out } = await run(['merge', '--from', 'names.txt', '--format', 'json'], { files })
    expect(json(out).summary.reports).toBe(2)
  })

  it('is counted beyond those that are told', async () => {
    const files = Object.fromEntries(Array.from({ length: 140 }, (_, index) => [`r/${index}.json`, '{']))
    const { err } = await run(['merge', 'r'], { files })
    const told = err.match(/^error: 'r\//gm)?.length ?? 0
    expect(err).toContain(`error: ${140 - told} more reports could not be read.`)
  })

  it('is nothing at all', async () => {
    expect(await run(['merge'])).toMatchObject({ code: 2, err: expect.stringContaining('There is nothing to merge') })
    expect(await run(['merge', 'x'], { files: { 'x/a.txt': '' } })).toMatchObject({
      code: 2,
      err: expect.stringContaining('There is no report'),
    })
    expect(await run(['merge', '-', '--from', '-'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('is read once'),
    })
    expect(await run(['merge', ''])).toMatchObject({ code: 2, err: expect.stringContaining('is empty') })
  })
})

describe('a report a line', () => {
  const line = (sketch: Parameters<typeof reportText>[0]) => JSON.stringify(JSON.parse(reportText(sketch)))
  const lines = [line({ findings: [NEW] }), '', line({ findings: [OLD] }), '{"cut":', line({})].join('\n')

  it('is read from a file and from a pipe', async () => {
    for (const [args, name] of [
      [['a.jsonl'], 'a.jsonl'],
      [['-'], '-'],
    ] as const) {
      const { out, err, code } = await run(['merge', ...args, '--format', 'json'], {
        files: { 'a.jsonl': lines },
        input: lines,
      })
      expect(json(out).summary).toMatchObject({ reports: 3, high: 1, medium: 1, broken: 1 })
      expect(err).toContain(`'${name}:4' is cut off`)
      expect(code).toBe(2)
    }
  })

  it('and one report that is all in a line, or in many, is told by its file', async () => {
    const files = {
      'a.json': `${line({ findings: [NEW] })}\n`,
      'b.json': `\n\n${reportText({ findings: [NEW] })}`,
      'c.json': `\u{feff}${line({ findings: [NEW] })}`,
    }
    const { out } = await run(['merge', 'a.json', 'b.json', 'c.json', '--format', 'json'], { files })
    expect(json(out).worst.map(({ report }) => report)).toEqual(['a.json', 'b.json', 'c.json'])
  })

  it('is read in UTF-16 as well, which PowerShell writes', async () => {
    const le = Buffer.from(`\u{feff}${lines}`, 'utf16le')
    for (const encoded of [le, Buffer.from(le).swap16()]) {
      const { out } = await run(['merge', 'a.jsonl', '--format', 'json'], { files: { 'a.jsonl': encoded } })
      expect(json(out).summary).toMatchObject({ reports: 3, high: 1, medium: 1, broken: 1 })
      const halves = [encoded.subarray(0, 101), encoded.subarray(101)]
      expect([...documentsIn(halves, 2 ** 20)].map(({ line }) => line)).toEqual([1, 3, 4, 5])
    }
  })

  it('comes in pieces of any size', () => {
    const whole = bytes(lines)
    const inPieces = (size: number) => {
      const pieces = Array.from({ length: Math.ceil(whole.length / size) }, (_, at) =>
        whole.subarray(at * size, (at + 1) * size),
      )
      return [...documentsIn(pieces, 2 ** 20)].map(({ line, bytes }) => [line, bytes && Buffer.from(bytes).toString()])
    }
    expect(inPieces(whole.length)).toHaveLength(4)
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3000 }), (size) => {
        expect(inPieces(size)).toEqual(inPieces(whole.length))
      }),
    )
  })

  it('is let go where it is too large', () => {
    const pieces = [bytes('{"a": 1}\n{"b": "'), bytes('x'.repeat(500)), bytes('"}\n{"c": 1}')]
    expect([...documentsIn(pieces, 100)].map(({ line, bytes }) => [line, bytes?.length])).toEqual([
      [1, 8],
      [2, undefined],
      [3, 8],
    ])
  })
})

// ── Folding ─────────────────────────────────────────────────────────────────────────────────────────────────────────

function counted(findings: readonly Partial<Given>[], tool = '0.1.0'): CountedReport {
  const read = readCounts(bytes(reportText({ findings, tool })))
  if ('refused' in read) throw new Error(read.refused)
  return read.report
}

const givenFindings = fc.array(
  fc.record({
    rule: fc.constantFrom('a', 'b', 'c'),
    severity: fc.constantFrom('critical', 'high', 'info'),
    server: fc.string({ maxLength: 3 }),
    package: fc.constantFrom('pkg:npm/a@1', 'pkg:npm/a', 'pkg:pypi/b@2', 'git:https://a.example/x@main'),
  }),
  { maxLength: 6 },
)
const reports = fc.uniqueArray(
  fc.tuple(fc.string(), fc.option(fc.constantFrom('x', 'y'), { nil: undefined }), givenFindings),
  { selector: ([name]) => name, maxLength: 8 },
)

function tallyOf(given: readonly (readonly [string, string | undefined, readonly Partial<Given>[]])[]): Tally {
  const tally = new Tally()
  for (const [name, owner, findings] of given) tally.add(name, owner, counted(findings))
  return tally
}

describe('folding', () => {
  it('gives the same whatever the order', () => {
    fc.assert(
      fc.property(
        reports.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
        ([all, mixed]) => {
          expect(tallyOf(mixed).summary()).toEqual(tallyOf(all).summary())
        },
      ),
      { numRuns: 50 },
    )
  })

  it('gives the same whichever are folded first', () => {
    fc.assert(
      fc.property(reports, fc.nat(8), fc.nat(8), (all, i, j) => {
        const [from, to] = [Math.min(i, j), Math.max(i, j)]
        const parts = [all.slice(0, from), all.slice(from, to), all.slice(to)].map(tallyOf)
        const [a = new Tally(), b = new Tally(), c = new Tally()] = parts
        const [x = new Tally(), y = new Tally(), z = new Tally()] = [
          all.slice(0, from),
          all.slice(from, to),
          all.slice(to),
        ].map(tallyOf)
        a.join(b)
        a.join(c)
        y.join(z)
        x.join(y)
        expect(a.summary()).toEqual(tallyOf(all).summary())
        expect(x.summary()).toEqual(a.summary())
      }),
      { numRuns: 50 },
    )
  })

  it('keeps what it has room for, and says how much there is besides, whatever the order', () => {
    const one = (from: number) =>
      counted(Array.from({ length: MOST_OF_ONE }, (_, at) => ({ ...OLD, server: `s${from + at}`, pointer: `/${at}` })))
    const many = Array.from({ length: MOST_NAMES / MOST_OF_ONE + 3 }, (_, at) => one(at * MOST_OF_ONE))
    const folded = (all: readonly CountedReport[]) => {
      const tally = new Tally()
      for (const [at, report] of all.entries()) tally.add(`r${at}`, undefined, report)
      return tally.summary().byServer
    }
    const { rows, others } = folded(many)
    expect(rows).toHaveLength(MOST_NAMES)
    expect(others).toMatchObject({ medium: 3 * MOST_OF_ONE })
    expect(folded(many.toReversed())).toEqual({ rows, others })
  })

  it('leaves room for others beside a report of many names', () => {
    const tally = new Tally()
    tally.add(
      'a',
      undefined,
      counted(Array.from({ length: MOST_OF_ONE + 500 }, (_, at) => ({ ...OLD, server: `s${at}`, pointer: `/${at}` }))),
    )
    const { rows, others } = tally.summary().byServer
    expect([rows.length, others?.medium]).toEqual([MOST_OF_ONE, 500])
    const rest = /^"server","\(all further names\)","","","0","0","500","0","0"$/m
    expect(mergeCsv(tally.summary())).toMatch(rest)
    const shown = { top: MOST_OF_ONE + 1, version: '0.1.0' }
    expect(mergeMarkdown(tally.summary(), shown)).toMatch(
      /^\| \\?\(all further names\\?\) \| {2}\| 0 \| 0 \| 500 \| 0 \| 0 \|$/m,
    )
  })
})

describe('owners', () => {
  it.each([
    ['* @a', 'x/y.json', '@a'],
    ['*.json @a', 'x/y.json', '@a'],
    ['/x/ @a', 'x/y/z.json', '@a'],
    ['/y/ @a', 'x/y/z.json', undefined],
    ['y/ @a', 'x/y/z.json', '@a'],
    ['x/* @a', 'x/y.json', '@a'],
    ['x/* @a', 'x/y/z.json', undefined],
    ['x/** @a', 'x/y/z.json', '@a'],
    ['**/* @a', 'y.json', '@a'],
    ['**/* @a', 'x/y/z.json', '@a'],
    ['x/**/* @a', 'x/y.json', '@a'],
    ['x/**/* @a', 'x/y/z/w.json', '@a'],
    ['x/**/* @a', 'y.json', undefined],
    ['* @a\nx/ @b c@d.example', 'x/y.json', '@b c@d.example'],
    ['* @a\nx/', 'x/y.json', undefined],
    ['!x @a\n[section]\n^[other] @c\n# * @b\n* @d # not @e', 'x.json', '@d'],
    ['X/ @a', 'x/y.json', undefined],
    ['a\\ b/ @a', 'a b/y.json', '@a'],
    [`${'*'.repeat(2000)} @a`, 'x.json', undefined],
  ])('%j gives %s to %s', (text, path, owner) => {
    expect(ownersIn(text)(path)).toBe(owner)
  })

  it('takes any text for owners, and any path', () => {
    const odd = [...HOSTILE, ...ODD].map(([, text]) => text)
    for (const text of odd)
      for (const path of ['x.json', ...odd]) expect(() => ownersIn(`${text} @a`)(path)).not.toThrow()
  })
})

it('knows which release came first', () => {
  expect([
    isOlder('0.0.9', '0.1.0'),
    isOlder('0.10.0', '0.9.9'),
    isOlder('0.1.0', '0.1.0'),
    isOlder('x', '1.0.0'),
  ]).toEqual([true, false, false, false])
})

// ── Hostile ─────────────────────────────────────────────────────────────────────────────────────────────────────────

describe('a forged report', () => {
  const forged = (text: string) =>
    reportText({
      findings: [{ rule: text, file: text, server: text, package: text, message: text }],
      tool: text,
      problems: 1,
    })

  it.each([...HOSTILE, ...ODD])('says nothing that is obeyed: %s', async (_, text) => {
    for (const format of ['text', 'json', 'markdown', 'csv']) {
      const told = await run(['merge', 'a.json', '--format', format], { files: { 'a.json': forged(text) } })
      for (const stream of [told.out, told.err]) {
        expect(stream).not.toMatch(/(?![\ufe0e\ufe0f\u2060\n])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u)
        expect(stream).not.toMatch(/^\s*::|##(?:\[|vso\[|teamcity\[)/m)
      }
      if (format === 'json') JSON.parse(told.out)
      if (format === 'markdown') expect(told.out).not.toMatch(/<[a-z]|(?<!\\)\[|https?:\/\//)
    }
  })

  it.each(['text', 'json', 'markdown', 'csv'])('carries no credential through us: %s', async (format) => {
    const token = secret('github-classic')
    const files = { [`${token}/a.json`]: forged(token), [`${token}/b.json`]: 'x' }
    const { out, err } = await run(['merge', token, '--format', format], { files })
    expect(out + err).toContain('‹redacted›')
    expect(out + err).not.toContain(token.slice(4, 20))
  })
})

// ── On a disk ───────────────────────────────────────────────────────────────────────────────────────────────────────

describe('the program', () => {
  let at: Place
  beforeAll(() => {
    built()
    at = place()
    at.write('.mcp.json', servers({ files: BROAD }))
    mkdirSync(join(at.project, 'reports'))
  })
  afterAll(() => at.remove())

  it('folds what a scan has written, with what servers run', () => {
    at.run(['.mcp.json', '--output', 'json=reports/one.json'])
    const { packages, summary } = json(at.run(['merge', 'reports/one.json', '--format', 'json']).out)
    expect(summary).toMatchObject({ reports: 1, high: 1 })
    expect(packages.rows).toMatchObject([{ name: 'pkg:npm/%40modelcontextprotocol/server-filesystem' }])
  })

  it('takes memory that does not grow with the number of reports', () => {
    const text = reportText({
      findings: Array.from({ length: 40 }, (_, index) => ({ ...NEW, server: `s${index}`, message: 'x'.repeat(800) })),
    })
    const line = `${JSON.stringify(JSON.parse(text))}\n`
    // What the process held at the most, in KiB, is told by a module that is loaded before it.
    const probe = at.write(
      'probe.cjs',
      "process.on('exit', () => require('node:fs').writeSync(2, `${process.resourceUsage().maxRSS}\\n`))",
    )
    const peak = (count: number) => {
      at.write('all.jsonl', line.repeat(count))
      const { code, err } = at.run(['merge', 'all.jsonl'], { node: [process.execPath, '-r', probe] })
      expect(code, err).toBe(0)
      return Number(err)
    }
    const [some, many] = [peak(200), peak(4000)]
    // 4,000 of them are 240 MB.
    expect(many).toBeLessThan(150 * 1024)
    expect(many).toBeLessThan(some * 1.6)
  })

  it('takes as little for ten thousand files', () => {
    const text = reportText({ findings: [NEW, OLD] })
    for (let team = 0; team < 50; team++) {
      mkdirSync(join(at.project, `fleet/team-${team}`), { recursive: true })
      for (let index = 0; index < 200; index++)
        writeFileSync(join(at.project, `fleet/team-${team}/${index}.json`), text)
    }
    const probe = at.write(
      'probe.cjs',
      "process.on('exit', () => require('node:fs').writeSync(2, `${process.resourceUsage().maxRSS}\\n`))",
    )
    const { code, out, err } = at.run(['merge', 'fleet'], { node: [process.execPath, '-r', probe] })
    expect(code, err).toBe(0)
    expect(out).toContain('10000 reports of 10000 files')
    expect(Number(err)).toBeLessThan(150 * 1024)
  })
})
