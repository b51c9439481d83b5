/** Changes to TOML's tables: a key and its value on a line of their own, below a header or with dots before them. */

import type { Edit } from '../model.ts'
import { type Document, keyText, type Mapping, type Node, type Sequence } from '../tree.ts'
import type { Work } from './brackets.ts'
import { assignmentsOf, cut, editDotted, isAssigned, isDotted } from './dots.ts'
import { type Element, elementsOf, indicesOf } from './elements.ts'
import { endOfLine, lineAfter, lineStartOf, startOfLine, startsLine } from './lines.ts'
import { type Layout, writeKey, writeMember } from './write.ts'

/** The edits for a table; undefined where its members do not stand on lines of their own. */
export function editTable(table: Mapping, work: Work, document: Document, layout: Layout): readonly Edit[] | undefined {
  const { text } = document.source
  if (isDotted(table, text)) return editDotted(table, work, document, layout)
  const elements = elementsOf(table, document)
  const gone = indicesOf(work.removed, elements)
  if (!gone) return undefined
  const cuts = gone
    .flatMap((index) => elements[index] ?? [])
    .flatMap(
      (element) =>
        assignmentsOf(element, document)?.map((each) => cut(document, each)) ?? [cutTable(document, element.node)],
    )
  const isEmptied = gone.length === elements.length
  const removals = isEmptied && hasNoHeader(table, elements) ? withHeader(table, cuts, layout) : cuts
  const additions = work.added.length > 0 ? [add(table, elements, work, document, layout)] : []
  const edits = [...removals, ...additions]
  return edits.every((edit) => edit !== undefined) ? edits : undefined
}

/** Whether tables with headers of their own make a list. */
export function isTableArray(collection: Mapping | Sequence): collection is Sequence {
  if (collection.kind !== 'sequence') return false
  const [first] = collection.items
  return first?.kind === 'mapping' && first.span.start === collection.span.start
}

/** The edits for an array of tables, each of which goes with its header. */
export function editTableArray(work: Work, document: Document): readonly Edit[] | undefined {
  if (work.inserted.size > 0) return undefined
  const edits = [...work.removed].map((item) => cutTable(document, item))
  return edits.every((edit) => edit !== undefined) ? edits : undefined
}

/** A table from its header to its end, and one of the two gaps around it; undefined for one that dots make. */
function cutTable(document: Document, { span }: Node): Edit | undefined {
  const { text } = document.source
  const start = lineStartOf(text, span.start)
  const after = lineAfter(document, span.end)
  if (text[span.start] !== '[' || !startsLine(text, start) || after === undefined) return undefined
  const gap = /^(?:[ \t]{0,80}\r?\n){1,20}/.exec(text.slice(after, after + 2000))?.[0].length ?? 0
  if (gap > 0) return { span: { start, end: after + gap }, text: '' }
  const above =
    after === text.length ? (/(?<=\n)(?:[ \t]{0,80}\r?\n){1,20}$/.exec(text.slice(0, start))?.[0].length ?? 0) : 0
  return { span: { start: start - above, end: after }, text: '' }
}

/** Whether only the tables within a table say that there is one. */
function hasNoHeader(table: Mapping, [first]: readonly Element[]): boolean {
  return table.parent !== undefined && first?.node.span.start === table.span.start
}

/** The header that a table needs once there is nothing in it. */
function withHeader(
  table: Mapping,
  cuts: readonly (Edit | undefined)[],
  layout: Layout,
): readonly (Edit | undefined)[] {
  const [first, ...others] = cuts
  return first ? [insertion(first.span.start, `${headerOf(table)}${layout.newline}`), first, ...others] : cuts
}

function headerOf(table: Mapping): string {
  const keys: string[] = []
  for (let at: Node | undefined = table; at; at = at.parent) {
    const key = keyText(at)
    if (key !== undefined) keys.unshift(writeKey(key, { format: 'toml', keys: 'quoted' }))
  }
  return `[${keys.join('.')}]`
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
  const line = last && startOfLine(document, last.start)
  // With the blanks, and the keys with dots behind them, that stand before it.
  const prefix = last && line !== undefined ? text.slice(line, last.start) : ''
  const quotes = elements.map(({ node }) => node).find((node) => node.kind === 'string')?.style
  const inner: Layout = { ...layout, quotes: quotes === 'single' ? 'single' : 'double' }
  const lines = added.map(([key, value]) => `${prefix}${writeMember(key, value, inner)}`)
  if (!last && (!table.parent || hasNoHeader(table, elements))) return addAbove(table, lines, document, layout)
  const from = last ? last.end : headerEnd(text, table)
  if (from === undefined) return undefined
  const written = lines.map((each) => `${layout.newline}${each}`).join('')
  return insertion(endOfLine(document, from, text.length), written)
}

function insertion(at: number, text: string): Edit {
  return { span: { start: at, end: at }, text }
}

/** Above the first of the tables within, and above the comments that belong to it, with a header if it takes one. */
function addAbove(table: Mapping, lines: readonly string[], document: Document, layout: Layout): Edit {
  const { text } = document.source
  const { start } = table.span
  const isHeader = text[start] === '['
  const at = isHeader ? beforeTable(document, start) : startOfLine(document, start)
  const written = [...(table.parent ? [headerOf(table)] : []), ...lines, ...(isHeader ? [''] : [])]
  return insertion(at, written.map((each) => `${each}${layout.newline}`).join(''))
}

/** Where the line of a header begins, or the comment that stands right above it. */
function beforeTable(document: Document, header: number): number {
  const { text } = document.source
  let at = startOfLine(document, header)
  for (let above = at; above > 0; ) {
    above = startOfLine(document, text.startsWith('\r\n', above - 2) ? above - 2 : above - 1)
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
