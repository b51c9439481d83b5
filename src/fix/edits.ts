/** From changes of a document's tree to edits of its text, by offset, in its own format and habits. */

import { nodeOf } from '../changes.ts'
import { onceFor } from '../knowledge/memoize.ts'
import type { Change, Edit, Value } from '../model.ts'
import { keyOf } from '../model.ts'
import { childrenOf, type Document, type Mapping, type Node, type Sequence, type StringNode } from '../tree.ts'
import { editBlock } from './blocks.ts'
import { editBrackets, type Work } from './brackets.ts'
import { columnOf, lineAfter, lineStartOf, startOfLine, startsLine } from './lines.ts'
import { editReplaced } from './replace.ts'
import { editTable, editTableArray, isTableArray } from './tables.ts'
import { type Layout, rewrite, writeRenamed } from './write.ts'

/** Changes that were made of one document, as edits in the order of the text; undefined where one cannot be written. */
export function editsOf(document: Document, changes: readonly Change[]): readonly Edit[] | undefined {
  if (contradict(changes)) return undefined
  const habits = habitsOf(document)
  const single = changes.flatMap((change) => {
    switch (change.does) {
      case 'rewrite':
      case 'replace':
      case 'rename':
      case 'strip':
        return [editOf(change, document, habits)]
      default:
        return []
    }
  })
  const grouped = [...workOf(changes)].map(([collection, work]) => editCollection(collection, work, document, habits))
  const edits = [...single, ...grouped]
  if (!edits.every((edit) => edit !== undefined)) return undefined
  return inOrder(edits.flat())
}

/**
 * Whether something is to change in what goes, or in what comes anew, or two things are to come at one place of a string: nobody
 * could say what is meant.
 */
function contradict(changes: readonly Change[]): boolean {
  if (comeTogether(changes)) return true
  const gone = new Set(changes.flatMap((change) => (change.does === 'remove' ? [change.node] : [])))
  const anew = changes.flatMap((change) => (change.does === 'replace' ? [change.node] : []))
  const replaced = new Set(anew)
  if (replaced.size < anew.length || anew.some((node) => gone.has(node))) return true
  return changes.some((change) => {
    const node = nodeOf(change)
    const isItself = change.does === 'remove' || change.does === 'replace'
    for (let at = isItself ? node?.parent : node; at; at = at.parent) {
      // What goes may go with what it is in.
      if (replaced.has(at) || (gone.has(at) && change.does !== 'remove')) return true
    }
    return false
  })
}

/** Whether two pieces are to be put at one place of a string, be they the same. Where they take something away, edits overlap. */
function comeTogether(changes: readonly Change[]): boolean {
  const taken = new Map<StringNode, Set<number>>()
  for (const change of changes) {
    if (change.does !== 'rewrite' || change.from < change.to) continue
    const places = taken.get(change.node) ?? new Set()
    if (places.has(change.from)) return true
    taken.set(change.node, places.add(change.from))
  }
  return false
}

type Single = Extract<Change, { readonly does: 'rewrite' | 'replace' | 'rename' | 'strip' }>

function editOf(change: Single, document: Document, habits: Habits): readonly Edit[] | undefined {
  const { source, format } = document
  switch (change.does) {
    case 'rewrite': {
      const rewriting = { format, text: source.text }
      const { start, end, text } = rewrite(change.node, change.from, change.to, change.by, rewriting)
      return [{ span: { start, end }, text }]
    }
    case 'replace': {
      // What is made of a string has its quotes; those of a string in the place of which a mapping comes are no habit.
      const like = isFlat(change.by) || !isLeaf(change.node) ? change.node : undefined
      const layout = layoutAt(document, change.node.span.start, habits, like)
      return editReplaced(change.node, change.by, document, layout)
    }
    case 'rename': {
      const key = keyOf(change.node)
      if (!key) return undefined
      const spans = [key.span, ...(document.mentions?.get(change.node) ?? [])]
      return spans.map((span) => ({ span, text: writeRenamed(span, source.text, change.by, format) }))
    }
    case 'strip':
      return [strip(document, change.span)]
  }
}

/** A comment with its line where it stands alone, and with the blanks before it where it stands beside something. */
function strip(document: Document, { start, end }: { readonly start: number; readonly end: number }): Edit {
  const { text } = document.source
  const line = lineStartOf(text, start)
  const after = lineAfter(document, end)
  if (startsLine(text, line) && after !== undefined) return { span: { start: line, end: after }, text: '' }
  let from = start
  if (after !== undefined) while (text[from - 1] === ' ' || text[from - 1] === '\t') from--
  return { span: { start: from, end }, text: '' }
}

// ── Collections ─────────────────────────────────────────────────────────────────────────────────────────────────────

interface Gathered {
  readonly removed: Set<Node>
  readonly inserted: Map<number, Value[]>
  readonly added: Work['added'][number][]
}

/** What is to become of each collection that gains or loses something. */
function workOf(changes: readonly Change[]): ReadonlyMap<Mapping | Sequence, Work> {
  const all = new Map<Mapping | Sequence, Gathered>()
  const of = (collection: Mapping | Sequence): Gathered => {
    const known = all.get(collection)
    if (known) return known
    const made: Gathered = { removed: new Set(), inserted: new Map(), added: [] }
    all.set(collection, made)
    return made
  }
  for (const change of changes) {
    if (change.does === 'remove' && change.node.parent) of(change.node.parent).removed.add(change.node)
    if (change.does === 'add') of(change.to).added.push([change.key, change.value])
    if (change.does === 'insert') {
      const { inserted } = of(change.into)
      const known = inserted.get(change.before)
      if (known) for (const each of change.values) known.push(each)
      else inserted.set(change.before, [...change.values])
    }
  }
  return all
}

/** What is to come before an item that goes comes before the next one that stays. */
function settled({ removed, inserted, added }: Work, collection: Mapping | Sequence): Work {
  if (collection.kind === 'mapping' || inserted.size === 0) return { removed, inserted, added }
  const { items } = collection
  const moved = new Map<number, readonly Value[]>()
  for (const [before, values] of [...inserted].sort(([a], [b]) => a - b)) {
    let index = before
    for (let item = items[index]; item && removed.has(item); item = items[index]) index++
    moved.set(index, [...(moved.get(index) ?? []), ...values])
  }
  return { removed, inserted: moved, added }
}

function editCollection(
  collection: Mapping | Sequence,
  wanted: Work,
  document: Document,
  habits: Habits,
): readonly Edit[] | undefined {
  const { text } = document.source
  const work = settled(wanted, collection)
  const layout = layoutAt(document, collection.span.start, habits, undefined)
  const opening = text[collection.span.start]
  if (document.format === 'yaml') {
    if (opening === '{' || opening === '[') return editBrackets(collection, work, document, layout)
    return editBlock(collection, work, document, layout)
  }
  if (document.format === 'toml' && collection.kind === 'mapping' && opening !== '{')
    return editTable(collection, work, document, layout)
  if (document.format === 'toml' && isTableArray(collection)) return editTableArray(work, document)
  return editBrackets(collection, work, document, layout)
}

// ── Habits ──────────────────────────────────────────────────────────────────────────────────────────────────────────

interface Habits {
  readonly unit: string
  readonly newline: string
  readonly dash: string
  readonly lines: Layout['lines']
}

/**
 * How a text ends its lines, what the first line that goes in goes in by, and where its lists begin. Of a document whose every
 * fix is tried by itself.
 */
const habitsOf = onceFor((document: Document): Habits => {
  const { source, format, roots } = document
  const { text } = source
  const feed = text.indexOf('\n')
  const newline = feed > 0 && text[feed - 1] === '\r' ? '\r\n' : feed < 0 && text.includes('\r') ? '\r' : '\n'
  const [, unit = '  '] = /[\r\n]([ \t]{1,16})[^ \t\r\n]/.exec(text) ?? []
  const own = format === 'yaml' ? firstStep(document, roots, 'mapping') : unit
  const step = own ?? '  '
  const dash = format === 'yaml' ? (firstStep(document, roots, 'sequence') ?? step) : step
  // An empty one says nothing of how it would be written.
  const isOneLine = !/[\r\n][^\r\n]/.test(text) && text.trim().length > 2
  return { newline, unit: step, dash, lines: isOneLine ? 'one' : 'many' }
})

/** How much further in than its key the first block of a kind begins in YAML. */
function firstStep(document: Document, nodes: Iterable<Node>, kind: 'mapping' | 'sequence'): string | undefined {
  for (const node of nodes) {
    const found = stepOf(document, node, kind) ?? firstStep(document, childrenOf(node), kind)
    if (found !== undefined) return found
  }
  return undefined
}

function stepOf(document: Document, { kind: own, key, span }: Node, kind: 'mapping' | 'sequence'): string | undefined {
  const { text } = document.source
  if (own !== kind || typeof key !== 'object' || /[[{]/.test(text.charAt(span.start))) return undefined
  const outer = columnOf(document, key.span.start)
  const inner = columnOf(document, span.start)
  return outer === undefined || inner === undefined || inner.length < outer.length
    ? undefined
    : inner.slice(outer.length)
}

/** Neither a mapping nor anything that holds one. */
function isFlat(value: Value): boolean {
  return !(value instanceof Map) && (!Array.isArray(value) || value.every((item) => !(item instanceof Object)))
}

function isLeaf({ kind }: Node): boolean {
  return kind !== 'mapping' && kind !== 'sequence'
}

function layoutAt(document: Document, offset: number, habits: Habits, node: Node | undefined): Layout {
  const { format, source } = document
  const line = startOfLine(document, offset)
  const [indent = ''] = /^[ \t]{0,400}/.exec(source.text.slice(line, line + 400)) ?? []
  const quotes = (node && styleIn(node)) ?? (format === 'yaml' ? 'plain' : 'double')
  return { ...habits, format, indent, flow: false, quotes, keys: 'quoted' }
}

/** The quotes of a string, or of the first one in a collection. */
function styleIn(node: Node): StringNode['style'] | undefined {
  if (node.kind === 'string') return node.style
  for (const below of childrenOf(node)) {
    const found = styleIn(below)
    if (found) return found
  }
  return undefined
}

// ── Order ───────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Edits in the order of the text. Cuts that touch become one; undefined where a place is to be two things at once. */
function inOrder(edits: readonly Edit[]): readonly Edit[] | undefined {
  const sorted = edits.toSorted((a, b) => a.span.start - b.span.start || a.span.end - b.span.end)
  const done: Edit[] = []
  for (const edit of sorted) {
    const last = done.at(-1)
    if (!last || edit.span.start >= last.span.end) done.push(edit)
    else if (last.text === '' && edit.text === '') {
      const end = Math.max(last.span.end, edit.span.end)
      done[done.length - 1] = { span: { start: last.span.start, end }, text: '' }
    } else return undefined
  }
  return done
}

/** The text with edits made, which are in order. */
export function withEdits(text: string, edits: readonly Edit[]): string {
  let from = 0
  const parts: string[] = []
  for (const { span, text: written } of edits) {
    parts.push(text.slice(from, span.start), written)
    from = span.end
  }
  return parts.join('') + text.slice(from)
}
