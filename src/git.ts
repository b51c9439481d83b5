/** What git knows, asked of git itself: a child process, and only under `--tracked`. See `ask.ts` for the only others. */

import { type SpawnSyncReturns, spawnSync } from 'node:child_process'
import { dirname } from 'node:path'
import { UsageError } from './errors.ts'

/**
 * The files below a folder that git tracks, absolute, `/` between segments. Neither hooks nor a file-system monitor that the
 * repository's configuration names are run: both would be commands of the scanned repository.
 */
export function tracked(folder: string): readonly string[] {
  const run = git([
    '-C',
    folder,
    '-c',
    'core.fsmonitor=false',
    '-c',
    'core.hooksPath=/dev/null',
    '--no-optional-locks',
    'ls-files',
    '--cached',
    '-z',
  ])
  if (run.status !== 0) throw new UsageError(refusal(folder, run.stderr))
  return run.stdout
    .split('\0')
    .filter((path) => path !== '')
    .map((path) => `${folder}/${path}`)
}

function git(args: readonly string[]): SpawnSyncReturns<string> {
  try {
    // Windows looks for a program in the working directory first, and a `git.exe` there would be the scanned repository's.
    const cwd = dirname(process.execPath)
    const run = spawnSync('git', args, { cwd, encoding: 'utf8', maxBuffer: 2 ** 30, env: environment() })
    if (!run.error) return run
  } catch {
    // Node's permission model throws where the system would refuse.
  }
  throw new UsageError("'--tracked' needs git, which could not be started.")
}

/** Hooks of git are started with variables that name their own repository, and it is the folder that is asked about. */
function environment(): NodeJS.ProcessEnv {
  const { GIT_DIR: _, GIT_WORK_TREE: __, GIT_INDEX_FILE: ___, GIT_COMMON_DIR: ____, ...others } = process.env
  return others
}

function refusal(folder: string, words: string): string {
  return words.includes('dubious ownership')
    ? `'--tracked' asks git, which does not trust '${folder}': it belongs to another user (see safe.directory).`
    : `'--tracked' needs a git repository, and '${folder}' is in none that can be read.`
}
