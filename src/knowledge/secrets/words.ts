/** Takes texts of several words apart: command lines, JSON inside a string. */

import { mapped, type Piece } from './pieces.ts'

const BLANK = /\s/

/**
 * Words of a command line, quotes and escapes undone. No more of a shell's grammar than that: the text may as well be prose
 * or a comment. An apostrophe inside a word (`don't`) is no quote.
 */
export function shellWords(piece: Piece): readonly Piece[] {
  const { text } = piece
  const words: Piece[] = []
  let word = ''
  let offsets: number[] = []
  let quote = ''
  const finish = (): void => {
    // A word ends with its last character, whatever quotes come after.
    if (word !== '') words.push(mapped(piece, word, [...offsets, (offsets.at(-1) ?? 0) + 1]))
    word = ''
    offsets = []
  }
  for (let at = 0; at < text.length; at++) {
    const unit = text.charAt(at)
    if (quote === '' && BLANK.test(unit)) finish()
    else if (unit === quote) {
      quote = ''
      // A list's or a call's punctuation, where the text quotes code: `["--token", "x"]`.
      if (/[,;)\]}]/.test(text.charAt(at + 1))) {
        finish()
        at++
      }
    } else if (quote === '' && opensQuote(text, at, word)) {
      if (/^[[({,]{1,8}$/.test(word)) finish()
      quote = unit
    } else {
      const escaped = unit === '\\' && quote !== "'" && /["'\\$` ]/.test(text.charAt(at + 1))
      if (escaped) at++
      word += text.charAt(at)
      offsets.push(at)
    }
  }
  finish()
  return words
}

function opensQuote(text: string, at: number, word: string): boolean {
  const unit = text.charAt(at)
  if (unit !== '"' && unit !== "'") return false
  return (word === '' || /[=:(,[{]$/.test(word)) && text.indexOf(unit, at + 1) > at
}

const STRING = /"((?:[^"\\\n]|\\.){0,65536})"/y
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
    STRING.lastIndex = at
    const [token, content] = STRING.exec(text) ?? []
    if (token === undefined || content === undefined) break
    const end = at + token.length
    const string = unescaped(piece, at + 1, end - 1, key)
    const colon = /\s{0,64}:/y
    colon.lastIndex = end
    if (colon.test(text)) key = string.text
    else values.push(string)
    at = text.indexOf('"', end)
  }
  return values
}

function unescaped(piece: Piece, from: number, to: number, key: string | undefined): Piece {
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
