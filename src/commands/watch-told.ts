/** How `watch` tells of changes: lines for people, and an event a line for programs. */

import { reportedPath } from '../discover/index.ts'
import { below } from '../discover/machine.ts'
import { withoutTokens } from '../knowledge/secrets/redact.ts'
import type { Finding, Problem } from '../model.ts'
import { findingObject } from '../report/json.ts'
import { type Palette, UNCOLOURED } from '../report/palette.ts'
import { bySeverity, counted, type Summary } from '../report/summary.ts'
import { neutralise, printed, safeJson, wrap } from '../report/text.ts'
import { type Host, told, widthOf } from './host.ts'
import type { Differences, Telling } from './watch-differences.ts'

interface Page {
  readonly root: string
  readonly home: string | undefined
  readonly now: () => Date
  /** Also tell of changes that changed no finding. */
  readonly verbose: boolean
}

/** Files of one change that are named; a branch that is checked out changes hundreds. */
const FILES_NAMED = 3
/** Sentences of ours, with names of theirs in them. */
const LONGEST_MESSAGE = 1000
const INDENT = '    '

/** HH:MM:SS, of the clock on the wall. */
function timeOf(now: Date): string {
  return now.toTimeString().slice(0, 8)
}

/** Lines for people, in the colours of a palette. What went wrong goes to stderr. */
export function prettyLines(page: Page, palette: Palette = UNCOLOURED, { stdout, stderr }: Host): Telling {
  const width = widthOf(stdout) - INDENT.length
  const wrapped = (text: string) => wrap(text, width).map((line) => `${INDENT}${line}`)
  const block = (sign: string, finding: Finding) => [
    `  ${sign} ${palette.severity[finding.severity](`${finding.severity}[${finding.rule}]`)} ${placeOf(finding)}`,
    ...wrapped(neutralise(finding.message, LONGEST_MESSAGE)),
    ...wrapped(`help: ${neutralise(finding.help, LONGEST_MESSAGE)}`).map((line) => palette.faint(line)),
  ]
  const gone = (finding: Finding) =>
    `  ${palette.good('-')} ${finding.severity}[${finding.rule}] ${palette.faint(placeOf(finding))}`
  const problem = ({ file, message }: Problem) =>
    `  ${palette.warning('!')} ${neutralise(file)}: ${neutralise(message, LONGEST_MESSAGE)}`
  const solution = ({ file, message }: Problem) =>
    `  ${palette.good('-')} ${neutralise(file)}: ${palette.faint(`no more: ${neutralise(message, LONGEST_MESSAGE)}`)}`
  const head = (files: readonly string[]) => `${palette.faint(timeOf(page.now()))} ${palette.strong(named(files))}`
  return {
    start(summary, problems) {
      const now = `${palette.faint(timeOf(page.now()))} watching ${sumOf(summary)}`
      stdout.write(printed([now, ...problems.map(problem)]))
    },
    changed(files, differences, summary, isMended) {
      if (!isTold(files, differences, isMended, page)) return
      const { appeared, went, altered, problems, solved } = differences
      const lines = [
        ...appeared.flatMap((finding) => block(palette.warning('+'), finding)),
        ...altered.flatMap((finding) => block('~', finding)),
        ...went.map(gone),
        ...problems.map(problem),
        ...solved.map(solution),
        ...(isSame(differences) ? ['  = the same findings'] : []),
      ]
      stdout.write(
        printed([head(meant(files, [...appeared, ...altered, ...went], page)), ...lines, `  now ${sumOf(summary)}`]),
      )
    },
    failed(files, message) {
      const [first = '', ...hints] = message.split('\n')
      stderr.write(printed([`${timeOf(page.now())} ${named(meant(files, [], page))}`, `  error: ${first}`, ...hints]))
    },
  }
}

/** An object a line, each with its `event` and the time (ISO 8601, UTC): what a program listens to. Keys are only ever added. */
export function jsonLines(page: Page, { stdout }: Host): Telling {
  const write = (event: string, more: object) =>
    stdout.write(`${safeJson({ event, time: page.now().toISOString(), ...more })}\n`)
  const findings = (event: string, list: readonly Finding[]) => {
    for (const finding of list) write(event, { finding: findingObject(finding) })
  }
  const problems = (event: 'problem' | 'solved', list: readonly Problem[]) => {
    for (const { file, message } of list) write(event, { file, message })
  }
  const paths = (files: readonly string[], list: readonly Finding[]) =>
    meant(files, list, page).map((file) => withoutTokens(file))
  return {
    start(summary, list) {
      write('start', { summary })
      problems('problem', list)
    },
    changed(files, differences, summary, isMended) {
      if (!isTold(files, differences, isMended, page)) return
      const { appeared, went, altered, problems: list, solved } = differences
      write('change', { files: paths(files, [...appeared, ...altered, ...went]) })
      findings('appeared', appeared)
      findings('altered', altered)
      findings('went', went)
      problems('problem', list)
      problems('solved', solved)
      write('now', { summary })
    },
    failed: (files, message) => write('error', { files: paths(files, []), message }),
  }
}

function isSame(differences: Differences): boolean {
  return Object.values(differences).every(({ length }) => length === 0)
}

/** Of changes that changed no finding people want to know only that what was broken is mended. */
function isTold(files: readonly string[], differences: Differences, isMended: boolean, { verbose }: Page): boolean {
  return !isSame(differences) || isMended || (verbose && files.length > 0)
}

function placeOf({ file, start }: Finding): string {
  return `${neutralise(file)}:${start.line}:${start.column}`
}

function sumOf(summary: Summary): string {
  const places = `${counted(summary.files, 'file')}, ${counted(summary.servers, 'server')}`
  return `${places}: ${bySeverity(summary) || 'nothing found'}`
}

/** A path as reports have it: below the root, or below the home. */
function shown(path: string, { root, home }: Page): string {
  return reportedPath(root, home === undefined ? [] : [home], path)
}

/** What changed, as reports call it: of a folder that came or went, the files in it that findings are about. */
function meant(files: readonly string[], findings: readonly Finding[], page: Page): readonly string[] {
  const about = findings.map(({ file }) => file)
  const changed = files.map((file) => shown(file, page))
  return [
    ...new Set(
      changed.flatMap((path) => {
        const inside = about.filter((file) => below(path, file) !== undefined)
        return inside.length > 0 ? inside : [path]
      }),
    ),
  ]
}

function named(files: readonly string[]): string {
  if (files.length === 0) return 'looked again'
  const names = files.slice(0, FILES_NAMED).map((file) => told(file))
  const more = files.length - names.length
  return `${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}`
}
