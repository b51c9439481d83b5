/** A tree of git objects as a file system: what a commit or the index holds, without a checkout. Pure; git is asked elsewhere. */

import { byPath, type Entry, type EntryKind, type FileSystem, LARGEST_FILE_MIB, type ReadResult } from './io.ts'

/** A path of a tree, as `git ls-tree -r` and `git ls-files --stage` give it. */
export interface TreeEntry {
  /** Relative to the root of the tree, `/` between segments. */
  readonly path: string
  /** Six octal digits. */
  readonly mode: string
  /** The name of the object. */
  readonly oid: string
}

/** What an object holds; `large`: more than was asked for; `missing`: it is not here, or is no file. */
export type Blob = Uint8Array | 'large' | 'missing'

/**
 * Reads objects. Answers about the first that was asked for, and about as many of the others as it sees fit; none may be larger
 * than `most` bytes.
 */
export type BlobReader = (oids: readonly string[], most: number) => ReadonlyMap<string, Blob>

/** Kinds by mode (git-fast-import(1)); all else is a file. */
const KINDS: ReadonlyMap<string, EntryKind> = new Map([
  ['120000', 'link'],
  // Of a submodule its commit is named, and nothing of it is here: as an empty folder, which a checkout makes of it.
  ['160000', 'folder'],
])

/** No system takes a longer path (PATH_MAX of Linux). */
const LONGEST_TARGET = 4096

/** Objects that are asked for at once. */
const AHEAD = 128

/**
 * The file system in which nothing is but a tree. A link is one, and is told as one; permissions have no meaning.
 *
 * @param under Absolute, `/` between segments: the folder that the root of the tree lies at.
 */
export function treeFileSystem(entries: readonly TreeEntry[], read: BlobReader, under: string): FileSystem {
  const tree = new Tree(entries, read)
  const prefix = under === '/' ? '/' : `${under}/`
  const within = (path: string): string | undefined => {
    if (path === under) return ''
    return path.startsWith(prefix) ? path.slice(prefix.length) : undefined
  }
  return {
    kind(path) {
      const own = within(path)
      const kind = own === undefined ? undefined : tree.kind(own)
      return kind === 'link' ? 'other' : kind
    },
    mode: () => undefined,
    list(path) {
      const own = within(path)
      const listed = own === undefined ? undefined : tree.list(own)
      return listed ? { entries: listed } : { refused: 'does not exist' }
    },
    link(path) {
      const own = within(path)
      return own === undefined ? undefined : tree.link(own)
    },
    read(path, _, mostMib = LARGEST_FILE_MIB) {
      const own = within(path)
      return own === undefined ? { refused: 'does not exist' } : tree.read(own, mostMib)
    },
  }
}

/**
 * A tree in the place of what lies on the disk: below the folder of the tree nothing else is, but for git's own, which is in no
 * tree; elsewhere `disk` answers.
 */
export function treeOver(disk: FileSystem, tree: FileSystem, under: string): FileSystem {
  const prefix = under === '/' ? '/' : `${under}/`
  return byPath((path) => {
    const isGits = path === `${prefix}.git` || path.startsWith(`${prefix}.git/`)
    return !isGits && (path === under || path.startsWith(prefix)) ? tree : disk
  })
}

class Tree {
  readonly #files = new Map<string, TreeEntry>()
  /** What each folder holds, by name. */
  readonly #folders = new Map<string, Map<string, EntryKind>>([['', new Map()]])
  readonly #read: BlobReader
  /** Of one reading, so that no more is kept than that. */
  #known: { readonly most: number; readonly blobs: ReadonlyMap<string, Blob> } = { most: 0, blobs: new Map() }
  #called: ReadonlyMap<string, readonly string[]> | undefined

  constructor(entries: readonly TreeEntry[], read: BlobReader) {
    this.#read = read
    for (const entry of entries) {
      const kind = KINDS.get(entry.mode) ?? 'file'
      if (kind === 'folder') this.#folder(entry.path)
      else {
        this.#files.set(entry.path, entry)
        this.#folder(folderOf(entry.path)).set(nameOf(entry.path), kind)
      }
    }
  }

  /** With those above it. Not by recursion: a tree that somebody made may be deeper than any disk allows. */
  #folder(path: string): Map<string, EntryKind> {
    let inner: string | undefined
    let made: Map<string, EntryKind> | undefined
    for (let at = path; ; at = folderOf(at)) {
      const known = this.#folders.get(at)
      const folder = known ?? new Map<string, EntryKind>()
      this.#folders.set(at, folder)
      made ??= folder
      if (inner !== undefined) folder.set(inner, 'folder')
      if (known) return made
      inner = nameOf(at)
    }
  }

  kind(path: string): EntryKind | undefined {
    const file = this.#files.get(path)
    if (file) return KINDS.get(file.mode) ?? 'file'
    return this.#folders.has(path) ? 'folder' : undefined
  }

  list(path: string): readonly Entry[] | undefined {
    const folder = this.#folders.get(path)
    return folder && [...folder].map(([name, kind]) => ({ name, kind }))
  }

  link(path: string): string | undefined {
    const file = this.#files.get(path)
    if (!file || this.kind(path) !== 'link') return undefined
    const blob = this.#read([file.oid], LONGEST_TARGET).get(file.oid)
    return blob instanceof Uint8Array ? new TextDecoder().decode(blob) : undefined
  }

  read(path: string, mostMib: number): ReadResult {
    const kind = this.kind(path)
    const file = this.#files.get(path)
    if (kind === undefined) return { refused: 'does not exist' }
    if (kind === 'link') return { refused: 'is a symbolic link, which is not followed' }
    if (!file) return { refused: 'is not a regular file' }
    const blob = this.#blob(file, mostMib * 2 ** 20)
    if (blob === 'large') return { refused: `is larger than ${mostMib} MiB` }
    if (blob === 'missing') return { refused: 'could not be read (its object is not in this clone)' }
    return { bytes: blob }
  }

  /** Who asks for one `.mcp.json` asks for all of them next, and git is started once for a hundred. */
  #blob({ path, oid }: TreeEntry, most: number): Blob {
    const known = this.#known.most === most ? this.#known.blobs.get(oid) : undefined
    if (known !== undefined) return known
    const alike = this.#alike(nameOf(path))
    const from = alike.indexOf(oid)
    const blobs = this.#read([oid, ...alike.slice(from + 1, from + AHEAD)], most)
    this.#known = { most, blobs }
    return blobs.get(oid) ?? 'missing'
  }

  /** The objects of all files that are called so, in the order of the tree. */
  #alike(name: string): readonly string[] {
    if (!this.#called) {
      const called = new Map<string, Set<string>>()
      for (const { path, oid, mode } of this.#files.values()) {
        if (KINDS.has(mode)) continue
        const same = called.get(nameOf(path))
        if (same) same.add(oid)
        else called.set(nameOf(path), new Set([oid]))
      }
      this.#called = new Map([...called].map(([each, oids]) => [each, [...oids]]))
    }
    return this.#called.get(name) ?? []
  }
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf('/'), 0))
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}
