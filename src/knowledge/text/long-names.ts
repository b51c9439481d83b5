/**
 * What something is called where it is named over and over: by every finding about it. A hostile name is as long as its
 * file, and a server of that name may have as many findings as fit beside it.
 */

import { type Key, type Node, pointerOf } from '../../tree.ts'
import { onceFor } from '../memoize.ts'
import { sha256 } from '../sha256.ts'

/** Longer than any name that people give, and than any that a client takes: most make names of tools of it, of 64 characters. */
const LONGEST = 256
const DIGITS = 32

/** What was asked last: one long name has all that is said about it in a row. */
let last = { name: '', called: '' }

/**
 * The name, or of one that nobody gives its beginning and a hash of all of it: other names are called otherwise, and what
 * something is called is called so itself.
 */
export function calledShort(name: string): string {
  if (name.length <= LONGEST) return name
  if (name === last.name) return last.called
  const room = LONGEST - DIGITS - 1
  const isHalf = /[\ud800-\udbff]/.test(name.charAt(room - 1))
  const called = `${name.slice(0, isHalf ? room - 1 : room)}…${sha256(name).slice(0, DIGITS)}`
  last = { name, called }
  return called
}

/** The same of a key, which is hashed once, however much stands below it. */
export function keyCalledShort(key: Key): string {
  return key.text.length <= LONGEST ? key.text : longKeyCalledShort(key)
}

const longKeyCalledShort = onceFor(({ text }: Key) => calledShort(text))

/** The JSON pointer of a node, with such names in it: one that leads nowhere where there is one. */
export function shortPointerOf(node: Node): string {
  return pointerOf(node, keyCalledShort)
}
