/** What `mcp-audit fix` says and asks. */

import type { Candidate } from '../fix/plan.ts'
import type { Look, Repaired } from '../fix/rounds.ts'
import type { SecretMoves } from '../fix/secrets/moving.ts'
import { Mask } from '../mask.ts'
import type { Finding, Fix } from '../model.ts'
import { counted } from '../report/summary.ts'
import { neutralise, printed, wrap } from '../report/text.ts'
import type { Scanned } from '../scan.ts'
import { fold } from '../triage/fold.ts'
import { bufferAfter } from './fix-files.ts'
import { type FixFlags, lookOf, type Run } from './fix-run.ts'
import { commandLine, type Kept, whatIsLeft } from './fix-secrets.ts'
import { told } from './host.ts'

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

/** Shows what a fix would change, and asks until somebody says yes, no or stop. */
export async function agree(candidate: Candidate, before: Look, after: Look, run: Run) {
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
export function tell(first: Scanned, result: Repaired, failed: readonly string[], run: Run): void {
  const { flags, host, options, files } = run
  for (const message of failed) host.stderr.write(printed([`error: ${told(message)}`]))
  if (options.buffer) host.stdout.write(bufferAfter(result, options.buffer.bytes, files))
  const lines = [...(flags.dryRun && !options.buffer ? dryRun(first, result, run) : []), ...summary(first, result, run)]
  const stream = options.buffer ? host.stderr : host.stdout
  if (!flags.quiet) stream.write(printed(lines))
}

function dryRun(first: Scanned, result: Repaired, run: Run): readonly string[] {
  const lines = diffs(lookOf(first), result.look, run)
  return lines.length > 0 ? [...lines, ''] : []
}

function summary(first: Scanned, result: Repaired, { flags, palette, width }: Run): readonly string[] {
  const { made, left, look } = result
  const word = flags.dryRun ? 'would fix' : 'fixed'
  const lines = [
    ...made.flatMap(({ finding, fix }) =>
      lineAbout(palette.good(word), finding, `${neutralise(fix.title)}${about(fix)}`, width - word.length),
    ),
    ...left.flatMap(({ candidate: { finding }, why }) =>
      lineAbout(palette.warning('left'), finding, neutralise(why), width - 'left'.length),
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

/** What became of a finding, under what that is called; what does not fit on the line goes on below. */
function lineAbout(word: string, finding: Finding, said: string, width: number): readonly string[] {
  const [first = '', ...more] = wrap(`${placeOf(finding)} ${finding.rule}: ${said}`, width - 1)
  return [`${word} ${first}`, ...more.map((line) => `  ${line}`)]
}

/** Repaired is each place of a credential by itself; what remains is counted as the next scan will. */
function remaining(first: Scanned, { configs, findings }: Look, flags: FixFlags): readonly string[] {
  const more = flags.unsafe ? 0 : findings.filter(({ fix }) => fix?.safety === 'unsafe').length
  const rest = fold(findings, new Map(configs.map(({ path, scope }) => [path, scope]))).length
  return [
    ...(more > 0 ? [`${more} more can be fixed with --unsafe.`] : []),
    ...(rest > 0 && first.configs.length > 0
      ? [`${counted(rest, 'finding')} ${rest === 1 ? 'remains' : 'remain'}.`]
      : []),
  ]
}

/** What becomes of secrets: those that stay, and what is left to do about those that went. */
export function secretLines(
  result: Repaired,
  kept: Kept | undefined,
  moves: SecretMoves,
  { width }: Run,
): readonly string[] {
  const stay = [...moves.refused()].map(([place, why]) => `left ${neutralise(place)}: ${neutralise(why)}`)
  const coming = kept
    ? whatIsLeft(kept.kept, moves)
    : moves
        .kept(result.made.map(({ fix }) => fix))
        .flatMap((each) => (each.command ? [`would run ${commandLine(each)}`] : []))
  // What is to be run is to be copied: within quotes a line break would count.
  const lines = [...stay, ...coming].flatMap((line) => (line.startsWith('  ') ? [line] : wrap(line, width)))
  return lines.length > 0 ? ['', ...lines] : []
}
