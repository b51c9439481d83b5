/**
 * Reads the files of a zip in memory, one after another, as an attacker may have made it: nothing is written anywhere,
 * everything has a limit, and an archive that would lead elsewhere is no archive of advisories, which says enough about it.
 * The directory of the archive is yauzl's to read.
 */

import { crc32, inflateRawSync } from 'node:zlib'
import { type Entry, fromBuffer, validateFileName, type ZipFile } from 'yauzl'
import { errnoOf } from '../errors.ts'

export interface ArchiveLimits {
  readonly entries: number
  /** Of one file, in bytes. */
  readonly largest: number
  /** Of all files that are read, in bytes. */
  readonly total: number
}

export interface Archived {
  /** As the archive has it, in UTF-8; may be anything. */
  readonly name: string
  readonly bytes: Uint8Array
}

/** Why an archive is not read, in words that fit after its name. */
export class ArchiveError extends Error {
  /** The file in the archive; undefined when it is about the whole. */
  readonly entry: string | undefined

  constructor(message: string, entry?: string) {
    super(message)
    this.name = 'ArchiveError'
    this.entry = entry
  }
}

const STORED = 0
const DEFLATED = 8
/** Of a local file header, before the name. */
const HEADER_BYTES = 30

/** The files of an archive whose names are wanted, in the order of its directory. Throws an ArchiveError. */
export async function* filesIn(
  bytes: Uint8Array,
  wanted: (name: string) => boolean,
  limits: ArchiveLimits,
): AsyncGenerator<Archived> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const archive = await opened(buffer)
  if (archive.entryCount > limits.entries) throw new ArchiveError(`holds more than ${limits.entries} files`)
  // Everything is looked at before anything is read: files that overlap are how a small archive becomes a huge one.
  await refuseOverlaps(archive)
  let left = limits.total
  for await (const entry of entriesOf(await opened(buffer))) {
    const name = new TextDecoder().decode(entry.fileNameRaw)
    refuseElsewhere(entry, name)
    if (!wanted(name)) continue
    const most = Math.min(limits.largest, left)
    const file = await contents(buffer, archive, entry, name, most)
    left -= file.length
    yield { name, bytes: file }
  }
}

function opened(buffer: Buffer): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    fromBuffer(buffer, { lazyEntries: true, decodeStrings: false, validateEntrySizes: true }, (error, archive) =>
      error ? reject(broken(error)) : resolve(archive),
    )
  })
}

function broken(error: unknown): ArchiveError {
  return new ArchiveError(`is not a readable zip (${error instanceof Error ? error.message : 'broken'})`)
}

async function* entriesOf(archive: ZipFile): AsyncGenerator<Entry> {
  for (let read = 0; read < archive.entryCount; read++) yield await nextEntry(archive)
}

function nextEntry(archive: ZipFile): Promise<Entry> {
  return new Promise((resolve, reject) => {
    const settle = (done: () => void) => {
      archive.removeAllListeners('entry')
      archive.removeAllListeners('error')
      done()
    }
    archive.once('entry', (entry: Entry) => settle(() => resolve(entry)))
    archive.once('error', (error: Error) => settle(() => reject(broken(error))))
    archive.readEntry()
  })
}

async function refuseOverlaps(archive: ZipFile): Promise<void> {
  const spans: { readonly start: number; readonly end: number }[] = []
  for await (const { relativeOffsetOfLocalHeader: start, fileNameRaw, compressedSize } of entriesOf(archive)) {
    spans.push({ start, end: start + HEADER_BYTES + fileNameRaw.length + compressedSize })
  }
  spans.sort((a, b) => a.start - b.start)
  for (const [index, { start }] of spans.entries()) {
    if (start < (spans[index - 1]?.end ?? 0)) throw new ArchiveError('holds files that overlap')
  }
}

/** The upper half of what Unix says of a file, and the kind in it that is a symbolic link (APPNOTE 4.4.15; inode(7)). */
const MODE_SHIFT = 16
const KIND_OF_FILE = 0o170000
const LINK = 0o120000

function refuseElsewhere({ externalFileAttributes }: Entry, name: string): void {
  // Windows' separators lead out of a folder as others do.
  if (validateFileName(name.replaceAll('\\', '/')) !== null)
    throw new ArchiveError('has a name that leads outside of it', name)
  if (((externalFileAttributes >>> MODE_SHIFT) & KIND_OF_FILE) === LINK) throw new ArchiveError('is a link', name)
}

async function contents(
  buffer: Buffer,
  archive: ZipFile,
  entry: Entry,
  name: string,
  most: number,
): Promise<Uint8Array> {
  const { compressedSize, uncompressedSize, compressionMethod } = entry
  if (entry.isEncrypted()) throw new ArchiveError('is encrypted', name)
  if (compressionMethod !== STORED && compressionMethod !== DEFLATED)
    throw new ArchiveError(`is compressed by an unknown method (${compressionMethod})`, name)
  if (uncompressedSize > most) throw new ArchiveError('is too large', name)
  const { fileDataStart: start } = await archive.readLocalFileHeaderPromise(entry, { minimal: true }).catch((error) => {
    throw new ArchiveError(broken(error).message, name)
  })
  const data = buffer.subarray(start, start + compressedSize)
  const file = compressionMethod === STORED ? data : inflated(data, uncompressedSize, name)
  if (file.length !== uncompressedSize) throw new ArchiveError('is not as long as the archive says', name)
  if (crc32(file) !== entry.crc32) throw new ArchiveError('is damaged', name)
  return file
}

/** Stops as soon as there is more than the archive promised, whatever the compressed data would go on to. */
function inflated(data: Uint8Array, size: number, name: string): Uint8Array {
  try {
    return inflateRawSync(data, { maxOutputLength: Math.max(size, 1) })
  } catch (error) {
    const tooLarge = errnoOf(error) === 'ERR_BUFFER_TOO_LARGE'
    throw new ArchiveError(tooLarge ? 'is longer than the archive says' : 'is damaged', name)
  }
}
