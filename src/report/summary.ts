/** How many of what: the counts that every report ends or begins with. */

import { atLeast, type Report, SEVERITIES, type Severity } from '../model.ts'

export interface Summary extends Readonly<Record<Severity, number>> {
  readonly files: number
  /** Every server entry, dead ones included. */
  readonly servers: number
  /** Enabled rules. */
  readonly rules: number
  readonly suppressed: number
}

/** Counts what a report holds. */
export function summarise({ files, rules, findings, suppressed }: Report): Summary {
  return {
    files: files.length,
    servers: files.reduce((sum, { servers }) => sum + servers, 0),
    rules: rules.length,
    ...weightsOf(findings),
    suppressed: suppressed.length,
  }
}

/** How many findings there are of each severity. */
export function weightsOf(findings: readonly { readonly severity: Severity }[]): Readonly<Record<Severity, number>> {
  const count = (severity: Severity) => findings.filter((finding) => finding.severity === severity).length
  return {
    critical: count('critical'),
    high: count('high'),
    medium: count('medium'),
    low: count('low'),
    info: count('info'),
  }
}

/** Severities that occur, strongest first. */
export function occurring(weights: Readonly<Partial<Record<Severity, number>>>): readonly Severity[] {
  return SEVERITIES.filter((severity) => (weights[severity] ?? 0) > 0)
}

/** How many findings are at or above the severity from which on a run fails. */
export function failingIn({ findings }: Pick<Report, 'findings'>, failOn: Severity | 'none'): number {
  if (failOn === 'none') return 0
  return findings.filter(({ severity }) => atLeast(SEVERITIES, severity, failOn)).length
}

/** `1 file`, `2 files`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}

/** `1 critical, 2 high`: severities that occur, strongest first. */
export function bySeverity(weights: Readonly<Record<Severity, number>>): string {
  return occurring(weights)
    .map((severity) => `${weights[severity]} ${severity}`)
    .join(', ')
}

/** Thresholds that hide findings: what a hidden one is called, and the option that shows it. */
const HIDDEN = [
  { by: 'pedantic', called: 'info', option: '--pedantic' },
  { by: 'severity', called: 'less severe', option: '--min-severity info' },
  { by: 'confidence', called: 'low confidence', option: '--min-confidence low' },
] as const

/** What no option shows: more of a rule than are listed of it. */
const REPEATED = 'more of the same rule in one file'

/** What is not shown, so that silence is never ambiguous: `1 suppressed; 4 hidden: 3 info, 1 low confidence`. */
export function unseen({ hidden, suppressed }: Report): string {
  const { repeated = 0 } = hidden
  const thresholds = HIDDEN.filter(({ by }) => hidden[by] > 0)
  const total = thresholds.reduce((sum, { by }) => sum + hidden[by], repeated)
  const words = [
    ...thresholds.map(({ by, called }) => `${hidden[by]} ${called}`),
    ...(repeated > 0 ? [`${repeated} ${REPEATED}`] : []),
  ].join(', ')
  return [
    ...(suppressed.length > 0 ? [`${suppressed.length} suppressed`] : []),
    ...(total > 0 ? [`${total} hidden: ${words}`] : []),
  ].join('; ')
}

/** The options that show everything that is hidden, as they are typed; the empty string when nothing is. */
export function unhiding({ hidden }: Report): string {
  return HIDDEN.filter(({ by }) => hidden[by] > 0)
    .map(({ option }) => option)
    .join(' ')
}
