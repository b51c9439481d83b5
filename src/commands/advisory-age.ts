/** Of what day the advisories of a run are, for people. */

import type { Report } from '../model.ts'
import { counted } from '../report/summary.ts'
import { neutralise } from '../report/text.ts'
import type { Host } from './host.ts'

/** A line for each source, for `--verbose`. */
export function advisoryLines({ advisories: { builtIn, given } }: Report): readonly string[] {
  return [
    `advisories: built in, from ${builtIn}`,
    ...given.map(
      ({ path, records, newest }) =>
        `advisories: ${neutralise(path)}, ${counted(records, 'record')}${newest === undefined ? '' : `, the newest of ${newest}`}`,
    ),
  ]
}

/** From then on, flaws have been found that nobody here has heard of. */
const STALE_DAYS = 90

/** Days ago. A clock may be a day behind; what lies further ahead is a mistake, and would make everything else look fresh. */
function isToCome(age: number): boolean {
  return age < -1
}

/**
 * Old advisories are told of, for people only: a report for programs is the same on every day. Those that are built in are
 * old when nothing newer was given beside them.
 */
export function tellAge({ advisories: { builtIn, given }, files }: Report, host: Host): void {
  const today = Date.parse(host.today())
  const age = (day: string) => Math.floor((today - Date.parse(day)) / 86_400_000)
  for (const { path, newest } of given) {
    if (newest === undefined) continue
    const words = `note: the advisories in '${neutralise(path)}' are from ${newest}`
    if (isToCome(age(newest))) host.stderr.write(`${words} (a date in the future), so their age is unknown.\n`)
    else if (age(newest) > STALE_DAYS)
      host.stderr.write(`${words}, ${age(newest)} days ago, and may be stale. Download them again.\n`)
  }
  const fresh = given.some(({ newest }) => newest !== undefined && age(newest) <= STALE_DAYS && !isToCome(age(newest)))
  if (fresh || age(builtIn) <= STALE_DAYS || !files.some(({ servers }) => servers > 0)) return
  host.stderr.write(
    `note: the built-in advisories are from ${builtIn}, ${age(builtIn)} days ago, and may be stale. Update mcp-audit, or add newer ones with '--advisories'.\n`,
  )
}
