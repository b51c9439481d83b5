/** Markdown for the summary of a job and for a comment on a pull request, as GitHub renders it. */

import { type Finding, type Report, SEVERITIES, type Severity, type Suppressed } from '../model.ts'
import { Lines } from '../positions.ts'
import { codeFrame, gutterOf } from './frame.ts'
import type { RenderOptions } from './index.ts'
import { asBlock, asCode } from './markdown-text.ts'
import { bySeverityAndPlace, capped } from './place.ts'
import { recipeCommand } from './recipe.ts'
import { bySeverity, counted, failingIn, summarise, unhiding, unseen } from './summary.ts'
import { escapeMarkdown, printed } from './text.ts'

/**
 * Of the two limits the smaller: a comment of a pull request takes 65,536 characters (the API answers "Body is too long (maximum
 * is 65536 characters)"; https://github.com/orgs/community/discussions/27190), the summary of a step 1 MiB
 * (https://docs.github.com/actions/reference/workflow-commands-for-github-actions#step-isolation-and-limits). Counted are
 * UTF-16 units: of characters there are never more, and in UTF-8 so many never make 1 MiB.
 */
const LIMIT = 65_536
/** For the sentences that tell what was left out. */
const RESERVED = 1000
const LONGEST = 1000
const LONGEST_OF_PROBLEM = 200
const PROBLEMS = 5
const CLIENTS_NAMED = 5
const RELATED_NOTES = 8
const FRAME_WIDTH = 80

/** Pieces that are put in whole or not at all. */
type Block = readonly string[]

interface Page {
  readonly options: RenderOptions
  readonly scopes: ReadonlyMap<string, string>
  readonly frame: (finding: Finding) => Block
}

/**
 * The report: counts, findings by severity with the most severe first, what was silenced when that is asked for, what could
 * not be read. Never longer than a comment may be: a finding that does not fit comes without its code, and those after it
 * that do not fit are counted. Quiet: a line each.
 */
export function markdown(report: Report, options: RenderOptions): string {
  const page = pageOf(report, options)
  const { shown, left } = capped([...report.findings].sort(bySeverityAndPlace), options.maxFindings)
  const head = headOf(report, options)
  const tail = [...left.flatMap(([rule, count]) => beyond(rule, count)), ...problemsOf(report)]
  const sections = [
    ...SEVERITIES.map((severity) =>
      sectionOf(
        severity,
        shown.filter((finding) => finding.severity === severity),
        page,
      ),
    ),
    silencedOf(options.showSuppressed ? report.suppressed : []),
  ]
  const room = LIMIT - RESERVED - sizeOf(head) - sizeOf(tail)
  const { lines, missing } = fitted(sections, room)
  return printed([...head, ...lines, ...leftOut(missing), ...tail]).trimEnd() + '\n'
}

/** What is put under a heading: of each entry its forms, the fullest first. */
interface Section {
  readonly heading: string
  readonly entries: readonly (readonly Block[])[]
}

/** As much of it as there is room for, in order; the first entry that does not fit in any form is the first that is missing. */
function fitted(sections: readonly Section[], room: number): { readonly lines: Block; readonly missing: number } {
  const lines: string[] = []
  let used = 0
  let missing = 0
  for (const { heading, entries } of sections) {
    let above: Block = [heading, '']
    for (const forms of entries) {
      const form = missing > 0 ? undefined : forms.find((each) => used + sizeOf(above) + sizeOf(each) <= room)
      if (!form) {
        missing++
        continue
      }
      for (const line of [...above, ...form]) lines.push(line)
      used += sizeOf(above) + sizeOf(form)
      above = []
    }
  }
  return { lines, missing }
}

/** As printed, each line with its end; a colon that is spelled takes five units more. */
function sizeOf(lines: Block): number {
  return printed(lines).length
}

function headOf(report: Report, options: RenderOptions): Block {
  const summary = summarise(report)
  const count = report.findings.length
  const failing = failingIn(report, options.failOn)
  const hidden = unseen(report)
  const show = unhiding(report)
  return [
    `## mcp-audit: ${count === 0 ? 'no findings' : `${counted(count, 'finding')} (${bySeverity(summary)})`}`,
    '',
    [
      `Looked at ${counted(summary.files, 'file')} with ${counted(summary.servers, 'server')}.`,
      ...(failing > 0 ? [`**Failed:** ${counted(failing, 'finding')} at or above ${options.failOn}.`] : []),
      ...(hidden === '' ? [] : [`${hidden}.`]),
      ...(show === '' ? [] : [`Show them with ${asCode(show)}.`]),
    ].join(' '),
    '',
  ]
}

function pageOf(report: Report, options: RenderOptions): Page {
  const lines = new Map<string, Lines>()
  return {
    options,
    scopes: new Map(report.files.map(({ path, scope }) => [path, scope])),
    frame(finding) {
      const view = report.views.get(finding.file)
      if (!view) return []
      const known = lines.get(finding.file) ?? new Lines(view.text)
      lines.set(finding.file, known)
      const mark = { start: finding.start, end: finding.end, sign: '^', label: '', paint: plain } as const
      const frame = codeFrame(view.text, known, [mark], { width: FRAME_WIDTH, gutter: gutterOf([mark]), paint: plain })
      // Without the bars that set it off in a terminal.
      return frame.length > 2 ? [...asBlock(frame.slice(1, -1)), ''] : []
    },
  }
}

function plain(text: string): string {
  return text
}

// ── Findings ────────────────────────────────────────────────────────────────────────────────────────────────────────

function sectionOf(severity: Severity, findings: readonly Finding[], page: Page): Section {
  return {
    heading: `### ${severity.charAt(0).toUpperCase()}${severity.slice(1)} (${findings.length})`,
    entries: findings.map((finding) => (page.options.quiet ? [[short(finding), '']] : formsOf(finding, page))),
  }
}

/** In full, without its code, and as a line. */
function formsOf(finding: Finding, page: Page): readonly Block[] {
  const about = [
    `**${asCode(finding.rule)}** ${escapeMarkdown(finding.message, LONGEST)}`,
    '',
    placeOf(finding, page),
    '',
  ]
  const advice = [...adviceOf(finding), '']
  return [
    [...about, ...page.frame(finding), ...advice],
    [...about, ...advice],
    [short(finding), ''],
  ]
}

function short({ rule, message, file, start }: Finding): string {
  return `- ${asCode(`${file}:${start.line}:${start.column}`)} **${asCode(rule)}** ${escapeMarkdown(message)}`
}

function placeOf({ file, start, clients, confidence }: Finding, { options, scopes }: Page): string {
  const { clientName = (id: string) => id } = options
  const named = clients.slice(0, CLIENTS_NAMED).map((id) => escapeMarkdown(clientName(id)))
  const more = clients.length - named.length
  const about = [
    [...named, ...(more > 0 ? [`${more} more`] : [])].join(', '),
    scopes.get(file) ?? '',
    confidence === 'high' ? '' : `${confidence} confidence`,
  ].filter((part) => part !== '')
  const place = asCode(`${file}:${start.line}:${start.column}`, LONGEST)
  return about.length === 0 ? place : `${place} (${about.join(' · ')})`
}

function adviceOf(finding: Finding): Block {
  const { help, fix, related } = finding
  const more = related.length - RELATED_NOTES
  const recipe = recipeCommand(finding)
  const unsafe = fix?.safety === 'unsafe' ? ' (unsafe: look at it before you keep it)' : ''
  return [
    `- Help: ${escapeMarkdown(help, LONGEST)}`,
    ...(fix ? [`- Fix: ${escapeMarkdown(fix.title)}${unsafe}`] : []),
    ...(recipe === undefined ? [] : [`- Recipe: ${asCode(recipe, LONGEST)}`]),
    ...related
      .slice(0, RELATED_NOTES)
      .map(({ file, start, message }) => `- Note: ${asCode(`${file}:${start.line}`)}: ${escapeMarkdown(message)}`),
    ...(more > 0 ? [`- Note: and ${counted(more, 'more place')}.`] : []),
  ]
}

// ── What is not a finding, and what is not there ────────────────────────────────────────────────────────────────────

function silencedOf(suppressed: readonly Suppressed[]): Section {
  return {
    heading: `### Suppressed (${suppressed.length})`,
    entries: suppressed.map((finding) => {
      const reason = finding.reason === undefined ? '' : `: ${escapeMarkdown(finding.reason)}`
      return [[`${short(finding)} (by ${finding.by}${reason})`, '']]
    }),
  }
}

function problemsOf({ problems }: Report): Block {
  if (problems.length === 0) return []
  const more = problems.length - PROBLEMS
  return [
    `### Not read (${problems.length})`,
    '',
    ...problems
      .slice(0, PROBLEMS)
      .map(
        ({ file, message }) => `- ${asCode(file, LONGEST_OF_PROBLEM)}: ${escapeMarkdown(message, LONGEST_OF_PROBLEM)}`,
      ),
    ...(more > 0 ? [`- and ${more} more`] : []),
    '',
  ]
}

function beyond(rule: string, count: number): Block {
  return [`And ${counted(count, 'more finding')} of ${asCode(rule)}; \`--max-findings none\` shows them.`, '']
}

function leftOut(missing: number): Block {
  if (missing === 0) return []
  return [
    `**Left out:** ${counted(missing, 'finding')} more, the least severe, since a comment on GitHub holds ${LIMIT} characters. \`mcp-audit --format pretty\` or \`--output json=report.json\` has all of them.`,
    '',
  ]
}
