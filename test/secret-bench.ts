/** Loads the bench of synthetic secrets. Its values are stored in pieces, so that no scanner takes the file for a leak. */

import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { type Detection, detectSecrets, type SecretInput } from '../src/knowledge/secrets/detect.ts'

const entry = z.object({
  id: z.string(),
  label: z.enum(['secret', 'benign', 'weak']),
  loc: z.enum(['env', 'arg', 'header', 'url']),
  key: z.string(),
  v: z.array(z.string()),
  class: z.string().optional(),
  kind: z.string().optional(),
  provider: z.string().optional(),
})

export interface Sample extends Omit<z.infer<typeof entry>, 'v'> {
  readonly value: string
  readonly input: SecretInput
}

/** Every entry, joined. `weak` ones are a matter of policy and count neither way. */
export function bench(): readonly Sample[] {
  const text = readFileSync(new URL('../fixtures/secret-bench.json', import.meta.url), 'utf8')
  return z
    .object({ entries: z.array(entry) })
    .parse(JSON.parse(text))
    .entries.map(({ v, ...facts }) => {
      const value = v.join('')
      const key = facts.key === '' ? {} : { key: facts.key }
      return { ...facts, value, input: { value, place: facts.loc, server: 'server', ...key } }
    })
}

/** What the rules above `possible-secret` report at the default confidence. */
export function hits(input: SecretInput): readonly Detection[] {
  return detectSecrets(input).filter(
    ({ kind, confidence }) => confidence !== 'low' && kind !== 'placeholder' && kind !== 'possible',
  )
}

const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

/** Random characters, the same for the same seed, so that no test holds anything that looks like a credential. */
export function noise(seed: number, length: number, alphabet = BASE62): string {
  const next = random(seed)
  return Array.from({ length }, () => alphabet.charAt(Math.floor(next() * alphabet.length))).join('')
}

/** Numbers in [0, 1), the same for the same seed (mulberry32). */
export function random(seed: number): () => number {
  let state = Math.imul(seed + 1, 0x9e3779b9) >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** A string that a pattern of the provider table matches: classes, groups, alternatives and counts are all it knows. */
export function generate(pattern: string, next: () => number): string {
  let at = 0
  const pick = <T>(items: readonly T[]): T | undefined => items[Math.floor(next() * items.length)]
  const alternatives = (): (() => string)[] => {
    const options: (() => string)[][] = [[]]
    while (at < pattern.length && pattern[at] !== ')') {
      if (pattern[at] === '|') {
        at++
        options.push([])
      } else options.at(-1)?.push(repeated(atom()))
    }
    return options.map((parts) => () => parts.map((part) => part()).join(''))
  }
  const atom = (): (() => string) => {
    if (pattern[at] === '(') {
      at += pattern.startsWith('(?:', at) ? 3 : 1
      const options = alternatives()
      at++
      return () => pick(options)?.() ?? ''
    }
    const characters = pattern[at] === '[' ? characterClass() : [escapable()]
    return () => pick(characters) ?? ''
  }
  const characterClass = (): readonly string[] => {
    const characters: string[] = []
    at++
    const negated = pattern[at] === '^'
    while (pattern[at] !== ']') {
      const first = escapable()
      if (pattern[at] === '-' && pattern[at + 1] !== ']') {
        at++
        const last = escapable()
        for (let code = first.charCodeAt(0); code <= last.charCodeAt(0); code++)
          characters.push(String.fromCharCode(code))
      } else characters.push(first)
    }
    at++
    return negated ? [...BASE62] : characters
  }
  const escapable = (): string => {
    if (pattern[at] !== '\\') return pattern.charAt(at++)
    at += 2
    const escaped = pattern.charAt(at - 1)
    return escaped === 's' || escaped === 'n' ? '\n' : escaped
  }
  const repeated = (part: () => string): (() => string) => {
    const [text, least, most] = /^\{(\d+)(?:,(\d+))?\}|^\?/.exec(pattern.slice(at)) ?? []
    if (text === undefined) return part
    at += text.length
    const from = least === undefined ? 0 : Number(least)
    const to = text === '?' ? 1 : most === undefined ? from : Math.min(Number(most), from + 40)
    return () => Array.from({ length: from + Math.floor(next() * (to - from + 1)) }, part).join('')
  }
  return pick(alternatives())?.() ?? ''
}
