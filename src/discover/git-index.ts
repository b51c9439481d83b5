/**
 * Which files a repository tracks, read from its index (git-scm.com/docs/index-format, versions 2 to 4) as bytes: git itself
 * is not asked, since its configuration, filters and hooks may be commands of the repository that is looked at.
 */

/** Bytes of an entry before its flags: times, device, inode, mode, owner and size; the object's name follows. */
const STAT = 40
/** SHA-1, and SHA-256, of which nothing but the repository's configuration tells. */
const HASHES = [20, 32] as const
const EXTENDED = 0x4000
const NAME_LENGTH = 0xfff
const SLASH = 0x2f
/** `link` */
const LINK = 0x6c696e6b

/**
 * Those of the wanted paths (relative to the work tree, `/` between segments) that stand in an index; undefined if it is none,
 * or leaves open what is asked: of a split index most stands in another file, of a sparse one whole folders are one entry.
 */
export function trackedIn(index: Uint8Array, wanted: ReadonlySet<string>): ReadonlySet<string> | undefined {
  const view = new DataView(index.buffer, index.byteOffset, index.byteLength)
  if (index.length < 12 || view.getUint32(0) !== 0x44495243) return undefined
  const version = view.getUint32(4)
  if (version < 2 || version > 4) return undefined
  for (const hash of HASHES) {
    const found = read(index, view, { version, count: view.getUint32(8), hash }, wanted)
    if (found) return found
  }
  return undefined
}

interface Layout {
  readonly version: number
  readonly count: number
  readonly hash: number
}

/** Undefined as soon as an entry is not what it has to be: then the names of objects are of another length. */
function read(
  index: Uint8Array,
  view: DataView,
  { version, count, hash }: Layout,
  wanted: ReadonlySet<string>,
): ReadonlySet<string> | undefined {
  const found = new Set<string>()
  const lengths = new Set([...wanted].map((path) => utf8.encode(path).length))
  let at = 12
  let before: Uint8Array = new Uint8Array()
  for (let entry = 0; entry < count; entry++) {
    const flagsAt = at + STAT + hash
    if (flagsAt + 2 > index.length) return undefined
    const flags = view.getUint16(flagsAt)
    let nameAt = flagsAt + (flags & EXTENDED && version > 2 ? 4 : 2)
    let kept = 0
    if (version === 4) {
      // As much as stands here is taken off the end of the name before.
      const dropped = varint(index, nameAt)
      if (!dropped || dropped.value > before.length) return undefined
      kept = before.length - dropped.value
      nameAt = dropped.end
    }
    const end = index.indexOf(0, nameAt)
    if (end < 0) return undefined
    const length = kept + end - nameAt
    if (length === 0 || Math.min(length, NAME_LENGTH) !== (flags & NAME_LENGTH)) return undefined
    if (version === 4) {
      const name = new Uint8Array(length)
      name.set(before.subarray(0, kept))
      name.set(index.subarray(nameAt, end), kept)
      before = name
    }
    if (index[end - 1] === SLASH) {
      const folder = decoder.decode(version === 4 ? before : index.subarray(nameAt, end))
      if ([...wanted].some((path) => path.startsWith(folder))) return undefined
    }
    if (lengths.has(length)) {
      const path = decoder.decode(version === 4 ? before : index.subarray(nameAt, end))
      if (wanted.has(path)) found.add(path)
    }
    // Before version 4 an entry is filled up with NULs, at least one, to a multiple of eight.
    at = version === 4 ? end + 1 : at + (((end - at) >> 3) + 1) * 8
  }
  return isSplit(index, view, at) ? undefined : found
}

/** Whether one of the extensions after the entries, each a name of four letters and a length, says that this is half an index. */
function isSplit(index: Uint8Array, view: DataView, from: number): boolean {
  for (let at = from; at + 8 <= index.length; at += 8 + view.getUint32(at + 4)) {
    if (view.getUint32(at) === LINK) return true
  }
  return false
}

const utf8 = new TextEncoder()
const decoder = new TextDecoder()

/** Offsets as packs write them: seven bits a byte, one added at each carry. */
function varint(bytes: Uint8Array, from: number): { readonly value: number; readonly end: number } | undefined {
  let value = 0
  for (let at = from; at < from + 5; at++) {
    const byte = bytes[at]
    if (byte === undefined) return undefined
    value = at === from ? byte & 127 : (value + 1) * 128 + (byte & 127)
    if ((byte & 128) === 0) return { value, end: at + 1 }
  }
  return undefined
}
