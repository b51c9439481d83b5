/** `mcp-audit fix`: repairs what a scan finds, as far as that can be done in the files themselves. */

import { isUsageError, UsageError } from '../errors.ts'
import type { Candidate } from '../fix/plan.ts'
import type { Look, Repaired, Repairing, repaired as Rounds, Texts } from '../fix/rounds.ts'
import type { SecretMoves } from '../fix/secrets/moving.ts'
import type { FileSystem } from '../io.ts'
import { Mask } from '../mask.ts'
import { atLeast, type ConfigFile, type Finding, type Fix, SEVERITIES, type Severity } from '../model.ts'
import { decode } from '../parse/index.ts'
import { colourLevel } from '../report/colour.ts'
import type { diffLines as DiffLines } from '../report/diff.ts'
import { paletteFor } from '../report/index.ts'
import type { Palette } from '../report/palette.ts'
import { counted } from '../report/summary.ts'
import { neutralise, printed, wrap } from '../report/text.ts'
import { type Scanned, type ScanOptions, scan } from '../scan.ts'
import { loadConfiguration } from './configuration.ts'
import { pinsFor } from './fix-pins.ts'
import { commandLine, ignoresFor, type Kept, keep, movesTo, whatIsLeft } from './fix-secrets.ts'
import { COULD_NOT, type ExitCode, FAILED, type Host, PASSED, told } from './host.ts'
import { optionsFor, refusals, rootOf, type ScanFlags } from './scan.ts'

export interface FixFlags {
  readonly unsafe?: true
  readonly dryRun?: true
  readonly interactive?: true
  readonly rule?: readonly string[]
  /** A store, and a place in it: `1password:Private`. */
  readonly secrets?: string
  readonly yes?: true
  readonly online?: true
  readonly scope?: ScanFlags['scope']
  readonly client?: readonly string[]
  readonly exclude?: readonly string[]
  readonly stdinFilename?: string
  readonly root?: string
  readonly config?: string | false
  readonly baseline?: string | false
  readonly inlineIgnores: boolean
  readonly plugin?: readonly string[]
  readonly advisories?: readonly string[]
  readonly pedantic?: true
  readonly color: ScanFlags['color']
  readonly quiet?: true
  readonly failOn?: Severity | 'none'
}

/** Repairs, writes, and says what was done; what is left is for a scan to tell. */
export async function fix(paths: readonly string[], flags: FixFlags, host: Host): Promise<ExitCode> {
  refuseContradictions(paths, flags, host)
  const root = rootOf(flags.root, host)
  const { config, baseline, plugin } = flags
  const moves = flags.secrets === undefined ? undefined : await movesTo(flags.secrets)
  const configuration = await loadConfiguration(
    // A server that is repaired is another than was locked: that is for `mcp-audit lock` to say.
    { config, baseline, lock: false, plugin },
    root,
    host,
  )
  const asked = await optionsFor(paths, scanFlags(paths, flags), root, configuration, undefined, host)
  if (asked.buffer && !isUtf8(asked.buffer.bytes))
    throw new UsageError('Standard input is not in UTF-8: it would not be given back as it is.')
  const seen = await scan(asked, host.fs)
  const pins = moves ? undefined : await pinsFor(seen.configs, root, host, flags.online)
  const options = pins ? { ...asked, installed: pins.installed } : asked
  const first = pins ? await scan(options, host.fs) : seen
  const { isTTY, columns } = host.stdout
  const palette = await paletteFor(colourLevel({ flag: flags.color, env: host.env, isTTY }))
  const width = Math.min(Math.max(columns ?? 80, 40), 120)
  const files = new Map(first.configs.map((config) => [config.path, config]))
  const [{ repaired }, { diffLines }] = await Promise.all([import('../fix/rounds.ts'), import('../report/diff.ts')])
  const run: Run = { flags, options, host, files, palette, width, diffLines, moves, root }
  const tried = await repaired(lookOf(first), repairing(run, moves))
  const { result: planned, kept } = await withSecretsKept(first, tried, run, repaired)
  const unwritten: Failed = flags.dryRun || options.buffer ? new Map() : write(planned, run)
  const result = without(planned, unwritten)
  const failed = [...(kept?.failed ?? []), ...unwritten.values()]
  tell(first, result, failed, run)
  for (const problem of pins?.problems ?? []) host.stderr.write(printed([`note: ${told(problem)}`]))
  if (moves && !flags.quiet) host.stdout.write(printed(secretLines(result, kept, moves, run)))
  if (refusals(first, host) || failed.length > 0) return COULD_NOT
  if (flags.dryRun) return result.made.length > 0 ? FAILED : PASSED
  const failOn = flags.failOn ?? configuration.settings?.failOn ?? 'high'
  if (failOn === 'none') return PASSED
  return result.look.findings.some(({ severity }) => atLeast(SEVERITIES, severity, failOn)) ? FAILED : PASSED
}

interface Run {
  readonly flags: FixFlags
  readonly options: ScanOptions
  readonly host: Host
  /** By reported path, as they were read. */
  readonly files: ReadonlyMap<string, ConfigFile>
  readonly palette: Palette
  readonly width: number
  /** Loaded when there is something to repair. */
  readonly diffLines: typeof DiffLines
  /** Where secrets go, under `--secrets`. */
  readonly moves: SecretMoves | undefined
  readonly root: string
}

/** What is made of files once every value that they lose is kept; without the changes whose values could not be. */
async function withSecretsKept(
  first: Scanned,
  tried: Repaired,
  run: Run,
  repaired: typeof Rounds,
): Promise<{ readonly result: Repaired; readonly kept: Kept | undefined }> {
  const { moves, flags, root, host } = run
  if (!moves || flags.dryRun) return { result: tried, kept: undefined }
  const kept = await keep(moves, tried.made, { root, host, yes: flags.yes })
  if (kept.failed.length === 0) return { result: tried, kept }
  const variables = new Set(kept.kept.map(({ variable }) => variable))
  const result = await repaired(lookOf(first), repairing(run, moves, variables))
  return { result, kept }
}

function secretLines(result: Repaired, kept: Kept | undefined, moves: SecretMoves, { width }: Run): readonly string[] {
  const stay = [...moves.refused()].map(([place, why]) => `left ${neutralise(place)}: ${neutralise(why)}`)
  const coming = kept
    ? whatIsLeft(kept.kept, moves)
    : moves
        .kept(result.made.map(({ fix }) => fix))
        .flatMap((each) => (each.command ? [`would run ${commandLine(each)}`] : []))
  return [...stay, ...coming].flatMap((line) => wrap(line, width))
}

function refuseContradictions(paths: readonly string[], flags: FixFlags, host: Host): void {
  const stdin = paths.includes('-') || flags.stdinFilename !== undefined
  if (stdin && paths.some((path) => path !== '-'))
    throw new UsageError('Standard input is repaired by itself: name no other paths.')
  if (stdin && flags.secrets !== undefined)
    throw new UsageError("'--secrets' needs files: standard input has no place for values.")
  if (!flags.interactive) return
  if (stdin) throw new UsageError("'--interactive' cannot ask while standard input is the file.")
  if (flags.dryRun) throw new UsageError("'--interactive' and '--dry-run' do not go together.")
  if (!host.prompt) throw new UsageError("'--interactive' needs a terminal to ask at.")
}

/** A project's files unless somebody says otherwise: what is on the machine is not changed for having been in sight. */
function scanFlags(paths: readonly string[], flags: FixFlags): Partial<ScanFlags> {
  const { rule, scope, client, exclude, stdinFilename, root, advisories, pedantic, inlineIgnores } = flags
  return {
    inlineIgnores,
    scope: scope ?? (paths.length > 0 ? 'all' : 'project'),
    ...(rule ? { only: rule } : {}),
    ...(client ? { client } : {}),
    ...(exclude ? { exclude } : {}),
    ...(stdinFilename === undefined ? {} : { stdinFilename }),
    ...(root === undefined ? {} : { root }),
    ...(advisories ? { advisories } : {}),
    // Who names a rule wants what it finds.
    ...(pedantic || rule ? { pedantic: true } : {}),
  }
}

function lookOf({ configs, shown }: Scanned): Look {
  return { configs, findings: shown }
}

/** `kept`: the variables whose values are safe elsewhere; all of them when absent. */
function repairing(run: Run, moves: SecretMoves | undefined, kept?: ReadonlySet<string>): Repairing {
  const { flags, options, host } = run
  return {
    look: async (texts) => {
      const ignores = moves?.storeId === 'envfile' ? ignoresFor([...run.files.values()], run.root, host) : []
      const files = new Map([...ignores, ...[...texts].flatMap(([path, text]) => filled(path, text, run))])
      return lookOf(await scan(withBuffer(options, texts, run), withFiles(files, host.fs)))
    },
    fixFor: (finding, config) => {
      if (!moves) return isWanted(finding.fix, flags) ? finding.fix : undefined
      const fix = moves.fixFor(finding, config)
      return fix && (!kept || kept.has(moves.variableOf(fix) ?? '')) ? fix : undefined
    },
    refusal: (config) => refusalOf(config, run),
    ...(flags.interactive && !kept
      ? { agree: (candidate, before, after) => agree(candidate, before, after, run) }
      : {}),
  }
}

function isWanted(fix: Fix | undefined, { unsafe }: FixFlags): fix is Fix {
  return fix !== undefined && (fix.safety === 'safe' || unsafe === true)
}

/** What is no UTF-8 would come back as other bytes wherever it was not understood, or in another encoding. */
function refusalOf(config: ConfigFile, { host }: Run): string | undefined {
  const read = config.absolute === undefined ? undefined : host.fs.read(config.absolute, 'follow')
  if (!read || !('bytes' in read)) return undefined
  // What has been changed meanwhile is told as such when it is to be written.
  const isOther = decode(read.bytes).text !== config.document.source.text
  return isOther || isUtf8(read.bytes) ? undefined : NOT_UTF8
}

const NOT_UTF8 = 'the file is not in UTF-8, and would come back changed in other places as well.'

function isUtf8(bytes: Uint8Array): boolean {
  const { text, bom } = decode(bytes)
  return Buffer.from((bom ? '\ufeff' : '') + text).equals(bytes)
}

// ── Files as they would be ──────────────────────────────────────────────────────────────────────────────────────────

/** The bytes of a text, with the byte order mark that its file has. */
function bytesOf(text: string, { document }: ConfigFile): Uint8Array {
  return Buffer.from((document.source.bom ? '\ufeff' : '') + text)
}

function filled(path: string, text: string, { files }: Run): readonly (readonly [string, Uint8Array])[] {
  const config = files.get(path)
  return config?.absolute === undefined ? [] : [[config.absolute, bytesOf(text, config)]]
}

/** The file system with other bytes in some of its files. */
function withFiles(files: ReadonlyMap<string, Uint8Array>, fs: FileSystem): FileSystem {
  return {
    ...fs,
    kind: (path) => (files.has(path) ? 'file' : fs.kind(path)),
    read(path, links, mostMib) {
      const bytes = files.get(path)
      const read = fs.read(path, links, mostMib)
      return bytes ? { ...('bytes' in read ? read : {}), bytes } : read
    },
  }
}

function withBuffer(options: ScanOptions, texts: Texts, { files }: Run): ScanOptions {
  if (!options.buffer) return options
  const [changed] = [...texts].flatMap(([path, text]) => {
    const config = files.get(path)
    return config ? [bytesOf(text, config)] : []
  })
  return changed ? { ...options, buffer: { ...options.buffer, bytes: changed } } : options
}

/**
 * Writes what changed; which files could not be written, and why. A file is compared with what was read until the last
 * moment.
 */
function write({ texts }: Repaired, { files, host }: Run): Failed {
  const failed = new Map<string, string>()
  for (const [path, text] of texts) {
    const config = files.get(path)
    if (config?.absolute === undefined) continue
    const before = bytesOf(config.document.source.text, config)
    try {
      host.replace(config.absolute, { before, after: bytesOf(text, config) })
    } catch (error) {
      if (!isUsageError(error)) throw error
      failed.set(path, error.message)
    }
  }
  return failed
}

/** By reported path: why a file could not be written. */
type Failed = ReadonlyMap<string, string>

/** What was repaired after all: a file that was not written holds what it held. */
function without({ made, look, ...rest }: Repaired, failed: Failed): Repaired {
  const isLost = ({ finding }: Candidate) => failed.has(finding.file)
  const lost = made.filter(isLost).map(({ finding }) => finding)
  return {
    ...rest,
    made: made.filter((each) => !isLost(each)),
    look: { ...look, findings: [...look.findings, ...lost] },
  }
}

// ── What is said ────────────────────────────────────────────────────────────────────────────────────────────────────

/** The diff of every file that is another one in `after`, with the secrets of both masked. */
function diffs(before: Look, after: Look, { diffLines, palette }: Run): readonly string[] {
  const mask = new Mask([...before.configs, ...after.configs])
  const old = new Map(before.configs.map((config) => [config.path, config]))
  return after.configs.flatMap((config) => {
    const was = old.get(config.path)
    if (!was || was.document.source.text === config.document.source.text) return []
    return diffLines(config.path, mask.view(was).text, mask.view(config).text, palette)
  })
}

async function agree(candidate: Candidate, before: Look, after: Look, run: Run) {
  const { finding, fix } = candidate
  const { palette, host, width } = run
  host.stdout.write(
    printed([
      '',
      `${palette.strong(`${placeOf(finding)} ${finding.rule}`)}`,
      ...wrap(neutralise(finding.message), width),
      '',
      ...diffs(before, after, run),
      '',
    ]),
  )
  for (;;) {
    const answer = (await host.prompt?.(`${neutralise(fix.title)}${about(fix)}? [y]es, [n]o, [q]uit: `)) ?? 'q'
    const [letter] = answer.trim().toLowerCase()
    if (letter === 'y') return 'yes'
    if (letter === 'n') return 'no'
    // The end of the input as well.
    if (letter === 'q' || letter === undefined) return 'stop'
  }
}

function placeOf({ file, start }: Finding): string {
  return `${neutralise(file)}:${start.line}`
}

function about({ safety }: Fix): string {
  return safety === 'unsafe' ? ' (unsafe)' : ''
}

/** The repaired text where standard input was the file, and otherwise what was done; on standard error in the former case. */
function tell(first: Scanned, result: Repaired, failed: readonly string[], run: Run): void {
  const { flags, host, options, files } = run
  for (const message of failed) host.stderr.write(printed([`error: ${told(message)}`]))
  if (options.buffer) host.stdout.write(bufferAfter(result, options.buffer.bytes, files))
  const lines = [...(flags.dryRun && !options.buffer ? dryRun(first, result, run) : []), ...summary(first, result, run)]
  const stream = options.buffer ? host.stderr : host.stdout
  if (!flags.quiet) stream.write(printed(lines))
}

function bufferAfter({ texts }: Repaired, bytes: Uint8Array, files: Run['files']): string {
  for (const [path, text] of texts) {
    const config = files.get(path)
    if (config) return Buffer.from(bytesOf(text, config)).toString('utf8')
  }
  return Buffer.from(bytes).toString('utf8')
}

function dryRun(first: Scanned, result: Repaired, run: Run): readonly string[] {
  const lines = diffs(lookOf(first), result.look, run)
  return lines.length > 0 ? [...lines, ''] : []
}

function summary(first: Scanned, result: Repaired, { flags, palette }: Run): readonly string[] {
  const { made, left, look } = result
  const word = flags.dryRun ? 'would fix' : 'fixed'
  const lines = [
    ...made.map(
      ({ finding, fix }) =>
        `${palette.good(word)} ${placeOf(finding)} ${finding.rule}: ${neutralise(fix.title)}${about(fix)}`,
    ),
    ...left.map(
      ({ candidate: { finding }, why }) =>
        `${palette.warning('left')} ${placeOf(finding)} ${finding.rule}: ${neutralise(why)}`,
    ),
  ]
  const files = new Set(made.map(({ finding }) => finding.file)).size
  const done =
    made.length === 0
      ? flags.dryRun
        ? 'Nothing would be fixed.'
        : 'Nothing was fixed.'
      : `${counted(made.length, 'finding')} in ${counted(files, 'file')} ${flags.dryRun ? 'would be' : made.length === 1 ? 'was' : 'were'} fixed.`
  return [...lines, ...(lines.length > 0 ? [''] : []), [done, ...remaining(first, look, flags)].join(' ')]
}

function remaining(first: Scanned, { findings }: Look, flags: FixFlags): readonly string[] {
  const more = flags.unsafe ? 0 : findings.filter(({ fix }) => fix?.safety === 'unsafe').length
  const rest = findings.length
  return [
    ...(more > 0 ? [`${more} more can be fixed with --unsafe.`] : []),
    ...(rest > 0 && first.configs.length > 0
      ? [`${counted(rest, 'finding')} ${rest === 1 ? 'remains' : 'remain'}.`]
      : []),
  ]
}
