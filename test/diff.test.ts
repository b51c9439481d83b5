/** What is new between two reports or two revisions. */

import { existsSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { sideInWords } from '../src/reports/compared.ts'
import { diffSchema } from '../src/reports/contracts.ts'
import { type Comparable, differencesOf } from '../src/reports/differences.ts'
import { secret } from './fixtures.ts'
import { type Given, reportText } from './given.ts'
import { run, type Told } from './host.ts'
import { HOSTILE, ODD } from './hostile.ts'
import { BROAD, built, FINE, type Place, place, servers } from './program.ts'
import { commitAll, gitIn } from './repository.ts'

const HIGH: Partial<Given> = { rule: 'broad-filesystem-root', severity: 'high' }
const LOW: Partial<Given> = { rule: 'audit-log-disabled', severity: 'low' }

function diffOf(before: string | Uint8Array, after: string | Uint8Array, ...options: readonly string[]): Promise<Told> {
  return run(['diff', 'before.json', 'after.json', ...options], {
    files: { 'before.json': before, 'after.json': after },
  })
}

// ── Two runs ────────────────────────────────────────────────────────────────────────────────────────────────────────

const finding: fc.Arbitrary<Comparable> = fc.record({
  fingerprint: fc.constantFrom('a', 'b', 'c'),
  rule: fc.constantFrom('r', 's'),
  severity: fc.constantFrom('high', 'low'),
  confidence: fc.constantFrom('high', 'medium'),
  file: fc.constantFrom('x', 'y', 'z'),
  pointer: fc.constantFrom('/p', '/q'),
  message: fc.constantFrom('m', 'n'),
  start: fc.record({ line: fc.constant(1), column: fc.constant(1), offset: fc.nat(5) }),
})
const runs = fc.array(finding, { maxLength: 12 }).map((findings) => ({
  findings,
  files: new Set(findings.map(({ file }) => file)),
}))

/** What stands at one place may come in any order. */
const inOrder = (findings: readonly Comparable[]) => findings.map((each) => JSON.stringify(each)).sort()

describe('the differences', () => {
  it('of a run and itself are none', () => {
    fc.assert(
      fc.property(runs, (run) => {
        const { appeared, gone, kept, moved } = differencesOf(run, run)
        expect([appeared, gone, moved]).toEqual([[], [], []])
        expect(kept).toHaveLength(run.findings.length)
        for (const { before, after } of kept) expect(before).toBe(after)
      }),
    )
  })

  it('are the same the other way round, with new and fixed in each other’s place', () => {
    fc.assert(
      fc.property(runs, runs, (a, b) => {
        const there = differencesOf(a, b)
        const back = differencesOf(b, a)
        expect(inOrder(back.gone)).toEqual(inOrder(there.appeared))
        expect(inOrder(back.appeared)).toEqual(inOrder(there.gone))
        expect(back.moved).toHaveLength(there.moved.length)
      }),
    )
  })

  it('leave nothing out and count nothing twice, in whatever order findings come', () => {
    fc.assert(
      fc.property(runs, runs, (a, b) => {
        const { appeared, gone, kept, moved } = differencesOf(a, b)
        expect(gone.length + kept.length + moved.length).toBe(a.findings.length)
        expect(appeared.length + kept.length + moved.length).toBe(b.findings.length)
        const mixed = differencesOf({ ...a, findings: a.findings.toReversed() }, b)
        expect(mixed.appeared.map(({ fingerprint }) => fingerprint)).toEqual(appeared.map((each) => each.fingerprint))
      }),
    )
  })
})

// ── Reports ─────────────────────────────────────────────────────────────────────────────────────────────────────────

describe('two reports', () => {
  it('are compared by what findings are, wherever they stand in their file', async () => {
    const before = reportText({
      findings: [
        { ...HIGH, line: 3 },
        { ...LOW, server: 'gone' },
      ],
    })
    const after = reportText({
      findings: [
        { ...HIGH, line: 30 },
        { ...HIGH, server: 'new', pointer: '/mcpServers/new' },
      ],
    })
    const { code, out } = await diffOf(before, after)
    expect(code).toBe(1)
    expect(out).toBe(`high[broad-filesystem-root]: Something is wrong.
 --> .mcp.json:1:1  (Cursor)
  = help: Mend it.

Fixed:
  .mcp.json:1:1: low audit-log-disabled (server 'gone')

1 new finding (1 high), 1 fixed, 1 remaining, from 'before.json' to 'after.json'.
Failed: 1 new finding at or above high.
`)
  })

  it('know an argument again that others before it have moved, and no other', async () => {
    const at = (pointer: string, fingerprint: string, more: Partial<Given> = {}) =>
      reportText({ findings: [{ ...HIGH, server: 'a', pointer, fingerprint, ...more }] })
    const [one, other] = ['1'.repeat(32), '2'.repeat(32)]
    const before = at('/mcpServers/a/args/7', one)
    expect((await diffOf(before, at('/mcpServers/a/args/5', other))).out).toMatch(
      /^No new findings, 0 fixed, 1 remaining/,
    )
    for (const [pointer, more] of [
      ['/mcpServers/b/args/5', {}],
      ['/mcpServers/a/args/5', { message: 'Something else is wrong.' }],
      ['/mcpServers/a/args/5', { severity: 'critical' }],
      ['/mcpServers/a/args/5', { server: 'b' }],
      ['/mcpServers/a/args/5', { file: 'b/.mcp.json' }],
      ['/mcpServers/a/env/5', {}],
    ] as const)
      expect((await diffOf(before, at(pointer, other, more))).code, JSON.stringify([pointer, more])).toBe(1)
  })

  it('exit with 0 where nothing new is at the threshold, and fail where something has come to be', async () => {
    const none = reportText({ files: ['.mcp.json'] })
    expect((await diffOf(none, reportText({ findings: [LOW] }))).code).toBe(0)
    expect((await diffOf(none, reportText({ findings: [LOW] }), '--fail-on', 'low')).code).toBe(1)
    expect((await diffOf(none, reportText({ findings: [HIGH] }), '--fail-on', 'none')).code).toBe(0)
    expect((await diffOf(reportText({ findings: [HIGH] }), none)).code).toBe(0)
    const raised = await diffOf(
      reportText({ findings: [{ ...HIGH, severity: 'medium' }] }),
      reportText({ findings: [HIGH] }),
    )
    expect(raised.out).toContain(', was medium')
    expect(raised.code).toBe(1)
  })

  it('are cut short at a terminal, and whole elsewhere or where that is said', async () => {
    const findings = Array.from({ length: 60 }, (_, at) => ({
      ...HIGH,
      server: `s${at}`,
      pointer: `/mcpServers/s${at}`,
    }))
    const files = { 'a.json': reportText({ files: ['.mcp.json'] }), 'b.json': reportText({ findings }) }
    const shown = async (isTTY: boolean, ...more: readonly string[]) => {
      const out: string[] = []
      const stdout = { write: (text: string) => void out.push(text), isTTY, columns: 80 }
      await run(['diff', 'a.json', 'b.json', '--color', 'never', ...more], { files, host: { stdout } })
      return out.join('').match(/^high\[/gm)?.length
    }
    expect([await shown(false), await shown(true), await shown(true, '--max-findings', '3')]).toEqual([60, 50, 3])
  })

  it('say in Markdown why they fail, and only what there is to say', async () => {
    const none = reportText({ files: ['.mcp.json'] })
    const failed = await diffOf(none, reportText({ findings: [HIGH] }), '--format', 'markdown')
    expect(failed.out).toContain('\n\n**Failed: 1 new finding at or above high.**\n')
    const fine = await diffOf(none, reportText({ findings: [LOW] }), '--format', 'markdown')
    expect(fine.out).not.toContain('**Failed')
    const same = await diffOf(none, none, '--format', 'markdown')
    expect(same.out).not.toContain('|')
  })

  it('count what they have several of', async () => {
    const twice = { ...HIGH, line: 9 }
    const { out } = await diffOf(reportText({ findings: [HIGH] }), reportText({ findings: [HIGH, twice, twice] }))
    expect(out).toContain('2 new findings (2 high), 0 fixed, 1 remaining')
  })

  it('recognise a file that was moved, unless it weighs more where it is now', async () => {
    const before = reportText({ findings: [{ ...HIGH, file: 'a/.mcp.json' }] })
    const moved = await diffOf(before, reportText({ findings: [{ ...HIGH, file: 'b/.mcp.json' }] }))
    expect(moved.out).toContain('a/.mcp.json to b/.mcp.json:1:1: high broad-filesystem-root')
    expect(moved.out).toContain('No new findings, 0 fixed, 1 remaining (1 in a file that was moved)')
    expect(moved.code).toBe(0)
    const surer = { findings: [{ ...HIGH, file: 'a/.mcp.json', confidence: 'medium' }] }
    expect((await diffOf(reportText(surer), reportText({ findings: [{ ...HIGH, file: 'b/.mcp.json' }] }))).code).toBe(1)
    const copied = reportText({ findings: [HIGH, { ...HIGH, file: 'b/.mcp.json' }] })
    expect((await diffOf(reportText({ findings: [HIGH] }), copied)).code).toBe(1)
  })

  it('tell of a finding that is about something else than before', async () => {
    const before = reportText({ findings: [{ ...LOW, message: "It fetches '@example/a'." }] })
    const after = reportText({ findings: [{ ...LOW, message: "It fetches '@example/b'." }] })
    const { out, code } = await diffOf(before, after)
    expect(out).toContain("audit-log-disabled (server 'one'): It fetches '@example/b'.\n")
    expect(out).toContain('0 fixed, 1 remaining (1 about something else than before)')
    expect(code).toBe(0)
    const json = diffSchema.parse(JSON.parse((await diffOf(before, after, '--format', 'json')).out))
    expect(json).toMatchObject({ summary: { reworded: 1 }, reworded: [{ was: "It fetches '@example/a'." }] })
  })

  it('fail where a grave one is about something else, unless two versions found it', async () => {
    const home = { ...HIGH, message: "It may use '/home/me'." }
    const disk = { ...HIGH, message: "It may use '/'." }
    const changed = await diffOf(reportText({ findings: [home] }), reportText({ findings: [disk] }))
    expect(changed.out).toContain('Failed: 1 changed finding at or above high.')
    expect(changed.code).toBe(1)
    const newer = reportText({ tool: '9.9.9', findings: [disk] })
    expect((await diffOf(reportText({ findings: [home] }), newer)).code).toBe(0)
  })

  it('may come through a pipe, once', async () => {
    const files = { 'a.json': reportText({}) }
    const piped = await run(['diff', 'a.json', '-'], { files, input: reportText({ findings: [HIGH] }) })
    expect(piped.out).toContain("from 'a.json' to standard input.")
    expect(piped.code).toBe(1)
    expect(await run(['diff', '-', '-'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('can hold only one report'),
    })
    const none = await run(['diff', 'a.json', '-'], { files, input: 'hello' })
    expect(none).toMatchObject({
      code: 2,
      err: expect.stringMatching(/standard input is not JSON at line 1, column 1\.\n$/i),
    })
  })

  it('write JSON as it is published, which a comment of GitHub has room for in Markdown', async () => {
    const findings = Array.from({ length: 3000 }, (_, index) => ({
      ...HIGH,
      server: `s${index}`,
      pointer: `/${index}`,
      message: '漢'.repeat(300),
    }))
    const [before, after] = [reportText({ findings: [LOW] }), reportText({ findings })]
    const json = JSON.parse((await diffOf(before, after, '--format', 'json')).out)
    expect(diffSchema.parse(json)).toMatchObject({ failed: true, summary: { new: 3000, fixed: 1 } })
    const { out } = await diffOf(before, after, '--format', 'markdown')
    expect(Buffer.byteLength(out)).toBeLessThan(65_536)
    expect(out).toMatch(/… and \d{4} more rows, which do not fit here\./)
    expect(out).toContain('<details><summary>1 fixed</summary>')
    expect(JSON.parse(readFileSync('schemas/diff.schema.json', 'utf8')).title).toBe('mcp-audit diff')
  })

  it('have the gravest first in Markdown, and what has changed, however many are new', async () => {
    const many = Array.from({ length: 300 }, (_, index) => ({
      ...LOW,
      server: `s${index}`,
      pointer: `/${index}`,
      message: 'n'.repeat(300),
    }))
    const last = { ...HIGH, severity: 'critical' as const, file: 'z.json', message: 'The worst of all.' }
    const was = { ...HIGH, file: 'y.json', message: 'Server may use a home.' }
    const is = { ...was, message: 'Server may use the disk.' }
    const [before, after] = [reportText({ findings: [was] }), reportText({ findings: [...many, last, is] })]
    const { out } = await diffOf(before, after, '--format', 'markdown')
    const rows = out.split('\n').filter((line) => /^\| (?:critical|high|low) /.test(line))
    expect(rows[0]).toContain('The worst of all.')
    expect(rows.at(-1)).toContain('Server may use the disk.')
    expect(out).toMatch(/… and \d+ more rows/)
    expect(Buffer.byteLength(out)).toBeLessThan(65_536)
  })

  it('of different versions are told to be', async () => {
    const { err } = await diffOf(reportText({ tool: '0.0.9' }), reportText({}))
    expect(err).toContain('written by different versions (0.0.9, 0.1.0)')
  })

  it('take no options that are about revisions, and go with no revision', async () => {
    expect((await diffOf(reportText({}), reportText({}), '--settings', 'own')).err).toContain(
      "'--settings' applies to revisions only",
    )
    expect((await diffOf(reportText({}), reportText({}), '--config', 'x')).err).toContain("'--config' applies to")
    const files = { 'a.json': reportText({}), pipe: undefined }
    expect((await run(['diff', 'a.json', 'a.json'], { files, env: { MCP_AUDIT_CONFIG: 'x' } })).code).toBe(0)
    expect(await run(['diff', 'pipe', 'pipe'], { files })).toMatchObject({
      code: 2,
      err: expect.stringMatching(/'pipe' is not a regular file\.\nStandard input/),
    })
    const mixed = await run(['diff', 'a.json', 'main'], { files: { 'a.json': reportText({}) } })
    expect(mixed).toMatchObject({ code: 2, err: expect.stringContaining("'a.json' is a file and 'main' is not") })
    const one = await run(['diff', 'a.json'], { files: { 'a.json': reportText({}) } })
    expect(one).toMatchObject({ code: 2, err: expect.stringContaining('compared with another report') })
  })
})

const whole = reportText({ findings: [HIGH] })
const UNREADABLE: readonly (readonly [what: string, bytes: string | Uint8Array, says: RegExp])[] = [
  ['nothing', '', /'after.json' is empty\./],
  ['a picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0xff), /is not readable text\./],
  ['words', 'hello', /is not JSON at line 1, column 1\./],
  ['a part', whole.slice(0, 200), /is cut off: it ends at line \d+, column \d+, in the middle of a value\./],
  ['a slip', whole.replace('"root": ".",', '"root" ".",'), /is not JSON at line 7, column \d+\./],
  ['an array', '[]', /is not a JSON report of mcp-audit\./],
  ['another file', '{"mcpServers": {}}', /is not a JSON report of mcp-audit: '\/version' is missing/],
  [
    'a later version',
    reportText({ version: 2 }),
    /written by a newer mcp-audit: it is a report of version 2, and this one reads version 1\./,
  ],
  [
    'a finding that is none',
    whole.replace('"high"', '"huge"'),
    /'\/findings\/0\/severity' is missing, or not what it should be\./,
  ],
  [
    'a secret for a fingerprint',
    whole.replace(/"fingerprint": "\w+"/, '"fingerprint": "hunter2"'),
    /'\/findings\/0\/fingerprint'/,
  ],
  [
    'a file that is none',
    whole.replace(/"files": \[\s*\{/, '"files": [ 5, {'),
    /'\/files\/0' is missing, or not what it should be\./,
  ],
  ['great depth', '['.repeat(500_000), /is cut off/],
  [
    'findings without number',
    `${whole.slice(0, whole.indexOf('"findings": [') + 13)}${'{},'.repeat(1_000_000)}{}],"suppressed":[],"problems":[]}`,
    /'\/findings'/,
  ],
]

describe('what is no report', () => {
  it.each(UNREADABLE)('is refused, and it is said why: %s', async (_, content, says) => {
    const { code, out, err } = await diffOf(whole, content)
    expect(err).toMatch(says)
    expect({ code, out }).toEqual({ code: 2, out: '' })
  })

  it('may have keys of its own, and those of every object', async () => {
    const more = whole.replace('"root"', '"__proto__": {"polluted": 1}, "constructor": [], "root"')
    expect((await diffOf(whole, more)).code).toBe(0)
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
  })

  it('is not taken in UTF-16 for another one', async () => {
    const utf16 = Buffer.concat([Uint8Array.of(0xff, 0xfe), Buffer.from(whole, 'utf16le')])
    expect((await diffOf(utf16, whole)).code).toBe(0)
  })
})

describe('a forged report', () => {
  const forged = (text: string) =>
    reportText({ findings: [{ rule: text, file: text, server: text, message: text, pointer: text }], tool: text })

  it.each([...HOSTILE, ...ODD])('says nothing that is obeyed: %s', async (_, text) => {
    for (const format of ['text', 'json', 'markdown']) {
      const told = await diffOf(reportText({}), forged(text), '--format', format)
      for (const stream of [told.out, told.err]) {
        expect(stream).not.toMatch(/(?![\ufe0e\ufe0f\u2060\n])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u)
        expect(stream).not.toMatch(/^\s*::|##(?:\[|vso\[|teamcity\[)/m)
      }
      if (format === 'json') JSON.parse(told.out)
      // Nothing of it is a tag, a link or a row of its own.
      if (format === 'markdown') {
        expect(told.out).not.toMatch(/<(?!br>|\/?details>|\/?summary>|!-- mcp-audit diff -->)|(?<!\\)\[|https?:\/\//)
      }
    }
  })

  it.each(['text', 'json', 'markdown'])('carries no credential through us: %s', async (format) => {
    const token = secret('github-classic')
    const told = await diffOf(forged(token), forged(`x ${token} y`), '--format', format)
    expect(told.out + told.err).toContain('‹redacted›')
    expect(told.out + told.err).not.toContain(token.slice(4, 20))
  })
})

// ── Revisions ───────────────────────────────────────────────────────────────────────────────────────────────────────

describe('two revisions', () => {
  let at: Place
  beforeAll(built)
  beforeEach(() => {
    at = place()
    gitIn(at.project, ['init', '--quiet'])
    at.write('.mcp.json', servers({ old: BROAD }))
    commitAll(at.project, 'first')
    return () => at.remove()
  })
  const onTopic = (files: Readonly<Record<string, object | string>>) => {
    gitIn(at.project, ['checkout', '--quiet', '-b', 'topic'])
    for (const [path, content] of Object.entries(files)) at.write(path, content)
    commitAll(at.project, 'second')
  }
  const json = (...args: readonly string[]) => {
    const { out, err } = at.run(['diff', ...args, '--format', 'json'])
    expect(out, err).not.toBe('')
    return diffSchema.parse(JSON.parse(out))
  }

  it('show what is new, with its text, and check nothing out', () => {
    onTopic({ '.mcp.json': servers({ old: BROAD, new: BROAD }) })
    gitIn(at.project, ['checkout', '--quiet', 'main'])
    const files = () => readdirSync(at.project, { recursive: true }).map(String).sort()
    const before = files()
    const { code, out } = at.run(['diff', 'main', 'topic'])
    expect(out).toContain(`.mcp.json:16:10`)
    expect(out).toContain(`"/"`)
    expect(out).toMatch(/^2 new findings \(1 high, 1 medium\), 0 fixed, 2 remaining, from 'main' to 'topic'\.$/m)
    expect(code).toBe(1)
    expect(files()).toEqual(before)
    expect(at.run(['diff', 'topic', 'main']).code).toBe(0)
  })

  it('may be one and the work tree, without what git ignores', () => {
    at.write('.gitignore', 'local/\n')
    at.write('local/.mcp.json', servers({ mine: BROAD }))
    expect(json('HEAD').summary).toMatchObject({ new: 0, unchanged: 2 })
    at.write('.cursor/mcp.json', servers({ mine: BROAD }))
    expect(json('HEAD').new.map(({ file }) => file)).toEqual(['.cursor/mcp.json', '.cursor/mcp.json'])
  })

  it('are those since a branch left another with three dots', () => {
    onTopic({ '.mcp.json': servers({ old: BROAD, new: BROAD }) })
    gitIn(at.project, ['checkout', '--quiet', 'main'])
    at.write('.mcp.json', servers({ fine: FINE }))
    commitAll(at.project, 'fixed on main')
    expect(json('main', 'topic').summary).toMatchObject({ new: 4 })
    expect(json('main...topic').summary).toMatchObject({ new: 2, unchanged: 2 })
    expect(json('main..topic').summary).toMatchObject({ new: 4 })
    expect(at.run(['diff', 'main...topic']).out).toContain("from what 'main' and 'topic' have in common to 'topic'.")
  })

  it('are judged by the settings and the baseline of the first, and no comment', () => {
    const silence = '// mcp-audit-ignore-file broad-filesystem-root -- mine\n'
    onTopic({
      '.vscode/mcp.json': `${silence}${JSON.stringify({ servers: { new: BROAD } })}`,
      'mcp-audit.jsonc': '{ "rules": { "broad-filesystem-root": "off" } }',
      '.mcp-audit-baseline.json': { version: 1, entries: [] },
    })
    const { code, err } = at.run(['diff', 'main', 'topic'])
    expect(err).toContain(
      "The settings and baselines of 'main' and 'topic' differ; both sides are judged by those of 'main'",
    )
    expect(code).toBe(1)
    expect(json('main', 'topic').new.map(({ rule }) => rule)).toContain('broad-filesystem-root')
    const own = at.run(['diff', 'main', 'topic', '--settings', 'own'])
    expect({ code: own.code, err: own.err }).toEqual({ code: 0, err: '' })
    writeFileSync(join(at.project, 'mcp-audit.jsonc'), '{ broken')
    commitAll(at.project, 'third')
    expect(at.run(['diff', 'main', 'topic']).code).toBe(1)
    expect(at.run(['diff', 'main', 'topic', '--settings', 'own']).code).toBe(2)
  })

  it('are judged by settings that the command line names, wherever they lie', () => {
    onTopic({ '.mcp.json': servers({ old: BROAD, new: BROAD }) })
    at.writeHome('ours.jsonc', '{ "rules": { "broad-filesystem-root": "off", "unpinned-package": "off" } }')
    expect(at.run(['diff', 'main', 'topic', '--config', '../home/ours.jsonc']).code).toBe(0)
  })

  it('have each their own lock', () => {
    at.run(['lock'])
    commitAll(at.project, 'locked')
    gitIn(at.project, ['checkout', '--quiet', '-b', 'topic'])
    at.write('.mcp.json', servers({ old: FINE }))
    commitAll(at.project, 'changed, and not locked')
    expect(json('main', 'topic').new.map(({ rule }) => rule)).toEqual(['lock-drift'])
    at.run(['lock'])
    commitAll(at.project, 'locked again')
    expect(json('main', 'topic').new).toEqual([])
  })

  it('see a file that was moved', () => {
    gitIn(at.project, ['checkout', '--quiet', '-b', 'topic'])
    gitIn(at.project, ['mv', '.mcp.json', 'renamed.mcp.json'])
    at.write('packages/a/.mcp.json', servers({ old: BROAD }))
    gitIn(at.project, ['rm', '--quiet', 'renamed.mcp.json', '--cached'])
    gitIn(at.project, ['add', 'packages'])
    gitIn(at.project, ['commit', '--quiet', '--message', 'moved'])
    expect(json('main', 'topic')).toMatchObject({ new: [], fixed: [], summary: { moved: 2 } })
  })

  it('tell of what cannot be read in the second', () => {
    onTopic({ 'a/mcp.json': 'x'.repeat(17 * 2 ** 20) })
    symlinkSync('/etc/passwd', join(at.project, '.roo'))
    symlinkSync('.mcp.json', join(at.project, 'mcp.json'))
    writeFileSync(join(at.project, '.kiro'), Buffer.from([0, 255, 1]))
    gitIn(at.project, ['update-index', '--add', '--cacheinfo', `160000,${'1'.repeat(40)},.vscode`])
    gitIn(at.project, ['add', '.roo', 'mcp.json', '.kiro'])
    gitIn(at.project, ['commit', '--quiet', '--message', 'odd things'])
    const { problems } = json('main', 'topic')
    expect(problems).toContainEqual({ file: 'a/mcp.json', message: 'The file is larger than 16 MiB.' })
    expect(problems.map(({ file }) => file)).toContain('.roo')
    expect(at.run(['diff', 'main', 'topic']).out).toContain('warning: a/mcp.json: The file is larger than 16 MiB.')
  })

  it('are not compared where the first is not all in the clone', () => {
    onTopic({ '.mcp.json': servers({ old: BROAD, new: BROAD }) })
    const object = gitIn(at.project, ['rev-parse', 'main:.mcp.json']).trim()
    rmSync(join(at.project, '.git/objects', object.slice(0, 2), object.slice(2)), { force: true })
    const { code, err } = at.run(['diff', 'main', 'topic'])
    expect(code).toBe(2)
    expect(err).toMatch(/^warning: \.mcp\.json of 'main': .*is not in this clone/m)
  })

  it('know a credential that comes to stand in one more place', () => {
    const env = { GITHUB_TOKEN: secret('github-classic') }
    at.write('.mcp.json', servers({ a: { ...FINE, env } }))
    commitAll(at.project, 'leaked')
    onTopic({ 'z/.mcp.json': servers({ a: { ...FINE, env } }) })
    const told = at.run(['diff', 'main', 'topic', '--format', 'json'])
    const { new: found } = diffSchema.parse(JSON.parse(told.out))
    expect(found.map(({ rule, file }) => `${rule} ${file}`)).toContain('hardcoded-secret z/.mcp.json')
    expect(told.out).not.toContain(env.GITHUB_TOKEN.slice(4, 20))
  })

  it('are glad of a credential that stands in one place fewer, as two reports of it are', () => {
    const env = { GITHUB_TOKEN: secret('github-classic') }
    const [a, b] = [
      { ...FINE, env },
      { ...FINE, args: ['-y', '@example/other@1.0.0'], env },
    ]
    const report = (name: string) => {
      const { out } = at.run(['--scope', 'project', '--format', 'json'])
      at.write(`../${name}.json`, out)
      return `../${name}.json`
    }
    const told = (...args: readonly string[]) => {
      const run = at.run(['diff', '--format', 'json', ...args])
      const { new: appeared, fixed, reworded } = diffSchema.parse(JSON.parse(run.out))
      const rules = (all: readonly { readonly rule: string }[]) =>
        all.map(({ rule }) => rule).filter((rule) => /secret/.test(rule))
      return { code: run.code, new: rules(appeared), fixed: rules(fixed), reworded: reworded.length }
    }
    at.write('.mcp.json', servers({ one: a, two: b }))
    at.write('z/.mcp.json', servers({ one: a }))
    commitAll(at.project, 'leaked')
    const before = report('before')
    const fewer = { code: 0, new: [], fixed: ['hardcoded-secret'], reworded: 0 }
    onTopic({ '.mcp.json': servers({ two: b }) })
    expect(told('main', 'topic')).toEqual(fewer)
    const after = report('after')
    expect(told(before, after)).toEqual(fewer)
    const more = { code: 1, new: ['hardcoded-secret'], fixed: [], reworded: 0 }
    expect(told(after, before)).toEqual(more)
    expect(told('topic', 'main')).toEqual(more)
  })

  it('run nothing that the repository names', () => {
    onTopic({ '.mcp.json': servers({ old: BROAD, new: BROAD }), '.gitattributes': '* filter=evil diff=evil\n' })
    const proof = join(at.home, 'proof')
    for (const key of [
      'core.fsmonitor',
      'core.pager',
      'pager.log',
      'diff.evil.textconv',
      'filter.evil.smudge',
      'core.sshCommand',
    ])
      gitIn(at.project, ['config', key, `touch '${proof}'`])
    for (const hook of ['post-checkout', 'post-index-change', 'reference-transaction'])
      writeFileSync(join(at.project, '.git/hooks', hook), `#!/bin/sh\ntouch '${proof}'\n`, { mode: 0o755 })
    expect(at.run(['diff', 'main', 'topic']).code).toBe(1)
    expect(at.run(['diff', 'main']).code).toBe(1)
    expect(existsSync(proof)).toBe(false)
  })

  it.each([
    [
      'a name like another',
      ['mian', 'HEAD'],
      /There is no revision 'mian' here, and no file of that name\.\nDid you mean 'main'\?/,
    ],
    ['an option', ['--', '--all', 'HEAD'], /'--all' is not a revision: it begins like an option\./],
    ['a dash', ['--rev', '-', 'HEAD'], /'-' is not a revision/],
    ['nothing', ['', 'HEAD'], /One of the names is empty\./],
    ['a control', ['\u001b[31mx', 'HEAD'], /There is no revision '\\u\{1b\}\[31mx' here/],
    ['a range of what there is not', ['nope...HEAD'], /There is no revision 'nope' here/],
    ['three of them', ['main', 'HEAD', 'HEAD'], /too many arguments/],
  ])('are refused where there is none: %s', (_, args, says) => {
    const { code, out, err } = at.run(['diff', ...args])
    expect(err).toMatch(says)
    expect({ code, out }).toEqual({ code: 2, out: '' })
  })

  it('win over files of their names only when that is said', () => {
    at.write('main', 'no report')
    const file = at.run(['diff', 'main', 'main'])
    expect(file.err).toContain("note: 'main' is a file here, so it is read as a report; see '--rev'.")
    expect(file.err).toContain("'main' is not JSON")
    expect(at.run(['diff', '--rev', 'main', 'HEAD']).code).toBe(0)
  })

  it('are none yet, or none around here, or cut off', () => {
    const empty = place()
    try {
      expect(empty.run(['diff', 'main']).err).toContain('there is none around here')
      gitIn(empty.project, ['init', '--quiet'])
      expect(empty.run(['diff', 'HEAD']).err).toContain(
        "There is no revision 'HEAD': the repository has no commit yet.",
      )
      onTopic({ 'a.txt': 'a' })
      gitIn(empty.home, ['clone', '--quiet', '--depth=1', '--branch=topic', `file://${at.project}`, 'clone'])
      const { err, code } = empty.run(['diff', 'main...HEAD'], { cwd: '../home/clone' })
      expect(err).toContain("There is no revision 'main' here")
      expect(err).toContain(
        "This clone is shallow: fetch the rest of its history ('fetch-depth: 0' for actions/checkout).",
      )
      expect(code).toBe(2)
      const both = ['clone', '--quiet', '--depth=1', '--no-single-branch', '--branch=topic']
      gitIn(empty.home, [...both, `file://${at.project}`, 'both'])
      const apart = empty.run(['diff', 'origin/main...HEAD'], { cwd: '../home/both' })
      expect(apart.err).toContain("'origin/main' and 'HEAD' have no commit in common here.\nThis clone is shallow")
      gitIn(join(empty.home, 'clone'), [
        'fetch',
        '--quiet',
        '--unshallow',
        'origin',
        '+refs/heads/*:refs/remotes/origin/*',
      ])
      expect(empty.run(['diff', 'main'], { cwd: '../home/clone' }).err).toContain("Did you mean 'origin/main'?")
      expect(empty.run(['diff', 'origin/main...HEAD'], { cwd: '../home/clone' }).code).toBe(0)
    } finally {
      empty.remove()
    }
  })

  it('find in a tree of git what a scan of the same files finds', async () => {
    onTopic({
      'a/.mcp.json': servers({ files: BROAD }),
      '.codex/config.toml': '[mcp_servers.a]\ncommand = "npx"\nargs = ["-y", "@example/a"]\n',
      '.claude/settings.local.json': { enableAllProjectMcpServers: true },
    })
    gitIn(at.project, ['rm', '--quiet', '.mcp.json'])
    gitIn(at.project, ['commit', '--quiet', '--message', 'third'])
    gitIn(at.project, ['checkout', '--quiet', '--orphan', 'empty'])
    gitIn(at.project, ['rm', '--quiet', '-rf', '.'])
    gitIn(at.project, ['commit', '--quiet', '--allow-empty', '--message', 'nothing'])
    gitIn(at.project, ['checkout', '--quiet', 'topic'])
    const scanned = JSON.parse(at.run(['--scope', 'project', '--format', 'json']).out)
    const names = (findings: readonly { rule: string; file: string; fingerprint: string }[]) =>
      findings.map(({ rule, file, fingerprint }) => `${file} ${rule} ${fingerprint}`).sort()
    expect(names(json('empty', 'topic').new)).toEqual(names(scanned.findings))
    expect(names(json('empty').new)).toEqual(names(scanned.findings))
  })
})

it.each([
  ['revision', 'main...topic', "what 'main' and 'topic' have in common"],
  ['revision', '...topic', "what 'HEAD' and 'topic' have in common"],
  ['revision', 'main...', "what 'main' and 'HEAD' have in common"],
  ['revision', 'main', "'main'"],
  ['report', 'a...b', "'a...b'"],
  ['report', '-', 'standard input'],
  ['work-tree', '', 'the work tree'],
] as const)('a side, %s %s, is %s in a sentence', (kind, name, words) => {
  expect(sideInWords({ kind, name }, (each) => each)).toBe(words)
})
