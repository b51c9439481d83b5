/** What expressions of Starlark come to, and the tree of what is called with it. */

import type { Key, Node, Scalar, Span } from '../tree.ts'
import {
  type OpenMapping,
  type OpenSequence,
  openMapping,
  openSequence,
  type Parent,
  type Place,
  put,
  scalarNode,
  stringNode,
  type Token,
} from './build.ts'
import type { StarlarkText } from './starlark-text.ts'
import type { Decoded } from './strings.ts'

/** What an expression comes to, before it has a place in the tree. */
export type Value = {
  readonly span: Span
  /** How many collections are in each other. */
  readonly depth: number
  /** A sum, in whose text nothing can be changed. */
  readonly made?: true
} & (
  | { readonly kind: 'string'; readonly decoded: Decoded; readonly token: Token }
  | { readonly kind: 'list'; readonly items: readonly Value[] }
  | { readonly kind: 'map'; readonly entries: readonly (readonly [Value, Value])[] }
  | { readonly kind: 'scalar'; readonly value: Scalar['value'] }
  /** `names`: it is only what nothing has been given to, as `prefix_rule` is. `called`: what a call gives back. */
  | { readonly kind: 'unknown'; readonly names?: string; readonly called?: true }
)

export interface Argument {
  readonly key: Key
  readonly value: Value
}

export interface Call {
  readonly name: Key
  readonly args: readonly Argument[]
  readonly span: Span
  /** It is one of those that a loop makes of what stands once in the text. */
  readonly isAgain: boolean
}

/** What is only known once the file is run. */
export function unknown(span: Span): Extract<Value, { readonly kind: 'unknown' }> {
  return { kind: 'unknown', span, depth: 0 }
}

function offsetsOf({ value, offsets }: Decoded, { start }: Span): readonly number[] {
  return offsets ?? Array.from({ length: value.length + 1 }, (_, unit) => start + unit)
}

/** `a + b`, whose text is at `span`. What is made costs as much as what is read. */
export function sum(a: Value, b: Value, span: Span, text: StarlarkText): Value {
  if (a.kind === 'list' && b.kind === 'list') {
    text.spend(a.items.length + b.items.length)
    return { kind: 'list', items: [...a.items, ...b.items], span, depth: Math.max(a.depth, b.depth), made: true }
  }
  if (a.kind !== 'string' || b.kind !== 'string') return unknown(span)
  const value = a.decoded.value + b.decoded.value
  text.spend(value.length >> 4)
  // Of what stands elsewhere under a name, every unit is where the sum begins.
  const isHere = (each: Value) => each.span.start >= span.start && each.span.end <= span.end
  const offsets =
    isHere(a) && isHere(b)
      ? [...offsetsOf(a.decoded, a.token.content).slice(0, -1), ...offsetsOf(b.decoded, b.token.content)]
      : [...Array.from({ length: value.length }, () => span.start), span.end]
  const token = { style: 'plain', span, content: span } as const
  return { kind: 'string', decoded: { value, offsets }, token, span, depth: 0, made: true }
}

/** A mapping from the names of what is called to lists of the calls. */
export class CallTree {
  readonly root: OpenMapping = openMapping(0, undefined, undefined)
  /** What stands elsewhere, or once for many: nothing can be changed there. */
  readonly displaced = new Set<Node>()
  readonly #text: StarlarkText
  readonly #lists = new Map<string, OpenSequence>()

  constructor(text: StarlarkText) {
    this.#text = text
    this.root.span.end = text.text.length
  }

  /** Puts calls in their places: behind those of the same name. */
  place(calls: readonly Call[]): void {
    for (const { name, args, span, isAgain } of calls) {
      const list = this.#lists.get(name.text) ?? openSequence(span.start, this.root, name)
      if (list.items.length === 0) {
        this.#lists.set(name.text, list)
        put(this.root, name, list)
      }
      const call = openMapping(span.start, list, list.items.length)
      call.span.end = span.end
      list.span.end = Math.max(list.span.end, span.end)
      list.items.push(call)
      if (isAgain) this.displaced.add(call)
      for (const { key, value } of args) put(call, key, this.#nodeAt(value, call, key))
    }
  }

  #nodeAt(value: Value, parent: Parent, key: Place): Node {
    this.#text.spend(1)
    const node = this.#nodeOf(value, parent, key)
    const isElsewhere = parent !== undefined && value.span.start < parent.span.start
    if (value.made || isElsewhere) this.displaced.add(node)
    return node
  }

  #nodeOf(value: Value, parent: Parent, key: Place): Node {
    const { span } = value
    if (value.kind === 'string') return stringNode(value.decoded, value.token, parent, key)
    if (value.kind === 'scalar') return scalarNode(value.value, span, parent, key)
    if (value.kind === 'unknown') {
      this.#text.tell(span)
      return scalarNode(null, span, parent, key)
    }
    if (value.kind === 'list') {
      const list = openSequence(span.start, parent, key)
      list.span.end = span.end
      for (const [index, item] of value.items.entries()) list.items.push(this.#nodeAt(item, list, index))
      return list
    }
    const map = openMapping(span.start, parent, key)
    map.span.end = span.end
    for (const [name, item] of value.entries) {
      const text = name.kind === 'string' ? name.decoded.value : this.#text.text.slice(name.span.start, name.span.end)
      const at = { text, span: name.span }
      put(map, at, this.#nodeAt(item, map, at))
    }
    return map
  }
}
