/** Changes to what stands between brackets, separated by commas: JSON, YAML's flow collections, TOML's arrays and inline tables. */

import type { Edit, Value } from '../model.ts'
import type { Document, Mapping, Node, Sequence, StringNode } from '../tree.ts'
import { type Element, elementsOf, indicesOf } from './elements.ts'
import {
  commentAt,
  commentsBetween,
  endOfLine,
  indentOf,
  isBlank,
  lineEndOf,
  lineStartOf,
  startsLine,
} from './lines.ts'
import { type Layout, writeMember, writeValue } from './write.ts'

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
  const known = surveys.get(collection) ?? surveyOf(collection, document)
  surveys.set(collection, known)
  // Between two elements a comma stands, or the text is broken.
  if (!known.isWhole) return undefined
  const gone = indicesOf(work.removed, known.elements)
  if (!gone) return undefined
  const context: Context = { ...known, document, layout, gone, last: lastBut(gone, known.elements) }
  return [...removals(context, work), ...insertions(context, work)]
}

/** What a collection looks like, whatever is to become of it. */
interface Survey {
  readonly elements: readonly Element[]
  /** Where the comma after each element stands. */
  readonly commas: readonly (number | undefined)[]
  readonly open: number
  readonly close: number
  readonly isWhole: boolean
  /** The quotes of its strings, and whether its keys have some. */
  readonly style: StringNode['style'] | undefined
  readonly isBare: boolean
}

/** Each is read once: a file may have thousands of fixes about one. */
const surveys = new WeakMap<Node, Survey>()

function surveyOf(collection: Mapping | Sequence, document: Document): Survey {
  const { text } = document.source
  const elements = elementsOf(collection, document)
  const open = collection.span.start
  const close = collection.span.end - 1
  const commas = elements.map(({ end }, index) => commaBetween(document, end, elements[index + 1]?.start ?? close))
  return {
    elements,
    commas,
    open,
    close,
    isWhole: /[}\]]/.test(text.charAt(close)) && !commas.slice(0, -1).includes(undefined),
    style: elements.map(({ node }) => node).find((node) => node.kind === 'string')?.style,
    isBare: elements.some(({ node: { key } }) => typeof key === 'object' && /[\w$]/.test(text.charAt(key.span.start))),
  }
}

interface Context extends Survey {
  readonly document: Document
  readonly layout: Layout
  /** The indices of those that go, in order. */
  readonly gone: readonly number[]
  /** That of the last one that stays; -1 where none does. */
  readonly last: number
}

/** The last index that is not among those that go. */
function lastBut(gone: readonly number[], { length }: readonly Element[]): number {
  let last = length - 1
  for (let at = gone.length - 1; at >= 0 && gone[at] === last; at--) last--
  return last
}

/** Where a comma stands between two offsets, comments left out. */
function commaBetween({ source: { text }, comments }: Document, start: number, end: number): number | undefined {
  for (let at = text.indexOf(',', start); at >= 0 && at < end; at = text.indexOf(',', at + 1)) {
    if (!commentAt(comments, at)) return at
  }
  return undefined
}

// ── Removal ─────────────────────────────────────────────────────────────────────────────────────────────────────────

function removals(context: Context, work: Work): readonly Edit[] {
  const { elements, commas, document, open, close, gone, last } = context
  const isFilled = isAppended(work, elements)
  const between = document.source.text.slice(open + 1, close)
  if (last < 0 && !isFilled && commentsBetween(document, open, close).length === 0)
    return [cutSpan(open + 1, open + 1 + between.length)]
  // What comes in at the end takes the place of those that go there.
  const kept = isFilled ? last + 1 : elements.length
  const edits = runsOf(
    context,
    gone.filter((index) => index < kept),
  ).flatMap((run) => cutRun(context, run))
  // The last one that stays is followed by no comma, unless the list ended in one.
  const comma = commas[last]
  const endedInOne = commas.at(-1) !== undefined
  if (last >= 0 && last < kept - 1 && comma !== undefined && !endedInOne) {
    // With the blank behind it, of which there would be one too many.
    const next = elements[last + 1]?.start ?? comma + 1
    edits.push(cutSpan(comma, isGap(document.source.text.slice(comma + 1, next)) ? next : comma + 1))
  }
  return edits
}

/** Whether something comes in at the end. */
function isAppended({ inserted, added }: Work, elements: readonly Element[]): boolean {
  return added.length > 0 || inserted.has(elements.length)
}

/** Elements that go together, by index. */
interface Run {
  readonly first: number
  readonly last: number
}

/** Those that go, in runs of which each stands on the line of the one before, with nothing else between them. */
function runsOf({ document, elements, commas }: Context, gone: readonly number[]): readonly Run[] {
  const { text } = document.source
  const runs: Run[] = []
  for (const index of gone) {
    const run = runs.at(-1)
    const [before, own] = [elements[index - 1], elements[index]]
    const comma = commas[index - 1]
    const follows = run?.last === index - 1 && before && own && comma !== undefined
    if (follows && isGap(text.slice(before.end, comma)) && isGap(text.slice(comma + 1, own.start)))
      runs[runs.length - 1] = { first: run.first, last: index }
    else runs.push({ first: index, last: index })
  }
  return runs
}

/** A run with its commas, and with its line where nothing else stands on it. */
function cutRun({ document, elements, commas, open, close }: Context, { first, last }: Run): readonly Edit[] {
  const { text } = document.source
  const start = elements[first]?.start ?? open
  const end = elements[last]?.end ?? start
  const comma = commas[last]
  // What stands on the lines between the two may be about the next one.
  if (comma !== undefined && /[\r\n]/.test(text.slice(end, comma)))
    return [cutSpan(start, end), cutSpan(comma, comma + 1)]
  const after = comma === undefined ? end : comma + 1
  const previous = elements[first - 1]
  const before = previous ? Math.max(previous.end, (commas[first - 1] ?? 0) + 1) : open + 1
  const next = elements[last + 1]?.start ?? close
  const lineStart = lineStartOf(text, start)
  const lineEnd = lineEndOf(document, after, next)
  if (startsLine(text, lineStart) && lineEnd !== undefined) return [cutSpan(lineStart, lineEnd)]
  // On a line with others: up to the next one, or from the one before.
  if (lineEnd !== undefined && before > open + 1 && isGap(text.slice(before, start))) return [cutSpan(before, after)]
  if (last + 1 < elements.length && isGap(text.slice(after, next))) return [cutSpan(start, next)]
  if (last + 1 === elements.length && isGap(text.slice(before, start))) return [cutSpan(before, after)]
  return [cutSpan(start, after)]
}

function cutSpan(start: number, end: number): Edit {
  return { span: { start, end }, text: '' }
}

function isGap(text: string): boolean {
  return /^[ \t]{0,400}$/.test(text)
}

// ── Insertion ───────────────────────────────────────────────────────────────────────────────────────────────────────

function insertions(context: Context, work: Work): readonly Edit[] {
  const { elements } = context
  if (work.inserted.size === 0 && work.added.length === 0) return []
  const inner = innerLayout(context)
  const before = [...work.inserted].flatMap(([index, values]) => {
    const at = elements[index]
    return at
      ? insertBefore(
          context,
          at,
          values.map((value) => writeValue(value, inner)),
        )
      : []
  })
  if (!isAppended(work, elements)) return before
  const items = (work.inserted.get(elements.length) ?? []).map((value) => writeValue(value, inner))
  const members = work.added.map(([key, value]) => writeMember(key, value, inner))
  return [...before, ...append(context, [...items, ...members])]
}

/** With the indentation and the quotes of what stands there. */
function innerLayout({ document, elements, layout, style, isBare }: Context): Layout {
  const last = elements.at(-1)
  const own = last && indentOf(document.source.text, last.start)
  return {
    ...layout,
    indent: own ?? layout.indent + layout.unit,
    quotes: style ?? layout.quotes,
    keys: isBare ? 'bare' : 'quoted',
    // Beside others on their line, or below one that takes a line.
    lines: last && (own === undefined || isOneLine(last, document)) ? 'one' : layout.lines,
    flow: true,
  }
}

/** Whether a mapping that holds something stands on one line. */
function isOneLine({ node }: Element, { source: { text } }: Document): boolean {
  return node.kind === 'mapping' && node.children.size > 0 && !/[\r\n]/.test(text.slice(node.span.start, node.span.end))
}

function insertBefore({ document, layout }: Context, { start }: Element, written: readonly string[]): readonly Edit[] {
  const indent = indentOf(document.source.text, start)
  const separator = indent === undefined ? ', ' : `,${layout.newline}${indent}`
  return [{ span: { start, end: start }, text: written.map((each) => `${each}${separator}`).join('') }]
}

/** At the end, after the last element that stays. */
function append(context: Context, written: readonly string[]): readonly Edit[] {
  const { document, elements, commas, close, layout } = context
  const { text } = document.source
  const last = elements[context.last]
  const [gone, end] = [elements[context.last + 1], elements.at(-1)]
  if (gone && end) {
    const indent = indentOf(text, gone.start)
    const separator = indent === undefined ? ', ' : `,${layout.newline}${indent}`
    return [{ span: { start: gone.start, end: end.end }, text: written.join(separator) }]
  }
  if (!last) return fillEmpty(context, written)
  const indent = indentOf(text, last.start)
  const comma = commas[context.last]
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

function fillEmpty({ document, open, close, layout }: Context, written: readonly string[]): readonly Edit[] {
  const between = document.source.text.slice(open + 1, close)
  const inner = `${layout.newline}${layout.indent}${layout.unit}`
  if (!isBlank(between)) {
    // Comments stay where they are, above what comes in.
    const behind = open + 1 + between.trimEnd().length
    const lines = written.map((each) => `${inner}${each}`).join(',')
    return [{ span: { start: behind, end: close }, text: `${lines}${layout.newline}${layout.indent}` }]
  }
  const isMapping = document.source.text[open] === '{'
  const isShort = !isMapping || layout.format === 'toml' || layout.format === 'yaml' || layout.lines === 'one'
  if (isShort && !written.some((each) => each.includes(layout.newline))) {
    const padding = isMapping ? ' ' : ''
    return [{ span: { start: open + 1, end: close }, text: `${padding}${written.join(', ')}${padding}` }]
  }
  return [
    {
      span: { start: open + 1, end: close },
      text: `${written.map((each) => `${inner}${each}`).join(',')}${layout.newline}${layout.indent}`,
    },
  ]
}
