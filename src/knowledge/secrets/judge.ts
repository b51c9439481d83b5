/** Judges a value by the name it is given as, where no provider's format has spoken for it. */

import type { Confidence, Secret, SecretPlace } from '../../model.ts'
import { prefiltered } from '../prefilter.ts'
import { classifyKey, type KeyKind } from './keys.ts'
import { isManuals, isWellKnown, strengthOf } from './passwords.ts'
import { type Login, type Piece, PRIVATE_JWK } from './pieces.ts'
import { isMarked, isNumberedName, isPattern, looksLikePlaceholder, namesSecret } from './placeholders.ts'
import { isPublicByDesign } from './public.ts'
import { beginningOf } from './tokens.ts'
import {
  classesOf,
  hasConsonantsInARow,
  isEncodedProse,
  isMixed,
  isSomethingElse,
  looksRandom,
  readsLikeName,
} from './values.ts'

/** Stands for a reference in a value that has some: no token, word or separator holds it. */
export const REFERENCE = '\ufffc'

export interface Judgement {
  readonly kind: Secret['kind']
  readonly label: string
  readonly confidence: Confidence
  /** Units of the piece: without blanks and quotes around it. */
  readonly from: number
  readonly to: number
}

/** Where a value stands. */
export interface Standing {
  readonly place: SecretPlace
  /** It is a header that is sent to a public address: whatever it is, it is what opens that address. */
  readonly opens?: true | undefined
}

type Opinion = Omit<Judgement, 'from' | 'to'>

const TOKEN: Opinion = { kind: 'token', label: 'a secret value', confidence: 'high' }
const LIKELY_TOKEN: Opinion = { ...TOKEN, confidence: 'medium' }
const POSSIBLE: Opinion = { kind: 'possible', label: 'what may be a secret value', confidence: 'low' }
const PASSWORD: Opinion = { kind: 'password', label: 'a password', confidence: 'medium' }
const GUESSABLE: Opinion = { ...PASSWORD, label: 'a token made of words' }
const PLACEHOLDER: Opinion = { kind: 'placeholder', label: 'a placeholder for a secret', confidence: 'high' }

/** Names of parameters that carry a secret in a URL, and mean nothing elsewhere. `code`: Azure Functions. */
const URL_PARAMETERS = /^(?:key|code|k|sig|hmac|auth|apikey|access|secret|s|t|tk)$/i

/** Names under which configs say how as often as with what. */
const VAGUE = /^(?:auth|tokens?|secrets?|credentials?|sig|signature)$/i

/** Databases by the scheme of their URLs. */
const SCHEMES: ReadonlyMap<string, string> = new Map([
  ['postgres', 'PostgreSQL'],
  ['postgresql', 'PostgreSQL'],
  ['mysql', 'MySQL'],
  ['mariadb', 'MariaDB'],
  ['mongodb', 'MongoDB'],
  ['mongodb+srv', 'MongoDB'],
  ['redis', 'Redis'],
  ['rediss', 'Redis'],
  ['amqp', 'RabbitMQ'],
  ['amqps', 'RabbitMQ'],
  ['clickhouse', 'ClickHouse'],
  ['sqlserver', 'SQL Server'],
  ['mssql', 'SQL Server'],
])

/** What a piece is when its name, or its place in a URL, promises a secret; undefined when it is nothing to speak of. */
export function judge(piece: Piece, { place, opens }: Standing): Judgement | undefined {
  const kind = piece.login || piece.segment || piece.key === undefined ? undefined : kindOf(piece.key, piece)
  const silent = !piece.login && !piece.inUrl && (piece.loose || place === 'other' || place === 'url')
  if (kind === undefined && silent) return undefined
  const { from, to } = trimmed(piece.text)
  const text = piece.text.slice(from, to)
  // Most strings have no name that promises anything: what they say themselves is asked before what speaks against it.
  const unnamed = kind === undefined && !piece.login
  if (unnamed && (text.includes(REFERENCE) || nameless(text, piece) === undefined)) return undefined
  if (text === '' || isPublicByDesign(text, piece.key)) return undefined
  // `hvs.xxxxx` has the looks of a host; its beginning says what it is. `DB_PASSWORD=1234` is no number.
  const isAnything = kind === 'password' && (/^\d{4,9}$/.test(text) || E_MAIL.test(text))
  if (!piece.login && !isAnything && isSomethingElse(text) && beginningOf(text) === undefined) return undefined
  const opinion = text.includes(REFERENCE) ? composite(text, kind) : opinionOf(text, piece, kind)
  if (!opinion || (piece.loose && isLoose(opinion, text, piece.key ?? ''))) return undefined
  // Words with a number name models and features elsewhere.
  const guessed = opinion === POSSIBLE && opens && kind === 'token' && isNumberedName(text) ? GUESSABLE : opinion
  return { ...guessed, from, to }
}

/**
 * In running text a name before a word is grammar more often than assignment: `pass: yes`, `Basic set of tools`. An option
 * or a variable is not, but for a verdict: `PASS: all fields are there`, before `FAIL`.
 */
function isLoose({ kind, confidence }: Opinion, text: string, key: string): boolean {
  if (kind === 'placeholder') return !isMarked(text)
  if (kind === 'possible') return true
  return confidence !== 'high' && !/^-|^(?!PASS$)[A-Z][A-Z0-9_]{3,}$/.test(key)
}

function opinionOf(text: string, piece: Piece, kind: KeyKind | undefined): Opinion | undefined {
  const { key = '', login } = piece
  if (login) return loginPassword(text, login)
  switch (kind) {
    case 'password':
      return password(text, piece)
    case 'private-key':
      return privateKey(text, key)
    case 'phrase':
      return phrase(text)
    case 'key':
      return bareKey(text, piece)
    case 'mention':
      return mention(text)
    case 'token':
      return token(text, key)
    case undefined:
      return nameless(text, piece)
  }
}

function kindOf(key: string, { inUrl }: Piece): KeyKind | undefined {
  // `-k` and `-t` are short for key and token with some programs, and for other things with the rest.
  return classifyKey(key) ?? (inUrl && URL_PARAMETERS.test(key) ? 'key' : /^-[kt]$/.test(key) ? 'mention' : undefined)
}

function token(text: string, key: string): Opinion | undefined {
  // `auth: api key` describes; `API_KEY: api key` is waiting.
  if (standsIn(text, key)) return VAGUE.test(key) && !isMarked(text) && !isPattern(text) ? undefined : PLACEHOLDER
  // A default that everybody knows is no better for being called a key: MINIO_SECRET_KEY=minioadmin.
  if (isWellKnown(text)) return PASSWORD
  if (/\s/.test(text) || text.length < 6) return undefined
  // What names a model, a feature or a host may be a secret that somebody made up, and hardly ever is one.
  if (readsLikeName(text) || isEncodedProse(text)) return text.length >= 12 ? POSSIBLE : undefined
  if (looksRandom(text)) return TOKEN
  if (text.length >= 8 && isMixed(text)) return LIKELY_TOKEN
  if (text.length >= 24 && /^[A-Za-z]+$/.test(text) && hasConsonantsInARow(text, 5)) return LIKELY_TOKEN
  return text.length >= 12 && /^[\w+=-]+$/.test(text) ? POSSIBLE : undefined
}

/** The name alone would not do: long, of all classes, and like no name. */
function mention(text: string): Opinion | undefined {
  const isRandom =
    /^[\w.+/=-]{24,512}$/.test(text) && classesOf(text) === 3 && looksRandom(text) && !text.startsWith('0x')
  return isRandom && !readsLikeName(text) && !standsIn(text, undefined) ? LIKELY_TOKEN : undefined
}

/** `key` alone names entries of maps and keys on keyboards; only what is random enough counts, and in few places. */
function bareKey(text: string, { inUrl, key }: Piece): Opinion | undefined {
  const told = inUrl || key?.startsWith('-')
  if (!looksRandom(text)) return told && isMarked(text) ? PLACEHOLDER : undefined
  if (standsIn(text, undefined)) return told ? PLACEHOLDER : undefined
  if (readsLikeName(text)) return undefined
  if (told) return LIKELY_TOKEN
  return /^[A-Za-z0-9+/=]{24,}$/.test(text) ? POSSIBLE : undefined
}

/** The addresses of service accounts are names of theirs. */
const E_MAIL = /^[\w.+-]{1,64}@(?![\w.-]{1,128}\.gserviceaccount\.com$)(?:[\w-]{1,63}\.){1,6}[A-Za-z]{2,24}$/
const EXAMPLES =
  /@(?:[\w-]{1,63}\.){0,4}(?:(?:(?:my|your)[\w-]{0,32}|example|domain|company|email|test|acme)\.(?:com|org|net|io)|example|test|invalid)$/i

function password(text: string, { key = '', beside }: Piece): Opinion | undefined {
  const strength = strengthOf(text)
  if (strength === 'documented') return PLACEHOLDER
  const guessable = beside && isManuals(text, key, beside) ? PLACEHOLDER : PASSWORD
  if (isWellKnown(text)) return guessable
  if (standsIn(text, key)) return isNumberedName(text) ? guessable : PLACEHOLDER
  // Whoever logs in by an address may have it for a password as well.
  if (E_MAIL.test(text)) return EXAMPLES.test(text) ? PLACEHOLDER : guessable
  if (strength === 'none') return undefined
  if (strength === 'weak') return text.length < 4 ? undefined : guessable
  return { kind: 'token', label: 'a password', confidence: looksRandom(text) ? 'high' : 'medium' }
}

function loginPassword(text: string, login: Login): Opinion | undefined {
  // `https://api.example.com:443@elsewhere`: a host and a port to whoever reads it, and a matter of its own.
  if (/^(?:https?|wss?)$/.test(login.scheme) && isPort(text, login)) return undefined
  const product = SCHEMES.get(login.scheme)
  const label = product ? `a ${product} password` : 'a password'
  const strength = strengthOf(text, login)
  if (strength === 'documented') return { ...PLACEHOLDER, label: 'a placeholder for a password' }
  if (isWellKnown(text)) return { ...PASSWORD, label }
  if (standsIn(text, undefined))
    return isNumberedName(text) ? { ...PASSWORD, label } : { ...PLACEHOLDER, label: 'a placeholder for a password' }
  if (strength === 'none') return undefined
  return strength === 'weak'
    ? { ...PASSWORD, label }
    : { kind: 'token', label, confidence: looksRandom(text) ? 'high' : 'medium' }
}

function isPort(text: string, { user }: Login): boolean {
  return (
    /^(?:80|443|8080|8443)$/.test(text) ||
    (/^\d{2,5}$/.test(text) && /^(?:[\w-]{1,63}\.){1,8}[A-Za-z]{2,24}$/.test(user))
  )
}

/** A wallet's or signer's key in hexadecimal; PEM has been found by its format. */
function privateKey(text: string, key: string): Opinion | undefined {
  if (key === PRIVATE_JWK && looksRandom(text) && !isPattern(text))
    return { kind: 'key-material', label: 'the private part of a JSON Web Key', confidence: 'high' }
  if (!standsIn(text, key) && /^(?:0x)?[0-9a-fA-F]{64}$/.test(text))
    return { kind: 'key-material', label: 'a private key', confidence: 'high' }
  return token(text, key)
}

/** Twelve to twenty-four words (BIP 39) open a wallet. */
function phrase(text: string): Opinion | undefined {
  const words = text.split(/\s{1,4}/)
  if (words.length < 12 || words.length > 24 || !words.every((word) => /^[a-z]{3,8}$/.test(word))) return undefined
  // The phrase of every test chain: one word over and over, `junk` or `about` at the end.
  if (new Set(words).size <= 3 || /^test (?:test ){10}junk$/.test(text)) return PLACEHOLDER
  return { kind: 'key-material', label: 'a wallet recovery phrase', confidence: 'high' }
}

/** No name, or one that says nothing. */
function nameless(text: string, { inUrl, segment }: Piece): Opinion | undefined {
  if (inUrl) return segment && isCapability(text) ? { ...POSSIBLE, label: 'what may be a secret URL' } : undefined
  const beginning = beginningOf(text)
  const body = beginning ? text.slice(beginning.lead) : ''
  if (beginning && /^[^\s/:]{1,200}$/.test(body) && (isMarked(body) || isPattern(body)))
    return { ...PLACEHOLDER, label: `a placeholder for ${beginning.provider.label}` }
  return standsAlone(text) && !/[\s=:]/.test(text.replace(/^<[^<>]*>$/, '')) ? PLACEHOLDER : undefined
}

/** `YOUR_API_KEY`, `<token>`: only as marked as this does a value speak for itself. */
function standsAlone(text: string): boolean {
  return ASKS.test(text.toLowerCase()) && namesSecret(text)
}

const ASKS = prefiltered('< your changeme here', /^<[^<>]{1,80}>$|your|changeme|[_-]here$/)

/** A segment that nobody could guess and no project's name or commit looks like: capital, small, digits, long. */
function isCapability(text: string): boolean {
  return text.length >= 24 && /^[\w-]+$/.test(text) && classesOf(text) === 3 && looksRandom(text) && !isPattern(text)
}

/** References with something between them: `Bearer ${TOKEN}` is none, a long random piece beside `${X}` is still one. */
function composite(text: string, kind: KeyKind | undefined): Opinion | undefined {
  if (kind === undefined) return undefined
  const literal = text
    .split(REFERENCE)
    .find((part) => part.length >= 20 && /^[A-Za-z0-9]+$/.test(part) && looksRandom(part))
  return literal !== undefined && !looksLikePlaceholder(literal) ? LIKELY_TOKEN : undefined
}

function standsIn(text: string, key: string | undefined): boolean {
  if (looksLikePlaceholder(text, key)) return true
  const beginning = beginningOf(text)
  const body = beginning && text.slice(beginning.lead)
  return body !== undefined && (body === '' || looksLikePlaceholder(body, key))
}

function trimmed(text: string): { readonly from: number; readonly to: number } {
  let from = 0
  let to = text.length
  while (from < to && /\s/.test(text.charAt(from))) from++
  while (to > from && /\s/.test(text.charAt(to - 1))) to--
  const quote = text.charAt(from)
  if (to - from > 2 && (quote === '"' || quote === "'") && text.charAt(to - 1) === quote)
    return { from: from + 1, to: to - 1 }
  return { from, to }
}
