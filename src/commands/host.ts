/** The process, as the commands see it: given by `cli.ts`, so that every command can be run by a test. */

import type { Readable, Writable } from 'node:stream'
import { isAbsolute, type Machine } from '../discover/machine.ts'
import type { Ask } from '../installed/model.ts'
import type { FileSystem } from '../io.ts'
import { withoutTokens } from '../knowledge/secrets/redact.ts'
import type { Opened } from '../pieces.ts'
import { neutralise } from '../report/text.ts'

export interface Stream {
  write(text: string): void
  readonly isTTY: boolean
  readonly columns: number | undefined
}

export interface Host {
  /** Absolute, `/` between segments. */
  readonly cwd: string
  readonly env: Readonly<Record<string, string | undefined>>
  /** This machine; on WSL also the Windows it runs on. */
  readonly machines: readonly Machine[]
  readonly fs: FileSystem
  readonly stdout: Stream
  readonly stderr: Stream
  readonly version: string
  /** All of standard input. */
  readonly input: () => Promise<Uint8Array>
  /** A file, or standard input where there is no path, piece by piece, for what may be of any size. */
  readonly pieces?: (path: string | undefined) => Promise<Opened>
  /** Writes a file whole or not at all; throws a UsageError that says why not. */
  readonly write: (path: string, text: string) => void
  /**
   * Puts bytes in the place of those that were read from a path, or makes the file where `before` is undefined: whole or not at
   * all, with the permissions and the owner that it has, through symbolic links. Throws a UsageError that says why
   * not, also where the file is no longer what was read.
   */
  readonly replace: (path: string, content: Replacement) => void
  /** A line that somebody types at the terminal; undefined where standard input is none. */
  readonly prompt?: ((question: string) => Promise<string>) | undefined
  /** The module at a path: a plug-in that the command line names. Throws what it throws. */
  readonly load: (path: string) => unknown
  /** For a talk that goes on until its input ends; absent where nobody is there to talk to. */
  readonly converse?: () => Conversation
  /** Milliseconds, monotonic. */
  readonly clock: () => number
  /** Milliseconds since 1970: for a report that has to say when it was made, and nothing else. */
  readonly now: () => number
  /** YYYY-MM-DD. */
  readonly today: () => string
  /** Asks a program of the user's a question; absent where none is ever asked. */
  readonly ask?: Ask
  /** What goes on until somebody stops it; absent where nothing does. Signals end no run any more once it has been called. */
  readonly live?: () => Promise<Live>
}

/** Standard input and output, as streams. */
export interface Conversation {
  readonly input: Readable
  readonly output: Writable
  /** Whether there is a process of this id. */
  readonly isAlive: (id: number) => boolean
}

/** Columns to wrap at: those of the terminal, within what can be read; 80 where there is none. */
export function widthOf({ columns }: Stream, most = 120): number {
  // A pseudo-terminal that nobody has given a size says 0.
  return Math.min(Math.max(columns || 80, 40), most)
}

/** For commands that have nothing to tell of. */
export const NOTHING_FOUND =
  "note: No MCP client configuration was found. Run 'mcp-audit clients' to see where mcp-audit looks.\n"

export interface Live {
  /** Tells of what changes in a folder, and of the folder itself, but not of what lies in those below it. */
  readonly watch: (folder: string, heard: (name: string | undefined) => void) => WatchResult
  /** Where a file leads that is a link, one place after the other, absolute; none for what is no link. */
  readonly leads: (path: string) => readonly string[]
  /** Comes true when somebody ends the run (SIGINT, SIGTERM), or nobody reads standard output any more. */
  readonly stopped: Promise<void>
  readonly now: () => Date
}

/** `full`: the system has nothing left to watch with. `refused`: this folder cannot be watched. */
export type WatchResult = { readonly close: () => void } | 'full' | 'refused'

export interface Replacement {
  readonly before: Uint8Array | undefined
  readonly after: Uint8Array
  /** Permissions that it is to have; of one that is there, those that it has when absent. */
  readonly mode?: number
}

/** Exit codes, the same for every command and format. */
export const PASSED = 0
export const FAILED = 1
export const COULD_NOT = 2
export type ExitCode = typeof PASSED | typeof FAILED | typeof COULD_NOT

/** An absolute path, from one that is relative to the working directory. */
export function resolvePath(path: string, host: Host): string {
  const forward = path.replaceAll('\\', host.machines[0]?.os === 'win32' ? '/' : '\\')
  const absolute = isAbsolute(forward) ? forward : `${host.cwd}/${forward}`
  const segments: string[] = []
  for (const segment of absolute.split('/')) {
    if (segment === '..') segments.pop()
    else if (segment !== '.' && segment !== '') segments.push(segment)
  }
  const joined = segments.join('/')
  return absolute.startsWith('/') ? `/${joined}` : joined
}

/** The nearest folder at or above `from` that holds `.git`; undefined when none does. */
export function gitRoot(from: string, fs: FileSystem): string | undefined {
  for (let folder = from; folder !== ''; folder = folder.slice(0, folder.lastIndexOf('/'))) {
    if (fs.kind(`${folder}/.git`) !== undefined) return folder
  }
  return undefined
}

/** Words that somebody typed, or a name of theirs, as they may be told: no terminal obeys them, and no token is in them. */
export function told(words: string, max?: number): string {
  return neutralise(withoutTokens(words), max)
}
