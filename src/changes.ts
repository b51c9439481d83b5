/** What fixes change, as rules put it: words of a command line, variables, settings; whatever the format of the file. */

import { type Binding, type Change, type Fix, keyOf, type Node, type Text, type Value } from './model.ts'

/**
 * Units `from` up to `to` of a text, all of it by default, become others. Undefined where quoting keeps the text from being
 * one piece of its string.
 */
export function rewritten(text: Text, by: string, from = 0, to = text.value.length): Change | undefined {
  if (!isExact(text)) return undefined
  return { does: 'rewrite', node: text.node, from: text.from + from, to: text.from + to, by }
}

/** Whether a text stands in its string as it is read, with no quoting and no variable in between. */
function isExact({ value, node, from, to }: Text): boolean {
  return to - from === value.length && node.value.startsWith(value, from)
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

/**
 * Words go, in their order: from the lists that they are items of, or out of the command line that they are a piece of, with
 * the blanks beside them. Undefined where one cannot, because of quotes around it or because nothing else stands there.
 */
export function withoutWords(words: readonly Text[]): readonly Change[] | undefined {
  const pieces: Text[] = []
  const changes: (Change | undefined)[] = []
  for (const word of new Set(words)) {
    const last = pieces.at(-1)
    if (isItem(word)) changes.push({ does: 'remove', node: word.node })
    else if (last && isBehind(word, last))
      pieces[pieces.length - 1] = { ...last, to: word.to, value: between(last, word) }
    else pieces.push(word)
  }
  changes.push(...pieces.map(cutOut))
  return changes.length > 0 && changes.every((change) => change !== undefined) ? changes : undefined
}

/** What stands from the beginning of one piece to the end of another. */
function between({ node, from }: Text, { to }: Text): string {
  return node.value.slice(from, to)
}

function isBehind(word: Text, last: Text): boolean {
  return (
    word.node === last.node &&
    isExact(last) &&
    isExact(word) &&
    /^[ \t]{1,80}$/.test(word.node.value.slice(last.to, word.from))
  )
}

/** With the blanks before it; with those behind it where it is the first of its line. */
function cutOut(piece: Text): Change | undefined {
  const { node, from, to } = piece
  const { value } = node
  if (!isExact(piece) || !/^\s?$/.test(value.charAt(from - 1)) || !/^\s?$/.test(value.charAt(to))) return undefined
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

/** A variable or a header goes, from a map or from a list of `{ name, value }`; undefined where a command line gives it. */
export function withoutBinding({ name, node }: Binding): Change | undefined {
  if (keyOf(node)?.text === name && node.parent?.kind === 'mapping') return { does: 'remove', node }
  const item = node.kind === 'mapping' ? node : node.parent
  const isPair =
    item?.kind === 'mapping' && item.parent?.kind === 'sequence' && item.children.get('name')?.kind === 'string'
  return isPair ? { does: 'remove', node: item } : undefined
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

/** A fix after which a server or a client does something else; undefined where there is nothing to change. */
export function unsafe(title: string, changes: readonly (Change | undefined)[] | undefined): Fix | undefined {
  if (!changes || changes.length === 0 || !changes.every((change) => change !== undefined)) return undefined
  return { title, safety: 'unsafe', changes }
}
