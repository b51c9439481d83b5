/** What a look holds against the fixes that were made before it, and which of them that is about. Pure. */

import { groupedBy } from '../knowledge/groups.ts'
import { atLeast, type Finding, SEVERITIES, type Severity } from '../model.ts'
import type { Candidate } from './plan.ts'

/** Something that fixes were to do and did not, or did and were not to. */
export interface Trouble {
  /** In words that fit after "It was left as it is:". */
  readonly why: string
  /** Those that are nearest to it: whose doing it is, where somebody's. None where any of them might have done it. */
  readonly blamed: readonly Candidate[]
  /** Whether it is one of these for certain, as they are of its server or of its file; others have no more than a client in common. */
  readonly isCertain: boolean
}

/** What was to be gone and is not, and what came in its place that is as grave; empty where the fixes may be kept. */
export function troublesWith(
  made: readonly Candidate[],
  before: readonly Finding[],
  after: readonly Finding[],
): readonly Trouble[] {
  const were = groupedBy(before, keyOf)
  const are = groupedBy(after, keyOf)
  const nearest = nearestIn(made)
  const still = [...groupedBy(made, ({ finding }) => keyOf(finding))].flatMap(([key, blamed]): readonly Trouble[] => {
    const due = (were.get(key)?.length ?? 0) - blamed.length
    return (are.get(key)?.length ?? 0) > due
      ? [{ why: 'what was found would still be there.', blamed, isCertain: true }]
      : []
  })
  const lightestOfAll = lightestOf(made)
  const come = [...are].flatMap(([key, findings]): readonly Trouble[] => {
    const finding = findings.at(-1)
    if (!finding || findings.length <= (were.get(key)?.length ?? 0)) return []
    const blame = nearest(finding)
    // Against what that server's fixes repair, as if they were made by themselves.
    const lightest = blame.isOfServer ? lightestOf(blame.blamed) : lightestOfAll
    return atLeast(SEVERITIES, finding.severity, lightest)
      ? [{ why: `it would lead to '${finding.rule}'.`, ...blame }]
      : []
  })
  return [...still, ...come]
}

/** The fixes that are nearest to what came: of its server, else of its file, else of files that one of its clients reads as well. */
function nearestIn(made: readonly Candidate[]) {
  const ofServers = groupedBy(made, placeOf)
  const ofFiles = groupedBy(made, ({ finding }) => finding.file)
  return (finding: Finding): Omit<Trouble, 'why'> & { readonly isOfServer: boolean } => {
    const ofServer = finding.server === undefined ? undefined : ofServers.get(placeOf({ finding }))
    const near = ofServer ?? ofFiles.get(finding.file)
    if (near) return { blamed: near, isCertain: true, isOfServer: ofServer !== undefined }
    const blamed = made.filter((each) => each.finding.clients.some((client) => finding.clients.includes(client)))
    return { blamed, isCertain: false, isOfServer: false }
  }
}

/** Fixes that may have to do with each other, as one trouble or several are held against them; `isCertain` where all of these are. */
export interface Suspects {
  readonly candidates: readonly Candidate[]
  readonly isCertain: boolean
}

/** Of several troubles that have fixes in common, these together. */
export function suspectsOf(troubles: readonly Trouble[]): readonly Suspects[] {
  const groups = new Map<Candidate, { readonly candidates: Set<Candidate>; isCertain: boolean }>()
  for (const { blamed, isCertain } of troubles) {
    const group = { candidates: new Set(blamed), isCertain }
    for (const known of new Set(blamed.flatMap((each) => groups.get(each) ?? []))) {
      for (const each of known.candidates) group.candidates.add(each)
      group.isCertain &&= known.isCertain
    }
    for (const each of group.candidates) groups.set(each, group)
  }
  return [...new Set(groups.values())].map((group) => ({ ...group, candidates: [...group.candidates] }))
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
