import { UsageError } from '../errors.ts'
import { colourLevel } from '../report/colour.ts'
import { paletteFor } from '../report/coloured.ts'
import { printed } from '../report/text.ts'
import { failuresOf, type Told } from '../reports/compared.ts'
import { diffJson } from '../reports/diff-json.ts'
import { diffMarkdown } from '../reports/diff-markdown.ts'
import { diffText } from '../reports/diff-text.ts'
import { differencesOf, type Run } from '../reports/differences.ts'
import { eachPlace } from '../reports/places.ts'
import { type GivenReport, readReport } from '../reports/read.ts'
import { type Both, type CompareFlags, ofRevisions } from './compare-revisions.ts'
import { COULD_NOT, type ExitCode, FAILED, type Host, PASSED, resolvePath, told, widthOf } from './host.ts'
import type { Engine } from './main.ts'

/**
 * `mcp-audit diff`: what is new between two reports or two revisions; exits with 1 when something is at or above the threshold.
 */
export async function compare(
  names: readonly string[],
  flags: CompareFlags,
  host: Host,
  engine: Engine,
): Promise<ExitCode> {
  // As an unset variable gives it.
  if (names.includes('')) throw new UsageError('One of the names is empty.')
  const files = flags.rev ? [] : names.filter((name) => isReport(name, host))
  if (files.length > 0 && files.length < names.length) throw mixed(names, files)
  const [only, second] = files
  if (only !== undefined && second === undefined)
    throw new UsageError(`'${told(only)}' is a file, and a report can only be compared with another report.`, [
      "'--rev' treats it as a revision.",
    ])
  const both = files.length > 0 ? await ofReports(files, flags, host) : await ofRevisions(names, flags, host, engine)
  host.stdout.write(await rendered(both, flags, host, engine))
  if (both.unfinished) return COULD_NOT
  return failuresOf(both.compared).length > 0 ? FAILED : PASSED
}

/** A file wins over a revision of its name, and so does a pipe, which is then refused; `-` is standard input. */
function isReport(name: string, host: Host): boolean {
  const kind = host.fs.kind(resolvePath(name, host))
  return name === '-' || kind === 'file' || kind === 'other'
}

function mixed(names: readonly string[], files: readonly string[]): UsageError {
  const [file = '', other = ''] = [files[0], names.find((name) => !files.includes(name))]
  return new UsageError(
    `'${told(file)}' is a file and '${told(other)}' is not: both must be reports, or both revisions.`,
    [`There is no file '${told(other)}'. '--rev' treats both as revisions.`],
  )
}

async function rendered({ compared, shown }: Both, flags: CompareFlags, host: Host, engine: Engine): Promise<string> {
  if (flags.format === 'json') return diffJson(compared)
  if (flags.format === 'markdown') return diffMarkdown(compared)
  const { isTTY } = host.stdout
  const colour = colourLevel({ flag: flags.color, env: host.env, isTTY })
  const options = {
    ...{
      colour,
      links: false,
      quiet: false,
      verbose: false,
      showSuppressed: false,
      failOn: compared.failOn,
      time: host.now(),
    },
    width: widthOf(host.stdout),
    clientName: engine.clientName,
    ...(flags.maxFindings === undefined ? (isTTY ? { maxFindings: 50 } : {}) : { maxFindings: flags.maxFindings }),
  }
  return diffText(compared, shown, options, paletteFor(colour))
}

// ── Reports ─────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Reports may be those of a whole fleet's home folders; what is read at once has an end. */
const LARGEST_REPORT_MIB = 64

const OF_REVISIONS = [
  ...(['root', 'client', 'exclude', 'settings', 'config', 'baseline', 'advisories'] as const),
  ...(['only', 'skip', 'plugin', 'pedantic', 'minSeverity', 'minConfidence'] as const),
]

async function ofReports(names: readonly string[], flags: CompareFlags, host: Host): Promise<Both> {
  // What comes from the environment was said of other commands as well.
  const given = { ...flags, config: flags.config === host.env['MCP_AUDIT_CONFIG'] ? undefined : flags.config }
  const idle = OF_REVISIONS.find((flag) => given[flag] !== undefined)
  if (idle !== undefined)
    throw new UsageError(
      `'--${idle.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}' applies to revisions only: a report stays as it was written.`,
    )
  const [a = '', b = ''] = names
  if (a === '-' && b === '-') throw new UsageError("Standard input ('-') can hold only one report.")
  tellNames(names, host)
  const before = await givenBy(a, host)
  const after = await givenBy(b, host)
  if (before.version !== after.version)
    host.stderr.write(
      `note: The reports were written by different versions (${told(before.version)}, ${told(after.version)}); what their rules judge differently is reported as new or fixed.\n`,
    )
  return {
    compared: {
      tool: { name: 'mcp-audit', version: host.version },
      before: { kind: 'report', name: told(a) },
      after: { kind: 'report', name: told(b) },
      differences: differencesOf<Told>(runOf(before), runOf(after)),
      isOneVersion: before.version === after.version,
      failOn: flags.failOn ?? 'high',
      problems: [],
    },
    shown: { files: [], rules: [], views: new Map() },
    unfinished: false,
  }
}

/** A file that is called like a branch was perhaps not meant. */
function tellNames(names: readonly string[], host: Host): void {
  for (const name of names.filter((each) => each !== '-' && !each.includes('.')))
    host.stderr.write(printed([`note: '${told(name)}' is a file here, so it is read as a report; see '--rev'.`]))
}

async function givenBy(name: string, host: Host): Promise<GivenReport> {
  const what = name === '-' ? 'Standard input' : `'${told(name)}'`
  const file =
    name === '-' ? { bytes: await host.input() } : host.fs.read(resolvePath(name, host), 'follow', LARGEST_REPORT_MIB)
  if ('refused' in file)
    throw new UsageError(
      `${what} ${file.refused}.`,
      file.refused === 'is not a regular file' ? ["Standard input ('-') takes a report from a pipe."] : [],
    )
  const given = readReport(file.bytes)
  if ('report' in given) return given.report
  throw new UsageError(
    `${what} ${given.refused}`,
    name === '-' ? [] : ["A report is what 'mcp-audit --format json' writes. '--rev' treats the names as revisions."],
  )
}

function runOf({ findings, files }: GivenReport): Run<Told> {
  return { findings: eachPlace(findings), files: new Set(files.map(({ path }) => path)) }
}
