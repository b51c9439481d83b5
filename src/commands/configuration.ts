import { targetOf } from '../discover/links.ts'
import { below, folderOf } from '../discover/machine.ts'
import { UsageError } from '../errors.ts'
import { withoutTokens } from '../knowledge/secrets/redact.ts'
import type { GivenLock } from '../lock/lockfile.ts'
import { atLeast, SEVERITIES, type Severity } from '../model.ts'
import { BASELINE, LOCK, NOT_SETTINGS, SETTINGS } from '../own-names.ts'
import { decode } from '../parse/index.ts'
import type { Failures } from '../plugin.ts'
import { Lines } from '../positions.ts'
import { counted } from '../report/summary.ts'
import type { Rule } from '../rule.ts'
import {
  findSettings,
  type LoadedSettings,
  ownDocument,
  parseSettings,
  type SettingsError,
  type SettingsFiles,
  settingsBeside,
} from '../settings.ts'
import { type Baseline, parseBaseline } from '../triage/baseline.ts'
import { gitRoot, type Host, resolvePath, told } from './host.ts'
import { rulesWithPlugins } from './plugins.ts'

export interface Configuration {
  readonly settings: LoadedSettings | undefined
  /** Of the settings file, as reported. */
  readonly path: string | undefined
  /** Where it lies. */
  readonly absolute: string | undefined
  readonly baseline: Baseline | undefined
  /** All there are: ours, and those of plug-ins. */
  readonly rules: readonly Rule[]
  /** What goes wrong in plug-ins, filled in while they run. */
  readonly failures: Failures
  /** Where the baseline lies, or would lie if there were one. */
  readonly baselinePath: string
  readonly lock: GivenLock | undefined
  /** Where the lock lies, or would lie. */
  readonly lockPath: string
}

export interface ConfigurationFlags {
  readonly config?: string | false | undefined
  readonly baseline?: string | false | undefined
  readonly lock?: string | false | undefined
  readonly plugin?: readonly string[] | undefined
  /** Whether the settings may name rules that nobody here knows: those of plug-ins, of which this run loads none. */
  readonly strangers?: true
  /** The folder below the root whose settings count before those above: one that an editor's user has opened as a whole. */
  readonly from?: string | undefined
}

/**
 * Reads the settings file, the baseline and the lock: those that the command line names, or else those that lie where they usually
 * do. Throws a UsageError with the place of every mistake in them.
 */
export async function loadConfiguration(flags: ConfigurationFlags, root: string, host: Host): Promise<Configuration> {
  const failures: Failures = []
  const known = await rulesWithPlugins(flags.plugin, failures, host)
  const found = settingsText(flags, root, host)
  const loaded = found && (await checked(found, root, flags.strangers ? undefined : known))
  const settings = loaded?.settings
  const baseline = placeOf(flags.baseline, settings?.baseline, found, `${root}/${BASELINE}`, host)
  const lock = placeOf(flags.lock, settings?.lock, found, `${root}/${LOCK}`, host)
  if (baseline.usual) requireWithin('baseline', baseline.path, root, host)
  if (lock.usual) requireWithin('lock', lock.path, root, host)
  return {
    settings,
    path: found && shown(found.path, root),
    absolute: found?.path,
    rules: known,
    failures,
    baselinePath: baseline.path,
    baseline: baseline.read && (await readBaseline(baseline.path, root, host)),
    lockPath: lock.path,
    lock: lock.read && (await readLock(lock.path, root, host)),
  }
}

interface OwnPlace {
  readonly path: string
  /** `true`, or undefined where there is nothing to read and nobody asked for it by name, or it is not to be read. */
  readonly read: true | undefined
  /** Nobody has named it, and it is to be read. */
  readonly usual: boolean
}

/**
 * Where one of our files lies: as the command line says, or the settings, or where it usually does. A path in the settings is
 * relative to them, one on the command line to where it was typed.
 */
function placeOf(
  flag: string | false | undefined,
  set: string | undefined,
  settings: Text | undefined,
  usual: string,
  host: Host,
): OwnPlace {
  const path =
    typeof flag === 'string' ? resolvePath(flag, host) : set && settings ? placeSet(set, settings, host) : usual
  if (flag === false) return { path, read: undefined, usual: false }
  const isNamed = flag !== undefined || set !== undefined
  const read = isNamed || host.fs.kind(path) !== undefined || undefined
  return { path, read, usual: !isNamed && read === true }
}

/**
 * Settings that nobody named come with what is scanned: they may have no file read, and above all none written, outside of
 * the folder whose settings they are.
 */
function placeSet(set: string, { path, within }: Text, host: Host): string {
  const place = resolvePath(set, { ...host, cwd: folderOf(path) })
  if (within !== undefined && !staysWithin(place, within, host))
    throw new UsageError(
      `The settings file '${told(shown(path, within))}' must not name a file outside its own folder tree: '${told(set)}'.`,
      ["Settings given by '--config' may; '--baseline' and '--lock' take any file."],
    )
  return place
}

/** Whether a path lies below a folder, is none of git's own files, and no link on the way to it leads out. */
function staysWithin(path: string, folder: string, { fs }: Host): boolean {
  const segments = below(folder, path)?.split('/')
  if (!segments || segments.some((segment) => segment.toLowerCase() === '.git')) return false
  for (let at = path; at !== folder; at = folderOf(at))
    if (fs.link(at) !== undefined && targetOf(at, folder, fs) === undefined) return false
  return true
}

/** The folder that all of a project lies in: the repository, or the root where there is none. */
function topOf(root: string, { fs }: Host): string {
  return gitRoot(root, fs) ?? root
}

/**
 * Whether what lies where one of our files usually does, and came with what is scanned, is a file outside of it by a link. One
 * that leads nowhere, or in a circle, is no file, and is told as that.
 */
function isOutside(path: string, root: string, host: Host): boolean {
  return host.fs.kind(path) === 'file' && !staysWithin(path, topOf(root, host), host)
}

function requireWithin(what: 'baseline' | 'lock', path: string, root: string, host: Host): void {
  if (isOutside(path, root, host)) throw leadsOut(what, what, shown(path, root))
}

function leadsOut(what: string, flag: string, path: string): UsageError {
  return new UsageError(`The ${what} '${told(path)}' is reached by a link that leads out of the project.`, [
    `'--${flag} <file>' reads any file; '--no-${flag}' reads none.`,
  ])
}

interface Text {
  readonly path: string
  readonly text: string
  /** The folder whose settings these are; undefined where the command line names them. */
  readonly within?: string
}

function settingsText({ config, from }: ConfigurationFlags, root: string, host: Host): Text | undefined {
  if (config === false) return undefined
  if (config !== undefined) {
    const path = resolvePath(config, host)
    return { path, text: textOf(path, `The settings file '${config}'`, host) }
  }
  const start = from ?? root
  const read = (path: string) => {
    // A policy that is there and cannot be read must not pass for none. Of package files few are ours.
    const isPassedOver = path.endsWith('/package.json')
    if (isOutside(path, start, host)) {
      if (isPassedOver) return undefined
      throw leadsOut('settings file', 'config', shown(path, root))
    }
    const file = host.fs.read(path, 'follow')
    if ('bytes' in file) return decode(file.bytes).text
    if (isPassedOver) return undefined
    throw new UsageError(`The settings file '${shown(path, root)}' ${file.refused}.`, ["'--no-config' reads none."])
  }
  // Wherever it is started, a run judges the whole: who may write in one folder of it has no say about the others.
  const found = findSettings(filesOf(host, read), start)
  return found && { path: found.path, text: found.text, within: found.folder }
}

function filesOf({ fs }: Host, read: SettingsFiles['read']): SettingsFiles {
  return { read, exists: (path) => fs.kind(path) !== undefined }
}

/** The same, where one that cannot be read is as good as none. */
function readableOf(host: Host): SettingsFiles {
  return filesOf(host, (path) => {
    const file = host.fs.read(path, 'follow')
    return 'bytes' in file ? decode(file.bytes).text : undefined
  })
}

/**
 * Settings that are not those of the run, for a warning: between here and the root, or beside those that are; or what is called as
 * if it were settings, where there are none.
 */
export function settingsNotHeeded({ absolute }: Configuration, root: string, host: Host): string | undefined {
  const misnamed = absolute === undefined && NOT_SETTINGS.find((name) => host.fs.kind(`${root}/${name}`) === 'file')
  if (misnamed) return `'${misnamed}' is ignored: settings are called '${SETTINGS}'.`
  if (host.cwd === root ? absolute === undefined : below(root, host.cwd) === undefined) return undefined
  const files = readableOf(host)
  const nearest = findSettings(files, host.cwd)
  if (!nearest) return undefined
  if (nearest.path !== absolute)
    return `'${told(shown(nearest.path, root))}' is ignored: settings are read at the root, or given by '--config'.`
  const beside = settingsBeside(files, nearest)
  return beside && `'${told(shown(beside, root))}' is ignored, because '${told(shown(nearest.path, root))}' is used.`
}

/** Rules that a note names; of more it says how many. */
const RULES_NAMED = 3

/**
 * How settings that came with what is scanned make a run look at less, or pass more, than one without them, for a note: nobody
 * who reads a report without findings should have to wonder why. `flags`: what the command line says in their place.
 */
export function narrowedBy(
  { settings, path, rules }: Configuration,
  flags: { readonly [key in 'config' | 'scope' | 'failOn' | 'minSeverity' | 'minConfidence']?: unknown } & {
    readonly client?: unknown
    readonly only?: unknown
  },
): string | undefined {
  if (!settings || path === undefined || flags.config !== undefined) return undefined
  const off = rules.filter(({ id }) => settings.rules.get(id) === 'off' && flags.only === undefined)
  const weaker = rules.filter(({ id, severity }) => {
    const own = settings.severities.get(id)
    return own !== undefined && !atLeast(SEVERITIES, own, severity)
  })
  const words = [
    ...(settings.exclude.length > 0 ? ["'exclude'"] : []),
    ...(settings.clients && !flags.client ? ["'clients'"] : []),
    ...(settings.scope && HIDES_PROJECT.has(settings.scope) && !flags.scope ? [`'scope' (${settings.scope})`] : []),
    ...(settings.failOn && !flags.failOn && isLax(settings.failOn) ? [`'failOn' (${settings.failOn})`] : []),
    ...(settings.minSeverity && !flags.minSeverity && settings.minSeverity !== 'info' ? ["'minSeverity'"] : []),
    ...(settings.minConfidence === 'high' && !flags.minConfidence ? ["'minConfidence'"] : []),
    ...(off.length > 0 ? [`${counted(off.length, 'rule')} off (${named(off)})`] : []),
    ...(weaker.length > 0 ? [`${counted(weaker.length, 'rule')} less severe (${named(weaker)})`] : []),
  ]
  return words.length === 0 ? undefined : `'${told(path)}' narrows this run: ${words.join(', ')}.`
}

const HIDES_PROJECT: ReadonlySet<string> = new Set(['user', 'managed'])

function isLax(failOn: Severity | 'none'): boolean {
  return failOn === 'none' || !atLeast(SEVERITIES, 'high', failOn)
}

function named(rules: readonly Rule[]): string {
  const ids = rules.slice(0, RULES_NAMED).map(({ id }) => id)
  return [...ids, ...(rules.length > ids.length ? ['…'] : [])].join(', ')
}

/** The settings that a run here takes, as they are told of; undefined where there are none. */
export function settingsInForce(root: string, host: Host): string | undefined {
  const found = findSettings(readableOf(host), root)
  return found && shown(found.path, root)
}

async function checked({ path, text }: Text, root: string, known: readonly Rule[] | undefined) {
  const parsed = await parseSettings(
    text,
    shown(path, root),
    known?.map((rule) => rule.id),
  )
  if (!parsed.ok) throw refusal('settings', text, parsed.errors)
  return parsed
}

/** The baseline at a path. Throws a UsageError with the place of every mistake in it. */
export async function readBaseline(path: string, root: string, host: Host): Promise<Baseline> {
  const text = textOf(path, `The baseline '${shown(path, root)}'`, host)
  const parsed = await parseBaseline(text, shown(path, root))
  if (!parsed.ok) throw refusal('baseline', text, parsed.errors)
  return parsed.baseline
}

/** The lock at a path. Throws a UsageError with the place of every mistake in it. */
export async function readLock(path: string, root: string, host: Host): Promise<GivenLock> {
  const text = textOf(path, `The lock '${shown(path, root)}'`, host)
  const { parseLock } = await import('../lock/lockfile.ts')
  const parsed = await parseLock(ownDocument(text, shown(path, root)))
  if (!parsed.ok) throw refusal('lock', text, parsed.errors)
  return parsed.lock
}

function textOf(path: string, what: string, host: Host): string {
  const file = host.fs.read(path, 'follow')
  if ('refused' in file) throw new UsageError(`${what} ${file.refused}.`)
  return decode(file.bytes).text
}

function refusal(what: string, text: string, errors: readonly SettingsError[]): UsageError {
  const lines = new Lines(text.startsWith('\u{feff}') ? text.slice(1) : text)
  const places = errors.map(({ file, span, message }) => {
    const { line, column } = lines.position(span.start)
    return `  ${file}:${line}:${column}: ${message}`
  })
  return new UsageError(`The ${what} cannot be used:`, places)
}

/** A path as it is told. */
export function shown(path: string, root: string): string {
  return withoutTokens(below(root, path) ?? path)
}
