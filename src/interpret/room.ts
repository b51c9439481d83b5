/**
 * How much of a file's command lines is taken apart. Of a script each command becomes an object of some hundred bytes, and a
 * file of sixteen megabytes may hold one that is nothing but commands. Pure but for what one room remembers.
 */

import type { Node } from '../model.ts'
import { type Document, type SyntaxProblem, walk } from '../tree.ts'

/** What blanks and what ends commands weigh, at the most: half a million commands take half a gigabyte. */
const MOST = 2 ** 21
const PER_COMMAND = 4

const BLANKS = codesOf(' \t')
const ENDS = codesOf('|;&\n(`')

function codesOf(characters: string): ReadonlySet<number> {
  return new Set([...characters].map((character) => character.charCodeAt(0)))
}

/** Of one file. */
export interface Room {
  /** Whether there is still room for the command lines below a node, which then take it. */
  readonly fits: (node: Node) => boolean
  /** Where there was none, if anywhere. */
  readonly problem: () => SyntaxProblem | undefined
}

const ROOMY: Room = { fits: () => true, problem: () => undefined }

/** A room with nothing in it; of a file that could not fill it, one that counts nothing. */
export function emptyRoom({ source, displaced }: Pick<Document, 'source' | 'displaced'>): Room {
  // What aliases of YAML repeat counts as often as it stands there.
  if (source.text.length * PER_COMMAND <= MOST && !displaced?.size) return ROOMY
  let left = MOST
  let first: Node | undefined
  return {
    fits: (node) => {
      const weight = weightOf(node, left)
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
      return { kind: 'depth', span: { start, end: start + 1 }, message }
    },
  }
}

/** Counted no further than `most`. */
function weightOf(node: Node, most: number): number {
  let weight = 0
  for (const each of walk(node)) {
    const value = each.kind === 'string' ? each.value : ''
    for (let at = 0; at < value.length && weight <= most; at++) {
      const code = value.charCodeAt(at)
      if (ENDS.has(code)) weight += PER_COMMAND
      else if (BLANKS.has(code)) weight++
    }
  }
  return weight
}
