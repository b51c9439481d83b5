/**
 * TOML: `toml-eslint-parser` reads, we build the tree from its statements. It stops at the first error, so a text that it
 * rejects is taken apart, and all statements that are good by themselves are read. Loaded only when a TOML file is met.
 */

import { type AST, parseTOML } from 'toml-eslint-parser'
import type { Document, Key, Node, Source, Span } from '../tree.ts'
import {
  holdsTooMany,
  MAX_DEPTH,
  type OpenMapping,
  openMapping,
  openSequence,
  type Parent,
  type Place,
  Problems,
  put,
  scalarNode,
  stringNode,
  TOO_DEEP,
  TOO_MANY,
} from './build.ts'
import { locate, type PieceAt, tomlBasicPiece, tomlMultilineBasicPiece, tomlMultilineLiteralPiece } from './strings.ts'
import { DUPLICATE, messageOf } from './toml-messages.ts'
import { statementsOf } from './toml-statements.ts'
import { depthOf, descend, extend, openTable, type Tables } from './toml-tables.ts'

/** Pieces that a broken text is read in. Three hundred faults fit; a file with more is not configuration. */
const MAX_PIECES = 5_000

interface Reading extends Tables {
  readonly text: string
  /** By offset: the pieces of a broken text may meet the same comment twice. */
  readonly comments: Map<number, Span>
  /** Where the piece at hand begins in the text. */
  base: number
  pieces: number
}

/** Reads a TOML document. Never throws. */
export function parseToml(source: Source): Document {
  const { text } = source
  const problems = new Problems(text.length)
  if (holdsTooMany(text)) {
    problems.add('limit', 0, 0, TOO_MANY)
    return { source, format: 'toml', roots: [], comments: [], problems: problems.list() }
  }
  const root = openMapping(text.length, undefined, undefined)
  root.span.end = 0
  const reading: Reading = {
    text,
    problems,
    comments: new Map(),
    base: 0,
    root,
    table: root,
    defined: new Set(),
    mentions: new Map(),
    pieces: 0,
  }
  const fault = readPiece(reading, 0, text.length)
  if (fault) {
    const { statements, comments } = statementsOf(text)
    for (const comment of comments) addComment(reading, comment)
    readStatements(reading, statements, 0, statements.length)
    if (problems.count === 0) problems.add('syntax', fault.at, fault.at + 1, fault.message)
  }
  const roots = root.children.size > 0 ? [root] : []
  const comments = [...reading.comments.values()].sort((a, b) => a.start - b.start)
  return { source, format: 'toml', roots, comments, problems: problems.list(), mentions: reading.mentions }
}

// ── Pieces ──────────────────────────────────────────────────────────────────────────────────────────────────────────

interface Fault {
  readonly kind: 'syntax' | 'limit'
  readonly at: number
  readonly message: string
}

/** Reads a piece of the text if the library accepts all of it; otherwise says what it did not. */
function readPiece(reading: Reading, start: number, end: number): Fault | undefined {
  let program: AST.TOMLProgram
  try {
    program = parseTOML(reading.text.slice(start, end))
  } catch (error) {
    return faultOf(error, start)
  }
  reading.base = start
  for (const comment of program.comments) addComment(reading, place(reading, comment))
  for (const statement of program.body[0].body) {
    if (statement.type === 'TOMLKeyValue') assign(reading, reading.table, statement, depthOf(reading.table))
    else {
      const keys = keysOf(reading, statement.key)
      openTable(reading, statement.kind, keys, place(reading, statement).start)
      extend(reading.table, reading.table.span.start, headerEnd(reading.text, keys))
      for (const entry of statement.body) assign(reading, reading.table, entry, depthOf(reading.table))
    }
  }
  return undefined
}

function addComment({ comments }: Reading, span: Span): void {
  comments.set(span.start, span)
}

function faultOf(error: unknown, base: number): Fault {
  // The library recurses: into arrays, and once for each character of a very long string.
  if (error instanceof RangeError) return { kind: 'limit', at: base, message: 'Too deep or too long to be read.' }
  const index = error instanceof SyntaxError && 'index' in error ? Number(error.index) : 0
  return { kind: 'syntax', at: base + index, message: messageOf(error instanceof Error ? error.message : '') }
}

/** Past the brackets that follow a header's last key. */
function headerEnd(text: string, keys: readonly Key[]): number {
  let end = keys.at(-1)?.span.end ?? 0
  while (text[end] === ' ' || text[end] === '\t') end++
  while (text[end] === ']') end++
  return end
}

/** Reads statements `from` up to `to` in the largest pieces that the library accepts: by halves, so that k faults cost k log n. */
function readStatements(reading: Reading, statements: readonly Span[], from: number, to: number): void {
  const first = statements[from]
  const last = statements[to - 1]
  if (!first || !last) return
  if (reading.pieces++ >= MAX_PIECES) {
    reading.problems.once('limit', first.start, last.end, 'There are too many errors: the rest was not read.')
    return
  }
  const fault = readPiece(reading, first.start, last.end)
  if (!fault) return
  if (to - from > 1) {
    const middle = (from + to) >> 1
    readStatements(reading, statements, from, middle)
    readStatements(reading, statements, middle, to)
    return
  }
  const at = Math.max(first.start, Math.min(fault.at, first.end - 1))
  reading.problems.add(fault.kind, at, at + 1, fault.message)
  if (reading.text[first.start] === '[') openBrokenTable(reading, first)
}

/** A header that no parser accepts (`[mcp_servers.my server]`) is still the start of another table. */
function openBrokenTable(reading: Reading, statement: Span): void {
  const { text } = reading
  const kind = text.startsWith('[[', statement.start) ? 'array' : 'standard'
  const start = statement.start + (kind === 'array' ? 2 : 1)
  const line = text.slice(start, statement.end)
  const closing = line.indexOf(']')
  let at = start
  const keys = (closing < 0 ? line : line.slice(0, closing)).split('.', MAX_DEPTH).map((segment): Key => {
    const name = segment.trim()
    const from = at + segment.indexOf(name)
    at += segment.length + 1
    return { text: name.replace(/^["']|["']$/g, ''), span: { start: from, end: from + name.length } }
  })
  openTable(reading, kind, keys, statement.start)
}

// ── Values ──────────────────────────────────────────────────────────────────────────────────────────────────────────

function place({ base }: Reading, { range }: AST.HasLocs): Span {
  return { start: base + range[0], end: base + range[1] }
}

function assign(reading: Reading, table: OpenMapping, entry: AST.TOMLKeyValue, depth: number): void {
  const keys = keysOf(reading, entry.key)
  const name = keys.at(-1)
  if (!name || depth + keys.length > MAX_DEPTH) {
    const { start } = place(reading, entry)
    reading.problems.once('limit', start, start + 1, TOO_DEEP)
    return
  }
  const { start, end } = place(reading, entry)
  const parent = descend(reading, table, keys.slice(0, -1), keys[1]?.span.start ?? start)
  const value = readValue(reading, entry.value, parent, name, depth + keys.length)
  if (!value) return
  if (parent.children.has(name.text)) reading.problems.add('syntax', name.span.start, name.span.end, DUPLICATE)
  put(parent, name, value)
  extend(parent, name.span.start, end)
  extend(table, start, end)
}

function keysOf(reading: Reading, { keys }: AST.TOMLKey): readonly Key[] {
  return keys.map((key) => ({ text: key.type === 'TOMLBare' ? key.name : key.value, span: place(reading, key) }))
}

function readValue(
  reading: Reading,
  node: AST.TOMLContentNode,
  parent: Parent,
  key: Place,
  depth: number,
): Node | undefined {
  const span = place(reading, node)
  if (node.type === 'TOMLValue') return readScalar(reading, node, span, parent, key)
  if (depth >= MAX_DEPTH) {
    reading.problems.once('limit', span.start, span.start + 1, TOO_DEEP)
    return undefined
  }
  if (node.type === 'TOMLArray') {
    const sequence = openSequence(span.start, parent, key)
    sequence.span.end = span.end
    for (const element of node.elements) {
      const item = readValue(reading, element, sequence, sequence.items.length, depth + 1)
      if (item) sequence.items.push(item)
    }
    return sequence
  }
  const mapping = openMapping(span.start, parent, key)
  mapping.span.end = span.end
  reading.defined.add(mapping)
  for (const entry of node.body) assign(reading, mapping, entry, depth)
  return mapping
}

function readScalar(reading: Reading, node: AST.TOMLValue, span: Span, parent: Parent, key: Place): Node {
  switch (node.kind) {
    case 'integer':
    case 'float':
      return scalarNode(Number(node.value), span, parent, key)
    case 'boolean':
      return scalarNode(node.value, span, parent, key)
    case 'string': {
      const quotes = node.multiline ? 3 : 1
      const content = { start: span.start + quotes, end: span.end - quotes }
      const style = node.multiline ? 'multiline' : node.style === 'basic' ? 'double' : 'single'
      const decoded = locate(reading.text, content, pieceOf(node), node.value)
      return stringNode(decoded, { style, span, content }, parent, key)
    }
    default:
      // Dates and times: no client's setting is one, and their text says all.
      return stringNode(
        { value: reading.text.slice(span.start, span.end) },
        { style: 'plain', span, content: span },
        parent,
        key,
      )
  }
}

function pieceOf({ style, multiline }: AST.TOMLStringValue): PieceAt {
  if (multiline) return style === 'basic' ? tomlMultilineBasicPiece : tomlMultilineLiteralPiece
  return style === 'basic' ? tomlBasicPiece : () => undefined
}
