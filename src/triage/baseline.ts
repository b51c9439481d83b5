/** Findings that were there when the baseline was written, and are to be left out until they go away. */

import { compareWords } from '../knowledge/order.ts'
import { atLeast, type Finding, SEVERITIES } from '../model.ts'
import { safeJson } from '../report/text.ts'
import { ownDocument, type SettingsError } from '../settings.ts'

export interface BaselineEntry {
  /** What a finding is recognised by. */
  readonly fingerprint: string
  /** For the people who review the file; an entry silences no other rule and no other file than those it names. */
  readonly rule: string
  readonly file: string
  readonly pointer: string
}

export interface Baseline {
  readonly version: 1
  readonly entries: readonly BaselineEntry[]
}

export type ParsedBaseline =
  | { readonly ok: true; readonly baseline: Baseline }
  | { readonly ok: false; readonly errors: readonly SettingsError[] }

/** Reads a baseline; `path` is for the errors, of which all are given. */
export async function parseBaseline(text: string, path: string): Promise<ParsedBaseline> {
  const document = ownDocument(text, path)
  const { checkBaseline } = await import('../settings-schema.ts')
  const checked = checkBaseline(document)
  return checked.ok ? { ok: true, baseline: checked.value } : { ok: false, errors: checked.errors }
}

export interface WrittenBaseline {
  readonly text: string
  readonly entries: number
  /** Live credentials, which are no debt to be paid some day: revoke them. Empty with `allowSecrets`. */
  readonly refused: readonly Finding[]
}

/** A baseline of findings, and of entries that are kept. The same, in any order, give the same text. */
export function writeBaseline(
  findings: readonly Finding[],
  { allowSecrets, kept = [] }: { readonly allowSecrets: boolean; readonly kept?: readonly BaselineEntry[] } = {
    allowSecrets: false,
  },
): WrittenBaseline {
  const refused = allowSecrets ? [] : findings.filter(isLiveCredential)
  const entries = sorted(findings.filter((finding) => allowSecrets || !isLiveCredential(finding)).map(entryOf))
  return { text: render(sorted([...entries, ...kept])), entries: entries.length, refused }
}

export interface PrunedBaseline {
  readonly text: string
  /** How many entries no longer occur. */
  readonly removed: number
}

/** The baseline without the entries that none of the findings, all that a full scan gives before triage, has. */
export function prune(baseline: Baseline, findings: readonly Finding[]): PrunedBaseline {
  const present = new Set(findings.map(entryKey))
  const kept = sorted(baseline.entries.filter((entry) => present.has(entryKey(entry))))
  return { text: render(kept), removed: sorted(baseline.entries).length - kept.length }
}

/** What an entry and a finding have in common when one is the other's. */
export function entryKey({ fingerprint, rule, file }: Pick<Finding, 'fingerprint' | 'rule' | 'file'>): string {
  return JSON.stringify([fingerprint, rule, file])
}

/** Sure enough that there is nothing to put off. */
function isLiveCredential({ category, severity, confidence }: Finding): boolean {
  return category === 'secrets' && confidence === 'high' && atLeast(SEVERITIES, severity, 'high')
}

/** No line: it would change with every edit above. No message: it may quote the file. */
function entryOf({ fingerprint, rule, file, pointer }: Finding): BaselineEntry {
  return { fingerprint, rule, file, pointer }
}

/** In the order in which people read, each once, whatever the order given and the locale. */
function sorted(entries: readonly BaselineEntry[]): readonly BaselineEntry[] {
  const order = ({ file, rule, pointer, fingerprint }: BaselineEntry) => [file, rule, pointer, fingerprint]
  const inOrder = [...entries].sort((a, b) => compareWords(order(a), order(b)))
  const once = new Map<string, BaselineEntry>()
  // Where two places share a fingerprint, the first of them stands for both.
  for (const entry of inOrder) if (!once.has(entryKey(entry))) once.set(entryKey(entry), entry)
  return [...once.values()]
}

/** With nothing hidden in it: the file is for people to review, and names in it are the scanned files' own. */
function render(entries: readonly BaselineEntry[]): string {
  return `${safeJson({ version: 1, entries }, 2)}\n`
}
