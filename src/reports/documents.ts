/** The reports that a file holds: one, or one a line (JSON Lines), as log collectors keep them. */

/** Bytes of one report, with the line that it stands on where there are lines. */
export interface Held {
  readonly line: number | undefined
  /** Undefined for one that is too large. */
  readonly bytes: Uint8Array | undefined
}

/**
 * Takes a file apart as it comes in. A first line that is a whole object is the first of many; what begins otherwise is one
 * document. No more is held than `most` bytes, and one document.
 */
export function* documentsIn(pieces: Iterable<Uint8Array>, most: number): Generator<Held> {
  const rest = new Collected(most)
  let line = 0
  let isLines: boolean | undefined
  for (const piece of inUtf8(pieces)) {
    let from = 0
    while (isLines !== false) {
      const end = piece.indexOf(LF, from)
      if (end < 0) break
      rest.take(piece.subarray(from, end))
      from = end + 1
      line++
      if (isLines === undefined && !rest.isBlank()) isLines = rest.isObject()
      if (isLines) {
        if (!rest.isBlank()) yield { line, bytes: rest.bytes() }
        rest.clear()
      } else rest.take(NEW_LINE)
    }
    rest.take(piece.subarray(from))
  }
  if (isLines === undefined || !isLines) yield { line: undefined, bytes: rest.bytes() }
  else if (!rest.isBlank()) yield { line: line + 1, bytes: rest.bytes() }
}

/** Windows PowerShell 5.1 writes UTF-16, in which every line's end is two bytes. Other text comes out as it came in. */
function* inUtf8(pieces: Iterable<Uint8Array>): Generator<Uint8Array> {
  let decoder: ReturnType<typeof decoderOf>
  let isFirst = true
  for (const piece of pieces) {
    if (piece.length === 0) continue
    if (isFirst) decoder = decoderOf(piece)
    isFirst = false
    yield decoder ? Buffer.from(decoder.decode(piece, { stream: true })) : piece
  }
  if (decoder) yield Buffer.from(decoder.decode())
}

function decoderOf([first, second]: Uint8Array) {
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le')
  return first === 0xfe && second === 0xff ? new TextDecoder('utf-16be') : undefined
}

const LF = 10
const NEW_LINE = Uint8Array.of(LF)
const BLANKS: ReadonlySet<number | undefined> = new Set([9, 10, 13, 32, 0xef, 0xbb, 0xbf])
const OPEN = 123
const CLOSE = 125

class Collected {
  readonly #most: number
  #chunks: Uint8Array[] = []
  #length = 0

  constructor(most: number) {
    this.#most = most
  }

  take(bytes: Uint8Array): void {
    if (bytes.length === 0) return
    this.#length += bytes.length
    // What is too large is counted, and let go.
    if (this.#length > this.#most) this.#chunks = []
    else this.#chunks.push(bytes.slice())
  }

  clear(): void {
    this.#chunks = []
    this.#length = 0
  }

  bytes(): Uint8Array | undefined {
    return this.#length > this.#most ? undefined : Buffer.concat(this.#chunks)
  }

  isBlank(): boolean {
    return this.#length <= this.#most && this.#chunks.every((chunk) => chunk.every((byte) => BLANKS.has(byte)))
  }

  isObject(): boolean {
    const bytes = this.bytes()
    // A line that long is no line of a document that people read.
    if (bytes === undefined) return true
    const first = bytes.find((byte) => !BLANKS.has(byte))
    const last = bytes.findLast((byte) => !BLANKS.has(byte))
    return first === OPEN && last === CLOSE && bytes.length > 2
  }
}
