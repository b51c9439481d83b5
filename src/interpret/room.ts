/**
 * How much of a file's command lines is taken apart. Of a script each command becomes an object of some hundred bytes, and a
 * file of sixteen megabytes may hold one that is nothing but commands. Pure but for what one room remembers.
 */

import type { Node } from '../model.ts'
import { type Document, type SyntaxProblem, walk } from '../tree.ts'

/** Words and commands, at the most: so many take about a second, and 100 MB. The longest scripts of people have thousands. */
const MOST = 100_000

/** What ends a word, however many of them, and what ends a command. */
const BLANKS = codesOf(' \t')
const ENDS = codesOf('|;&\n(`')

function codesOf(characters: string): ReadonlySet<number> {
  return new Set([...characters].map((character) => character.charCodeAt(0)))
}

/** Of one file. */
export interface Room {
  /** Whether there is still room for the command lines below a node, which then take it; `weight`: where that is known. */
  readonly fits: (node: Node, weight?: number) => boolean
  /** Where there was none, if anywhere. */
  readonly problem: () => SyntaxProblem | undefined
}

const ROOMY: Room = { fits: () => true, problem: () => undefined }

/** A room with nothing in it; of a file that could not fill it, one that counts nothing. */
export function emptyRoom({ source, format, displaced }: Pick<Document, 'source' | 'format' | 'displaced'>): Room {
  // What aliases of YAML repeat counts as often as it stands there, and a rule in Starlark for all that its alternatives come to.
  if (source.text.length <= MOST && !displaced?.size && format !== 'starlark') return ROOMY
  let left = MOST
  let first: Node | undefined
  return {
    fits: (node, weight = weightOf(node, left)) => {
      if (weight <= left) {
        left -= weight
        return true
      }
      first ??= node
      return false
    },
    problem: () => {
      if (!first) return undefined
      const { start } = first.span
      const message = 'More commands than are read: this and what follows may be left out.'
      return { kind: 'commands', span: { start, end: start + 1 }, message }
    },
  }
}

/** Counted no further than `most`. */
function weightOf(node: Node, most: number): number {
  let weight = 0
  for (const each of walk(node)) {
    const value = each.kind === 'string' ? each.value : ''
    let blank = false
    for (let at = 0; at < value.length && weight <= most; at++) {
      const code = value.charCodeAt(at)
      const before = blank
      blank = BLANKS.has(code)
      if (ENDS.has(code) || (blank && !before)) weight++
    }
  }
  return weight
}
