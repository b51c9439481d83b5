/** What fixes change, as rules put it: words of a command line, variables, settings; whatever the format of the file. */

import {
  type Binding,
  type Change,
  type Fix,
  keyOf,
  type Node,
  type Span,
  type StringNode,
  type Text,
  type Value,
} from './model.ts'
import { type Document, unitAt, within } from './tree.ts'

/**
 * Units `from` up to `to` of a text, all of it by default, become others. Undefined where quoting keeps the text from being
 * one piece of its string.
 */
export function rewritten(text: Text, by: string, from = 0, to = text.value.length): Change | undefined {
  if (!isExact(text)) return undefined
  return { does: 'rewrite', node: text.node, from: text.from + from, to: text.from + to, by }
}

/** Asked once of a text: a long one may be what many findings are about. */
const exact = new WeakMap<Text, boolean>()

/** Whether a text stands in its string as it is read, with no quoting and no variable in between. */
function isExact(text: Text): boolean {
  const { value, node, from, to } = text
  const known = exact.get(text) ?? (to - from === value.length && node.value.startsWith(value, from))
  exact.set(text, known)
  return known
}

/** A value comes in the place of a node, which keeps its key. */
export function replaced(node: Node, by: Value): Change {
  return { does: 'replace', node, by }
}

/** A member of a mapping or an item of a list goes; undefined for what is neither. */
export function removed(node: Node): Change | undefined {
  return node.parent ? { does: 'remove', node } : undefined
}

/** Whether a text is an item of a list, whole: a word that may go without others. */
export function isItem({ node, from, to }: Text): boolean {
  return node.parent?.kind === 'sequence' && from === 0 && to === node.value.length
}

/**
 * Words go, in their order: from the lists that they are items of, or out of the command line that they are a piece of, with
 * the blanks beside them. Undefined where one cannot, because of quotes around it or because nothing else stands there.
 */
export function withoutWords(words: readonly Text[]): readonly Change[] | undefined {
  const runs: Run[] = []
  const changes: (Change | undefined)[] = []
  for (const word of new Set(words)) {
    const run = runs.at(-1)
    if (isItem(word)) changes.push({ does: 'remove', node: word.node })
    else if (run && isBehind(word, run.last)) runs[runs.length - 1] = { first: run.first, last: word }
    else runs.push({ first: word, last: word })
  }
  for (const each of runs.map(cutOut)) changes.push(each)
  return changes.length > 0 && changes.every((change) => change !== undefined) ? changes : undefined
}

/** Words of a command line, one behind the other. */
interface Run {
  readonly first: Text
  readonly last: Text
}

function isBehind(word: Text, last: Text): boolean {
  const { node, from } = word
  return node === last.node && isExact(last) && isExact(word) && /^[ \t]{1,80}$/.test(node.value.slice(last.to, from))
}

/** With the blanks before it; with those behind it where it is the first of its line. */
function cutOut({ first, last: { to } }: Run): Change | undefined {
  const { node, from } = first
  const { value } = node
  if (!isExact(first) || !/^\s?$/.test(value.charAt(from - 1)) || !/^\s?$/.test(value.charAt(to))) return undefined
  let start = from
  while (isBlank(value.charAt(start - 1))) start--
  if (start > 0 && !/[\r\n]/.test(value.charAt(start - 1))) return { does: 'rewrite', node, from: start, to, by: '' }
  let end = to
  while (isBlank(value.charAt(end))) end++
  return start === 0 && end === value.length ? undefined : { does: 'rewrite', node, from, to: end, by: '' }
}

function isBlank(char: string): boolean {
  return char === ' ' || char === '\t'
}

/**
 * A variable or a header goes, from a map, or from a list of `{ name, value }` or of `NAME=value`; undefined where a command
 * line gives it.
 */
export function withoutBinding({ key, node }: Binding): Change | undefined {
  if (keyOf(node)?.span === key) return removed(node)
  const { parent } = node
  if (node.span === key) return parent?.kind === 'sequence' ? removed(node) : undefined
  const pair = node.kind === 'mapping' ? node : parent
  const isPair = pair?.kind === 'mapping' && pair.parent?.kind === 'sequence' && pair.children.get('name')?.span === key
  return isPair ? removed(pair) : undefined
}

/** A word more, before another one of its list; undefined where that is none. */
export function wordsBefore(word: Text, words: readonly string[]): Change | undefined {
  const { parent, key } = word.node
  if (!isItem(word) || parent?.kind !== 'sequence' || typeof key !== 'number') return undefined
  return { does: 'insert', into: parent, before: key, values: words }
}

/** What every program and every shell takes for one word, quotes or not. */
const SIMPLE = /^[\w./:=@,+-]{1,256}$/

/** Words more, after another one of its list or of its command line; undefined where that cannot be. */
export function wordsAfter(word: Text, words: readonly string[]): Change | undefined {
  const { parent, key, value } = word.node
  const isPiece = isExact(word) && word.to - word.from < value.length && /^\s?$/.test(value.charAt(word.to))
  if (isPiece && words.every((each) => SIMPLE.test(each)))
    return { does: 'rewrite', node: word.node, from: word.to, to: word.to, by: ` ${words.join(' ')}` }
  if (!isItem(word) || parent?.kind !== 'sequence' || typeof key !== 'number') return undefined
  return { does: 'insert', into: parent, before: key + 1, values: words }
}

/** The node that a change is about; undefined for one of the text alone. */
export function nodeOf(change: Change): Node | undefined {
  switch (change.does) {
    case 'strip':
      return undefined
    case 'add':
      return change.to
    case 'insert':
      return change.into
    default:
      return change.node
  }
}

/**
 * Whether changes can be made where they are to be made: not in a document within a string of this one, nor in what an alias
 * or a merge key of YAML repeats, where they would change two places.
 */
export function isWithinReach(changes: readonly Change[], { displaced }: Document): boolean {
  if (!displaced?.size) return true
  return changes.every((change) => {
    for (let at = nodeOf(change); at; at = at.parent) if (displaced.has(at)) return false
    return true
  })
}

/** Every string that changes would write. */
export function wordsIn(changes: readonly Change[]): readonly string[] {
  return changes.flatMap((change) => {
    switch (change.does) {
      case 'rewrite':
      case 'rename':
        return [change.by]
      case 'replace':
        return wordsOf(change.by)
      case 'add':
        return [change.key, ...wordsOf(change.value)]
      case 'insert':
        return change.values.flatMap(wordsOf)
      default:
        return []
    }
  })
}

function wordsOf(value: Value): readonly string[] {
  if (typeof value === 'string') return [value]
  if (value === null || typeof value !== 'object') return []
  if (value instanceof Map) return [...value].flatMap(([key, each]) => [key, ...wordsOf(each)])
  return [...value].flatMap((each) => wordsOf(each))
}

/** A member of a mapping goes with the earlier ones of its name, which would count again; or an item of a list. */
export function removedAll(node: Node): readonly Change[] | undefined {
  const { parent, key } = node
  if (!parent) return undefined
  const same =
    parent.kind === 'mapping' && typeof key === 'object'
      ? parent.overridden.filter((other) => typeof other.key === 'object' && other.key.text === key.text)
      : []
  return [...same, node].map((each) => ({ does: 'remove', node: each }))
}

/** A stretch of the file as a piece of a string. */
export interface Piece {
  readonly node: StringNode
  readonly from: number
  readonly to: number
  readonly value: string
}

/**
 * The piece of one of these words that a stretch of the file is; undefined where it is none, or where an escape begins or ends
 * elsewhere. A string may be meant with its quotes.
 */
export function pieceAt(words: readonly Text[], { start, end }: Span): Piece | undefined {
  const node = words.find(({ node: { span } }) => span.start <= start && end <= span.end)?.node
  if (!node) return undefined
  const [from, to] = [unitAt(node, start), unitAt(node, end)]
  const { content, value } = node
  const found = within(node, from, to)
  const isWhole = found.start === Math.max(start, content.start) && found.end === Math.min(end, content.end)
  return isWhole ? { node, from, to, value: value.slice(from, to) } : undefined
}

/** A fix after which a server or a client does something else; undefined where there is nothing to change. */
export function unsafe(title: string, changes: readonly (Change | undefined)[] | undefined): Fix | undefined {
  if (!changes || changes.length === 0 || !changes.every((change) => change !== undefined)) return undefined
  return { title, safety: 'unsafe', changes }
}
