/** A server as it stands in a file, and the words that it is started with. */

import type { Field, Transport } from '../client.ts'
import type { Mapping, Node, Span } from '../tree.ts'
import type { Reader } from './files.ts'
import type { Launch } from './launch.ts'
import type { Text } from './text.ts'

/** A name and its value: an environment variable or a header. */
export interface Binding {
  readonly name: string
  readonly key: Span
  /** Undefined where the value is not a string (a number, null, `-e NAME` alone, which passes the host's value on). */
  readonly value: Text | undefined
  readonly node: Node
}

export interface Server {
  /** What it is called: its name, or one that stands for a name which is longer than anybody gives. */
  readonly name: string
  /** As it is written, for what reads names: orders to a model, patterns of a policy. It may be a megabyte. */
  readonly fullName: string
  /** The name's token: the key of a map, the name's value in an array; the entry itself when it has no name. */
  readonly at: Span
  readonly node: Mapping
  readonly transport: Transport | 'unknown'
  readonly command: Text | undefined
  readonly args: readonly Text[]
  readonly env: readonly Binding[]
  readonly url: Text | undefined
  readonly headers: readonly Binding[]
  readonly cwd: Text | undefined
  readonly envFile: Text | undefined
  /** Any other string of the entry, with the field it belongs to. */
  readonly others: readonly { readonly field: Field; readonly text: Text }[]
  /** False when the entry says so in its client's words. Its secrets are still secrets. */
  readonly enabled: boolean
  /** The readers of the file that would use this entry; empty when it stands where nobody looks. */
  readonly readers: readonly Reader[]
  /** Those of them that start it: for which it is not switched off. */
  readonly starters: readonly Reader[]
  readonly launch: Launch
}

/**
 * The words a server is started with, in lists in which one word follows the other: those of the entry, and those that only
 * unwrapping shows.
 */
export function wordLists({ args, launch }: Pick<Server, 'args' | 'launch'>): readonly (readonly Text[])[] {
  return launch.unwrapped.length === 0 ? [args] : [args, ...launch.unwrapped]
}

/** The same words, each once. */
export function wordsOf({ args, launch }: Pick<Server, 'args' | 'launch'>): readonly Text[] {
  return launch.unwrapped.length === 0 ? args : [...new Set([...args, ...launch.unwrapped.flat()])]
}

export interface Input {
  readonly id: string
  readonly node: Mapping
  /** Where its id stands. */
  readonly at: Span
  /** How values refer to it: by its id, or as the environment variable of that name. */
  readonly refers: 'input' | 'env'
  /** It says of itself that its answer is a secret, by this key. */
  readonly password: boolean
  readonly mark: 'password' | 'sensitive'
  readonly fallback: Text | undefined
}
