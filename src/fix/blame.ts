/** What a look holds against the fixes that were made before it, and which of them that is about. Pure. */

import { atLeast, type Finding, SEVERITIES, type Severity } from '../model.ts'
import type { Candidate } from './plan.ts'

/** Something that fixes were to do and did not, or did and were not to. */
export interface Trouble {
  /** In words that fit after "It was left as it is:". */
  readonly why: string
  /** Those whose doing it is, as far as their server tells; none where any of them might have done it. */
  readonly blamed: readonly Candidate[]
}

/** What was to be gone and is not, and what came in its place that is as grave; empty where the fixes may be kept. */
export function troublesWith(
  made: readonly Candidate[],
  before: readonly Finding[],
  after: readonly Finding[],
): readonly Trouble[] {
  const were = by(before, keyOf)
  const are = by(after, keyOf)
  const ofServers = by(made, placeOf)
  const still = [...by(made, ({ finding }) => keyOf(finding))].flatMap(([key, blamed]): readonly Trouble[] => {
    const due = (were.get(key)?.length ?? 0) - blamed.length
    return (are.get(key)?.length ?? 0) > due ? [{ why: 'what was found would still be there.', blamed }] : []
  })
  const lightestOfAll = lightestOf(made)
  const come = [...are].flatMap(([key, findings]): readonly Trouble[] => {
    const finding = findings.at(-1)
    if (!finding || findings.length <= (were.get(key)?.length ?? 0)) return []
    const blamed = finding.server === undefined ? [] : (ofServers.get(placeOf({ finding })) ?? [])
    // Against what that server's fixes repair, as if they were made by themselves.
    const lightest = blamed.length > 0 ? lightestOf(blamed) : lightestOfAll
    return atLeast(SEVERITIES, finding.severity, lightest)
      ? [{ why: `it would lead to '${finding.rule}'.`, blamed }]
      : []
  })
  return [...still, ...come]
}

/** Fixes by the server that they are about: what one server's do, the others' mostly do not. */
export function byServer(made: readonly Candidate[]): readonly (readonly Candidate[])[] {
  return [...by(made, placeOf).values()]
}

/** Findings of a rule about a server of a file. */
function keyOf(finding: Finding): string {
  return `${finding.rule}\0${placeOf({ finding })}`
}

function placeOf({ finding: { file, server } }: Pick<Candidate, 'finding'>): string {
  return `${file}\0${server ?? ''}`
}

function lightestOf(made: readonly Candidate[]): Severity {
  return made.map(({ finding }) => finding.severity).reduce((a, b) => (atLeast(SEVERITIES, a, b) ? b : a))
}

function by<T>(all: readonly T[], keyed: (each: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>()
  for (const each of all) {
    const key = keyed(each)
    const known = groups.get(key)
    if (known) known.push(each)
    else groups.set(key, [each])
  }
  return groups
}
