/** A repository, as far as its files tell it: git itself is not asked, since its settings may name commands. */

import type { FileSystem } from '../io.ts'
import { type Setting, settingsIn } from './git-config.ts'
import { trackedIn, type Wanted } from './git-index.ts'
import { folderOf, resolved, slashed } from './machine.ts'

export interface Repository {
  /** The folder whose files it is about, absolute. */
  readonly root: string
  /** Where it keeps what is its own alone; undefined where a `.git` file leads to a folder that does not lead back. */
  readonly folder: string | undefined
  /** Where it keeps what all its work trees share. */
  readonly common: string | undefined
}

/** Ignore files and settings that are larger are nobody's work. */
const LARGEST = 2 ** 18
/** Of the index of a million files. */
const LARGEST_INDEX_MIB = 128

/** The text of a file; undefined where there is none, or none that is anybody's work. */
export function textAt(path: string, fs: FileSystem): string | undefined {
  const read = fs.read(path, 'refuse')
  return 'bytes' in read && read.bytes.length <= LARGEST ? new TextDecoder().decode(read.bytes) : undefined
}

/** The repository of a folder that holds `.git`; undefined when that is none. `above`: the one that the folder lies in. */
function repositoryAt(root: string, above: Repository | undefined, fs: FileSystem): Repository | undefined {
  const git = `${root}/.git`
  const kind = fs.kind(git)
  if (kind === 'folder') return fs.kind(`${git}/HEAD`) === undefined ? undefined : { root, folder: git, common: git }
  if (kind === undefined) return undefined
  const folder = folderNamedAt(git, root, above, fs)
  const shared = folder === undefined ? undefined : textAt(`${folder}/commondir`, fs)?.trim()
  return { root, folder, common: folder && shared ? resolved(folder, slashed(shared)) : folder }
}

/** The repository that a folder lies in. `known`: those that were looked for before. */
export function repositoryAround(
  folder: string,
  fs: FileSystem,
  known: Map<string, Repository | undefined> = new Map(),
): Repository | undefined {
  if (folder === '') return undefined
  if (!known.has(folder)) {
    const above = repositoryAround(folderOf(folder), fs, known)
    known.set(folder, repositoryAt(folder, above, fs) ?? above)
  }
  return known.get(folder)
}

/**
 * Of a work tree or a sub-module `.git` is a file that names the folder. It may come with what is scanned, so that only a
 * folder that names this work tree in turn is believed, or one in the repository above.
 */
function folderNamedAt(git: string, root: string, above: Repository | undefined, fs: FileSystem): string | undefined {
  const named = /^gitdir: ([^\n\r]{1,4096})/.exec(textAt(git, fs) ?? '')?.[1]
  if (named === undefined) return undefined
  const folder = resolved(root, slashed(named))
  const back = textAt(`${folder}/gitdir`, fs)?.trim()
  // Either may be written from where it stands (git-config(1), `worktree.useRelativePaths`, since 2.48).
  if (back !== undefined && resolved(folder, slashed(back)) === git) return folder
  // Every work tree has clones of the sub-modules of its own (gitrepository-layout(5), `modules`).
  const kept = [above?.common, above?.folder]
  return kept.some((each) => each !== undefined && folder.startsWith(`${each}/modules/`)) ? folder : undefined
}

/** What it says of itself. */
export function settingsOf({ common }: Repository, fs: FileSystem): readonly Setting[] {
  return common === undefined ? [] : settingsIn(textAt(`${common}/config`, fs) ?? '')
}

/** Those of the wanted paths (relative to the root) that it tracks; undefined when its index cannot be read. */
export function trackedBy({ folder }: Repository, wanted: Wanted, fs: FileSystem): ReadonlySet<string> | undefined {
  if (folder === undefined) return undefined
  const index = fs.read(`${folder}/index`, 'refuse', LARGEST_INDEX_MIB)
  if ('bytes' in index) {
    return trackedIn(index.bytes, wanted, (name) => {
      const shared = fs.read(`${folder}/${name}`, 'refuse', LARGEST_INDEX_MIB)
      return 'bytes' in shared ? shared.bytes : undefined
    })
  }
  // One without an index has tracked nothing yet.
  return index.refused === 'does not exist' ? new Set() : undefined
}
