/** Takes URLs and connection strings apart, down to the places where they carry a credential. */

import { endOfAuthority } from '../hosts/index.ts'
import { prefiltered } from '../prefilter.ts'
import { decode } from './checks.ts'
import { encoded, type Login, type Piece, percentDecoded, slice } from './pieces.ts'
import { isPublicByDesign } from './public.ts'
import { looksRandom, readsLikeName } from './values.ts'

const SCHEME = /[A-Za-z][A-Za-z0-9+.-]{1,30}$/
/** After the first `;`: drivers of Microsoft's kind, with their names in any order. */
const SEMICOLON_PAIR = /^\s{0,4}[A-Za-z][\w .-]{0,40}=/
/**
 * `user:password@tcp(host:3306)/db`: Go's MySQL driver; `user:password@host:port`: proxies. Without a port it might be an
 * address (`mailto:me@host`) or a package (`npm:name@1.2.3`).
 */
const BARE_LOGIN = prefiltered(
  '@',
  /^([^\s:@/'"=]{1,64}):([^\s@/]{1,128})@((?:tcp|unix)\([^()\s]{0,128}\)|\w[\w.-]{0,252}:\d{1,5})(?:[/?]|$)/,
)
/** `user/password@//host:1521/service`, `…@host:1521:sid`: Oracle. */
const ORACLE_LOGIN = prefiltered(
  '@',
  /^([A-Za-z][\w$#]{0,63})\/([^\s@/]{1,128})@(?:\/\/)?(\w[\w.-]{0,252}:\d{1,5})(?:[/:]|$)/,
)
/** What Java puts before it. */
const ORACLE_DRIVER = /^jdbc:oracle:\w{1,8}:/i
/** Links that whoever made them signed for a time, and mostly for reading. The signature opens one file, not an account. */
const SIGNED_LINK = /[?&]X-(?:Amz|Goog|Oss)-Signature=/i
/** CloudFront and the older form of the others. */
const EXPIRY = /[?&]Expires=\d{9,11}(?:&|$)/i
const SIGNATURE = /[?&]Signature=/i
/** The same of Azure Storage, as long as it grants no more than to read and to list. */
const READ_ONLY_LINK = /[?&]sp=[rl]{1,2}&/

/** URLs in the path of a URL in the path of a URL: proxies and archives put one into another, and no more than that. */
const MAX_NESTED = 8

/**
 * Parts of a URL that may hold a credential, or undefined when the text has no URL. Text without whitespace only.
 *
 * @param nested In the paths of how many others it stands.
 */
export function urlParts(piece: Piece, nested = 0): readonly Piece[] | undefined {
  const { text } = piece
  const mark = text.indexOf('://')
  if (mark < 1) return undefined
  const scheme = SCHEME.exec(text.slice(Math.max(0, mark - 31), mark))?.[0].toLowerCase()
  if (scheme === undefined) return undefined
  const start = mark + 3
  const stop = text.slice(start).search(/[/?#]/)
  const authorityEnd = endOfAuthority(text, start, stop < 0 ? text.length : start + stop, scheme)
  const at = text.lastIndexOf('@', authorityEnd - 1)
  const host = text.slice(at >= start ? at + 1 : start, authorityEnd)
  const hash = indexFrom(text, '#', authorityEnd)
  const question = Math.min(indexFrom(text, '?', authorityEnd), hash)
  const query = parameters(piece, question + 1, hash, '&')
  return [
    ...userinfo(piece, start, at, { scheme, host }),
    ...pathParts(piece, authorityEnd, question, nested),
    ...(isSigned(text, question) ? query.map(ofSignedLink) : query),
    ...parameters(piece, hash + 1, text.length, '&'),
    // `jdbc:sqlserver://host;user=…;password=…`
    ...(text.includes(';') ? (connectionString(piece) ?? []) : []),
  ]
}

function isSigned(text: string, question: number): boolean {
  const query = text.slice(question, question + 4096)
  return SIGNED_LINK.test(query) || READ_ONLY_LINK.test(`${query}&`) || (EXPIRY.test(query) && SIGNATURE.test(query))
}

/** Neither the signature nor the id of the key that made it opens anything else. */
function ofSignedLink(piece: Piece): Piece {
  const isPublic = /signature$|^sig$|credential$|keyid$|security-token$/i.test(piece.key ?? '')
  return isPublic ? { ...piece, public: true } : piece
}

function userinfo(piece: Piece, start: number, at: number, where: Omit<Login, 'user'>): readonly Piece[] {
  const colon = piece.text.indexOf(':', start)
  if (at < start) return []
  if (colon < 0 || colon > at) return tokenAsUser(piece, start, at, where.scheme)
  const login = { ...where, user: piece.text.slice(start, colon) }
  return [percentDecoded(slice(piece, colon + 1, at, { inUrl: true, login }))]
}

/** `https://token@host`: nobody's name is so long and so random. */
function tokenAsUser(piece: Piece, start: number, at: number, scheme: string): readonly Piece[] {
  const user = piece.text.slice(start, at)
  if (!/^(?:git\+)?https?$/.test(scheme) || user.length < 20 || !looksRandom(user) || readsLikeName(user)) return []
  return isPublicByDesign(piece.text) ? [] : [slice(piece, start, at, { key: 'token', inUrl: true })]
}

/** Segments; what looks like a capability is judged by itself. A URL in the path of another is one of its own. */
function pathParts(piece: Piece, from: number, to: number, nested: number): readonly Piece[] {
  const parts: Piece[] = []
  const path = piece.text.slice(from, to)
  if (nested < MAX_NESTED && path.includes('://')) return urlParts(slice(piece, from, to), nested + 1) ?? []
  for (const { from: start, to: end } of split(path, '/')) {
    if (end > start) parts.push(percentDecoded(slice(piece, from + start, from + end, { inUrl: true, segment: true })))
  }
  return parts
}

/** What services of Baidu, Alibaba and Tencent call the two halves of a credential in an address. */
const ABBREVIATED: ReadonlyMap<string, string> = new Map([
  ['ak', 'access_key'],
  ['sk', 'secret_key'],
])

function parameters(piece: Piece, from: number, to: number, separator: string): readonly Piece[] {
  if (from >= to) return []
  return split(piece.text.slice(from, to), separator).flatMap((range) => {
    const equals = piece.text.indexOf('=', from + range.from)
    if (equals < 0 || equals >= from + range.to) return []
    const key = piece.text.slice(from + range.from, equals).trim()
    return [
      percentDecoded(slice(piece, equals + 1, from + range.to, { key: ABBREVIATED.get(key) ?? key, inUrl: true })),
    ]
  })
}

/** `Server=…;User ID=…;Password=…`: the values, or undefined for anything else. */
export function connectionString(piece: Piece): readonly Piece[] | undefined {
  const { text } = piece
  if (!text.includes(';')) return undefined
  const ranges = split(text, ';').filter(({ from, to }) => text.slice(from, to).trim() !== '')
  // A cookie is the same thing with other names; the first part of a JDBC URL has none.
  const pairs = ranges.filter(({ from, to }) => SEMICOLON_PAIR.test(text.slice(from, to)))
  if (ranges.length < 2 || pairs.length < ranges.length - 1) return undefined
  const host = /(?:^|;)\s{0,4}(?:server|data source|host|address|addr)\s{0,4}=\s{0,4}(?:tcp:)?([^;,]{1,128})/i.exec(
    text,
  )
  return pairs.map(({ from, to }) => {
    const equals = text.indexOf('=', from)
    const key = text.slice(from, equals).trim()
    const password = /^(?:password|pwd)$/i.test(key)
    const login = { user: '', host: host?.[1] ?? '', scheme: '' }
    return slice(piece, equals + 1, to, { key, inUrl: true, ...(password && host ? { login } : {}) })
  })
}

/** `user:password@host` without a scheme: its password. */
export function bareLogin(piece: Piece): readonly Piece[] | undefined {
  const lead = ORACLE_DRIVER.exec(piece.text)?.[0].length ?? 0
  const text = piece.text.slice(lead)
  const [, user, password, host] = BARE_LOGIN.exec(text) ?? ORACLE_LOGIN.exec(text) ?? []
  if (user === undefined || password === undefined || host === undefined) return undefined
  const from = lead + user.length + 1
  return [slice(piece, from, from + password.length, { inUrl: true, login: { user, host, scheme: '' } })]
}

/** `user:password` in base64, after `Basic`: the password, standing for all of the base64. */
export function basicLogin(piece: Piece, from: number, to: number): Piece | undefined {
  const base64 = piece.text.slice(from, to)
  if (!/^[A-Za-z0-9+/_-]{4,1024}={0,2}$/.test(base64)) return undefined
  const plain = decode(base64)
  const colon = plain.indexOf(':')
  if (colon < 0 || !/^[\x20-\x7e\u00a1-\uffef]+$/.test(plain)) return undefined
  const login = { user: plain.slice(0, colon), host: '', scheme: 'basic' }
  // The e-mail or name may be the secret's owner and the secret nothing: `key:` with an empty password is Stripe's way.
  const secret = colon + 1 < plain.length ? plain.slice(colon + 1) : login.user
  return encoded(piece, secret, from, to, { key: piece.key ?? 'Authorization', login })
}

/** `host=db.internal user=app password=…`: PostgreSQL's other form. Quotes may be around any value. */
export function keywordString(piece: Piece): readonly Piece[] | undefined {
  const { text } = piece
  if (!text.includes('password') || !/^\s{0,8}(?:host|hostaddr|dbname|user|port)\s{0,4}=/.test(text)) return undefined
  const [, password] = /\spassword\s{0,4}=\s{0,4}('[^']{1,256}'|[^\s']{1,256})/.exec(text) ?? []
  if (password === undefined) return undefined
  const from = text.indexOf(password, text.indexOf('password'))
  const user = /(?:^|\s)user\s{0,4}=\s{0,4}([^\s]{1,253})/.exec(text)?.[1] ?? ''
  const host = /(?:^|\s)host\s{0,4}=\s{0,4}([^\s]{1,253})/.exec(text)?.[1] ?? ''
  const login = { user, host, scheme: 'postgres' }
  return [slice(piece, from, from + password.length, { key: 'password', inUrl: true, login })]
}

/** Where the pieces of a text stand that a separator parts, empty ones included. */
export function split(text: string, separator: string): readonly { readonly from: number; readonly to: number }[] {
  const ranges: { from: number; to: number }[] = []
  let from = 0
  for (let to = text.indexOf(separator); to >= 0; to = text.indexOf(separator, from)) {
    ranges.push({ from, to })
    from = to + 1
  }
  ranges.push({ from, to: text.length })
  return ranges
}

function indexFrom(text: string, character: string, from: number): number {
  const at = text.indexOf(character, from)
  return at < 0 ? text.length : at
}
