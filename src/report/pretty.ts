/** The report for people: each finding with its place, the code, and what to do; the sum of it last, where people look. */

import type { Finding, Related, Report, Suppressed, View } from '../model.ts'
import { Lines } from '../positions.ts'
import { compactLine } from './compact.ts'
import { codeFrame, gutterOf, type Mark } from './frame.ts'
import type { RenderOptions } from './index.ts'
import { docsUrl, terminalLink } from './links.ts'
import type { Palette } from './palette.ts'
import { capped } from './place.ts'
import { recipeCommand } from './recipe.ts'
import { bySeverity, counted, failingIn, summarise, unhiding, unseen } from './summary.ts'
import { displayWidth, neutralise, printed, wrap } from './text.ts'

/** Sentences of ours, with names of theirs in them. */
const LONGEST_MESSAGE = 1000
/** A finding about twenty servers is not told better by twenty marks. */
const RELATED_IN_FRAME = 6
const RELATED_NOTES = 8
const CLIENTS_NAMED = 3
/** Before what a header could not hold in one line. */
const INDENT = '  '

/** What every part of the report needs to know; frames of one file share its lines. */
interface Page {
  readonly options: RenderOptions
  readonly palette: Palette
  readonly scopes: ReadonlyMap<string, string>
  /** Where rules are explained. */
  readonly urls: ReadonlyMap<string, string | undefined>
  /** Of each rule the finding that tells how to see its recipe; who has seen one knows how to see the others. */
  readonly telling: ReadonlySet<Finding>
  readonly source: (path: string) => { readonly view: View; readonly lines: Lines } | undefined
}

/** The pretty report, in the colours of a palette. Quiet: a line a finding and nothing else. */
export function pretty(report: Report, options: RenderOptions, palette: Palette): string {
  if (options.quiet) return printed(report.findings.map(compactLine))
  const page = pageOf(report, options, palette)
  const { found, beyond } = inFull(report, page)
  const silenced = options.showSuppressed ? report.suppressed : []
  return printed([
    ...found,
    ...silenced.flatMap((finding) => [...suppressedLines(finding, page), '']),
    ...beyond,
    ...paragraph(report.problems.map((problem) => problemLine(problem.file, problem.message, page))),
    ...summaryLines(report, page),
  ])
}

/** Findings as the pretty report has them, without what stands below: for reports that say more of them than that they are there. */
export function findingsInFull(report: Report, options: RenderOptions, palette: Palette): readonly string[] {
  const { found, beyond } = inFull(report, pageOf(report, options, palette))
  return [...found, ...beyond]
}

/** Findings, and what is said of those that are too many of their rule. */
function inFull(
  { findings }: Report,
  page: Page,
): { readonly found: readonly string[]; readonly beyond: readonly string[] } {
  const { shown, left } = capped(findings, page.options.maxFindings)
  return {
    found: shown.flatMap((finding) => [...findingLines(finding, page), '']),
    beyond: paragraph(left.map(([rule, count]) => leftOut(rule, count))),
  }
}

function pageOf(report: Report, options: RenderOptions, palette: Palette): Page {
  const sources = new Map<string, { readonly view: View; readonly lines: Lines }>()
  return {
    options,
    palette,
    scopes: new Map(report.files.map(({ path, scope }) => [path, scope])),
    urls: new Map(report.rules.map((rule) => [rule.id, docsUrl(rule)])),
    telling: new Set(options.verbose ? report.findings : firstOfEachRule(report.findings)),
    source(path) {
      const view = report.views.get(path)
      const known = sources.get(path) ?? (view && { view, lines: new Lines(view.text) })
      if (known) sources.set(path, known)
      return known
    },
  }
}

function firstOfEachRule(findings: readonly Finding[]): readonly Finding[] {
  const firsts = new Map(findings.toReversed().map((finding) => [finding.rule, finding]))
  return [...firsts.values()]
}

function paragraph(lines: readonly string[]): readonly string[] {
  return lines.length > 0 ? [...lines, ''] : []
}

function leftOut(rule: string, count: number): string {
  return `... and ${counted(count, 'more finding')} of '${rule}'. Show them with --max-findings none.`
}

// ── One finding ─────────────────────────────────────────────────────────────────────────────────────────────────────

function findingLines(finding: Finding, page: Page): readonly string[] {
  const { inFrame, notes } = relatedOf(finding)
  const marks = [primaryMark(finding, page), ...inFrame.map((related) => relatedMark(related, page))]
  const gutter = gutterOf(marks)
  const source = page.source(finding.file)
  const { width } = page.options
  const frame = source
    ? codeFrame(source.view.text, source.lines, marks, { width, gutter, paint: page.palette.gutter })
    : []
  return [
    ...header(finding, page),
    location(finding, gutter, page),
    ...frame,
    ...remark('help', finding.help, gutter, page),
    ...(finding.fix ? remark('fix', `${finding.fix.title}${safety(finding.fix.safety)}`, gutter, page) : []),
    ...recipeLine(finding, gutter, page),
    ...notes.flatMap((note) => remark('note', note, gutter, page)),
  ]
}

/** Not wrapped: it is there to be copied. */
function recipeLine(finding: Finding, gutter: number, { palette, telling }: Page): readonly string[] {
  const command = telling.has(finding) ? recipeCommand(finding) : undefined
  if (command === undefined) return []
  return [`${' '.repeat(gutter + 1)}${palette.gutter('=')} ${palette.strong('recipe:')} ${command}`]
}

function safety(word: 'safe' | 'unsafe'): string {
  return word === 'unsafe' ? ' (unsafe: look at it before you keep it)' : ''
}

function header({ severity, rule, message }: Finding, { palette, options, urls }: Page): readonly string[] {
  const tag = `${severity}[${rule}]:`
  const [first = '', ...rest] = wrap(`${tag} ${neutralise(message, LONGEST_MESSAGE)}`, options.width - INDENT.length)
  const linked = options.links ? terminalLink(rule, urls.get(rule)) : rule
  const coloured = `${palette.severity[severity](`${severity}[${linked}]`)}${palette.strong(`:${first.slice(tag.length)}`)}`
  return [coloured, ...rest.map((line) => `${INDENT}${palette.strong(line)}`)]
}

function location(finding: Finding, gutter: number, page: Page): string {
  const { file, start, clients, confidence } = finding
  const { palette, options, scopes } = page
  const place = `${neutralise(file)}:${start.line}:${start.column}`
  const linked = options.links ? terminalLink(place, options.fileUrl?.(file)) : place
  const about = (mostClients: number): string => {
    const parts = [
      clientNames(clients, mostClients, options),
      scopes.get(file) ?? '',
      confidence === 'high' ? '' : `${confidence} confidence`,
    ].filter((part) => part !== '')
    return parts.length > 0 ? `(${parts.join(' · ')})` : ''
  }
  const room = options.width - gutter - 6 - displayWidth(place)
  const fitting = [CLIENTS_NAMED, 2].map(about).find((words) => displayWidth(words) <= room) ?? about(1)
  return `${' '.repeat(gutter)}${palette.gutter('-->')} ${linked}${fitting && `  ${palette.faint(fitting)}`}`
}

function clientNames(clients: readonly string[], most: number, { clientName = (id) => id }: RenderOptions): string {
  const named = clients.slice(0, most).map((id) => neutralise(clientName(id)))
  const more = clients.length - named.length
  return [...named, ...(more > 0 ? [`${more} more`] : [])].join(', ')
}

/** `= help: …`, its continuation under the words. */
function remark(label: string, text: string, gutter: number, { palette, options }: Page): readonly string[] {
  const indent = ' '.repeat(gutter + 1)
  const under = ' '.repeat(gutter + 5 + label.length)
  return wrap(neutralise(text, LONGEST_MESSAGE), options.width - under.length).map((line, index) =>
    index === 0 ? `${indent}${palette.gutter('=')} ${palette.strong(`${label}:`)} ${line}` : `${under}${line}`,
  )
}

/** Related places of the same file are marked in the frame; the others, and those that are too many, are told. */
function relatedOf({ file, related }: Finding): {
  readonly inFrame: readonly Related[]
  readonly notes: readonly string[]
} {
  const inFrame = related.filter((place) => place.file === file).slice(0, RELATED_IN_FRAME)
  const others = related.filter((place) => !inFrame.includes(place))
  const told = others.slice(0, RELATED_NOTES)
  const more = others.length - told.length
  return {
    inFrame,
    notes: [
      ...told.map(({ file, start, message }) => `${neutralise(file)}:${start.line}: ${message}`),
      ...(more > 0 ? [`and ${counted(more, 'more place')}.`] : []),
    ],
  }
}

function primaryMark({ start, end, severity }: Finding, { palette }: Page): Mark {
  return { start, end, sign: '^', label: '', paint: palette.severity[severity] }
}

function relatedMark({ start, end, message }: Related, { palette }: Page): Mark {
  return { start, end, sign: '-', label: message, paint: palette.related }
}

function suppressedLines(finding: Suppressed, { palette, options }: Page): readonly string[] {
  const { severity, rule, message, file, start, by, reason } = finding
  const why = reason === undefined ? `by ${by}` : `by ${by}: ${neutralise(reason)}`
  return [
    ...wrap(`suppressed ${severity}[${rule}]: ${neutralise(message, LONGEST_MESSAGE)}`, options.width),
    ` --> ${neutralise(file)}:${start.line}:${start.column}  (${why})`,
  ].map((line) => palette.faint(line))
}

function problemLine(file: string, message: string, { palette }: Page): string {
  return `${palette.warning('warning:')} ${neutralise(file)}: ${neutralise(message)}`
}

// ── The sum ─────────────────────────────────────────────────────────────────────────────────────────────────────────

/** How much of it `fix` would repair. */
function fixable({ findings }: Report): readonly string[] {
  const [safe, unsafe] = (['safe', 'unsafe'] as const).map(
    (safety) => findings.filter(({ fix }) => fix?.safety === safety).length,
  )
  if (!safe && !unsafe) return []
  if (!safe) return [`${unsafe} can be fixed with 'mcp-audit fix --unsafe'.`]
  return [`${safe} can be fixed with 'mcp-audit fix'${unsafe ? `, ${unsafe} more with --unsafe` : ''}.`]
}

function summaryLines(report: Report, { palette, options }: Page): readonly string[] {
  const took = options.verbose && options.durationMs !== undefined ? [`Took ${Math.round(options.durationMs)} ms.`] : []
  const hint = unhiding(report)
  const verdict = failure(report, options)
  return [
    // Not wrapped: a line of its own that scripts look for, whatever the width.
    palette.strong(total(report, options)),
    ...(hint === '' ? [] : [`Show them with ${hint}.`]),
    ...fixable(report),
    ...(verdict === '' ? [] : [palette.severity.high(verdict)]),
    ...took,
  ]
}

function total(report: Report, { isPart, asked = {} }: RenderOptions): string {
  const summary = summarise(report)
  if (summary.files === 0 && isPart) return 'No configuration that has changed could be judged.'
  if (summary.files === 0 && report.problems.length > 0) return 'Nothing could be judged.'
  if (summary.files === 0) {
    const { under = [report.root], onMachine = false, narrowed = [] } = asked
    const folders = under.map((path) => `'${neutralise(path)}'`).join(' or ')
    const where = [
      ...(folders === '' ? [] : [` under ${folders}`]),
      ...(onMachine ? [' where clients keep theirs on this machine'] : []),
    ].join(', or')
    const left = narrowed.length > 0 ? `, with ${narrowed.map((flag) => `'${flag}'`).join(', ')}` : ''
    return `No MCP client configuration found${where}${left}. Run 'mcp-audit clients' to see where it looks.`
  }
  const broken = report.files.filter(({ status }) => status === 'unparseable').length
  const files = `${counted(summary.files, 'file')}${broken > 0 ? `, ${broken} of them unparseable` : ''}`
  const servers = counted(summary.servers, 'server')
  const rest = unseen(report)
  if (report.findings.length === 0) {
    return `No findings in ${files} (${servers}, ${counted(summary.rules, 'rule')}).${rest === '' ? '' : ` ${rest}.`}`
  }
  const found = `${counted(report.findings.length, 'finding')}: ${bySeverity(summary)}`
  return `${found}${rest === '' ? '' : ` (${rest})`} in ${files}, ${servers}.`
}

function failure(report: Report, { failOn }: RenderOptions): string {
  const count = failingIn(report, failOn)
  return count === 0 ? '' : `Failed: ${counted(count, 'finding')} at or above ${failOn}.`
}
