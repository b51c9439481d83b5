// What was measured, as text for a terminal, as the README's table, and as the page with all figures.
import { readFileSync, writeFileSync } from 'node:fs'

const number = (value, digits = 0) =>
  value === undefined
    ? '?'
    : value.toLocaleString('en', { maximumFractionDigits: digits, minimumFractionDigits: digits })

function found(read, findings, note) {
  if (read === undefined) return ''
  if (read === 0) return 'reads none'
  return findings === undefined && note ? '' : number(findings)
}

/** The cells of a row, as they are printed and as they stand in a page. */
function cells({ ms, ratio, cpu, mb, findings, read, configs, note = '' }) {
  if (ms === undefined) return { ms: '', ratio: '', cpu: '', mb: '', findings: '', read: '', note }
  return {
    ms: number(ms),
    ratio: number(ratio, 2),
    cpu: number(cpu),
    mb: mb === undefined ? '' : number(mb),
    findings: found(read, findings, note),
    read: read === undefined ? '' : `${number(read)} of ${number(configs)}`,
    note,
  }
}

const WIDTHS = { ms: 8, ratio: 8, cpu: 8, mb: 7, findings: 11, read: 17 }
const HEADS = { ms: 'ms', ratio: 'ratio', cpu: 'CPU ms', mb: 'MB', findings: 'findings', read: 'configs opened' }

function textLine(first, columns, note) {
  const rest = Object.entries(WIDTHS).map(([key, width]) => columns[key].padStart(width))
  return `${first.padEnd(36)}${rest.join('')}  ${note}`.trimEnd()
}

export const textHead = () => textLine('', HEADS, '')

/** A case, with a line for each program. */
export const caseText = (name, rows) =>
  [name, ...rows.map((row) => textLine(`  ${row.name}`, cells(row), cells(row).note)), ''].join('\n')

const perItem = ({ each }) => each.map(({ size, perItem }) => `${number(size)}: ${perItem.toFixed(4)}`).join(', ')

/** A fit, in two lines. */
export const fitText = (fit) =>
  [
    `ms a ${fit.item} at ${perItem(fit)}; at the largest ${fit.growth.toFixed(2)} × of what it is at the smallest`,
    `  line: ${fit.fixed.toFixed(0)} ms and ${fit.slope.toFixed(4)} ms a ${fit.item}, R² ${fit.explained.toFixed(4)}`,
  ].join('\n')

// ── Pages ──────────────────────────────────────────────────────────────────────────────────────────────────────────

const markdown = (rows) => rows.map((row) => `| ${row.join(' | ')} |`)

/** Wall time and ratio, with what makes them comparable or not. */
function brief(row) {
  if (!row) return '–'
  if (row.ms === undefined) return row.note
  const time = row.ms < 10_000 ? `${number(row.ms)} ms` : `${number(row.ms / 1000, 1)} s`
  return `${time}, ${number(row.ratio, row.ratio < 100 ? 1 : 0)} ×${row.read === 0 ? ' (reads none)' : ''}`
}

/** A program a line, a case a column. */
function overview(results) {
  const shown = results.filter(({ oursOnly }) => !oursOnly)
  const names = [
    ...new Set(shown.flatMap(({ rows }) => rows.filter(({ variant }) => !variant).map(({ name }) => name))),
  ]
  return markdown([
    ['wall time, × bare Node', ...shown.map(({ name }) => name)],
    ['---', ...shown.map(() => '---:')],
    ...names.map((name) => [name, ...shown.map(({ rows }) => brief(rows.find((row) => row.name === name)))]),
  ])
}

function everything(results) {
  return markdown([
    ['case', 'program', 'wall ms', '× bare', 'CPU ms', 'MB', 'findings', 'configs opened', ''],
    ['---', '---', '---:', '---:', '---:', '---:', '---:', '---:', '---'],
    ...results.flatMap(({ name, rows }) =>
      rows.map((row, n) => {
        const { ms, ratio, cpu, mb, findings, read, note } = cells(row)
        return [n === 0 ? name : '', row.name, ms, ratio, cpu, mb, findings, read, note]
      }),
    ),
  ])
}

function fitSentence({ item, slope, explained, each, growth }) {
  const sizes = `${number(each[0].size)} to ${number(each.at(-1).size)} ${item}s`
  const steps = each.map(({ perItem }) => number(perItem * 1000)).join(', ')
  return (
    `One ${item} more costs ${number(slope * 1000)} µs (a straight line explains ${number(explained * 100, 1)} %). ` +
    `In five sizes from ${sizes}, over a run with none: ${steps} µs each; the last is ${number(growth, 2)} × the first.\n`
  )
}

const measuredOn = ({ today, machine, rounds }) =>
  `${today}, ${machine}; the least of ${rounds} ${rounds === 1 ? 'round' : 'rounds'} (fewer for large cases and slow peers).`

/** The README's part: when and where, and the table. */
export const readmeText = (measured) => [measuredOn(measured), '', ...overview(measured.results)].join('\n')

/** The part of docs/speed.md: when and where, beside which peers, the table, what the fits say, and all figures. */
export function speedText(measured) {
  const { results, fitted, peers, missing } = measured
  return [
    measuredOn(measured),
    `Peers: ${peers.map(({ name, version }) => `${name} ${version}`).join(', ')}.` +
      (missing.length ? ` Could not be installed: ${missing.join(', ')}.` : ''),
    '',
    ...overview(results),
    '',
    ...fitted.map(fitSentence),
    ...everything(results),
    '',
    ...peers.filter(({ about }) => about).map(({ name, about }) => `- ${name}: ${about}.`),
  ].join('\n')
}

/** Puts a text between a page's markers; all else stays. */
export function writePage(path, text) {
  const page = readFileSync(path, 'utf8')
  const [open, close] = ['<!-- bench -->', '<!-- /bench -->']
  const [from, to] = [page.indexOf(open), page.indexOf(close)]
  if (from < 0 || to < from) throw new Error(`${path} has no place for the table: ${open} … ${close}`)
  writeFileSync(path, `${page.slice(0, from + open.length)}\n${text}\n${page.slice(to)}`)
}
