#!/usr/bin/env node
/** The only file that touches the process: arguments in, exit code out. */

import {
  closeSync,
  existsSync,
  fchmodSync,
  fchownSync,
  fstatSync,
  fsyncSync,
  lstatSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { dirname } from 'node:path'
import type { HeapSpaceInfo } from 'node:v8'
import type { Os } from './client.ts'
import { COULD_NOT, type ExitCode, type Host, type Replacement, type Stream } from './commands/host.ts'
import { complainLate, main } from './commands/main.ts'
import { type Machine, slashed } from './discover/machine.ts'
import { errnoOf, UsageError } from './errors.ts'
import { disk, type FileSystem, LARGEST_FILE_MIB } from './io.ts'

declare const VERSION: string

/**
 * Standard output or error. Anything but a terminal is written synchronously through its descriptor: nothing is cut off in
 * a pipe when the program ends. Node's streams, which take 4 ms to load, are asked only when someone asks us.
 */
function output(descriptor: 1 | 2): Stream {
  const stream = () => (descriptor === 1 ? process.stdout : process.stderr)
  const isTTY = () => mayBeTerminal(descriptor) && stream().isTTY === true
  return {
    get isTTY() {
      return isTTY()
    },
    get columns() {
      return isTTY() ? stream().columns : undefined
    },
    write: (text) => (isTTY() ? void stream().write(text) : writeAll(descriptor, Buffer.from(text))),
  }
}

function mayBeTerminal(descriptor: 0 | 1 | 2): boolean {
  try {
    const device = fstatSync(descriptor)
    // The null device is one as well.
    return device.isCharacterDevice() && device.rdev !== statSync('/dev/null', { throwIfNoEntry: false })?.rdev
  } catch {
    return false
  }
}

/** What is to end when nobody reads standard output any more. */
let readerLeft = (): void => {}

function writeAll(descriptor: 1 | 2, bytes: Uint8Array): void {
  for (let done = 0; done < bytes.length; ) {
    try {
      done += writeSync(descriptor, bytes, done)
    } catch (error) {
      const code = errnoOf(error)
      // `mcp-audit | head` closes the pipe while we write: that is the reader's right, not an error.
      if (code === 'EPIPE' || code === 'EOF') {
        if (descriptor === 1) readerLeft()
        return
      }
      // Where complaints go nowhere, there is nobody left to complain to.
      if (code !== 'EAGAIN' && descriptor === 2) return
      if (code !== 'EAGAIN') throw new UsageError(`The report could not be written: ${reasonOf(code)}.`)
      // A pipe that someone made non-blocking, and that is full: wait for its reader.
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5)
    }
  }
}

/** The time that a build gives what it makes, in seconds (reproducible-builds.org/specs/source-date-epoch): the same bytes again. */
function given(): number | undefined {
  const seconds = process.env['SOURCE_DATE_EPOCH'] ?? ''
  return /^\d{1,11}$/.test(seconds) ? Number(seconds) * 1000 : undefined
}

/**
 * Where Node, Python and Go look for it: on Windows by USERPROFILE, whatever a shell there calls HOME. Asked of the system only
 * where the environment does not say.
 */
function home(os: Os): string {
  const said = os === 'win32' ? process.env['USERPROFILE'] : process.env['HOME']
  if (said) return said
  const { homedir }: typeof import('node:os') = require('node:os')
  try {
    return homedir()
  } catch {
    // A user that the system does not know, as of a service or a container; `docker run --user` says the same.
    return '/'
  }
}

/** This machine, and on WSL the Windows below it: desktop clients keep their files on that side. */
function machines(): readonly Machine[] {
  const os: Os = process.platform === 'win32' ? 'win32' : process.platform === 'darwin' ? 'darwin' : 'linux'
  const own: Machine = { os, home: slashed(home(os)), env: process.env }
  if (os !== 'linux' || !process.env['WSL_DISTRO_NAME']) return [own]
  const users = disk.list('/mnt/c/Users')
  const homes = 'entries' in users ? users.entries.filter(({ kind }) => kind === 'folder').map(({ name }) => name) : []
  return [own, ...homes.map((user): Machine => ({ os: 'win32', home: `C:/Users/${user}`, env: {}, drives: '/mnt' }))]
}

/** No more than of a file: what comes through a pipe may have no end. */
async function input(): Promise<Uint8Array> {
  const { standardInput } = await import('./pieces.ts')
  const chunks: Uint8Array[] = []
  let length = 0
  for (const chunk of standardInput()) {
    length += chunk.length
    if (length > LARGEST_FILE_MIB * 2 ** 20)
      throw new UsageError(`Standard input is larger than ${LARGEST_FILE_MIB} MiB.`)
    chunks.push(chunk.slice())
  }
  return Buffer.concat(chunks)
}

const REASONS: ReadonlyMap<string, string> = new Map([
  ['ENOENT', 'its folder does not exist'],
  ['ENOTDIR', 'its folder is a file'],
  ['EISDIR', 'it is a folder'],
  ['EACCES', 'permission denied'],
  ['EPERM', 'permission denied'],
  ['ERR_ACCESS_DENIED', 'permission denied'],
  ['EROFS', 'the file system is read-only'],
  ['ENOSPC', 'the disk is full'],
  ['EEXIST', 'files that earlier runs left stand beside it'],
  // Our own, of `behind` and of `replaceExisting`.
  ['CHANGED', 'it has been changed meanwhile'],
  ['LINK', 'it is a symbolic link into another folder. Name the file that it leads to, if that is the one'],
])

/** Fits "… could not be written: …". */
function reasonOf(errno = 'unknown error'): string {
  return REASONS.get(errno) ?? errno
}

/** Open already, whatever it leads to: what was written to it before stays. */
const DESCRIPTOR = /^\/dev\/(?:stdout|stderr|fd\/\d{1,9})$/

function write(path: string, text: string): void {
  try {
    const target = statSync(path, { throwIfNoEntry: false })
    // A pipe or a device is written to: a file put in its place would break it for everyone.
    if (DESCRIPTOR.test(path)) writeFileSync(path, text, { flag: 'a' })
    else if (target && !target.isFile()) writeFileSync(path, text)
    else replace(target ? behind(path) : path, text)
  } catch (error) {
    const code = errnoOf(error)
    // As for our own output: whoever reads may stop.
    if (code === 'EPIPE') return
    throw new UsageError(`Cannot write '${path}': ${reasonOf(code)}.`)
  }
}

/**
 * The file that a path leads to. A link may have come with what is scanned: behind it could lie any file of whoever scans, and
 * what stands in a report is for the scanned files to choose.
 */
function behind(path: string): string {
  const real = realpathSync(path)
  if (lstatSync(path).isSymbolicLink() && dirname(real) !== realpathSync(dirname(path)))
    throw Object.assign(new Error(), { code: 'LINK' })
  return real
}

/**
 * Writes beside the target and renames: whoever reads it sees the old file or the new one.
 *
 * @param ready Makes the new file what the old one is, and looks for a last time whether it may take its place.
 */
function replace(path: string, content: string | Uint8Array, mode = 0o644, ready?: (file: number) => void): void {
  const { beside, file } = openBeside(path, mode)
  try {
    try {
      const bytes = Buffer.from(content)
      for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes, done)
      ready?.(file)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
    renameSync(beside, path)
  } catch (error) {
    rmSync(beside, { force: true })
    throw error
  }
}

/** Names that are tried for what is written beside a file, of which those may be taken that a run before left when it was killed. */
const MOST_NAMES = 100

/** A new file beside another one. Nothing that is there is opened: who may write there may have put a link. */
function openBeside(path: string, mode: number): { readonly beside: string; readonly file: number } {
  for (let turn = 0; ; turn++) {
    const beside = `${path}.${process.pid}${turn === 0 ? '' : `.${turn}`}.tmp`
    try {
      return { beside, file: openSync(beside, 'wx', mode) }
    } catch (error) {
      if (errnoOf(error) !== 'EEXIST' || turn >= MOST_NAMES) throw error
    }
  }
}

/** As `Host.replace` has it. */
function replaceRead(path: string, { before, after, mode }: Replacement): void {
  try {
    if (before === undefined) replace(path, after, mode, () => unless(existsSync(path), 'CHANGED'))
    else replaceExisting(realpathSync(path), before, after, mode)
  } catch (error) {
    const code = errnoOf(error)
    throw new UsageError(`Cannot write '${path}': ${reasonOf(code)}.`)
  }
}

function replaceExisting(path: string, before: Uint8Array, after: Uint8Array, asked: number | undefined): void {
  const { mode, uid, gid } = statSync(path)
  // Until it is done, nobody may read what few may read; and the file stays with whom it belongs to.
  replace(path, after, 0o600, (file) => {
    const own = fstatSync(file)
    if (own.uid !== uid || own.gid !== gid) fchownSync(file, uid, gid)
    if (process.platform !== 'win32') fchmodSync(file, asked ?? mode & 0o7777)
    unless(!readFileSync(path).equals(before), 'CHANGED')
  })
}

function unless(isWrong: boolean, code: string): void {
  if (isWrong) throw Object.assign(new Error(), { code })
}

/** What was typed ahead of the questions. */
let typed = ''

/** A line from the terminal; the empty string once it ends. */
function prompt(question: string): Promise<string> {
  process.stderr.write(question)
  return new Promise((resolve) => {
    const answer = (line: string): void => {
      process.stdin.pause()
      process.stdin.off('data', take)
      process.stdin.off('end', end)
      resolve(line)
    }
    const take = (chunk: Buffer | string): void => {
      typed += String(chunk)
      const [line, ...rest] = typed.split(/\r\n?|\n/)
      if (line === undefined || rest.length === 0) return
      typed = rest.join('\n')
      answer(line)
    }
    const end = (): void => answer('')
    process.stdin.on('data', take)
    process.stdin.on('end', end)
    if (/[\r\n]/.test(typed)) take('')
    else process.stdin.resume()
  })
}

/** Signal 0 is none: the system only says whether it could be sent. */
function isAlive(id: number): boolean {
  try {
    return process.kill(id, 0)
  } catch (error) {
    return errnoOf(error) !== 'ESRCH'
  }
}

/** A run that has read this much goes on for a while: some ten configurations. */
const LONG_RUN = 16_384
/** Bytes of bytecode that a function may run through before V8 looks at it again; its own default is 67,584. */
const BUDGET = 1_000_000
/** Bytes that V8 may keep for the youngest objects, of which it would take 32 MiB; looked at after so many files. */
const YOUNG = 8 * 2 ** 20
const BATCH = 16
/** Bytes of one file. No configuration that people keep comes near. */
const LARGE = 4 * 2 ** 20

/**
 * The disk, which sees from what was read that a run is a long one, and tells V8.
 *
 * V8 11 (Node 20) optimises a thousand functions, gives most of them up when the next file looks different, and takes the
 * machine's other core to do so: over 200 configurations it spends 670 ms where 410 do once it is told to wait, over 5,000
 * servers 1.5 s where 1.1 do (measured 2026-11). Later versions wait by themselves, and do not know the switch.
 *
 * What is made of a file is kept to the end, and for V8 that is reason to double the room of what is new, again and again: 200
 * configurations take 102 MiB where 79 do once the room is large enough, in the same time (measured 2026-11).
 *
 * Of a single large file V8 11 lets the heap grow fourfold before it looks for what is needed no more: 15 MB take 600 MiB, and
 * 390 with half as much room each time, for a tenth of the time (measured 2026-11). Later versions gain little.
 */
function patient(fs: FileSystem): FileSystem {
  const isOlder = process.versions.v8.startsWith('11.')
  let untilLong = isOlder ? LONG_RUN : 0
  let untilFull = BATCH
  return {
    ...fs,
    read(path, links, mostMib) {
      const result = fs.read(path, links, mostMib)
      // What may be larger than a configuration is none, but git's index.
      if (mostMib !== undefined || !('bytes' in result)) return result
      if (isOlder && result.bytes.length > LARGE) v8().setFlagsFromString('--heap-growing-percent=50')
      if (untilLong > 0) {
        untilLong -= result.bytes.length
        if (untilLong <= 0) v8().setFlagsFromString(`--interrupt-budget=${BUDGET}`)
      }
      if (untilFull > 0 && --untilFull === 0) {
        const { space_size: size = 0 } = v8().getHeapSpaceStatistics().find(isOfTheYoung) ?? {}
        if (size < YOUNG) untilFull = BATCH
        else v8().setFlagsFromString('--semi-space-growth-factor=1')
      }
      return result
    },
  }
}

/** Loaded by long runs alone. */
function v8(): typeof import('node:v8') {
  return require('node:v8')
}

function isOfTheYoung({ space_name: name }: HeapSpaceInfo): boolean {
  return name === 'new_space'
}

/** Undefined when it has been deleted meanwhile. */
function workingFolder(): string | undefined {
  try {
    return slashed(process.cwd())
  } catch {
    return undefined
  }
}

const cwd = workingFolder()

const host: Host = {
  cwd: cwd ?? '/',
  env: process.env,
  machines: machines(),
  fs: patient(disk),
  stdout: output(1),
  stderr: output(2),
  version: VERSION,
  input,
  pieces: async (path) => (await import('./pieces.ts')).opened(path),
  write,
  replace: replaceRead,
  get prompt() {
    return mayBeTerminal(0) ? prompt : undefined
  },
  converse: () => ({ input: process.stdin, output: process.stdout, isAlive }),
  // Node 20.19 and later require ES modules as well.
  load: (path) => require(path),
  clock: () => Number(process.hrtime.bigint()) / 1e6,
  now: () => given() ?? Date.now(),
  today: () => new Date().toISOString().slice(0, 10),
  ask: async (question, away) => (await import('./ask.ts')).ask(question, away),
  live: async () =>
    (await import('./live.ts')).live((stop) => {
      readerLeft = stop
    }),
}

/** Runs the command line of this process. Never process.exit(): it would cut a long report off in the pipe. */
export async function run(): Promise<void> {
  const argv = process.argv.slice(2)
  let code: ExitCode | undefined
  let late: ExitCode | undefined
  process.on('uncaughtException', (error) => {
    late = complainLate(error, argv, host)
  })
  process.on('exit', () => {
    // A run that ends half-way, as a plug-in may end it, must not look like one without findings.
    if (code === undefined && late === undefined) host.stderr.write('error: The run ended before it was done.\n')
    process.exitCode = late ?? code ?? COULD_NOT
  })
  if (cwd !== undefined) code = await main(argv, host)
  else {
    code = COULD_NOT
    host.stderr.write('error: The folder that this was started in is no longer there.\n')
  }
}

export { findings } from './testing.ts'
