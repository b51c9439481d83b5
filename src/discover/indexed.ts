/** What a repository tracks below a folder, by its index alone. Loaded for `--tracked`, which asks git where this leaves it open. */

import type { FileSystem } from '../io.ts'
import { endingLike, type Wanted } from './git-index.ts'
import { type Listing, listing, matters } from './listing.ts'
import type { PatternIndex } from './patterns.ts'
import { repositoryAround, settingsOf, trackedBy } from './repository.ts'

/** Settings that may say that the work tree lies elsewhere: `core.worktree`, and others that lead to further files of settings. */
const ELSEWHERE = /^(?:core\.worktree|extensions\.worktreeconfig|include(?:if)?\.)/

/** Undefined where only git can tell: outside of repositories, of a sparse index, where settings may move the work tree. */
export function indexedBelow(folder: string, patterns: PatternIndex, fs: FileSystem): Listing | undefined {
  const repository = repositoryAround(folder, fs)
  if (!repository || settingsOf(repository, fs).some(({ name }) => ELSEWHERE.test(name))) return undefined
  const prefix = folder === repository.root ? '' : `${folder.slice(repository.root.length + 1)}/`
  const sought = endingLike(
    patterns.endings(),
    (path) => path.startsWith(prefix) && matters(path.slice(prefix.length), folder, patterns),
  )
  const all: Wanted = { has: (path) => path.startsWith(prefix), mayEnd: () => true, mayLieIn: () => true }
  const namesOf = (wanted: Wanted) => {
    const found = trackedBy(repository, wanted, fs)
    return found && [...found].map((path) => path.slice(prefix.length))
  }
  const names = namesOf(sought)
  return names && listing(folder, names, () => namesOf(all) ?? [])
}
