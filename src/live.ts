/** What goes on until somebody stops it: folders that are watched, signals, and the time of day. Loaded by `watch` alone. */

import { readlinkSync, watch } from 'node:fs'
import { dirname, resolve } from 'node:path'
import type { Live, WatchResult } from './commands/host.ts'
import { slashed } from './discover/machine.ts'
import { errnoOf } from './errors.ts'

/** The system has no watch left to give: inotify's per user (ENOSPC), or file descriptors; or the disk knows none. */
const FULL = new Set(['ENOSPC', 'EMFILE', 'ENFILE', 'ENOSYS', 'ERR_FEATURE_UNAVAILABLE_ON_PLATFORM'])

function watchFolder(folder: string, heard: (name: string | undefined) => void): WatchResult {
  try {
    const watcher = watch(folder, (_, name) => heard(name ?? undefined))
    // Windows tells in this way that the folder has gone.
    watcher.on('error', () => heard(undefined))
    return { close: () => watcher.close() }
  } catch (error) {
    return FULL.has(errnoOf(error) ?? '') ? 'full' : 'refused'
  }
}

/** As many as anybody lays one behind the other; Linux follows 40. */
const MOST_LINKS = 40

function leads(path: string): readonly string[] {
  const found: string[] = []
  for (let at = path; found.length < MOST_LINKS; ) {
    try {
      at = slashed(resolve(dirname(at), readlinkSync(at)))
    } catch {
      break
    }
    found.push(at)
  }
  return found
}

/** `left`: is called once, with what to do when nobody reads standard output any more. */
export function live(left: (stop: () => void) => void): Live {
  const stopped = new Promise<void>((resolve) => {
    process.on('SIGINT', resolve)
    process.on('SIGTERM', resolve)
    left(resolve)
  })
  return { watch: watchFolder, leads, stopped, now: () => new Date() }
}
