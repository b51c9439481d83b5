/** A comparison for people: what is new in full, what was fixed or weighs otherwise in a line, all else in numbers. */

import type { Finding, Report } from '../model.ts'
import type { RenderOptions } from '../report/index.ts'
import type { Palette } from '../report/palette.ts'
import { findingsInFull } from '../report/pretty.ts'
import { neutralise, printed } from '../report/text.ts'
import { type Compared, failureOf, gravestFirst, sideInWords, sumOf, type Told } from './compared.ts'
import { type Pair, reweighed, reworded } from './differences.ts'

/** Lines of one kind; the rest is counted. */
const MOST_LINES = 50

/** `shown`: what is at hand of the second run: its files with their text, and the rules. */
export function diffText(
  compared: Compared,
  shown: Pick<Report, 'files' | 'rules' | 'views'>,
  options: RenderOptions,
  palette: Palette,
): string {
  const { differences, before, after, problems } = compared
  const { appeared, gone, moved } = differences
  const report: Report = { ...NOTHING, ...shown, tool: compared.tool, findings: appeared.map(asFinding) }
  const failure = failureOf(compared)
  return printed([
    ...findingsInFull(report, options, palette),
    ...section('Fixed:', gravestFirst(gone).map(shortLine)),
    ...section('No longer as severe, or more so:', gravestFirst(reweighed(differences)).map(weighedLine)),
    ...section('About something else than before:', gravestFirst(reworded(differences)).map(rewordedLine)),
    ...section('Moved:', gravestFirst(moved).map(movedLine)),
    ...problems.map(({ file, message }) => `warning: ${neutralise(file)}: ${neutralise(message)}`),
    `${palette.strong(sumOf(compared))}, from ${sideInWords(before, neutralise)} to ${sideInWords(after, neutralise)}.`,
    ...(failure === undefined ? [] : [palette.severity.high(failure)]),
  ])
}

const NOTHING = {
  root: '.',
  suppressed: [],
  hidden: { pedantic: 0, severity: 0, confidence: 0 },
  problems: [],
  advisories: { builtIn: '', given: [] },
} as const

/** Of a report that was read there is no more of a fix than its title. */
function asFinding(told: Told): Finding {
  const { server, related = [], fix } = told
  return { ...told, server, related, fix: fix && { ...fix, changes: [] } }
}

function section(title: string, lines: readonly string[]): readonly string[] {
  if (lines.length === 0) return []
  const more = lines.length - MOST_LINES
  return [
    title,
    ...lines.slice(0, MOST_LINES).map((line) => `  ${line}`),
    ...(more > 0 ? [`  and ${more} more.`] : []),
    '',
  ]
}

/** What is known already, or no longer there, needs no sentence. */
function shortLine({ file, start, severity, rule, server }: Told): string {
  const about = server === undefined ? '' : ` (server '${neutralise(server, 60)}')`
  return `${neutralise(file)}:${start.line}:${start.column}: ${severity} ${rule}${about}`
}

function weighedLine({ before, after }: Pair<Told>): string {
  return `${shortLine(after)}, was ${before.severity}`
}

function rewordedLine({ after }: Pair<Told>): string {
  return `${shortLine(after)}: ${neutralise(after.message, 200)}`
}

function movedLine({ before, after }: Pair<Told>): string {
  return `${neutralise(before.file)} to ${shortLine(after)}`
}
