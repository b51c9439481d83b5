#!/usr/bin/env node
/** The only file that touches the process: arguments in, exit code out. */

import {
  closeSync,
  fstatSync,
  fsyncSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { homedir } from 'node:os'
import type { Os } from './client.ts'
import type { Host, Stream } from './commands/host.ts'
import { main } from './commands/main.ts'
import { type Machine, slashed } from './discover/machine.ts'
import { UsageError } from './errors.ts'
import { disk } from './io.ts'

declare const VERSION: string

/**
 * Standard output or error. Anything but a terminal is written synchronously through its descriptor: nothing is cut off in
 * a pipe when the program ends, and Node need not load its streams.
 */
function output(descriptor: 1 | 2): Stream {
  const stream = () => (descriptor === 1 ? process.stdout : process.stderr)
  const isTTY = isCharacterDevice(descriptor) && stream().isTTY === true
  return {
    isTTY,
    columns: isTTY ? stream().columns : undefined,
    write: (text) => (isTTY ? void stream().write(text) : writeAll(descriptor, Buffer.from(text))),
  }
}

function isCharacterDevice(descriptor: number): boolean {
  try {
    return fstatSync(descriptor).isCharacterDevice()
  } catch {
    return false
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown error'
}

function writeAll(descriptor: 1 | 2, bytes: Uint8Array): void {
  for (let done = 0; done < bytes.length; ) {
    try {
      done += writeSync(descriptor, bytes, done)
    } catch (error) {
      const code = codeOf(error)
      // `mcp-audit | head` closes the pipe while we write: that is the reader's right, not an error.
      if (code === 'EPIPE' || code === 'EOF') return
      // Where complaints go nowhere, there is nobody left to complain to.
      if (code !== 'EAGAIN' && descriptor === 2) return
      if (code !== 'EAGAIN') throw new UsageError(`The report could not be written: ${REASONS.get(code) ?? code}.`)
      // A pipe that someone made non-blocking, and that is full: wait for its reader.
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5)
    }
  }
}

/** This machine, and on WSL the Windows below it: desktop clients keep their files on that side. */
function machines(): readonly Machine[] {
  const os: Os = process.platform === 'win32' ? 'win32' : process.platform === 'darwin' ? 'darwin' : 'linux'
  const own: Machine = { os, home: slashed(process.env.HOME || homedir()), env: process.env }
  if (os !== 'linux' || !process.env.WSL_DISTRO_NAME) return [own]
  const users = disk.list('/mnt/c/Users')
  const homes = 'entries' in users ? users.entries.filter(({ kind }) => kind === 'folder').map(({ name }) => name) : []
  return [own, ...homes.map((user): Machine => ({ os: 'win32', home: `C:/Users/${user}`, env: {}, drives: '/mnt' }))]
}

async function input(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  for await (const chunk of process.stdin) chunks.push(chunk)
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
])

function write(path: string, text: string): void {
  try {
    const target = statSync(path, { throwIfNoEntry: false })
    // A pipe or a device (`/dev/stdout`) is written to: a file put in its place would break it for everyone.
    if (target && !target.isFile()) writeFileSync(path, text)
    else replace(target ? realpathSync(path) : path, text)
  } catch (error) {
    const code = codeOf(error)
    throw new UsageError(`Cannot write '${path}': ${REASONS.get(code) ?? code}.`)
  }
}

/** Writes beside the target and renames: whoever reads it sees the old file or the new one. */
function replace(path: string, text: string): void {
  const beside = `${path}.${process.pid}.tmp`
  const file = openSync(beside, 'wx', 0o644)
  try {
    try {
      const bytes = Buffer.from(text)
      for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes, done)
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

const host: Host = {
  cwd: slashed(process.cwd()),
  env: process.env,
  machines: machines(),
  fs: disk,
  stdout: output(1),
  stderr: output(2),
  version: VERSION,
  input,
  write,
  clock: () => Number(process.hrtime.bigint()) / 1e6,
  today: () => new Date().toISOString().slice(0, 10),
}

// Never process.exit(): it would cut a long report off in the pipe.
main(process.argv.slice(2), host).then((code) => {
  process.exitCode = code
})
