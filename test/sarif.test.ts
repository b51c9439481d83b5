/** The SARIF report, as GitHub code scanning and SARIF viewers take it. */

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Report } from '../src/model.ts'
import { type RenderOptions, render } from '../src/report/index.ts'
import { lineHashes } from '../src/report/line-hash.ts'
import { expectAtOnce } from './growth.ts'
import { HOSTILE } from './hostile.ts'
import { OPTIONS, RULES, reportOf } from './reports.ts'
import { assertGithubReady, referenceHashes, type SarifLog } from './sarif-ready.ts'

const STARS = '*'.repeat(40)
const TEXT = `{\n  "servers": {\n    "github": { "command": "npx", "env": { "TOKEN": "${STARS}" } }\n  }\n}\n`

const PAGE = `# Credential written into a configuration file

Whoever reads the file can **use** the \`token\` in it; see
[unpinned-package](unpinned-package.md) too.

## Bad

\`\`\`json
{ "TOKEN": "literal" }
\`\`\`
`

async function ready(report: Report, options: Partial<RenderOptions> = {}): Promise<SarifLog['runs'][number]> {
  const all = { ...OPTIONS, ...options }
  const files = new Map([...report.views].map(([path, { text, bom }]) => [path, (bom ? '\ufeff' : '') + text]))
  const log = assertGithubReady(await render('sarif', report, all), {
    files,
    again: await render('sarif', report, all),
  })
  const [run] = log.runs
  if (!run) throw new Error('a log without a run')
  return run
}

describe('the log', () => {
  it('lists every enabled rule and an empty list of results when nothing was found, so that old alerts close', async () => {
    const { results, tool, invocations, automationDetails } = await ready(reportOf({}))
    expect(results).toEqual([])
    expect(tool.driver.rules.map(({ id }) => id)).toEqual(RULES.map(({ id }) => id))
    expect(invocations[0]?.toolExecutionNotifications).toEqual([])
    expect(automationDetails.id).toBe('mcp-audit/')
  })

  it('is one line', async () => {
    expect((await render('sarif', reportOf({}), OPTIONS)).match(/\n/g)).toHaveLength(1)
  })

  it('takes a category for monorepos that upload several', async () => {
    expect((await ready(reportOf({}), { category: 'services/api' })).automationDetails.id).toBe('services/api/')
  })

  it('shows a finding with its place, its hash and its own fingerprint', async () => {
    const { results } = await ready(reportOf({ files: { '.vscode/mcp.json': TEXT }, findings: [{ at: STARS }] }))
    expect(results).toMatchInlineSnapshot(`
      [
        {
          "level": "error",
          "locations": [
            {
              "logicalLocations": [
                {
                  "fullyQualifiedName": "/servers/github/env/GITHUB_TOKEN",
                },
              ],
              "physicalLocation": {
                "artifactLocation": {
                  "uri": ".vscode/mcp.json",
                  "uriBaseId": "%SRCROOT%",
                },
                "region": {
                  "endColumn": 94,
                  "endLine": 3,
                  "startColumn": 54,
                  "startLine": 3,
                },
              },
            },
          ],
          "message": {
            "text": "Server 'github' stores a GitHub token in plain text.",
          },
          "partialFingerprints": {
            "mcpAudit/v1": "0123456789abcdef0123456789abcdef",
            "primaryLocationLineHash": "580bf9330c12d279:1",
          },
          "properties": {
            "clients": [
              "vscode",
            ],
            "confidence": "high",
            "scope": "project",
            "server": "github",
          },
          "ruleId": "hardcoded-secret",
          "ruleIndex": 0,
        },
      ]
    `)
  })

  it('sorts by severity, then file, then place', async () => {
    const { results } = await ready(
      reportOf({
        files: { 'b.json': TEXT, 'a.json': TEXT },
        findings: [
          { file: 'a.json', at: '"npx"', rule: 'unpinned-package', severity: 'medium' },
          { file: 'b.json', at: STARS },
          { file: 'a.json', at: STARS },
          { file: 'a.json', at: '"env"' },
        ],
      }),
    )
    expect(
      results.map(({ ruleId, locations: [at] }) => {
        const { artifactLocation, region } = at?.physicalLocation ?? {}
        return `${ruleId} ${artifactLocation?.uri}:${region?.startColumn}`
      }),
    ).toEqual([
      'hardcoded-secret a.json:35',
      'hardcoded-secret a.json:54',
      'hardcoded-secret b.json:54',
      'unpinned-package a.json:28',
    ])
  })

  it('stops at the 5,000 worst, and says so', async () => {
    const findings = Array.from({ length: 5002 }, (_, index) => ({
      at: STARS,
      ...(index === 0 ? { rule: 'loopback-http', severity: 'info' as const } : {}),
    }))
    const report = reportOf({ files: { '.mcp.json': TEXT }, findings })
    const log: SarifLog = JSON.parse(await render('sarif', report, OPTIONS))
    const [run] = log.runs
    expect(run?.results).toHaveLength(5000)
    expect(run?.results.some(({ ruleId }) => ruleId === 'loopback-http')).toBe(false)
    expect(run?.invocations[0]?.toolExecutionNotifications.map(({ message }) => message.text)).toEqual([
      'Left out: 2 results, the least severe; GitHub shows 5000.',
    ])
  })
})

describe('rules', () => {
  it('carry their page, with links that work elsewhere, and its first paragraph', async () => {
    const { tool } = await ready(reportOf({}), { pages: (rule) => (rule === 'hardcoded-secret' ? PAGE : '') })
    expect(tool.driver.rules[0]).toMatchInlineSnapshot(`
      {
        "defaultConfiguration": {
          "level": "error",
        },
        "fullDescription": {
          "text": "Whoever reads the file can use the token in it; see unpinned-package too.",
        },
        "help": {
          "markdown": "# Credential written into a configuration file

      Whoever reads the file can **use** the \`token\` in it; see
      [unpinned-package](https://github.com/mcp-audit/mcp-audit/blob/main/rules/unpinned-package.md) too.

      ## Bad

      \`\`\`json
      { "TOKEN": "literal" }
      \`\`\`",
          "text": "Credential written into a configuration file

      Whoever reads the file can use the token in it; see
      unpinned-package too.

      Bad

      { "TOKEN": "literal" }",
        },
        "helpUri": "https://github.com/mcp-audit/mcp-audit/blob/main/rules/hardcoded-secret.md",
        "id": "hardcoded-secret",
        "name": "HardcodedSecret",
        "properties": {
          "precision": "high",
          "problem.severity": "error",
          "security-severity": "8.0",
          "tags": [
            "security",
            "secrets",
            "mcp",
            "external/cwe/cwe-798",
            "external/cwe/cwe-522",
            "owasp-mcp-01",
          ],
        },
        "relationships": [
          {
            "kinds": [
              "relevant",
            ],
            "target": {
              "id": "CWE-798",
              "index": 2,
              "toolComponent": {
                "index": 0,
                "name": "CWE",
              },
            },
          },
          {
            "kinds": [
              "relevant",
            ],
            "target": {
              "id": "CWE-522",
              "index": 1,
              "toolComponent": {
                "index": 0,
                "name": "CWE",
              },
            },
          },
          {
            "kinds": [
              "relevant",
            ],
            "target": {
              "id": "MCP01",
              "index": 0,
              "toolComponent": {
                "index": 1,
                "name": "OWASP MCP Top 10",
              },
            },
          },
          {
            "kinds": [
              "relevant",
            ],
            "target": {
              "id": "ASI03",
              "index": 0,
              "toolComponent": {
                "index": 2,
                "name": "OWASP Agentic Top 10",
              },
            },
          },
          {
            "kinds": [
              "relevant",
            ],
            "target": {
              "id": "AML.T0083",
              "index": 0,
              "toolComponent": {
                "index": 3,
                "name": "MITRE ATLAS",
              },
            },
          },
        ],
        "shortDescription": {
          "text": "Credential written into a configuration file.",
        },
      }
    `)
  })

  it('say how severe they are in the words and numbers of GitHub', async () => {
    const rules = (['critical', 'high', 'medium', 'low', 'info'] as const).map((severity, index) => ({
      id: `rule-${index}`,
      title: 'A rule',
      severity,
      confidence: 'high' as const,
      category: 'text' as const,
      cwe: ['CWE-78'] as const,
      owasp: [],
      since: '0.1.0',
    }))
    const { tool } = await ready(reportOf({ rules }))
    expect(
      tool.driver.rules.map(({ defaultConfiguration: { level }, properties }) =>
        [level, properties['problem.severity'], properties['security-severity']].join(' '),
      ),
    ).toEqual([
      'error error 9.5',
      'error error 8.0',
      'warning warning 5.5',
      'note recommendation 2.5',
      'note recommendation ',
    ])
    expect(tool.driver.rules[0]?.properties.tags).toEqual(['security', 'text', 'mcp', 'external/cwe/cwe-078'])
  })
})

describe('paths', () => {
  it('are percent-encoded, so that any name is a URI', async () => {
    const path = 'a b/100%/ü#?/x:y\\z[1].json'
    const { results } = await ready(reportOf({ files: { [path]: TEXT }, findings: [{ at: STARS }] }))
    expect(results[0]?.locations[0]?.physicalLocation.artifactLocation.uri).toBe(
      'a%20b/100%25/%C3%BC%23%3F/x%3Ay%5Cz%5B1%5D.json',
    )
  })

  it('outside the root are counted and not named', async () => {
    const outside = [
      '~/.claude.json',
      '/etc/mcp.json',
      'C:/Users/dev/mcp.json',
      '../sibling/.mcp.json',
      'a/../../b.json',
    ]
    const files = Object.fromEntries(outside.map((path) => [path, TEXT]))
    const report = reportOf({
      files: { ...files, '.mcp.json': TEXT },
      findings: [
        ...outside.map((file) => ({ file, at: STARS })),
        { file: '.mcp.json', at: STARS, related: [{ file: '~/.claude.json', at: '"github"', message: 'here too' }] },
      ],
      problems: [{ file: '~/secret-project/mcp.json', message: 'The file is larger than 10 MB.' }],
    })
    const { results, invocations } = await ready(report)
    expect(results).toHaveLength(1)
    expect(results[0]?.relatedLocations).toBeUndefined()
    expect(invocations[0]?.toolExecutionNotifications).toMatchInlineSnapshot(`
      [
        {
          "descriptor": {
            "id": "not-read",
            "index": 0,
          },
          "level": "warning",
          "message": {
            "text": "Outside the root: The file is larger than 10 MB.",
          },
        },
        {
          "descriptor": {
            "id": "outside-root",
            "index": 1,
          },
          "level": "note",
          "message": {
            "text": "Left out: 5 findings in files outside the root.",
          },
        },
      ]
    `)
    expect(await render('sarif', report, OPTIONS)).not.toMatch(/claude\.json|secret-project|Users|sibling/)
  })
})

describe('messages', () => {
  it('cannot smuggle in a link', async () => {
    const message = "Server '[click](https://evil.example/)\\[x]' runs unasked."
    const { results } = await ready(reportOf({ files: { 'a.json': TEXT }, findings: [{ at: STARS, message }] }))
    expect(results[0]?.message.text).toBe("Server '\\[click\\]\\(https://evil.example/)\\\\\\[x\\]' runs unasked.")
  })

  it('link the related places, which GitHub shows in no other way', async () => {
    const { results } = await ready(
      reportOf({
        files: { 'a.json': TEXT },
        findings: [{ at: STARS, related: [{ at: '"github"', message: 'In [this](x) server.' }] }],
      }),
    )
    expect(results[0]?.message.text).toMatch(/See \[In \\\[this\\\]\\\(x\) server\]\(1\)\.$/)
    expect(results[0]?.relatedLocations?.[0]?.id).toBe(1)
  })

  it.each(HOSTILE)('are harmless with %s in them', async (_, hostile) => {
    const path = `${hostile.replaceAll('/', '_')}/.mcp.json`
    const report = reportOf({
      files: { [path]: TEXT },
      findings: [{ at: STARS, message: `Server '${hostile}' runs.`, server: hostile, pointer: `/servers/${hostile}` }],
      problems: [{ file: path, message: `The file '${hostile}' is too large.` }],
    })
    const files = new Map([[path.replace(/\p{Cs}/gu, '\ufffd'), TEXT]])
    assertGithubReady(await render('sarif', report, OPTIONS), { files })
  })
})

describe('fixes and suppressions', () => {
  it('carries safe fixes only', async () => {
    const at = TEXT.indexOf('npx')
    const edits = [{ span: { start: at, end: at + 3 }, text: 'node' }]
    const changes = [{ does: 'strip', span: { start: at, end: at + 3 } } as const]
    const { results } = await ready(
      reportOf({
        files: { 'a.json': TEXT },
        findings: [
          { at: '"npx"', fix: { title: 'Run it with node', safety: 'safe', changes } },
          { at: STARS, fix: { title: 'Remove it', safety: 'unsafe', changes } },
        ],
      }),
      { edits: () => edits },
    )
    expect(results.map(({ fixes }) => fixes?.[0]?.artifactChanges[0]?.replacements)).toEqual([
      [
        {
          deletedRegion: { startLine: 3, startColumn: 29, endLine: 3, endColumn: 32 },
          insertedContent: { text: 'node' },
        },
      ],
      undefined,
    ])
  })

  it('leaves suppressed findings out, since GitHub would open alerts for them, unless asked', async () => {
    const report = reportOf({
      files: { 'a.json': TEXT },
      suppressed: [
        { at: STARS, by: 'comment', reason: 'a demo\nkey' },
        { at: '"npx"', by: 'baseline', reason: undefined },
      ],
    })
    expect((await ready(report)).results).toEqual([])
    expect(
      (await ready(report, { showSuppressed: true })).results.map(({ suppressions }) => suppressions?.[0]),
    ).toEqual([
      { kind: 'external', status: 'accepted' },
      { kind: 'inSource', status: 'accepted', justification: 'a demo\\u{a}key' },
    ])
  })
})

describe('places', () => {
  it.each([
    ['CRLF', '{\r\n  "a": "b"\r\n}\r\n', '"b"'],
    ['lone CR', '{\r  "a": "b"\r}', '"b"'],
    ['several lines', '{\n  "a": [\n    "b"\n  ]\n}\n', '[\n    "b"\n  ]'],
    ['nothing, at the end', '{}\n', [3, 3]],
    ['an empty file', '', [0, 0]],
    ['astral characters', '{ "🔑": "日本" }', '"日本"'],
  ] as const)('are inside the file: %s', async (_, text, at) => {
    for (const bom of [false, true]) await ready(reportOf({ files: { 'a.json': text }, bom, findings: [{ at }] }))
  })
})

describe('the line hash', () => {
  it('equals what GitHub computes', () => {
    expect(lineHashes('')).toEqual(['c129715d7a2bc9a3:1'])
    expect(lineHashes(' a\nb\n  \t\tc\n d')).toEqual([
      '271789c17abda88f:1',
      '54703d4cd895b18:1',
      '180aee12dab6264:1',
      'a23a3dc5e078b07b:1',
    ])
  })

  it('counts lines that hash alike', () => {
    const hashes = lineHashes('Lorem ipsum dolor sit amet.\n'.repeat(10))
    expect(hashes.slice(0, 7)).toEqual([
      ...[1, 2, 3, 4, 5, 6].map((n) => `a7f2ff13bc495cf2:${n}`),
      'a7f2ff1481e87703:1',
    ])
  })

  it('equals the definition for any text', () => {
    const piece = fc.oneof(
      fc.constantFrom('\n', '\r\n', '\r', ' ', '\t', '\ufeff', '{', 'x'.repeat(60)),
      fc.string({ unit: 'grapheme' }),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = pieces.join('')
        expect(lineHashes(text)).toEqual(referenceHashes(text))
      }),
    )
  })

  it('takes no longer for a line of megabytes', async () => {
    const prepare = (size: number) => {
      const line = 'x'.repeat(size)
      return () => lineHashes(line)
    }
    await expectAtOnce(4_000_000, { enough: 500 }, prepare, 'a long line')
  })
})
