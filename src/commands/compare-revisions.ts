/** The half of `diff` that compares revisions: both are scanned, each where it lies in git or on the disk. */

import { listingOf } from '../discover/listing.ts'
import { PatternIndex } from '../discover/patterns.ts'
import { byPath, type FileSystem } from '../io.ts'
import type { Report, Severity } from '../model.ts'
import { neutralise, printed } from '../report/text.ts'
import { type Compared, type Side, sideInWords, type Told } from '../reports/compared.ts'
import { differencesOf, newProblems, type Run } from '../reports/differences.ts'
import { findSettings } from '../settings.ts'
import { type Host, resolvePath, told } from './host.ts'
import type { Engine } from './main.ts'
import type { LookFlags } from './options.ts'
import { type Version, type Versions, versionsOf } from './revisions.ts'

export interface CompareFlags extends Omit<LookFlags, 'scope' | 'lock' | 'inlineIgnores'> {
  readonly rev?: true
  readonly settings?: 'base' | 'own'
  readonly format: 'text' | 'json' | 'markdown'
  readonly color: 'auto' | 'always' | 'never'
  readonly maxFindings?: number
  readonly failOn?: Severity | 'none'
}

/** What was compared, and what of the second is at hand to be shown. */
export interface Both {
  readonly compared: Compared
  readonly shown: Pick<Report, 'files' | 'rules' | 'views'>
  /** Something that was asked for could not be done. */
  readonly unfinished: boolean
}

type Configuration = Awaited<ReturnType<Engine['loadConfiguration']>>

/** Compares two versions of the project around here, or of `--root`; notes go to stderr. */
export async function ofRevisions(
  names: readonly string[],
  flags: CompareFlags,
  host: Host,
  engine: Engine,
): Promise<Both> {
  const versions = await versionsOf(names, flags.root, host)
  const { root, before, after } = versions
  const own = await configured(before, root, flags, host, engine)
  const others = await configuredLike(own, versions, flags, host, engine)
  const first = await scanned(before, own, root, flags, host, engine)
  const second = await scanned(after, others, root, flags, host, engine)
  // What the first has not told is told as new: whoever reads that has to know why.
  tellUnread(first.report.problems, before, host)
  // Each place of a credential by itself: one more of them is a new finding.
  const run = ({ shown, report }: typeof first): Run<Told> => ({
    findings: shown,
    files: new Set(report.files.map(({ path }) => path)),
  })
  // What fails in plug-ins is written down once for both, where they share them.
  const failures = flags.settings === 'own' ? first.failures : []
  const isCut = [first, second].some(({ report }) => report.problems.some(({ message }) => CUT.test(message)))
  const unfinished = [{ ...first, failures }, second].map((each) => engine.refusals(each, host)).includes(true) || isCut
  return {
    compared: {
      tool: second.report.tool,
      before: sideOf(before),
      after: sideOf(after),
      differences: differencesOf(run(first), run(second)),
      isOneVersion: true,
      failOn: flags.failOn ?? own.settings?.failOn ?? 'high',
      problems: newProblems(first.report.problems, second.report.problems),
    },
    shown: second.report,
    unfinished,
  }
}

/** A partial clone has not fetched it: what it holds may be in both, or in neither. */
const CUT = /is not in this clone/

function tellUnread(problems: Report['problems'], version: Version, host: Host): void {
  const side = sideInWords(sideOf(version), neutralise)
  for (const { file, message } of problems)
    host.stderr.write(printed([`warning: ${neutralise(file)} of ${side}: ${neutralise(message)}`]))
}

function sideOf({ kind, name }: Version): Side {
  return { kind, name: told(name) }
}

/** Of a version's own files, and of those that the command line names. */
async function configured(
  version: Version,
  root: string,
  { config, baseline, plugin }: CompareFlags,
  host: Host,
  engine: Engine,
): Promise<Configuration> {
  const named = [config, baseline].flatMap((path) => (typeof path === 'string' ? [resolvePath(path, host)] : []))
  const fs = byPath((path) => (named.includes(path) ? host.fs : version.fs))
  return await engine.loadConfiguration({ config, baseline, plugin }, root, { ...host, fs })
}

/**
 * What the second is judged by: settings and baseline of the first, so that no change silences the findings about itself. The
 * lock says what servers are, and each has its own.
 */
async function configuredLike(
  first: Configuration,
  { before, after, root }: Versions,
  flags: CompareFlags,
  host: Host,
  engine: Engine,
): Promise<Configuration> {
  if (flags.settings === 'own') return await configured(after, root, flags, host, engine)
  tellUnheeded(first, { before, after, root }, flags, host)
  const lock = after.fs.kind(first.lockPath) === undefined ? false : first.lockPath
  // Settings of the second may be broken, and nobody asks them.
  const second = await engine.loadConfiguration({ config: false, baseline: false, lock }, root, {
    ...host,
    fs: after.fs,
  })
  return { ...first, lock: second.lock }
}

/** What the second says of itself, and nobody heeds. */
function tellUnheeded(
  { baselinePath }: Configuration,
  { before, after, root }: Versions,
  { config, baseline }: CompareFlags,
  host: Host,
): void {
  const settingsOf = ({ fs }: Version) =>
    findSettings({ read: (path) => textAt(path, fs), exists: (path) => fs.kind(path) !== undefined }, root)
  const own = ({ path, text } = { path: '', text: '' }) => (path.endsWith('/package.json') ? ownPart(text) : text)
  const differ = [
    ...(config === undefined && own(settingsOf(before)) !== own(settingsOf(after)) ? ['settings'] : []),
    ...(baseline === undefined && textAt(baselinePath, before.fs) !== textAt(baselinePath, after.fs)
      ? ['baselines']
      : []),
  ]
  if (differ.length === 0) return
  const [a, b] = [before, after].map((each) => sideInWords(sideOf(each), neutralise))
  host.stderr.write(
    printed([
      `note: The ${differ.join(' and ')} of ${a} and ${b} differ; both sides are judged by those of ${a} ('--settings own' gives each its own).`,
    ]),
  )
}

/** Of a package file what is ours; it parsed when it was found to have that. */
function ownPart(text: string): string {
  try {
    return JSON.stringify(Object(JSON.parse(text))['mcp-audit'])
  } catch {
    return text
  }
}

function textAt(path: string, fs: FileSystem): string | undefined {
  const file = fs.read(path, 'follow')
  return 'bytes' in file ? Buffer.from(file.bytes).toString('utf8') : undefined
}

async function scanned(
  { fs, only, git }: Version,
  configuration: Configuration,
  root: string,
  given: CompareFlags,
  host: Host,
  engine: Engine,
): ReturnType<Engine['scan']> {
  const inlineIgnores = given.settings === 'own'
  // What fails the run is no reason to look for more.
  const flags = { ...given, scope: 'project', root, inlineIgnores, failOn: undefined } as const
  // Advisories lie on the disk, whatever is scanned.
  const options = await engine.optionsFor({ paths: [], flags, root, configuration }, host)
  const listed = only && [listingOf(root, only, new PatternIndex(options.clients))]
  const request = listed === undefined ? options.request : { ...options.request, only: listed }
  return await engine.scan({ ...options, request, permissions: false, ...(git === undefined ? {} : { git }) }, fs)
}
