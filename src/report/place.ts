/** Which findings a report tells, in what order, and where they lie to those who know nothing but the repository. */

import { groupedBy } from '../knowledge/groups.ts'
import { type Finding, type Report, SEVERITIES, type Suppressed } from '../model.ts'
import type { RenderOptions } from './index.ts'

/**
 * The segments of a reported path that lies below the root; undefined for one that does not. What shows findings beside the
 * files of a repository looks at nothing else, and rejects or fails to show what leads elsewhere.
 */
export function segmentsInside(path: string): readonly string[] | undefined {
  if (path === '' || /^(?:\/|~(?:\/|$)|[A-Za-z]:(?:\/|$))/.test(path)) return undefined
  const segments = path.split('/')
  return segments.some((segment) => segment === '' || segment === '.' || segment === '..') ? undefined : segments
}

/** The most severe first, then by file and place: for a report of which only the beginning may be shown. */
export function bySeverityAndPlace(a: Finding, b: Finding): number {
  const weight = SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity)
  if (weight !== 0) return weight
  if (a.file !== b.file) return a.file < b.file ? -1 : 1
  if (a.start.offset !== b.start.offset) return a.start.offset - b.start.offset
  return a.rule === b.rule ? 0 : a.rule < b.rule ? -1 : 1
}

/** The findings, and behind them, when they are asked for, those that were silenced. */
export function toldOf(
  { findings, suppressed }: Report,
  { showSuppressed }: RenderOptions,
): readonly (Finding | Suppressed)[] {
  return showSuppressed ? [...findings, ...suppressed] : findings
}

/** What lies in each file, the files in the order in which they come. */
export function byFile<T extends { readonly file: string }>(all: readonly T[]): ReadonlyMap<string, readonly T[]> {
  return groupedBy(all, ({ file }) => file)
}

/** The first `most` findings of each rule, and how many of which rule there are beyond. */
export function capped(
  findings: readonly Finding[],
  most = Number.POSITIVE_INFINITY,
): { readonly shown: readonly Finding[]; readonly left: readonly (readonly [rule: string, count: number])[] } {
  const counts = new Map<string, number>()
  const shown = findings.filter(({ rule }) => {
    const count = (counts.get(rule) ?? 0) + 1
    counts.set(rule, count)
    return count <= most
  })
  return { shown, left: [...counts].filter(([, count]) => count > most).map(([rule, count]) => [rule, count - most]) }
}
