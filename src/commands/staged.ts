import { isUsageError, UsageError } from '../errors.ts'
import { type TreeEntry, treeFileSystem, treeOver } from '../git-tree.ts'
import type { FileSystem } from '../io.ts'
import type { Finding } from '../model.ts'
import { isOwn } from '../own-names.ts'
import { counted } from '../report/summary.ts'
import type { Scanned, ScanOptions } from '../scan.ts'
import type { Configuration } from './configuration.ts'
import type { Host } from './host.ts'
import type { ScanFlags } from './scan.ts'
import { type Asked, type Index, stagedIndex } from './staged-index.ts'

/** The view of a run with `--staged`. */
export interface Staged {
  /** The project as it is staged. */
  readonly fs: FileSystem
  /** What is to be looked at, absolute; none for the whole project. */
  readonly paths: readonly string[]
  /**
   * What is told of a run: all of it where paths were looked at, or where our own files have changed, which may have silenced
   * anything; otherwise what is in files that have changed, or points at one, and what HEAD had not.
   */
  readonly told: (run: JudgedBy, judge: (version: Version) => Promise<JudgedBy>) => Promise<Scanned>
  /** Lines for stderr. */
  readonly notes: readonly string[]
}

/** A run, and the configuration that it went by. */
export interface JudgedBy {
  readonly scanned: Scanned
  readonly own: Configuration
}

/** The project as a commit has it. */
export type Version = Required<Pick<ScanOptions, 'git'>> & { readonly fs: FileSystem }

/**
 * The view of the index around `root`. `given`: what was named, absolute; with `--changed` files that have changed, as a hook
 * is told, besides those that git sees differ from HEAD. Throws a UsageError for what cannot be staged, and where no next
 * commit can be told.
 */
export async function stagedView(
  given: readonly string[],
  flags: ScanFlags,
  root: string,
  { fs: disk, env }: Pick<Host, 'fs' | 'env'>,
): Promise<Staged> {
  refuseOthers(given, flags)
  const { blobReader, entriesOf, gitIn, records } = await import('../git.ts')
  const index = indexAround(root, {
    gitIn,
    records,
    named: env['GIT_INDEX_FILE'],
    repository: env['GIT_DIR'],
  })
  refuseUnmerged(index)
  const { entries, top } = index
  const paths = given.map((path) => throughLinks(path, index, disk, gitIn))
  const asking = { folder: top, what: WHAT }
  const over = (tree: readonly TreeEntry[]) => treeOver(disk, treeFileSystem(tree, blobReader(asking), top), top)
  const fs = tellingUnstaged(over(entries), disk)
  const named = flags.changed ? namedAsChanged(paths, index) : []
  if (!flags.changed) for (const path of paths) refuseUnstaged(path, index, fs)
  const notes: string[] = []
  const isWhole = paths.length === 0 || flags.changed === true
  const changed = new Set([...index.changed, ...named])
  return {
    fs,
    notes,
    paths: isWhole ? [] : paths,
    async told(run, judge) {
      if (!isWhole) return run.scanned
      const versionAt = (commit: string): Version => {
        const tree = entriesOf(asking, commit)
        const paths = new Set(tree.map(({ path }) => absolute(path, top)))
        return { fs: over(tree), git: (path) => (paths.has(path) ? 'tracked' : undefined) }
      }
      const { head } = index
      const before = async () => {
        if (head === undefined || index.changed.size === 0) return run
        try {
          return await judge(versionAt(head))
        } catch (error) {
          // Settings of HEAD that cannot be used say nothing of what they silenced.
          if (isUsageError(error)) return undefined
          throw error
        }
      }
      return await ofChanged(run, before, { top, changed }, root, notes)
    },
  }
}

const WHAT = "'--staged'"

function indexAround(folder: string, asked: Asked): Index {
  try {
    return stagedIndex({ folder, what: WHAT }, asked)
  } catch (error) {
    if (!isUsageError(error) || !asked.repository) throw error
    // As a repository of dotfiles has it, whose work tree is a home.
    throw new UsageError(error.message, [
      ...error.hints,
      `${WHAT} looks for the repository around the folder, and ignores GIT_DIR and GIT_WORK_TREE.`,
    ])
  }
}

/** Says of a file that lies there and is not staged, as settings may be that the command line names, that it is not staged. */
function tellingUnstaged(seen: FileSystem, disk: FileSystem): FileSystem {
  return {
    ...seen,
    read(path, links, mostMib) {
      const read = seen.read(path, links, mostMib)
      const isGone = 'refused' in read && read.refused === 'does not exist'
      return isGone && disk.kind(path) === 'file' ? { refused: 'is not staged' } : read
    },
  }
}

/** What other options say about where a run looks. */
function refuseOthers(paths: readonly string[], { scope, tracked, stdinFilename, changed }: ScanFlags): void {
  if (changed && paths.length === 0) throw new UsageError("'--changed' needs the paths of the files that have changed.")
  if (scope !== undefined && scope !== 'project')
    throw new UsageError(
      `'--staged' is about what the next commit contains, and '--scope ${scope}' is not part of that.`,
    )
  if (tracked) throw new UsageError("'--staged' looks only at what git tracks, so '--tracked' does not apply.")
  if (stdinFilename !== undefined || paths.includes('-'))
    throw new UsageError("'--staged' reads what git has staged, not standard input ('-', '--stdin-filename').")
}

/** No commit can be made of it. */
function refuseUnmerged({ entries }: Index): void {
  const unmerged = [...new Set(entries.filter(({ stage }) => stage > 0).map(({ path }) => path))]
  const [first, ...others] = unmerged
  if (first !== undefined)
    throw new UsageError(
      `'--staged' needs an index without conflicts, and '${first}'${others.length > 0 ? ` and ${others.length} more` : ''} ${others.length > 0 ? 'are' : 'is'} not merged yet.`,
    )
}

function refuseUnstaged(path: string, { top, entries }: Index, fs: FileSystem): void {
  const relative = path === top ? '' : relativeTo(top, path)
  if (relative === undefined || relative === '.git' || relative.startsWith('.git/'))
    throw new UsageError(`'${path}' is outside of what the repository '${top}' can stage.`)
  const module = entries.find(
    (entry) => entry.mode === '160000' && (relative === entry.path || relative.startsWith(`${entry.path}/`)),
  )
  if (module)
    throw new UsageError(`'${relative}' belongs to the submodule '${module.path}', which stages its own files.`)
  if (fs.kind(path) === undefined)
    throw new UsageError(`Nothing is staged at '${relative}'.`, ["'git add' stages what is there."])
}

/**
 * What a hook names, relative to the top: no folder, which holds files that have not changed. pre-commit also names what is only
 * meant to be added, with `--all-files`.
 */
function namedAsChanged(paths: readonly string[], { top, entries, meant }: Index): readonly string[] {
  const staged = new Set(entries.map(({ path }) => path))
  return paths.flatMap((path) => {
    const relative = relativeTo(top, path)
    if (relative !== undefined && staged.has(relative)) return [relative]
    if (relative !== undefined && meant.has(relative)) return []
    throw new UsageError(`'--changed' needs staged files, and '${path}' is not staged.`)
  })
}

/** What was named by way of a folder that links lead to, as it is called below the top: git knows where it stands. */
function throughLinks(path: string, { top }: Index, disk: FileSystem, gitIn: Asked['gitIn']): string {
  if (path === top || relativeTo(top, path) !== undefined) return path
  const cut = disk.kind(path) === 'folder' ? path.length : path.lastIndexOf('/')
  const folder = path.slice(0, cut) || '/'
  if (disk.kind(folder) !== 'folder') return path
  const words = ['rev-parse', '--show-toplevel', '--show-prefix']
  try {
    const [own] = gitIn({ folder: top, what: WHAT })(words).toString().split('\n')
    const [other, prefix = ''] = gitIn({ folder, what: WHAT })(words).toString().split('\n')
    return own === other ? `${top}/${prefix}${path.slice(cut + 1)}`.replace(/\/$/, '') : path
  } catch (error) {
    // In no repository, it is refused by the name that it was given.
    if (isUsageError(error)) return path
    throw error
  }
}

function relativeTo(folder: string, path: string): string | undefined {
  if (folder === '/') return path.slice(1)
  return path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : undefined
}

function absolute(path: string, top: string): string {
  return `${top === '/' ? '' : top}/${path}`
}

/** `before`: the run of HEAD, which takes as long again and is asked for where something would be left out. */
async function ofChanged(
  { scanned, own }: JudgedBy,
  before: () => Promise<JudgedBy | undefined>,
  { top, changed }: Pick<Index, 'top' | 'changed'>,
  root: string,
  notes: string[],
): Promise<Scanned> {
  const paths = new Set([...changed].map((path) => absolute(path, top)))
  const isOfRun = ({ absolute, baselinePath, lockPath }: Configuration) =>
    [absolute, baselinePath, lockPath].some((path) => path !== undefined && paths.has(path))
  if (isOfRun(own) || [...changed].some(isOwn)) return scanned
  const shown = new Set([
    ...[...paths].map((path) => relativeTo(root, path) ?? path),
    ...scanned.configs.flatMap((config) => (paths.has(config.absolute ?? '') ? [config.path] : [])),
  ])
  const isChanged = ({ file, related }: Pick<Finding, 'file' | 'related'>) =>
    shown.has(file) || related.some((place) => shown.has(place.file))
  const { report } = scanned
  const last = report.findings.every(isChanged) ? { scanned, own } : await before()
  // Settings may have been taken out of a `package.json` that is still there.
  if (!last || isOfRun(last.own)) return scanned
  // A file that comes or goes changes what is true of another: an env file that git carries, a policy that is gone.
  const known = new Set(last.scanned.shown.map(({ fingerprint }) => fingerprint))
  const findings = report.findings.filter((finding) => isChanged(finding) || !known.has(finding.fingerprint))
  const left = report.findings.length - findings.length
  if (left > 0)
    notes.push(
      `${counted(left, 'finding')} in files that have not changed ${left === 1 ? 'is' : 'are'} left out; 'mcp-audit --staged .' shows all.`,
    )
  return {
    ...scanned,
    report: {
      ...report,
      findings,
      suppressed: report.suppressed.filter(isChanged),
      files: report.files.filter(({ path }) => shown.has(path) || findings.some(({ file }) => file === path)),
      problems: report.problems.filter(({ file }) => shown.has(file)),
    },
  }
}
