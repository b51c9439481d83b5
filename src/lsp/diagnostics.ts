/** Findings as an editor shows them. */

import {
  type Diagnostic,
  type DiagnosticRelatedInformation,
  DiagnosticSeverity,
  DiagnosticTag,
  type Range,
} from 'vscode-languageserver'
import type { TextDocument } from 'vscode-languageserver-textdocument'
import type { Finding, Related, Severity } from '../model.ts'
import { ruleUrl } from '../report/links.ts'
import { neutralise } from '../report/text.ts'
import type { Abilities, Seen } from './model.ts'
import { uriOf } from './uris.ts'

const LEVELS: Readonly<Record<Severity, DiagnosticSeverity>> = {
  critical: DiagnosticSeverity.Error,
  high: DiagnosticSeverity.Error,
  medium: DiagnosticSeverity.Warning,
  low: DiagnosticSeverity.Information,
  info: DiagnosticSeverity.Hint,
}

/** What an editor greys out, and what it strikes through: only rules of which every finding is that. */
const TAGS: ReadonlyMap<string, DiagnosticTag> = new Map([
  ['dead-config', DiagnosticTag.Unnecessary],
  ['unused-ignore', DiagnosticTag.Unnecessary],
  ['deprecated-package', DiagnosticTag.Deprecated],
  ['deprecated-transport', DiagnosticTag.Deprecated],
])

/** A message and what to do about it, of our own: longer ones hold words of the file. */
export const LONGEST = 2000

/** The range of a document that offsets without a byte order mark stand for: some editors leave the mark in the text. */
export function rangeOf(
  document: TextDocument,
  { start, end }: { readonly start: number; readonly end: number },
): Range {
  const mark = document.getText().startsWith('\ufeff') ? 1 : 0
  return { start: document.positionAt(start + mark), end: document.positionAt(end + mark) }
}

/** The offsets of a finding. */
export function spanOf({ start, end }: Pick<Finding, 'start' | 'end'>): {
  readonly start: number
  readonly end: number
} {
  return { start: start.offset, end: end.offset }
}

export interface Showing {
  readonly seen: Seen
  readonly document: TextDocument
  readonly abilities: Abilities
  /** A document that is open, by its path. */
  readonly open: (path: string) => Pick<TextDocument, 'uri'> | undefined
}

/** What there is to show of a document, in the order of the report. */
export function diagnosticsOf(showing: Showing): Diagnostic[] {
  const { seen } = showing
  const found = seen.findings.map((finding) => diagnosticOf(finding, showing))
  return seen.trouble === undefined ? found : [atTheTop(seen.trouble, DiagnosticSeverity.Error), ...found]
}

/** About the document as a whole. */
export function atTheTop(message: string, severity: DiagnosticSeverity): Diagnostic {
  const top = { line: 0, character: 0 }
  return { range: { start: top, end: top }, severity, source: 'mcp-audit', message }
}

function diagnosticOf(finding: Finding, showing: Showing): Diagnostic {
  const { document, abilities } = showing
  const { rule, severity, message, help, related } = finding
  const tag = TAGS.get(rule)
  return {
    range: rangeOf(document, spanOf(finding)),
    severity: LEVELS[severity],
    code: rule,
    ...(abilities.pages ? { codeDescription: { href: ruleUrl(rule) } } : {}),
    source: 'mcp-audit',
    message: `${neutralise(message, LONGEST)}\n${neutralise(help, LONGEST)}`,
    ...(tag !== undefined && abilities.tags.includes(tag) ? { tags: [tag] } : {}),
    ...(abilities.related && related.length > 0
      ? { relatedInformation: related.map((place) => relatedOf(place, finding.file, showing)) }
      : {}),
  }
}

function relatedOf(place: Related, own: string, { seen, document, open }: Showing): DiagnosticRelatedInformation {
  const { file, start, end, message } = place
  if (file === own)
    return {
      location: { uri: document.uri, range: rangeOf(document, spanOf(place)) },
      message: neutralise(message, LONGEST),
    }
  const position = (at: typeof start) => ({ line: at.line - 1, character: at.column - 1 })
  const path = /^(?:\/|[A-Za-z]:\/)/.test(file) ? file : `${seen.root}/${file}`
  return {
    location: { uri: open(path)?.uri ?? uriOf(path), range: { start: position(start), end: position(end) } },
    message: neutralise(message, LONGEST),
  }
}
