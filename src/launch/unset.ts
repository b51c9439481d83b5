/**
 * Words as they are where none of the variables in them is set: `${NAME:-default}` stands for its default, which clients and
 * shells put in its place alike (code.claude.com/docs/en/mcp; POSIX.1-2024 XCU 2.6.2).
 */

import { pieceOf } from '../knowledge/references/index.ts'
import type { Literal, Reference, Text } from '../model.ts'

type Part = Literal | Reference

/** A longer word is no name, option or package. */
const LONGEST = 4096
/** Rules read what is given to a variable for themselves, and whether it is a reference. */
const ASSIGNMENT = /^(?:-e|--env=)?[A-Za-z_][\w.-]{0,127}=/

/** The word with the defaults of its references in their place; itself where it has none. */
export function whenUnset(text: Text): Text {
  const { value } = text
  if (text.written || value.length > LONGEST || !value.includes(':-') || ASSIGNMENT.test(value)) return text
  if (!text.parts.some((part) => defaultOf(text, part))) return text
  // A header, or a command line, which knows its places better.
  if (text.parts.length > 1 && /\s/.test(value)) return text
  let whole = ''
  const parts = text.parts.map((part): Part => {
    const range = defaultOf(text, part)
    const from = whole.length
    const { from: begin, to: end } = range ?? part
    whole += value.slice(begin, end)
    const to = whole.length
    if (range && part.kind === 'reference') return { ...part, from, to, fallback: { kind: 'literal', from, to } }
    return shifted(part, from - part.from)
  })
  return { value: whole, node: text.node, from: text.from, to: text.to, parts, written: text }
}

/** The word as it stands in the file. */
export function asWritten(text: Text): Text {
  return text.written ?? text
}

/** A command line as a shell is given it: the default that is all of it, or what is written, whose references a shell reads. */
export function scriptIn(text: Text): Text {
  const written = asWritten(text)
  const [only, ...others] = written.parts
  const range = text.written && only && others.length === 0 ? defaultOf(written, only) : undefined
  return range ? pieceIn(written, range.from, range.to) : written
}

/** Units `from` to `to` of a word with defaults: a piece of one default is as good as written there. */
export function sliceUnset(text: Text, written: Text, from: number, to: number): Text {
  const value = text.value.slice(from, to)
  const within = text.parts.findIndex((part) => part.from <= from && to <= part.to && to - from < part.to - part.from)
  const [part, source] = [text.parts[within], written.parts[within]]
  const range = source && defaultOf(written, source)
  if (part && range) return pieceIn(written, range.from + from - part.from, range.from + to - part.from)
  const [begin, end] = [placeOf(text, written, from, 'start'), placeOf(text, written, to, 'end')]
  const piece = pieceIn(written, Math.min(begin, end), Math.max(begin, end))
  if (piece.value === value) return piece
  const parts = text.parts.flatMap((part) => cut(part, from, to))
  return { value, node: piece.node, from: piece.from, to: piece.to, parts, written: piece }
}

function pieceIn(text: Text, from: number, to: number): Text {
  const isExact = text.to - text.from === text.value.length
  const value = text.value.slice(from, to)
  return isExact
    ? pieceOf(text.node, text.from + from, text.from + to, value)
    : pieceOf(text.node, text.from, text.to, value)
}

/** Where the default of a part stands; undefined for one without, and for a default that refers to something else. */
function defaultOf({ value }: Text, part: Part): { readonly from: number; readonly to: number } | undefined {
  if (part.kind !== 'reference' || part.refers !== 'env') return undefined
  if (value.endsWith(':-}', part.to) && !part.fallback) return { from: part.to - 1, to: part.to - 1 }
  const { fallback } = part
  if (!fallback || !value.endsWith(':-', fallback.from)) return undefined
  return /[$`]/.test(value.slice(fallback.from, fallback.to)) ? undefined : fallback
}

/** The offset in what is written of one in the word; at the edge of a default, that of its reference. */
function placeOf(text: Text, written: Text, offset: number, edge: 'start' | 'end'): number {
  const isStart = edge === 'start'
  const index = isStart
    ? text.parts.findIndex(({ to }) => offset < to)
    : text.parts.findLastIndex(({ from }) => offset > from)
  const [part, source] = [text.parts[index], written.parts[index]]
  if (!part || !source) return isStart ? written.value.length : 0
  const range = defaultOf(written, source)
  if (!range) return source.from + offset - part.from
  if (isStart ? offset <= part.from : offset >= part.to) return isStart ? source.from : source.to
  return range.from + offset - part.from
}

function cut(part: Part, from: number, to: number): readonly Part[] {
  const [begin, end] = [Math.max(part.from, from), Math.min(part.to, to)]
  if (begin > end || (begin === end && part.kind === 'literal')) return []
  const range = { from: begin - from, to: end - from }
  if (part.kind === 'literal') return [{ kind: 'literal', ...range }]
  return [{ ...part, ...range, ...(part.fallback && { fallback: { kind: 'literal', ...range } }) }]
}

function shifted(part: Part, by: number): Part {
  const moved = { ...part, from: part.from + by, to: part.to + by }
  if (moved.kind === 'literal' || !moved.fallback) return moved
  const { fallback } = moved
  return { ...moved, fallback: { ...fallback, from: fallback.from + by, to: fallback.to + by } }
}
