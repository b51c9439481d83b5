/** Every address that a server's entry names: the remotes it ends in, and those handed to it as arguments and variables. */

import type { Server, Span, Text } from '../../model.ts'
import { place, withDefaults, wordsOf } from '../../model.ts'
import { onceFor } from '../memoize.ts'
import type { Address } from './index.ts'
import { addressOf } from './index.ts'

export interface Destination {
  /** The server itself, or something that it is told about. */
  readonly as: 'remote' | 'argument' | 'variable'
  /** The flag or variable it is given as, where it is. */
  readonly name: string | undefined
  readonly text: Text
  /** With the defaults of its references, where it begins with one. */
  readonly url: string
  readonly address: Address
  /** Where the URL begins in the text. */
  readonly from: number
}

/** The host's token. */
export function hostAt({ text, address, from }: Destination): Span {
  return place(text, from + address.from, from + address.to)
}

/** What stands before the host's `@`; the host's token where nothing does. */
export function userAt(destination: Destination): Span {
  const { text, address, from } = destination
  if (address.user === undefined) return hostAt(destination)
  return place(text, from + address.from - 1 - address.user.length, from + address.from - 1)
}

const NOTHING: readonly Destination[] = []

/** In the order: remotes, arguments, variables. An address with a reference in it is as much as is written of it. */
export const destinationsOf = onceFor((server: Server): readonly Destination[] => {
  const found: Destination[] = []
  const remotes = new Set<Text>()
  for (const step of server.launch.steps) {
    if (step.kind === 'remote') {
      remotes.add(step.url)
      add(found, step.url, 'remote', undefined)
    } else if (step.kind === 'shell') {
      for (const { words } of step.commands) addWords(found, words, remotes)
    }
  }
  addWords(found, wordsOf(server), remotes)
  for (const { name, value } of server.launch.env) if (value && !remotes.has(value)) add(found, value, 'variable', name)
  return found.length === 0 ? NOTHING : found
})

function addWords(found: Destination[], words: readonly Text[], remotes: ReadonlySet<Text>): void {
  let before: string | undefined
  for (const word of words) {
    if (!remotes.has(word)) add(found, word, 'argument', before?.startsWith('-') ? before : undefined)
    before = word.value
  }
}

/** `--url=https://…`: the flag, and where its value begins. */
const FLAG = /^(--?[A-Za-z][\w.-]{0,63})=/

function add(found: Destination[], text: Text, as: Destination['as'], name: string | undefined): void {
  if (!text.value.includes(':')) return
  const flag = as === 'argument' ? FLAG.exec(text.value) : null
  const inner = withInnerDefaults(text, flag?.[0].length ?? 0)
  if (inner) {
    found.push({ as, name: flag?.[1] ?? name, text, ...inner })
    return
  }
  const { value, start, end } = valueFrom(text, flag?.[0].length ?? 0)
  for (const { url, from } of as === 'remote' ? [{ url: value, from: 0 }] : addressesIn(value)) {
    const address = addressOf(url)
    if (!address || address.host === '' || start + from + address.to > end) continue
    found.push({ as, name: flag?.[1] ?? name, text, url, address, from: start + from })
  }
}

/**
 * What stands in a text from there on, with the defaults of its references in their place where it begins with one:
 * `${URL:-https://a.example}/mcp`. `end`: as far as the text has it in one piece, from `start`.
 */
function valueFrom(text: Text, from: number): { readonly value: string; readonly start: number; readonly end: number } {
  const at = text.parts.findIndex((part) => part.from === from)
  const first = text.parts[at]
  if (first?.kind !== 'reference' || !first.fallback)
    return { value: text.value.slice(from), start: from, end: text.value.length }
  const value = withDefaults({ ...text, parts: text.parts.slice(at) })
  return { value, start: first.fallback.from, end: first.fallback.to }
}

/**
 * `https://${HOST:-a.example}/mcp`: one address with the defaults of the references in it, and the host where the text has it.
 * Undefined where no reference behind the scheme has one.
 */
function withInnerDefaults(text: Text, from: number): Pick<Destination, 'url' | 'address' | 'from'> | undefined {
  const [first] = text.parts
  if (first?.kind !== 'literal' || !text.parts.some((part) => part.kind === 'reference' && part.fallback))
    return undefined
  const url = withDefaults(text).slice(from)
  const address = addressOf(url)
  if (!address || address.host === '' || /[\s,;]/.test(url) || !text.value.slice(from, first.to).includes(':'))
    return undefined
  const begin = inText(text, from + address.from)
  const end = inText(text, from + address.to - 1) + 1
  return { url, from: begin - address.from, address: { ...address, to: address.from + end - begin } }
}

/** Where a unit of a text with its defaults stands in the text. */
function inText({ parts }: Text, unit: number): number {
  let passed = 0
  for (const part of parts) {
    const written = (part.kind === 'reference' && part.fallback) || part
    const length = written.to - written.from
    if (unit < passed + length) return written.from + unit - passed
    passed += length
  }
  return parts.at(-1)?.to ?? 0
}

/** What parts one address from the next, which begins with its scheme: several hosts of one address have none. */
const BETWEEN = /[\s,;]\s{0,64}(?=[a-z][a-z\d+.-]{0,31}:\/\/)/gi

/** The addresses of a list, apart by commas, semicolons or blanks; a text that begins otherwise is no list. */
function addressesIn(value: string): readonly { readonly url: string; readonly from: number }[] {
  if (!/^\s{0,8}[a-z][a-z\d+.-]{0,31}:\/\//i.test(value)) return [{ url: value, from: 0 }]
  const found: { url: string; from: number }[] = []
  let from = 0
  for (const { index, 0: between } of value.matchAll(BETWEEN)) {
    found.push({ url: value.slice(from, index), from })
    from = index + between.length
  }
  return [...found, { url: value.slice(from), from }]
}
