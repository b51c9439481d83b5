/**
 * GitHub's `primaryLocationLineHash`: what tells it that an alert of today is the alert of yesterday, although lines moved.
 * The definition is that of github/codeql-action, `src/fingerprints.ts`: of each line, the 100 UTF-16 units that follow its
 * beginning, line breaks as LF and blanks left out, ended once by 0xFFFF and then by zeros, read as a number of base 37
 * modulo 2^64; then how often that number has come so far in the file.
 */

const WINDOW = 100
const BASE = 37
const END = 0xffff
const TWO_32 = 2 ** 32

/** BASE ** WINDOW modulo 2^64, in halves: the weight of the unit that leaves the window. */
const LEAVING = BigInt.asUintN(64, BigInt(BASE) ** BigInt(WINDOW))
const LEAVING_HIGH = Number(LEAVING >> 32n)
const LEAVING_LOW = Number(LEAVING & 0xffff_ffffn)

const TAB = 9
const LF = 10
const CR = 13
const SPACE = 32

/** The hash of every line, the first at index 0. The text is the file's as decoded, with its byte order mark. Linear. */
export function lineHashes(text: string): readonly string[] {
  const { units, length, starts } = significantUnits(text)
  const hashes: string[] = []
  const seen = new Map<string, number>()
  let high = 0
  let low = 0
  let next = 0
  // The window ends before `to`, and lies over what follows the text as long as a line begins there.
  for (let to = 1; next < starts.length; to++) {
    const enters = to <= length ? (units[to - 1] ?? 0) : 0
    const leaves = to > WINDOW ? (units[to - 1 - WINDOW] ?? 0) : 0
    // Every product stays below 2^53, so halves of 32 bits are exact, and ten times as fast as BigInt.
    const lowSum = low * BASE + enters - leaves * LEAVING_LOW
    const carry = Math.floor(lowSum / TWO_32)
    low = lowSum - carry * TWO_32
    high = modulo32(high * BASE - leaves * LEAVING_HIGH + carry)
    if (starts[next] !== to - WINDOW) continue
    const hash = hex(high, low)
    const count = (seen.get(hash) ?? 0) + 1
    seen.set(hash, count)
    hashes.push(`${hash}:${count}`)
    next++
  }
  return hashes
}

function modulo32(value: number): number {
  return value - Math.floor(value / TWO_32) * TWO_32
}

function hex(high: number, low: number): string {
  return high === 0 ? low.toString(16) : high.toString(16) + low.toString(16).padStart(8, '0')
}

/** What is hashed, and where in it each line begins. */
function significantUnits(text: string): {
  readonly units: Uint16Array
  readonly length: number
  readonly starts: readonly number[]
} {
  const units = new Uint16Array(text.length + 1)
  const starts = [0]
  let length = 0
  let afterReturn = false
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    const skipped = unit === SPACE || unit === TAB || (afterReturn && unit === LF)
    afterReturn = unit === CR
    if (skipped) continue
    units[length++] = unit === CR ? LF : unit
    if (unit === CR || unit === LF) starts.push(length)
  }
  units[length++] = END
  return { units, length, starts }
}
