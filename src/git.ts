/** What git knows, asked of git itself: a child process, and only where the command line asks for it. See `ask.ts` for the only others. */

import { spawnSync } from 'node:child_process'
import { dirname } from 'node:path'
import { UsageError } from './errors.ts'
import type { Blob, BlobReader, TreeEntry } from './git-tree.ts'

/** A folder of a repository, and what needs git there, as it is told: `'--tracked'`. */
export interface Asking {
  readonly folder: string
  readonly what: string
}

/** The files below a folder that git tracks, relative to it, `/` between segments. */
export function tracked(folder: string): readonly string[] {
  return filesOf({ folder, what: "'--tracked'" }, ['--cached'])
}

/** The same with those that it would take with the next `git add .`: everything but what it ignores. */
export function known(asking: Asking): readonly string[] {
  return filesOf(asking, ['--cached', '--others', '--exclude-standard'])
}

function filesOf(asking: Asking, which: readonly string[]): readonly string[] {
  // Each ends with a NUL.
  return gitIn(asking)(['ls-files', ...which, '-z'])
    .toString('utf8')
    .split('\0')
    .slice(0, -1)
}

/** The name of the object that a revision stands for, as a `commit` or a `tree`; undefined where it stands for none that is here. */
export function objectOf(asking: Asking, revision: string, kind: 'commit' | 'tree'): string | undefined {
  // A branch may be called anything, by anybody; and no argument of a program can hold a NUL.
  if (revision.startsWith('-') || revision.includes('\0')) return undefined
  const run = git(asking, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{${kind}}`])
  if (/not a git repository|dubious ownership/.test(run.stderr)) throw new UsageError(refusal(asking, run.stderr))
  return oidIn(run)
}

/** SHA-1 or SHA-256. */
const OID = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/

/** The best common ancestor of two commits, by the names of their objects; undefined where there is none here. */
export function mergeBase(asking: Asking, a: string, b: string): string | undefined {
  return oidIn(git(asking, ['merge-base', a, b]))
}

/** The first that was printed, if it went well. */
function oidIn({ status, stdout }: Run): string | undefined {
  const [oid = ''] = stdout.toString('latin1').trim().split('\n')
  return status === 0 && OID.test(oid) ? oid : undefined
}

/** Short names of branches, remote branches and tags, at most so many. */
export function namesOfRevisions(asking: Asking): readonly string[] {
  const run = git(asking, [
    'for-each-ref',
    '--count=5000',
    '--format=%(refname:short)',
    'refs/heads',
    'refs/remotes',
    'refs/tags',
  ])
  return run.status === 0 ? run.stdout.toString('utf8').split('\n').filter(Boolean) : []
}

/** Whether its history was cut off, as CI does that. */
export function isShallow(asking: Asking): boolean {
  return git(asking, ['rev-parse', '--is-shallow-repository']).stdout.toString('latin1').trim() === 'true'
}

/** Everything in a tree, by the name of its object. */
export function entriesOf(asking: Asking, tree: string): readonly TreeEntry[] {
  const run = git(asking, ['ls-tree', '-r', '-z', '--full-tree', tree])
  if (run.status !== 0)
    throw new UsageError(`${asking.what} cannot read the tree '${tree}': some of it is not in this clone.`)
  return records(run.stdout).flatMap((record) => {
    const [, mode, oid, path] = /^([0-7]{6}) [a-z]+ ([0-9a-f]{40,64})\t(.+)$/s.exec(record) ?? []
    return mode === undefined || oid === undefined || path === undefined ? [] : [{ path, mode, oid }]
  })
}

/** What NUL ends each of, an empty one behind the last. */
export function records(output: Buffer): readonly string[] {
  const text = output.toString('utf8')
  if (!text.includes('\u{fffd}')) return text.split('\0')
  return output.toString('latin1').split('\0').map(decoded)
}

/**
 * UTF-8, in which a byte that is none becomes half a character, as in Python's `surrogateescape` (PEP 383): two names that
 * differ never become one.
 */
function decoded(latin1: string): string {
  const bytes = Buffer.from(latin1, 'latin1')
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  let text = ''
  for (let at = 0; at < bytes.length; ) {
    const size = [1, 2, 3, 4].find((length) => {
      try {
        return decoder.decode(bytes.subarray(at, at + length)) !== ''
      } catch {
        return false
      }
    })
    text += size === undefined ? String.fromCharCode(0xdc00 + (bytes[at] ?? 0)) : bytes.toString('utf8', at, at + size)
    at += size ?? 1
  }
  return text
}

/** Of what is read at once. */
const MOST_AT_ONCE = 2 ** 26

/** Reads what objects hold: as they were committed, without a filter or a conversion that the repository names. */
export function blobReader(asking: Asking): BlobReader {
  return (oids, most) => {
    const found = new Map<string, Blob>()
    const wanted: { readonly oid: string; readonly size: number }[] = []
    let sum = 0
    const sizes = git(asking, ['cat-file', '--batch-check'], lined(oids)).stdout.toString('latin1').split('\n')
    for (const [index, oid] of oids.entries()) {
      const size = sizeOf(sizes[index] ?? '', oid)
      if (size === undefined) found.set(oid, 'missing')
      else if (size > most) found.set(oid, 'large')
      else if (wanted.length === 0 || sum + size <= MOST_AT_ONCE) {
        wanted.push({ oid, size })
        sum += size
      }
    }
    const output = git(asking, ['cat-file', '--batch'], lined(wanted.map(({ oid }) => oid))).stdout
    let at = 0
    for (const { oid, size } of wanted) {
      const header = output.toString('latin1', at, Math.max(output.indexOf(10, at), at))
      const from = at + header.length + 1
      const whole = sizeOf(header, oid) === size && from + size <= output.length
      found.set(oid, whole ? output.subarray(from, from + size) : 'missing')
      at = from + size + 1
    }
    return found
  }
}

/** Of `<oid> blob <size>`; undefined for any other object, and for none. */
function sizeOf(line: string, oid: string): number | undefined {
  const [named, kind, size = ''] = line.split(' ')
  return named === oid && kind === 'blob' && /^\d{1,15}$/.test(size) ? Number(size) : undefined
}

function lined(words: readonly string[]): string {
  return words.map((word) => `${word}\n`).join('')
}

/** Gives what git prints; throws a UsageError where it fails. */
export type Git = (args: readonly string[], input?: string) => Buffer

/** git in a folder, with further variables. */
export function gitIn(asking: Asking, env: Readonly<Record<string, string>> = {}): Git {
  return (args, input = '') => {
    const run = git(asking, args, input, env)
    if (run.status !== 0) throw new UsageError(refusal(asking, run.stderr))
    return run.stdout
  }
}

interface Run {
  readonly status: number | null
  readonly stdout: Buffer
  readonly stderr: string
}

/**
 * Neither hooks nor a file-system monitor that the repository's configuration names are run, and nothing is written: the
 * commands would be those of the scanned repository.
 */
const HARDENED = [
  '--no-pager',
  '-c',
  'core.fsmonitor=false',
  '-c',
  'core.hooksPath=/dev/null',
  '--no-optional-locks',
  '--no-replace-objects',
]

function git(
  { folder, what }: Asking,
  args: readonly string[],
  input = '',
  env: Readonly<Record<string, string>> = {},
): Run {
  try {
    // Windows looks for a program in the working directory first, and a `git.exe` there would be the scanned repository's.
    const cwd = dirname(process.execPath)
    const command = ['-C', folder, ...HARDENED, ...args]
    const run = spawnSync('git', command, {
      cwd,
      input,
      maxBuffer: 2 ** 30,
      env: { ...environment(), ...env },
      windowsHide: true,
    })
    if (!run.error) return { status: run.status, stdout: run.stdout, stderr: run.stderr.toString('utf8') }
  } catch {
    // Node's permission model throws where the system would refuse.
  }
  throw new UsageError(`${what} needs git, which could not be started.`)
}

/**
 * Hooks of git are started with variables that name their own repository, and it is the folder that is asked about. A clone
 * that has left objects out fetches them when they are asked for, with programs and from places that its settings name: git
 * 2.45 can be told not to (GIT_NO_LAZY_FETCH), and all are told that there is no protocol that they may use (git(1)).
 */
function environment(): NodeJS.ProcessEnv {
  const { GIT_DIR: _, GIT_WORK_TREE: __, GIT_INDEX_FILE: ___, GIT_COMMON_DIR: ____, ...others } = process.env
  return { ...others, LC_ALL: 'C', GIT_NO_LAZY_FETCH: '1', GIT_ALLOW_PROTOCOL: 'none', GIT_TERMINAL_PROMPT: '0' }
}

function refusal({ folder, what }: Asking, words: string): string {
  if (words.includes('dubious ownership'))
    return `${what} asks git, which does not trust '${folder}': it belongs to another user (see safe.directory).`
  // Objects of a partial clone, or of one that is damaged.
  if (/unable to read|bad (?:tree )?object|could not (?:read|fetch)|missing|promisor/i.test(words))
    return `${what} asks git, which could not read all of the repository around '${folder}'.`
  return `${what} needs a git repository, and '${folder}' is in none that can be read.`
}
