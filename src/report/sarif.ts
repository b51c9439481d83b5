/**
 * SARIF 2.1.0, for GitHub code scanning first: what GitHub reads, requires and rejects is in its "SARIF support for code
 * scanning" and in what github/codeql-action does before an upload. Byte for byte the same for the same report: no times,
 * no absolute paths, nothing of the machine.
 */

import type { Edit, Finding, Position, Problem, Related, Report, Suppressed, View } from '../model.ts'
import { Lines } from '../positions.ts'
import type { RenderOptions } from './index.ts'
import { lineHashes } from './line-hash.ts'
import { HOME_URL } from './links.ts'
import { bySeverityAndPlace, segmentsInside, toldOf } from './place.ts'
import { pascal, ruleDescriptor, WEIGHTS } from './sarif-rules.ts'
import { taxonomiesOf } from './sarif-taxonomies.ts'
import { counted } from './summary.ts'
import { escapeMarkdownLink, neutralise, safeJson } from './text.ts'

/** GitHub shows no more of one run. */
const MOST_RESULTS = 5000
const ROOT = '%SRCROOT%'

/** What is worked out from a file's text, once a file. */
interface Source {
  readonly lines: Lines
  readonly hashes: readonly string[]
}

interface Context {
  readonly ruleIndex: ReadonlyMap<string, number>
  readonly scopes: ReadonlyMap<string, string>
  readonly source: (path: string) => Source | undefined
  readonly edits: RenderOptions['edits']
}

/** The SARIF log, on one line. Holds what lies under the root, and counts the rest in a notification. */
export function sarif(report: Report, options: RenderOptions): string {
  const pages = options.pages ?? (() => '')
  const rules = [...report.rules].sort((a, b) => (a.id < b.id ? -1 : 1))
  const told = toldOf(report, options)
  const inside = told.filter(({ file }) => uriOf(file) !== undefined).sort(bySeverityAndPlace)
  const context: Context = {
    ruleIndex: new Map(rules.map(({ id }, index) => [id, index])),
    scopes: new Map(report.files.map(({ path, scope }) => [path, scope])),
    source: sourcesOf(report.views),
    edits: options.edits,
  }
  const taxonomies = taxonomiesOf(rules)
  const log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: report.tool.name,
            semanticVersion: report.tool.version,
            informationUri: HOME_URL,
            rules: rules.map((rule) => ruleDescriptor(rule, pages(rule.id), taxonomies.relationships(rule))),
            supportedTaxonomies: taxonomies.references,
            notifications: Object.entries(NOTICES).map(([id, text]) => noticeDescriptor(id, text)),
          },
        },
        taxonomies: taxonomies.components,
        automationDetails: { id: `${options.category ?? report.tool.name}/` },
        columnKind: 'utf16CodeUnits',
        // Without a URI: an absolute one would name a user and differ between machines.
        originalUriBaseIds: { [ROOT]: { description: { text: 'The root of the repository.' } } },
        invocations: [
          {
            // GitHub rejects the whole upload when false; a file we could not read is a notification and a finding.
            executionSuccessful: true,
            toolExecutionNotifications: [
              ...report.problems.map(problemNotice),
              ...outsideNotice(told.length - inside.length),
              ...overflowNotice(inside.length - MOST_RESULTS),
            ],
          },
        ],
        results: inside.slice(0, MOST_RESULTS).map((finding) => resultOf(finding, context)),
      },
    ],
  }
  return `${safeJson(log)}\n`
}

/** Lines and hashes of a file, worked out when first asked for. */
function sourcesOf(views: ReadonlyMap<string, View>): (path: string) => Source | undefined {
  const known = new Map<string, Source>()
  return (path) => {
    const view = views.get(path)
    if (!view || known.has(path)) return known.get(path)
    // Of the masked text, although GitHub's own hash is of the file: from a hash of a line with a secret in it, a guess of
    // that secret could be confirmed. Where the two differ, GitHub keeps ours.
    const source = { lines: new Lines(view.text), hashes: lineHashes((view.bom ? '\ufeff' : '') + view.text) }
    known.set(path, source)
    return source
  }
}

// ── Results ─────────────────────────────────────────────────────────────────────────────────────────────────────────

function resultOf(finding: Finding | Suppressed, { ruleIndex, scopes, source, edits }: Context): object {
  const { rule, severity, confidence, file, start, end, pointer, clients, server, fingerprint } = finding
  const index = ruleIndex.get(rule)
  const scope = scopes.get(file)
  const text = source(file)
  const hash = text?.hashes[start.line - 1]
  const related = finding.related.filter((place) => uriOf(place.file) !== undefined)
  return {
    ruleId: rule,
    ...(index === undefined ? {} : { ruleIndex: index }),
    level: WEIGHTS[severity].level,
    message: { text: messageOf(finding, related) },
    locations: [
      {
        physicalLocation: physicalLocation(file, start, end),
        ...(pointer === '' ? {} : { logicalLocations: [{ fullyQualifiedName: neutralise(pointer, 1000) }] }),
      },
    ],
    ...(related.length > 0 ? { relatedLocations: related.map(relatedLocation) } : {}),
    partialFingerprints: {
      ...(hash === undefined ? {} : { primaryLocationLineHash: hash }),
      'mcpAudit/v1': fingerprint,
    },
    ...fixesOf(finding, text, edits),
    ...('by' in finding ? { suppressions: [suppression(finding)] } : {}),
    properties: {
      confidence,
      clients,
      ...(scope === undefined ? {} : { scope }),
      ...(server === undefined ? {} : { server: neutralise(server) }),
    },
  }
}

/** Whole sentences of ours; names of an attacker's are cut before. */
const LONGEST_MESSAGE = 1000

/** GitHub shows those related places that the message links to, by number. */
function messageOf({ message }: Finding, related: readonly Related[]): string {
  const links = related.map(
    (place, index) => `[${escapeMarkdownLink(place.message.replace(/\.$/, ''), 80)}](${index + 1})`,
  )
  const text = escapeMarkdownLink(message, LONGEST_MESSAGE)
  return links.length === 0 ? text : `${text} See ${links.slice(0, 5).join(', ')}.`
}

function relatedLocation({ file, start, end, message }: Related, index: number): object {
  return {
    id: index + 1,
    physicalLocation: physicalLocation(file, start, end),
    message: { text: escapeMarkdownLink(message) },
  }
}

function physicalLocation(file: string, start: Position, end: Position): object {
  return { artifactLocation: artifact(file), region: region(start, end) }
}

function artifact(file: string): object {
  return { uri: uriOf(file) ?? '', uriBaseId: ROOT }
}

function region(start: Position, end: Position): object {
  return { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column }
}

/** Safe ones: whoever reads along applies them with a click. */
function fixesOf(finding: Finding, text: Source | undefined, editsOf: Context['edits']): object {
  const { fix, file } = finding
  const edits = fix?.safety === 'safe' && text ? editsOf?.(finding) : undefined
  return fix && text && edits ? { fixes: [fixObject(fix.title, edits, file, text.lines)] } : {}
}

function fixObject(title: string, edits: readonly Edit[], file: string, lines: Lines): object {
  const replacement = ({ span, text }: Edit) => ({
    deletedRegion: region(lines.position(span.start), lines.position(span.end)),
    insertedContent: { text },
  })
  return {
    description: { text: escapeMarkdownLink(title) },
    artifactChanges: [{ artifactLocation: artifact(file), replacements: edits.map(replacement) }],
  }
}

function suppression({ by, reason }: Suppressed): object {
  return {
    kind: by === 'comment' ? 'inSource' : 'external',
    status: 'accepted',
    ...(reason === undefined ? {} : { justification: neutralise(reason) }),
  }
}

/**
 * A reported path as a URI relative to the root, percent-encoded; undefined for a path that is not below it. GitHub looks
 * at nothing else, and rejects or fails to show what leads elsewhere.
 */
function uriOf(path: string): string | undefined {
  const segments = segmentsInside(path)
  // A lone surrogate has no percent-encoding.
  return segments?.map((segment) => encodeURIComponent(segment.replace(/\p{Cs}/gu, '\ufffd'))).join('/')
}

// ── Notifications ───────────────────────────────────────────────────────────────────────────────────────────────────

/** What a run may have to tell besides results. */
const NOTICES = {
  'not-read': 'Something could not be read.',
  'outside-root': 'Findings in files outside the root are left out.',
  'too-many-results': `Results beyond ${MOST_RESULTS} are omitted.`,
} as const

function noticeDescriptor(id: string, text: string): object {
  const help = `${text} Run mcp-audit with '--format pretty' to see everything.`
  return {
    id,
    name: pascal(id),
    shortDescription: { text },
    fullDescription: { text },
    help: { text: help, markdown: help },
  }
}

function notice(id: keyof typeof NOTICES, level: 'warning' | 'note', text: string): object {
  return { level, descriptor: { id, index: Object.keys(NOTICES).indexOf(id) }, message: { text } }
}

function problemNotice({ file, message }: Problem): object {
  const inside = uriOf(file) !== undefined
  // Where it is not below the root, not even its path is told: it may hold a user's name.
  const told = notice('not-read', 'warning', escapeMarkdownLink(inside ? message : `Outside the root: ${message}`))
  return inside ? { ...told, locations: [{ physicalLocation: { artifactLocation: artifact(file) } }] } : told
}

function outsideNotice(count: number): readonly object[] {
  if (count <= 0) return []
  return [notice('outside-root', 'note', `Left out: ${counted(count, 'finding')} in files outside the root.`)]
}

function overflowNotice(count: number): readonly object[] {
  if (count <= 0) return []
  return [
    notice(
      'too-many-results',
      'warning',
      `Left out: ${counted(count, 'result')}, the least severe; GitHub shows ${MOST_RESULTS}.`,
    ),
  ]
}
