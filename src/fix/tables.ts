/** Changes to TOML's tables: a key and its value on a line of their own, below a header or with dots before them. */

import type { Edit } from '../model.ts'
import type { Document, Mapping, Node } from '../tree.ts'
import { type Element, elementsOf, type Work } from './brackets.ts'
import { endOfLine, isBlank, lineEndOf } from './lines.ts'
import { type Layout, writeMember } from './write.ts'

/** The edits for a table; undefined where its members do not stand on lines of their own. */
export function editTable(table: Mapping, work: Work, document: Document, layout: Layout): readonly Edit[] | undefined {
  const { text } = document.source
  const elements = elementsOf(table)
  const removals = elements.flatMap((element) =>
    work.removed.has(element.node) ? [isSubTable(text, element.node) ? undefined : cut(document, element)] : [],
  )
  const additions = work.added.length > 0 ? [add(table, elements, work, document, layout)] : []
  const edits = [...removals, ...additions]
  return edits.every((edit) => edit !== undefined) ? edits : undefined
}

/** With a header of its own, or made by dots: not an assignment of its table. */
function isSubTable(text: string, node: Node): boolean {
  return (node.kind === 'mapping' || node.kind === 'sequence') && !isAssigned(text, node)
}

function isAssigned(text: string, { key, span }: Node): boolean {
  return (
    typeof key === 'object' &&
    span.start > key.span.end &&
    /^[ \t]{0,80}=[ \t]{0,80}$/.test(text.slice(key.span.end, span.start))
  )
}

function startOfLine(text: string, offset: number): number {
  return Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1
}

function cut(document: Document, { start, end }: Element): Edit | undefined {
  const { text } = document.source
  const after = lineEndOf(document, end, text.length) ?? (isBlank(text.slice(end)) ? text.length : undefined)
  return after === undefined ? undefined : { span: { start: startOfLine(text, start), end: after }, text: '' }
}

/** After the last assignment of the table, written as that one is; below the header where there is none. */
function add(
  table: Mapping,
  elements: readonly Element[],
  { added, removed }: Work,
  document: Document,
  layout: Layout,
): Edit | undefined {
  const { text } = document.source
  const last = elements.findLast(({ node }) => isAssigned(text, node) && !removed.has(node))
  const line = last && startOfLine(text, last.start)
  // With the blanks, and the keys with dots behind them, that stand before it.
  const prefix = last && line !== undefined ? text.slice(line, last.start) : ''
  const quotes = elements.map(({ node }) => node).find((node) => node.kind === 'string')?.style
  const inner: Layout = { ...layout, quotes: quotes === 'single' ? 'single' : 'double' }
  const lines = added.map(([key, value]) => `${prefix}${writeMember(key, value, inner)}${layout.newline}`)
  if (!last && !table.parent) return insertion(beforeTable(text, table.span.start), [...lines, layout.newline].join(''))
  const from = last ? last.end : headerEnd(text, table)
  if (from === undefined) return undefined
  const written = lines.join('').slice(0, -layout.newline.length)
  return insertion(endOfLine(document, from, text.length), `${layout.newline}${written}`)
}

function insertion(at: number, text: string): Edit {
  return { span: { start: at, end: at }, text }
}

/** Where the line of a header begins, or the comment that stands right above it: the document itself has no header. */
function beforeTable(text: string, header: number): number {
  let at = startOfLine(text, header)
  for (let above = at; above > 0; ) {
    above = startOfLine(text, text.startsWith('\r\n', above - 2) ? above - 2 : above - 1)
    if (!/^[ \t]{0,400}#/.test(text.slice(above, above + 402))) break
    at = above
  }
  return at
}

/** Behind the brackets of a table's header; undefined for one that has none. */
function headerEnd(text: string, { span }: Mapping): number | undefined {
  if (text[span.start] !== '[') return undefined
  const header = /^\[{1,2}[^\]\r\n]{1,2000}\]{1,2}/.exec(text.slice(span.start, span.start + 2004))
  return header ? span.start + header[0].length : undefined
}
