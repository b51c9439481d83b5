/** Reports put together by hand, for the tests of those who render them. */

import type { Finding, Related, Report, RuleMeta, ScannedFile, Suppressed } from '../src/model.ts'
import { Lines } from '../src/positions.ts'
import type { RenderOptions, ReportFormat } from '../src/report/index.ts'

export const OPTIONS: RenderOptions = {
  colour: 0,
  links: false,
  width: 80,
  quiet: false,
  verbose: false,
  showSuppressed: false,
  failOn: 'high',
  time: Date.UTC(2026, 10, 24),
}

/** A report without the syntax of its kind that nothing scanned may write: what is left has to be fit for any terminal. */
export function withoutSyntax(kind: ReportFormat | string, text: string): string {
  if (kind === 'github') return text.replace(/^::(?:error|warning|notice) /gm, '')
  if (kind === 'csv') return text.replaceAll('\r\n', '\n')
  if (kind === 'markdown') return text.replaceAll('\u2060', '')
  return text
}

/** A place: a piece of the file's text, or offsets. */
type At = string | readonly [start: number, end: number]

export interface FindingSketch extends Partial<Omit<Finding, 'start' | 'end' | 'related'>> {
  readonly at: At
  readonly related?: readonly {
    readonly at: At
    readonly message: string
    readonly file?: string
    readonly server?: string
  }[]
}

export interface ReportSketch {
  /** Path to text as the engine would show it: without a byte order mark, secrets masked. */
  readonly files?: Readonly<Record<string, string>>
  readonly bom?: boolean
  readonly findings?: readonly FindingSketch[]
  readonly suppressed?: readonly (FindingSketch & Pick<Suppressed, 'by' | 'reason'>)[]
  readonly rules?: readonly RuleMeta[]
  readonly hidden?: Partial<Report['hidden']>
  readonly problems?: Report['problems']
  readonly about?: Partial<ScannedFile>
}

export const RULES: readonly RuleMeta[] = [
  {
    id: 'hardcoded-secret',
    title: 'Credential written into a configuration file',
    severity: 'high',
    confidence: 'high',
    category: 'secrets',
    cwe: ['CWE-798', 'CWE-522'],
    owasp: ['MCP01'],
    since: '0.1.0',
    fixable: 'unsafe',
  },
  {
    id: 'loopback-http',
    title: 'Plain HTTP on loopback',
    severity: 'info',
    confidence: 'medium',
    category: 'transport',
    cwe: ['CWE-319'],
    owasp: ['MCP07'],
    since: '0.1.0',
  },
  {
    id: 'unpinned-package',
    title: 'Package without an exact version',
    severity: 'medium',
    confidence: 'high',
    category: 'supply-chain',
    cwe: ['CWE-1357'],
    owasp: ['MCP04'],
    since: '0.1.0',
    fixable: 'safe',
  },
]

/** A whole report around a few findings; without a `file`, a finding is about the first one. */
export function reportOf(sketch: ReportSketch): Report {
  const texts = new Map(Object.entries(sketch.files ?? {}))
  const findings = (sketch.findings ?? []).map((finding) => findingOf(finding, texts))
  return {
    tool: { name: 'mcp-audit', version: '0.1.0' },
    root: '.',
    rules: sketch.rules ?? RULES,
    files: [...texts.keys()].map((path) => ({
      path,
      scope: 'project',
      format: 'json',
      clients: ['vscode'],
      servers: 2,
      status: 'ok',
      ...sketch.about,
    })),
    findings,
    suppressed: (sketch.suppressed ?? []).map(({ by, reason, ...finding }) => ({
      ...findingOf(finding, texts),
      by,
      reason,
    })),
    hidden: { pedantic: 0, severity: 0, confidence: 0, ...sketch.hidden },
    problems: sketch.problems ?? [],
    advisories: { builtIn: '2026-11-01', given: [] },
    views: new Map([...texts].map(([path, text]) => [path, { path, text, bom: sketch.bom ?? false }])),
  }
}

function findingOf({ at, related, ...given }: FindingSketch, texts: ReadonlyMap<string, string>): Finding {
  const file = given.file ?? [...texts.keys()][0] ?? '.mcp.json'
  const { start, end } = between(texts.get(file) ?? '', at)
  return {
    rule: 'hardcoded-secret',
    category: 'secrets',
    severity: 'high',
    confidence: 'high',
    title: 'Credential written into a configuration file',
    message: "Server 'github' stores a GitHub token in plain text.",
    help: 'Keep it outside the file and refer to it.',
    file,
    pointer: '/servers/github/env/GITHUB_TOKEN',
    server: 'github',
    clients: ['vscode'],
    start,
    end,
    related: (related ?? []).map((place) => relatedOf(place, file, texts)),
    fingerprint: '0123456789abcdef'.repeat(2),
    fix: undefined,
    ...given,
  }
}

function relatedOf(
  { at, message, file = '', server }: NonNullable<FindingSketch['related']>[number],
  own: string,
  texts: ReadonlyMap<string, string>,
): Related {
  const path = file === '' ? own : file
  return { file: path, ...between(texts.get(path) ?? '', at), message, server }
}

function between(text: string, at: At): Pick<Finding, 'start' | 'end'> {
  const [from, to] = typeof at === 'string' ? [text.indexOf(at), text.indexOf(at) + at.length] : at
  if (from < 0) throw new Error(`the text does not hold ${JSON.stringify(at)}`)
  const lines = new Lines(text)
  return { start: lines.position(from), end: lines.position(to) }
}
