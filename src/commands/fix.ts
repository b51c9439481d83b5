/** `mcp-audit fix`: repairs what a scan finds, as far as that can be done in the files themselves. */

import { rules as allRules } from '../../rules/index.ts'
import { UsageError } from '../errors.ts'
import type { Repaired, Repairing, Texts } from '../fix/rounds.ts'
import type { SecretMoves } from '../fix/secrets/moving.ts'
import { atLeast, type Fix, SEVERITIES } from '../model.ts'
import { colourLevel } from '../report/colour.ts'
import { paletteFor } from '../report/index.ts'
import { printed } from '../report/text.ts'
import { type Scanned, type ScanOptions, scan } from '../scan.ts'
import { type LoadedSettings, parseSettings } from '../settings.ts'
import { loadConfiguration } from './configuration.ts'
import { type Failed, filled, isUtf8, refusalOf, withBuffer, withFiles, without, write } from './fix-files.ts'
import { pinsFor } from './fix-pins.ts'
import { type FixFlags, lookOf, type Run } from './fix-run.ts'
import { ignoresFor, type Kept, keep, movesTo, wouldKeep } from './fix-secrets.ts'
import { agree, secretLines, tell } from './fix-told.ts'
import { COULD_NOT, type ExitCode, FAILED, type Host, PASSED, told, widthOf } from './host.ts'
import { refusals, tellProblems } from './refusals.ts'
import { optionsFor, rootOf, type SomeFlags } from './scan-options.ts'

/** Repairs, writes, and says what was done; what is left is for a scan to tell. */
export async function fix(paths: readonly string[], flags: FixFlags, host: Host): Promise<ExitCode> {
  refuseContradictions(paths, flags, host)
  const root = rootOf(flags.root, host)
  const { config, baseline, plugin } = flags
  const moves = flags.secrets === undefined ? undefined : await movesTo(flags.secrets, host)
  const configuration = await loadConfiguration(
    // A server that is repaired is another than was locked: that is for `mcp-audit lock` to say.
    { config, baseline, lock: false, plugin },
    root,
    host,
  )
  const asked = await optionsFor({ paths, flags: scanFlags(paths, flags), root, configuration }, host)
  if (asked.buffer && !isUtf8(asked.buffer.bytes))
    throw new UsageError('Standard input is not UTF-8, so it could not be returned unchanged.')
  const seen = await scan(asked, host.fs)
  const pins = moves ? undefined : await pinsFor(seen.configs, root, host, flags.online)
  const options = pins ? { ...asked, installed: pins.installed } : asked
  const first = pins ? await scan(options, host.fs) : seen
  const palette = await paletteFor(colourLevel({ flag: flags.color, env: host.env, isTTY: host.stdout.isTTY }))
  const width = widthOf(host.stdout)
  const files = new Map(first.configs.map((config) => [config.path, config]))
  const { settings } = first
  const { absolute } = configuration
  if (settings && absolute !== undefined) files.set(settings.path, { ...settings, absolute })
  const [rounds, { diffLines }] = await Promise.all([import('../fix/rounds.ts'), import('../report/diff.ts')])
  const run: Run = { flags, options, host, files, palette, width, diffLines, root }
  const tried = await rounds.repaired(lookOf(first), repairing(run, moves))
  const { result: planned, kept } = await withSecretsKept(first, tried, run, { moves, rounds })
  const unwritten: Failed = flags.dryRun || options.buffer ? new Map() : write(planned, run)
  const result = without(planned, unwritten)
  const failed = [...(kept?.failed ?? []), ...unwritten.values()]
  tell(first, result, failed, run)
  for (const problem of pins?.problems ?? []) host.stderr.write(printed([`note: ${told(problem)}`]))
  if (moves && !flags.quiet)
    host.stdout.write(printed(secretLines(result, flags.dryRun ? undefined : kept, moves, run)))
  tellProblems(first.report, host)
  if (refusals(first, host) || failed.length > 0) return COULD_NOT
  if (flags.dryRun) return result.made.length > 0 ? FAILED : PASSED
  const failOn = flags.failOn ?? configuration.settings?.failOn ?? 'high'
  if (failOn === 'none') return PASSED
  return result.look.findings.some(({ severity }) => atLeast(SEVERITIES, severity, failOn)) ? FAILED : PASSED
}

/** What is made of files once every value that they lose is kept; without the changes whose values could not be. */
async function withSecretsKept(
  first: Scanned,
  tried: Repaired,
  run: Run,
  { moves, rounds }: { readonly moves: SecretMoves | undefined; readonly rounds: typeof import('../fix/rounds.ts') },
): Promise<{ readonly result: Repaired; readonly kept: Kept | undefined }> {
  const { flags, root, host } = run
  if (!moves) return { result: tried, kept: undefined }
  const kept = await (flags.dryRun ? wouldKeep : keep)(moves, tried.made, { root, host, yes: flags.yes })
  if (kept.failed.length === 0) return { result: tried, kept }
  const variables = new Set(kept.kept.map(({ variable }) => variable))
  const again = await rounds.repaired(lookOf(first), repairing(run, moves, variables))
  // What could not be changed in the first place was not tried again.
  const told = new Set(again.left.map(({ candidate: { finding } }) => rounds.identityOf(finding)))
  const left = tried.left.filter(({ candidate: { finding } }) => !told.has(rounds.identityOf(finding)))
  return { result: { ...again, left: [...left, ...again.left] }, kept }
}

function refuseContradictions(paths: readonly string[], flags: FixFlags, host: Host): void {
  const stdin = paths.includes('-') || flags.stdinFilename !== undefined
  if (stdin && paths.some((path) => path !== '-'))
    throw new UsageError('Standard input is repaired on its own: do not name other paths.')
  if (stdin && flags.secrets !== undefined)
    throw new UsageError("'--secrets' needs files: there is nowhere to store values for standard input.")
  if (!flags.interactive) return
  if (stdin) throw new UsageError("'--interactive' cannot ask questions while standard input is the file.")
  if (flags.dryRun) throw new UsageError("'--interactive' and '--dry-run' cannot be combined.")
  if (!host.prompt) throw new UsageError("'--interactive' needs a terminal.")
}

/** A project's files unless somebody says otherwise: what is on the machine is not changed for having been in sight. */
function scanFlags(paths: readonly string[], flags: FixFlags): SomeFlags {
  const { only = [], rule = [], scope = paths.length > 0 ? 'all' : 'project', ...asked } = flags
  const named = [...only, ...rule]
  // What fails the run is no reason to look for more.
  return { ...asked, scope, only: named.length > 0 ? named : undefined, failOn: undefined }
}

/** `kept`: the variables whose values are safe elsewhere; all of them when absent. */
function repairing(run: Run, moves: SecretMoves | undefined, kept?: ReadonlySet<string>): Repairing {
  const { flags, options, host } = run
  return {
    look: async (texts) => {
      const ignores = moves?.storeId === 'envfile' ? ignoresFor([...run.files.values()], run.root, host) : []
      const files = new Map([...ignores, ...[...texts].flatMap(([path, text]) => filled(path, text, run))])
      const settings = await settingsIn(texts, options)
      return lookOf(await scan({ ...withBuffer(options, texts, run), settings }, withFiles(files, host.fs)))
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

/** Our own settings as they would be; as they are where nothing in them changes, or nobody could read them afterwards. */
async function settingsIn(texts: Texts, { settings, rules }: ScanOptions): Promise<LoadedSettings | undefined> {
  const path = settings?.document.source.path
  const text = path === undefined ? undefined : texts.get(path)
  if (path === undefined || text === undefined) return settings
  const ids = [...allRules, ...rules].map(({ id }) => id)
  const parsed = await parseSettings(text, path, ids)
  return parsed.ok ? parsed.settings : settings
}

function isWanted(fix: Fix | undefined, { unsafe }: FixFlags): fix is Fix {
  return fix !== undefined && (fix.safety === 'safe' || unsafe === true)
}
