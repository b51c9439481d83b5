/** Wrappers one behind the other: each takes off its own words and hands on the rest, however many there are. */

import type { Binding, Step, Text } from '../model.ts'
import type { Call, Peeled, Unwrap } from './call.ts'
import { plainWrapper } from './wrappers.ts'

/** Words that a wrapper is shown at first: more than nearly every one has of its own. */
const FIRST_WORDS = 64
const GROWTH = 4

interface Layer {
  readonly steps: readonly Step[]
  readonly env: readonly Binding[]
  readonly next: Call
  /** Where the words behind the program begin that it hands on to. */
  readonly behind: number
}

/**
 * All wrappers in a row at once; undefined where a call is none that hands on the end of its own words. `programs` gets the
 * words that name them. Linear in the length of the words, which are not copied for each wrapper.
 */
export function handOn(call: Call, programs: Text[]): Peeled | undefined {
  const steps: Step[] = []
  const env: Binding[] = []
  let next = call
  let behind = 0
  for (let layer = layerAt(call, call.args, 0); layer; layer = layerAt(next, call.args, behind)) {
    programs.push(next.command)
    for (const step of layer.steps) steps.push(step)
    for (const binding of layer.env) env.push(binding)
    next = layer.next
    behind = layer.behind
  }
  if (next === call) return undefined
  const args = call.args.slice(behind)
  return { steps, env, args, next: { ...next, args } }
}

function layerAt({ program, command }: Call, words: readonly Text[], from: number): Layer | undefined {
  const unwrap = plainWrapper(program)
  if (!unwrap) return undefined
  for (let size = FIRST_WORDS; ; size *= GROWTH) {
    const args = words.slice(from, from + size)
    const isAll = from + size >= words.length
    const layer = layerOf(unwrap, { program, command, args }, from)
    // What is cut off could change what a wrapper with so many words takes for its own.
    if (layer && (isAll || (layer.behind - from) * 2 <= size)) return layer
    if (isAll) return undefined
  }
}

/** Undefined unless what is handed on are the last of the words, as they are, and nothing is told but the wrapper itself. */
function layerOf(unwrap: Unwrap, call: Call, from: number): Layer | undefined {
  const peeled = unwrap(call)
  const next = peeled?.next
  if (!next || !peeled.steps.every(({ kind }) => kind === 'wrapper') || peeled.besides || peeled.headers)
    return undefined
  const at = call.args.length - next.args.length - 1
  if (at < 0 || call.args[at] !== next.command || call.args.at(-1) !== (next.args.at(-1) ?? next.command))
    return undefined
  return { steps: peeled.steps, env: peeled.env ?? [], next, behind: from + at + 1 }
}
