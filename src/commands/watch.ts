/** `mcp-audit watch`: a scan, and another one whenever something changed that the last one asked about. */

import { isUsageError, UsageError } from '../errors.ts'
import { colourLevel } from '../report/colour.ts'
import { summarise } from '../report/summary.ts'
import type { Scanned } from '../scan.ts'
import { bursts } from './bursts.ts'
import { COULD_NOT, type ExitCode, type Host, PASSED, told } from './host.ts'
import type { LookFlags } from './options.ts'
import type { looks, ScanFlags } from './scan.ts'
import { differences, type Telling } from './watch-differences.ts'
import { jsonLines, prettyLines } from './watch-told.ts'
import { watched } from './watched.ts'

export interface WatchFlags extends LookFlags, Pick<ScanFlags, 'color' | 'verbose'> {
  readonly format: 'pretty' | 'jsonl'
}

/** Milliseconds without a change after which a burst is over: longer than an editor takes to write beside a file and rename. */
const QUIET = 200
/** Milliseconds after which it is looked at although it goes on. */
const LONGEST = 2000
/** Milliseconds from one look to the next where the system does not tell of changes. */
const POLL = 3000

/**
 * Tells what there is, and then what appears and what goes, until it is stopped. A rescan that cannot be done, as while somebody
 * types in the settings, is told and changes nothing. Throws a UsageError where the first scan cannot be done.
 */
export async function watch(
  paths: readonly string[],
  flags: WatchFlags,
  host: Host,
  { rootOf, refusals, look, wants }: typeof looks,
): Promise<ExitCode> {
  const live = await host.live?.()
  if (!live) throw new UsageError('File changes cannot be watched here.')
  if (paths.includes('-')) throw new UsageError('Standard input is read once and cannot be watched.')
  const root = rootOf(flags.root, host)
  const { format: _, ...asked } = flags
  const telling = await tellingOf(flags, root, live.now, host)
  const burst = bursts(QUIET, LONGEST)
  const { fs, begin, settle, isWhole, close } = watched(host.fs, live, wants(), burst.note)
  const scan = async (): Promise<Scanned> => {
    begin()
    const scanned = await look(paths, asked, root, { ...host, fs })
    settle()
    return scanned
  }
  live.stopped.then(burst.stop)
  try {
    let last = await scan()
    if (refusals(last, host)) return COULD_NOT
    telling.start(summarise(last.report), last.report.problems)
    let complaint = ''
    const tellPoll = once(() => host.stderr.write(POLLING))
    for (;;) {
      if (!isWhole()) tellPoll()
      const changed = await burst.next(isWhole() ? undefined : POLL)
      if (changed === undefined) return PASSED
      const next = await attempt(scan)
      const failed = 'message' in next ? next.message : ''
      if (failed !== '' && failed !== complaint) telling.failed(changed, failed)
      if ('scanned' in next) {
        const { report } = next.scanned
        telling.changed(changed, differences(last.report, report), summarise(report), complaint !== '')
        last = next.scanned
      }
      complaint = failed
    }
  } finally {
    burst.stop()
    close()
  }
}

const POLLING = `note: The system cannot watch any more folders (on Linux, raise 'fs.inotify.max_user_watches'), so this checks every ${POLL / 1000} seconds.\n`

type Attempt = { readonly scanned: Scanned } | { readonly message: string }

/** What the user can mend is no end; what is a bug of ours is. */
async function attempt(scan: () => Promise<Scanned>): Promise<Attempt> {
  try {
    return { scanned: await scan() }
  } catch (error) {
    if (!isUsageError(error)) throw error
    return { message: [error.message, ...error.hints].map((line) => told(line, 2000)).join('\n') }
  }
}

function once(act: () => void): () => void {
  let isDone = false
  return () => {
    if (!isDone) act()
    isDone = true
  }
}

async function tellingOf(flags: WatchFlags, root: string, now: () => Date, host: Host): Promise<Telling> {
  const page = { root, home: host.machines[0]?.home, now, verbose: flags.verbose ?? false }
  if (flags.format === 'jsonl') return jsonLines(page, host)
  const { isTTY } = host.stdout
  const level = colourLevel({ flag: flags.color, env: host.env, isTTY })
  const palette = level === 0 ? undefined : (await import('../report/coloured.ts')).paletteFor(level)
  return prettyLines(page, palette, host)
}
