/** What two scans of the same places tell apart. */

import type { Finding, Problem, Report } from '../model.ts'
import type { Summary } from '../report/summary.ts'
import { newProblems, paired } from '../reports/differences.ts'

export interface Differences {
  readonly appeared: readonly Finding[]
  readonly went: readonly Finding[]
  /** The same finding by its fingerprint, in other words or of another weight. */
  readonly altered: readonly Finding[]
  /** That were not there before. */
  readonly problems: readonly Problem[]
  /** That were there before, and are no more. */
  readonly solved: readonly Problem[]
}

/** How changes are told; each call is one change. */
export interface Telling {
  start(summary: Summary, problems: readonly Problem[]): void
  /** `isMended`: the last look could not be had. `files`: absolute; none where nobody says which. */
  changed(files: readonly string[], differences: Differences, summary: Summary, isMended: boolean): void
  /** The scan could not be done; `message` is fit to be printed, line by line. */
  failed(files: readonly string[], message: string): void
}

/** By fingerprint, which stays when lines move; where several findings have one, by how many. */
export function differences(before: Report, after: Report): Differences {
  const same = paired(before.findings, after.findings, ({ fingerprint }) => [fingerprint])
  return {
    appeared: same.after,
    altered: same.pairs.filter((pair) => words(pair.before) !== words(pair.after)).map((pair) => pair.after),
    went: same.before,
    problems: newProblems(before.problems, after.problems),
    solved: newProblems(after.problems, before.problems),
  }
}

function words({ severity, confidence, message, help }: Finding): string {
  return [severity, confidence, message, help].join('\0')
}
