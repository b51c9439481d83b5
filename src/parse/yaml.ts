/**
 * YAML 1.2: the `yaml` package reads, we walk its tree into ours. Aliases and merge keys are resolved here, so that what
 * they cost is counted. Loaded only when a YAML file is met.
 */

import {
  type Alias,
  Composer,
  type CST,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type ParsedNode,
  Parser,
  type Scalar,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml'
import type { Document, Key, Node, Source, Span } from '../tree.ts'
import {
  holdsTooMany,
  MAX_DEPTH,
  type OpenMapping,
  type OpenSequence,
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
import { frontMatter } from './front-matter.ts'
import { locate, locateBlock, type PieceAt, yamlDoublePiece, yamlPlainPiece, yamlSinglePiece } from './strings.ts'
import { copyOf, isMergeable, MAX_COPIES, merge } from './yaml-aliases.ts'
import { messageOf } from './yaml-messages.ts'

type Composed = ReturnType<typeof compose>[number]

interface Reading {
  readonly text: string
  readonly problems: Problems
  /** The latest node of each name, in the document at hand; one that is still open is in `building`. */
  readonly anchors: Map<string, Node>
  readonly building: Set<Node>
  copies: number
  /** What aliases refer to, what they put in their places, and what merge keys bring. */
  readonly displaced: Set<Node>
  /** Where the last token read so far ends: the end of a block collection, which has no closing token. */
  end: number
}

/** Reads a YAML stream, or the front matter of a Markdown file. Never throws. */
export function parseYaml(source: Source): Document {
  const isMarkdown = /\.md$/i.test(source.path)
  const text = isMarkdown ? frontMatter(source.text) : source.text
  const prose = isMarkdown ? { prose: { start: text.length, end: source.text.length } } : {}
  const problems = new Problems(source.text.length)
  const comments: Span[] = []
  const roots: Node[] = []
  const displaced = new Set<Node>()
  if (holdsTooMany(text)) {
    problems.add('limit', 0, 0, TOO_MANY)
    return { source, format: 'yaml', roots, comments, problems: problems.list(), ...prose }
  }
  try {
    // A carriage return ends a line of YAML by itself as well (YAML 1.2.2, 5.4); the package knows it before a line feed only.
    const tokens = [...new Parser().parse(text.includes('\r') ? text.replace(/\r(?!\n)/g, '\n') : text)]
    prepare(tokens, problems, comments)
    const reading = {
      text,
      problems,
      anchors: new Map(),
      building: new Set<Node>(),
      copies: 0,
      displaced,
      end: 0,
    }
    for (const document of compose(tokens, text)) {
      const root = readDocument(reading, document)
      if (root) roots.push(root)
    }
  } catch (error) {
    // The package recurses; whatever else it may throw is a file that it could not read.
    if (error instanceof RangeError) problems.once('limit', 0, 0, TOO_DEEP)
    else problems.once('syntax', 0, 0, 'This could not be read as YAML.')
  }
  const second = roots[1]
  if (second)
    problems.add('documents', second.span.start, second.span.start + 1, 'The file holds more than one document.')
  return { source, format: 'yaml', roots, comments, problems: problems.list(), displaced, ...prose }
}

function compose(tokens: readonly CST.Token[], text: string) {
  const composer = new Composer({
    // Ours to report, both of them.
    uniqueKeys: false,
    merge: false,
    // A tag never makes more of a value than its text: no dates, no binary.
    resolveKnownTags: false,
    prettyErrors: false,
    logLevel: 'silent',
  })
  return withoutStacks(() => [...composer.compose(tokens, true, text.length)])
}

/** Each of the package's errors records a stack that nobody reads, which for a hostile file costs more than all else. */
function withoutStacks<Result>(work: () => Result): Result {
  const { stackTraceLimit } = Error
  Error.stackTraceLimit = 0
  try {
    return work()
  } finally {
    Error.stackTraceLimit = stackTraceLimit
  }
}

// ── Tokens ──────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Collects the comments, and empties what lies too deep before the package descends into it. */
function prepare(tokens: readonly CST.Token[], problems: Problems, comments: Span[]): void {
  const todo: { readonly token: CST.Token; readonly depth: number }[] = tokens.map((token) => ({ token, depth: 0 }))
  const visit = (below: readonly (CST.Token | null | undefined)[] | undefined, depth: number): void => {
    for (const token of below ?? []) if (token) todo.push({ token, depth })
  }
  for (let next = todo.pop(); next; next = todo.pop()) {
    const { token, depth } = next
    if (token.type === 'comment') comments.push({ start: token.offset, end: token.offset + token.source.length })
    if (token.type === 'document') visit([token.value, ...token.start], depth)
    if (token.type === 'block-scalar') visit(token.props, depth)
    if ('items' in token) {
      if (depth >= MAX_DEPTH) {
        token.items.length = 0
        problems.once('limit', token.offset, token.offset + 1, TOO_DEEP)
      }
      for (const { start, key, sep, value } of token.items) {
        visit(start, depth)
        visit(sep, depth)
        visit([key, value], depth + 1)
      }
    }
    if ('end' in token) visit(token.end, depth)
  }
  comments.sort((a, b) => a.start - b.start)
}

// ── Nodes ───────────────────────────────────────────────────────────────────────────────────────────────────────────

function readDocument(reading: Reading, { contents, errors }: Composed): Node | undefined {
  for (const { code, pos } of errors) {
    const message = messageOf(code)
    if (code === 'RESOURCE_EXHAUSTION') reading.problems.once('limit', pos[0], pos[0] + 1, TOO_DEEP)
    else if (message) reading.problems.add('syntax', pos[0], pos[1], message)
  }
  if (!contents || (isScalar(contents) && contents.range[0] === contents.range[1])) return undefined
  reading.anchors.clear()
  return readNode(reading, contents, undefined, undefined, 1)
}

function readNode(reading: Reading, node: ParsedNode, parent: Parent, key: Place, depth: number): Node | undefined {
  if (isAlias(node)) return readAlias(reading, node, parent, key, depth)
  if (isMap(node)) return readMapping(reading, node, parent, key, depth)
  if (isSeq(node)) return readSequence(reading, node, parent, key, depth)
  const scalar = readScalar(reading, node, parent, key)
  if (node.anchor) reading.anchors.set(node.anchor, scalar)
  return scalar
}

function readMapping(reading: Reading, node: YAMLMap.Parsed, parent: Parent, key: Place, depth: number): OpenMapping {
  const mapping = openMapping(node.range[0], parent, key)
  begin(reading, node, mapping)
  const merged: Node[] = []
  for (const { key: name, value } of node.items) {
    const own = readKey(reading, name)
    const merges = isMergeKey(name)
    const child = value && readNode(reading, value, mapping, own, depth + 1)
    if (child && merges && isMergeable(child)) merged.push(child)
    else if (child) put(mapping, own, child)
  }
  for (const source of merged) for (const child of merge(mapping, source)) reading.displaced.add(child)
  finish(reading, node, mapping)
  return mapping
}

function readSequence(reading: Reading, node: YAMLSeq.Parsed, parent: Parent, key: Place, depth: number): OpenSequence {
  const sequence = openSequence(node.range[0], parent, key)
  begin(reading, node, sequence)
  for (const item of node.items) {
    const child = readNode(reading, item, sequence, sequence.items.length, depth + 1)
    if (child) sequence.items.push(child)
  }
  finish(reading, node, sequence)
  return sequence
}

function begin(reading: Reading, { anchor }: YAMLMap.Parsed | YAMLSeq.Parsed, open: OpenMapping | OpenSequence): void {
  advance(reading, open.span.start)
  if (!anchor) return
  reading.anchors.set(anchor, open)
  reading.building.add(open)
}

function finish(reading: Reading, node: YAMLMap.Parsed | YAMLSeq.Parsed, open: OpenMapping | OpenSequence): void {
  // Only brackets end a collection; the range of a block one runs on to the next token.
  if (node.flow) advance(reading, node.range[1])
  open.span.end = reading.end
  reading.building.delete(open)
}

function advance(reading: Reading, end: number): void {
  reading.end = Math.max(reading.end, end)
}

/** A key that is not a string is known by its text. */
function readKey(reading: Reading, node: ParsedNode | null): Key {
  if (!node) return { text: '', span: { start: reading.end, end: reading.end } }
  const [start, end] = node.range
  advance(reading, end)
  const span = { start, end }
  if (isScalar(node)) {
    const text = typeof node.value === 'string' ? node.value : node.source
    const key = { text, span }
    if (node.anchor) reading.anchors.set(node.anchor, readScalar(reading, node, undefined, undefined))
    return key
  }
  const target = isAlias(node) ? reading.anchors.get(node.source) : undefined
  return { text: target?.kind === 'string' ? target.value : reading.text.slice(start, end), span }
}

function readScalar(reading: Reading, node: Scalar.Parsed, parent: Parent, key: Place): Node {
  const { text } = reading
  const { value, source, type } = node
  const [start, end] = node.range
  const span = { start, end }
  advance(reading, end)
  if (typeof value === 'number' || typeof value === 'boolean' || value === null)
    return scalarNode(value, span, parent, key)
  // Under `%YAML 1.1` a value may be a date: its text is what we judge.
  const read = typeof value === 'string' ? value : source
  if (type === 'BLOCK_LITERAL' || type === 'BLOCK_FOLDED') {
    const feed = text.indexOf('\n', start)
    const content = { start: feed < 0 || feed >= end ? end : feed + 1, end }
    return stringNode(locateBlock(text, content, read), { style: 'block', span, content }, parent, key)
  }
  const { style, piece } = QUOTES.get(type ?? '') ?? PLAIN
  const quote = style === 'plain' ? 0 : 1
  const closed = end > start + 1 && text[end - 1] === text[start]
  const content = { start: Math.min(start + quote, end), end: closed ? end - quote : end }
  return stringNode(locate(text, content, piece, read), { style, span, content }, parent, key)
}

interface Quote {
  readonly style: 'double' | 'single' | 'plain'
  readonly piece: PieceAt
}

const PLAIN: Quote = { style: 'plain', piece: yamlPlainPiece }

/** By the package's scalar types. */
const QUOTES: ReadonlyMap<string, Quote> = new Map([
  ['QUOTE_DOUBLE', { style: 'double', piece: yamlDoublePiece }],
  ['QUOTE_SINGLE', { style: 'single', piece: yamlSinglePiece }],
])

// ── Aliases and merges ──────────────────────────────────────────────────────────────────────────────────────────────

/** A copy of what an alias refers to, which keeps the places of the original: that is where a fix would go. */
function readAlias(reading: Reading, node: Alias.Parsed, parent: Parent, key: Place, depth: number): Node | undefined {
  const { problems, anchors, building } = reading
  const [start, end] = node.range
  advance(reading, end)
  const target = anchors.get(node.source)
  if (!target) problems.add('syntax', start, end, 'This alias refers to an anchor that is not above it.')
  else if (building.has(target)) problems.add('alias', start, end, 'This alias refers to a value that contains it.')
  else {
    const copy = copyOf(reading, target, parent, key, depth)
    for (const each of [target, copy]) if (each) reading.displaced.add(each)
    if (reading.copies > MAX_COPIES)
      problems.once('limit', start, end, 'The aliases of this file repeat more than we are willing to read.')
    return copy
  }
  return undefined
}

function isMergeKey(node: ParsedNode | null): boolean {
  return isScalar(node) && node.type === 'PLAIN' && node.source === '<<'
}
