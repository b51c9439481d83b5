/** Changes to YAML's block collections: a member or an item on lines of its own. */

import type { Edit, Value } from '../model.ts'
import type { Document, Mapping, Sequence } from '../tree.ts'
import { type Element, elementsOf, type Work } from './brackets.ts'
import { endOfLine, isBlank, lineEndOf, lineStartOf } from './lines.ts'
import { type Layout, writeMember, writeValue } from './write.ts'

interface Context {
  readonly document: Document
  readonly text: string
  /** From the dash of an item, or the key of a member. */
  readonly elements: readonly Element[]
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
  const elements = elementsOf(collection).map((element) =>
    collection.kind === 'sequence' ? fromDash(text, element) : element,
  )
  if (!elements.every((element) => element !== undefined)) return undefined
  const context: Context = { document, text, elements, layout }
  if (elements.every(({ node }) => work.removed.has(node))) return empty(context, collection, work)
  const removals = elements.flatMap((element, index) =>
    work.removed.has(element.node) ? [cut(context, element, elements[index + 1])] : [],
  )
  const insertions = [
    ...[...work.inserted].map(([before, values]) => insert(context, before, values)),
    ...(work.added.length > 0 ? [add(context, work.added)] : []),
  ]
  const edits = [...removals, ...insertions]
  return edits.every((edit) => edit !== undefined) ? edits : undefined
}

function fromDash(text: string, { node, start, end }: Element): Element | undefined {
  const dash = text.lastIndexOf('-', start - 1)
  return dash >= 0 && /^-[ \t]{1,80}$/.test(text.slice(dash, start)) ? { node, start: dash, end } : undefined
}

/** The end of an element's last line, with a comment beside it. */
function lineAfter({ document, text }: Context, end: number): number | undefined {
  // A block scalar ends with its line.
  if (text[end - 1] === '\n') return end
  const limit = text.length
  return lineEndOf(document, end, limit) ?? (isBlank(text.slice(end)) ? limit : undefined)
}

function cut(context: Context, { start, end }: Element, next: Element | undefined): Edit | undefined {
  const { document, text } = context
  const line = lineStartOf(text, start)
  if (startsLine(text, line)) {
    const after = lineAfter(context, end)
    return after === undefined ? undefined : { span: { start: line, end: after }, text: '' }
  }
  // On the line of a dash: the next one moves up to it.
  if (!next || document.comments.some((comment) => comment.start >= end && comment.end <= next.start)) return undefined
  return { span: { start, end: next.start }, text: '' }
}

function startsLine(text: string, offset: number): boolean {
  return offset === 0 || text[offset - 1] === '\n' || text[offset - 1] === '\r'
}

/** Nothing stays: an empty collection, as brackets say it, behind the key or the dash that it belongs to. */
function empty(
  context: Context,
  { kind, parent, key, span }: Mapping | Sequence,
  work: Work,
): readonly Edit[] | undefined {
  if (work.inserted.size > 0 || work.added.length > 0 || !parent) return undefined
  const { text, elements, document } = context
  const brackets = kind === 'mapping' ? '{}' : '[]'
  const [first] = elements
  if (!first) return undefined
  const end = text[span.end - 1] === '\n' ? span.end - 1 : span.end
  const line = lineStartOf(text, first.start)
  if (!startsLine(text, line) || typeof key !== 'object') return [{ span: { start: first.start, end }, text: brackets }]
  const colon = text.indexOf(':', key.span.end)
  if (colon < 0 || !isBlank(text.slice(key.span.end, colon))) return undefined
  const after = lineAfter(context, span.end)
  if (after === undefined || document.comments.some(({ start }) => start > colon && start < line)) return undefined
  return [
    { span: { start: colon + 1, end: colon + 1 }, text: ` ${brackets}` },
    { span: { start: line, end: after }, text: '' },
  ]
}

/** What the lines of a block begin with: the column of its first element, which may stand behind a dash. */
function indentation({ text, elements: [first] }: Context): string | undefined {
  if (!first) return undefined
  const line = Math.max(text.lastIndexOf('\n', first.start - 1), text.lastIndexOf('\r', first.start - 1)) + 1
  const before = text.slice(line, first.start)
  return /^[ -]{0,200}$/.test(before) ? ' '.repeat(before.length) : undefined
}

function inner({ elements, layout }: Context, indent: string): Layout {
  const scalars = elements.map(({ node }) => node).filter((node) => node.kind === 'string')
  const quotes = scalars.at(-1)?.style
  return { ...layout, indent, quotes: quotes === undefined || quotes === 'block' ? layout.quotes : quotes }
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
  const { text, elements, layout } = context
  const lines = values.map((value) => `- ${writeValue(value, inner(context, indent))}`)
  const at = elements[before]
  if (!at) return append(context, indent, lines)
  // In place of the dash that may be the first on the line of another: the one that was there goes to a line of its own.
  const moved = lines.map((line) => `${line}${layout.newline}${indent}`).join('')
  return text[at.start] === '-' ? { span: { start: at.start, end: at.start }, text: moved } : undefined
}

function append(
  { document, text, elements, layout }: Context,
  indent: string,
  lines: readonly string[],
): Edit | undefined {
  const last = elements.at(-1)
  if (!last) return undefined
  if (text[last.end - 1] === '\n') {
    const written = lines.map((line) => `${indent}${line}${layout.newline}`).join('')
    return { span: { start: last.end, end: last.end }, text: written }
  }
  const at = endOfLine(document, last.end, text.length)
  return { span: { start: at, end: at }, text: lines.map((line) => `${layout.newline}${indent}${line}`).join('') }
}
