/**
 * Other ways to read a text: with its escapes undone, its pieces put together, its base64 decoded. What programs make of it may
 * be a token that nobody sees standing there.
 */

import { countBefore } from '../order.ts'
import { encoded, type Piece } from './pieces.ts'

export interface Readings {
  /** As what nobody would write for another reason comes to: escapes, `'a' + 'b'`, `''`, defaults, characters without a width. */
  readonly strict: Piece | undefined
  /** The same with whatever else may be nothing: ends of lines, `'a' 'b'`, variables that are not set. */
  readonly loose: Piece | undefined
  /** What base64 in it stands for. */
  readonly decoded: readonly Piece[]
}

/** Anything that a joint begins with; a glance that spares most texts the rest. */
const MAY_BE_JOINED =
  /[\\%"'`$\0-\x1f\x7f-\x9f\u00ad\u061c\u115f\u1160\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\udb40]|\u034f|[\u180b-\u180f]|[\ufe00-\ufe0f]/
/** As `MAY_HIDE` of hidden text has them, and control characters that end no line. */
const INVISIBLE =
  /^(?:[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u061c\u115f\u1160\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0]|\u034f|[\u180b-\u180f]|[\ufe00-\ufe0f])$/

/**
 * In order: what escapes stand for (groups 1 to 4, however often they are escaped themselves); what nobody sees; the beginning
 * of a reference with a default; its end (group 5), which counts only after a beginning; quotes with nothing or a plus between.
 */
const STRICT =
  /\\{1,32}(?:u(?!002[27])([0-9A-Fa-f]{4})|u\{([0-9A-Fa-f]{1,6})\}|x([0-9A-Fa-f]{2}))|%(?:25){0,4}([0-9A-Fa-f]{2})|[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u061c\u115f\u1160\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0]|\u034f|[\u180b-\u180f]|[\ufe00-\ufe0f]|\udb40[\udc00-\udfff]|\$\{(?:(?:oc\.)?env:(?:\/\/)?)?[A-Za-z_]\w{0,127}(?::[-=+]?|[-=+,])|\$\{\s{0,4}["'`]|(["'`]?\s{0,4}\})|(?:\\{0,16}["'`]|\\{1,16}u002[27])(?:\s{0,16}\+\s{0,16}[bfru]{0,2})?(?:\\{0,16}["'`]|\\{1,16}u002[27])/g
/** More between quotes; ends of lines; references without a default; quotes and backslashes inside a word. */
const LOOSE =
  /(?:\\{0,16}["'`]|\\{1,16}u002[27])[\s.,&+()[\];|]{0,32}[bfru]{0,2}(?:\\{0,16}["'`]|\\{1,16}u002[27])|(?:[\r\n\t]|\\{1,32}[nrt\r\n])\s{0,64}|\$(?:\{[^{}\s]{0,128}\}|\([^()]{0,256}\)|[@*#?!0-9])|(?<=\w)(?:\\{0,16}["'`]|\\{1,16})(?=\w)/g

/** No token is shorter, and no reading longer than the text. */
const SHORTEST = 16
/** A reference and nothing else, which comes to nothing. */
const REFERENCE = /^\$\{(?:[a-z]{1,8}:)?\w{1,128}\}$/
const NOTHING: Readings = { strict: undefined, loose: undefined, decoded: [] }

/** The other readings of a text. Linear in its length. */
export function readingsOf(piece: Piece): Readings {
  if (piece.text.length < SHORTEST || REFERENCE.test(piece.text)) return NOTHING
  const joined = MAY_BE_JOINED.test(piece.text)
  const strict = joined ? joinedBy(STRICT, piece) : undefined
  const loose = joined ? joinedBy(LOOSE, strict ?? piece) : undefined
  return { strict, loose, decoded: decoded(loose ?? strict ?? piece) }
}

/** A stretch of a reading: characters of the text as they stand, or one that stands for `width` of them. */
interface Stretch {
  readonly at: number
  readonly from: number
  readonly width: number | undefined
}

function joinedBy(joints: RegExp, piece: Piece): Piece | undefined {
  const { text } = piece
  const stretches: Stretch[] = []
  const written: string[] = []
  let length = 0
  let shown = 0
  let open = 0
  const add = (words: string, from: number, width?: number): void => {
    if (words === '') return
    stretches.push({ at: length, from, width })
    written.push(words)
    length += words.length
  }
  joints.lastIndex = 0
  for (let hit = joints.exec(text); hit; hit = joints.exec(text)) {
    const [joint, four, braced, two, percent, closing] = hit
    if (closing !== undefined) {
      if (open === 0) {
        joints.lastIndex = hit.index + 1
        continue
      }
      open--
    } else if (joint.startsWith('${') && !joint.endsWith('}')) open++
    add(text.slice(shown, hit.index), shown)
    const code = four ?? braced ?? two ?? percent
    if (code !== undefined) add(characterOf(Number.parseInt(code, 16)), hit.index, joint.length)
    shown = hit.index + joint.length
  }
  if (shown === 0) return undefined
  add(text.slice(shown), shown)
  const locate: Piece['locate'] = (from, to) =>
    from >= to ? piece.locate(0, 0) : piece.locate(placed(stretches, from).from, placed(stretches, to - 1).to)
  const { key, inUrl, encoded: isEncoded } = piece
  return { text: written.join(''), key, inUrl, locate, ...(isEncoded ? { encoded: isEncoded } : {}) }
}

/** Of bytes that are no character by themselves something that no token holds. */
function characterOf(code: number): string {
  const character = code < 0x80 || code > 0xff ? String.fromCodePoint(Math.min(code, 0x10ffff)) : '\ufffd'
  return INVISIBLE.test(character) ? '' : character
}

/** Where a character of a reading stands. */
function placed(stretches: readonly Stretch[], at: number): { readonly from: number; readonly to: number } {
  const last = countBefore(stretches, (stretch) => stretch.at > at) - 1
  const { at: start, from, width } = stretches[last] ?? { at: 0, from: 0, width: undefined }
  return width === undefined ? { from: from + at - start, to: from + at - start + 1 } : { from, to: from + width }
}

/** Of the shortest token, sixteen characters. */
const BASE64 = /[A-Za-z0-9+/_-]{22,}/g
/** A token in it, of one byte a character or of two, as PowerShell's `-EncodedCommand` has them. */
const MAY_HOLD_TOKEN = /[\w.-]{16}|(?:[\w.-]\0){16}/

/** What runs of base64 say, wherever in a run it begins. */
function decoded(piece: Piece): readonly Piece[] {
  const pieces: Piece[] = []
  BASE64.lastIndex = 0
  for (let hit = BASE64.exec(piece.text); hit; hit = BASE64.exec(piece.text)) {
    const [run] = hit
    for (let skipped = 0; skipped < 4; skipped++) {
      const text = Buffer.from(run.slice(skipped), 'base64').toString('latin1')
      if (MAY_HOLD_TOKEN.test(text))
        pieces.push(encoded(piece, text.replaceAll('\0', ''), hit.index, hit.index + run.length))
    }
  }
  return pieces
}
