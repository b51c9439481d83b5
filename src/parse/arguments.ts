/** Command lines in one string, as `claude_args` of a workflow: split into words as a POSIX shell does, nothing expanded. */

import type { Key, Span, StringNode } from '../tree.ts'
import {
  type OpenSequence,
  openMapping,
  openSequence,
  type Parent,
  type Place,
  put,
  scalarNode,
  stringNode,
} from './build.ts'
import type { Inner } from './embedded.ts'

export interface Word {
  readonly value: string
  /** Quotes included. */
  readonly span: Span
  /** Where each unit of the value stands, and the end. */
  readonly offsets: readonly number[]
}

/**
 * A list: of words, and of maps from an option to the list of words that follow it up to the next option, or to `true`
 * where none do. Every option is an item of its own, as the same one may stand twice. Comments (`# …`) are left out.
 */
export function parseArguments(text: string): Inner {
  const { words, comments } = split(text)
  const list = openSequence(0, undefined, undefined)
  list.span.end = text.length
  const options: (Given & { readonly words: Word[] })[] = []
  for (const word of words) {
    const text = optionOf(word)
    const last = options.at(-1)
    if (text !== undefined) options.push({ text, first: word, words: [] })
    else if (last) last.words.push(word)
    else addWord(list, word)
  }
  for (const option of options) addOption(list, option)
  return { roots: words.length > 0 ? [list] : [], comments, problems: [] }
}

/** `--name` or `-n`, as far as the `=` of `--name=value`. A negative number is none, and neither is a lone dash. */
function optionOf({ value }: Word): string | undefined {
  return /^--?[A-Za-z][\w-]{0,63}(?==|$)/.exec(value)?.[0]
}

interface Given {
  /** The option, as far as its `=`. */
  readonly text: string
  readonly first: Word
  readonly words: readonly Word[]
}

function addOption(list: OpenSequence, { text, first, words }: Given): void {
  const option = openMapping(first.span.start, list, list.items.length)
  option.span.end = (words.at(-1) ?? first).span.end
  const key: Key = { text, span: { start: first.span.start, end: first.offsets[text.length] ?? first.span.end } }
  const glued = first.value.length > text.length ? [after(first, text.length + 1)] : []
  const following = [...glued, ...words]
  const [next] = following
  if (!next) put(option, key, scalarNode(true, first.span, option, key))
  else {
    const values = openSequence(next.span.start, option, key)
    values.span.end = option.span.end
    for (const word of following) addWord(values, word)
    put(option, key, values)
  }
  list.items.push(option)
}

/** A word without its first units: what stands behind the `=` of one. */
export function after({ value, offsets, span }: Word, from: number): Word {
  return {
    value: value.slice(from),
    offsets: offsets.slice(from),
    span: { start: offsets[from] ?? span.end, end: span.end },
  }
}

function addWord(into: OpenSequence, word: Word): void {
  into.items.push(wordNode(word, into, into.items.length))
}

/** A word as a string of a tree. */
export function wordNode({ value, offsets, span }: Word, parent: Parent, key: Place): StringNode {
  const content = { start: offsets[0] ?? span.start, end: offsets.at(-1) ?? span.end }
  return stringNode({ value, offsets }, { style: 'plain', span, content }, parent, key)
}

/** The words of a command line, with their places in it. */
export function wordsIn(text: string): readonly Word[] {
  return split(text).words
}

// ── Words ───────────────────────────────────────────────────────────────────────────────────────────────────────────

/** What a backslash takes the meaning from inside double quotes; before anything else it stands for itself. */
const ESCAPED = /["\\$`\n]/

function split(text: string): { readonly words: readonly Word[]; readonly comments: readonly Span[] } {
  const words: Word[] = []
  const comments: Span[] = []
  for (let at = 0; at < text.length; ) {
    if (/\s/.test(text.charAt(at))) at++
    else if (text[at] === '#') {
      const feed = text.indexOf('\n', at)
      const end = feed < 0 ? text.length : feed
      comments.push({ start: at, end })
      at = end
    } else {
      const word = wordAt(text, at)
      words.push(word)
      at = word.span.end
    }
  }
  return { words, comments }
}

/** The word that begins at an offset: bare pieces, quoted ones and expressions of GitHub Actions, joined without blanks. */
function wordAt(text: string, start: number): Word {
  const units: string[] = []
  const offsets: number[] = []
  const take = (from: number, to: number): void => {
    for (let unit = from; unit < to; unit++) {
      units.push(text.charAt(unit))
      offsets.push(unit)
    }
  }
  let at = start
  let contentEnd = start
  while (at < text.length && !/\s/.test(text.charAt(at))) {
    const unit = text[at]
    if (unit === "'") {
      const close = endOf(text, "'", at + 1)
      take(at + 1, close)
      contentEnd = close
      at = Math.min(close + 1, text.length)
    } else if (unit === '"') {
      for (at++; at < text.length && text[at] !== '"'; at++) {
        if (text[at] === '\\' && ESCAPED.test(text.charAt(at + 1))) at++
        take(at, at + 1)
      }
      contentEnd = at
      at = Math.min(at + 1, text.length)
    } else {
      const end = text.startsWith('${{', at) ? Math.min(endOf(text, '}}', at) + 2, text.length) : at + 1
      const escaped = unit === '\\' && at + 1 < text.length
      if (escaped) take(at + 1, at + 2)
      else take(at, end)
      at = escaped ? at + 2 : end
      contentEnd = at
    }
  }
  return { value: units.join(''), span: { start, end: at }, offsets: [...offsets, contentEnd] }
}

function endOf(text: string, mark: string, from: number): number {
  const found = text.indexOf(mark, from)
  return found < 0 ? text.length : found
}
