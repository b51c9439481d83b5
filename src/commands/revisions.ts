/** Revisions of the repository around here, as file systems. */

import { UsageError } from '../errors.ts'
import { treeFileSystem } from '../git-tree.ts'
import type { FileSystem } from '../io.ts'
import type { GitState } from '../model.ts'
import { closest } from '../triage/suggest.ts'
import { gitRoot, type Host, resolvePath, told } from './host.ts'

/** The files of a project as a commit has them, or as they lie in the work tree. */
export interface Version {
  readonly kind: 'revision' | 'work-tree'
  /** As it was typed. */
  readonly name: string
  readonly fs: FileSystem
  /** Files that count, relative to the root: of the work tree those that git does not ignore. All of them when absent. */
  readonly only?: readonly string[]
  readonly git?: (path: string) => GitState | undefined
}

export interface Versions {
  readonly root: string
  readonly before: Version
  readonly after: Version
}

type Git = typeof import('../git.ts')

const WHAT = "'mcp-audit diff'"

/**
 * Two versions: of two revisions, or of one and the work tree; `a..b` is two, and `a...b` is what they have in common and the
 * second. Nothing is checked out and nothing is written. Throws a UsageError about a revision that there is not.
 *
 * @param folder Of the repository; the one around here when absent.
 */
export async function versionsOf(names: readonly string[], folder: string | undefined, host: Host): Promise<Versions> {
  const root = gitRoot(folder === undefined ? host.cwd : resolvePath(folder, host), host.fs)
  if (root === undefined)
    throw new UsageError(
      `${WHAT} compares revisions of a git repository, and there is none around ${folder === undefined ? 'here' : `'${told(folder)}'`}.`,
      ['To compare reports, name two files.'],
    )
  const git = await import('../git.ts')
  const asking = { folder: root, what: WHAT }
  const range = names.length === 1 ? rangeIn(names[0] ?? '') : undefined
  // A name may hold dots and be none: `HEAD^{/a..b}`.
  if (range && git.objectOf(asking, range.name, 'tree') === undefined) {
    const { name, from, to, isSinceCommon } = range
    const before = isSinceCommon ? commonOf(git, asking, from, to) : from
    return {
      root,
      before: versionAt(git, root, before, isSinceCommon ? name : from),
      after: versionAt(git, root, to, to),
    }
  }
  const [a = '', b] = names
  const before = versionAt(git, root, a, a)
  return { root, before, after: b === undefined ? workTree(git, root, host) : versionAt(git, root, b, b) }
}

interface Range {
  readonly name: string
  readonly from: string
  readonly to: string
  /** Three dots: from what both have in common. */
  readonly isSinceCommon: boolean
}

/** As git has them: a side that is left out is `HEAD` (gitrevisions(7)). */
function rangeIn(name: string): Range | undefined {
  const at = name.indexOf('..')
  if (at < 0) return undefined
  const isSinceCommon = name[at + 2] === '.'
  return {
    name,
    from: name.slice(0, at) || 'HEAD',
    to: name.slice(at + (isSinceCommon ? 3 : 2)) || 'HEAD',
    isSinceCommon,
  }
}

function versionAt(git: Git, root: string, revision: string, name: string): Version {
  const asking = { folder: root, what: WHAT }
  const tree = git.objectOf(asking, revision, 'tree')
  if (tree === undefined) throw unknown(git, asking, revision)
  const entries = git.entriesOf(asking, tree)
  const paths = new Set(entries.map(({ path }) => `${root}/${path}`))
  const fs = treeFileSystem(entries, git.blobReader(asking), root)
  return {
    kind: 'revision',
    name,
    // Whoever looks for the root of the repository finds it.
    fs: { ...fs, kind: (path) => (path === `${root}/.git` ? 'folder' : fs.kind(path)) },
    git: (path) => (paths.has(path) ? 'tracked' : undefined),
  }
}

function workTree(git: Git, root: string, { fs }: Host): Version {
  return { kind: 'work-tree', name: '', fs, only: git.known({ folder: root, what: WHAT }) }
}

/** Where a branch left the other: what came to the other since is not what the branch changes. */
function commonOf(git: Git, asking: Parameters<Git['objectOf']>[0], a: string, b: string): string {
  const [first, second] = [a, b].map((name) => git.objectOf(asking, name, 'commit'))
  if (first === undefined) throw unknown(git, asking, a)
  if (second === undefined) throw unknown(git, asking, b)
  const base = git.mergeBase(asking, first, second)
  if (base !== undefined) return base
  throw new UsageError(`'${told(a)}' and '${told(b)}' have no commit in common here.`, shallowHint(git, asking))
}

function unknown(git: Git, asking: Parameters<Git['objectOf']>[0], revision: string): UsageError {
  if (revision.startsWith('-'))
    return new UsageError(`'${told(revision)}' is not a revision: it begins like an option.`)
  const names = git.namesOfRevisions(asking)
  if (names.length === 0 && git.objectOf(asking, 'HEAD', 'commit') === undefined)
    return new UsageError(`There is no revision '${told(revision)}': the repository has no commit yet.`)
  // `main` of a clone that has only `origin/main`, as CI makes it.
  const near = names.find((name) => name.endsWith(`/${revision}`)) ?? closest(revision, [...names, 'HEAD'])
  return new UsageError(`There is no revision '${told(revision)}' here, and no file of that name.`, [
    ...(near === undefined ? [] : [`Did you mean '${told(near)}'?`]),
    ...shallowHint(git, asking),
  ])
}

function shallowHint(git: Git, asking: Parameters<Git['objectOf']>[0]): readonly string[] {
  return git.isShallow(asking)
    ? ["This clone is shallow: fetch the rest of its history ('fetch-depth: 0' for actions/checkout)."]
    : []
}
