/** Structure and checksums of tokens: what can be told without asking anybody. */

import { lazy } from '../memoize.ts'

/** `right` proves the token was issued; `wrong` that it was not, or was altered; `public` is meant to be seen. */
export type Verdict = 'right' | 'wrong' | 'plausible' | 'public' | 'key-material' | 'sample'

type Check = (token: string) => Verdict

const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const BECH32 = 'QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L'
const PEM_FRAME = /-----[A-Z0-9 ]{3,60}-----/g

/** By the name that the provider table gives after `check:`. */
const CHECKS: ReadonlyMap<string, Check> = new Map<string, Check>([
  // github.blog, "Behind GitHub's new authentication token formats" (2021): 30 characters, then their CRC-32 in base 62.
  ['crc32-base62', (token) => verdict(token.slice(-6) === base62(crc32(token.slice(-36, -6))))],
  // Atlassian: everything before the last eight, the `=` included.
  ['crc32-hex', (token) => verdict(token.slice(-8) === hex(crc32(token.slice(0, -8))).toUpperCase())],
  // grafana/grafana, pkg/components/satokengen: the four bytes in the machine's order.
  ['crc32-le-hex', (token) => verdict(token.slice(-8) === hex(swapped(crc32(token.slice(0, -9)))))],
  ['crc32-base36', routable],
  ['bech32', (token) => verdict(bech32(token))],
  ['jwt', jwt],
  // A frame with next to nothing in it is a placeholder's; the shortest real one, Ed25519 in PKCS #8, has 64.
  ['pem', (token) => (token.replace(PEM_FRAME, '').replace(/\\[nr]|\s/g, '').length >= 60 ? 'plausible' : 'wrong')],
  ['snowflake', (token) => (/^\d{17,20}$/.test(decode(token.slice(0, token.indexOf('.')))) ? 'plausible' : 'wrong')],
])

/** What a token's own structure says of it; `plausible` where the format has no check. Never throws. */
export function checkToken(check: string | undefined, token: string): Verdict {
  return CHECKS.get(check ?? '')?.(token) ?? 'plausible'
}

/** Bytes of base64, either alphabet, as text. What is not base64 comes out as rubbish, never as an error. */
export function decode(base64: string): string {
  return Buffer.from(base64, 'base64').toString('utf8')
}

function verdict(matches: boolean): Verdict {
  return matches ? 'right' : 'wrong'
}

/** A signed token says whose it is: Supabase's `anon` role is published with every web page, `service_role` opens all. */
function jwt(token: string): Verdict {
  const [header = '', payload = ''] = token.split('.', 2).map(decode)
  if (!/^\{[\s\S]{0,2048}"alg"\s{0,4}:/.test(header)) return 'wrong'
  // The keys of Supabase's local development stack, the same on every machine.
  if (/"iss"\s{0,4}:\s{0,4}"supabase-demo"/.test(payload)) return 'sample'
  // The person of the tokens that jwt.io makes for who tries it, whatever is signed beside.
  if (/"sub"\s{0,4}:\s{0,4}"1234567890"\s{0,4},\s{0,4}"name"\s{0,4}:\s{0,4}"John Doe"/.test(payload)) return 'sample'
  const role = /"role"\s{0,4}:\s{0,4}"(anon|service_role)"/.exec(payload)?.[1]
  if (role === undefined) return 'plausible'
  return role === 'anon' ? 'public' : 'key-material'
}

/**
 * GitLab, lib/authn/token_field/generator/routable_token.rb (2026): prefix, base64 of random bytes and the route, `.01.`,
 * the length of the base64 and the CRC-32 of all that, both in base 36. Other tokens of GitLab's have no check; nor is it
 * certain of routable ones without `01`, which came first.
 */
function routable(token: string): Verdict {
  const [, payload = '', version, length = '', sum] =
    /^[a-z]{2,12}-([\w-]{20,300})\.(01\.)?([0-9a-z]{2})([0-9a-z]{7})$/.exec(token) ?? []
  if (sum === undefined) return 'plausible'
  const isRight =
    Number.parseInt(length, 36) === payload.length && crc32(token.slice(0, -7)).toString(36).padStart(7, '0') === sum
  return isRight ? 'right' : version === undefined ? 'plausible' : 'wrong'
}

const crcTable = lazy(() =>
  Uint32Array.from({ length: 256 }, (_, index) => {
    let value = index
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
    return value
  }),
)

/** CRC-32 (IEEE) of ASCII text. Carried here because `zlib.crc32` came with Node 20.15 and 22.2, and not between. */
export function crc32(text: string): number {
  const table = crcTable()
  let sum = 0xffffffff
  for (let at = 0; at < text.length; at++) sum = (sum >>> 8) ^ (table[(sum ^ text.charCodeAt(at)) & 0xff] ?? 0)
  return (sum ^ 0xffffffff) >>> 0
}

function base62(number: number): string {
  let rest = number
  let digits = ''
  for (let place = 0; place < 6; place++) {
    digits = BASE62.charAt(rest % 62) + digits
    rest = Math.floor(rest / 62)
  }
  return digits
}

function hex(number: number): string {
  return number.toString(16).padStart(8, '0')
}

function swapped(number: number): number {
  const view = new DataView(new ArrayBuffer(4))
  view.setUint32(0, number)
  return view.getUint32(0, true)
}

/** BIP 173, upper case, whatever the human-readable part is. */
function bech32(token: string): boolean {
  const split = token.lastIndexOf('1')
  const name = token.slice(0, split).toLowerCase()
  const codes = [...name].map((letter) => letter.charCodeAt(0))
  const data = [...token.slice(split + 1)].map((letter) => BECH32.indexOf(letter))
  const generators = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3]
  let sum = 1
  for (const value of [...codes.map((code) => code >> 5), 0, ...codes.map((code) => code & 31), ...data]) {
    const top = sum >>> 25
    sum = ((sum & 0x1ffffff) << 5) ^ value
    for (const [bit, generator] of generators.entries()) if ((top >> bit) & 1) sum ^= generator
  }
  return sum === 1
}
