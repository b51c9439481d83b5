/** A file system that remembers what it was asked, and tells when the answer may be another one. */

import { isPassedOver } from '../discover/names.ts'
import type { FileSystem } from '../io.ts'
import type { Live } from './host.ts'

/** One scan's questions. */
interface Questions {
  /** Paths that were asked about, with every folder on the way to them. */
  readonly asked: Set<string>
  /** Folders that were looked through. */
  readonly listed: Set<string>
  /** Folders that tell of all that. */
  readonly folders: Set<string>
}

export interface Watched {
  readonly fs: FileSystem
  /** A scan begins. */
  begin(): void
  /** It came to its end: what only earlier ones asked about is let go. */
  settle(): void
  /** Whether there was something to watch with, for every folder that it asked about. */
  isWhole(): boolean
  close(): void
}

/**
 * Watches what a scan asks of the disk and nothing else, so that there is no second opinion on what matters: each folder that
 * it looks through, and of each path the folders on the way to it. A folder is watched before it is read, so that no change
 * falls in between.
 *
 * @param wants Whether a new file of this name, in a folder of this path, is of interest.
 * @param changed Is told the path of what changed.
 */
export function watched(
  disk: FileSystem,
  live: Pick<Live, 'watch' | 'leads'>,
  wants: (name: string, folder: string) => boolean,
  changed: (path: string) => void,
): Watched {
  const open = new Map<string, () => void>()
  let now = questions()
  let before: Questions[] = []
  let isWhole = true

  const drop = (folder: string): void => {
    open.get(folder)?.()
    open.delete(folder)
  }
  const isOfInterest = (folder: string, name: string, path: string): boolean => {
    const all = [now, ...before]
    if (open.has(path) || all.some(({ asked }) => asked.has(path))) return true
    if (!all.some(({ listed }) => listed.has(folder))) return false
    return wants(name, folder) || (!isPassedOver(name) && disk.kind(path) === 'folder')
  }
  const heard = (folder: string, name: string | undefined): void => {
    // Of itself a folder tells under its own name, as if that lay in it.
    const isItself = name === undefined || name === nameOf(folder)
    const path = isItself ? folder : `${folder}/${name}`
    if (!isItself && !isOfInterest(folder, name, path)) return
    // What stands in its place now is another folder, of which this watch knows nothing; nor do those below it.
    if (open.has(path)) for (const each of [...open.keys()]) if (`${each}/`.startsWith(`${path}/`)) drop(each)
    changed(path)
  }
  const watch = (folder: string): void => {
    now.folders.add(folder)
    if (open.has(folder)) return
    const watching = live.watch(folder, (name) => heard(folder, name))
    if (watching === 'full') isWhole = false
    else if (watching !== 'refused') open.set(folder, watching.close)
  }
  const ask = (path: string): void => {
    for (let at = path; !now.asked.has(at); ) {
      now.asked.add(at)
      const folder = at.slice(0, Math.max(at.lastIndexOf('/'), 0))
      if (folder === '') return
      if (now.folders.has(folder) || disk.kind(folder) === 'folder') watch(folder)
      at = folder
    }
  }

  return {
    fs: {
      kind(path) {
        ask(path)
        return disk.kind(path)
      },
      mode(path) {
        ask(path)
        return disk.mode(path)
      },
      list(path) {
        ask(path)
        now.listed.add(path)
        if (disk.kind(path) === 'folder') watch(path)
        return disk.list(path)
      },
      link(path) {
        ask(path)
        return disk.link(path)
      },
      read(path, links, mostMib) {
        ask(path)
        // What changes where a link leads is told of there alone.
        if (links === 'follow') live.leads(path).forEach(ask)
        return disk.read(path, links, mostMib)
      },
    },
    begin() {
      before = [...before, now]
      now = questions()
      isWhole = true
    },
    settle() {
      before = []
      for (const folder of [...open.keys()]) if (!now.folders.has(folder)) drop(folder)
    },
    isWhole: () => isWhole && open.size > 0,
    close() {
      for (const folder of [...open.keys()]) drop(folder)
    },
  }
}

function questions(): Questions {
  return { asked: new Set(), listed: new Set(), folders: new Set() }
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}
