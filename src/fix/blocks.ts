/** Changes to YAML's block collections: a member or an item on lines of its own. */

import type { Edit, Value } from '../model.ts'
import type { Document, Mapping, Node, Sequence, StringNode } from '../tree.ts'
import type { Work } from './brackets.ts'
import { type Element, elementsOf, indicesOf } from './elements.ts'
import {
  beforeBreak,
  columnOf,
  commentsBetween,
  commentUpTo,
  endOfLine,
  isBlank,
  lineAfter,
  lineStartOf,
  startsLine,
} from './lines.ts'
import { type Layout, writeMember, writeValue } from './write.ts'

/** What a collection looks like, whatever is to become of it. */
interface Survey {
  /** From the dash of an item, or the key of a member; undefined where one does not stand as most do. */
  readonly elements: readonly Element[] | undefined
  /** The quotes of its last string. */
  readonly style: StringNode['style'] | undefined
}

/** Each is read once: a file may have thousands of fixes about one. */
const surveys = new WeakMap<Node, Survey>()

function surveyOf(collection: Mapping | Sequence, document: Document): Survey {
  const elements = elementsOf(collection, document)
  const style = elements.map(({ node }) => node).findLast((node) => node.kind === 'string')?.style
  if (collection.kind === 'mapping') return { elements, style }
  const items = elements.map((element) => fromDash(document, element))
  return { elements: items.every((item) => item !== undefined) ? items : undefined, style }
}

interface Context extends Survey {
  readonly document: Document
  readonly text: string
  readonly elements: readonly Element[]
  readonly first: Element
  readonly last: Element
  readonly layout: Layout
}

/** The edits for a block collection; undefined where an element does not stand as most do. */
export function editBlock(
  collection: Mapping | Sequence,
  work: Work,
  document: Document,
  layout: Layout,
): readonly Edit[] | undefined {
  const { text } = document.source
  const known = surveys.get(collection) ?? surveyOf(collection, document)
  surveys.set(collection, known)
  const gone = known.elements && indicesOf(work.removed, known.elements)
  const { elements, style } = known
  const [first, last] = [elements?.[0], elements?.at(-1)]
  if (!elements || !gone || !first || !last) return undefined
  const context: Context = { document, text, elements, first, last, style, layout }
  if (gone.length === elements.length) return empty(context, collection, work)
  const insertions = [
    ...[...work.inserted].map(([before, values]) => insert(context, before, values)),
    ...(work.added.length > 0 ? [add(context, work.added)] : []),
  ]
  const edits = [...removals(context, gone), ...insertions]
  return edits.every((edit) => edit !== undefined) ? edits : undefined
}

/** An item with its dash, and with a tag, an anchor or comments between the two. */
function fromDash({ source: { text }, comments }: Document, { node, start, end }: Element): Element | undefined {
  let at = start
  for (let before = -1; before !== at; ) {
    before = at
    while (at > 0 && isBlank(text.charAt(at - 1))) at--
    const comment = commentUpTo(comments, at) ?? commentUpTo(comments, before)
    const [property = ''] = /[&!][^ \t\r\n,[\]{}]{0,200}$/.exec(text.slice(Math.max(0, at - 201), at)) ?? []
    at = comment ? comment.start : at - property.length
  }
  return at < start && text[at - 1] === '-' ? { node, start: at - 1, end } : undefined
}

/** `gone`: the indices of those that go, in order. */
function removals(context: Context, gone: readonly number[]): readonly (Edit | undefined)[] {
  const { text, elements, first } = context
  const isBehindDash = !startsLine(text, lineStartOf(text, first.start))
  let kept = 0
  while (isBehindDash && gone[kept] === kept) kept++
  const next = elements[kept]
  if (kept > 0 && next && !hasCommentsBefore(context, next))
    return [{ span: { start: first.start, end: next.start }, text: '' }, ...cuts(context, gone, kept)]
  return kept > 0 ? [cutBehindDash(context), ...cuts(context, gone, 1)] : cuts(context, gone, 0)
}

/** Those that begin their lines, from one on. */
function cuts(context: Context, gone: readonly number[], from: number): readonly (Edit | undefined)[] {
  const elements = gone.flatMap((index) => (index < from ? [] : (context.elements[index] ?? [])))
  return elements.map((element) => cut(context, element))
}

/**
 * Whether comments on lines of their own stand between the first element and another one: they may be about either. The first one
 * that stays moves up to the dash where there are none.
 */
function hasCommentsBefore({ document, text, first }: Context, next: Element): boolean {
  const between = commentsBetween(document, first.start, next.start)
  return between.some(({ start }) => startsLine(text, lineStartOf(text, start)))
}

/** The dash stays on a line of its own. */
function cutBehindDash({ document, text, first }: Context): Edit | undefined {
  const after = lineAfter(document, first.end)
  if (after === undefined) return undefined
  const blanks = /[ \t]{1,80}$/.exec(text.slice(Math.max(0, first.start - 80), first.start))
  return {
    span: { start: blanks ? first.start - blanks[0].length : first.start, end: beforeBreak(text, after) },
    text: '',
  }
}

/** An element that begins its line, with its lines. */
function cut({ document, text }: Context, { start, end }: Element): Edit | undefined {
  const line = lineStartOf(text, start)
  const after = lineAfter(document, end)
  return startsLine(text, line) && after !== undefined ? { span: { start: line, end: after }, text: '' } : undefined
}

/**
 * Nothing stays: what comes in its place or an empty collection, as brackets say it, behind the key or the dash that it
 * belongs to.
 */
function empty(context: Context, { kind, key, span }: Mapping | Sequence, work: Work): readonly Edit[] | undefined {
  const { text, first, document } = context
  const end = beforeBreak(text, span.end)
  if (hasCommentsOfItsOwn(context, end)) return undefined
  const indent = columnOf(document, first.start)
  const written = indent === undefined ? [] : linesOf(context, indent, work)
  if (written.length > 0)
    return [{ span: { start: first.start, end }, text: written.join(`${context.layout.newline}${indent}`) }]
  const brackets = kind === 'mapping' ? '{}' : '[]'
  const line = lineStartOf(text, first.start)
  if (!startsLine(text, line) || typeof key !== 'object') return [{ span: { start: first.start, end }, text: brackets }]
  const colon = text.indexOf(':', key.span.end)
  if (colon < 0 || !isBlank(text.slice(key.span.end, colon))) return undefined
  const after = lineAfter(document, span.end)
  if (after === undefined || commentsBetween(document, colon, line).length > 0) return undefined
  return [
    { span: { start: colon + 1, end: colon + 1 }, text: ` ${brackets}` },
    { span: { start: line, end: after }, text: '' },
  ]
}

/** Whether comments stand on lines of their own between the elements, and so need not be about one that goes. Linear. */
function hasCommentsOfItsOwn({ document, text, first, elements }: Context, end: number): boolean {
  let at = 0
  return commentsBetween(document, first.start, end).some(({ start }) => {
    while ((elements[at]?.end ?? end) <= start && at < elements.length) at++
    const isInside = (elements[at]?.start ?? end) < start
    return !isInside && startsLine(text, lineStartOf(text, start))
  })
}

/** What comes into a collection that holds nothing else. */
function linesOf(context: Context, indent: string, { inserted, added }: Work): readonly string[] {
  return [
    ...[...inserted]
      .sort(([a], [b]) => a - b)
      .flatMap(([, values]) => values.map((value) => item(context, indent, value))),
    ...added.map(([key, value]) => writeMember(key, value, inner(context, indent))),
  ]
}

function item(context: Context, indent: string, value: Value): string {
  return `- ${writeValue(value, inner(context, `${indent}  `))}`
}

function inner({ style, layout }: Context, indent: string): Layout {
  return { ...layout, indent, quotes: style === undefined || style === 'block' ? layout.quotes : style }
}

/** What the lines of a block begin with: the column of its first element, which may stand behind a dash. */
function indentation({ document, first }: Context): string | undefined {
  return columnOf(document, first.start)
}

function add(context: Context, members: readonly (readonly [string, Value])[]): Edit | undefined {
  const indent = indentation(context)
  if (indent === undefined) return undefined
  return append(
    context,
    indent,
    members.map(([key, value]) => writeMember(key, value, inner(context, indent))),
  )
}

function insert(context: Context, before: number, values: readonly Value[]): Edit | undefined {
  const indent = indentation(context)
  if (indent === undefined) return undefined
  const { elements, layout } = context
  const lines = values.map((value) => item(context, indent, value))
  const at = elements[before]
  if (!at) return append(context, indent, lines)
  // In place of the dash that may be the first on the line of another: the one that was there goes to a line of its own.
  const moved = lines.map((line) => `${line}${layout.newline}${indent}`).join('')
  return { span: { start: at.start, end: at.start }, text: moved }
}

function append({ document, text, last, layout }: Context, indent: string, lines: readonly string[]): Edit {
  if (text[last.end - 1] === '\n') {
    const written = lines.map((line) => `${indent}${line}${layout.newline}`).join('')
    return { span: { start: last.end, end: last.end }, text: written }
  }
  const at = endOfLine(document, last.end, text.length)
  return { span: { start: at, end: at }, text: lines.map((line) => `${layout.newline}${indent}${line}`).join('') }
}
