import { UsageError } from '../errors.ts'
import { LARGEST_FILE_MIB } from '../io.ts'
import { atLeast, SEVERITIES, type Severity } from '../model.ts'
import { decode } from '../parse/index.ts'
import { colourLevel } from '../report/colour.ts'
import { paletteFor } from '../report/coloured.ts'
import { counted, occurring } from '../report/summary.ts'
import { printed } from '../report/text.ts'
import { documentsIn, type Held } from '../reports/documents.ts'
import { mergeJson } from '../reports/merge-json.ts'
import { mergeCsv, mergeMarkdown, mergeText } from '../reports/merge-tables.ts'
import { ownersIn } from '../reports/owners.ts'
import { readCounts } from '../reports/read.ts'
import { Tally } from '../reports/tally.ts'
import { filesFor, type GivenFile } from './given-files.ts'
import { COULD_NOT, type ExitCode, FAILED, type Host, PASSED, resolvePath, told, widthOf } from './host.ts'

export interface MergeFlags {
  readonly from?: string
  readonly owners?: string
  readonly skipBroken?: true
  readonly top?: number
  readonly format: 'text' | 'json' | 'markdown' | 'csv'
  readonly color: 'auto' | 'always' | 'never'
  readonly failOn: Severity | 'none'
}

/** Rows of a table, unless said otherwise. */
const TOP = 10
/** Reports that are named on stderr; all are counted. */
const MOST_TOLD = 100

/**
 * `mcp-audit merge`: one summary of many JSON reports. Those that cannot be read are told and left out; the exit code is then
 * 2, unless `--skip-broken` says that this was to be expected.
 */
export async function merge(paths: readonly string[], flags: MergeFlags, host: Host): Promise<ExitCode> {
  const ownerOf = flags.owners === undefined ? undefined : ownersIn(textOf(flags.owners, host))
  const { files, broken } = await filesFor(paths, flags.from, host)
  const tally = new Tally()
  for (const { name, why } of broken) tally.addBroken(name, why)
  for (const file of files) {
    const owner = ownerOf ? ownerOf(file.relative) : file.folder
    for (const { name, bytes } of await reportsIn(file, tally, host)) {
      const given = bytes ? readCounts(bytes) : { refused: `is larger than ${LARGEST_FILE_MIB} MiB.` }
      if ('report' in given) tally.add(name, owner, given.report)
      else tally.addBroken(name, given.refused)
    }
  }
  const summary = tally.summary()
  if (summary.reports + summary.broken.count === 0)
    throw new UsageError('There is no report to merge.', ["A report is what 'mcp-audit --format json' writes."])
  tellBroken(summary.broken, flags, host)
  host.stdout.write(rendered(summary, flags, host))
  if (summary.broken.count > 0 && !flags.skipBroken) return COULD_NOT
  const { failOn } = flags
  if (failOn === 'none') return PASSED
  return occurring(summary.weights).some((severity) => atLeast(SEVERITIES, severity, failOn)) ? FAILED : PASSED
}

function rendered(summary: ReturnType<Tally['summary']>, { format, top = TOP, color }: MergeFlags, host: Host): string {
  const { version } = host
  switch (format) {
    case 'json':
      return mergeJson(summary, { name: 'mcp-audit', version })
    case 'csv':
      return mergeCsv(summary)
    case 'markdown':
      return mergeMarkdown(summary, { top, version })
    case 'text': {
      const palette = paletteFor(colourLevel({ flag: color, env: host.env, isTTY: host.stdout.isTTY }))
      return mergeText(summary, { top, version, width: widthOf(host.stdout, 160) }, palette)
    }
  }
}

function tellBroken(
  { count, first }: ReturnType<Tally['summary']>['broken'],
  { skipBroken }: MergeFlags,
  host: Host,
): void {
  if (count === 0) return
  const word = skipBroken ? 'warning' : 'error'
  const more = count - Math.min(first.length, MOST_TOLD)
  host.stderr.write(
    printed([
      ...first.slice(0, MOST_TOLD).map(({ name, why }) => `${word}: '${told(name)}' ${told(why)}`),
      ...(more > 0 ? [`${word}: ${counted(more, 'more report')} could not be read.`] : []),
      ...(skipBroken
        ? []
        : [`${count === 1 ? 'It is' : 'They are'} left out of the summary. '--skip-broken' allows that.`]),
    ]),
  )
}

function textOf(path: string, host: Host): string {
  const file = host.fs.read(resolvePath(path, host), 'follow')
  if ('refused' in file) throw new UsageError(`The owners file '${told(path)}' ${file.refused}.`)
  return decode(file.bytes).text
}

interface NamedReport {
  readonly name: string
  readonly bytes: Uint8Array | undefined
}

/** Of a file with a report a line, each by its line. */
async function reportsIn(file: GivenFile, tally: Tally, host: Host): Promise<Iterable<NamedReport>> {
  const held = await heldIn(file, host)
  if (!('refused' in held)) return namedIn(file.name, held)
  tally.addBroken(file.name, `${held.refused}.`)
  return []
}

function* namedIn(name: string, held: Iterable<Held>): Generator<NamedReport> {
  // A report that is all in one line of its own is no file of lines.
  let first: Held | undefined
  let isAlone = true
  for (const each of held) {
    if (first && isAlone) yield { name: `${name}:${first.line}`, bytes: first.bytes }
    if (first) {
      isAlone = false
      yield { name: `${name}:${each.line}`, bytes: each.bytes }
    } else first = each
  }
  if (first && isAlone) yield { name, bytes: first.bytes }
}

const LARGEST_REPORT = LARGEST_FILE_MIB * 2 ** 20

/** Piece by piece: what is kept line by line, and what comes through a pipe, may be of any size. */
async function heldIn({ path }: GivenFile, host: Host): Promise<Iterable<Held> | { readonly refused: string }> {
  // What is no file might wait for a writer for ever.
  if (host.pieces && (path === undefined || host.fs.kind(path) === 'file')) {
    const opened = await host.pieces(path)
    return 'refused' in opened ? opened : documentsIn(opened.pieces, LARGEST_REPORT)
  }
  const file = path === undefined ? { bytes: await host.input() } : host.fs.read(path, 'follow')
  return 'refused' in file ? file : documentsIn([file.bytes], LARGEST_REPORT)
}
