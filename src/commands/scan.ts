import { clients } from '../clients/index.ts'
import type { Request } from '../discover/index.ts'
import { PatternIndex } from '../discover/patterns.ts'
import { isUsageError, UsageError } from '../errors.ts'
import { KNOWLEDGE } from '../knowledge/handed.ts'
import { memoized } from '../knowledge/memoize.ts'
import { withoutTokens } from '../knowledge/secrets/redact.ts'
import { atLeast, type ConfigFile, type Report, SEVERITIES, type Severity } from '../model.ts'
import { colourLevel } from '../report/colour.ts'
import {
  FOR_PROGRAMS,
  KINDS,
  type RenderOptions,
  type ReportFormat,
  render,
  WITHOUT_PROBLEMS,
} from '../report/index.ts'
import { packagesIn } from '../report/packages.ts'
import { counted } from '../report/summary.ts'
import { neutralise, printed } from '../report/text.ts'
import { type Scanned, scan } from '../scan.ts'
import { advisoryLines, tellAge } from './advisory-age.ts'
import { type Configuration, loadConfiguration, narrowedBy, settingsNotHeeded } from './configuration.ts'
import {
  COULD_NOT,
  type ExitCode,
  FAILED,
  type Host,
  NOTHING_FOUND,
  PASSED,
  resolvePath,
  told,
  widthOf,
} from './host.ts'
import { outputsIn } from './outputs.ts'
import { progressOn } from './progress.ts'
import { refusals, shownPath, tellProblems } from './refusals.ts'
import { lacksProject, notSearched, optionsFor, rootOf, type ScanLook, type SomeFlags } from './scan-options.ts'
import type { JudgedBy, Version } from './staged.ts'

export interface ScanFlags extends ScanLook {
  readonly staged?: true
  readonly changed?: true
  readonly format: ReportFormat
  readonly output?: readonly string[]
  readonly color: 'auto' | 'always' | 'never'
  readonly links: 'auto' | 'always' | 'never'
  readonly maxFindings?: number
  readonly showSuppressed?: true
  readonly sarifCategory?: string
  readonly quiet?: true
  readonly verbose?: true
  readonly strict?: true
}

/** What a run looked at, by whose word, and what came of it. */
interface Look {
  readonly scanned: Scanned
  readonly request: Request
  readonly configuration: Configuration
  /** Standard input, where that was looked at. */
  readonly input: Uint8Array | undefined
  /** Of what was found, `scanned` holds what a commit changes. */
  readonly isPart: boolean
  /** What there is to say about staged files. */
  readonly notes: readonly string[]
}

/** `mcp-audit scan`: scans, reports, and says by the exit code whether something at or above the threshold was found. */
export async function runScan(paths: readonly string[], flags: ScanFlags, host: Host): Promise<ExitCode> {
  const started = host.clock()
  const outputs = outputsIn(flags.output, KINDS, { called: 'report', example: 'sarif=mcp.sarif', host })
  const root = rootOf(flags.root, host)
  const look = await lookAt(paths, flags, root, host)
  const { scanned, configuration, isPart } = look
  const failOn = flags.failOn ?? configuration.settings?.failOn ?? 'high'
  const kinds = [flags.format, ...outputs.map(({ kind }) => kind)]
  const durationMs = host.clock() - started
  const options = {
    ...renderOptions(flags, failOn, root, host),
    asked: askedOf(paths, flags, look.request),
    ...(await besideFindings(kinds, scanned)),
    ...(isPart && { isPart }),
  }
  if (!isOfNoInterest(look, flags) && hasSomethingToSay(scanned, flags.format))
    host.stdout.write(await render(flags.format, shownBeside(scanned, flags.format, host), { ...options, durationMs }))
  const unwritten: string[] = []
  for (const { kind, path } of outputs) {
    if (!hasSomethingToSay(scanned, kind)) continue
    const text = await render(kind, reportFor(kind, scanned, host), inFile(options, flags))
    // One that cannot be written takes none of the others with it.
    const failure = failureOf(() => writeReport(path, text, look, host))
    if (failure !== undefined) unwritten.push(failure)
  }
  tellBeside(look, kinds, flags, root, host)
  const isEmpty = look.input !== undefined && isBlank(look.input)
  const code = isEmpty && flags.strict ? COULD_NOT : verdict(scanned, failOn, flags, host)
  for (const failure of unwritten) host.stderr.write(printed([`error: ${told(failure)}`]))
  return unwritten.length > 0 ? COULD_NOT : code
}

/** Scans what was asked for: files as they are, or as git has them staged. */
async function lookAt(paths: readonly string[], flags: ScanFlags, root: string, host: Host): Promise<Look> {
  const { config, baseline, lock, plugin } = flags
  const staged = await stagedAround(paths, flags, root, host)
  const seen = staged ? { ...host, fs: staged.fs } : host
  const configuration = await loadConfiguration({ config, baseline, lock, plugin }, root, seen)
  const progress = progressOn(host)
  const asked: ScanFlags = staged ? { ...flags, scope: 'project' } : flags
  const where = staged?.paths ?? paths
  const options = await optionsFor({ paths: where, flags: asked, root, configuration, progress: progress.tell }, host)
  const whole = await scan(options, seen.fs)
  progress.clear()
  const judge = async ({ fs, git }: Version): Promise<JudgedBy> => {
    const at = { ...host, fs }
    const own = await loadConfiguration({ config, baseline, lock, plugin }, root, at)
    const options = await optionsFor({ paths: [], flags: asked, root, configuration: own }, at)
    return { own, scanned: await scan({ ...options, git }, fs) }
  }
  const scanned = staged ? await staged.told({ scanned: whole, own: configuration }, judge) : whole
  const { request, buffer } = options
  const notes = staged?.notes ?? []
  return { scanned, request, configuration, input: buffer?.bytes, isPart: scanned !== whole, notes }
}

/** Of a commit that changes no configuration nobody wants to read anything. */
function isOfNoInterest({ scanned, isPart }: Look, { format }: ScanFlags): boolean {
  return isPart && isBare(scanned) && !FOR_PROGRAMS.has(format)
}

/** Whether there was nothing to look at. */
function isBare({ report: { files, problems } }: Scanned): boolean {
  return files.length + problems.length === 0
}

/** Throws a UsageError where that cannot be done, or would replace a file that the run has read. */
function writeReport(path: string, text: string, { scanned, configuration }: Look, host: Host): void {
  const target = resolvePath(path, host)
  if (isInput(target, scanned, configuration))
    throw new UsageError(`'${path}' was read in this run: a report would overwrite it.`)
  host.write(target, text)
}

/** What no report says, on stderr. */
function tellBeside(look: Look, kinds: readonly ReportFormat[], flags: ScanFlags, root: string, host: Host): void {
  const { scanned, configuration, input, isPart, notes } = look
  const { format, quiet, config } = flags
  const isTold = (kind: ReportFormat, at: number) =>
    !WITHOUT_PROBLEMS.has(kind) && !(at === 0 && quiet && !FOR_PROGRAMS.has(kind))
  if (!kinds.some(isTold)) tellProblems(withoutFailures(scanned.report, scanned), host)
  if (input !== undefined && isBlank(input))
    host.stderr.write('warning: Standard input is empty, so there was nothing to check.\n')
  const saysSo = (format === 'pretty' && !quiet) || FOR_PROGRAMS.has(format)
  if (!isOfNoInterest(look, flags) && !saysSo && isBare(scanned) && isComplete(scanned))
    host.stderr.write(NOTHING_FOUND)
  const unheeded = config === undefined ? settingsNotHeeded(configuration, root, host) : undefined
  if (unheeded !== undefined) host.stderr.write(printed([`warning: ${unheeded}`]))
  const narrowed = quiet ? undefined : narrowedBy(configuration, flags)
  if (narrowed !== undefined) host.stderr.write(printed([`note: ${narrowed}`]))
  if (!quiet && lacksProject(look.request)) host.stderr.write(printed([`note: ${notSearched(root, host)}`]))
  const strange = quiet || isPart || input !== undefined ? undefined : unrecognised(scanned, look.request)
  if (strange !== undefined) host.stderr.write(printed([`note: ${strange}`]))
  if (flags.verbose) tellFiles(scanned.report, configuration, host)
  if (!quiet && !FOR_PROGRAMS.has(format)) tellAge(scanned.report, host)
  if (!quiet) for (const note of notes) host.stderr.write(`note: ${told(note)}\n`)
}

/** Files that were named, where none of them holds anything to judge: that nothing was found says nothing then. */
function unrecognised({ configs, all }: Scanned, { paths = [] }: Request): string | undefined {
  const [first, ...others] = configs
  const named = new Set(paths)
  const isStrange = ({ absolute = '', readers, servers, approvals }: ConfigFile) =>
    named.has(absolute) && readers.length + servers.length + approvals.length === 0
  if (all.length > 0 || !configs.every(isStrange)) return undefined
  if (!first) return undefined
  const where = `'${neutralise(first.path)}'${others.length === 0 ? '' : ` and in ${counted(others.length, 'other file')}`}`
  return `No server and no setting of an MCP client is in ${where}: there was nothing to judge.`
}

/** Whether a report would replace a file that the run has read. */
function isInput(path: string, { configs }: Scanned, own: Configuration): boolean {
  const ours = [own.absolute, own.baseline && own.baselinePath, own.lock && own.lockPath]
  return ours.includes(path) || configs.some(({ absolute }) => absolute === path)
}

/** Whether nothing that was asked for is missing, of which the run tells otherwise. */
function isComplete({ missing, refused }: Scanned): boolean {
  return missing.length + refused.length === 0
}

function isBlank(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte === 32 || (byte >= 9 && byte <= 13))
}

/** Where a run looked, as far as it was typed, and what narrowed that. */
function askedOf(paths: readonly string[], flags: ScanFlags, request: Request): NonNullable<RenderOptions['asked']> {
  const { paths: named, scope } = request
  const narrowing = {
    [`--scope ${flags.scope}`]: flags.scope,
    '--client': flags.client,
    '--exclude': flags.exclude,
    '--tracked': flags.tracked,
  }
  return {
    ...(paths.length > 0 && { under: paths.slice(0, PATHS_TOLD).map(withoutTokens) }),
    ...(named === undefined && (scope === 'user' || scope === 'managed' || lacksProject(request)) && { under: [] }),
    ...(named === undefined && scope !== 'project' && { onMachine: true }),
    narrowed: Object.entries(narrowing).flatMap(([flag, value]) => (value === undefined ? [] : [flag])),
  }
}

/** Of the paths that were typed, in words about all of them. */
const PATHS_TOLD = 3

/** Why something could not be done; undefined when it was. */
function failureOf(attempt: () => void): string | undefined {
  try {
    attempt()
    return undefined
  } catch (error) {
    if (isUsageError(error)) return error.message
    throw error
  }
}

/**
 * What was named and could not be looked at is told on stderr, and by the exit code. A report that a program reads is often all
 * that is kept of a run, and has it as well.
 */
function reportFor(format: ReportFormat, { report, refused, missing }: Scanned, host: Host): Report {
  if (!FOR_PROGRAMS.has(format) || refused.length + missing.length === 0) return report
  const gone = missing.map((path) => ({ file: withoutTokens(shownPath(path, host)), message: 'It does not exist.' }))
  return { ...report, problems: [...report.problems, ...refused, ...gone] }
}

/** The report as it is printed: stderr, which is read beside what people read, tells of rules that failed, and why the run did. */
function shownBeside(scanned: Scanned, format: ReportFormat, host: Host): Report {
  const report = reportFor(format, scanned, host)
  return format === 'pretty' || format === 'compact' ? withoutFailures(report, scanned) : report
}

function withoutFailures(report: Report, { failures }: Scanned): Report {
  return { ...report, problems: report.problems.filter((problem) => !failures.includes(problem)) }
}

/** What `--staged` looks at, where that is asked for. */
async function stagedAround(paths: readonly string[], flags: ScanFlags, root: string, host: Host) {
  if (!flags.staged) {
    if (flags.changed) throw new UsageError("'--changed' is about staged files: use it with '--staged'.")
    return undefined
  }
  const { stagedView } = await import('./staged.ts')
  const named = paths.map((path) => (path === '-' ? path : resolvePath(path, host)))
  return await stagedView(named, flags, root, host)
}

/** What `watch` needs of the program: a scan, and which names are of interest to one. */
export const looks = {
  rootOf,
  refusals,
  /** Throws a UsageError where the settings, the baseline or the lock cannot be used. */
  async look(paths: readonly string[], flags: SomeFlags, root: string, host: Host): Promise<Scanned> {
    const { config, baseline, lock, plugin } = flags
    // Who names no plug-in may still have settings for the rules of one.
    const strangers = plugin === undefined ? { strangers: true as const } : {}
    const configuration = await loadConfiguration({ config, baseline, lock, plugin, ...strangers }, root, host)
    return scan(await optionsFor({ paths, flags, root, configuration }, host), host.fs)
  },
  /** Whether a file of this name, in a folder of this path, may be read by some client. */
  wants() {
    const patterns = new PatternIndex(clients)
    return (name: string, folder: string) => patterns.wants(name, folder)
  },
}

/** A file is no terminal, and is kept: nothing is left out of it for the sake of someone who reads along. */
function inFile({ maxFindings: _, ...options }: RenderOptions, flags: ScanFlags): RenderOptions {
  const most = flags.maxFindings === undefined ? {} : { maxFindings: flags.maxFindings }
  return { ...options, ...most, colour: 0, links: false, quiet: false }
}

/** Nobody who mistyped a path wants to read that nothing was found; a program that parses the report still gets one. */
export function hasSomethingToSay({ report, missing, refused }: Scanned, format: string): boolean {
  if (FOR_PROGRAMS.has(format)) return true
  return report.files.length > 0 || missing.length + refused.length === 0
}

/** What reports of these kinds carry beside findings. */
async function besideFindings(kinds: readonly ReportFormat[], scanned: Scanned): Promise<Partial<RenderOptions>> {
  return {
    ...((kinds.includes('json') || kinds.includes('jsonl')) && forJson(scanned)),
    ...(kinds.includes('sarif') && (await forSarif(scanned))),
    ...(kinds.includes('html') && (await forHtml(scanned))),
  }
}

/** The packages that servers are. */
function forJson({ configs, mask }: Scanned): Pick<RenderOptions, 'packageOf'> {
  return { packageOf: packagesIn(configs, (words) => mask.redact(words)) }
}

/** What SARIF carries beside findings: the pages of rules, and what fixes would write. */
async function forSarif({ configs, report }: Scanned): Promise<Pick<RenderOptions, 'pages' | 'edits'>> {
  const [{ pageOf }, { editsFor }] = await Promise.all([import('./pages.ts'), import('../fix/report.ts')])
  return { pages: pageOf, edits: await editsFor(configs, [...report.findings, ...report.suppressed]) }
}

/** What the page draws its map of. */
async function forHtml(scanned: Scanned): Promise<Pick<RenderOptions, 'inventory'>> {
  return { inventory: (await import('./inventory.ts')).inventoryOf(scanned, KNOWLEDGE) }
}

function renderOptions(flags: ScanFlags, failOn: Severity | 'none', root: string, host: Host): RenderOptions {
  const { isTTY } = host.stdout
  return {
    colour:
      flags.format === 'pretty' || flags.format === 'compact'
        ? colourLevel({ flag: flags.color, env: host.env, isTTY })
        : 0,
    links: flags.links === 'always' || (flags.links === 'auto' && isTTY && showsLinks(host.env)),
    width: widthOf(host.stdout),
    quiet: flags.quiet ?? false,
    verbose: flags.verbose ?? false,
    showSuppressed: flags.showSuppressed ?? false,
    failOn,
    time: host.now(),
    clientName,
    fileUrl: (path) => fileUrl(path, root, host),
    ...(flags.sarifCategory === undefined ? {} : { category: withoutTokens(flags.sarifCategory) }),
    ...(flags.maxFindings === undefined ? (isTTY ? { maxFindings: 50 } : {}) : { maxFindings: flags.maxFindings }),
  }
}

/** What people call a client. */
export const clientName = memoized((id: string): string => clients.find((client) => client.id === id)?.name ?? id)

function fileUrl(path: string, root: string, host: Host): string | undefined {
  const home = host.machines[0]?.home
  if (path.startsWith('~/') && home === undefined) return undefined
  const absolute = path.startsWith('~/') ? `${home}${path.slice(1)}` : resolvePath(path, { ...host, cwd: root })
  return `file://${absolute.startsWith('/') ? '' : '/'}${absolute.split('/').map(encodeURIComponent).join('/')}`
}

/** Terminals that say they understand OSC 8; the others would print the address as noise. */
function showsLinks(env: Host['env']): boolean {
  if (env['CI'] || env['TERM'] === 'dumb' || env['NO_COLOR']) return false
  const program = env['TERM_PROGRAM'] ?? ''
  return (
    /^(?:iTerm\.app|WezTerm|vscode|ghostty|Hyper|rio)$/.test(program) ||
    env['WT_SESSION'] !== undefined ||
    env['KITTY_WINDOW_ID'] !== undefined ||
    Number(env['VTE_VERSION'] ?? 0) >= 5000
  )
}

function tellFiles(report: Report, { path }: Configuration, host: Host): void {
  const lines = report.files.map(({ path, scope, format, clients, servers, status }) => {
    const facts = [scope, format, ...(status === 'ok' ? [] : [status]), clients.join('+') || 'no known client']
    return `read ${neutralise(path)} (${facts.join(', ')}): ${counted(servers, 'server')}`
  })
  host.stderr.write([`settings: ${told(path ?? 'none')}`, ...advisoryLines(report), ...lines].join('\n') + '\n')
}

function verdict(scanned: Scanned, failOn: Severity | 'none', flags: ScanFlags, host: Host): ExitCode {
  const { report, fixedBaselineEntries } = scanned
  if (fixedBaselineEntries > 0)
    host.stderr.write(
      `note: ${counted(fixedBaselineEntries, 'finding')} of the baseline no longer ${fixedBaselineEntries === 1 ? 'occurs' : 'occur'}; 'mcp-audit baseline --prune' removes ${fixedBaselineEntries === 1 ? 'it' : 'them'}.\n`,
    )
  if (refusals(scanned, host)) return COULD_NOT
  const unread = notInFull(report)
  if (flags.strict && unread.length > 0) {
    // Nothing in the report says why a run without a finding at or above the threshold fails.
    host.stderr.write(printed([`error: ${refusedStrictly(unread)}`]))
    return COULD_NOT
  }
  if (failOn === 'none') return PASSED
  return report.findings.some(({ severity }) => atLeast(SEVERITIES, severity, failOn)) ? FAILED : PASSED
}

/** What could not be read, or not to its end. */
function notInFull({ problems, files }: Report): readonly string[] {
  const broken = files.filter(({ status }) => status !== 'ok').map(({ path }) => path)
  return [...new Set([...problems.map(({ file }) => file), ...broken])]
}

function refusedStrictly([first = '', ...others]: readonly string[]): string {
  const more = others.length > 0 ? ` and ${others.length} more` : ''
  return `'${told(first)}'${more} could not be read in full, which '--strict' does not allow.`
}
