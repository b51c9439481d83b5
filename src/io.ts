/** The file system, as a port: everything above works on any implementation, and tests use one in memory. */

import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  openSync,
  readdirSync,
  readlinkSync,
  readSync,
  statSync,
} from 'node:fs'
import { sep } from 'node:path'
import { errnoOf } from './errors.ts'

export type EntryKind = 'file' | 'folder' | 'link' | 'other'

export interface Entry {
  readonly name: string
  readonly kind: EntryKind
}

/** How far a run is: told often, at no cost. `total` where it is known. */
export type Progress = (stage: 'looked into' | 'read' | 'judged', done: number, total?: number) => void

/** Why something could not be read, in words that fit after a path. */
export type Refusal =
  | 'does not exist'
  | 'is not staged'
  | 'has a name that is not UTF-8, and cannot be opened'
  | 'may not be read (permission denied)'
  | 'is not a regular file'
  | `is larger than ${number} MiB`
  | 'is a symbolic link, which is not followed'
  | 'is a loop of symbolic links'
  | `could not be read (${string})`

/** Whether a file is refused for its size alone: it is there, and could be read. */
export function isTooLarge(refusal: Refusal): boolean {
  return refusal.startsWith('is larger than ')
}

/** `mode`: permission bits, where the system has them. */
export type ReadResult = { readonly bytes: Uint8Array; readonly mode?: number } | { readonly refused: Refusal }
export type ListResult = { readonly entries: readonly Entry[] } | { readonly refused: Refusal }

/** Paths are absolute with `/` between segments, on Windows too. Nothing here throws. */
export interface FileSystem {
  /**
   * What lies at a path, symbolic links followed; undefined when nothing does. `other` also where nobody can tell: below a
   * folder that may not be entered, at a loop of links. Reading it says why.
   */
  kind(path: string): EntryKind | undefined
  /** Permission bits of what lies at a path, links followed; undefined where there are none or it may not be asked. */
  mode(path: string): number | undefined
  /** What a folder holds, in no particular order; links are not followed. */
  list(path: string): ListResult
  /** Where a symbolic link leads by its own words, `/` between segments; undefined for anything else. */
  link(path: string): string | undefined
  /** The bytes of a regular file. `links`: whether the path itself may be a symbolic link; `mostMib`: how large it may be. */
  read(path: string, links: 'follow' | 'refuse', mostMib?: number): ReadResult
}

/** Claude Code keeps its history in `~/.claude.json`, which grows to several megabytes; nothing real is larger than this. */
export const LARGEST_FILE_MIB = 16

/** The disk. A FIFO or a device is not opened for reading, and a file is never read past its cap, however it grows. */
export const disk: FileSystem = {
  kind(path) {
    try {
      const stat = statSync(path, { throwIfNoEntry: false })
      if (!stat) return undefined
      return stat.isFile() ? 'file' : stat.isDirectory() ? 'folder' : 'other'
    } catch (error) {
      // EPERM is what macOS says of other programs' containers, and no concern of whoever runs this.
      const code = errnoOf(error)
      return code === 'EACCES' || code === 'ELOOP' ? 'other' : undefined
    }
  },

  mode(path) {
    try {
      return statSync(path, { throwIfNoEntry: false })?.mode
    } catch {
      return undefined
    }
  },

  list(path) {
    try {
      const entries = readdirSync(path, { withFileTypes: true })
      return {
        entries: entries.map((entry) => ({
          name: entry.name,
          kind: entry.isFile() ? 'file' : entry.isDirectory() ? 'folder' : entry.isSymbolicLink() ? 'link' : 'other',
        })),
      }
    } catch (error) {
      return { refused: refusalOf(error, 'follow', path) }
    }
  },

  link(path) {
    try {
      const target = readlinkSync(path)
      return sep === '/' ? target : target.replaceAll(sep, '/')
    } catch {
      return undefined
    }
  },

  read(path, links, mostMib = LARGEST_FILE_MIB) {
    let file: number | undefined
    try {
      // Opening a FIFO without O_NONBLOCK would wait for a writer for ever; Windows has neither flag.
      const flags = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0)
      // Where the system does not refuse links itself, as Windows does not.
      if (links === 'refuse' && !constants.O_NOFOLLOW && lstatSync(path).isSymbolicLink()) {
        return { refused: 'is a symbolic link, which is not followed' }
      }
      file = openSync(path, links === 'refuse' ? flags | (constants.O_NOFOLLOW ?? 0) : flags)
      const stat = fstatSync(file)
      if (!stat.isFile()) return { refused: 'is not a regular file' }
      if (stat.size > mostMib * 2 ** 20) return { refused: `is larger than ${mostMib} MiB` }
      return { bytes: readAll(file, stat.size), mode: stat.mode }
    } catch (error) {
      return { refused: refusalOf(error, links, path) }
    } finally {
      if (file !== undefined) closeSync(file)
    }
  },
}

/**
 * The same, without what lies on other hosts: Windows asks a host for `//host/share/file`, and tells it who asks, so that a
 * scanned file that names one would have us call it. `own`: paths that the user or the user's environment chose, which may;
 * only asked for where some path is on another host, as hardly any is.
 */
export function withoutNetwork(fs: FileSystem, own: () => readonly string[]): FileSystem {
  let shares: ReadonlySet<string> | undefined
  const isForeign = (path: string): boolean => {
    if (!path.startsWith('//')) return false
    shares ??= new Set(own().flatMap((each) => shareOf(each) ?? []))
    return !shares.has(shareOf(path) ?? '')
  }
  return byPath((path) => (isForeign(path) ? NOTHING : fs))
}

const NOTHING: FileSystem = {
  kind: () => undefined,
  mode: () => undefined,
  link: () => undefined,
  list: () => ({ refused: 'does not exist' }),
  read: () => ({ refused: 'does not exist' }),
}

/** Several file systems as one: `of` says which one answers about a path. */
export function byPath(of: (path: string) => FileSystem): FileSystem {
  return {
    kind: (path) => of(path).kind(path),
    mode: (path) => of(path).mode(path),
    list: (path) => of(path).list(path),
    link: (path) => of(path).link(path),
    read: (path, links, mostMib) => of(path).read(path, links, mostMib),
  }
}

/** `//host/share`, in lower case, of a path with either kind of slashes. */
function shareOf(path: string): string | undefined {
  return /^\/\/[^/]+\/[^/]+/.exec(path.replaceAll('\\', '/'))?.[0].toLowerCase()
}

/** Reads up to the size seen at opening: a file that grows while it is read gives what it held then. */
function readAll(file: number, size: number): Uint8Array {
  const bytes = new Uint8Array(size)
  let filled = 0
  while (filled < size) {
    const count = readSync(file, bytes, filled, size - filled, null)
    if (count === 0) break
    filled += count
  }
  return bytes.subarray(0, filled)
}

/** What the system says of a path that could not be read, in our words. */
export function refusalOf(error: unknown, links: 'follow' | 'refuse', path = ''): Refusal {
  const code = errnoOf(error) ?? 'unknown error'
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      // As Node decodes a name that is no UTF-8, by which the file cannot be asked for.
      return path.includes('\ufffd') ? 'has a name that is not UTF-8, and cannot be opened' : 'does not exist'
    case 'EACCES':
    case 'EPERM':
    case 'ERR_ACCESS_DENIED':
      return 'may not be read (permission denied)'
    case 'ELOOP':
      return links === 'refuse' ? 'is a symbolic link, which is not followed' : 'is a loop of symbolic links'
    case 'EISDIR':
    case 'ENXIO':
      return 'is not a regular file'
    default:
      return `could not be read (${code})`
  }
}
