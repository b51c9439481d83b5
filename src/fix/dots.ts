/** Changes to tables of TOML that dots alone make: `a.b = 1`, and `a = {}` once there is nothing in it. */

import type { Edit } from '../model.ts'
import type { Document, Mapping, Node } from '../tree.ts'
import type { Work } from './brackets.ts'
import { type Element, elementsOf, indicesOf } from './elements.ts'
import { endOfLine, lineAfter, startOfLine } from './lines.ts'
import { type Layout, writeMember } from './write.ts'

/** Whether a table is made by the dots of a key, and has neither a header nor braces. */
export function isDotted({ key, span }: Mapping, text: string): boolean {
  return typeof key === 'object' && !/[[{]/.test(text.charAt(span.start))
}

/** The assignments that make an element: itself, or all with its name and a dot before theirs; undefined for a table with a header. */
export function assignmentsOf(element: Element, document: Document): readonly Element[] | undefined {
  const { node } = element
  const { text } = document.source
  if (isAssigned(text, node)) return [element]
  if (node.kind !== 'mapping' || !isDotted(node, text)) return undefined
  const below = elementsOf(node, document).map((each) => assignmentsOf(each, document))
  return below.every((each) => each !== undefined) ? below.flat() : undefined
}

/** A value behind its key, with `=` between the two. */
export function isAssigned(text: string, { key, span }: Node): boolean {
  return (
    typeof key === 'object' &&
    span.start > key.span.end &&
    /^[ \t]{0,80}=[ \t]{0,80}$/.test(text.slice(key.span.end, span.start))
  )
}

/** The line of an assignment; undefined where something else stands behind it. */
export function cut(document: Document, { start, end }: Element): Edit | undefined {
  const after = lineAfter(document, end)
  return after === undefined ? undefined : { span: { start: startOfLine(document, start), end: after }, text: '' }
}

/** The edits for a table that dots make; undefined where what goes has headers of its own. */
export function editDotted(
  table: Mapping,
  { removed, added }: Work,
  document: Document,
  layout: Layout,
): readonly Edit[] | undefined {
  const elements = elementsOf(table, document)
  const gone = indicesOf(removed, elements)
  const going = gone?.flatMap((index) => assignmentsIn(elements[index], document))
  const [first] = elements
  const [spared] = going ?? []
  if (!first || !going?.every((each) => each !== undefined)) return undefined
  const staying = elements.filter(({ node }) => !removed.has(node)).flatMap((each) => assignmentsIn(each, document))
  const edits =
    spared && staying.length === 0
      ? [...instead(first, spared, added, document, layout), ...going.slice(1).map((each) => cut(document, each))]
      : [
          ...going.map((each) => cut(document, each)),
          ...additions(
            first,
            staying.findLast((each) => each !== undefined),
            added,
            document,
            layout,
          ),
        ]
  return edits.every((edit) => edit !== undefined) ? edits : undefined
}

/** What comes in the place of the last assignment that a table has: what is added, or braces that say that there is a table. */
function instead(
  first: Element,
  spared: Element,
  [member, ...further]: Work['added'],
  document: Document,
  layout: Layout,
): readonly (Edit | undefined)[] {
  const { end } = spared
  const edit = member
    ? { span: { start: first.start, end }, text: writeMember(...member, layout) }
    : { span: { start: dotBefore(document.source.text, first.start), end }, text: ' = {}' }
  return [edit, ...additions(first, spared, further, document, layout)]
}

/** What `assignmentsOf` gives, or a gap where it gives nothing. */
function assignmentsIn(element: Element | undefined, document: Document): readonly (Element | undefined)[] {
  return (element && assignmentsOf(element, document)) ?? [undefined]
}

/** Below an assignment, with what stands before the name of the first. */
function additions(
  first: Element,
  last: Element | undefined,
  added: Work['added'],
  document: Document,
  layout: Layout,
): readonly (Edit | undefined)[] {
  if (added.length === 0) return []
  if (!last) return [undefined]
  const { text } = document.source
  const prefix = text.slice(startOfLine(document, first.start), first.start)
  const at = endOfLine(document, last.end, text.length)
  const lines = added.map(([key, value]) => `${layout.newline}${prefix}${writeMember(key, value, layout)}`)
  return [{ span: { start: at, end: at }, text: lines.join('') }]
}

/** Where the dot before a name stands, and the blanks before it. */
function dotBefore(text: string, name: number): number {
  const blanks = /[ \t]{0,80}\.[ \t]{0,80}$/.exec(text.slice(Math.max(name - 161, 0), name))
  return name - (blanks?.[0].length ?? 0)
}
