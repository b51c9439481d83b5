/** Documents inside strings of another: read by their own parser, and put in the string's place with the outer file's offsets. */

import { childAt, type Document, type Key, type Node, type Span, type StringNode } from '../tree.ts'
import { openMapping, openSequence, type Parent, type Place, put, replace, scalarNode } from './build.ts'

/** What an inner parser finds, in offsets of the text it was given. */
export type Inner = Pick<Document, 'roots' | 'comments' | 'problems'>

export type ParseInner = (text: string) => Inner

/** From a unit of the string's value to its offset in the file. */
type Offset = (unit: number) => number

/**
 * The document with what some of its strings hold in place of those strings. A string that holds no one collection (a path,
 * a reference to a whole document, prose) stays. The tree is changed in place, as its parser would have.
 *
 * @param holding A string also stays if the inner parser has to complain, or nothing is at this path of what it holds.
 */
export function embed(
  outer: Document,
  strings: readonly StringNode[],
  parse: ParseInner,
  holding: readonly string[] | undefined,
): Document {
  const comments = [...outer.comments]
  const problems = [...outer.problems]
  const displaced = new Set(outer.displaced)
  for (const string of strings) {
    const inner = parse(string.value)
    const [root, ...others] = inner.roots
    if (!root || others.length > 0 || (root.kind !== 'mapping' && root.kind !== 'sequence')) continue
    if (holding && (inner.problems.length > 0 || !childAt(root, holding))) continue
    const offset = offsetIn(string)
    const opened = relocated(root, offset, string.parent as Parent, string.key)
    displaced.add(opened)
    replace(string, opened)
    for (const comment of inner.comments) comments.push(between(comment, offset))
    for (const problem of inner.problems) problems.push({ ...problem, span: between(problem.span, offset) })
  }
  return { ...outer, comments: comments.sort((a, b) => a.start - b.start), problems, displaced }
}

function offsetIn({ offsets, content }: StringNode): Offset {
  return offsets ? (unit) => offsets[unit] ?? content.end : (unit) => Math.min(content.start + unit, content.end)
}

function between({ start, end }: Span, offset: Offset): Span {
  return { start: offset(start), end: offset(end) }
}

/** A copy of a node at another place, with other offsets. */
function relocated(node: Node, offset: Offset, parent: Parent, key: Place): Node {
  const span = between(node.span, offset)
  if (node.kind === 'mapping') {
    const mapping = openMapping(span.start, parent, key)
    mapping.span.end = span.end
    for (const below of [...node.overridden, ...node.children.values()]) {
      if (typeof below.key !== 'object') continue
      const name: Key = { text: below.key.text, span: between(below.key.span, offset) }
      put(mapping, name, relocated(below, offset, mapping, name))
    }
    return mapping
  }
  if (node.kind === 'sequence') {
    const sequence = openSequence(span.start, parent, key)
    sequence.span.end = span.end
    for (const item of node.items) sequence.items.push(relocated(item, offset, sequence, sequence.items.length))
    return sequence
  }
  return node.kind === 'string' ? relocatedString(node, offset, parent, key) : scalarNode(node.value, span, parent, key)
}

/** The offsets of the inner string, each led on to the file; left out where they follow one another. */
function relocatedString(node: StringNode, offset: Offset, parent: Parent, key: Place): StringNode {
  const { value, style } = node
  const content = between(node.content, offset)
  const moved = { kind: 'string', value, style, span: between(node.span, offset), content, parent, key } as const
  const placeOf = (unit: number) => offset(node.offsets?.[unit] ?? node.content.start + unit)
  const offsets = Array.from({ length: value.length + 1 }, (_, unit) => placeOf(unit))
  return offsets.every((at, unit) => at === content.start + unit) ? moved : { ...moved, offsets }
}

/**
 * Expressions of GitHub Actions are replaced before anybody reads the document. One that stands where JSON wants a value
 * becomes a number of the same length; inside quotes it is a reference, and stays.
 */
export function withoutExpressions(text: string): string {
  if (!text.includes('${{')) return text
  let quoted = false
  const pieces: string[] = []
  let from = 0
  for (let at = 0; at < text.length; at++) {
    const unit = text[at]
    if (unit === '\\') at++
    else if (unit === '"') quoted = !quoted
    else if (!quoted && text.startsWith('${{', at)) {
      const close = text.indexOf('}}', at)
      if (close < 0) break
      pieces.push(text.slice(from, at), '1'.repeat(close + 2 - at))
      from = close + 2
      at = close + 1
    }
  }
  return pieces.join('') + text.slice(from)
}
