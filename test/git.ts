/** An index as git writes it, for fixtures: names in order, everything else zero. */

export interface IndexForm {
  readonly version?: 2 | 3 | 4
  /** Bytes of an object's name. */
  readonly hash?: 20 | 32
}

export function gitIndex(paths: readonly string[], { version = 2, hash = 20 }: IndexForm = {}): Uint8Array {
  const header = Buffer.alloc(12)
  header.write('DIRC', 'latin1')
  header.writeUInt32BE(version, 4)
  header.writeUInt32BE(paths.length, 8)
  let before = Buffer.alloc(0)
  const entries = [...paths].sort().map((path) => {
    const name = Buffer.from(path)
    const stat = Buffer.alloc(40 + hash)
    const flags = Buffer.alloc(version === 3 ? 4 : 2)
    flags.writeUInt16BE(Math.min(name.length, 0xfff) | (version === 3 ? 0x4000 : 0))
    if (version === 4) {
      let kept = 0
      while (kept < before.length && kept < name.length && before[kept] === name[kept]) kept++
      const dropped = before.length - kept
      before = name
      return Buffer.concat([stat, flags, varint(dropped), name.subarray(kept), Buffer.from([0])])
    }
    const entry = Buffer.concat([stat, flags, name])
    return Buffer.concat([entry, Buffer.alloc(8 - (entry.length % 8))])
  })
  return Buffer.concat([header, ...entries, Buffer.alloc(hash)])
}

function varint(value: number): Buffer {
  const bytes = [value & 127]
  for (let rest = (value >> 7) - 1; rest >= 0; rest = (rest >> 7) - 1) bytes.unshift((rest & 127) | 128)
  return Buffer.from(bytes)
}
