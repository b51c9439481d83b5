/**
 * The user's own programs, asked a question: child processes, beside `git.ts`, and only when a switch says that registries are
 * asked, or secrets are to be kept. Nothing of what is scanned is in between: not its settings, and not its programs.
 */

import { spawnSync } from 'node:child_process'
import { mkdtempSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { delimiter, isAbsolute, join, relative } from 'node:path'
import { errnoOf } from './errors.ts'
import type { Answer, Question } from './installed/model.ts'

/** A registry that is slow answers within this; one that never does is not waited for. */
const LONGEST_MS = 30_000
/** npm tells all versions within a range; the longest lists have some thousand. */
const LONGEST_ANSWER = 4 * 2 ** 20

/**
 * Starts a program of the user's PATH in an empty folder, and waits for its end. Programs in one of the folders `away`, which
 * are scanned, and those of any `node_modules` are not the user's, wherever PATH has them: npm puts them first.
 */
export function ask({ program, args, input }: Question, away: readonly string[], longestMs = LONGEST_MS): Answer {
  let folder: string | undefined
  try {
    const folders = (process.env['PATH'] ?? '').split(delimiter).filter((each) => isUsers(each, away))
    const found = locate(program, folders, away)
    if (!found) return { kind: 'absent' }
    folder = emptyFolder()
    const whole = { program: found.program, args: [...found.args, ...args] }
    const isPiped = input !== undefined && process.platform !== 'win32'
    const started = isPiped ? piped(whole) : whole
    const run = spawnSync(started.program, started.args, {
      cwd: folder,
      env: environment(folders, away),
      encoding: 'utf8',
      input: input ?? '',
      timeout: longestMs,
      killSignal: isPiped ? 'SIGTERM' : 'SIGKILL',
      maxBuffer: LONGEST_ANSWER,
      windowsHide: true,
    })
    const code = errnoOf(run.error)
    // It ended before it had read what it was given, and so has not kept it, whatever it says.
    if (code === 'EPIPE') return { kind: 'refused', text: run.stdout }
    if (code !== undefined) return { kind: /^(?:ETIMEDOUT|ENOBUFS)$/.test(code) ? 'stopped' : 'absent' }
    return run.status === null
      ? { kind: 'stopped' }
      : { kind: run.status === 0 ? 'answered' : 'refused', text: run.stdout }
  } catch {
    // Node's permission model throws where the system would refuse, and there may be no folder to be had.
    return { kind: 'absent' }
  } finally {
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
  }
}

/**
 * The program that a shell starts with a pipe to read from. It ends as all of it ends, and no program is started on nothing
 * where there is no `cat`; when time is up, or somebody has enough, it is killed with the shell.
 */
const PIPED = [
  'command -v cat >/dev/null || exit 127',
  // What runs in the background has no input but what it is given.
  'exec 3<&0',
  'cat <&3 | "$@" 3<&- &',
  "trap 'kill -9 $!; wait $!' HUP INT TERM",
  'wait $!',
].join('\n')

/**
 * Node gives a program a socket to read from. Linux opens that under no name, so that nobody can read `/dev/stdin` (`ENXIO`),
 * and some programs take only a pipe for input. Neither the shell nor `cat` is told more than the program.
 */
function piped({ program, args }: Program): Program {
  return { program: '/bin/sh', args: ['-c', PIPED, 'sh', program, ...args] }
}

/** npm and uv look for settings in the folders above as well, up to one that has such a file: /tmp is everybody's. */
function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'mcp-audit-'))
  writeFileSync(join(folder, 'package.json'), '{}')
  writeFileSync(join(folder, 'uv.toml'), '')
  return folder
}

interface Program {
  readonly program: string
  readonly args: readonly string[]
}

function locate(program: string, folders: readonly string[], away: readonly string[]): Program | undefined {
  for (const folder of folders) {
    const found = process.platform === 'win32' ? onWindows(folder, program) : plain(join(folder, program))
    if (found && isUsers(found.program, away)) return found
  }
  return undefined
}

/** Node starts no batch file without a shell, and npm for Windows is one: what it would start is started. */
function onWindows(folder: string, program: string): Program | undefined {
  const script = join(folder, 'node_modules', 'npm', 'bin', 'npm-cli.js')
  if (program === 'npm' && isFile(script)) return { program: process.execPath, args: [script] }
  return plain(join(folder, `${program}.exe`))
}

function plain(path: string): Program | undefined {
  return isFile(path) ? { program: path, args: [] } : undefined
}

function isFile(path: string): boolean {
  try {
    return statSync(path).isFile()
  } catch {
    return false
  }
}

/**
 * Whether a path of PATH is the user's: absolute, and neither in a scanned folder nor what npm put there. A folder that holds
 * the whole home is scanned as well by some, and what lies in a home is the user's.
 */
function isUsers(path: string, away: readonly string[]): boolean {
  if (!isAbsolute(path) || /[\\/]node_modules[\\/]\.bin(?:[\\/]|$)/.test(path)) return false
  const real = realPath(path)
  const home = realHome()
  const folders = away.flatMap((folder) => realPath(folder) ?? []).filter((folder) => !isWithin(home, folder))
  return real !== undefined && !folders.some((folder) => isWithin(real, folder))
}

/** Where there is none that may be looked at, nothing of what is scanned holds it. */
function realHome(): string {
  try {
    return realpathSync(homedir())
  } catch {
    return '/'
  }
}

function realPath(path: string): string | undefined {
  try {
    return realpathSync(path)
  } catch {
    return undefined
  }
}

function isWithin(path: string, folder: string): boolean {
  const below = relative(folder, path)
  return !isAbsolute(below) && below !== '..' && !/^\.\.[\\/]/.test(below)
}

/**
 * What npm sets for the scripts that it runs, in small letters, says what it read in the project's own `.npmrc`, and would be
 * taken for the user's, which are written in capitals. An environment that was activated in a scanned folder is none to ask a
 * Python of. What a client starts in turn, as npm does the `node` of its first line, it finds where it was found itself.
 */
function environment(folders: readonly string[], away: readonly string[]): NodeJS.ProcessEnv {
  const isOfNpm = process.env['npm_execpath'] !== undefined || process.env['npm_command'] !== undefined
  const isDropped = (name: string, value: string) =>
    /^path$/i.test(name) ||
    (isOfNpm && /^(?:npm_|NODE_OPTIONS$|INIT_CWD$)/.test(name)) ||
    (name === 'VIRTUAL_ENV' && !isUsers(value, away))
  const kept = Object.entries(process.env).filter(([name, value = '']) => !isDropped(name, value))
  return { ...Object.fromEntries(kept), PATH: folders.join(delimiter) }
}
