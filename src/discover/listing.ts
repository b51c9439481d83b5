/** The files of a folder as git knows them: of a hundred thousand, those that matter are found by their names alone. */

import type { PatternIndex } from './patterns.ts'

export interface Listing {
  /** Those that some client might read, and links in place of a client's own folder. Absolute. */
  readonly files: ReadonlySet<string>
  /** Those that they lie in, and all above, up to the listed one: no other has to be looked into. */
  readonly folders: ReadonlySet<string>
  /** Whether an absolute path is one of all the files. */
  has(path: string): boolean
}

/** Whether a name that git tracks, relative to a folder, is one that a walk would stop at. `root`: that folder's own path. */
export function matters(path: string, root: string, index: PatternIndex): boolean {
  const end = path.lastIndexOf('/')
  const name = path.slice(end + 1)
  const folder = end < 0 ? root : `${root}/${path.slice(0, end)}`
  if (index.wants(name, folder) || index.isOwn(name)) return true
  const spelled = index.spelled(name) ?? name
  const within = index.asSpelled(folder)
  return (spelled !== name || within !== folder) && (index.wants(spelled, within) || index.isOwn(spelled))
}

/** `names`: of all the files, relative to the folder, `/` between segments. */
export function listingOf(folder: string, names: readonly string[], index: PatternIndex): Listing {
  const sought = names.filter((path) => matters(path, folder, index))
  return listing(folder, sought, () => names)
}

/** `sought`: those that matter; `all` is asked for the others only when something else leads to one of them. */
export function listing(folder: string, sought: Iterable<string>, all: () => Iterable<string>): Listing {
  const root = folder === '/' ? folder : `${folder}/`
  const files = new Set<string>()
  const folders = new Set<string>()
  for (const path of sought) {
    files.add(root + path)
    for (let at = path.lastIndexOf('/'); at > 0; at = path.lastIndexOf('/', at - 1))
      folders.add(root + path.slice(0, at))
  }
  let every: ReadonlySet<string> | undefined
  const has = (path: string) => {
    if (!path.startsWith(root)) return false
    every ??= new Set(all())
    return every.has(path.slice(root.length))
  }
  return { files, folders, has }
}
