/** What is new, gone and still there between the findings of two runs. */

import { groupedBy } from '../knowledge/groups.ts'
import { compareWords } from '../knowledge/order.ts'
import type { Confidence, Position, Problem, Severity } from '../model.ts'

/** What a finding is recognised by, and what may have changed of it. */
export interface Comparable {
  readonly fingerprint: string
  readonly rule: string
  readonly severity: Severity
  readonly confidence: Confidence
  readonly file: string
  readonly pointer: string
  readonly server?: string | undefined
  readonly message: string
  readonly start: Position
  /** Of a further place of a credential, of whose own sentence nothing is known. */
  readonly isPlace?: boolean
}

export interface Run<F extends Comparable> {
  readonly findings: readonly F[]
  /** Paths of what was read, whether something was found in it or not. */
  readonly files: ReadonlySet<string>
}

/** One finding in two runs. */
export interface Pair<F> {
  readonly before: F
  readonly after: F
}

/** Each sorted by file and place. */
export interface Differences<F> {
  readonly appeared: readonly F[]
  readonly gone: readonly F[]
  /** Found in both, wherever it moved in its file. */
  readonly kept: readonly Pair<F>[]
  /** Found in both, in a file that has another path now. */
  readonly moved: readonly Pair<F>[]
}

/**
 * Compares two runs. Findings that share a fingerprint, a rule and a file are counted: where there is one more of them, one is
 * new. Of what is left over, those are the same whose rule, server, sentence, severity and confidence are: in the same file,
 * where only the numbers of list items differ, since an argument more or less before it moves an argument; and in another, where
 * its own is there no longer, the other was not there before, and the place in it is the same. What weighs more in its new place
 * is new.
 */
export function differencesOf<F extends Comparable>(before: Run<F>, after: Run<F>): Differences<F> {
  const same = paired(before.findings, after.findings, ({ fingerprint, rule, file }) => [fingerprint, rule, file])
  const shifted = paired(same.before, same.after, (finding) => [
    ...[finding.file, finding.isPlace ? finding.pointer : finding.pointer.replace(/\/\d{1,9}(?=\/|$)/g, '/*')],
    ...wordsOf(finding),
  ])
  const left = shifted.before.filter(({ file }) => !after.files.has(file))
  const come = shifted.after.filter(({ file }) => !before.files.has(file))
  const moves = paired(left, come, (finding) => [finding.pointer, ...wordsOf(finding)])
  const moved = new Set(moves.pairs.flatMap(({ before, after }) => [before, after]))
  return {
    appeared: shifted.after.filter((finding) => !moved.has(finding)).sort(byPlace),
    gone: shifted.before.filter((finding) => !moved.has(finding)).sort(byPlace),
    kept: [...same.pairs, ...shifted.pairs].sort(byPlaceAfter),
    moved: moves.pairs.toSorted(byPlaceAfter),
  }
}

/** Everything that is said of a finding but where it stands. */
function wordsOf({ rule, server = '', message, severity, confidence }: Comparable): readonly string[] {
  return [rule, server, message, severity, confidence]
}

/** Those that weigh otherwise than before. */
export function reweighed<F extends Comparable>({ kept }: Differences<F>): readonly Pair<F>[] {
  return kept.filter(({ before, after }) => before.severity !== after.severity)
}

/** Those that say something else: the same thing is wrong in the same place, and it is about another package or another folder. */
export function reworded<F extends Comparable>({ kept }: Differences<F>): readonly Pair<F>[] {
  return kept.filter(({ before, after }) => before.message !== after.message && !before.isPlace && !after.isPlace)
}

/** What could not be read, and could be before. */
export function newProblems(before: readonly Problem[], after: readonly Problem[]): readonly Problem[] {
  const keyOf = ({ file, message }: Problem) => JSON.stringify([file, message])
  const known = new Set(before.map(keyOf))
  return after.filter((problem) => !known.has(keyOf(problem)))
}

export interface Paired<F> {
  readonly pairs: readonly Pair<F>[]
  readonly before: F[]
  readonly after: F[]
}

/** By what they have in common, the first with the first; and those that are left over. */
export function paired<F extends Comparable>(
  before: readonly F[],
  after: readonly F[],
  identity: (finding: F) => readonly string[],
): Paired<F> {
  const key = (finding: F) => JSON.stringify(identity(finding))
  const waiting = groupedBy(before.toSorted(byPlace), key)
  // The last first: each takes the last that waits for it.
  for (const same of waiting.values()) same.reverse()
  const pairs: Pair<F>[] = []
  const rest: F[] = []
  for (const finding of after.toSorted(byPlace)) {
    const match = waiting.get(key(finding))?.pop()
    if (match) pairs.push({ before: match, after: finding })
    else rest.push(finding)
  }
  return { pairs, before: [...waiting.values()].flat(), after: rest }
}

function byPlaceAfter<F extends Comparable>(a: Pair<F>, b: Pair<F>): number {
  return byPlace(a.after, b.after)
}

function byPlace(a: Comparable, b: Comparable): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1
  if (a.start.offset !== b.start.offset) return a.start.offset - b.start.offset
  if (a.rule !== b.rule) return a.rule < b.rule ? -1 : 1
  // What shares even that is told apart by its words, so that the order of a report shows nowhere.
  return compareWords([a.fingerprint, ...wordsOf(a)], [b.fingerprint, ...wordsOf(b)])
}
