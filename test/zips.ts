/** Zips made in memory, honest and hostile. */

import { crc32, deflateRawSync } from 'node:zlib'

export interface ZipEntry {
  readonly name: string
  readonly data: string | Uint8Array
  /** 8 deflates, 0 stores; anything else is only claimed. */
  readonly method?: number
  readonly flags?: number
  /** What Unix says of the file: 0o120777 for a symbolic link. */
  readonly mode?: number
  /** What the directory says in place of the truth. */
  readonly claims?: {
    readonly size?: number
    readonly compressed?: number
    readonly offset?: number
    readonly crc?: number
  }
}

export interface ZipClaims {
  /** How many entries the end of the directory says there are. */
  readonly entries?: number
  /** Adds the records of zip64, saying this many entries. */
  readonly zip64?: bigint
}

/** An archive of the given files. */
export function zip(entries: readonly ZipEntry[], claims: ZipClaims = {}): Uint8Array {
  const files: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, data, method = 8, flags = 0x800, mode = 0, claims: false_ = {} } of entries) {
    const raw = typeof data === 'string' ? Buffer.from(data) : Buffer.from(data)
    const stored = method === 8 ? deflateRawSync(raw) : raw
    const label = Buffer.from(name)
    const head = Buffer.alloc(30)
    head.writeUInt32LE(0x04034b50, 0)
    head.writeUInt16LE(20, 4)
    head.writeUInt16LE(flags, 6)
    head.writeUInt16LE(method, 8)
    head.writeUInt32LE(crc32(raw), 14)
    head.writeUInt32LE(stored.length, 18)
    head.writeUInt32LE(raw.length, 22)
    head.writeUInt16LE(label.length, 26)
    files.push(head, label, stored)
    const line = Buffer.alloc(46)
    line.writeUInt32LE(0x02014b50, 0)
    line.writeUInt16LE(20, 4)
    line.writeUInt16LE(20, 6)
    line.writeUInt16LE(flags, 8)
    line.writeUInt16LE(method, 10)
    line.writeUInt32LE(false_.crc ?? crc32(raw), 16)
    line.writeUInt32LE(false_.compressed ?? stored.length, 20)
    line.writeUInt32LE(false_.size ?? raw.length, 24)
    line.writeUInt16LE(label.length, 28)
    line.writeUInt32LE((mode << 16) >>> 0, 38)
    line.writeUInt32LE(false_.offset ?? offset, 42)
    directory.push(line, label)
    offset += head.length + label.length + stored.length
  }
  const length = directory.reduce((sum, part) => sum + part.length, 0)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(claims.entries ?? entries.length, 8)
  end.writeUInt16LE(claims.entries ?? entries.length, 10)
  end.writeUInt32LE(length, 12)
  end.writeUInt32LE(offset, 16)
  const wide = claims.zip64 === undefined ? [] : zip64(claims.zip64, BigInt(offset), BigInt(length))
  return new Uint8Array(Buffer.concat([...files, ...directory, ...wide, end]))
}

function zip64(entries: bigint, offset: bigint, length: bigint): readonly Buffer[] {
  const record = Buffer.alloc(56)
  record.writeUInt32LE(0x06064b50, 0)
  record.writeBigUInt64LE(44n, 4)
  record.writeBigUInt64LE(entries, 24)
  record.writeBigUInt64LE(entries, 32)
  record.writeBigUInt64LE(length, 40)
  record.writeBigUInt64LE(offset, 48)
  const locator = Buffer.alloc(20)
  locator.writeUInt32LE(0x07064b50, 0)
  locator.writeBigUInt64LE(offset + length, 8)
  locator.writeUInt32LE(1, 16)
  return [record, locator]
}
