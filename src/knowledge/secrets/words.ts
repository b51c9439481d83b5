/** Takes texts of several words apart: command lines, JSON inside a string. */

import { mapped, type Piece, slice } from './pieces.ts'

const BLANK = /\s/
/** What is itself, outside of quotes and within, as much as is taken at once. */
const PLAIN = /[^\s"'\\]{1,256}/y
const QUOTED = /[^"'\\]{1,256}/y

/**
 * Words of a command line, quotes and escapes undone. No more of a shell's grammar than that: the text may as well be prose
 * or a comment. An apostrophe inside a word (`don't`) is no quote.
 */
export function shellWords(piece: Piece): readonly Piece[] {
  const { text } = piece
  const words: Piece[] = []
  // Of the text, what makes up the word: years of prose lie in some files, nearly all of whose words stand there as they are.
  let runs: Run[] = []
  let word = ''
  let quote = ''
  const add = (from: number, to: number): void => {
    const last = runs.at(-1)
    if (last?.to === from) last.to = to
    else runs.push({ from, to })
    word += text.slice(from, to)
  }
  const finish = (): void => {
    const [only] = runs
    // A word ends with its last character, whatever quotes come after.
    if (only) words.push(runs.length === 1 ? slice(piece, only.from, only.to) : mapped(piece, word, offsetsOf(runs)))
    word = ''
    runs = []
  }
  for (let at = 0; at < text.length; at++) {
    const run = quote === '' ? PLAIN : QUOTED
    run.lastIndex = at
    const unit = text.charAt(at)
    if (run.test(text)) {
      add(at, run.lastIndex)
      at = run.lastIndex - 1
    } else if (quote === '' && BLANK.test(unit)) finish()
    else if (unit === quote) {
      quote = ''
      // A list's or a call's punctuation, where the text quotes code: `["--token", "x"]`.
      if (/[,;)\]}]/.test(text.charAt(at + 1))) {
        finish()
        at++
      }
    } else if (quote === '' && opensQuote(text, at, text.charAt((runs.at(-1)?.to ?? 0) - 1))) {
      if (word.length <= 8 && /^[[({,]+$/.test(word)) finish()
      quote = unit
    } else {
      const escaped = unit === '\\' && quote !== "'" && /["'\\$` ]/.test(text.charAt(at + 1))
      if (escaped) at++
      add(at, at + 1)
    }
  }
  finish()
  return words
}

interface Run {
  readonly from: number
  to: number
}

/** Where each character of some runs stands, and the end. */
function offsetsOf(runs: readonly Run[]): readonly number[] {
  const offsets = runs.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, index) => from + index))
  return [...offsets, (offsets.at(-1) ?? 0) + 1]
}

/** `before`: the last character of the word so far, empty at its beginning. */
function opensQuote(text: string, at: number, before: string): boolean {
  const unit = text.charAt(at)
  if (unit !== '"' && unit !== "'") return false
  return (before === '' || /[=:(,[{]/.test(before)) && text.indexOf(unit, at + 1) > at
}

const ESCAPE = /\\(?:u([0-9A-Fa-f]{4})|(.))/sy
const ESCAPED: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['b', '\b'],
  ['f', '\f'],
])

/** Strings of JSON in a text, each under its key; members of a list under the list's. Tolerates all that is not JSON. */
export function jsonStrings(piece: Piece): readonly Piece[] {
  const { text } = piece
  const values: Piece[] = []
  let key: string | undefined
  for (let at = text.indexOf('"'); at >= 0; ) {
    const end = endOfString(text, at)
    if (end === undefined) break
    const string = unescaped(piece, at + 1, end - 1, key)
    const colon = /\s{0,64}:/y
    colon.lastIndex = end
    if (colon.test(text)) key = string.text
    else values.push(string)
    at = text.indexOf('"', end)
  }
  return values
}

/** Where the string ends that begins at a quote; undefined where its line ends before. */
function endOfString(text: string, at: number): number | undefined {
  STOP.lastIndex = at + 1
  for (let stop = STOP.exec(text); stop; stop = STOP.exec(text)) {
    if (stop[0] === '"') return STOP.lastIndex
    if (stop[0] === '\n' || text.charAt(STOP.lastIndex) === '\n') return undefined
    STOP.lastIndex++
  }
  return undefined
}

const STOP = /["\\\n]/g

/** A part of a text without its escapes, as what stands in a string of JSON. */
export function unescaped(piece: Piece, from: number, to: number, key: string | undefined): Piece {
  let text = ''
  const offsets: number[] = []
  for (let at = from; at < to; ) {
    ESCAPE.lastIndex = at
    const [token, code, letter] = ESCAPE.exec(piece.text) ?? []
    offsets.push(at)
    if (token === undefined) text += piece.text.charAt(at)
    else
      text +=
        code === undefined
          ? (ESCAPED.get(letter ?? '') ?? letter ?? '')
          : String.fromCharCode(Number.parseInt(code, 16))
    // An escaped surrogate pair is two escapes: `letter` is one unit in every other case.
    at += token?.length ?? 1
  }
  return mapped(piece, text, [...offsets, to], { key })
}
