/** A summary as tables: for a terminal, for Markdown and for spreadsheets. */

import { SEVERITIES } from '../model.ts'
import { cell } from '../report/csv.ts'
import type { Palette } from '../report/palette.ts'
import { bySeverity, counted } from '../report/summary.ts'
import { bothEnds, displayWidth, escapeMarkdown, neutralise, printed } from '../report/text.ts'
import { type Row, type Table, totalOf, type Weights } from './names.ts'
import type { Summary } from './tally.ts'
import { isOlder } from './versions.ts'

/** What stands in one table; cells are as they were read. */
interface Section {
  readonly title: string
  readonly name: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly [name: string, ...cells: string[]])[]
  /** Rows there are besides. */
  readonly more: number
}

export interface Shown {
  /** Rows of a table. */
  readonly top: number
  /** Of the program that folds. */
  readonly version: string
}

const VERSIONS_SHOWN = 3

function sectionsOf(summary: Summary, { top, version }: Shown): readonly Section[] {
  const weighed = ['reports', ...SEVERITIES]
  const { packages, worst, troubled, broken, versions } = summary
  return [
    section('Owners', 'owner', weighed, rowsOf(summary.owners), top),
    section('Rules', 'rule', weighed, rowsOf(summary.rules), top),
    section('Servers', 'server', weighed, rowsOf(summary.byServer), top),
    section(
      'Packages',
      'package',
      [...weighed, 'versions'],
      [
        ...packages.rows.map((row) => cellsOf(row, versionsIn(row.versions))),
        ...othersOf(packages).map((row) => [...row, ''] as const),
      ],
      top,
    ),
    section(
      'Reports with the gravest findings',
      'report',
      SEVERITIES,
      worst.first.map(({ name, weights }) => [name, ...numbers(weights)] as const),
      top,
      worst.count,
    ),
    section(
      'Versions of mcp-audit',
      'version',
      ['reports'],
      versions.map(
        ({ version: each, reports }) => [`${each}${isOlder(each, version) ? ' (old)' : ''}`, String(reports)] as const,
      ),
      top,
    ),
    section(
      'Reports of files that could not be read',
      'report',
      ['files'],
      troubled.first.map(({ name, problems }) => [name, String(problems)] as const),
      top,
      troubled.count,
    ),
    section(
      'Left out',
      'report',
      ['why'],
      broken.first.map(({ name, why }) => [name, `It ${why}`] as const),
      top,
      broken.count,
    ),
  ].filter(({ rows }) => rows.length > 0)
}

function section(
  title: string,
  name: string,
  columns: readonly string[],
  rows: Section['rows'],
  top: number,
  count = rows.length,
): Section {
  return { title, name, columns, rows: rows.slice(0, top), more: count - Math.min(top, rows.length) }
}

function rowsOf(table: Table): Section['rows'] {
  return [...table.rows.map((row) => cellsOf(row)), ...othersOf(table)]
}

function cellsOf({ name, reports, weights }: Row, ...cells: readonly string[]): Section['rows'][number] {
  return [name, String(reports), ...numbers(weights), ...cells]
}

function othersOf({ others }: Pick<Table, 'others'>): Section['rows'] {
  return others === undefined ? [] : [['(all further names)', '', ...numbers(others)]]
}

function numbers(weights: Weights): readonly string[] {
  return SEVERITIES.map((severity) => String(weights[severity]))
}

/** `1.2.3 (12), any (3), 2 more`. */
function versionsIn(versions: Summary['packages']['rows'][number]['versions']): string {
  const shown = versions.slice(0, VERSIONS_SHOWN).map(({ version, reports }) => `${version || 'any'} (${reports})`)
  const more = versions.length - shown.length
  return [...shown, ...(more > 0 ? [`${more} more`] : [])].join(', ')
}

/** What was folded, in a sentence; the same in every format that people read. */
function sumOf({ reports, files, servers, weights, suppressed, broken }: Summary): string {
  const findings =
    totalOf(weights) === 0 ? 'no findings' : `${counted(totalOf(weights), 'finding')}: ${bySeverity(weights)}`
  const silenced = suppressed === 0 ? '' : ` (${suppressed} suppressed)`
  const left = broken.count === 0 ? '' : ` ${counted(broken.count, 'report')} left out.`
  return `${counted(reports, 'report')} of ${counted(files, 'file')} and ${counted(servers, 'server')}, ${findings}${silenced}.${left}`
}

// ── Terminal ────────────────────────────────────────────────────────────────────────────────────────────────────────

/** A name that is longer is cut; the JSON has it whole. */
const SHORTEST_NAME = 20

/** The summary of many reports for a terminal. */
export function mergeText(summary: Summary, shown: Shown & { readonly width: number }, palette: Palette): string {
  return printed([
    ...sectionsOf(summary, shown).flatMap((each) => [...tableLines(each, shown.width, palette), '']),
    palette.strong(sumOf(summary)),
  ])
}

function tableLines(section: Section, width: number, palette: Palette): readonly string[] {
  const { title, rows, more } = section
  const columns = section.columns.filter((column) => !isWords(column))
  const widths = columns.map((column, at) =>
    rows.reduce((most, row) => Math.max(most, (row[at + 1] ?? '').length), column.length),
  )
  const taken = widths.reduce((sum, each) => sum + each + 2, 0)
  const names = rows.map(([name]) => bothEnds(neutralise(name), Math.max(SHORTEST_NAME, width - taken)))
  const first = names.reduce((most, name) => Math.max(most, displayWidth(name)), displayWidth(title))
  const line = (name: string, cells: readonly string[]) =>
    padded(name, first) + widths.map((each, at) => (cells[at] ?? '').padStart(each + 2)).join('')
  return [
    palette.strong(line(title, columns).trimEnd()),
    ...rows.flatMap(([, ...cells], index) => [
      line(names[index] ?? '', cells).trimEnd(),
      // Words would tear the columns apart.
      ...cells
        .slice(columns.length)
        .flatMap((words) => (words === '' ? [] : [palette.faint(`  ${neutralise(words)}`)])),
    ]),
    ...(more > 0 ? [palette.faint(`and ${more} more`)] : []),
  ]
}

/** The last column of some tables. */
function isWords(column: string): boolean {
  return column === 'versions' || column === 'why'
}

function padded(text: string, width: number): string {
  return text + ' '.repeat(Math.max(width - displayWidth(text), 0))
}

// ── Markdown ────────────────────────────────────────────────────────────────────────────────────────────────────────

/** The summary of many reports as Markdown. */
export function mergeMarkdown(summary: Summary, shown: Shown): string {
  return printed([
    '## mcp-audit',
    '',
    sumOf(summary),
    ...sectionsOf(summary, shown).flatMap(({ title, name, columns, rows, more }) => [
      '',
      `### ${title}`,
      '',
      `| ${[name, ...columns].join(' | ')} |`,
      `| --- |${columns.map((column) => (isWords(column) ? ' --- |' : ' ---: |')).join('')}`,
      ...rows.map((cells) => `| ${cells.map((each) => escapeMarkdown(each)).join(' | ')} |`),
      ...(more > 0 ? ['', `and ${more} more`] : []),
    ]),
  ])
}

// ── Spreadsheets ────────────────────────────────────────────────────────────────────────────────────────────────────

/** A name of a report may be as long as a path. */
const LONGEST_CELL = 1000

/** RFC 4180 but for its line ends: a row for each name of each table, all of them. */
export function mergeCsv(summary: Summary): string {
  const line = (table: string, name: string, version: string, reports: number | '', weights: Weights | undefined) =>
    [table, name, version, String(reports), ...SEVERITIES.map((severity) => (weights ? String(weights[severity]) : ''))]
      .map((each) => cell(neutralise(each, LONGEST_CELL)))
      .join(',')
  const table = (name: string, { rows, others }: Table) => [
    ...rows.map((row) => line(name, row.name, '', row.reports, row.weights)),
    ...(others ? [line(name, '(all further names)', '', '', others)] : []),
  ]
  return printed([
    ['table', 'name', 'version', 'reports', ...SEVERITIES]
      .map((each) => cell(neutralise(each, LONGEST_CELL)))
      .join(','),
    line('total', 'reports', '', summary.reports, summary.weights),
    ...table('owner', summary.owners),
    ...table('rule', summary.rules),
    ...table('server', summary.byServer),
    ...table('package', summary.packages),
    ...summary.packages.rows.flatMap(({ name, versions }) =>
      versions.map(({ version, reports }) => line('package-version', name, version, reports, undefined)),
    ),
    ...summary.worst.first.map(({ name, weights }) => line('report', name, '', '', weights)),
    ...summary.versions.map(({ version, reports }) => line('mcp-audit', 'mcp-audit', version, reports, undefined)),
    ...summary.broken.first.map(({ name }) => line('left-out', name, '', '', undefined)),
  ])
}
