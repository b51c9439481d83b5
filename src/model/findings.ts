/** What is found: findings and how each is repaired, the rules that report them, and the report of a run. */

import type { Confidence, ScalarValue, Scope } from '../client.ts'
import type { Format, Mapping, Node, Sequence, Span, StringNode } from '../tree.ts'
import type { AdvisoryDates } from './advisories.ts'
import type { FileStatus } from './files.ts'

export type Severity = 'critical' | 'high' | 'medium' | 'low' | 'info'

/** Strongest first. */
export const SEVERITIES: readonly Severity[] = ['critical', 'high', 'medium', 'low', 'info']
/** Surest first. */
export const CONFIDENCES: readonly Confidence[] = ['high', 'medium', 'low']

/** For `sort`: the surest first. */
export function bySureness(a: Pick<Finding, 'confidence'>, b: Pick<Finding, 'confidence'>): number {
  return CONFIDENCES.indexOf(a.confidence) - CONFIDENCES.indexOf(b.confidence)
}

/** For `sort`: the gravest first, and of these the surest. */
export function byWeight(
  a: Pick<Finding, 'severity' | 'confidence'>,
  b: Pick<Finding, 'severity' | 'confidence'>,
): number {
  return SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) || bySureness(a, b)
}

/** The surest first, and those of one confidence as they were. */
export function surestFirst<T extends { readonly confidence: Confidence }>(found: readonly T[]): readonly T[] {
  return found.toSorted(bySureness)
}

/** The less sure of two. */
export function lessSure(a: Confidence, b: Confidence): Confidence {
  return atLeast(CONFIDENCES, a, b) ? b : a
}

/** Whether a value stands no later than a threshold in an order that begins with the gravest. */
export function atLeast<T>(order: readonly T[], value: T, threshold: T): boolean {
  return order.indexOf(value) <= order.indexOf(threshold)
}

export interface Position {
  /** 1-based. */
  readonly line: number
  /** 1-based, in UTF-16 units. */
  readonly column: number
  /** 0-based, in UTF-16 units from the start of the text. */
  readonly offset: number
}

/** Text of a file in place of other text. */
export interface Edit {
  readonly span: Span
  readonly text: string
}

/** A value to be written; a mapping's members in order. */
export type Value = ScalarValue | readonly Value[] | ReadonlyMap<string, Value>

/**
 * What is to stand in a document in place of what stands there: of its tree, whatever the format. `fix/` makes edits of it,
 * and holds what comes of them against it.
 */
export type Change =
  /** Units `from` up to `to` of a string's value become other ones. */
  | {
      readonly does: 'rewrite'
      readonly node: StringNode
      readonly from: number
      readonly to: number
      readonly by: string
    }
  /** A value becomes another one. */
  | { readonly does: 'replace'; readonly node: Node; readonly by: Value }
  /** A member of a mapping, one that another of its name overrides included, or an item of a sequence goes. */
  | { readonly does: 'remove'; readonly node: Node }
  /** A mapping gets a member that it does not have, at its end. */
  | { readonly does: 'add'; readonly to: Mapping; readonly key: string; readonly value: Value }
  /** A sequence gets items, before the one of this index or at its end; in any order with others where it is a set. */
  | {
      readonly does: 'insert'
      readonly into: Sequence
      readonly before: number
      readonly values: readonly Value[]
      readonly order?: 'any'
    }
  /** A member of a mapping is called otherwise. */
  | { readonly does: 'rename'; readonly node: Node; readonly by: string }
  /** Something goes that is no part of the tree: a comment, a comma. */
  | { readonly does: 'strip'; readonly span: Span }

/**
 * How a problem is repaired. `safe`: what runs, and what it may do, stays as it is, or nobody can have meant it; `unsafe`: a
 * server or a client does something else afterwards, and somebody should look.
 */
export interface Fix {
  /** What it does, as an order: `Write 'https' in place of 'http'`. */
  readonly title: string
  readonly safety: 'safe' | 'unsafe'
  readonly changes: readonly Change[]
}

export interface Related {
  readonly file: string
  readonly start: Position
  readonly end: Position
  readonly message: string
  /** Of a further place of one credential: the server there, and what the finding there is recognised by. */
  readonly server?: string | undefined
  readonly fingerprint?: string | undefined
}

export interface Finding {
  readonly rule: string
  readonly category: string
  readonly severity: Severity
  readonly confidence: Confidence
  readonly title: string
  readonly message: string
  /** What to do about it, one or two sentences. */
  readonly help: string
  readonly file: string
  readonly pointer: string
  readonly server: string | undefined
  /** Ids of the clients that this is true for. */
  readonly clients: readonly string[]
  readonly start: Position
  readonly end: Position
  readonly related: readonly Related[]
  readonly fingerprint: string
  readonly fix: Fix | undefined
  /** Which credential it is about (`Secret.identity`): for telling whether two findings are about one. Never shown. */
  readonly credential?: string
}

export interface Suppressed extends Finding {
  readonly by: 'comment' | 'settings' | 'baseline'
  readonly reason: string | undefined
}

/** Something we could not do, where no finding can stand: an unreadable folder, a file too large. */
export interface Problem {
  readonly file: string
  readonly message: string
}

/** What is needed to show a piece of a file: its text with every secret replaced, unit for unit. */
export interface View {
  readonly path: string
  readonly text: string
  readonly bom: boolean
}

export interface ScannedFile {
  readonly path: string
  readonly scope: Scope
  readonly format: Format
  readonly clients: readonly string[]
  readonly servers: number
  readonly status: FileStatus
}

/** What rules a run was made with, for reports that list them. */
export interface RuleMeta {
  /** Kebab-case, the file name, never reused. */
  readonly id: string
  /** The problem in a few words, as a heading. */
  readonly title: string
  readonly severity: Severity
  /** Of a typical finding; a single report may lower it. */
  readonly confidence: Confidence
  readonly category: Category
  readonly cwe: readonly `CWE-${number}`[]
  readonly owasp: readonly `MCP${string}`[]
  readonly since: string
  readonly fixable?: 'safe' | 'unsafe'
  /** Of a plug-in, and not ours. */
  readonly foreign?: true
  /** Where it is explained, of rules that are not ours. */
  readonly docs?: string
}

export type Category =
  | 'secrets'
  | 'filesystem'
  | 'transport'
  | 'execution'
  | 'isolation'
  | 'privilege'
  | 'approval'
  | 'supply-chain'
  | 'composition'
  | 'text'
  | 'validity'
  | 'audit'
  | 'policy'

export interface Report {
  readonly tool: { readonly name: string; readonly version: string }
  readonly root: string
  /** Enabled rules, sorted by id. */
  readonly rules: readonly RuleMeta[]
  readonly files: readonly ScannedFile[]
  /** Shown findings, sorted by file, then place, then rule. */
  readonly findings: readonly Finding[]
  readonly suppressed: readonly Suppressed[]
  /**
   * Findings left out by thresholds: `--min-severity`, `--min-confidence`, no `--pedantic`; and those beyond the most that are
   * listed of a rule, where there are any.
   */
  readonly hidden: {
    readonly pedantic: number
    readonly severity: number
    readonly confidence: number
    readonly repeated?: number
  }
  readonly problems: readonly Problem[]
  readonly advisories: AdvisoryDates
  /** By path: the masked text of every file with a finding. */
  readonly views: ReadonlyMap<string, View>
}
