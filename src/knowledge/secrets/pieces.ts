/** A value, or a value inside a value, that still knows where it stands in the outermost one. */

import type { Mapping } from '../../model.ts'

export interface Range {
  readonly from: number
  readonly to: number
}

/** A user name and password given together, and where they open a door. */
export interface Login {
  readonly user: string
  readonly host: string
  /** `postgres`, `https`; empty outside URLs. */
  readonly scheme: string
}

export interface Piece {
  readonly text: string
  /** The innermost name it is given as. */
  readonly key: string | undefined
  /** Userinfo, query, fragment or path of a URL, or a part of a connection string. */
  readonly inUrl: boolean
  /** The mapping that the outermost value stands in; of its parts nothing there tells. */
  readonly beside?: Mapping | undefined
  /** Set when the piece is the password of a login. */
  readonly login?: Login
  /** One word of running text, where a name before a value means less. */
  readonly loose?: true
  /** A segment of a URL's path, about which the name of the URL says nothing. */
  readonly segment?: true
  /** Opens nothing that who has the text has not got already: whatever it looks like, it is left alone. */
  readonly public?: true
  /** Decoded from base64, which stands for it. */
  readonly encoded?: true
  /** Units of `text` to units of the outermost value. */
  readonly locate: (from: number, to: number) => Range
}

type Facts = Partial<Pick<Piece, 'key' | 'inUrl' | 'login' | 'loose' | 'segment' | 'encoded'>>

/** A shorter piece is no token, and no password worth a word. */
export const SHORTEST = 3

/** The name of what makes a JSON Web Key a private one, which has one letter only. */
export const PRIVATE_JWK = 'jwk-private-key'

/** The outermost value. */
export function whole(text: string, key: string | undefined, beside?: Mapping): Piece {
  return { text, key, inUrl: false, beside, locate: (from, to) => ({ from, to }) }
}

/** Units `from` to `to` of a piece. */
export function slice(piece: Piece, from: number, to: number, facts?: Facts): Piece {
  const { key, inUrl } = piece
  const text = piece.text.slice(from, to)
  const locate: Piece['locate'] = (start, end) => piece.locate(from + start, from + end)
  // Each word of a text becomes one, and spreading nothing costs ten times as much.
  return facts || piece.encoded
    ? { text, key, inUrl, ...encoding(piece), ...facts, locate }
    : { text, key, inUrl, locate }
}

/** Text that decoding changed: unit `i` of it begins at unit `offsets[i]` of the piece, with one entry more for the end. */
export function mapped(piece: Piece, text: string, offsets: readonly number[], facts: Facts = {}): Piece {
  return {
    text,
    key: piece.key,
    inUrl: piece.inUrl,
    ...encoding(piece),
    ...facts,
    locate: (start, end) => piece.locate(offsets[start] ?? 0, offsets[end] ?? piece.text.length),
  }
}

/** Text of an encoding that leaves no places: whatever is found in it stands for units `from` to `to` of the piece. */
export function encoded(piece: Piece, text: string, from: number, to: number, facts: Facts = {}): Piece {
  return { text, key: piece.key, inUrl: piece.inUrl, encoded: true, ...facts, locate: () => piece.locate(from, to) }
}

function encoding({ encoded }: Piece): Pick<Piece, 'encoded'> {
  return encoded ? { encoded } : {}
}

/** Undoes percent-encoding. What is not valid UTF-8 stays as it is. */
export function percentDecoded(piece: Piece): Piece {
  if (!piece.text.includes('%')) return piece
  let text = ''
  const offsets: number[] = []
  const triplets = /(?:%[0-9A-Fa-f]{2}){1,64}|[^%]|%/gsy
  for (let hit = triplets.exec(piece.text); hit; hit = triplets.exec(piece.text)) {
    const [raw] = hit
    const plain = raw.length > 2 ? decodedOr(raw) : raw
    for (let unit = 0; unit < plain.length; unit++) {
      // One character for each triplet wherever they are ASCII, which is all that secrets hold.
      offsets.push(hit.index + (plain.length * 3 === raw.length ? unit * 3 : Math.min(unit, raw.length - 1)))
    }
    text += plain
  }
  offsets.push(piece.text.length)
  const { key, inUrl, login, segment } = piece
  return mapped(piece, text, offsets, { key, inUrl, ...(login ? { login } : {}), ...(segment ? { segment } : {}) })
}

function decodedOr(raw: string): string {
  try {
    return decodeURIComponent(raw)
  } catch {
    return raw
  }
}
