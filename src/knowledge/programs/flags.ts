/**
 * Flags as they stand among arguments. They are looked up in sets: a pattern of forty alternatives takes V8 longer to compile
 * than a run takes to look at all arguments.
 */

import { lazy } from '../memoize.ts'

export interface Flag {
  /** Without its dashes: `no-auth`. */
  readonly name: string
  /** What stands behind its `=`; undefined where there is none. */
  readonly value: string | undefined
}

/** `--name`, `-name` or `--name=value`; undefined for any other argument. */
export function flagOf(arg: string): Flag | undefined {
  if (!arg.startsWith('-')) return undefined
  const from = arg.startsWith('--') ? 2 : 1
  const equals = arg.indexOf('=')
  if (equals < 0) return { name: arg.slice(from), value: undefined }
  return { name: arg.slice(from, equals), value: arg.slice(equals + 1) }
}

export type Words = Pick<ReadonlySet<string>, 'has' | typeof Symbol.iterator>

/** A set of the words of a text, made when it is first asked. */
export function wordSet(words: string): Words {
  const set = lazy(() => new Set(words.split(/[ \n]/).filter((word) => word !== '')))
  return { has: (word) => set().has(word), [Symbol.iterator]: () => set()[Symbol.iterator]() }
}
