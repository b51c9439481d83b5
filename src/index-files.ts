/** What git has staged, as a file system: the project as the next commit has it, and the disk for everything else. */

import type { Blob, Index, IndexEntry } from './git.ts'
import { type Entry, type EntryKind, type FileSystem, LARGEST_FILE_MIB, type ReadResult } from './io.ts'

const KINDS: ReadonlyMap<string, EntryKind> = new Map([
  ['120000', 'link'],
  // Of a submodule only the commit is staged: a folder in which nothing is.
  ['160000', 'folder'],
])

/**
 * Below the top of the work tree the index answers, but for `.git`, which is in none; elsewhere `fs` does. Links are not
 * followed, whoever asks: what they lead to may be staged or not.
 */
export function indexFiles({ top, entries, blobs }: Index, fs: FileSystem): FileSystem {
  const files = new Map<string, IndexEntry>()
  const folders = new Map<string, Map<string, EntryKind>>([['', new Map()]])
  for (const entry of entries) {
    files.set(entry.path, entry)
    place(entry.path, KINDS.get(entry.mode) ?? 'file', folders)
  }
  const inside = (path: string): string | undefined => {
    if (path === top) return ''
    const relative = path.startsWith(top === '/' ? '/' : `${top}/`)
      ? path.slice(top === '/' ? 1 : top.length + 1)
      : undefined
    return relative === '.git' || relative?.startsWith('.git/') ? undefined : relative
  }
  const kind = (path: string): EntryKind | undefined => {
    const entry = files.get(path)
    return entry ? (KINDS.get(entry.mode) ?? 'file') : folders.has(path) ? 'folder' : undefined
  }
  const contents = reader(files, blobs)
  return {
    kind(path) {
      const relative = inside(path)
      return relative === undefined ? fs.kind(path) : kind(relative)
    },
    // Permissions are of the disk.
    mode: (path) => (inside(path) === undefined ? fs.mode(path) : undefined),
    list(path) {
      const relative = inside(path)
      if (relative === undefined) return fs.list(path)
      if (kind(relative) !== 'folder') return { refused: 'does not exist' }
      return { entries: [...(folders.get(relative) ?? [])].map(([name, kind]): Entry => ({ name, kind })) }
    },
    read(path, links, mostMib = LARGEST_FILE_MIB) {
      const relative = inside(path)
      if (relative === undefined) return fs.read(path, links, mostMib)
      const entry = files.get(relative)
      if (!entry) return { refused: folders.has(relative) ? 'is not a regular file' : 'does not exist' }
      if (entry.mode === '120000') return { refused: 'is a symbolic link, which is not followed' }
      if (entry.mode === '160000') return { refused: 'is not a regular file' }
      return contents(entry, mostMib)
    },
  }
}

/** Puts a file into its folder, and that into its own. */
function place(path: string, kind: EntryKind, folders: Map<string, Map<string, EntryKind>>): void {
  const cut = path.lastIndexOf('/')
  const folder = path.slice(0, Math.max(cut, 0))
  const known = folders.get(folder)
  const names = known ?? new Map<string, EntryKind>()
  names.set(path.slice(cut + 1), kind)
  if (known) return
  folders.set(folder, names)
  place(folder, 'folder', folders)
}

/** Git is started for all files of a name at once: a monorepo has a thousand `package.json`. */
function reader(files: ReadonlyMap<string, IndexEntry>, blobs: Index['blobs']) {
  const byName = grouped(files)
  const read = new Map<string, Blob>()
  return ({ path, object }: IndexEntry, mostMib: number): ReadResult => {
    if (!read.has(object)) {
      const objects = byName.get(path.slice(path.lastIndexOf('/') + 1)) ?? [object]
      for (const [name, blob] of blobs(objects, LARGEST_FILE_MIB * 2 ** 20)) read.set(name, blob)
    }
    const blob = read.get(object) ?? 'missing'
    if (blob === 'missing') return { refused: 'could not be read (its content is not in this clone)' }
    const size = 'bytes' in blob ? blob.bytes.length : blob.size
    if ('size' in blob || size > mostMib * 2 ** 20) return { refused: `is larger than ${mostMib} MiB` }
    return { bytes: blob.bytes }
  }
}

function grouped(files: ReadonlyMap<string, IndexEntry>): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>()
  for (const { path, mode, object } of files.values()) {
    if (KINDS.has(mode)) continue
    const name = path.slice(path.lastIndexOf('/') + 1)
    const group = groups.get(name)
    if (group) group.push(object)
    else groups.set(name, [object])
  }
  return groups
}
