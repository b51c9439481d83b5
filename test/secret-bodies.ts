/** Valid bodies of every provider's tokens, made at run time from the documented format: its pattern, then its checksum. */

import { crc32 } from 'node:zlib'
import type { Provider } from '../src/knowledge/secrets/providers.ts'
import { generate, random } from './secret-bench.ts'

const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const BECH32 = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l'

export interface Body {
  /** As a provider writes it: a token, or a URL without its scheme. */
  readonly text: string
  /** The part of it that is secret. */
  readonly secret: string
}

type Next = () => number

/** As many bodies as asked for, the same for the same seed. */
export function bodiesOf(provider: Provider, count: number, seed: number): readonly Body[] {
  const next = random(seed)
  return Array.from({ length: count }, () => {
    const text = completed(provider.check, generate(provider.pattern, next), next)
    return { text, secret: new RegExp(`^(?:${provider.pattern})$`).exec(text)?.[1] ?? text }
  })
}

/** Whether the secret is part of an address, and cannot be given as a value of its own. */
export function isAddress({ text, secret }: Body): boolean {
  return text !== secret && /^[\w.-]+\.\w+\//.test(text)
}

/** A body with the checksum, or the structure, that its format asks for. */
function completed(check: string | undefined, text: string, next: Next): string {
  switch (check) {
    case 'crc32-base62':
      return text.slice(0, -6) + digits(crc32(text.slice(-36, -6)), 62, 6)
    case 'crc32-hex':
      return text.slice(0, -8) + hex(crc32(text.slice(0, -8))).toUpperCase()
    case 'crc32-le-hex':
      return text.slice(0, -8) + (hex(crc32(text.slice(0, -9))).match(/../g) ?? []).reverse().join('')
    case 'crc32-base36': {
      // What has a dot is routable.
      const dot = text.indexOf('.')
      if (dot < 0) return text
      const head = `${text.slice(0, dot)}.01.${digits(dot - 1 - text.indexOf('-'), 36, 2)}`
      return head + digits(crc32(head), 36, 7)
    }
    case 'snowflake': {
      const id = String(100_000_000_000_000_000n + BigInt(Math.floor(next() * 9e17)))
      return Buffer.from(id).toString('base64url') + text.slice(text.indexOf('.'))
    }
    case 'jwt':
      return [
        { alg: 'RS256', kid: word(next, 8) },
        { iss: 'https://id.example', sub: word(next, 12) },
      ]
        .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
        .concat(word(next, 86))
        .join('.')
    case 'bech32':
      return bech32('age-secret-key-', next).toUpperCase()
    case 'pem':
      return pem(next)
    default:
      return text
  }
}

function word(next: Next, length: number): string {
  return Array.from({ length }, () => BASE62.charAt(Math.floor(next() * 62))).join('')
}

function digits(number: number, base: number, length: number): string {
  const alphabet = base === 36 ? '0123456789abcdefghijklmnopqrstuvwxyz' : BASE62
  let rest = number
  let text = ''
  for (let at = 0; at < length; at++) {
    text = alphabet.charAt(rest % base) + text
    rest = Math.floor(rest / base)
  }
  return text
}

function hex(number: number): string {
  return number.toString(16).padStart(8, '0')
}

function pem(next: Next): string {
  const kind = ['', 'RSA ', 'EC ', 'OPENSSH ', 'ENCRYPTED '][Math.floor(next() * 5)]
  const lines = Array.from({ length: 2 + Math.floor(next() * 20) }, () => word(next, 64))
  return [
    `-----BEGIN ${kind}PRIV`,
    'ATE KEY-----\nMII',
    `${lines.join('\n')}\n-----END ${kind}PRIV`,
    'ATE KEY-----',
  ].join('')
}

/** BIP 173, 52 random symbols. */
function bech32(name: string, next: Next): string {
  const data = Array.from({ length: 52 }, () => Math.floor(next() * 32))
  const codes = [...name].map((letter) => letter.charCodeAt(0))
  const sum = polymod([
    ...codes.map((code) => code >> 5),
    0,
    ...codes.map((code) => code & 31),
    ...data,
    0,
    0,
    0,
    0,
    0,
    0,
  ])
  const check = [5, 4, 3, 2, 1, 0].map((place) => ((sum ^ 1) >> (5 * place)) & 31)
  return `${name}1${[...data, ...check].map((code) => BECH32.charAt(code)).join('')}`
}

function polymod(values: readonly number[]): number {
  let sum = 1
  for (const value of values) {
    const top = sum >>> 25
    sum = ((sum & 0x1ffffff) << 5) ^ value
    for (const [bit, generator] of [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3].entries())
      if ((top >> bit) & 1) sum ^= generator
  }
  return sum
}
