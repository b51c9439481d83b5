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

/** Which of an index's paths (relative to the work tree, `/` between segments) are asked for. */
export interface Wanted {
  has(path: string): boolean
  /** Whether the path that ends here can be one, by a look at its bytes: an index has a million that are none. */
  mayEnd(index: Uint8Array, from: number, to: number): boolean
  /** Whether there may be one below a folder, whose name ends with `/`. */
  mayLieIn(folder: string): boolean
}

/** These and no others. */
export function theseOf(paths: ReadonlySet<string>): Wanted {
  const lengths = new Set([...paths].map((path) => utf8.encode(path).length))
  return {
    has: (path) => paths.has(path),
    mayEnd: (_, from, to) => lengths.has(to - from),
    mayLieIn: (folder) => [...paths].some((path) => path.startsWith(folder)),
  }
}

/** Bytes at the end of a path that are looked at. */
const TAIL = 3

/** All that end like one of these names, capital letters or small, or in a number. The shortest may have no fewer than three characters. */
export function endingLike(names: Iterable<string>, has: (path: string) => boolean): Wanted {
  const tails = new Set<number>()
  const tailOf = (bytes: Uint8Array, end: number) =>
    ((bytes[end - 3] ?? 0) << 16) | ((bytes[end - 2] ?? 0) << 8) | (bytes[end - 1] ?? 0) | 0x202020
  for (const name of names) {
    const bytes = utf8.encode(name)
    tails.add(tailOf(bytes, bytes.length))
  }
  // Copies have the time behind their name at which they were kept, with a letter for its zone.
  const endsInNumber = (index: Uint8Array, to: number) => isDigit(index[to - 1]) || isDigit(index[to - 2])
  return {
    has,
    mayEnd: (index, from, to) => to - from >= TAIL && (tails.has(tailOf(index, to)) || endsInNumber(index, to)),
    mayLieIn: () => true,
  }
}

function isDigit(byte = 0): boolean {
  return byte >= 0x30 && byte <= 0x39
}

/**
 * The wanted paths that stand in an index; undefined if it is none, or leaves open what is asked: of a sparse one whole folders
 * are one entry.
 * `shared`: the bytes of a file beside the index, by its name. A split index is what differs from a `sharedindex.…` there.
 */
export function trackedIn(
  index: Uint8Array,
  wanted: Wanted,
  shared: (name: string) => Uint8Array | undefined = () => undefined,
): ReadonlySet<string> | undefined {
  const own = entriesOf(index, wanted)
  const link = own && linkOf(index, own)
  if (!own) return undefined
  if (!link) return new Set(own.found.keys())
  const base = shared(`sharedindex.${link.name}`)
  const entries = base && entriesOf(base, wanted)
  if (!entries || entries.nameless) return undefined
  const kept = [...entries.found].flatMap(([path, ordinal]) => (link.deleted.has(ordinal) ? [] : path))
  return new Set([...kept, ...own.found.keys()])
}

interface Entries {
  /** The wanted ones that are there, with which entry each is. */
  readonly found: ReadonlyMap<string, number>
  /** Some have no name, as those of a split index that replace one of the shared. */
  readonly nameless: boolean
  /** Where the extensions begin. */
  readonly end: number
  /** Bytes of an object's name. */
  readonly hash: number
}

function entriesOf(index: Uint8Array, wanted: Wanted): Entries | undefined {
  const view = viewOf(index)
  if (index.length < 12 || view.getUint32(0) !== 0x44495243) return undefined
  const version = view.getUint32(4)
  if (version < 2 || version > 4) return undefined
  for (const hash of HASHES) {
    const found = read(index, view, { version, count: view.getUint32(8), hash }, wanted)
    if (found && (!found.nameless || linkOf(index, found))) return found
  }
  return undefined
}

function viewOf({ buffer, byteOffset, byteLength }: Uint8Array): DataView {
  return new DataView(buffer, byteOffset, byteLength)
}

/** The extension of a split index: the shared one that it rests on, and the entries of that which it leaves out. */
function linkOf(
  index: Uint8Array,
  { end, hash }: Entries,
): { readonly name: string; readonly deleted: ReadonlySet<number> } | undefined {
  const view = viewOf(index)
  // The last bytes are the checksum.
  for (let at = end; at + 8 + hash <= index.length; ) {
    const from = at + 8
    const to = from + view.getUint32(at + 4)
    if (view.getUint32(at) === 0x6c696e6b && from + hash <= to && to + hash <= index.length) {
      const name = [...index.subarray(from, from + hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
      return /^0{1,64}$/.test(name) ? undefined : { name, deleted: bitsOf(index.subarray(from + hash, to)) }
    }
    at = to
  }
  return undefined
}

/**
 * The ones of a bitmap in EWAH (git-scm.com/docs/bitmap-format): a word that counts equal words and the literal ones behind
 * it, then those. Of 64 bits each, the higher 32 first.
 */
function bitsOf(bytes: Uint8Array): ReadonlySet<number> {
  const ones = new Set<number>()
  if (bytes.length < 8) return ones
  const view = viewOf(bytes)
  const end = Math.min(bytes.length, 8 + view.getUint32(4) * 8)
  let bit = 0
  const fill = (bits: number): void => {
    for (let offset = 0; offset < 32; offset++) if ((bits >>> offset) & 1) ones.add(bit + offset)
    bit += 32
  }
  for (let at = 8; at + 8 <= end && bit < MOST_ENTRIES; ) {
    const [high, low] = [view.getUint32(at), view.getUint32(at + 4)]
    const equal = (low >>> 1) + (high & 1) * 2 ** 31
    for (let word = 0; word < equal * 2 && bit < MOST_ENTRIES; word++) fill(low & 1 ? 0xffffffff : 0)
    at += 8
    for (let literal = high >>> 1; literal > 0 && at + 8 <= end; literal--, at += 8) {
      fill(view.getUint32(at + 4))
      fill(view.getUint32(at))
    }
  }
  return ones
}

/** More than any repository tracks: a bitmap that goes on is a trap. */
const MOST_ENTRIES = 2 ** 24

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
  wanted: Wanted,
): Entries | undefined {
  const found = new Map<string, number>()
  let at = 12
  let nameless = false
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
    // Where a name's length is told, its end need not be looked for.
    const told = nameAt + (flags & NAME_LENGTH)
    const end = version < 4 && told < nameAt + NAME_LENGTH && index[told] === 0 ? told : index.indexOf(0, nameAt)
    if (end < 0) return undefined
    const length = kept + end - nameAt
    if (Math.min(length, NAME_LENGTH) !== (flags & NAME_LENGTH)) return undefined
    nameless ||= length === 0
    if (version === 4) {
      const name = new Uint8Array(length)
      name.set(before.subarray(0, kept))
      name.set(index.subarray(nameAt, end), kept)
      before = name
    }
    if (index[end - 1] === SLASH) {
      const folder = decoder.decode(version === 4 ? before : index.subarray(nameAt, end))
      if (wanted.mayLieIn(folder)) return undefined
    }
    if (version === 4 ? wanted.mayEnd(before, 0, length) : wanted.mayEnd(index, nameAt, end)) {
      const path = decoder.decode(version === 4 ? before : index.subarray(nameAt, end))
      if (wanted.has(path)) found.set(path, entry)
    }
    // Before version 4 an entry is filled up with NULs, at least one, to a multiple of eight.
    at = version === 4 ? end + 1 : at + (((end - at) >> 3) + 1) * 8
  }
  return { found, nameless, end: at, hash }
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
