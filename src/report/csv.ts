/**
 * CSV (RFC 4180) for spreadsheets: a header, then a finding a row. Silenced findings are rows when they are asked for, and say
 * so in the last two columns. What could not be read is no finding, and has no row.
 */

import type { Finding, Report, Suppressed } from '../model.ts'
import type { RenderOptions } from './index.ts'
import { toldOf } from './place.ts'
import { recipeCommand } from './recipe.ts'
import { neutralise } from './text.ts'

type Row = Finding | Suppressed

/** A spreadsheet holds 32,767 characters in a cell; nobody reads so many. */
const LONGEST = 2000

const COLUMNS: Readonly<Record<string, (finding: Row) => string | number | undefined>> = {
  severity: ({ severity }) => severity,
  rule: ({ rule }) => rule,
  category: ({ category }) => category,
  confidence: ({ confidence }) => confidence,
  title: ({ title }) => title,
  message: ({ message }) => message,
  help: ({ help }) => help,
  file: ({ file }) => file,
  line: ({ start }) => start.line,
  column: ({ start }) => start.column,
  end_line: ({ end }) => end.line,
  end_column: ({ end }) => end.column,
  server: ({ server }) => server,
  pointer: ({ pointer }) => pointer,
  clients: ({ clients }) => clients.join(' '),
  fingerprint: ({ fingerprint }) => fingerprint,
  fix: ({ fix }) => fix?.title,
  fix_safety: ({ fix }) => fix?.safety,
  recipe: (finding) => recipeCommand(finding),
  suppressed_by: (finding) => ('by' in finding ? finding.by : undefined),
  reason: (finding) => ('by' in finding ? finding.reason : undefined),
}

/** Lines end with CR and LF, as the RFC has it, the last one too. */
export function csv(report: Report, options: RenderOptions): string {
  const rows = toldOf(report, options).map((finding) => Object.values(COLUMNS).map((column) => column(finding)))
  return [Object.keys(COLUMNS), ...rows].map((cells) => `${cells.map(cell).join(',')}\r\n`).join('')
}

/**
 * A cell in quotes, its quotes doubled, on one line. Where a spreadsheet would take it for a formula, blanks before it or not,
 * an apostrophe stands before it: https://owasp.org/www-community/attacks/CSV_Injection names the characters, those of full
 * width among them. Tabs and line breaks are spelled before that.
 */
export function cell(value: string | number | undefined): string {
  const text = neutralise(String(value ?? ''), LONGEST)
  const guard = /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]/.test(text) ? "'" : ''
  return `"${guard}${text.replaceAll('"', '""')}"`
}
