/** How what listens on every interface comes to listen on loopback. */

import { rewritten, unsafe, wordsBefore } from '../../changes.ts'
import type { Fix, Port, Text } from '../../model.ts'
import { isWildcardHost } from '../hosts/index.ts'

const LOOPBACK = '127.0.0.1'

/** `127.0.0.1` in the place of the host of an address that stands in a text, between two of its units. */
export function onLoopback(text: Text, from: number, to = text.value.length): Fix | undefined {
  const found = hostIn(text.value.slice(from, to))
  const change = found && rewritten(text, LOOPBACK, from + found.from, from + found.to)
  return unsafe(`Listen on ${LOOPBACK}`, change && [change])
}

/** The same of an address that ends its text, or is the default of the one reference that the text consists of. */
export function listeningHere(text: Text, from: number): Fix | undefined {
  const [only, ...others] = text.parts
  const fallback = only?.kind === 'reference' && others.length === 0 ? only.fallback : undefined
  return fallback ? onLoopback(text, fallback.from, fallback.to) : onLoopback(text, from)
}

/** An option with the address, before the first word that a program is given. */
export function toldLoopback(before: Text | undefined, option: string): Fix | undefined {
  const change = before && wordsBefore(before, [option, LOOPBACK])
  return unsafe(`Listen on ${LOOPBACK}`, change && [change])
}

const SCHEME = /^\s{0,8}(?:[a-z]{2,8}:\/\/)?/i
/** Up to a port, with what may follow it. */
const HOST = /^(?:\[[^\]]{0,64}\]|[^:[\]\s]{0,253})(?=(?::\d{1,5}(?:\/.{0,64})?)?\s{0,8}$)/

/** Where the host stands in an address: an empty place before `:2345`, all of `::`. */
function hostIn(address: string): { readonly from: number; readonly to: number } | undefined {
  const from = SCHEME.exec(address)?.[0].length ?? 0
  const rest = address.slice(from)
  const host = isWildcardHost(rest) ? rest.trimEnd() : HOST.exec(rest)?.[0]
  return host === undefined ? undefined : { from, to: from + host.length }
}

/** A published port that only this machine reaches; undefined where all ports of an image are published. */
export function publishedHere({ host, option: { text } }: Port): Fix | undefined {
  if (!text) return undefined
  const { value } = text
  if (host === undefined) {
    const before = portBefore(text)
    const change = before === undefined ? undefined : rewritten(text, before, 0, 0)
    return unsafe(`Publish the port on ${LOOPBACK}`, change && [change])
  }
  const change = rewritten(text, LOOPBACK, 0, value.startsWith('[') ? host.length + 2 : host.length)
  return unsafe(`Publish the port on ${LOOPBACK}`, change && [change])
}

/** What stands before a port without an address: `-p 8080` leaves the port of the host to the engine. */
function portBefore({ value, parts }: Text): string | undefined {
  if (/^\d{1,5}(?:-\d{1,5})?(?:\/\w{3,4})?$/.test(value)) return `${LOOPBACK}::`
  const literals = parts.filter(({ kind }) => kind === 'literal').map(({ from, to }) => value.slice(from, to))
  const colons = literals.join('').split(':').length - 1
  return colons === 1 ? `${LOOPBACK}:` : undefined
}
