/** Changes to what stands between brackets, separated by commas: JSON, YAML's flow collections, TOML's arrays and inline tables. */

import type { Edit, Value } from '../model.ts'
import type { Document, Mapping, Node, Sequence } from '../tree.ts'
import { endOfLine, indentOf, isBlank, lineEndOf, lineStartOf } from './lines.ts'
import { type Layout, writeMember, writeValue } from './write.ts'

/** An element of a collection: from its key, if it has one, to the end of its value. */
export interface Element {
  readonly node: Node
  readonly start: number
  readonly end: number
}

/** All that stand in a collection, in the order of the text, those that others override included. */
export function elementsOf(collection: Mapping | Sequence): readonly Element[] {
  const nodes =
    collection.kind === 'mapping' ? [...collection.children.values(), ...collection.overridden] : collection.items
  return nodes.map((node) => ({ node, start: startOf(node), end: node.span.end })).sort((a, b) => a.start - b.start)
}

/** Where an element begins: at its key, or at its value. */
export function startOf(node: Node): number {
  return typeof node.key === 'object' ? node.key.span.start : node.span.start
}

/** What is to become of a collection. */
export interface Work {
  readonly removed: ReadonlySet<Node>
  /** By the index before which they go; the number of elements for the end. */
  readonly inserted: ReadonlyMap<number, readonly Value[]>
  readonly added: readonly (readonly [string, Value])[]
}

/** The edits for a collection in brackets; undefined where its text is not what a parser makes of it. */
export function editBrackets(
  collection: Mapping | Sequence,
  work: Work,
  document: Document,
  layout: Layout,
): readonly Edit[] | undefined {
  const { text } = document.source
  const elements = elementsOf(collection)
  const close = collection.span.end - 1
  if (text[close] !== '}' && text[close] !== ']') return undefined
  const commas = elements.map(({ end }, index) => commaBetween(document, end, elements[index + 1]?.start ?? close))
  // Between two elements a comma stands, or the text is broken.
  if (commas.slice(0, -1).includes(undefined)) return undefined
  const context: Context = { document, elements, commas, close, open: collection.span.start, layout }
  return [...removals(context, work.removed), ...insertions(context, collection, work)]
}

interface Context {
  readonly document: Document
  readonly elements: readonly Element[]
  /** Where the comma after each element stands. */
  readonly commas: readonly (number | undefined)[]
  readonly open: number
  readonly close: number
  readonly layout: Layout
}

/** Where a comma stands between two offsets, comments left out. */
function commaBetween({ source: { text }, comments }: Document, start: number, end: number): number | undefined {
  for (let at = text.indexOf(',', start); at >= 0 && at < end; at = text.indexOf(',', at + 1)) {
    const found = at
    if (!comments.some((comment) => comment.start <= found && found < comment.end)) return at
  }
  return undefined
}

// ── Removal ─────────────────────────────────────────────────────────────────────────────────────────────────────────

function removals(context: Context, removed: ReadonlySet<Node>): readonly Edit[] {
  const { elements, commas, document } = context
  const gone = elements.map(({ node }) => removed.has(node))
  const last = gone.lastIndexOf(false)
  const edits = runsOf(context, gone).map((run) => cutRun(context, run, run.first > last))
  // The last one that stays is followed by no comma, unless the list ended in one.
  const comma = commas[last]
  const endedInOne = commas.at(-1) !== undefined
  if (last >= 0 && last < elements.length - 1 && comma !== undefined && !endedInOne) {
    // With the blank behind it, of which there would be one too many.
    const next = elements[last + 1]?.start ?? comma + 1
    const gap = document.source.text.slice(comma + 1, next)
    edits.push({ span: { start: comma, end: isBlank(gap) && !gap.includes('\n') ? next : comma + 1 }, text: '' })
  }
  return edits
}

/** Elements that go together, by index. */
interface Run {
  readonly first: number
  readonly last: number
}

/** Those that go, in runs of which each stands on the line of the one before, with nothing else between them. */
function runsOf({ document, elements, commas }: Context, gone: readonly boolean[]): readonly Run[] {
  const { text } = document.source
  const runs: Run[] = []
  for (const [index, { start }] of elements.entries()) {
    if (!gone[index]) continue
    const run = runs.at(-1)
    const comma = commas[index - 1]
    if (run?.last === index - 1 && comma !== undefined && isGap(text.slice(comma + 1, start)))
      runs[runs.length - 1] = { first: run.first, last: index }
    else runs.push({ first: index, last: index })
  }
  return runs
}

/** Nothing but blanks, within a line. */
function isGap(text: string): boolean {
  return isBlank(text) && !/[\r\n]/.test(text)
}

/** A run with its commas, and with its line where nothing else stands on it. `isLast`: no element behind it stays. */
function cutRun({ document, elements, commas, open, close }: Context, { first, last }: Run, isLast: boolean): Edit {
  const { text } = document.source
  const start = elements[first]?.start ?? open
  const comma = commas[last]
  const after = comma === undefined ? (elements[last]?.end ?? start) : comma + 1
  const previous = elements[first - 1]
  const before = previous ? Math.max(previous.end, (commas[first - 1] ?? 0) + 1) : open + 1
  const next = elements[last + 1]?.start ?? close
  const line = lineStartOf(text, start)
  const lineEnd = lineEndOf(document, after, next)
  const isFirstOfLine = line === 0 || /[\r\n]/.test(text.charAt(line - 1))
  if (isFirstOfLine && line > before && lineEnd !== undefined) return { span: { start: line, end: lineEnd }, text: '' }
  // On a line with others: up to the next one, or from the one before.
  if (!isLast && isGap(text.slice(after, next))) return { span: { start, end: next }, text: '' }
  return { span: { start: isGap(text.slice(before, start)) ? before : start, end: after }, text: '' }
}

// ── Insertion ───────────────────────────────────────────────────────────────────────────────────────────────────────

function insertions(context: Context, collection: Mapping | Sequence, work: Work): readonly Edit[] {
  const { elements } = context
  const edits: Edit[] = []
  const written = (values: readonly Value[], inner: Layout) => values.map((value) => writeValue(value, inner))
  for (const [before, values] of work.inserted) {
    const at = elements[before]
    const inner = innerLayout(context)
    edits.push(
      ...(at ? insertBefore(context, at, written(values, inner)) : append(context, work, written(values, inner))),
    )
  }
  if (collection.kind === 'mapping' && work.added.length > 0) {
    const inner = innerLayout(context)
    edits.push(
      ...append(
        context,
        work,
        work.added.map(([key, value]) => writeMember(key, value, inner)),
      ),
    )
  }
  return edits
}

/** With the indentation and the quotes of what stands there. */
function innerLayout({ document, elements, layout }: Context): Layout {
  const last = elements.at(-1)
  const own = last && indentOf(document.source.text, last.start)
  const style = elements.map(({ node }) => node).find((node) => node.kind === 'string')?.style
  return { ...layout, indent: own ?? layout.indent + layout.unit, quotes: style ?? layout.quotes, flow: true }
}

function insertBefore({ document, layout }: Context, { start }: Element, written: readonly string[]): readonly Edit[] {
  const indent = indentOf(document.source.text, start)
  const separator = indent === undefined ? ', ' : `,${layout.newline}${indent}`
  return [{ span: { start, end: start }, text: written.map((each) => `${each}${separator}`).join('') }]
}

/** At the end, after the last element that stays. */
function append(context: Context, { removed }: Work, written: readonly string[]): readonly Edit[] {
  const { document, elements, commas, close, layout } = context
  const { text } = document.source
  const index = elements.findLastIndex(({ node }) => !removed.has(node))
  const last = elements[index]
  if (!last) return fillEmpty(context, written)
  const indent = indentOf(text, last.start)
  const comma = commas[index]
  const isEnd = index === elements.length - 1
  // A comma that removal takes away would have to stay, and the other way round.
  if (!isEnd) return [{ span: { start: last.end, end: last.end }, text: written.map((each) => `, ${each}`).join('') }]
  if (indent === undefined) {
    const inline = written.join(', ')
    const glue = comma === undefined ? ', ' : ' '
    const at = comma === undefined ? last.end : comma + 1
    return [{ span: { start: at, end: at }, text: comma === undefined ? `${glue}${inline}` : `${glue}${inline},` }]
  }
  const lines = written.map((each) => `${layout.newline}${indent}${each}`).join(',')
  const behind = endOfLine(document, comma === undefined ? last.end : comma + 1, close)
  return comma === undefined
    ? [
        { span: { start: last.end, end: last.end }, text: ',' },
        { span: { start: behind, end: behind }, text: lines },
      ]
    : [{ span: { start: behind, end: behind }, text: `${lines},` }]
}

function fillEmpty({ document, elements, open, close, layout }: Context, written: readonly string[]): readonly Edit[] {
  const between = document.source.text.slice(open + 1, close)
  if (elements.length > 0) {
    // Everything goes, and something comes: at the place of the first.
    const at = open + 1
    return [{ span: { start: at, end: at }, text: written.join(', ') }]
  }
  if (!isBlank(between)) return []
  const isMapping = document.source.text[open] === '{'
  if (!isMapping || layout.format === 'toml' || layout.format === 'yaml') {
    const padding = isMapping ? ' ' : ''
    return [{ span: { start: open + 1, end: close }, text: `${padding}${written.join(', ')}${padding}` }]
  }
  const inner = `${layout.newline}${layout.indent}${layout.unit}`
  return [
    {
      span: { start: open + 1, end: close },
      text: `${written.map((each) => `${inner}${each}`).join(',')}${layout.newline}${layout.indent}`,
    },
  ]
}
