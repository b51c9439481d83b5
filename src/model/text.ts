/** A string as its readers see it: literals and references, each with its place. */

import type { ReferenceSyntax } from '../client.ts'
import type { Span, StringNode } from '../tree.ts'
import { within } from '../tree.ts'

export type ReferenceKind = 'env' | 'input' | 'file' | 'secret-store' | 'workspace' | 'command'

export interface Literal {
  readonly kind: 'literal'
  readonly from: number
  readonly to: number
}

export interface Reference {
  readonly kind: 'reference'
  readonly from: number
  readonly to: number
  readonly refers: ReferenceKind
  /** How it is written; undefined for whole values that name a secret store (`op://…`), which wrappers resolve. */
  readonly syntax: ReferenceSyntax | undefined
  /** The variable, input, file or command named. */
  readonly name: string
  /** The literal after `:-`: hardcoded, whatever surrounds it. */
  readonly fallback?: Literal
}

/**
 * A string as its readers see it: a string node, or a piece of one (a word of a shell command inside an argument). Units
 * are those of `value`; `place` turns them into offsets of the file.
 */
export interface Text {
  readonly value: string
  readonly node: StringNode
  /** Where the piece begins and ends in `node.value`. */
  readonly from: number
  readonly to: number
  /** Covers the whole value, in order. */
  readonly parts: readonly (Literal | Reference)[]
  /** What stands in the file, of a word that has the defaults of its references in their place. */
  readonly written?: Text
}

/** The file range of units `from` to `to` of a text; all of it by default. A piece that quoting changed is given whole. */
export function place(text: Text, from = 0, to = text.value.length): Span {
  const exact = text.to - text.from === text.value.length
  return exact ? within(text.node, text.from + from, text.from + to) : within(text.node, text.from, text.to)
}

/** The references of a text, in order. */
export function references(text: Text): readonly Reference[] {
  return text.parts.filter((part) => part.kind === 'reference')
}

/** No reference in it: what stands here is what is used. */
export function isLiteral(text: Text): boolean {
  return text.parts.every((part) => part.kind === 'literal')
}

/** What a text is when nothing is set: itself, or the default of the one reference that it consists of. */
export function unsetValue({ value, parts }: Text): string {
  const [only] = parts
  if (only?.kind !== 'reference' || parts.length > 1 || !only.fallback) return value
  return value.slice(only.fallback.from, only.fallback.to)
}

/** The same with the default of every reference that has one in its place. */
export function withDefaults({ value, parts }: Text): string {
  const written = parts.map((part) => {
    const { from, to } = (part.kind === 'reference' && part.fallback) || part
    return value.slice(from, to)
  })
  return written.join('')
}
