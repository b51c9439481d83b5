/** What the next commit is made of: git's index, as it stands or as a commit that is being made has it. */

import { isAbsolute, join } from 'node:path'
import { slashed } from '../discover/machine.ts'
import { isUsageError, UsageError } from '../errors.ts'
import type { Asking, Git } from '../git.ts'
import type { TreeEntry } from '../git-tree.ts'

/** An entry of the index. */
export interface IndexEntry extends TreeEntry {
  /** 0, or 1 to 3 of a path that is not merged yet. */
  readonly stage: number
}

export interface Index {
  /** The top of the work tree: absolute, `/` between segments. */
  readonly top: string
  readonly entries: readonly IndexEntry[]
  /** Paths whose entry is not that of HEAD, deleted ones included; relative to the top. */
  readonly changed: ReadonlySet<string>
  /** Paths that are only meant to be added (`git add -N`): in no commit, and no entry here. */
  readonly meant: ReadonlySet<string>
  /** The commit that it is compared with; undefined before the first. */
  readonly head: string | undefined
}

export interface Asked {
  readonly gitIn: (asking: Asking, env?: Readonly<Record<string, string>>) => Git
  readonly records: (output: Buffer) => readonly string[]
  /** GIT_INDEX_FILE, as a hook finds it. */
  readonly named: string | undefined
  /** GIT_DIR, the same. */
  readonly repository: string | undefined
}

/**
 * The index of the repository around a folder, or the one that a commit which is being made names in GIT_INDEX_FILE: that of
 * `git commit -a` is `index.lock`, that of `git commit <path>` is `next-index-<pid>.lock` beside the index
 * (git-scm.com/docs/githooks: hooks find it in the variable). Throws a UsageError where there is no repository, no work tree or no git, and
 * where the index that is named is another repository's.
 */
export function stagedIndex({ folder, what }: Asking, asked: Asked): Index {
  const { gitIn, records } = asked
  const words = ['rev-parse', '--is-inside-work-tree', '--show-cdup', '--absolute-git-dir']
  const [isInside, up = '', ...rest] = gitIn({ folder, what })(words).toString().split('\n')
  if (isInside !== 'true')
    throw new UsageError(`${what} needs a work tree, and the repository at '${folder}' does not have one.`)
  const top = slashed(join(folder, up)).replace(/(?<=.)\/$/, '')
  const index = indexNamed(asked, top, slashed(rest.join('\n').replace(/\n$/, '')), what)
  const git = gitIn({ folder: top, what }, index === undefined ? {} : { GIT_INDEX_FILE: index })
  const entries = records(git(['ls-files', '-s', '-z'])).flatMap(entryIn)
  const head = headOf(git)
  const changed = (meant: Meant) => new Set(records(git(differing(git, head, meant))).filter(Boolean))
  const meant = entries.some(({ oid }) => EMPTY.has(oid))
    ? without(changed('--ita-visible-in-index'), changed('--ita-invisible-in-index'))
    : new Set<string>()
  return {
    top,
    entries: entries.filter(({ path }) => !meant.has(path)),
    changed: changed('--ita-invisible-in-index'),
    meant,
    head,
  }
}

/** Of no bytes, by SHA-1 and by SHA-256: what an entry has that is only meant to be added. */
const EMPTY: ReadonlySet<string> = new Set([
  'e69de29bb2d1d6434b8b29ae775ad8c2e48c5391',
  '473a0f4c3be8a93681a267e3b1e9a7dcda1185436fe141f7749120a303721813',
])

/**
 * The index that a commit which is being made names; another repository's is refused, since it says nothing of this one.
 * `folder`: where git keeps this one.
 */
function indexNamed({ named, repository, gitIn }: Asked, top: string, folder: string, what: string) {
  if (!named) return undefined
  // Hooks are started at the top, which it is relative to.
  const at = (path: string) => slashed(isAbsolute(path) ? path : join(top, path))
  const index = at(named)
  const holder = index.slice(0, index.lastIndexOf('/'))
  if ([folder, `${top}/.git`].includes(holder)) return index
  // A link may lead to it, as git spells where it was started from; an index of somebody's own may lie anywhere.
  const keeper = keptBy(holder) ?? (repository ? keptBy(at(repository)) : folder)
  if (keeper === folder) return index
  throw new UsageError(
    "GIT_INDEX_FILE names an index that is not this repository's, so what is being committed cannot be determined.",
    [`${what} judges the repository around here. Without GIT_INDEX_FILE it judges what is staged in it.`],
  )

  function keptBy(place: string): string | undefined {
    try {
      return slashed(gitIn({ folder: place, what })(['rev-parse', '--absolute-git-dir']).toString().replace(/\n$/, ''))
    } catch (error) {
      if (isUsageError(error)) return undefined
      throw error
    }
  }
}

function entryIn(line: string): readonly IndexEntry[] {
  const [, mode = '', oid = '', stage, path = ''] = /^(\d{6}) ([0-9a-f]{40,64}) ([0-3])\t(.+)$/s.exec(line) ?? []
  return path === '' ? [] : [{ mode, oid, stage: Number(stage), path }]
}

type Meant = '--ita-visible-in-index' | '--ita-invisible-in-index'

function headOf(git: Git): string | undefined {
  const named = git(['cat-file', '--batch-check=%(objectname) %(objecttype)'], 'HEAD\n').toString()
  return /^([0-9a-f]{40,64}) commit$/m.exec(named)?.[1]
}

/** Asks for paths whose entry is not that of HEAD. Before the first commit all are compared with a tree that holds nothing. */
function differing(git: Git, head: string | undefined, meant: Meant): readonly string[] {
  const against = head ?? git(['hash-object', '-t', 'tree', '--stdin']).toString().trim()
  const words = ['--cached', '--name-only', '--no-renames', '--no-ext-diff', '--ignore-submodules=all', '-z', meant]
  return ['diff-index', ...words, against, '--']
}

function without(all: ReadonlySet<string>, some: ReadonlySet<string>): ReadonlySet<string> {
  return new Set([...all].filter((each) => !some.has(each)))
}
