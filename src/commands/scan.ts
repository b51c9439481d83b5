import type { Client } from '../client.ts'
import { clients } from '../clients/index.ts'
import type { Request } from '../discover/index.ts'
import { type Listing, listingOf } from '../discover/listing.ts'
import { below } from '../discover/machine.ts'
import { indexPatterns } from '../discover/patterns.ts'
import { isUsageError, UsageError } from '../errors.ts'
import type { Progress } from '../io.ts'
import { pathMatcher } from '../knowledge/globs.ts'
import { KNOWLEDGE } from '../knowledge/handed.ts'
import { remembered } from '../knowledge/remember.ts'
import { withoutTokens } from '../knowledge/secrets/redact.ts'
import { atLeast, type Report, SEVERITIES, type Severity } from '../model.ts'
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
import type { Rule } from '../rule.ts'
import { type Scanned, type ScanOptions, scan } from '../scan.ts'
import { positionIn } from '../settings.ts'
import { closest } from '../triage/suggest.ts'
import { advisoryLines, tellAge } from './advisory-age.ts'
import { type Configuration, loadConfiguration, narrowedBy, settingsNotHeeded } from './configuration.ts'
import {
  COULD_NOT,
  type ExitCode,
  FAILED,
  gitRoot,
  type Host,
  NOTHING_FOUND,
  PASSED,
  resolvePath,
  told,
  widthOf,
} from './host.ts'
import type { LookFlags } from './options.ts'
import { outputsIn } from './outputs.ts'
import type { JudgedBy, Version } from './staged.ts'
import { OTHER_NAMES, STANDARD_ID } from './words.ts'

export interface ScanFlags extends LookFlags {
  readonly tracked?: true
  readonly staged?: true
  readonly changed?: true
  readonly stdinFilename?: string
  readonly format: ReportFormat
  readonly output?: readonly string[]
  readonly color: 'auto' | 'always' | 'never'
  readonly links: 'auto' | 'always' | 'never'
  readonly maxFindings?: number
  readonly showSuppressed?: true
  readonly sarifCategory?: string
  readonly quiet?: true
  readonly verbose?: true
  readonly failOn?: Severity | 'none'
  readonly strict?: true
}

/** `mcp-audit scan`: scans, reports, and says by the exit code whether something at or above the threshold was found. */
export async function runScan(paths: readonly string[], flags: ScanFlags, host: Host): Promise<ExitCode> {
  const started = host.clock()
  const outputs = outputsIn(flags.output, KINDS, { called: 'report', example: 'sarif=mcp.sarif', host })
  const root = rootOf(flags.root, host)
  const { config, baseline, lock, plugin } = flags
  const staged = await stagedAround(paths, flags, root, host)
  const seen = staged ? { ...host, fs: staged.fs } : host
  const configuration = await loadConfiguration({ config, baseline, lock, plugin }, root, seen)
  const progress = progressOn(host)
  const asked: ScanFlags = staged ? { ...flags, scope: 'project' } : flags
  const where = staged?.paths ?? paths
  const scanOptions = await optionsFor(
    { paths: where, flags: asked, root, configuration, progress: progress.tell },
    host,
  )
  const whole = await scan(scanOptions, seen.fs)
  progress.clear()
  const judge = async ({ fs, git }: Version): Promise<JudgedBy> => {
    const at = { ...host, fs }
    const own = await loadConfiguration({ config, baseline, lock, plugin }, root, at)
    const options = await optionsFor({ paths: [], flags: asked, root, configuration: own }, at)
    return { own, scanned: await scan({ ...options, git }, fs) }
  }
  const scanned = staged ? await staged.told({ scanned: whole, own: configuration }, judge) : whole

  const failOn = flags.failOn ?? configuration.settings?.failOn ?? 'high'
  const options = renderOptions(flags, failOn, root, host)
  const durationMs = host.clock() - started
  const kinds = [flags.format, ...outputs.map(({ kind }) => kind)]
  const all = {
    ...options,
    asked: askedOf(paths, flags, scanOptions.request),
    ...(kinds.includes('json') || kinds.includes('jsonl') ? forJson(scanned) : {}),
    ...(kinds.includes('sarif') ? await forSarif(scanned) : {}),
    ...(kinds.includes('html') ? await forHtml(scanned) : {}),
    ...(scanned === whole ? {} : { isPart: true }),
  }
  // Of a commit that changes no configuration nobody wants to read anything.
  const { files, problems } = scanned.report
  const isOther = scanned !== whole && files.length + problems.length === 0 && !FOR_PROGRAMS.has(flags.format)
  if (!isOther && hasSomethingToSay(scanned, flags.format))
    host.stdout.write(await render(flags.format, reportFor(flags.format, scanned, host), { ...all, durationMs }))
  const unwritten: string[] = []
  for (const { kind, path } of outputs) {
    if (!hasSomethingToSay(scanned, kind)) continue
    const text = await render(kind, reportFor(kind, scanned, host), inFile(all, flags))
    const target = resolvePath(path, host)
    if (isInput(target, scanned, configuration)) {
      unwritten.push(`'${path}' was read in this run: a report would overwrite it.`)
      continue
    }
    // One that cannot be written takes none of the others with it.
    const failure = failureOf(() => host.write(target, text))
    if (failure !== undefined) unwritten.push(failure)
  }
  const isTold = (kind: ReportFormat, at: number) =>
    !WITHOUT_PROBLEMS.has(kind) && !(at === 0 && flags.quiet && !FOR_PROGRAMS.has(kind))
  if (!kinds.some(isTold)) tellProblems(scanned.report, host)
  const isEmpty = scanOptions.buffer !== undefined && isBlank(scanOptions.buffer.bytes)
  if (isEmpty) host.stderr.write('warning: Standard input is empty, so there was nothing to check.\n')
  const saysSo = (flags.format === 'pretty' && !flags.quiet) || FOR_PROGRAMS.has(flags.format)
  if (!isOther && !saysSo && files.length + problems.length === 0 && isComplete(scanned))
    host.stderr.write(NOTHING_FOUND)
  const unheeded = config === undefined ? settingsNotHeeded(configuration, root, host) : undefined
  if (unheeded !== undefined) host.stderr.write(printed([`warning: ${unheeded}`]))
  const narrowed = flags.quiet ? undefined : narrowedBy(configuration, flags)
  if (narrowed !== undefined) host.stderr.write(printed([`note: ${narrowed}`]))
  if (flags.verbose) tellFiles(scanned.report, configuration, host)
  if (!flags.quiet && !FOR_PROGRAMS.has(flags.format)) tellAge(scanned.report, host)
  if (staged && !flags.quiet) for (const note of staged.notes) host.stderr.write(`note: ${told(note)}\n`)
  const code = isEmpty && flags.strict ? COULD_NOT : verdict(scanned, failOn, flags, host)
  for (const failure of unwritten) host.stderr.write(printed([`error: ${told(failure)}`]))
  return unwritten.length > 0 ? COULD_NOT : code
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
function askedOf(
  paths: readonly string[],
  flags: ScanFlags,
  { paths: named, scope }: Request,
): NonNullable<RenderOptions['asked']> {
  const narrowing = {
    [`--scope ${flags.scope}`]: flags.scope,
    '--client': flags.client,
    '--exclude': flags.exclude,
    '--tracked': flags.tracked,
  }
  return {
    ...(paths.length > 0 && { under: paths.slice(0, PATHS_TOLD).map(withoutTokens) }),
    ...(named === undefined && (scope === 'user' || scope === 'managed') && { under: [] }),
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
  wants: () => indexPatterns(clients).wants,
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

/** What the command line says, as far as it says it: an option that was not given may be absent or undefined. */
export type SomeFlags = {
  readonly [Name in keyof LookFlags | 'tracked' | 'stdinFilename' | 'failOn']?: ScanFlags[Name] | undefined
}

/** What a command has to go by. Settings, baseline, lock and plug-ins are in its configuration, whatever the flags say of them. */
export interface Asked {
  readonly paths: readonly string[]
  readonly flags: SomeFlags
  readonly root: string
  readonly configuration: Configuration
  readonly progress?: Progress
}

/** What to scan, and how: for every command that looks at files. Throws a UsageError for what cannot be looked at. */
export async function optionsFor(
  { paths, flags, root, configuration, progress }: Asked,
  host: Host,
): Promise<ScanOptions> {
  const { settings, baseline, lock, path, rules, failures } = configuration
  const stdin = paths.includes('-') || flags.stdinFilename !== undefined
  // As an unset variable gives it: to scan everything instead would be a surprise.
  if (paths.includes('')) throw new UsageError('One of the paths is empty.')
  const named = paths.filter((path) => path !== '-').map((path) => resolvePath(path, host))
  const placed = (...steps: readonly (string | number)[]) => settings && ` in ${path}:${positionIn(settings, steps)}`
  requireClients(settings?.policy?.settings.map(({ client }) => client) ?? [], (index) =>
    placed('policy', 'settings', index, 'client'),
  )
  const excluded = excludes([...(settings?.exclude ?? []), ...(flags.exclude ?? [])])
  return {
    request: {
      paths: paths.length > 0 || stdin ? named : undefined,
      root,
      project: flags.root === undefined ? projectAround(root, flags.scope ?? settings?.scope, host) : root,
      ...(flags.client || settings?.clients ? { claimedOnly: true } : {}),
      scope: flags.scope ?? settings?.scope ?? 'all',
      ...(flags.tracked ? { only: await trackedFiles(named, root, host) } : {}),
      ...(excluded ? { excluded } : {}),
      ...(progress ? { progress } : {}),
    },
    ...(stdin ? { buffer: await bufferFrom(flags.stdinFilename, host) } : {}),
    machines: host.machines,
    clients: flags.client
      ? chosenClients(flags.client)
      : chosenClients(settings?.clients, (index) => placed('clients', index)),
    rules: chosenRules(rules, flags.only, flags.skip, settings?.rules),
    failures,
    holdsBugs: !host.env['MCP_AUDIT_DEBUG'],
    settings,
    baseline,
    // What has no name is no server of the project.
    lock: stdin && flags.stdinFilename === undefined ? undefined : lock,
    ...(flags.advisories
      ? { advisories: (await import('./advisories.ts')).givenAdvisories(flags.advisories, host) }
      : {}),
    inlineIgnores: flags.inlineIgnores ?? true,
    minSeverity: flags.minSeverity ?? settings?.minSeverity ?? 'info',
    minConfidence: flags.minConfidence ?? settings?.minConfidence ?? 'medium',
    // What was asked for by name, or is to fail the run, is to be seen as well.
    pedantic:
      flags.pedantic ??
      (flags.minSeverity === 'info' ||
        flags.only !== undefined ||
        (flags.failOn ?? settings?.failOn) === 'info' ||
        settings?.pedantic === true),
    permissions: host.env['CI'] === undefined || host.env['CI'] === 'false',
    today: host.today(),
    version: host.version,
  }
}

async function bufferFrom(name: string | undefined, host: Host): Promise<NonNullable<ScanOptions['buffer']>> {
  const bytes = await host.input()
  if (name === undefined) return { path: resolvePath('stdin', host), bytes, nameless: true }
  return { path: resolvePath(name, host), bytes }
}

/**
 * A project to walk: the git repository around here, or this folder. A whole home only when that is a repository itself or
 * the project was asked for by `--scope`, and nothing narrower is at hand; what holds homes only as a repository (CI keeps
 * its home in the checkout); the whole disk never.
 */
function projectAround(root: string, scope: Request['scope'] | undefined, host: Host): string | undefined {
  const homes = host.machines.map(({ home }) => home)
  const isRepository = (folder: string) => host.fs.kind(`${folder}/.git`) !== undefined
  const around = [root, host.cwd].filter((folder) => folder !== '/')
  const narrow = around.find(
    (folder) => !homes.includes(folder) && (!homes.some((home) => below(folder, home)) || isRepository(folder)),
  )
  return narrow ?? around.find((folder) => isRepository(folder) || (scope === 'project' && homes.includes(folder)))
}

export function rootOf(flag: string | undefined, host: Host): string {
  if (flag === undefined) return gitRoot(host.cwd, host.fs) ?? host.cwd
  const root = resolvePath(flag, host)
  if (host.fs.kind(root) !== 'folder') throw new UsageError(`The root '${flag}' is not a folder.`)
  return root
}

function chosenClients(ids: readonly string[] | undefined, where?: Where): readonly Client[] {
  if (!ids) return clients
  requireClients(ids, where)
  return clients.filter(({ id }) => ids.includes(id))
}

/** Where one of several names stands, for the complaint about it; nothing for those of the command line. */
type Where = (index: number) => string | undefined

function requireClients(ids: readonly string[], where: Where = () => undefined): void {
  const known = clients.map(({ id }) => id)
  for (const [index, id] of ids.entries())
    if (!known.includes(id))
      requireKnown('client', id, known, "Run 'mcp-audit clients --all' for their ids.", where(index))
}

function chosenRules(
  rules: readonly Rule[],
  only: readonly string[] | undefined,
  skip: readonly string[] | undefined,
  settings: ReadonlyMap<string, Severity | 'on' | 'off'> | undefined,
): readonly Rule[] {
  const ids = rules.map((rule) => rule.id)
  for (const id of [...(only ?? []), ...(skip ?? [])])
    requireKnown(
      'rule',
      id,
      ids,
      STANDARD_ID.test(id)
        ? `'mcp-audit explain ${id}' names the rules about it.`
        : "Run 'mcp-audit explain' for a list.",
    )
  const chosen = rules.filter(({ id }) => {
    if (skip?.includes(id)) return false
    return only ? only.includes(id) : settings?.get(id) !== 'off'
  })
  if (chosen.length === 0) throw new UsageError('No rules are left to run: all are skipped or turned off.')
  return chosen
}

function requireKnown(what: string, id: string, known: readonly string[], hint: string, where = ''): void {
  if (known.includes(id)) return
  const near = closest(id, known)
  throw new UsageError(`There is no ${what} '${id}'${where && `, as named${where}`}.`, [
    near ? `Did you mean '${near}'?` : hint,
  ])
}

function excludes(globs: readonly string[]): ((path: string) => boolean) | undefined {
  if (globs.length === 0) return undefined
  // The name of a folder stands for all that is in it.
  const matchers = globs.flatMap((glob) => (glob.endsWith('/') ? [glob] : [glob, `${glob}/**`])).map(pathMatcher)
  return (path) => matchers.some((matches) => matches(path))
}

async function trackedFiles(named: readonly string[], root: string, { fs }: Host): Promise<readonly Listing[]> {
  const { indexedBelow } = await import('../discover/indexed.ts')
  const folders = named.filter((path) => fs.kind(path) === 'folder')
  const patterns = indexPatterns(clients)
  const listed: Listing[] = []
  for (const folder of folders.length > 0 ? folders : [root]) {
    const indexed = indexedBelow(folder, patterns, fs)
    listed.push(indexed ?? listingOf(folder, (await import('../git.ts')).tracked(folder), patterns))
  }
  return listed
}

/** What JSON carries beside findings, and its lines. */
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
export const clientName = remembered((id: string): string => clients.find((client) => client.id === id)?.name ?? id)

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

/** After a second on a terminal, a line on stderr that says how far the run is. */
function progressOn(host: Host): { readonly tell: Progress; readonly clear: () => void } {
  const started = host.clock()
  let told = started
  let shown = false
  return {
    tell(stage, done, total) {
      if (done % 64 !== 0) return
      const now = host.clock()
      if (now - started < 1000 || now - told < 100) return
      told = now
      if (!host.stderr.isTTY) return
      shown = true
      const what = total === undefined ? `${done} folders` : `${done} of ${total} files`
      host.stderr.write(`\r\u001b[K${stage} ${what}`)
    },
    clear() {
      if (shown) host.stderr.write('\r\u001b[K')
    },
  }
}

/** What could not be read must not be passed over in silence, where no report tells of it. Also for other commands. */
export function tellProblems({ problems }: Report, host: Host): void {
  for (const { file, message } of problems)
    host.stderr.write(printed([`warning: ${neutralise(file)}: ${neutralise(message)}`]))
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

/** Tells what was asked for and could not be done; whether there is any. */
export function refusals(
  { missing, refused, failures }: Pick<Scanned, 'missing' | 'refused' | 'failures'>,
  host: Host,
): boolean {
  for (const { file, message } of refused) host.stderr.write(`error: ${told(file)}: ${message}\n`)
  for (const path of missing) host.stderr.write(`error: '${told(shownPath(path, host))}' ${whyMissing(path, host)}\n`)
  for (const { message } of failures) host.stderr.write(`error: ${neutralise(message, 2000)}\n`)
  return missing.length + refused.length + failures.length > 0
}

/** As somebody who stands here would type it. */
function shownPath(path: string, { cwd }: Host): string {
  return below(cwd, path) ?? path
}

/** With a name like it in the same folder, or a command that was meant. */
function whyMissing(path: string, host: Host): string {
  const cut = path.lastIndexOf('/')
  const name = path.slice(cut + 1)
  const listed = host.fs.list(path.slice(0, cut) || '/')
  // That a folder is not there tells no more than that; one that keeps what is in it to itself is another matter.
  if ('refused' in listed && host.fs.kind(path.slice(0, cut) || '/') === 'folder')
    return `cannot be looked for: its folder ${listed.refused}.`
  const entries = 'entries' in listed ? listed.entries : []
  const own = entries.find((entry) => entry.name === name)
  if (own)
    return own.kind === 'link' ? 'is a symbolic link that leads nowhere.' : 'may not be read (permission denied).'
  const near = closest(
    name,
    entries.map((entry) => entry.name),
  )
  if (near) return `does not exist. Did you mean '${told(shownPath(`${path.slice(0, cut)}/${near}`, host))}'?`
  // A command is one word.
  const command = shownPath(path, host) === name ? closest(name, [...OTHER_NAMES, 'scan']) : undefined
  if (command === name) return `does not exist. A command comes before its options: 'mcp-audit ${command} …'.`
  return `does not exist.${command ? ` Did you mean the command '${command}'?` : ''}`
}
