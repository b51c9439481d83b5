/**
 * JSON, JSONC and the better part of JSON5, read in one pass that always comes to an end: what is missing is reported and
 * supplied, what is too much is reported and skipped.
 */

import type { Document, Key, Node, Source } from '../tree.ts'
import {
  MAX_DEPTH,
  MAX_VALUES,
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
  TOO_MANY_FURTHER,
} from './build.ts'
import { Separators } from './json-separators.ts'
import { skipGroup, type TokenKind, Tokens } from './json-tokens.ts'

interface Reading {
  readonly tokens: Tokens
  readonly problems: Problems
  /** How many of each are open around the current token: a closing one that fits none of them is a stray. */
  readonly open: { '{': number; '[': number }
  unclosedReported: boolean
  values: number
}

const VALUE_STARTS: ReadonlySet<TokenKind> = new Set(['{', '[', 'string', 'number', 'true', 'false', 'null', 'word'])

/** The numbers that JSON5 adds: hexadecimal, a sign, a bare point, the infinite. */
const JSON5_NUMBER =
  /^([+-]?)(0[xX][0-9a-fA-F]{1,16}|Infinity|NaN|(?:\d{1,400}(?:\.\d{0,400})?|\.\d{1,400})(?:[eE][+-]?\d{1,9})?)$/

/**
 * Reads a JSON document. Never throws: comments, trailing commas and all that no JSON parser accepts are among the
 * document's problems, and what could be read is in its roots.
 */
export function parseJson(source: Source, format: 'json' | 'jsonc' | 'json5' = 'json'): Document {
  const problems = new Problems(source.text.length)
  const dialect = format === 'json5' ? 'json5' : 'json'
  const tokens = new Tokens(source.text, problems, dialect)
  const roots = readRoots({ tokens, problems, open: { '{': 0, '[': 0 }, unclosedReported: false, values: 0 })
  return { source, format, roots, comments: tokens.comments, problems: problems.list() }
}

/** Pieces of a bad file that are read; a hostile one would have millions. */
const MAX_ROOTS = 10_000

/** One root in a good file. The pieces of a bad one (`{…} {…}`, `"mcpServers": {…}` without braces) are read as well. */
function readRoots(reading: Reading): readonly Node[] {
  const { tokens, problems } = reading
  const roots: Node[] = []
  while (tokens.kind !== 'end') {
    if (roots.length === MAX_ROOTS) {
      problems.add('limit', tokens.start, tokens.end, 'There are too many pieces: the rest was not read.')
      break
    }
    if (roots.length > 0)
      problems.once('syntax', tokens.start, tokens.end, 'Expected the end of the file after the first value.')
    const root = readRoot(reading)
    if (root) roots.push(root)
  }
  return roots
}

function readRoot(reading: Reading): Node | undefined {
  const { tokens, problems } = reading
  const { kind, start, end } = tokens
  if (kind !== 'string' && kind !== 'word') {
    if (startsValue(tokens)) return readValue(reading, undefined, undefined, 1)
    problems.once('syntax', start, end, 'Expected a value.')
    tokens.next()
    return undefined
  }
  const key = currentKey(tokens)
  const leaf = kind === 'string' ? readLeaf(reading, undefined, undefined) : undefined
  tokens.next()
  if (tokens.kind === ':') {
    problems.add('syntax', start, end, 'Expected an opening brace before this key.')
    const root = openMapping(start, undefined, undefined)
    readMember(reading, root, key, 1)
    readMembers(reading, root, 1)
    root.span.end = tokens.lastEnd
    return root
  }
  if (!leaf) problems.once('syntax', start, end, 'Expected a value.')
  return leaf
}

/** The value that begins at the current token; undefined if it lies too deep. */
function readValue(reading: Reading, parent: Parent, key: Place, depth: number): Node | undefined {
  const { tokens } = reading
  if (++reading.values > MAX_VALUES) return stop(reading)
  if (tokens.kind === '{' || tokens.kind === '[') {
    if (depth > MAX_DEPTH) return skipDeep(reading)
    return tokens.kind === '{' ? readMapping(reading, parent, key, depth) : readSequence(reading, parent, key, depth)
  }
  const leaf = readLeaf(reading, parent, key)
  tokens.next()
  return leaf
}

function readMapping(reading: Reading, parent: Parent, key: Place, depth: number): OpenMapping {
  const { tokens, open } = reading
  const mapping = openMapping(tokens.start, parent, key)
  open['{']++
  tokens.next()
  readMembers(reading, mapping, depth)
  open['{']--
  close(reading, mapping, '}')
  return mapping
}

function readSequence(reading: Reading, parent: Parent, key: Place, depth: number): OpenSequence {
  const { tokens, open } = reading
  const sequence = openSequence(tokens.start, parent, key)
  open['[']++
  tokens.next()
  readItems(reading, sequence, depth)
  open['[']--
  close(reading, sequence, ']')
  return sequence
}

/** Members up to the closing brace, which it leaves. */
function readMembers(reading: Reading, mapping: OpenMapping, depth: number): void {
  const { tokens } = reading
  const separators = new Separators(tokens, reading.problems, 'key')
  if (mapping.children.size > 0) separators.element(tokens.start, tokens.end)
  while (!atClose(reading, '}')) {
    if (tokens.kind === ',') separators.comma()
    else if (!isKey(tokens.kind)) separators.stray()
    else {
      const { kind } = tokens
      const key = currentKey(tokens)
      const { quote } = tokens
      tokens.next()
      if (kind !== 'string' && tokens.kind !== ':') separators.strayWord(key.span.start, key.span.end)
      else {
        separators.element(key.span.start, key.span.end)
        if (kind !== 'string' || quote === 'single')
          tokens.reportDialect(key.span.start, key.span.end, 'Expected double quotes around this key.')
        readMember(reading, mapping, key, depth)
      }
    }
  }
  separators.last(tokens.kind === '}')
}

/** What follows a key: the colon and the value. */
function readMember(reading: Reading, mapping: OpenMapping, key: Key, depth: number): void {
  const { tokens, problems } = reading
  const { start, end } = key.span
  const colon = tokens.kind === ':'
  if (colon) tokens.next()
  if (!startsValue(tokens)) {
    problems.add(
      'syntax',
      start,
      end,
      colon ? 'Expected a value for this key.' : 'Expected a colon and a value after this key.',
    )
    return
  }
  if (!colon) problems.add('syntax', tokens.start, tokens.end, 'Expected a colon before this value.')
  const value = readValue(reading, mapping, key, depth + 1)
  if (value) put(mapping, key, value)
}

/** Items up to the closing bracket, which it leaves. */
function readItems(reading: Reading, sequence: OpenSequence, depth: number): void {
  const { tokens } = reading
  const separators = new Separators(tokens, reading.problems, 'value')
  while (!atClose(reading, ']')) {
    if (tokens.kind === ',') separators.comma()
    else if (!startsValue(tokens)) separators.stray()
    else {
      separators.element(tokens.start, tokens.end)
      const item = readValue(reading, sequence, sequence.items.length, depth + 1)
      if (item) sequence.items.push(item)
    }
  }
  separators.last(tokens.kind === ']')
}

/** At what ends the collection: its own closing bracket, one that closes a collection around it, or the end of the file. */
function atClose({ tokens, open }: Reading, closing: '}' | ']'): boolean {
  const { kind } = tokens
  if (kind === closing || kind === 'end') return true
  return (kind === '}' && open['{'] > 0) || (kind === ']' && open['['] > 0)
}

function close(reading: Reading, collection: OpenMapping | OpenSequence, closing: '}' | ']'): void {
  const { tokens, problems } = reading
  if (tokens.kind === closing) {
    collection.span.end = tokens.end
    tokens.next()
    return
  }
  collection.span.end = tokens.lastEnd
  const { start } = collection.span
  // At the end of the file, one bracket is enough to look for.
  if (tokens.kind === 'end' && reading.unclosedReported) return
  reading.unclosedReported ||= tokens.kind === 'end'
  problems.add('syntax', start, start + 1, `This ${closing === '}' ? 'brace' : 'bracket'} is never closed.`)
}

/** Leaves the rest of the file unread; that its brackets are not closed is no fault of its own. */
function stop(reading: Reading): undefined {
  const { tokens, problems } = reading
  problems.once('limit', tokens.start, tokens.end, TOO_MANY_FURTHER)
  reading.unclosedReported = true
  tokens.stop()
  return undefined
}

function skipDeep({ tokens, problems }: Reading): undefined {
  problems.once('limit', tokens.start, tokens.end, TOO_DEEP)
  skipGroup(tokens)
  return undefined
}

/** A word without a letter or digit (`...`, a backslash at the end of a line) stands for no value. */
function startsValue({ kind, value }: Tokens): boolean {
  return VALUE_STARTS.has(kind) && (kind !== 'word' || /[\p{L}\p{N}]/u.test(value))
}

function isKey(kind: TokenKind): boolean {
  return kind !== '{' && kind !== '[' && VALUE_STARTS.has(kind)
}

function currentKey({ kind, value, start, end }: Tokens): Key {
  const text = kind === 'true' || kind === 'false' || kind === 'null' ? kind : value
  return { text, span: { start, end } }
}

/** The node of the current token, which it leaves: anything but a collection. */
function readLeaf({ tokens }: Reading, parent: Parent, key: Place): Node {
  const { kind, value, offsets, content, quote, start, end } = tokens
  const span = { start, end }
  switch (kind) {
    case 'string':
      return stringNode(offsets ? { value, offsets } : { value }, { style: quote, span, content }, parent, key)
    case 'number':
      return scalarNode(Number(value), span, parent, key)
    case 'true':
    case 'false':
      return scalarNode(kind === 'true', span, parent, key)
    case 'null':
      return scalarNode(null, span, parent, key)
    default: {
      const number = JSON5_NUMBER.exec(value)
      const message = number ? 'JSON does not know this way of writing a number.' : 'Expected quotes around this value.'
      tokens.reportDialect(start, end, message)
      if (number) return scalarNode(Number(number[2]) * (number[1] === '-' ? -1 : 1), span, parent, key)
      return stringNode({ value }, { style: 'plain', span, content: span }, parent, key)
    }
  }
}
