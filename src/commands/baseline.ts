import { below } from '../discover/machine.ts'
import { isUsageError, UsageError } from '../errors.ts'
import type { Finding } from '../model.ts'
import { printed } from '../report/text.ts'
import { type Scanned, scan } from '../scan.ts'
import { type Baseline, type BaselineEntry, prune, writeBaseline } from '../triage/baseline.ts'
import { loadConfiguration, readBaseline, shown } from './configuration.ts'
import { COULD_NOT, type ExitCode, type Host, PASSED, resolvePath, told } from './host.ts'
import type { LookFlags } from './options.ts'
import { refusals, tellProblems } from './refusals.ts'
import { optionsFor, rootOf } from './scan-options.ts'

export interface BaselineFlags
  extends Pick<LookFlags, 'scope' | 'client' | 'exclude' | 'root' | 'config' | 'advisories' | 'plugin'> {
  readonly baseline?: string
  readonly prune?: true
  readonly allowSecrets?: true
}

/** What was asked for, and where the baseline lies. */
interface Asked {
  readonly paths: readonly string[]
  readonly flags: BaselineFlags
  readonly root: string
  readonly path: string
}

/** `mcp-audit baseline`: writes today's findings to a file that later runs leave out; `--prune` only takes entries away. */
export async function baseline(paths: readonly string[], flags: BaselineFlags, host: Host): Promise<ExitCode> {
  const root = rootOf(flags.root, host)
  const { baselinePath, ...configuration } = await loadConfiguration(
    // One that is to be replaced need not be readable; one that is to be pruned has to be there.
    // What is not as it was locked is locked again, or not at all: accepted here, it would hide what comes after.
    { config: flags.config, baseline: flags.prune ? flags.baseline : false, lock: false, plugin: flags.plugin },
    root,
    host,
  )
  const path = flags.baseline === undefined ? baselinePath : resolvePath(flags.baseline, host)
  if (flags.prune && (paths.length > 0 || isNarrowed(flags)))
    throw new UsageError(
      `'--prune' takes no ${paths.length > 0 ? 'paths' : flags.client ? "'--client'" : "'--exclude'"}: it looks at everything to know what no longer occurs.`,
    )
  const before = configuration.baseline
  if (flags.prune && !before) throw new UsageError(`There is no baseline '${told(shown(path, root))}' to prune.`)
  // Entries about this machine are not gone because only the project was looked at.
  const everywhere = before?.entries.some(({ file }) => isOfMachine(file)) ?? false
  const options = await optionsFor(
    {
      paths,
      flags: { ...flagsOfScan(flags), scope: everywhere ? 'all' : scopeOf(flags) },
      root,
      configuration: { ...configuration, baselinePath, baseline: undefined },
    },
    host,
  )
  const scanned = await scan(options, host.fs)
  const { missing, refused, failures, report } = scanned
  if (refusals({ missing, refused, failures: [] }, host)) return COULD_NOT
  // What a rule that failed would have found is neither accepted nor gone.
  if (failures.length > 0)
    throw new UsageError(
      'No baseline is written while a rule is failing:',
      failures.map(({ message }) => `  ${message}`),
    )
  tellProblems(report, host)
  if (before) takeAway(before, scanned, path, host)
  else await accept(scanned, { paths, flags, root, path }, host)
  return PASSED
}

/** Everything is accepted, not only what a scan would show: thresholds may change later. */
function flagsOfScan({ client, exclude, root, advisories }: BaselineFlags) {
  return { client, exclude, root, advisories, minSeverity: 'info', minConfidence: 'low', pedantic: true } as const
}

/** Takes out of a baseline what no longer occurs. */
function takeAway(before: Baseline, { all, report }: Scanned, path: string, host: Host): void {
  // What stands in a file that cannot be read is not gone.
  if (report.problems.length > 0) throw new UsageError('Nothing is pruned while a file cannot be read.')
  const pruned = prune(before, all)
  host.write(path, pruned.text)
  host.stdout.write(
    `Removed ${count(pruned.removed, 'entry', 'entries')} that no longer ${pruned.removed === 1 ? 'occurs' : 'occur'}.\n`,
  )
}

/** Writes a baseline of all that was found, beside what an earlier one has of files that were not looked at. */
async function accept({ all, report }: Scanned, asked: Asked, host: Host): Promise<void> {
  const { flags, root, path } = asked
  const silenced = new Set(report.suppressed.map(({ fingerprint }) => fingerprint))
  const looked = new Set(report.files.map((file) => file.path))
  const kept = (await earlier(asked, host)).filter(({ file }) => !looked.has(file) && !isAsked(file, asked, host))
  const accepted = all.filter(({ fingerprint }) => !silenced.has(fingerprint))
  const allowSecrets = flags.allowSecrets ?? false
  const written = writeBaseline(accepted, { allowSecrets, kept })
  const visible = writeBaseline(accepted.filter(isShownUnasked), { allowSecrets })
  host.write(path, written.text)
  const hidden = written.entries - visible.entries
  const more = [
    ...(hidden === 0 ? [] : [`, ${hidden} of them for findings that a scan shows only on request`]),
    ...(kept.length === 0 ? [] : [`, and kept ${kept.length} for files that were not scanned`]),
  ]
  host.stdout.write(
    `Wrote ${told(shown(path, root))}: ${count(written.entries, 'entry', 'entries')}${more.join('')}. Commit the file: from now on, runs leave these findings out.\n`,
  )
  if (written.refused.length === 0) return
  const places = written.refused.map(({ file, start, rule }) => `  ${told(file)}:${start.line}:${start.column} ${rule}`)
  host.stderr.write(
    `Left out ${count(written.refused.length, 'finding', 'findings')} about live credentials, which should be revoked rather than accepted:\n${printed(places)}'--allow-secrets' accepts them anyway.\n`,
  )
}

/** Whether a scan without thresholds of its own tells of it. */
function isShownUnasked({ severity, confidence }: Finding): boolean {
  return severity !== 'info' && confidence !== 'low'
}

/** Whether a file, as reported, lies outside the root: a client's own on this machine. */
function isOfMachine(file: string): boolean {
  return /^(?:~|\/|[A-Za-z]:)/.test(file)
}

/** What a baseline that is replaced has accepted before. */
async function earlier({ paths, flags, root, path }: Asked, host: Host): Promise<readonly BaselineEntry[]> {
  const scope = scopeOf(flags)
  const isWhole = paths.length === 0 && scope === 'all' && !isNarrowed(flags)
  if (isWhole || host.fs.kind(path) === undefined) return []
  try {
    return (await readBaseline(path, root, host)).entries
  } catch (error) {
    // What cannot be read is written anew, but not with a part of what it is to hold.
    if (paths.length === 0 && scope === 'project' && !isNarrowed(flags) && isUsageError(error)) return []
    throw error
  }
}

/** Whether a file, as reported, is one of those that a run was to look at. */
function isAsked(file: string, { paths, flags, root }: Asked, host: Host): boolean {
  // What is left out by its client or its name is told from what is gone by nothing that a baseline holds.
  if (isNarrowed(flags)) return false
  const scope = scopeOf(flags)
  if (paths.length === 0) return scope === 'all' || (scope === 'project' && !isOfMachine(file))
  const lies = file.startsWith('~/')
    ? `${host.machines[0]?.home}${file.slice(1)}`
    : resolvePath(file, { ...host, cwd: root })
  return paths.some((path) => {
    const named = resolvePath(path, host)
    return lies === named || below(named, lies) !== undefined
  })
}

function scopeOf({ scope = 'project' }: BaselineFlags): NonNullable<BaselineFlags['scope']> {
  return scope
}

/** Whether of the files that there are some are to be left out. */
function isNarrowed({ client, exclude }: BaselineFlags): boolean {
  return client !== undefined || exclude !== undefined
}

function count(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`
}
