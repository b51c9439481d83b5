/** The reports as their readers see them: people in a terminal, editors, programs. */

import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Report } from '../src/model.ts'
import { colourLevel } from '../src/report/colour.ts'
import { KINDS, type RenderOptions, render, summarise } from '../src/report/index.ts'
import { reportJsonSchema, reportSchema } from '../src/report/schema.ts'
import { displayWidth, escapeMarkdownLink, neutralise, printed, safeJson, wrap } from '../src/report/text.ts'
import { expectAtOnce } from './growth.ts'
import { HOSTILE, wellFormed } from './hostile.ts'
import { type FindingSketch, OPTIONS, type ReportSketch, reportOf, withoutSyntax } from './reports.ts'

const STARS = '*'.repeat(40)
const VSCODE = `{
  "servers": {
    "github": {
      "command": "npx",
      "args": ["-y", "@example/github-mcp"],
      "env": {
        "GITHUB_TOKEN": "${STARS}"
      }
    }
  }
}
`
const UNPINNED: FindingSketch = {
  at: '@example/github-mcp',
  rule: 'unpinned-package',
  severity: 'medium',
  confidence: 'medium',
  message:
    "Server 'github' runs whatever version of '@example/github-mcp' is the newest when it starts, so a hijacked release runs at once.",
  help: "Name a version: '@example/github-mcp@1.2.3'.",
  clients: ['vscode'],
  fix: { title: "Pin '@example/github-mcp' to 1.2.3", safety: 'unsafe', changes: [] },
}

const TYPICAL = reportOf({
  files: { '.vscode/mcp.json': VSCODE, '~/.cursor/mcp.json': '{ "mcpServers": { "github": {} } }' },
  findings: [
    {
      at: STARS,
      clients: ['vscode', 'cursor', 'cline', 'roo', 'zed'],
      help: "Declare an input and write '${input:github-token}' here. VS Code asks for the token once and keeps it in the system's keychain.",
      related: [
        { at: '"github"', message: 'in this server' },
        { at: '"github"', file: '~/.cursor/mcp.json', message: 'The same server is defined here.' },
      ],
    },
    UNPINNED,
  ],
  hidden: { pedantic: 3, confidence: 1 },
  suppressed: [{ at: '"npx"', rule: 'shell-wrapper', severity: 'medium', by: 'comment', reason: 'needed on Windows' }],
  problems: [{ file: 'big/mcp.json', message: 'The file is larger than 10 MB.' }],
})

function pretty(report: Report | ReportSketch, options: Partial<RenderOptions> = {}): Promise<string> {
  return render('pretty', 'views' in report ? report : reportOf(report), { ...OPTIONS, ...options })
}

/** The frame alone, of one finding in one file. */
async function frame(text: string, finding: FindingSketch, options: Partial<RenderOptions> = {}): Promise<string> {
  const lines = (await pretty({ files: { a: text }, findings: [finding] }, options)).split('\n')
  const rows = lines.slice(lines.findIndex((line) => line.includes('-->')) + 1)
  return `\n${rows.slice(1, rows.findIndex((line) => line.includes('= help')) - 1).join('\n')}\n`
}

describe('pretty', () => {
  it('shows what, where, the code, and what to do, and the sum of it last', async () => {
    expect(await pretty(TYPICAL)).toMatchInlineSnapshot(`
      "high[hardcoded-secret]: Server 'github' stores a GitHub token in plain text.
       --> .vscode/mcp.json:7:26  (vscode, cursor, cline, 2 more · project)
        |
      3 |     "github": {
        |     -------- in this server
      ...
      7 |         "GITHUB_TOKEN": "****************************************"
        |                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        |
        = help: Declare an input and write '\${input:github-token}' here. VS Code asks
                for the token once and keeps it in the system's keychain.
        = recipe: mcp-audit explain hardcoded-secret --for .vscode/mcp.json:7
        = note: ~/.cursor/mcp.json:1: The same server is defined here.

      medium[unpinned-package]: Server 'github' runs whatever version of
        '@example/github-mcp' is the newest when it starts, so a hijacked release runs
        at once.
       --> .vscode/mcp.json:5:23  (vscode · project · medium confidence)
        |
      5 |       "args": ["-y", "@example/github-mcp"],
        |                       ^^^^^^^^^^^^^^^^^^^
        |
        = help: Name a version: '@example/github-mcp@1.2.3'.
        = fix: Pin '@example/github-mcp' to 1.2.3 (unsafe: look at it before you keep
               it)
        = recipe: mcp-audit explain unpinned-package --for .vscode/mcp.json:5

      warning: big/mcp.json: The file is larger than 10 MB.

      2 findings: 1 high, 1 medium (1 suppressed; 4 hidden: 3 info, 1 low confidence) in 2 files, 4 servers.
      Show them with --pedantic --min-confidence low.
      1 can be fixed with 'mcp-audit fix --unsafe'.
      Failed: 1 finding at or above high.
      "
    `)
  })

  it('colours by severity, and says the severity in words all the same', async () => {
    const report = reportOf({ files: { 'a.json': '{ "a": "b" }' }, findings: [{ at: '"b"' }] })
    expect(JSON.stringify(await pretty(report, { colour: 1 })).replaceAll('\\n', '\n')).toMatchInlineSnapshot(`
      ""\\u001b[1m\\u001b[31mhigh[hardcoded-secret]\\u001b[39m\\u001b[22m\\u001b[1m: Server 'github' stores a GitHub token in plain text.\\u001b[22m
       \\u001b[34m-->\\u001b[39m a.json:1:8  \\u001b[2m(vscode · project)\\u001b[22m
      \\u001b[34m  |\\u001b[39m
      \\u001b[34m1 |\\u001b[39m { \\"a\\": \\"b\\" }
      \\u001b[34m  |\\u001b[39m        \\u001b[1m\\u001b[31m^^^\\u001b[39m\\u001b[22m
      \\u001b[34m  |\\u001b[39m
        \\u001b[34m=\\u001b[39m \\u001b[1mhelp:\\u001b[22m Keep it outside the file and refer to it.
        \\u001b[34m=\\u001b[39m \\u001b[1mrecipe:\\u001b[22m mcp-audit explain hardcoded-secret --for a.json:1

      \\u001b[1m1 finding: 1 high in 1 file, 2 servers.\\u001b[22m
      \\u001b[1m\\u001b[31mFailed: 1 finding at or above high.\\u001b[39m\\u001b[22m
      ""
    `)
  })

  it('says the same in colour', async () => {
    const coloured = await pretty(TYPICAL, { colour: 3, showSuppressed: true })
    expect(coloured.replace(/\u001b\[[\d;]*m/g, '')).toBe(await pretty(TYPICAL, { showSuppressed: true }))
  })

  it('links rules to their page and paths to their file', async () => {
    const linked = await pretty(TYPICAL, { links: true, fileUrl: (path) => `file:///repo/${path}` })
    const link = (url: string, text: string) => `\u001b]8;;${url}\u001b\\${text}\u001b]8;;\u001b\\`
    expect(linked).toContain(
      link('https://github.com/mcp-audit/mcp-audit/blob/main/rules/hardcoded-secret.md', 'hardcoded-secret'),
    )
    expect(linked).toContain(link('file:///repo/.vscode/mcp.json', '.vscode/mcp.json:7:26'))
    const hostile = await pretty(TYPICAL, { links: true, fileUrl: () => 'file:///\u001b\\\u001b[2J' })
    expect(hostile).not.toContain('\u001b[2J')
  })

  it('calls clients by the names it is given', async () => {
    const names = new Map([['vscode', 'VS Code']])
    expect(await pretty(TYPICAL, { clientName: (id) => names.get(id) ?? id })).toContain(
      '(VS Code, cursor, cline, 2 more',
    )
  })

  it('lists what was silenced, by what and why, when asked', async () => {
    const lines = (await pretty(TYPICAL, { showSuppressed: true })).split('\n')
    const at = lines.findIndex((line) => line.startsWith('suppressed'))
    expect(lines.slice(at, at + 3).join('\n')).toMatchInlineSnapshot(`
      "suppressed medium[shell-wrapper]: Server 'github' stores a GitHub token in plain
      text.
       --> .vscode/mcp.json:4:18  (by comment: needed on Windows)"
    `)
  })

  it('is a line a finding and nothing else when quiet', async () => {
    expect(await pretty(TYPICAL, { quiet: true })).toMatchInlineSnapshot(`
      ".vscode/mcp.json:7:26: high hardcoded-secret: Server 'github' stores a GitHub token in plain text.
      .vscode/mcp.json:5:23: medium unpinned-package: Server 'github' runs whatever version of '@example/github-mcp' is the newest when it starts, so a hijacked release runs at once.
      "
    `)
    expect(await pretty({ files: { a: '{}' } }, { quiet: true })).toBe('')
  })

  it('stops repeating a rule after as many findings as it is told, and counts the rest', async () => {
    const sketch = { files: { a: VSCODE }, findings: [...Array.from({ length: 5 }, () => UNPINNED), { at: STARS }] }
    const limited = await pretty(sketch, { maxFindings: 2 })
    expect(limited.match(/^medium\[/gm)).toHaveLength(2)
    expect(limited.match(/^high\[/gm)).toHaveLength(1)
    expect(limited).toContain("... and 3 more findings of 'unpinned-package'. Show them with --max-findings none.\n")
    expect(limited).toContain('6 findings: 1 high, 5 medium')
    expect((await pretty(sketch)).match(/^medium\[/gm)).toHaveLength(5)
  })

  it('keeps to the width', async () => {
    for (const width of [60, 80, 120]) {
      const lines = (await pretty(TYPICAL, { width })).split('\n')
      expect(
        Math.max(...lines.filter((line) => !/-->|= recipe:|^\d+ findings/.test(line)).map(displayWidth)),
      ).toBeLessThanOrEqual(width)
    }
  })
})

describe('the last lines', () => {
  const last = async (sketch: ReportSketch, options: Partial<RenderOptions> = {}) =>
    (await pretty(sketch, options)).trimEnd().split('\n\n').at(-1)

  it.each<[string, ReportSketch, Partial<RenderOptions>, string]>([
    ['nothing wrong', { files: { a: '{}' } }, {}, 'No findings in 1 file (2 servers, 3 rules).'],
    [
      'nothing there',
      {},
      {},
      "No MCP client configuration found under '.'. Run 'mcp-audit clients' to see where it looks.",
    ],
    [
      'nothing shown',
      {
        files: { a: '{ "a": 1 }' },
        hidden: { pedantic: 2, severity: 1 },
        suppressed: [{ at: '1', by: 'baseline', reason: undefined }],
      },
      {},
      'No findings in 1 file (2 servers, 3 rules). 1 suppressed; 3 hidden: 2 info, 1 less severe.\nShow them with --pedantic --min-severity info.',
    ],
    [
      'something that cannot be parsed',
      { files: { a: '{' }, about: { status: 'unparseable', servers: 0 } },
      {},
      'No findings in 1 file, 1 of them unparseable (0 servers, 3 rules).',
    ],
    [
      'below the threshold',
      { files: { a: '{ "a": 1 }' }, findings: [{ at: '1', severity: 'medium' }] },
      {},
      '1 finding: 1 medium in 1 file, 2 servers.',
    ],
    [
      'at the threshold',
      { files: { a: '{ "a": 1 }' }, findings: [{ at: '1', severity: 'medium' }] },
      { failOn: 'medium' },
      '1 finding: 1 medium in 1 file, 2 servers.\nFailed: 1 finding at or above medium.',
    ],
    [
      'no threshold',
      { files: { a: '{ "a": 1 }' }, findings: [{ at: '1', severity: 'critical' }] },
      { failOn: 'none' },
      '1 finding: 1 critical in 1 file, 2 servers.',
    ],
    [
      'how long it took, to those who ask',
      { files: { a: '{}' } },
      { verbose: true, durationMs: 37.6 },
      'No findings in 1 file (2 servers, 3 rules).\nTook 38 ms.',
    ],
  ])('say %s', async (_, sketch, options, expected) => {
    expect(await last(sketch, options)).toBe(expected)
  })
})

describe('frames', () => {
  it('put marks where the eye sees the text: tabs, wide characters, combining marks', async () => {
    expect(await frame('\t"日本": "🔑é x",\t"here"', { at: '"here"' })).toMatchInlineSnapshot(`
      "
      1 |     "日本": "🔑é x",    "here"
        |                         ^^^^^^
      "
    `)
  })

  it('show an overlong line around the mark', async () => {
    expect(await frame(`${'x'.repeat(250)} "here" ${'y'.repeat(250)}`, { at: '"here"' })).toMatchInlineSnapshot(`
      "
      1 | …xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx "here" yyyyyyyyyyyyyyyyyyyyyyyyyyyyy…
        |                                        ^^^^^^
      "
    `)
  })

  it('show an overlong line twice for marks that are far apart', async () => {
    const text = `{ "github": ${'x'.repeat(300)} "here" }`
    expect(
      await frame(text, { at: '"here"', related: [{ at: '"github"', message: 'in this server' }] }),
    ).toMatchInlineSnapshot(`
      "
      1 | …xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx "here" }
        |                                        ^^^^^^
      1 | { "github": xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…
        |   -------- in this server
      "
    `)
  })

  it('cut a mark that is longer than the line', async () => {
    expect(await frame(`"${'x'.repeat(300)}"`, { at: [0, 302] })).toMatchInlineSnapshot(`
      "
      1 | "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…
        | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      "
    `)
  })

  it('spell what cannot be seen', async () => {
    expect(await frame('"a\u202eb\u200b\u0007": "here"', { at: '"here"' })).toMatchInlineSnapshot(`
      "
      1 | "a\\u{202e}b\\u{200b}\\u{7}": "here"
        |                            ^^^^^^
      "
    `)
  })

  it('mark the first and the last of several lines', async () => {
    expect(await frame('{\n  "a": [\n    1,\n    2\n  ]\n}', { at: '[\n    1,\n    2\n  ]' })).toMatchInlineSnapshot(`
      "
      2 |   "a": [
        |        ^
      ...
      5 |   ]
        |   ^
      "
    `)
  })

  it('mark a place of no width, also at the end of the file', async () => {
    expect(await frame('{ "a": }', { at: [7, 7] })).toMatchInlineSnapshot(`
      "
      1 | { "a": }
        |        ^
      "
    `)
    expect(await frame('{\n  "a": 1\n', { at: [11, 11] })).toMatchInlineSnapshot(`
      "
      3 |
        | ^
      "
    `)
    expect(await frame('', { at: [0, 0] })).toMatchInlineSnapshot(`
      "
      1 |
        | ^
      "
    `)
  })

  it('are the same with every kind of line end', async () => {
    const text = '{\n  "a": "here",\n  "b": 1\n}\n'
    const finding: FindingSketch = { at: '"here"', related: [{ at: '"b"', message: 'and here' }] }
    const expected = await frame(text, finding)
    expect(await frame(text.replaceAll('\n', '\r\n'), finding)).toBe(expected)
    expect(await frame(text.replaceAll('\n', '\r'), finding)).toBe(expected)
  })

  it('stay away when the file’s text is not at hand', async () => {
    const report = { ...reportOf({ files: { a: '{}' }, findings: [{ at: '{}' }] }), views: new Map() }
    expect(await pretty(report)).toMatch(/--> a:1:1 .*\n {2}= help:/)
  })

  it('keep within the width where a mark stands behind a line that just fits', async () => {
    const text = 'x'.repeat(34)
    const shown = await pretty({ files: { a: text }, findings: [{ at: [34, 34] }] }, { width: 38 })
    const rows = shown.split('\n').filter((row) => /^ *\d* *\|/.test(row))
    expect(rows.map((row) => displayWidth(row) <= 38)).not.toContain(false)
  })

  it('are quick for a line of megabytes', async () => {
    const prepare = (size: number) => {
      const text = `${'"key": "value", '.repeat(size)}"here"`
      return () => frame(text, { at: '"here"' })
    }
    await expectAtOnce(200_000, { enough: 300 }, prepare, 'a long line')
  })

  it('hold only visible characters, for any text, any place and any width', async () => {
    const text = fc.array(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.constantFrom('\n', '\r\n', '\t', '日本', '🔑', '\u202e', 'x'.repeat(90)),
      ),
      { maxLength: 12 },
    )
    await fc.assert(
      fc.asyncProperty(
        text,
        fc.nat(400),
        fc.nat(60),
        fc.integer({ min: 40, max: 120 }),
        async (pieces, from, length, width) => {
          const joined = pieces.join('')
          const start = Math.min(from, joined.length)
          const shown = await pretty(
            { files: { a: joined }, findings: [{ at: [start, Math.min(start + length, joined.length)] }] },
            { width },
          )
          const rows = shown.split('\n')
          expect(rows.some((row) => /^ +\| +\^+$/.test(row))).toBe(true)
          for (const row of rows.filter((row) => /^ *\d* *\|/.test(row))) {
            expect(row).not.toMatch(/(?![\ufe0e\ufe0f])[\p{Cc}\p{Cf}\p{Cs}]/u)
            expect(displayWidth(row)).toBeLessThanOrEqual(width)
          }
        },
      ),
      { numRuns: 200 },
    )
  })

  it('have the marked text right above the marks', async () => {
    const words = fc.stringMatching(/^[a-z日本🔑\t"]{0,30}$/u)
    await fc.assert(
      fc.asyncProperty(words, words, async (before, after) => {
        const [, source = '', marks = ''] = (
          await frame(`${before}HERE${after}`, { at: [before.length, before.length + 4] })
        ).split('\n')
        expect(displayWidth(source.slice(0, source.indexOf('HERE')))).toBe(marks.indexOf('^'))
        expect(marks.trim()).toBe('| '.padEnd(marks.indexOf('^') - 2) + '^^^^')
      }),
    )
  })
})

describe('compact', () => {
  it('is a line a finding, for grep and problem matchers, and a line a problem', async () => {
    expect(await render('compact', TYPICAL, OPTIONS)).toMatchInlineSnapshot(`
      ".vscode/mcp.json:7:26: high hardcoded-secret: Server 'github' stores a GitHub token in plain text.
      .vscode/mcp.json:5:23: medium unpinned-package: Server 'github' runs whatever version of '@example/github-mcp' is the newest when it starts, so a hijacked release runs at once.
      big/mcp.json: warning: The file is larger than 10 MB.
      "
    `)
  })

  it('is nothing when there is nothing', async () => {
    expect(await render('compact', reportOf({}), OPTIONS)).toBe('')
  })
})

describe('json', () => {
  it('keeps its contract', async () => {
    const text = await render('json', TYPICAL, OPTIONS)
    const report = reportSchema.parse(JSON.parse(text))
    expect(Object.keys(report)).toEqual([
      'version',
      'tool',
      'root',
      'summary',
      'files',
      'findings',
      'suppressed',
      'problems',
      'advisories',
    ])
    expect(report.summary).toEqual({ ...summarise(TYPICAL), hidden: TYPICAL.hidden })
    expect(report.findings[1]).toMatchInlineSnapshot(`
      {
        "category": "secrets",
        "clients": [
          "vscode",
        ],
        "confidence": "medium",
        "end": {
          "column": 42,
          "line": 5,
          "offset": 98,
        },
        "file": ".vscode/mcp.json",
        "fingerprint": "0123456789abcdef0123456789abcdef",
        "fix": {
          "safety": "unsafe",
          "title": "Pin '@example/github-mcp' to 1.2.3",
        },
        "help": "Name a version: '@example/github-mcp@1.2.3'.",
        "message": "Server 'github' runs whatever version of '@example/github-mcp' is the newest when it starts, so a hijacked release runs at once.",
        "pointer": "/servers/github/env/GITHUB_TOKEN",
        "recipe": "mcp-audit explain unpinned-package --for .vscode/mcp.json:5",
        "related": [],
        "rule": "unpinned-package",
        "server": "github",
        "severity": "medium",
        "start": {
          "column": 23,
          "line": 5,
          "offset": 79,
        },
        "title": "Credential written into a configuration file",
      }
    `)
    expect(Object.keys(report.suppressed[0] ?? {}).slice(-2)).toEqual(['by', 'reason'])
    expect(text.endsWith('}\n')).toBe(true)
  })

  it('leaves out the server where there is none, and never shows a fix’s text', async () => {
    const fix = {
      title: 'Do it',
      safety: 'safe' as const,
      changes: [{ does: 'strip', span: { start: 0, end: 1 } } as const],
    }
    const text = await render(
      'json',
      reportOf({ files: { a: '{}' }, findings: [{ at: '{}', server: undefined, fix }] }),
      OPTIONS,
    )
    const [finding] = reportSchema.parse(JSON.parse(text)).findings
    expect(finding).not.toHaveProperty('server')
    expect(finding?.fix).toEqual({ title: 'Do it', safety: 'safe' })
    expect(text).not.toContain('inserted text')
  })

  it('matches the published schema, which is current', () => {
    const path = 'schemas/report.schema.json'
    expect(existsSync(path) && JSON.parse(readFileSync(path, 'utf8'))).toEqual(
      JSON.parse(JSON.stringify(reportJsonSchema())),
    )
  })
})

describe('hostile text', () => {
  const report = (hostile: string) =>
    reportOf({
      files: { [`${hostile}/a.json`]: `{ "${hostile}": "here" }`, [hostile]: '{}' },
      findings: [
        {
          at: '"here"',
          message: `Server '${hostile}' runs: ${hostile}.`,
          help: `${hostile} is what to change.`,
          server: hostile,
          pointer: `/${hostile}`,
          clients: [hostile],
          related: [
            { at: '"here"', message: hostile },
            { at: '{}', file: hostile, message: hostile },
          ],
          fix: { title: hostile, safety: 'unsafe', changes: [] },
        },
      ],
      suppressed: [{ at: '"here"', message: hostile, by: 'comment', reason: hostile }],
      problems: [{ file: hostile, message: hostile }],
    })

  describe.each(HOSTILE)('with %s', (_, hostile) => {
    it.each(KINDS)('cannot move the terminal or command a CI from %s', async (format) => {
      const out = withoutSyntax(format, await render(format, report(hostile), { ...OPTIONS, showSuppressed: true }))
      expect(out).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]|[\u{e0100}-\u{e01ef}]/u)
      expect(out).not.toMatch(/^\s*::/m)
      expect(out).not.toMatch(/##(?:vso)?\[/)
    })

    it('stays itself in JSON', async () => {
      const [finding] = reportSchema.parse(JSON.parse(await render('json', report(hostile), OPTIONS))).findings
      expect(finding?.server).toBe(wellFormed(hostile))
    })
  })

  it('cannot put a line of its own into compact', async () => {
    const count = async (text: string) => (await render('compact', report(text), OPTIONS)).match(/\n/g)?.length
    for (const [, hostile] of HOSTILE) expect(await count(hostile)).toBe(2)
  })
})

describe('every format', () => {
  it.each(KINDS)('%s is the same bytes for the same report', async (format) => {
    expect(await render(format, TYPICAL, OPTIONS)).toBe(await render(format, TYPICAL, OPTIONS))
  })

  it.each(KINDS)(
    '%s tells of findings all the same whose text is not at hand, or has become shorter',
    async (format) => {
      const text = '{ "one": 1,\n\n\n"two": 2 }\n'
      const report = reportOf({
        files: { a: text, b: text },
        findings: [
          { at: '"two"', message: 'Behind the end.' },
          { at: [0, text.length - 1], message: 'Beyond the end.' },
          { at: '"two"', file: 'b', message: 'Without a text.' },
        ],
        suppressed: [{ at: '"one"', rule: 'shell-wrapper', by: 'baseline', reason: undefined }],
      })
      const [view] = [...report.views].flatMap(([path, each]) => (path === 'a' ? [each] : []))
      if (!view) throw new Error('the file has a text')
      const views = new Map([['a', { ...view, text: '{ "one": 1,\n' }]])
      const told = await render(format, { ...report, views, rules: [] }, { ...OPTIONS, showSuppressed: true })
      for (const message of ['Behind the end.', 'Beyond the end.', 'Without a text.']) expect(told).toContain(message)
    },
  )
})

describe('the colour level', () => {
  const rows: readonly [string, 'auto' | 'always' | 'never', Record<string, string>, boolean, number][] = [
    ['a terminal', 'auto', { TERM: 'xterm' }, true, 1],
    ['a pipe', 'auto', { TERM: 'xterm' }, false, 0],
    ['a terminal of 256 colours', 'auto', { TERM: 'xterm-256color' }, true, 2],
    ['a terminal of all colours', 'auto', { TERM: 'xterm-256color', COLORTERM: 'truecolor' }, true, 3],
    ['NO_COLOR', 'auto', { NO_COLOR: '1', FORCE_COLOR: '1' }, true, 0],
    ['an empty NO_COLOR', 'auto', { NO_COLOR: '' }, true, 1],
    ['FORCE_COLOR into a pipe', 'auto', { FORCE_COLOR: '1' }, false, 1],
    ['FORCE_COLOR=2', 'auto', { FORCE_COLOR: '2' }, false, 2],
    ['FORCE_COLOR=3', 'auto', { FORCE_COLOR: '3' }, false, 3],
    ['FORCE_COLOR=true', 'auto', { FORCE_COLOR: 'true', TERM: 'xterm-256color' }, false, 2],
    ['FORCE_COLOR=0', 'auto', { FORCE_COLOR: '0', CLICOLOR_FORCE: '1' }, true, 0],
    ['CLICOLOR_FORCE into a pipe', 'auto', { CLICOLOR_FORCE: '1' }, false, 1],
    ['a dumb terminal', 'auto', { TERM: 'dumb', GITHUB_ACTIONS: 'true' }, true, 0],
    ['the log of GitHub Actions', 'auto', { GITHUB_ACTIONS: 'true' }, false, 1],
    ['any other CI', 'auto', { CI: 'true' }, false, 0],
    ['--color always', 'always', { NO_COLOR: '1', TERM: 'dumb' }, false, 1],
    ['--color never', 'never', { FORCE_COLOR: '3' }, true, 0],
  ]
  it.each(rows)('of %s', (_, flag, env, isTTY, level) => {
    expect(colourLevel({ flag, env, isTTY })).toBe(level)
  })
})

describe('text', () => {
  it('is neutralised to visible characters, and no more than asked', () => {
    expect(neutralise('a\tb\u001b[1m\u202e\u{e0041}\ud800')).toBe('a\\u{9}b\\u{1b}[1m\\u{202e}\\u{e0041}\\u{d800}')
    expect(neutralise('é 日本 🔑 ❤\ufe0f مرحبا')).toBe('é 日本 🔑 ❤\ufe0f مرحبا')
    expect(neutralise('abc🔑', 4)).toBe('abc…')
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 500 }), (text) => {
        expect(neutralise(text)).not.toMatch(/(?![\ufe0e\ufe0f])[\p{Cc}\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}]/u)
      }),
    )
  })

  it('is as wide as a terminal shows it', () => {
    expect(['abc', 'é', 'e\u0301', '日本', '🔑', 'ｶ', 'Ｋ', '🇩🇪', '❤\ufe0f', '👍🏽'].map(displayWidth)).toEqual([
      3, 1, 1, 4, 2, 1, 2, 2, 1, 2,
    ])
  })

  it('is wrapped at spaces, with every word kept whole', () => {
    expect(wrap('one two three', 7)).toEqual(['one two', 'three'])
    expect(wrap('averyveryverylongword b', 7)).toEqual(['averyveryverylongword', 'b'])
    expect(wrap('', 7)).toEqual([''])
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 40 }), (text, width) => {
        const words = text.split(' ').filter((word) => word !== '')
        const lines = wrap(text, width)
        expect(
          lines
            .join(' ')
            .split(' ')
            .filter((word) => word !== ''),
        ).toEqual(words)
        for (const line of lines) expect(line.includes(' ') && displayWidth(line) > width).toBe(false)
      }),
    )
  })

  it('begins no line with a workflow command', () => {
    expect(printed(['::a', '  ::b', 'c::', ''])).toBe('\\u{3a}:a\n  \\u{3a}:b\nc::\n\n')
  })

  it('has no links in SARIF, and its parentheses as they are elsewhere', () => {
    expect(escapeMarkdownLink('Server [a](b) (c) d\\e.')).toBe('Server \\[a\\]\\(b) (c) d\\\\e.')
  })

  it('survives JSON unchanged, but for halves of pairs, which parsers refuse', () => {
    const units = fc.array(fc.constantFrom('\\', 'u', 'ud800', '\ud83d', '\udd11', '"', '\n', 'é', '\u{e0041}'))
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          units.map((parts) => parts.join('')),
        ),
        (text) => {
          const json = safeJson({ [text]: text })
          const whole = wellFormed(text)
          expect(JSON.parse(json)).toEqual({ [whole]: whole })
          for (const [, before = '', low] of json.matchAll(/(\\*)\\ud[89ab][\da-f]{2}(\\ud[c-f][\da-f]{2})?/g))
            if (before.length % 2 === 0) expect(low).toBeDefined()
        },
      ),
    )
  })
})
