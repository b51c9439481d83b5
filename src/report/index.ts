/** The reports: one function from a finished run to text, for each reader there is. */

import type { Inventory } from '../inventory/model.ts'
import type { Edit, Finding, Report, Severity } from '../model.ts'
import type { ColourLevel } from './colour.ts'
import { compact } from './compact.ts'
import { json } from './json.ts'
import { type Palette, UNCOLOURED } from './palette.ts'
import { pretty } from './pretty.ts'

export { type Summary, summarise } from './summary.ts'

/** Every kind of report, as `--format` and `--output` name it. */
export const KINDS = [
  'pretty',
  'compact',
  'json',
  'sarif',
  'github',
  'markdown',
  'html',
  'gitlab',
  'junit',
  'csv',
  'jsonl',
  'ocsf',
] as const
export type ReportFormat = (typeof KINDS)[number]

/** Those that a program parses, which gets one whatever comes of a run; the others are for people. */
export const FOR_PROGRAMS: ReadonlySet<string> = new Set<ReportFormat>([
  'json',
  'sarif',
  'gitlab',
  'junit',
  'csv',
  'jsonl',
  'ocsf',
])

/** Those that have no place for what could not be read. */
export const WITHOUT_PROBLEMS: ReadonlySet<string> = new Set<ReportFormat>(['csv', 'ocsf'])

export interface RenderOptions {
  readonly colour: ColourLevel
  /** Terminal links (OSC 8) on paths and rules. */
  readonly links: boolean
  /** Columns to wrap at. */
  readonly width: number
  /** Findings only, a line each, in pretty and Markdown; the others have no more than that, or need it. */
  readonly quiet: boolean
  /** It is of what has changed alone, so that there may be more than it has. */
  readonly isPart?: boolean
  /** Where a run was to look, as it was typed, and what narrowed that: for the words when nothing was there. */
  readonly asked?: {
    readonly under?: readonly string[]
    /** Where clients keep their files on this machine, too. */
    readonly onMachine?: boolean
    readonly narrowed?: readonly string[]
  }
  readonly verbose: boolean
  readonly showSuppressed: boolean
  /** The severity from which on a run fails, for the line that says whether it did. */
  readonly failOn: Severity | 'none'
  /** A rule's page, in Markdown; SARIF carries it. */
  readonly pages?: (rule: string) => string
  /** SARIF: tells several uploads of one commit apart. */
  readonly category?: string
  readonly durationMs?: number | undefined
  /** OCSF: when the run was, in milliseconds since 1970. All other reports of one input are the same at any time. */
  readonly time: number
  /** SARIF: what a finding's fix does to the text of its file; fixes are left out when absent. */
  readonly edits?: (finding: Finding) => readonly Edit[] | undefined
  /** HTML: what there is, for its map; there is no map when absent. */
  readonly inventory?: Inventory
  /** JSON: what the server that a finding is about runs, as a package URL; left out when absent. */
  readonly packageOf?: (finding: Finding) => string | undefined
  /** Findings of one rule to print in full, in pretty and Markdown; all when absent. */
  readonly maxFindings?: number
  /** What people call a client; its id when absent. */
  readonly clientName?: (id: string) => string
  /** The `file:` URL of a reported path, for links; paths are not linked when absent. */
  readonly fileUrl?: (path: string) => string | undefined
}

/**
 * A report as text in one format, ready to be written as it is: ends with a newline unless empty, and holds nothing of a
 * scanned file that a terminal, a CI log or a viewer would obey; the only control characters are line breaks and, in pretty,
 * the colours and links asked for. All but those that people and editors read most are loaded when they are asked for.
 */
export async function render(format: ReportFormat, report: Report, options: RenderOptions): Promise<string> {
  switch (format) {
    case 'pretty':
      return pretty(report, options, await paletteFor(options.colour))
    case 'compact':
      return compact(report)
    case 'json':
      return json(report, options)
    case 'sarif':
      return (await import('./sarif.ts')).sarif(report, options)
    case 'html':
      return (await import('./html/html.ts')).htmlReport(report, options)
    case 'github':
      return (await import('./github.ts')).github(report)
    case 'markdown':
      return (await import('./markdown.ts')).markdown(report, options)
    case 'gitlab':
      return (await import('./gitlab.ts')).gitlab(report)
    case 'junit':
      return (await import('./junit.ts')).junit(report, options)
    case 'csv':
      return (await import('./csv.ts')).csv(report, options)
    case 'jsonl':
      return (await import('./jsonl.ts')).jsonl(report, options)
    case 'ocsf':
      return (await import('./ocsf.ts')).ocsf(report, options)
  }
}

/** Colours are loaded when there are any. */
export async function paletteFor(level: ColourLevel): Promise<Palette> {
  return level === 0 ? UNCOLOURED : (await import('./coloured.ts')).paletteFor(level)
}
