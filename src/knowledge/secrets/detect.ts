/**
 * The detector of hardcoded secrets: from one string and the place it stands in to the credentials inside it. Three layers,
 * each of which finds what the others cannot: formats of known providers, names that promise a secret, and the taking apart
 * of values that hold values. What only stands in a secret's place is told from all three.
 */

import type { ReferenceSyntax } from '../../client.ts'
import type { Confidence, Mapping, Reference, Secret } from '../../model.ts'
import { memoized } from '../memoize.ts'
import { splitReferences } from '../references/index.ts'
import { judge, REFERENCE, type Standing } from './judge.ts'
import { isSecretKey, wordsOf } from './keys.ts'
import { isPublishedHash } from './passwords.ts'
import { type Piece, SHORTEST, slice, whole } from './pieces.ts'
import { previewPassword, previewPem, previewToken } from './preview.ts'
import type { Provider } from './providers.ts'
import { readingsOf } from './readings.ts'
import { beginningOf, findTokens, providerNearby, type Token } from './tokens.ts'
import { unpack, unpackFile } from './unpack.ts'
import { classesOf, looksRandom, readsLikeName } from './values.ts'

export interface SecretInput extends Standing {
  readonly value: string
  /** The variable, header, flag, parameter or mapping key that the value is given as. */
  readonly key?: string | undefined
  readonly server?: string | undefined
  /** Hosts and package names nearby, which tell whose key a value of a common shape is. */
  readonly context?: readonly string[] | undefined
  /** Syntaxes of references that the program which reads the value knows; all of them where that is not known. */
  readonly expanded?: ReadonlySet<ReferenceSyntax> | undefined
  /** The mapping that the value stands in: of a password it may name the user. */
  readonly beside?: Mapping | undefined
}

export interface Detection {
  /** UTF-16 units of the value: the secret characters and no others. */
  readonly from: number
  readonly to: number
  readonly kind: Secret['kind']
  /** In the userinfo, query, fragment or path of a URL, or in a connection string. */
  readonly inUrl: boolean
  readonly provider: string | undefined
  /** For `rotationPage`. */
  readonly providerId: string | undefined
  /** Fits "stores …": `a GitHub personal access token`. */
  readonly label: string
  /** The innermost name it is given as. */
  readonly key: string | undefined
  readonly confidence: Confidence
  /** Its checksum is right: a provider issued it. */
  readonly certain: boolean
  /** What may be shown of it. */
  readonly preview: string
  /** Its characters are base64 in which the secret stands. */
  readonly encoded: boolean
  /** What it comes to once its pieces are put together and its escapes undone; undefined where it stands there as it is. */
  readonly plain: string | undefined
}

/** A detection, and what decides between two for the same characters. */
interface Found extends Detection {
  readonly depth: number
  /** A format outranks a name. `public` values hold their place so that their name is not held against them. */
  readonly rank: 0 | 1
  readonly isPublic: boolean
}

/** Longer values are files, not settings: no name speaks for all of them. */
const LONGEST_NAMED = 4096
/** `Bash(sh -c "curl -H 'Authorization: Bearer …'")` is six deep. */
const DEEPEST = 7
/** Not even a placeholder is shown: it may be a secret that we took for one. */
const PLACEHOLDER = '‹placeholder›'
const NOTHING: readonly Detection[] = []
/** Keeps its place from whatever else is found there, and is not reported. */
const PUBLISHED: Omit<Found, 'from' | 'to' | 'key' | 'depth'> = {
  kind: 'placeholder',
  inUrl: true,
  provider: undefined,
  providerId: undefined,
  label: 'a published value',
  confidence: 'high',
  certain: false,
  preview: PLACEHOLDER,
  encoded: false,
  plain: undefined,
  rank: 1,
  isPublic: true,
}

/** The secrets in one string, in order and without overlaps. Pure; never throws; linear in the length of the value. */
export function detectSecrets(input: SecretInput): readonly Detection[] {
  if (input.value.length < SHORTEST) return NOTHING
  if (isPublishedHash(input.value)) return [defaultPassword(input)]
  const question = questionOf(input)
  if (question !== undefined && INNOCENT.has(question)) return NOTHING
  const found: Found[] = []
  for (const part of partsOf(whole(input.value, input.key, input.beside), LONGEST_WHOLE)) {
    search(part, input, 0, found)
    for (const each of partsOf(part, LONGEST_READING)) searchReadings(each, input, 0, found)
  }
  if (found.length === 0 && question !== undefined && INNOCENT.size < MOST_KEPT) INNOCENT.add(question)
  return settled(found, input.value.length)
}

function defaultPassword({ value, key }: SecretInput): Detection {
  return {
    from: 0,
    to: value.length,
    kind: 'password',
    inUrl: false,
    provider: undefined,
    providerId: undefined,
    label: 'the hash of a default password',
    key,
    confidence: 'high',
    certain: false,
    preview: previewPassword(value),
    encoded: false,
    plain: undefined,
  }
}

/** No setting is as long. In parts it takes no more memory than one of them, and a token is shorter than what they share. */
const LONGEST_WHOLE = 2 ** 17
/** Other readings are made of many small pieces. */
const LONGEST_READING = 2 ** 15
const SHARED = 2 ** 13

/** All of it, or what is too long to be looked at at once in parts that overlap. */
function* partsOf(piece: Piece, longest: number): Generator<Piece> {
  const { length } = piece.text
  for (let from = 0; ; from += longest - SHARED) {
    const to = from + longest
    yield length <= longest ? piece : slice(piece, from, Math.min(to, length))
    if (to >= length) return
  }
}

/**
 * What nothing was found in. Configurations say `-y`, `npx` and `info` over and over; whose server it is decides what is said of
 * a credential, and never that a string is none.
 */
const INNOCENT = new Set<string>()
const MOST_KEPT = 4096
const LONGEST_KEPT = 128

/** All that decides whether there is anything in a string; undefined for a long one, which hardly stands there twice. */
function questionOf({ value, key, place, opens, expanded }: SecretInput): string | undefined {
  if (value.length > LONGEST_KEPT || (key !== undefined && key.length > LONGEST_KEPT)) return undefined
  // Of what its program expands `isNone` asks for these.
  const known = expanded && `${expanded.has('!command')} ${expanded.has('%VAR%')} ${expanded.has('$VAR')}`
  return `${place}\0${opens}\0${known}\0${key ?? '\0'}\0${value}`
}

function search(piece: Piece, input: SecretInput, depth: number, found: Found[]): void {
  if (piece.public) {
    found.push({ ...PUBLISHED, ...piece.locate(0, piece.text.length), key: piece.key, depth })
    return
  }
  for (const token of findTokens(piece.text)) found.push(fromToken(owned(token, piece, input), piece, depth))
  if (piece.text.length > LONGEST_NAMED) {
    const parts = depth < DEEPEST ? unpackFile(piece, LONGEST_NAMED) : []
    for (const part of parts) if (part.text.length >= SHORTEST) search(part, input, depth + 1, found)
    if (parts.length === 0 && piece.key !== undefined && isSecretKey(piece.key) && looksRandom(piece.text))
      found.push(
        fromName(piece, { kind: 'possible', label: 'what may be a secret value', confidence: 'low' }, input, depth),
      )
    return
  }
  const literal = withoutReferences(piece, input, depth, found)
  if (!literal) return
  const { pieces, closed } = depth < DEEPEST ? unpack(literal) : { pieces: [], closed: false }
  for (const part of pieces) if (part.text.length >= SHORTEST) search(part, input, depth + 1, found)
  if (closed) return
  const judgement = judge(literal, input)
  if (!judgement) return
  const { from, to, ...opinion } = judgement
  found.push(fromName(slice(literal, from, to, facts(literal)), opinion, input, depth))
}

/** Base64 in base64 in base64. */
const DEEPEST_READING = 3

/**
 * Tokens that come to be when somebody reads the text otherwise. What only may be read so is told if its checksum proves it, and
 * else no more than hidden.
 */
function searchReadings(piece: Piece, input: SecretInput, depth: number, found: Found[]): void {
  const { strict, loose, decoded } = readingsOf(piece)
  for (const token of strict ? tokensIn(strict) : []) found.push(readAs(token, strict as Piece, input, depth))
  for (const part of decoded) {
    for (const token of tokensIn(part)) found.push(readAs(token, part, input, depth))
    if (depth < DEEPEST_READING) searchReadings(part, input, depth + 1, found)
  }
  const tokens = loose ? tokensIn(loose) : []
  if (!loose || tokens.length === 0) return
  const { from: base, to: end } = piece.locate(0, piece.text.length)
  const covered = new Uint8Array(end - base)
  for (const { from, to, rank } of found)
    if (rank === 1 && to > base && from < end) covered.fill(1, Math.max(from - base, 0), to - base)
  for (const token of tokens) {
    const one = readAs(token, loose, input, depth)
    const known = covered.subarray(one.from - base, one.to - base)
    const first = known.indexOf(1)
    if (first < 0 && one.certain) found.push(one)
    else if (first < 0 && mayBe(token, loose.text)) found.push(inDoubt(one))
    else if (first >= 0) {
      for (const [from, to] of [
        [one.from, one.from + first],
        [one.from + known.lastIndexOf(1) + 1, one.to],
      ] as const) {
        if (isMore(input.value.slice(from, to))) found.push({ ...inDoubt(one), from, to })
      }
    }
  }
}

/** Whether what follows a token is more of it, where it is longer than its form asks for: in the next string or line. */
function isMore(text: string): boolean {
  const [word = ''] = /[\w-]{8,4096}/.exec(text) ?? []
  return /["'`]/.test(text) ? /\d|[a-z][A-Z]/.test(word) : isRandom(word)
}

/** Lists of names, each on a line of its own, come to what begins like a token of somebody's. */
function mayBe({ provider, from, lead, to }: Token, text: string): boolean {
  const body = text.slice(from + lead, to)
  if (provider.sure) return isRandom(body)
  return body.split(/[^A-Za-z0-9]/).some((word) => word.length >= 16 && classesOf(word) === 3 && isRandom(word))
}

function isRandom(text: string): boolean {
  const isMixed = looksRandom(text) || (text.length >= 8 && classesOf(text) === 3)
  return isMixed && !readsLikeName(text)
}

function tokensIn({ text }: Piece): readonly Token[] {
  return findTokens(text).filter(({ kind }) => kind !== 'placeholder' && kind !== 'public')
}

function readAs(token: Token, piece: Piece, input: SecretInput, depth: number): Found {
  const one = fromToken(owned(token, piece, input), piece, depth)
  const plain = piece.text.slice(token.from, token.to)
  return input.value.slice(one.from, one.to) === plain ? one : { ...one, plain }
}

function inDoubt(one: Found): Found {
  const { label } = one
  return {
    ...one,
    kind: 'possible',
    confidence: 'low',
    label: label.startsWith('what ') ? label : `what may be ${label}`,
  }
}

/**
 * The piece with every reference in it made unreadable, unit for unit; undefined when nothing else is left. Defaults of
 * references and commands are literal text like any other, and are searched on the way.
 */
function withoutReferences(piece: Piece, input: SecretInput, depth: number, found: Found[]): Piece | undefined {
  const parts = splitReferences(piece.text)
  if (parts.length === 1 && parts[0]?.kind === 'literal') return piece
  let text = ''
  for (const part of parts) {
    if (part.kind === 'literal' || isNone(part, depth, input)) {
      text += piece.text.slice(part.from, part.to)
      continue
    }
    text += REFERENCE.repeat(part.to - part.from)
    if (depth >= DEEPEST) continue
    if (isPasted(part)) addPasted(piece, part, input, { depth, found })
    // `${VAR:?message}` ends the program with a message; nothing is used in the variable's place.
    if (part.fallback && piece.text.charAt(part.fallback.from - 1) !== '?') {
      const key = [nameBefore(piece.text, part.from), part.name, piece.key].find((name) => name && isSecretKey(name))
      search(slice(piece, part.fallback.from, part.fallback.to, { key: key ?? piece.key }), input, depth + 1, found)
    }
    if (part.refers === 'command') {
      const at = piece.text.indexOf(part.name, part.from)
      if (at >= 0)
        search(slice(piece, at, at + part.name.length, { key: undefined, loose: true }), input, depth + 1, found)
    }
  }
  return /^\ufffc*$/.test(text) ? undefined : { ...piece, text }
}

/**
 * Passwords look like references of the terser kinds: `!sommer2019`, `%kT9x2mQ%`, `$kT9x2mQ`. They are passwords where nobody
 * makes anything else of them; a command is one only as the whole of a value.
 */
function isNone({ syntax, name }: Reference, depth: number, { expanded }: SecretInput): boolean {
  if (syntax === '!command') return depth > 0 || expanded?.has(syntax) === false
  if ((syntax !== '%VAR%' && syntax !== '$VAR') || expanded?.has(syntax) !== false) return false
  return /^\w+$/.test(name) && classesOf(name) === 3 && !readsLikeName(name)
}

/** No variable is called as a token looks: `${env:3Fq…}`, where somebody has put the value in the place of its name. */
function isPasted({ refers, name }: Reference): boolean {
  if ((refers !== 'env' && refers !== 'input') || name.length < 20 || name.length > 512) return false
  const worded = (name.match(/[A-Z]?[a-z]{3,64}/g) ?? []).join('').length
  return classesOf(name) > 1 && worded * 4 < name.length * 3 && looksRandom(name) && !readsLikeName(name)
}

interface Searched {
  readonly depth: number
  readonly found: Found[]
}

function addPasted(piece: Piece, { name, from }: Reference, input: SecretInput, { depth, found }: Searched): void {
  const at = piece.text.indexOf(name, from)
  const token = slice(piece, at, at + name.length, { key: piece.key })
  const before = found.length
  search(token, input, depth + 1, found)
  if (found.length > before) return
  const opinion = { kind: 'possible', label: 'what may be a secret value', confidence: 'low' } as const
  found.push(fromName(token, opinion, input, depth))
}

/** `--token` in `--token=${X:-y}`, `Api-Key` in `Api-Key: ${X:-y}`. */
function nameBefore(text: string, at: number): string | undefined {
  return /(?:^|[^\w.-])(-{0,2}[A-Za-z_][\w.-]{0,63})["']?\s{0,4}[=:]\s{0,4}["']?$/.exec(
    text.slice(Math.max(0, at - 80), at),
  )?.[1]
}

function facts({ key, inUrl, login, loose }: Piece): Partial<Piece> {
  return { key, inUrl, ...(login ? { login } : {}), ...(loose ? { loose } : {}) }
}

/** The token as that of whoever is named beside it, where several issue tokens of one form. */
function owned(token: Token, piece: Piece, input: SecretInput): Token {
  if (token.to - token.from < piece.text.length) return token
  const named = nearby(piece, input)
  return named?.over === token.provider.id ? { ...token, provider: named } : token
}

function fromToken(token: Token, piece: Piece, depth: number): Found {
  const { provider, kind, confidence } = token
  // The only JSON in which a private key goes by this name.
  const ofServiceAccount = provider.check === 'pem' && piece.key === 'private_key' && depth > 0
  const key = nameOf(piece, token.from)
  // A shape that others have too is as sure as can be once its name says that it is a secret.
  const named = key !== undefined && isSecretKey(key) && !provider.test
  const { from, to } = piece.locate(token.from, token.to)
  return {
    from,
    to,
    kind: kind === 'public' ? 'placeholder' : kind,
    isPublic: kind === 'public',
    inUrl: piece.inUrl || /^https?:\/\/\S{1,512}$/.test(piece.text.slice(0, token.from)),
    provider: ofServiceAccount ? 'Google Cloud' : provider.name || undefined,
    providerId: provider.id,
    label: ofServiceAccount ? "a Google service account's private key" : labelOf(token),
    key,
    confidence: confidence === 'medium' && named ? 'high' : confidence,
    certain: token.certain,
    preview: previewOf(token, piece.text.slice(token.from, token.to)),
    encoded: piece.encoded === true,
    plain: undefined,
    depth,
    rank: 1,
  }
}

/** `perl -pe 's=old=TOKEN…='`: letters before the text of a program are no name for what stands in it. */
function nameOf({ key, text }: Piece, from: number): string | undefined {
  return key !== undefined && /^-[A-Za-z]{1,3}$/.test(key) && !isSecretKey(key) ? nameBefore(text, from) : key
}

function previewOf({ kind, provider, lead }: Token, text: string): string {
  if (kind === 'placeholder') return PLACEHOLDER
  return provider.check === 'pem' ? previewPem(text) : previewToken(text, lead)
}

function labelOf({ kind, provider }: Token): string {
  if (kind === 'placeholder') return `a placeholder for ${provider.label}`
  if (kind === 'possible') return `what looks like ${provider.label}, with a wrong checksum`
  return kind === 'key-material' && provider.check === 'jwt' ? 'a Supabase service_role key' : provider.label
}

function fromName(
  piece: Piece,
  opinion: Pick<Found, 'kind' | 'label' | 'confidence'>,
  input: SecretInput,
  depth: number,
): Found {
  const isPassword = piece.login !== undefined || opinion.label.endsWith('password') || opinion.kind === 'password'
  const named = opinion.kind === 'token' && !isPassword ? nearby(piece, input) : undefined
  const provider = named ?? (opinion.kind === 'token' ? issuerOf(piece, input) : undefined)
  const hide = isPassword ? previewPassword : previewToken
  const { from, to } = piece.locate(0, piece.text.length)
  return {
    from,
    to,
    kind: opinion.kind,
    label: provider ? provider.label : opinion.label,
    confidence: named ? 'high' : opinion.confidence,
    inUrl: piece.inUrl,
    provider: provider?.name || undefined,
    providerId: provider?.id,
    key: piece.key,
    certain: false,
    preview: opinion.kind === 'placeholder' ? PLACEHOLDER : hide(piece.text, 0),
    encoded: piece.encoded === true,
    plain: undefined,
    depth,
    rank: 0,
    isPublic: false,
  }
}

/** Beginnings that many issuers' tokens share: a letter or two, or a word for what it is. */
const ANYBODYS = /^(?:[A-Za-z]\w|api|hex|key|pat|rnd|sat|sdk|secret)[-_.]$/i

/** Whose beginning a token has that is not quite of that issuer's form; where many begin so, only if the issuer is named. */
function issuerOf(piece: Piece, { server = '', context = [] }: SecretInput): Provider | undefined {
  const { provider, lead } = beginningOf(piece.text) ?? {}
  if (!provider || !ANYBODYS.test(piece.text.slice(0, lead))) return provider
  const squashed = (name: string) => name.toLowerCase().replace(/[^a-z0-9]/g, '')
  const name = squashed(provider.name)
  return name !== '' && [piece.key ?? '', server, ...context].some((each) => squashed(each).includes(name))
    ? provider
    : undefined
}

/** The name it is given as says more than the server around it. */
function nearby(
  { text, key = '' }: Piece,
  { server = '', context = [] }: SecretInput,
): ReturnType<typeof providerNearby> {
  const named = providerNearby(text, [key], wordsOf(key))
  if (named) return named
  const around = [server, ...context]
  return providerNearby(text, around, around.flatMap(longWordsOf))
}

/** Two letters are a provider's initials in a variable's name, and anything in a host's. */
const longWordsOf = memoized((name): readonly string[] => wordsOf(name).filter(({ length }) => length > 2))

/** Of detections that overlap, the one that knows most: a format, the longest; else a name, the innermost. */
function settled(found: readonly Found[], length: number): readonly Detection[] {
  if (found.length === 0) return NOTHING
  const ordered = [...found].sort((a, b) => {
    const longer = b.to - b.from - (a.to - a.from)
    const deeper = b.depth - a.depth
    return b.rank - a.rank || (a.rank === 1 ? longer || deeper : deeper || longer) || a.from - b.from
  })
  const kept: Found[] = []
  const covered = new Uint8Array(length)
  for (const one of ordered) {
    if (one.to <= one.from || covered.subarray(one.from, one.to).includes(1)) continue
    covered.fill(1, one.from, one.to)
    kept.push(one)
  }
  return kept
    .filter((one) => !one.isPublic)
    .sort((a, b) => a.from - b.from)
    .map(({ depth: _depth, rank: _rank, isPublic: _isPublic, ...detection }) => detection)
}
