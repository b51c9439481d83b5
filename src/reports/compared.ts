/** Two runs that were compared, as the reports of `diff` tell them. */

import {
  atLeast,
  type Confidence,
  type Fix,
  type Position,
  type Problem,
  type Related,
  SEVERITIES,
  type Severity,
} from '../model.ts'
import { bySeverity, counted, weightsOf } from '../report/summary.ts'
import { type Comparable, type Differences, type Pair, reweighed, reworded } from './differences.ts'

/** A finding of a scan, or one that was read of a report. */
export interface Told extends Comparable {
  readonly category: string
  readonly confidence: Confidence
  readonly title: string
  readonly help: string
  readonly clients: readonly string[]
  readonly end: Position
  readonly related?: readonly Related[]
  readonly fix?: Pick<Fix, 'title' | 'safety'> | undefined
}

/** What was compared. */
export interface Side {
  readonly kind: 'report' | 'revision' | 'work-tree'
  /** A file or a revision as it was typed, without what has the form of a credential. */
  readonly name: string
}

export interface Compared {
  readonly tool: { readonly name: string; readonly version: string }
  readonly before: Side
  readonly after: Side
  readonly differences: Differences<Told>
  /** One version of the program found both, so that other words of a finding are about something else. */
  readonly isOneVersion: boolean
  readonly failOn: Severity | 'none'
  /** What could not be read in the second, but could be in the first. */
  readonly problems: readonly Problem[]
}

/**
 * What fails the comparison: what is new at or above the threshold, what has come to be, and what is in an old place about
 * something else: a whole home that became the whole disk is as new as any.
 */
export function failuresOf({
  differences,
  isOneVersion,
  failOn,
}: Pick<Compared, 'differences' | 'isOneVersion' | 'failOn'>): readonly Told[] {
  if (failOn === 'none') return []
  const isGrave = ({ severity }: Told) => atLeast(SEVERITIES, severity, failOn)
  const risen = reweighed(differences).filter(({ before, after }) => isGrave(after) && !isGrave(before))
  const other = isOneVersion ? reworded(differences).filter(({ after }) => isGrave(after)) : []
  const changed = new Set([...risen, ...other].map(({ after }) => after))
  return [...differences.appeared.filter(isGrave), ...changed]
}

/** As they stand, the gravest first, since there may be no room for all. Of pairs what is there now counts. */
export function gravestFirst<T extends Told | Pair<Told>>(all: readonly T[]): readonly T[] {
  const rank = (each: T) => SEVERITIES.indexOf('after' in each ? each.after.severity : each.severity)
  return all.toSorted((a, b) => rank(a) - rank(b))
}

/** The sentence about that; undefined where nothing fails. */
export function failureOf(compared: Compared): string | undefined {
  const failures = failuresOf(compared)
  if (failures.length === 0) return undefined
  const isNew = new Set(compared.differences.appeared)
  const changed = failures.filter((each) => !isNew.has(each)).length
  const parts = [
    ...(failures.length > changed ? [counted(failures.length - changed, 'new finding')] : []),
    ...(changed > 0 ? [counted(changed, 'changed finding')] : []),
  ]
  return `Failed: ${parts.join(' and ')} at or above ${compared.failOn}.`
}

/** How many of what, the same in every report. */
export interface Counts {
  readonly appeared: number
  readonly gone: number
  /** Those that moved to another file included. */
  readonly unchanged: number
  readonly moved: number
  readonly reweighed: number
  readonly reworded: number
}

/** How many findings there are of each kind. */
export function countsOf(differences: Differences<Told>): Counts {
  const { appeared, gone, kept, moved } = differences
  return {
    appeared: appeared.length,
    gone: gone.length,
    unchanged: kept.length + moved.length,
    moved: moved.length,
    reweighed: reweighed(differences).length,
    reworded: reworded(differences).length,
  }
}

/** `3 new findings (2 high, 1 low), 1 fixed, 12 remaining`: the sum in words. */
export function sumOf({ differences }: Compared): string {
  const { appeared, gone, unchanged, moved, reworded: other } = countsOf(differences)
  const weights = appeared === 0 ? '' : ` (${bySeverity(weightsOf(differences.appeared))})`
  const notes = [
    ...(moved === 0 ? [] : [`${moved} in a file that was moved`]),
    ...(other === 0 ? [] : [`${other} about something else than before`]),
  ]
  const elsewhere = notes.length === 0 ? '' : ` (${notes.join(', ')})`
  const noun = appeared === 1 ? 'finding' : 'findings'
  return `${appeared === 0 ? 'No' : appeared} new ${noun}${weights}, ${gone} fixed, ${unchanged} remaining${elsewhere}`
}

/** A side in a sentence: `'main'`, `the work tree`. `shown`: makes a name fit for where the sentence stands. */
export function sideInWords({ kind, name }: Side, shown: (name: string) => string): string {
  if (kind === 'work-tree') return 'the work tree'
  const [a = '', b] = kind === 'revision' ? name.split('...') : [name]
  if (b !== undefined) return `what '${shown(a || 'HEAD')}' and '${shown(b || 'HEAD')}' have in common`
  return kind === 'report' && name === '-' ? 'standard input' : `'${shown(name)}'`
}
