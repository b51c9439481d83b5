/** What git knows, asked of git itself: a child process, and only under `--tracked` and `--staged`. See `ask.ts` for the only others. */

import { type SpawnSyncReturns, spawnSync } from 'node:child_process'
import { dirname, isAbsolute, join } from 'node:path'
import { UsageError } from './errors.ts'

/**
 * The files below a folder that git tracks, absolute, `/` between segments. Neither hooks nor a file-system monitor that the
 * repository's configuration names are run: both would be commands of the scanned repository.
 */
export function tracked(folder: string): readonly string[] {
  const run = git('--tracked', folder, ['ls-files', '--cached', '-z'])
  if (run.status !== 0) throw new UsageError(refusal('--tracked', folder, run.stderr.toString()))
  return run.stdout
    .toString()
    .split('\0')
    .filter((path) => path !== '')
    .map((path) => `${folder}/${path}`)
}

/** An entry of the index. */
export interface IndexEntry {
  /** Relative to the top of the work tree, `/` between segments; what is no UTF-8 in it reads U+FFFD. */
  readonly path: string
  /** As git writes it: `100644`, `100755`, `120000` (a symbolic link), `160000` (a submodule). */
  readonly mode: string
  /** The object's name, in hexadecimal digits. */
  readonly object: string
  /** 0, or 1 to 3 of a path that is not merged yet. */
  readonly stage: number
}

export type Blob = { readonly bytes: Uint8Array } | { readonly size: number } | 'missing'

/** What the next commit is made of. */
export interface Index {
  /** The top of the work tree: absolute, `/` between segments. */
  readonly top: string
  readonly entries: readonly IndexEntry[]
  /** Paths whose entry is not that of HEAD, deleted ones included. */
  readonly changed: ReadonlySet<string>
  /** The contents of blobs, as they are stored: no filter of the repository has seen them. Of a larger one only its size, in bytes. */
  readonly blobs: (objects: readonly string[], mostBytes: number) => ReadonlyMap<string, Blob>
  /** Whether GIT_INDEX_FILE names an index that is not this repository's, so that it was not looked at. */
  readonly isOthers: boolean
}

/**
 * The index of the repository around a folder, or the one that a commit which is being made names in GIT_INDEX_FILE: that of
 * `git commit -a` is `index.lock`, that of `git commit <path>` is `next-index-<pid>.lock` beside the index
 * (git-scm.com/docs/githooks: hooks find it in the variable). Throws a UsageError where there is no repository, no work tree or no git.
 */
export function staged(folder: string): Index {
  const [isInside, up = '', ...rest] = asking(folder)([
    'rev-parse',
    '--is-inside-work-tree',
    '--show-cdup',
    '--absolute-git-dir',
  ])
    .toString()
    .split('\n')
  if (isInside !== 'true')
    throw new UsageError(`'${SWITCH}' needs a work tree, and the repository at '${folder}' has none.`)
  const top = slashed(join(folder, up)).replace(/(?<=.)\/$/, '')
  const { index, isOthers } = indexNamed(top, slashed(rest.join('\n').replace(/\n$/, '')))
  const ask = asking(top, index === undefined ? {} : { GIT_INDEX_FILE: index })
  const entries = entriesIn(ask(['ls-files', '-s', '-z']))
  // What is only meant to be added (`git add -N`) is in no commit.
  const meant = entries.some(({ object }) => EMPTY.has(object))
    ? without(differing(ask, '--ita-visible-in-index'), differing(ask, '--ita-invisible-in-index'))
    : new Set<string>()
  return {
    top,
    entries: entries.filter(({ path }) => !meant.has(path)),
    changed: differing(ask, '--ita-invisible-in-index'),
    blobs: (objects, mostBytes) => blobsOf(objects, mostBytes, ask),
    isOthers,
  }
}

const SWITCH = '--staged'
/** Of no bytes, by SHA-1 and by SHA-256: what an entry has that is only meant to be added. */
const EMPTY: ReadonlySet<string> = new Set([
  'e69de29bb2d1d6434b8b29ae775ad8c2e48c5391',
  '473a0f4c3be8a93681a267e3b1e9a7dcda1185436fe141f7749120a303721813',
])

/** Gives what git prints; throws a UsageError where it fails. */
type Ask = (args: readonly string[], input?: string) => Buffer

function asking(folder: string, env: Readonly<Record<string, string>> = {}): Ask {
  return (args, input = '') => {
    const run = git(SWITCH, folder, args, { input, env })
    if (run.status !== 0) throw new UsageError(refusal(SWITCH, folder, run.stderr.toString()))
    return run.stdout
  }
}

/** The index that a commit which is being made names, where it lies in this repository's own folder. */
function indexNamed(top: string, folder: string): { readonly index?: string; readonly isOthers: boolean } {
  const named = process.env['GIT_INDEX_FILE']
  if (!named) return { isOthers: false }
  // Hooks are started at the top, which it is relative to.
  const index = slashed(isAbsolute(named) ? named : join(top, named))
  return [folder, `${top}/.git`].includes(index.slice(0, index.lastIndexOf('/')))
    ? { index, isOthers: false }
    : { isOthers: true }
}

function entriesIn(listed: Buffer): readonly IndexEntry[] {
  return listed
    .toString()
    .split('\0')
    .flatMap((line) => {
      const [, mode = '', object = '', stage, path = ''] = /^(\d{6}) ([0-9a-f]{40,64}) ([0-3])\t(.+)$/s.exec(line) ?? []
      return path === '' ? [] : [{ mode, object, stage: Number(stage), path }]
    })
}

/** Paths whose entry is not that of HEAD. Before the first commit all are compared with a tree that holds nothing. */
function differing(ask: Ask, meant: '--ita-visible-in-index' | '--ita-invisible-in-index'): ReadonlySet<string> {
  const [, head] =
    /^([0-9a-f]{40,64}) commit$/m.exec(
      ask(['cat-file', '--batch-check=%(objectname) %(objecttype)'], 'HEAD\n').toString(),
    ) ?? []
  const against = head ?? ask(['hash-object', '-t', 'tree', '--stdin']).toString().trim()
  const words = ['--cached', '--name-only', '--no-renames', '--no-ext-diff', '--ignore-submodules=all', '-z', meant]
  const listed = ask(['diff-index', ...words, against, '--'])
  return new Set(listed.toString().split('\0').filter(Boolean))
}

/** A batch is no larger than this, in bytes: what is read at once is held at once. */
const LARGEST_BATCH = 2 ** 28

function blobsOf(objects: readonly string[], mostBytes: number, ask: Ask): ReadonlyMap<string, Blob> {
  const blobs = new Map<string, Blob>()
  const wanted: { readonly object: string; readonly size: number }[] = []
  const names = [...new Set(objects)]
  const lines = ask(['cat-file', '--batch-check'], names.map((name) => `${name}\n`).join('')).toString()
  for (const line of lines.split('\n')) {
    const [, object = '', size] = /^([0-9a-f]{40,64}) blob (\d{1,16})$/.exec(line) ?? []
    if (object === '') continue
    if (Number(size) > mostBytes) blobs.set(object, { size: Number(size) })
    else wanted.push({ object, size: Number(size) })
  }
  for (let from = 0; from < wanted.length; ) {
    let to = from
    for (let sum = 0; to < wanted.length && (to === from || sum + (wanted[to]?.size ?? 0) <= LARGEST_BATCH); to++)
      sum += wanted[to]?.size ?? 0
    const batch = wanted.slice(from, to)
    const read = ask(['cat-file', '--batch'], batch.map(({ object }) => `${object}\n`).join(''))
    let at = 0
    for (const { object, size } of batch) {
      // A line of name, kind and size, the content, and a line break.
      const begin = read.indexOf(0x0a, at) + 1
      blobs.set(object, { bytes: read.subarray(begin, begin + size) })
      at = begin + size + 1
    }
    from = to
  }
  return new Map(names.map((name) => [name, blobs.get(name) ?? 'missing']))
}

function without(all: ReadonlySet<string>, some: ReadonlySet<string>): ReadonlySet<string> {
  return new Set([...all].filter((each) => !some.has(each)))
}

function slashed(path: string): string {
  return process.platform === 'win32' ? path.replaceAll('\\', '/') : path
}

/** Neither hooks nor a file-system monitor: both would be commands of the repository that is looked at. */
const HARMLESS = ['-c', 'core.fsmonitor=false', '-c', 'core.hooksPath=/dev/null', '--no-optional-locks']

function git(
  flag: string,
  folder: string,
  args: readonly string[],
  { input = '', env = {} }: { readonly input?: string; readonly env?: Readonly<Record<string, string>> } = {},
): SpawnSyncReturns<Buffer> {
  try {
    // Windows looks for a program in the working directory first, and a `git.exe` there would be the scanned repository's.
    const cwd = dirname(process.execPath)
    const run = spawnSync('git', ['-C', folder, ...HARMLESS, ...args], {
      cwd,
      input,
      maxBuffer: 2 ** 30,
      env: { ...environment(), ...env },
      windowsHide: true,
    })
    if (!run.error) return run
  } catch {
    // Node's permission model throws where the system would refuse.
  }
  throw new UsageError(`'${flag}' needs git, which could not be started.`)
}

/**
 * Hooks of git are started with variables that name their own repository, and it is the folder that is asked about. Of a
 * partial clone nothing is fetched (git-scm.com/docs/git, GIT_NO_LAZY_FETCH), no object stands for another, and git complains in English.
 */
function environment(): NodeJS.ProcessEnv {
  const { GIT_DIR: _, GIT_WORK_TREE: __, GIT_INDEX_FILE: ___, GIT_COMMON_DIR: ____, ...others } = process.env
  return { ...others, GIT_NO_LAZY_FETCH: '1', GIT_NO_REPLACE_OBJECTS: '1', LC_ALL: 'C' }
}

function refusal(flag: string, folder: string, words: string): string {
  if (words.includes('dubious ownership'))
    return `'${flag}' asks git, which does not trust '${folder}': it belongs to another user (see safe.directory).`
  // Objects of a partial clone, or of one that is damaged.
  if (/unable to read|bad object|could not (?:read|fetch)|missing|promisor/i.test(words))
    return `'${flag}' asks git, which could not read all of the repository around '${folder}'.`
  return `'${flag}' needs a git repository, and '${folder}' is in none that can be read.`
}
