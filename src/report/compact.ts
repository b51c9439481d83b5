/** A line a finding: for grep, editors and problem matchers. */

import type { Finding, Report } from '../model.ts'
import { neutralise, printed } from './text.ts'

/** The compact report; the empty string when there is nothing to say. */
export function compact({ findings, problems }: Report): string {
  return printed([
    ...findings.map(compactLine),
    ...problems.map(({ file, message }) => `${neutralise(file)}: warning: ${neutralise(message)}`),
  ])
}

/** `path:line:column: severity rule: message`. */
export function compactLine({ file, start, severity, rule, message }: Finding): string {
  return `${neutralise(file)}:${start.line}:${start.column}: ${severity} ${rule}: ${neutralise(message, 1000)}`
}
