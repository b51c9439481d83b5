/** What two scans of the same places tell apart. */

import type { Finding, Problem, Report } from '../model.ts'
import type { Summary } from '../report/summary.ts'

export interface Differences {
  readonly appeared: readonly Finding[]
  readonly went: readonly Finding[]
  /** The same finding by its fingerprint, in other words or of another weight. */
  readonly altered: readonly Finding[]
  /** That were not there before. */
  readonly problems: readonly Problem[]
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
  const left = new Map<string, Finding[]>()
  for (const finding of before.findings) {
    const same = left.get(finding.fingerprint)
    if (same) same.push(finding)
    else left.set(finding.fingerprint, [finding])
  }
  const appeared: Finding[] = []
  const altered: Finding[] = []
  for (const finding of after.findings) {
    const was = left.get(finding.fingerprint)?.shift()
    if (!was) appeared.push(finding)
    else if (words(was) !== words(finding)) altered.push(finding)
  }
  const known = new Set(before.problems.map(problemKey))
  return {
    appeared,
    altered,
    went: [...left.values()].flat(),
    problems: after.problems.filter((problem) => !known.has(problemKey(problem))),
  }
}

function words({ severity, confidence, message, help }: Finding): string {
  return [severity, confidence, message, help].join('\0')
}

function problemKey({ file, message }: Problem): string {
  return `${file}\0${message}`
}
