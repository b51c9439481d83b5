/** HTML that is put together so that nothing is markup by accident: what is not `Markup` is text, and is escaped. */

import { neutralise } from '../text.ts'

/** HTML that is ready to be written; made by the functions below and nowhere else. */
export interface Markup {
  readonly markup: string
}

type Piece = Markup | string | number | false | undefined | readonly Piece[]

/** Sentences of ours, with names of theirs in them. */
const LONGEST = 1000
/** Marks that may stand on one character, as in Vietnamese and in Hebrew with all its points. */
const MARKS = 4

/**
 * HTML from a template. Texts and numbers are escaped, for an element's content and for an attribute in double quotes; markup
 * stays as it is, lists are joined without anything between, and `false` and `undefined` are left out.
 */
export function html(parts: TemplateStringsArray, ...pieces: readonly Piece[]): Markup {
  return { markup: parts.map((part, index) => part + written(pieces[index])).join('') }
}

function written(piece: Piece): string {
  if (piece === undefined || piece === false) return ''
  if (typeof piece === 'string') return escaped(piece)
  if (typeof piece === 'number') return String(piece)
  return 'markup' in piece ? piece.markup : piece.map(written).join('')
}

/** A text of at most `max` UTF-16 units, as markup: for names that are given more or less room than a sentence. */
export function text(words: string, max: number): Markup {
  return { markup: escaped(words, max) }
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/**
 * The one place where scanned text becomes HTML. What is not seen, or turns the direction of writing, is spelled out; marks
 * piled up on a character, which would cover the lines around, are cut off.
 */
function escaped(words: string, max = LONGEST): string {
  return settled(neutralise(words, max)).replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? '')
}

function settled(words: string): string {
  if (/^[\0-\u02ff]*$/.test(words)) return words
  let pile = 0
  let kept = ''
  for (const character of words) {
    // What Unicode keeps for no character is none in HTML either.
    if (/\p{Noncharacter_Code_Point}/u.test(character)) {
      kept += `\\u{${character.codePointAt(0)?.toString(16)}}`
      continue
    }
    pile = /\p{M}/u.test(character) ? pile + 1 : 0
    if (pile <= MARKS) kept += character
    else if (pile === MARKS + 1) kept += '…'
  }
  return kept
}

/** What we wrote ourselves, and keys that `keysOf` made: of any length, and with nothing in it to escape. */
export function own(markup: string): Markup {
  return { markup }
}

/** Pieces with something of ours between them. */
export function joined(pieces: readonly Markup[], between: Markup): Markup {
  return { markup: pieces.map(({ markup }) => markup).join(between.markup) }
}
