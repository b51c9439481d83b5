/** A comparison as the comment on a pull request. */

import { counted } from '../report/summary.ts'
import { escapeMarkdown, printed } from '../report/text.ts'
import { type Compared, failureOf, gravestFirst, sideInWords, sumOf, type Told } from './compared.ts'
import { reweighed, reworded } from './differences.ts'

/** GitHub takes comments of less than 65,536 characters; what counts is left to it, so that there is room. */
const LONGEST = 60_000
const LONGEST_MESSAGE = 600
/** Of it, for findings that were there and have changed, however many are new. */
const ROOM_FOR_CHANGED = 20_000

/** A line by which a job finds the comment that it wrote before. */
const MARKER = '<!-- mcp-audit diff -->'

/** Markdown of less than 65,536 characters in UTF-16, UTF-8 and code points alike; what has no room is counted. */
export function diffMarkdown(compared: Compared): string {
  const { before, after, differences, problems } = compared
  const { appeared, gone, moved } = differences
  const failure = failureOf(compared)
  const page = new Page()
  page.add([
    MARKER,
    `### mcp-audit: ${sumOf(compared)}`,
    '',
    `From ${sideInWords(before, escapeMarkdown)} to ${sideInWords(after, escapeMarkdown)}.`,
    ...(failure === undefined ? [] : ['', `**${failure}**`]),
  ])
  // What may fail the comparison stands first, and none of it takes all the room from another.
  const others = gravestFirst(reworded(differences))
  const weights = gravestFirst(reweighed(differences))
  page.rows(
    ['severity', 'rule', 'what is wrong', 'where'],
    gravestFirst(appeared).map(row),
    others.length + weights.length > 0 ? ROOM_FOR_CHANGED : 0,
  )
  page.folded(
    `${others.length} about something else than before`,
    ['severity', 'rule', 'what is wrong', 'where'],
    others.map(({ after }) => row(after)),
    weights.length > 0 ? ROOM_FOR_CHANGED / 2 : 0,
  )
  page.folded(
    `${weights.length} of another severity`,
    ['was', 'severity', 'rule', 'what is wrong', 'where'],
    weights.map(({ before, after }) => [before.severity, ...row(after)]),
  )
  page.folded(`${gone.length} fixed`, ['severity', 'rule', 'what was wrong', 'where'], gravestFirst(gone).map(row))
  page.folded(
    `${moved.length} moved`,
    ['from', 'severity', 'rule', 'what is wrong', 'where'],
    gravestFirst(moved).map(({ before, after }) => [escapeMarkdown(before.file), ...row(after)]),
  )
  page.folded(
    `${problems.length} not read`,
    ['file', 'why'],
    problems.map(({ file, message }) => [escapeMarkdown(file), escapeMarkdown(message)]),
  )
  return printed(page.lines)
}

function row({ severity, rule, message, help, file, start }: Told): readonly string[] {
  return [
    severity,
    escapeMarkdown(rule),
    `${escapeMarkdown(message, LONGEST_MESSAGE)}<br>${escapeMarkdown(help, LONGEST_MESSAGE)}`,
    escapeMarkdown(`${file}:${start.line}:${start.column}`),
  ]
}

/** Lines, as many as there is room for. */
class Page {
  readonly lines: string[] = []
  #left = LONGEST

  add(lines: readonly string[]): void {
    for (const line of lines) {
      this.lines.push(line)
      this.#left -= Buffer.byteLength(line) + 1
    }
  }

  /** `kept`: room that is left for what comes behind. */
  rows(head: readonly string[], rows: readonly (readonly string[])[], kept = 0): void {
    if (rows.length === 0) return
    this.add(['', `| ${head.join(' | ')} |`, `|${' --- |'.repeat(head.length)}`])
    const written: string[] = []
    let size = 0
    for (const cells of rows) {
      const line = `| ${cells.join(' | ')} |`
      size += Buffer.byteLength(line) + 1
      if (size > this.#left - kept) break
      written.push(line)
    }
    this.add(written)
    const more = rows.length - written.length
    if (more > 0) this.add(['', `… and ${counted(more, 'more row')}, which do not fit here.`])
  }

  folded(title: string, head: readonly string[], rows: readonly (readonly string[])[], kept = 0): void {
    if (rows.length === 0) return
    this.add(['', `<details><summary>${title}</summary>`])
    this.rows(head, rows, kept)
    this.add(['', '</details>'])
  }
}
