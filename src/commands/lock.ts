import { isUsageError, UsageError } from '../errors.ts'
import type { GivenLock } from '../lock/lockfile.ts'
import { Mask } from '../mask.ts'
import { type ConfigFile, isLockable, type LockState, type Span } from '../model.ts'
import { Lines } from '../positions.ts'
import { counted } from '../report/summary.ts'
import { neutralise, printed } from '../report/text.ts'
import { type Scanned, scan } from '../scan.ts'
import type { Document } from '../tree.ts'
import { loadConfiguration, readLock, shown } from './configuration.ts'
import { type ExitCode, FAILED, type Host, PASSED, resolvePath } from './host.ts'
import type { LookFlags } from './options.ts'
import { optionsFor, rootOf } from './scan-options.ts'

export interface LockFlags extends Pick<LookFlags, 'exclude' | 'root' | 'config'> {
  readonly check?: true
  readonly lock?: string
}

/**
 * `mcp-audit lock`: writes down what every server of the project is; with `--check`, says whether it still is, and exits
 * with 1 where it is not.
 */
export async function lock(flags: LockFlags, host: Host): Promise<ExitCode> {
  const root = rootOf(flags.root, host)
  const configuration = await loadConfiguration(
    { config: flags.config, baseline: false, lock: false, strangers: true },
    root,
    host,
  )
  const path = flags.lock === undefined ? configuration.lockPath : resolvePath(flags.lock, host)
  const name = neutralise(shown(path, root))
  if (flags.check && host.fs.kind(path) === undefined)
    throw new UsageError(`There is no lock '${name}'.`, ["'mcp-audit lock' writes one."])
  const before = flags.check ? await readLock(path, root, host) : await lastLock(path, root, host)
  // What servers are is asked, and no rule about it.
  const options = await optionsFor(
    {
      paths: [],
      flags: { scope: 'project', root: flags.root, exclude: flags.exclude },
      root,
      configuration: { ...configuration, lock: before },
    },
    host,
  )
  const scanned = await scan({ ...options, rules: [] }, host.fs)
  tellUnread(scanned, host)
  const lines = scanned.lock && before ? linesOf(scanned.lock, before, scanned, name) : NOTHING
  return flags.check ? tellStep(lines, name, scanned, host) : await write(path, name, lines, before, scanned, host)
}

interface Told {
  /** What is not as the lock says. */
  readonly changes: readonly string[]
  /** What is, under another name. */
  readonly renames: readonly string[]
}

const NOTHING: Told = { changes: [], renames: [] }

function tellStep({ changes, renames }: Told, name: string, { lock }: Scanned, host: Host): ExitCode {
  const servers = counted(lock?.servers ?? 0, 'server')
  if (changes.length === 0) {
    host.stdout.write(printed([`Up to date with ${name}: ${servers}.`, ...renames]))
    return PASSED
  }
  host.stdout.write(
    printed([
      `Out of date with ${name}:`,
      ...changes,
      ...renames,
      "Review each change. If all of them are intended, 'mcp-audit lock' brings the lock up to date.",
    ]),
  )
  return FAILED
}

async function write(
  path: string,
  name: string,
  { changes, renames }: Told,
  before: GivenLock | undefined,
  { configs }: Scanned,
  host: Host,
): Promise<ExitCode> {
  const { writeLock } = await import('../lock/lockfile.ts')
  const mask = new Mask(configs.filter(isLockable))
  const written = writeLock(configs, (words) => mask.redact(words))
  const size = `${counted(written.servers, 'server')} in ${counted(written.files, 'file')}`
  if (written.text === before?.document.source.text) {
    host.stdout.write(printed([`Nothing changed since the last lock: ${size}.`]))
    return PASSED
  }
  host.write(path, written.text)
  const since = [...changes, ...renames]
  host.stdout.write(
    printed([
      `Wrote ${name}: ${size}. Commit the file: from now on scans report what changes.`,
      ...(since.length > 0 ? ['Since the last lock:', ...since] : []),
    ]),
  )
  return PASSED
}

/** One that is to be replaced need not be readable, as after a merge. */
async function lastLock(path: string, root: string, host: Host): Promise<GivenLock | undefined> {
  if (host.fs.kind(path) !== 'file') return undefined
  try {
    return await readLock(path, root, host)
  } catch (error) {
    if (!isUsageError(error)) throw error
    host.stderr.write('note: The last lock cannot be read, so changes since then are unknown.\n')
    return undefined
  }
}

/** What was not looked at is not locked, which nobody should have to guess. */
function tellUnread({ refused, report, configs }: Scanned, host: Host): void {
  const [unread] = refused
  if (unread) throw new UsageError(`'${unread.file}' could not be read: ${unread.message}`)
  const broken = configs.filter((config) => isLockable(config) && config.status !== 'ok')
  const lines = [
    ...report.problems.map(({ file, message }) => `${file}: ${message}`),
    ...broken.map(({ path }) => `${path}: The file cannot be parsed.`),
  ]
  if (lines.length === 0) return
  host.stderr.write(
    printed(['note: Not read, or not read in full:', ...lines.map((line) => neutralise(`  ${line}`, LONGEST_LINE))]),
  )
}

const LONGEST_LINE = 2000

/** A line for each server that is not as the lock says, and for each that has another name. */
function linesOf(state: LockState, { document: lockDocument }: GivenLock, { mask }: Scanned, name: string): Told {
  const places = new Places()
  const tell = (file: string, document: Document, at: Span, words: string): string =>
    neutralise(`  ${file}:${places.of(document, at)}: ${mask.redact(words)}`, LONGEST_LINE)
  const here = ({ path, document }: ConfigFile, at: Span, words: string) => tell(path, document, at, words)
  const inLock = (at: Span, words: string) => tell(name, lockDocument, at, words)
  const drifts = state.drifts.map(({ file, at, server, says }) => here(file, at, `server '${server.name}': ${says}.`))
  const unlocked = state.unlocked.map(({ config, server }) =>
    here(config, server.at, `server '${server.name}' is not in the lock.`),
  )
  const gone = state.gone.map((each) => inLock(each.at, `server '${each.name}' of '${each.file}' is gone.`))
  const ungranted = state.ungranted.map(({ server, at, says }) => inLock(at, `server '${server.name}': ${says}.`))
  const renames = state.renamed.map(({ config, server, was }) =>
    here(config, server.at, `server '${server.name}' was locked as '${was.name}' of '${was.file}'.`),
  )
  return { changes: [...drifts, ...unlocked, ...gone, ...ungranted], renames }
}

/** Lines and columns; those of a file are counted once. */
class Places {
  readonly #lines = new Map<Document, Lines>()

  of(document: Document, { start }: Span): string {
    const lines = this.#lines.get(document) ?? new Lines(document.source.text)
    this.#lines.set(document, lines)
    const { line, column } = lines.position(start)
    return `${line}:${column}`
  }
}
