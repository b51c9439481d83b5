/**
 * GitLab's Code Quality report, of the form that https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
 * asks for: an array of objects, each of them with every key below. Its widget shows what lies in the repository, and knows
 * nothing of silenced findings: those, and what lies outside the root, are left out.
 */

import type { Report, Severity } from '../model.ts'
import { bySeverityAndPlace, segmentsInside } from './place.ts'
import { neutralise, safeJson } from './text.ts'

const SEVERITY_OF: Readonly<Record<Severity, 'blocker' | 'critical' | 'major' | 'minor' | 'info'>> = {
  critical: 'blocker',
  high: 'critical',
  medium: 'major',
  low: 'minor',
  info: 'info',
}
const LONGEST = 1000

/** The report as JSON, the most severe first; what could not be read is an entry on the first line of its file. */
export function gitlab({ findings, problems }: Report): string {
  const entries = [
    ...[...findings].sort(bySeverityAndPlace).map(({ message, rule, fingerprint, severity, file, start }) => ({
      description: neutralise(message, LONGEST),
      check_name: rule,
      fingerprint,
      severity: SEVERITY_OF[severity],
      location: { path: file, lines: { begin: start.line } },
    })),
    ...problems.map(({ file, message }) => ({
      description: neutralise(message, LONGEST),
      check_name: 'not-read',
      fingerprint: `not-read:${file}`,
      severity: 'major',
      location: { path: file, lines: { begin: 1 } },
    })),
  ].filter(({ location }) => segmentsInside(location.path) !== undefined)
  const unique = uniquely()
  return `${safeJson(
    entries.map((entry) => ({ ...entry, fingerprint: unique(entry.fingerprint) })),
    2,
  )}\n`
}

/** GitLab shows only the first of entries with one fingerprint: each further one is told apart by its number. */
function uniquely(): (fingerprint: string) => string {
  const used = new Set<string>()
  const counts = new Map<string, number>()
  return (fingerprint) => {
    let unique = fingerprint
    for (let count = counts.get(fingerprint) ?? 1; used.has(unique); unique = `${fingerprint}-${count}`)
      counts.set(fingerprint, ++count)
    used.add(unique)
    return unique
  }
}
