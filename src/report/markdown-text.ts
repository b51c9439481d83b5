/** Scanned text as code in Markdown; running text that GitHub shows is `escapeMarkdown`'s. */

import { neutralise } from './text.ts'

/** A text as code, on one line: as it is, whatever stands in it, and nothing that GitHub looks for references in. */
export function asCode(text: string, max?: number): string {
  return codeSpan(neutralise(text, max))
}

function codeSpan(shown: string): string {
  // A code span of nothing but spaces, or of nothing, is none.
  if (shown.trim() === '') return '` (blank) `'
  const fence = longerThan(/`+/g, shown, 1)
  // One space at each end is taken off again.
  const pad = /^[` ]|[` ]$/.test(shown) ? ' ' : ''
  return `${fence}${pad}${shown}${pad}${fence}`
}

/** What ends a word of a sentence, and is none of it. */
const STOPS = /[.,;:!?]{1,8}$/
/** Any mark of ASCII but a hyphen within a word, what begins with a hyphen, and the word that is an address with a point behind. */
const NO_WORD = /^-|^www$|[!-,./:-@[-`{-~]/i

/**
 * For running text of Markdown that an editor shows, in which nothing is a link, a tag, a mention or emphasis, and which is
 * copied as it is. Editors differ in what they make a link of, and some look in what is left when backslashes are gone; none
 * looks in code. So what is more than a word stands as code, without the quotes and brackets around it.
 */
export function wordsAndCode(text: string, max?: number): string {
  return neutralise(text, max)
    .split(/([ '"()])/)
    .map((piece, index) => {
      // What is split at stands at odd places.
      const word = index % 2 === 1 ? '' : piece.replace(STOPS, '')
      return NO_WORD.test(word) ? codeSpan(word) + piece.slice(word.length) : piece
    })
    .join('')
}

/** Lines as a fenced block that none of them ends. They hold no line breaks. */
export function asBlock(lines: readonly string[]): readonly string[] {
  const fence = longerThan(/`+/g, lines.join('\n'), 3)
  return [`${fence}text`, ...lines, fence]
}

function longerThan(runs: RegExp, text: string, least: number): string {
  const longest = (text.match(runs) ?? []).reduce((most, { length }) => Math.max(most, length), 0)
  return '`'.repeat(Math.max(least, longest + 1))
}
