/** What fixes change, as rules put it: words of a command line, variables, settings; whatever the format of the file. */

import type { Binding, Change, Node, Span, StringNode, Text, Value } from './model.ts'

/**
 * Units `from` up to `to` of a text, all of it by default, become others. Undefined where quoting keeps the text from being
 * one piece of its string.
 */
export function rewritten(text: Text, by: string, from = 0, to = text.value.length): Change | undefined {
  if (text.to - text.from !== text.value.length) return undefined
  return { does: 'rewrite', node: text.node, from: text.from + from, to: text.from + to, by }
}

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

/** Words go from the lists that they are items of. Undefined where one is not: a piece of a script, a whole command. */
export function withoutWords(words: readonly Text[]): readonly Change[] | undefined {
  if (words.length === 0 || !words.every(isItem)) return undefined
  return words.map(({ node }) => ({ does: 'remove', node }))
}

/** A variable or a header goes; undefined where it is given on a command line and not in a map. */
export function withoutBinding({ node }: Binding): Change | undefined {
  return node.parent?.kind === 'mapping' ? { does: 'remove', node } : undefined
}

/** A word more, before another one of its list; undefined where that is none. */
export function wordsBefore(word: Text, words: readonly string[]): Change | undefined {
  const { parent, key } = word.node
  if (!isItem(word) || parent?.kind !== 'sequence' || typeof key !== 'number') return undefined
  return { does: 'insert', into: parent, before: key, values: words }
}

/** A word more, after another one of its list; undefined where that is none. */
export function wordsAfter(word: Text, words: readonly string[]): Change | undefined {
  const { parent, key } = word.node
  if (!isItem(word) || parent?.kind !== 'sequence' || typeof key !== 'number') return undefined
  return { does: 'insert', into: parent, before: key + 1, values: words }
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
  const { content, offsets, value } = node
  const unit = (offset: number) => {
    const inside = Math.min(Math.max(offset, content.start), content.end)
    return offsets ? offsets.indexOf(inside) : inside - content.start
  }
  const [from, to] = [unit(start), unit(end)]
  return from < 0 || to < 0 ? undefined : { node, from, to, value: value.slice(from, to) }
}
