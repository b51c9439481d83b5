/** What of the findings is told: ignores, baseline, thresholds; and what a finding is recognised by. */

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { globMatcher, isLiteral, pathMatcher } from '../src/knowledge/paths/globs.ts'
import type { Document, Finding, Node, Suppressed } from '../src/model.ts'
import { parserFor } from '../src/parse/index.ts'
import { parseJson } from '../src/parse/json.ts'
import { Lines } from '../src/positions.ts'
import { type LoadedSettings, parseSettings } from '../src/settings.ts'
import { childAt, type Format, pointerOf, walk } from '../src/tree.ts'
import { parseBaseline, prune, writeBaseline } from '../src/triage/baseline.ts'
import { fingerprint, stablePointer } from '../src/triage/fingerprint.ts'
import { type Baseline, type TriageInput, type TriageResult, triage } from '../src/triage/index.ts'
import { closest } from '../src/triage/suggest.ts'
import { expectAtOnce } from './growth.ts'

const RULES = ['hardcoded-secret', 'unpinned-package', 'plaintext-http', 'unused-ignore', 'ignore-without-reason']

// ── Findings made for the purpose: one for each string node whose value is among those asked for ────────────────────────

async function documentOf(text: string, path = '.mcp.json', format: Format = 'jsonc'): Promise<Document> {
  return (await parserFor(format))({ path, text, bom: false })
}

/** A finding on a place in a document, with only what matters here set. */
function findingAt(document: Document, offset: number, more: Partial<Finding> = {}): Finding {
  const { path, text } = document.source
  const start = new Lines(text).position(offset)
  const rule = more.rule ?? 'unpinned-package'
  return {
    rule,
    category: 'supply-chain',
    severity: 'medium',
    confidence: 'high',
    title: '',
    message: '',
    help: '',
    file: path,
    pointer: '',
    server: undefined,
    clients: [],
    start,
    end: start,
    related: [],
    fingerprint: fingerprint({ rule, file: path, server: '', pointer: String(offset), discriminator: '' }),
    fix: undefined,
    ...more,
  }
}

/** A finding on every line that holds the word, the way a rule would make it for that node. */
function findingsOn(document: Document, word: string, more: Partial<Finding> = {}): readonly Finding[] {
  const { text } = document.source
  const findings: Finding[] = []
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1))
    findings.push(findingAt(document, at, more))
  return findings
}

function run(
  documents: readonly Document[],
  findings: readonly Finding[],
  more: Partial<TriageInput> = {},
): TriageResult {
  return triage({
    findings,
    configs: documents.map((document) => ({ path: document.source.path, document })),
    inlineIgnores: true,
    thresholds: { minSeverity: 'info', minConfidence: 'low', pedantic: true },
    ruleIds: RULES,
    enabledRules: new Set(RULES),
    today: '2026-11-24',
    ...more,
  })
}

async function settingsOf(value: unknown): Promise<LoadedSettings> {
  const parsed = await parseSettings(JSON.stringify(value, undefined, 2), 'mcp-audit.jsonc', RULES)
  if (!parsed.ok) throw new Error(parsed.errors.map(({ message }) => message).join('\n'))
  return parsed.settings
}

const lines = (findings: readonly Finding[]) => findings.map(({ start }) => start.line)
const how = (suppressed: readonly Suppressed[]) =>
  suppressed.map(({ start, by, reason }) => `${start.line} ${by}: ${reason}`)
/** `rule 'text pointed at' message`. */
const said = (result: TriageResult, document: { readonly source: { readonly text: string } }) =>
  result.stale.map(
    ({ rule, span, message }) => `${rule} '${document.source.text.slice(span.start, span.end)}' ${message}`,
  )

describe('comments', () => {
  it('silence their own line, or the next that holds more than comments', async () => {
    const document = await documentOf(`{
  "a": "npx", // mcp-audit-ignore unpinned-package -- ours
  "b": "npx",
  // mcp-audit-ignore unpinned-package -- theirs
  // which is a long story

  "c": "npx",
  /* mcp-audit-ignore unpinned-package -- inside */ "d": "npx",
  "e": "npx"
}`)
    const result = run([document], findingsOn(document, 'npx'))
    expect(lines(result.findings)).toEqual([3, 9])
    expect(how(result.suppressed)).toEqual(['2 comment: ours', '7 comment: theirs', '8 comment: inside'])
    expect(result.stale).toEqual([])
  })

  it('work the same with CRLF and with CR', async () => {
    const text = '{\n  // mcp-audit-ignore unpinned-package -- ours\n  "a": "npx",\n  "b": "npx"\n}\n'
    for (const ending of ['\r\n', '\r']) {
      const document = await documentOf(text.replaceAll('\n', ending))
      // A lone CR does not end a comment for every parser; where it does not, there is nothing left to find.
      if (document.comments.some(({ start, end }) => document.source.text.slice(start, end).includes('npx'))) continue
      const result = run([document], findingsOn(document, 'npx'))
      expect(lines(result.findings)).toEqual([4])
      expect(how(result.suppressed)).toEqual(['3 comment: ours'])
    }
  })

  it.each<readonly [Format, string]>([
    [
      'yaml',
      'a: npx # mcp-audit-ignore unpinned-package -- ours\nb: npx\n# mcp-audit-ignore unpinned-package -- theirs\nc: npx\n',
    ],
    [
      'toml',
      'a = "npx" # mcp-audit-ignore unpinned-package -- ours\nb = "npx"\n# mcp-audit-ignore unpinned-package -- theirs\nc = "npx"\n',
    ],
  ])('are read in %s', async (format, text) => {
    const document = await documentOf(text, `mcp.${format}`, format)
    const result = run([document], findingsOn(document, 'npx'))
    expect(lines(result.findings)).toEqual([2])
    expect(how(result.suppressed)).toEqual(['1 comment: ours', '4 comment: theirs'])
  })

  it('may name several rules, and silence no other', async () => {
    const document = await documentOf('{ "a": "npx" // mcp-audit-ignore unpinned-package, hardcoded-secret -- both\n}')
    const result = run(
      [document],
      ['unpinned-package', 'hardcoded-secret', 'plaintext-http'].flatMap((rule) =>
        findingsOn(document, 'npx', { rule }),
      ),
    )
    expect(result.suppressed.map(({ rule }) => rule)).toEqual(['unpinned-package', 'hardcoded-secret'])
    expect(result.findings.map(({ rule }) => rule)).toEqual(['plaintext-http'])
  })

  it('silence a whole file from anywhere in it, a line of a block comment too', async () => {
    const document = await documentOf(`{
  "a": "npx",
  /*
   * Generated.
   * mcp-audit-ignore-file unpinned-package -- generated
   */
  "b": "npx"
}`)
    const other = await documentOf('{ "a": "npx" }', 'other.json')
    const result = run([document, other], [...findingsOn(document, 'npx'), ...findingsOn(other, 'npx')])
    expect(result.findings.map(({ file }) => file)).toEqual(['other.json'])
    expect(how(result.suppressed)).toEqual(['2 comment: generated', '7 comment: generated'])
  })

  it('are not read out of strings, nor out of prose', async () => {
    const document = await documentOf(`{
  "note": "// mcp-audit-ignore-file unpinned-package -- said the string",
  // One could write mcp-audit-ignore unpinned-package -- but does not.
  "a": "npx"
}`)
    const result = run([document], findingsOn(document, 'npx'))
    expect(lines(result.findings)).toEqual([4])
    expect(result.stale).toEqual([])
    const yaml = await documentOf('a: "npx # mcp-audit-ignore unpinned-package -- no"\n', 'a.yaml', 'yaml')
    expect(run([yaml], findingsOn(yaml, 'npx')).findings).toHaveLength(1)
  })

  it.each(['', ' --', ' -- ', ' - because', ' because', ' --because'])('need a reason: %j is none', async (tail) => {
    const document = await documentOf(`{ "a": "npx" // mcp-audit-ignore unpinned-package${tail}\n}`)
    const result = run([document], findingsOn(document, 'npx'))
    expect(result.findings).toHaveLength(1)
    expect(result.suppressed).toEqual([])
    expect(result.stale.map(({ rule }) => rule)).toEqual(['ignore-without-reason'])
  })

  it('are reported when they name no rule, or one that does not exist', async () => {
    const document = await documentOf(`{
  // mcp-audit-ignore -- all of it
  // mcp-audit-ignore unpined-package, unpinned-package -- ours
  // mcp-audit-ignore-line unpinned-package -- ours
  "a": "npx"
}`)
    const result = run([document], findingsOn(document, 'npx'))
    expect(how(result.suppressed)).toEqual(['5 comment: ours'])
    expect(said(result, document)).toEqual([
      "unused-ignore 'mcp-audit-ignore -- all of it' This ignore names no rule and is not applied. There is no way to silence everything at once.",
      "unused-ignore 'unpined-package' There is no rule 'unpined-package'. Did you mean 'unpinned-package'? The ignore is not applied.",
      "unused-ignore 'mcp-audit-ignore-line unpinned-package -- ours' There is no comment 'mcp-audit-ignore-line'. Did you mean 'mcp-audit-ignore-file'? It is not applied.",
    ])
  })

  it('may name rules of plug-ins that the settings name', async () => {
    const document = await documentOf('{ "a": "npx" } // mcp-audit-ignore acme-one -- ours')
    const named = await settingsOf({ plugins: ['acme'] })
    expect(run([document], [], { settings: named }).stale).toEqual([])
    const [told, ...others] = run([document], []).stale
    expect([told?.rule, others]).toEqual(['unused-ignore', []])
    expect(told?.help).toMatch(/A plug-in's rule is known where .* the settings name the plug-in under 'plugins'\.$/)
  })

  it('are reported when they silence nothing, twice the same included', async () => {
    const document = await documentOf(`{
  // mcp-audit-ignore plaintext-http -- old
  // mcp-audit-ignore unpinned-package -- ours
  // mcp-audit-ignore unpinned-package -- ours again
  "a": "npx"
  // mcp-audit-ignore unpinned-package -- about the brace
}
// mcp-audit-ignore unpinned-package -- about nothing`)
    const result = run([document], findingsOn(document, 'npx'))
    const at = result.stale.map(({ span }) => new Lines(document.source.text).position(span.start).line)
    expect(at).toEqual([2, 4, 6, 8])
    expect(said(result, document)).toEqual([
      "unused-ignore 'plaintext-http' This ignore of 'plaintext-http' silences nothing: there is no such finding here.",
      ...Array.from(
        { length: 3 },
        () =>
          "unused-ignore 'unpinned-package' This ignore of 'unpinned-package' silences nothing: there is no such finding here.",
      ),
    ])
  })

  it('make no noise about rules that did not run', async () => {
    const document = await documentOf('{ "a": 1 // mcp-audit-ignore unpinned-package -- ours\n}')
    expect(run([document], [], { enabledRules: new Set(['hardcoded-secret', 'unused-ignore']) }).stale).toEqual([])
    expect(run([document], [], { enabledRules: new Set(['unpinned-package']) }).stale).toEqual([])
  })

  it('are not listened to when the run says so', async () => {
    const document = await documentOf('{ "a": "npx" // mcp-audit-ignore unpinned-package -- trust me\n}')
    const result = run([document], findingsOn(document, 'npx'), { inlineIgnores: false })
    expect(result.findings).toHaveLength(1)
    expect(result.stale).toEqual([])
  })

  it('cannot excuse themselves', async () => {
    const document = await documentOf('{ "a": 1 // mcp-audit-ignore unused-ignore, plaintext-http -- quiet\n}')
    expect(said(run([document], []), document)).toEqual([
      "unused-ignore 'unused-ignore' A comment cannot ignore 'unused-ignore': it would excuse itself.",
      "unused-ignore 'plaintext-http' This ignore of 'plaintext-http' silences nothing: there is no such finding here.",
    ])
  })

  it('are never quoted where they hold something other than a name', async () => {
    const token = ['gh', 'p_', 'Ab1'.repeat(12)].join('')
    const document = await documentOf(`{ "a": 1 // mcp-audit-ignore ${token} \u001b[2J -- x\n}`)
    const { stale } = run([document], [])
    expect(stale).toHaveLength(2)
    for (const { message, help } of stale) expect(message + help).toMatch(/^[ -~]*$/)
    expect(JSON.stringify(stale)).not.toContain(token)
  })

  it('cost no more than their length, however many there are', async () => {
    const comment = '// mcp-audit-ignore unpinned-pakage,unpined-package,plaintext-htp,hardcoded-secre -- r\n'
    const [few, many] = [
      await documentOf(`{\n${comment.repeat(5_000)}"a": "npx"\n}`),
      await documentOf(`{\n${comment.repeat(20_000)}"a": "npx"\n}`),
    ]
    const prepare = (size: number) => () => {
      const document = size === 20_000 ? many : few
      const { stale } = run([document], findingsOn(document, 'npx'))
      expect(stale).toHaveLength(4 * size)
      expect(stale.filter(({ message }) => message.includes('Did you mean')).length).toBe(20)
    }
    await expectAtOnce(20_000, { enough: 500 }, prepare, 'comments')
  })
})

describe('settings', () => {
  const config = () =>
    documentOf(
      '{\n "mcpServers": {\n  "demo": { "command": "npx" },\n  "real": { "command": "npx" }\n }\n}',
      'web/.mcp.json',
    )
  const onServers = (document: Document) =>
    ['demo', 'real'].flatMap((server) => {
      const node = childAt(document.roots[0], ['mcpServers', server, 'command'])
      return node ? [findingAt(document, node.span.start, { server, pointer: pointerOf(node) })] : []
    })

  it.each<readonly [string, Readonly<Record<string, string>>, readonly string[]]>([
    ['everything of a rule', {}, ['demo', 'real']],
    ['a server', { server: 'demo' }, ['demo']],
    ['a file', { file: 'web/.mcp.json' }, ['demo', 'real']],
    ['files', { file: '**/.mcp.json' }, ['demo', 'real']],
    ['a file of that name elsewhere', { file: '.mcp.json' }, []],
    ['a place', { pointer: '/mcpServers/demo/command' }, ['demo']],
    ['places one segment apart', { pointer: '/mcpServers/*/command' }, ['demo', 'real']],
    ['places below', { pointer: '/mcpServers/real/**' }, ['real']],
    ['a place not deep enough', { pointer: '/mcpServers/*' }, []],
    ['all of them at once', { file: 'web/*', server: 'demo', pointer: '/mcpServers/real/**' }, []],
  ])('accept %s', async (_, narrowing, servers) => {
    const document = await config()
    const settings = await settingsOf({ ignore: [{ rule: 'unpinned-package', reason: 'ours', ...narrowing }] })
    const result = run([document], onServers(document), { settings })
    expect(result.suppressed.map(({ server }) => server)).toEqual(servers)
    expect(result.suppressed.every(({ by, reason }) => by === 'settings' && reason === 'ours')).toBe(true)
    expect(result.findings).toHaveLength(2 - servers.length)
  })

  it('hold through the day on which they expire, and say so after it', async () => {
    const document = await config()
    const settings = await settingsOf({ ignore: [{ rule: 'unpinned-package', reason: 'r', expires: '2026-11-24' }] })
    const onTheDay = run([document], onServers(document), { settings, today: '2026-11-24' })
    expect(onTheDay.suppressed).toHaveLength(2)
    expect(onTheDay.stale).toEqual([])
    const after = run([document], onServers(document), { settings, today: '2026-11-25' })
    expect(after.findings).toHaveLength(2)
    expect(after.stale).toEqual([
      expect.objectContaining({
        rule: 'unused-ignore',
        file: 'mcp-audit.jsonc',
        inSettings: true,
        message: "This ignore of 'unpinned-package' expired on 2026-11-24 and is not applied.",
      }),
    ])
  })

  it.each([{}, { reason: '' }, { reason: '  ' }])('need a reason: %j has none', async (reason) => {
    const document = await config()
    const settings = await settingsOf({ ignore: [{ rule: 'unpinned-package', ...reason }] })
    const result = run([document], onServers(document), { settings })
    expect(result.findings).toHaveLength(2)
    expect(result.stale.map(({ rule, inSettings }) => ({ rule, inSettings }))).toEqual([
      { rule: 'ignore-without-reason', inSettings: true },
    ])
    expect(settings.document.source.text.slice(result.stale[0]?.span.start)).toMatch(/^\{\s+"rule"/)
  })

  it('are reported when they silence nothing, unless their files were not read', async () => {
    const document = await config()
    const settings = await settingsOf({
      ignore: [
        { rule: 'plaintext-http', reason: 'r' },
        { rule: 'plaintext-http', file: 'web/**', reason: 'r' },
        { rule: 'plaintext-http', file: 'elsewhere.json', reason: 'r' },
      ],
    })
    expect(run([document], [], { settings }).stale).toHaveLength(2)
    expect(run([], [], { settings }).stale).toEqual([])
  })

  it('say that what they are meant for stands below their pointer, and are not to be removed then', async () => {
    const document = await config()
    const of = async (ignore: object) => {
      const settings = await settingsOf({ ignore: [{ rule: 'unpinned-package', reason: 'r', ...ignore }] })
      const { stale, suppressed } = run([document], onServers(document), { settings })
      return [suppressed.length, ...stale.map(({ message, fix }) => [message.split(': ')[1], fix !== undefined])]
    }
    const below = ['it covers only one place, and the finding is below it.', false]
    const nothing = ['there is no such finding here.', true]
    expect(await of({ pointer: '/mcpServers/demo' })).toEqual([0, below])
    expect(await of({ pointer: '/mcpServers/demo/**' })).toEqual([1])
    expect(await of({ pointer: '/mcpServers/other' })).toEqual([0, nothing])
    expect(await of({ pointer: '/mcpServers/demo', server: 'other' })).toEqual([0, nothing])
  })

  it('are reported in the order of their files when all of a project was read, unless they are about another place', async () => {
    const document = await documentOf('{ "a": 1 // mcp-audit-ignore unpinned-package -- ours\n}', 'a.jsonc')
    const settings = await settingsOf({
      ignore: [
        { rule: 'plaintext-http', file: 'gone.json', reason: 'r' },
        { rule: 'plaintext-http', file: '~/.claude.json', reason: 'r' },
        { rule: 'plaintext-http', file: '/etc/mcp.json', reason: 'r' },
      ],
    })
    const { stale } = run([document], [], { settings, whole: true })
    expect(stale.map(({ file, message }) => `${file}: ${message}`)).toEqual([
      "a.jsonc: This ignore of 'unpinned-package' silences nothing: there is no such finding here.",
      "mcp-audit.jsonc: This ignore of 'plaintext-http' is for a file that does not exist, or that no client reads.",
    ])
    expect(
      run([], [], { settings: await settingsOf({ ignore: [{ rule: 'plaintext-http', reason: 'r' }] }), whole: true })
        .stale,
    ).toEqual([])
  })

  it('accept stale comments, which are counted and not lost', async () => {
    const document = await documentOf('{ "a": 1 // mcp-audit-ignore unpinned-package -- ours\n}', 'a.jsonc')
    const other = await documentOf('{ "a": 1 // mcp-audit-ignore unpinned-package -- ours\n}', 'b.jsonc')
    const settings = await settingsOf({ ignore: [{ rule: 'unused-ignore', file: 'a.jsonc', reason: 'on its way' }] })
    const result = run([document, other], [], { settings })
    expect(result.stale.map(({ file }) => file)).toEqual(['b.jsonc'])
    expect(result.acceptedStale).toEqual([expect.objectContaining({ file: 'a.jsonc', reason: 'on its way' })])
  })

  it.each([{ server: 'demo' }, { pointer: '/**' }, { file: 'web/*' }])(
    'about a place, a server or another file do not accept stale comments: %j',
    async (narrowing) => {
      const document = await documentOf('{ "a": 1 // mcp-audit-ignore unpinned-package -- ours\n}', 'a.jsonc')
      const settings = await settingsOf({ ignore: [{ rule: 'unused-ignore', reason: 'r', ...narrowing }] })
      const { stale, acceptedStale } = run([document], [], { settings })
      expect(acceptedStale).toEqual([])
      expect(stale.filter(({ inSettings }) => !inSettings)).toHaveLength(1)
    },
  )

  it('that accept stale comments can go stale themselves', async () => {
    const document = await config()
    const settings = await settingsOf({ ignore: [{ rule: 'unused-ignore', reason: 'all is well' }] })
    expect(run([document], [], { settings }).stale).toMatchObject([{ inSettings: true, rule: 'unused-ignore' }])
  })
})

describe('order', () => {
  it('is comment, settings, baseline; all that match are used', async () => {
    const document = await documentOf(
      '{\n "a": "npx", // mcp-audit-ignore unpinned-package -- in a comment\n "b": "npx",\n "c": "npx"\n}',
    )
    const findings = findingsOn(document, 'npx').map((each, index) => ({ ...each, pointer: `/${'abc'.charAt(index)}` }))
    const settings = await settingsOf({
      ignore: [
        { rule: 'unpinned-package', pointer: '/a', reason: 'in settings' },
        { rule: 'unpinned-package', pointer: '/b', reason: 'in settings' },
      ],
    })
    const parsed = await parseBaseline(writeBaseline(findings).text, 'baseline.json')
    if (!parsed.ok) throw new Error('a baseline we wrote is one we read')
    const result = run([document], findings, { settings, baseline: parsed.baseline })
    expect(how(result.suppressed)).toEqual([
      '2 comment: in a comment',
      '3 settings: in settings',
      '4 baseline: undefined',
    ])
    expect(result.stale).toEqual([])
    expect(result.fixedBaselineEntries).toBe(0)
  })
})

describe('thresholds', () => {
  const kinds: readonly (readonly [Finding['severity'], Finding['confidence']])[] = [
    ['high', 'high'],
    ['medium', 'low'],
    ['low', 'high'],
    ['info', 'high'],
  ]
  const shownWith = async (thresholds: Partial<TriageInput['thresholds']>) => {
    const document = await documentOf('{ "a": "npx" }')
    const findings = kinds.map(([severity, confidence]) => findingAt(document, 7, { severity, confidence }))
    const { hidden, findings: shown } = run([document], findings, {
      thresholds: { minSeverity: 'info', minConfidence: 'medium', pedantic: false, ...thresholds },
    })
    return { shown: shown.map(({ severity }) => severity).join(' '), ...hidden }
  }

  it('hide what is slight, unsure or only worth knowing, and count it by reason', async () => {
    expect(await shownWith({})).toEqual({ shown: 'high low', pedantic: 1, severity: 0, confidence: 1 })
    expect(await shownWith({ pedantic: true, minConfidence: 'low' })).toEqual({
      shown: 'high medium low info',
      pedantic: 0,
      severity: 0,
      confidence: 0,
    })
    expect(await shownWith({ minSeverity: 'medium', minConfidence: 'low' })).toEqual({
      shown: 'high medium',
      pedantic: 0,
      severity: 2,
      confidence: 0,
    })
  })

  it('do not make an ignore unused', async () => {
    const document = await documentOf('{ "a": "npx" // mcp-audit-ignore unpinned-package -- ours\n}')
    const result = run([document], findingsOn(document, 'npx', { severity: 'info' }), {
      thresholds: { minSeverity: 'high', minConfidence: 'high', pedantic: false },
    })
    expect(result.stale).toEqual([])
    expect(result.suppressed).toHaveLength(1)
    expect(result.hidden).toEqual({ pedantic: 0, severity: 0, confidence: 0 })
  })
})

// ── Fingerprints and baselines, on findings as the engine makes them ────────────────────────────────────────────────────

/** A finding for every string in a document, with the engine's pointers and fingerprints. */
function findingsIn(text: string, more: Partial<Finding> = {}): readonly Finding[] {
  const document = parseJson({ path: '.mcp.json', text, bom: false }, 'jsonc')
  return document.roots.flatMap((root) =>
    [...walk(root)]
      .filter((node) => node.kind === 'string')
      .map((node) =>
        findingAt(document, node.span.start, { ...more, pointer: pointerOf(node), ...identity(node, more) }),
      ),
  )
}

function identity(node: Node, { rule = 'unpinned-package' }: Partial<Finding>): Pick<Finding, 'fingerprint'> {
  return {
    fingerprint: fingerprint({ rule, file: '.mcp.json', server: '', pointer: stablePointer(node), discriminator: '' }),
  }
}

const argsOf = (...args: readonly unknown[]) => {
  const { roots } = parseJson({ path: 'a', text: JSON.stringify({ args }), bom: false })
  return [...(roots[0] ? walk(roots[0]) : [])].filter(({ key }) => typeof key === 'number').map(stablePointer)
}

describe('fingerprints', () => {
  it('name arguments by their flags and entries by their names', () => {
    expect(argsOf('-y', 'pkg', '--token', 'x', '--url=y', 'a', '--', 'b')).toEqual(
      ['-y', '-y', '--token', '--token', '--url', '#1', '--', '#2'].map((name) => `/args/${name}`),
    )
    expect(argsOf('-e', 'A=1', '-e', 'B=2', '--port', 80)).toEqual(
      ['-e', '-e', '-e#2', '-e#2', '--port', '--port'].map((name) => `/args/${name}`),
    )
    expect(argsOf({ name: 'a/b' }, { id: 'c' }, { other: 1 }, { name: 'a/b' })).toEqual([
      '/args/a~1b',
      '/args/c',
      '/args/#1',
      '/args/a~1b#2',
    ])
  })

  it.each([
    ['-phunter', '-p#let/me in'],
    ['--token=one', '--token=two'],
    ['-Dkey=one', '-Dkey=two'],
    ['one', 'two'],
    ['--one two', '--three four'],
  ])('do not depend on what is in an argument: %s, %s', (one, two) => {
    expect(argsOf(one)).toEqual(argsOf(two))
  })

  it('tell a NUL in a name from the border between two parts', () => {
    const parts = { rule: 'r', file: 'f', pointer: '', discriminator: '' }
    expect(fingerprint({ ...parts, server: 'a\0b' })).not.toBe(fingerprint({ ...parts, server: 'a', pointer: 'b\0' }))
    expect(fingerprint({ ...parts, server: 'a' })).toMatch(/^[0-9a-f]{32}$/)
  })

  it('are quick on a list with a finding on each element', async () => {
    const prepare = (size: number) => () =>
      expect(new Set(argsOf(...Array.from({ length: size }, () => '--x'))).size).toBe(size)
    await expectAtOnce(50_000, { enough: 500 }, prepare, 'elements')
  })
})

describe('the baseline', () => {
  const BEFORE =
    '{"mcpServers":{"a":{"command":"npx","args":["-y","pkg","--token","one"],"env":{"K":"v"}},"b":{"url":"u"}}}'
  const AFTER = `// moved
{
  "mcpServers": {

    "b": { "url": "u" },
    "a": {
      "env": { "K": "rotated" },
      "args": ["-y", "pkg@2", "--token=two"], "command": "npx"
    }
  }
}`
  const written = async (findings: readonly Finding[]): Promise<Baseline> => {
    const parsed = await parseBaseline(writeBaseline(findings).text, '.mcp-audit-baseline.json')
    if (!parsed.ok) throw new Error(parsed.errors.map(({ message }) => message).join('\n'))
    return parsed.baseline
  }

  it('survives moved lines, reordered keys, another spelling and rotated values', async () => {
    const document = await documentOf(AFTER)
    const result = run([document], findingsIn(AFTER), { baseline: await written(findingsIn(BEFORE)) })
    expect(result.findings).toEqual([])
    expect(result.suppressed.every(({ by }) => by === 'baseline')).toBe(true)
    expect(result.fixedBaselineEntries).toBe(0)
  })

  it('lets what is new through', async () => {
    const text = AFTER.replace('"url": "u"', '"url": "u", "extra": "new"')
    const result = run([await documentOf(text)], findingsIn(text), { baseline: await written(findingsIn(BEFORE)) })
    expect(result.findings.map(({ pointer }) => pointer)).toEqual(['/mcpServers/b/extra'])
  })

  it('counts what is gone, but not what was not looked at', async () => {
    const baseline = await written(findingsIn(BEFORE))
    const document = await documentOf('{}')
    expect(run([document], [], { baseline }).fixedBaselineEntries).toBe(baseline.entries.length)
    expect(run([], [], { baseline }).fixedBaselineEntries).toBe(0)
    expect(run([document], [], { baseline, enabledRules: new Set() }).fixedBaselineEntries).toBe(0)
  })

  it('silences only the rule and the file that an entry names', async () => {
    const document = await documentOf(BEFORE)
    const findings = findingsIn(BEFORE)
    const honest = await written(findings)
    const disguised = {
      version: 1 as const,
      entries: honest.entries.map((entry) => ({ ...entry, rule: 'plaintext-http' })),
    }
    expect(run([document], findings, { baseline: disguised }).suppressed).toEqual([])
  })

  it('is the same text whatever the order of the findings', () => {
    const findings = [...findingsIn(BEFORE), ...findingsIn(BEFORE, { rule: 'plaintext-http' })]
    const { text } = writeBaseline(findings)
    fc.assert(
      fc.property(fc.shuffledSubarray(findings, { minLength: findings.length }), (shuffled) => {
        expect(writeBaseline(shuffled).text).toBe(text)
      }),
    )
    expect(text.endsWith('}\n')).toBe(true)
    expect(text).not.toMatch(/line|column|offset/)
  })

  it('holds no secret, nor anything that is made from one', () => {
    const secretArgument = fc.constantFrom(
      (secret: string) => [secret],
      (secret: string) => ['--token', secret],
      (secret: string) => [`--token=${secret}`],
      (secret: string) => ['-p', secret],
      (secret: string) => [`-p${secret}`],
      (secret: string) => ['-e', `TOKEN=${secret}`],
    )
    const secrets = fc
      .oneof(fc.string({ minLength: 12, unit: 'grapheme' }), fc.stringMatching(/^\w{12,40}={0,2}$/))
      .filter((secret) => !secret.startsWith('-'))
    fc.assert(
      fc.property(secrets, secrets, secretArgument, (one, two, args) => {
        const text = (secret: string) =>
          JSON.stringify({
            mcpServers: { a: { args: args(secret), env: { TOKEN: secret }, list: [{ name: 'n', value: secret }] } },
          })
        const [first, second] = [one, two].map((secret) => writeBaseline(findingsIn(text(secret))).text)
        expect(first).not.toContain(one)
        expect(first).toBe(second)
      }),
    )
  })

  it('refuses live credentials unless told otherwise', () => {
    const secret = { rule: 'hardcoded-secret', category: 'secrets', severity: 'high', confidence: 'high' } as const
    const live = findingsIn('{ "a": "x" }', secret)
    const accepted = [
      ...findingsIn('{ "b": "x" }', { ...secret, confidence: 'medium' }),
      ...findingsIn('{ "c": "x" }', { ...secret, severity: 'medium' }),
      ...findingsIn('{ "d": "x" }'),
    ]
    const { refused, entries, text } = writeBaseline([...live, ...accepted])
    expect(refused).toEqual(live)
    expect(entries).toBe(3)
    expect(text).not.toContain('"/a"')
    expect(writeBaseline([...live, ...accepted], { allowSecrets: true })).toMatchObject({ refused: [], entries: 4 })
  })

  it('is pruned of what no longer occurs, and gains nothing', async () => {
    const before = findingsIn('{ "a": "x", "b": "x" }')
    const now = findingsIn('{ "b": "x", "c": "x" }')
    expect(prune(await written(before), now)).toEqual({
      removed: 1,
      text: writeBaseline(findingsIn('{ "b": "x" }')).text,
    })
  })

  it.each([
    ['', /^1:1 .*The file is empty/],
    [
      '{ "version": 2, "entries": [] }',
      /^1:14 Only version 1 of this file is known here; a newer mcp-audit may have written it\.$/,
    ],
    ['{ "version": 1 }', /^1:1 The key 'entries' is missing\.$/],
    ['{ "version": 1, "entrys": [], "entries": [] }', /^1:17 There is no key 'entrys'\. Did you mean 'entries'\?$/],
    [
      `{ "version": 1, "entries": [{ "fingerprint": "${'0'.repeat(32)}", "rule": "r", "fiel": "f", "file": "f", "pointer": "" }] }`,
      /^1:95 There is no key 'fiel'\. Did you mean 'file'\?$/,
    ],
    [
      '{ "version": 1, "entries": [{ "fingerprint": "x", "rule": "r", "file": "f", "pointer": "" }] }',
      /^1:46 A fingerprint is expected here: 32 hexadecimal digits\.$/,
    ],
  ])('has its mistakes told with their place: %s', async (text, error) => {
    const parsed = await parseBaseline(text, 'baseline.json')
    const told = (parsed.ok ? [] : parsed.errors).map(({ span, message }) => {
      const { line, column } = new Lines(text).position(span.start)
      return `${line}:${column} ${message}`
    })
    expect(told).toEqual([expect.stringMatching(error)])
  })
})

describe('globs', () => {
  it.each([
    ['a/*.json', 'a/b.json', true],
    ['a/*.json', 'a/b/c.json', false],
    ['a/**', 'a/b/c', true],
    ['a/**', 'a', true],
    ['a/**', 'ab', false],
    ['**/c', 'c', true],
    ['**/c', 'a/b/c', true],
    ['a/**/c', 'a/c', true],
    ['a/**/c/**/d', 'a/c/x/c/y/d', true],
    ['**/b/*/d', 'b/x/b/y/d', true],
    ['a/', 'a/b', true],
    ['./a', 'a', true],
    ['*', '', true],
    ['a*b*c', 'aXbYbZc', true],
    ['ab*ba', 'aba', false],
    ['a.c', 'abc', false],
    ['[a]', '[a]', true],
    ['~/.cursor/*', '~/.cursor/mcp.json', true],
  ])('%s against %s: %s', (glob, path, matches) => {
    expect(globMatcher(glob)(path)).toBe(matches)
  })

  it.each([
    ['**/*.{yml,yaml}', 'a/b.yaml', true],
    ['**/*.{yml,yaml}', 'a/b.json', false],
    ['{a,b/c}/{d,e}', 'b/c/e', true],
    ['{a,b/c}/{d,e}', 'b/e', false],
    ['/a/*', 'a/b', true],
    ['/etc/**', '/etc/x/y', true],
    ['/a/*', 'x/a/b', false],
    ['{{cookiecutter.name}}/**', '{{cookiecutter.name}}/a', true],
    ['{a,b}'.repeat(100), 'ab'.repeat(50), false],
    ['{a,b}'.repeat(100), '{a,b}'.repeat(100), true],
    ['{,a}', 'a', true],
  ])('%s as a glob of files against %s: %s', (glob, path, matches) => {
    expect(pathMatcher(glob)(path)).toBe(matches)
  })

  it.each(['a*', '**', './a', 'a/'])('%s is more than it says', (glob) => expect(isLiteral(glob)).toBe(false))
  it.each(['', 'a', '/a//b', '.mcp.json', '[a]?'])('%s is what it says', (glob) => expect(isLiteral(glob)).toBe(true))

  it('agree with a plain definition on every short path', () => {
    const defined = (glob: readonly string[], path: readonly string[]): boolean => {
      const [first, ...rest] = glob
      if (first === undefined) return path.length === 0
      if (first === '**') return defined(rest, path) || (path.length > 0 && defined(glob, path.slice(1)))
      const [segment, ...below] = path
      if (segment === undefined) return false
      return new RegExp(`^${first.replaceAll('*', '.*')}$`).test(segment) && defined(rest, below)
    }
    const segments = fc.array(fc.constantFrom('a', 'b', 'ab', 'ba'), { minLength: 1, maxLength: 6 })
    const globs = fc.array(fc.constantFrom('a', 'b', '*', '**', 'a*', '*a*b'), { minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(globs, segments, (glob, path) => {
        expect(globMatcher(glob.join('/'))(path.join('/'))).toBe(defined(glob, path))
      }),
      { numRuns: 2000 },
    )
  })

  it.each<[string, (size: number) => string]>([
    ['**/a/'.repeat(100), (size) => 'a/'.repeat(size / 40) + 'a'],
    ['*a'.repeat(250), (size) => 'a'.repeat(size)],
    ['a*'.repeat(250), (size) => 'a'.repeat(size) + 'c'],
  ])('take hostile patterns in their stride: %s', async (pattern, pathOf) => {
    const prepare = (size: number) => {
      const path = pathOf(size)
      return () => expect(globMatcher(pattern + 'b')(path)).toBe(false)
    }
    await expectAtOnce(200_000, { enough: 200 }, prepare, pattern.slice(0, 5))
  })
})

describe('suggestions', () => {
  it.each([
    ['hgih', 'high'],
    ['HIGH', 'high'],
    ['hardcoded-secrets', 'hardcoded-secret'],
    ['hardcodedsecret', 'hardcoded-secret'],
    ['zzz', undefined],
    ['', undefined],
  ])('%s', (word, near) => {
    expect(closest(word, ['high', 'low', 'hardcoded-secret', 'hardcoded-password'])).toBe(near)
  })

  it('are not looked for where a word is no word', () => {
    expect(closest('x'.repeat(1_000_000), ['x'])).toBeUndefined()
  })

  it.each([
    ['unpinned', 'unpinned-image'],
    ['unpined', 'unpinned-image'],
    ['lethl', 'lethal-trifecta'],
    ['shell-wraper', 'shell-wrapper'],
    ['secret-to-foriegn', 'secret-to-foreign-host'],
    ['image', 'unpinned-image'],
    ['x', undefined],
  ])('know the beginning of a name, as in %s', (word, near) => {
    const names = ['unpinned-package', 'unpinned-image', 'lethal-trifecta', 'shell-wrapper', 'secret-to-foreign-host']
    expect(closest(word, names)).toBe(near)
  })

  it.each([
    ['root', 'broad-filesystem-root'],
    ['plain-http', 'plaintext-http'],
    ['HTTP-plain', 'plaintext-http'],
    ['plain-http-remote', 'plaintext-http'],
    // Half of the parts, or what is in any word, is a guess.
    ['plain-text', undefined],
    ['to', undefined],
    ['-', undefined],
  ])('know a name by its parts, as in %s', (word, near) => {
    expect(closest(word, ['broad-filesystem-root', 'secret-to-foreign-host', 'plaintext-http', 'raw-ip'])).toBe(near)
  })

  it('take the nearest, and the first of equals', () => {
    expect(closest('medum', ['modem', 'medium'])).toBe('medium')
    expect(closest('cat', ['bat', 'rat'])).toBe('bat')
  })
})
