/** What the parsers share: nodes while they are being built, and the list of problems. */

import type { Key, Mapping, Node, Scalar, Sequence, Span, StringNode, SyntaxProblem } from '../tree.ts'
import type { Decoded } from './strings.ts'

/** Collections nested deeper than this are not read. No client's file comes near; a stack that overflows does. */
export const MAX_DEPTH = 200

export const TOO_DEEP = `Nested deeper than ${MAX_DEPTH} levels: not read further.`

/**
 * Values that are read of a file; no client's comes near, years of history included. What is made of one takes up to 2 kB, so
 * that 16 MiB of brackets or of `"",` would take more memory than a runner has.
 */
export const MAX_VALUES = 200_000

/** Of YAML and TOML, whose packages read a file as a whole. */
export const TOO_MANY = `More than ${MAX_VALUES / 1000} thousand values: not read.`

/** Of JSON, which is read up to there. */
export const TOO_MANY_FURTHER = `More than ${MAX_VALUES / 1000} thousand values: not read further.`

/** What a value comes with in YAML and TOML: a line, a separator, a bracket, a dash or a question mark. */
const MARKS: ReadonlySet<number> = new Set([...'\n,[{=-?'].map((mark) => mark.charCodeAt(0)))
/** One that closes nothing is an error, which costs as much. */
const CLOSING: ReadonlySet<number> = new Set([...']}'].map((mark) => mark.charCodeAt(0)))

/** Whether a text of YAML or TOML would have more values than are read. */
export function holdsTooMany(text: string): boolean {
  if (text.length <= MAX_VALUES) return false
  let marks = 0
  let closing = 0
  for (let at = 0; at < text.length && marks <= MAX_VALUES && closing <= MAX_VALUES; at++) {
    const unit = text.charCodeAt(at)
    if (MARKS.has(unit)) marks++
    else if (CLOSING.has(unit)) closing++
  }
  return marks > MAX_VALUES || closing > MAX_VALUES
}

/** Of each kind; a reader fixes a few at a time, and a hostile file would have millions. */
const MAX_PROBLEMS = 50

/** A node while its parser may still change it. */
type Open<T> = { -readonly [Property in keyof T]: T[Property] }

export interface OpenMapping extends Mapping {
  readonly span: Open<Span>
  readonly children: Map<string, Node>
  readonly overridden: Node[]
}

export interface OpenSequence extends Sequence {
  readonly span: Open<Span>
  readonly items: Node[]
}

export type Parent = OpenMapping | OpenSequence | undefined
export type Place = Key | number | undefined

/** An empty mapping that begins at `start`; its parser moves the end. */
export function openMapping(start: number, parent: Parent, key: Place): OpenMapping {
  return { kind: 'mapping', span: { start, end: start }, parent, key, children: new Map(), overridden: [] }
}

/** An empty sequence that begins at `start`; its parser moves the end. */
export function openSequence(start: number, parent: Parent, key: Place): OpenSequence {
  return { kind: 'sequence', span: { start, end: start }, parent, key, items: [] }
}

/** A node of a number, a boolean or null. */
export function scalarNode(value: Scalar['value'], span: Span, parent: Parent, key: Place): Scalar {
  const kind = value === null ? 'null' : typeof value === 'number' ? 'number' : 'boolean'
  return { kind, value, span, parent, key }
}

export interface Token {
  readonly style: StringNode['style']
  readonly span: Span
  readonly content: Span
}

/** A node of a string, from its token and what its escapes come to. */
export function stringNode(decoded: Decoded, token: Token, parent: Parent, key: Place): StringNode {
  const { style, span, content } = token
  const node = { kind: 'string', value: decoded.value, style, span, content, parent, key } as const
  return decoded.offsets ? { ...node, offsets: decoded.offsets } : node
}

/** Adds a child. The last one of a name wins and takes its own place in the order; the one before is kept aside. */
export function put(into: OpenMapping, key: Key, node: Node): void {
  const earlier = into.children.get(key.text)
  if (earlier) {
    into.overridden.push(earlier)
    into.children.delete(key.text)
  }
  into.children.set(key.text, node)
}

/** Hands a finished node to another mapping, as YAML's merge keys do. */
export function adopt(into: OpenMapping, key: Key, node: Node): void {
  const open: Open<Node> = node
  open.parent = into
  into.children.set(key.text, node)
}

/** The node under another key of its mapping, which is to `put` it there. */
export function renamed(node: Node, key: Key): Node {
  const open: Open<Node> = node
  open.key = key
  return node
}

/** Puts a node in the place of another, which it names as its own: parent and key are the same. */
export function replace(old: Node, node: Node): void {
  const parent = old.parent as Parent
  if (parent?.kind === 'mapping' && typeof old.key === 'object') parent.children.set(old.key.text, node)
  if (parent?.kind === 'sequence' && typeof old.key === 'number') parent.items[old.key] = node
}

/** The problems of one document: a bounded number of each kind, in the order of the text when read. */
export class Problems {
  readonly #found: SyntaxProblem[] = []
  readonly #counts = new Map<string, number>()
  readonly #length: number

  /** @param length of the text: no problem lies beyond it. */
  constructor(length: number) {
    this.#length = length
  }

  get count(): number {
    return this.#found.length
  }

  add(kind: SyntaxProblem['kind'], start: number, end: number, message: string): void {
    const count = this.#counts.get(kind) ?? 0
    this.#counts.set(kind, count + 1)
    if (count >= MAX_PROBLEMS) return
    const from = Math.max(0, Math.min(start, this.#length))
    const span = { start: from, end: Math.max(from, Math.min(end, this.#length)) }
    this.#found.push({ kind, span, message })
  }

  /** For what a file either does or does not: a dialect's habits are told once, not at each of their uses. */
  once(kind: SyntaxProblem['kind'], start: number, end: number, message: string): void {
    if (!this.#found.some((problem) => problem.message === message)) this.add(kind, start, end, message)
  }

  list(): readonly SyntaxProblem[] {
    return this.#found.sort((a, b) => a.span.start - b.span.start)
  }
}
