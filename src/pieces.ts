/** Files and standard input piece by piece, for what is too long to be held. */

import { closeSync, openSync, readSync } from 'node:fs'
import { setFlagsFromString } from 'node:v8'
import { errnoOf, UsageError } from './errors.ts'
import { type Refusal, refusalOf } from './io.ts'

const SIZE = 2 ** 16

export type Opened = { readonly pieces: Iterable<Uint8Array> } | { readonly refused: Refusal }

/**
 * What a regular file holds, or standard input where `path` is undefined; each piece is good until the next is asked for.
 * Throws a UsageError where reading stops half-way.
 */
export function opened(path: string | undefined): Opened {
  growLess()
  if (path === undefined) return { pieces: piecesOf(0) }
  try {
    return { pieces: piecesOf(openSync(path, 'r')) }
  } catch (error) {
    return { refused: refusalOf(error, 'follow', path) }
  }
}

/** Standard input alone. Each piece is good until the next is asked for; throws a UsageError where reading stops half-way. */
export function standardInput(): Iterable<Uint8Array> {
  return piecesOf(0)
}

let grows = true

/**
 * Who reads so lets go of what is read at once. V8 lets its space for what is young grow to three times 16 MB before it looks
 * what of that is gone; without growth, ten thousand reports take 100 MB in place of 160, and no longer (measured 2026-11).
 * The switch is known from V8 11 (Node 20) to 13 (Node 24); others would complain of it.
 */
function growLess(): void {
  if (grows && /^1[1-3]\./.test(process.versions.v8)) setFlagsFromString('--semi-space-growth-factor=1')
  grows = false
}

function* piecesOf(file: number): Generator<Uint8Array> {
  const piece = new Uint8Array(SIZE)
  try {
    for (;;) {
      const length = readOnce(file, piece)
      if (length === 0) return
      if (length > 0) yield piece.subarray(0, length)
    }
  } finally {
    if (file !== 0) closeSync(file)
  }
}

/** Below zero where there is nothing yet: a pipe that someone made non-blocking. */
function readOnce(file: number, piece: Uint8Array): number {
  try {
    return readSync(file, piece)
  } catch (error) {
    const code = errnoOf(error)
    // The end of a pipe, as Windows has it.
    if (code === 'EOF') return 0
    if (code !== 'EAGAIN') throw new UsageError(`What was being read ${refusalOf(error, 'follow')}.`)
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5)
    return -1
  }
}
