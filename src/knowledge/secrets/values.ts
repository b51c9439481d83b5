/** What a value says about itself when its name promises a credential. */

import { type Expression, prefiltered } from '../prefilter.ts'
import { wordSet } from '../programs/flags.ts'
import { decode } from './checks.ts'

/** Switches and manners: they say whether or how, not with what. */
const SETTINGS = wordSet(
  'true false yes no on off allow deny allowed denied none null undefined nil auto default enabled disabled required optional bearer basic digest oauth oauth2 token tokens apikey api_key api-key key jwt saml oidc sso pat header headers cookie cookies query body env environment file files keychain keyring vault prompt ask always never manual interactive browser device device_code client_credentials authorization_code session same-origin include omit same any all read write plain hmac hmac-sha256 sha256 rs256 hs256 es256 x-api-key authorization unset n/a',
)

const PATHS: readonly Expression[] = [
  /^(?:~|\.{1,2})(?:[/\\]|$)/,
  prefiltered(':', /^[A-Za-z]:[/\\]/),
  prefiltered(
    '.',
    /^[\w@. /\\-]{1,256}\.(?:json|ya?ml|toml|env|txt|pem|key|crt|cer|p12|pfx|jks|conf|cfg|ini|js|ts|py|sh|md|db|sqlite|log|asc|gpg|pub)$/i,
  ),
]

/** Whole values that no credential looks like, beside paths. */
const ELSEWHERE: readonly Expression[] = [
  /^\d{1,9}$/,
  prefiltered('.', /^v?\d{1,5}(?:\.\d{1,5}){1,3}(?:[-+][\w.]{1,40})?$/), // a version
  prefiltered('-', /^\d{4}-\d{2}-\d{2}(?:T[\d:.]{4,16}Z?)?$/), // a date
  /^\d{1,6}\s{0,2}(?:ms|s|m|h|d|w|seconds|minutes|hours|days)$/,
  prefiltered('://', /^[a-z][a-z0-9+.-]{1,30}:\/\//i), // a URL, which is taken apart
  prefiltered(
    ':',
    /^(?:[a-z]{1,12}-){0,2}(?:secret|secrets|secretref|ref|file|env|var|vault|keyring|keychain|op|sops|pass|ssm|sm|input|config)[a-z]{0,8}:[\w./#@-]{1,256}$/i,
  ),
  prefiltered('arn:', /^arn:[\w-]{1,20}:/),
  prefiltered('sha', /^sha(?:1|256|384|512)[:-][\w+/=]{16,128}$/), // a digest
  prefiltered('md5', /^md5[:-][\w+/=]{16,128}$/),
  prefiltered('@', /^[\w.+-]{1,64}@(?:[\w-]{1,63}\.){1,6}[A-Za-z]{2,24}$/), // an address
  prefiltered('@', /^@[\w-]{1,64}\/[\w.-]{1,128}/), // a package
  prefiltered('gen-lang-client-', /^gen-lang-client-\d{6,12}$/), // the project that Google AI Studio makes for a key
  prefiltered('pkg:', /^pkg:[a-z]{2,16}\/[\w.%@/+-]{1,256}$/),
  prefiltered('@sha256:', /^[\w./:-]{1,256}@sha256:[0-9a-f]{64}$/), // an image
  prefiltered('.', /^(?:[a-z][a-z0-9-]{0,40}\.){1,6}[a-z]{2,12}(?::\d{1,5})?$/), // a host name
  prefiltered(
    '.',
    /^(?:[a-z0-9][a-z0-9-]{0,62}\.){2,8}(?:com|net|org|io|dev|app|ai|co|cloud|internal|local|example|invalid)(?::\d{1,5})?$/,
  ), // a host of a cloud
  prefiltered('localhost:', /^localhost:\d{2,5}$/),
  prefiltered('.', /^\d{1,3}(?:\.\d{1,3}){3}(?:\/\d{1,2}|:\d{1,5})?$/), // an address, a network
  prefiltered(':', /^[0-9A-Fa-f]{0,4}(?::[0-9A-Fa-f]{0,4}){2,7}(?:\/\d{1,3})?$/), // the same of IPv6, and of a network card
  prefiltered(
    '. [ (',
    /^(?:process\.env|import\.meta\.env|os\.environ|os\.getenv|env|ENV|secrets|vars?|config|settings|params)\b[.[(]["']?[\w.-]{1,128}["']?[\])]?$/,
  ), // code that reads it
  prefiltered('(', /^(?:var|calc|rgba?|hsla?|oklch|cubic-bezier|url)\([^()]{0,128}\)$/), // a style
  prefiltered('data:', /^data:[\w/+.-]{1,64}[;,]/),
  prefiltered('$2', /^\$2[aby]\$\d\d\$/), // a hash of a password
]

/**
 * What sops, hiera-eyaml, Ansible, Vault's transit engine, age, OpenPGP, dotenvx and Jasypt make of a
 * secret: it needs a key that is elsewhere. So do ZeroClaw (crates/zeroclaw-config/src/secrets.rs) and PicoClaw
 * (docs/security/credential_encryption.md), read 2026-11.
 */
const ENCRYPTED = prefiltered(
  'ENC[ ENC( enc $ANSIBLE_VAULT vault:v YWdlLWVuY3J5cHRpb24u age-encryption -----BEGIN encrypted:',
  /^(?:ENC\[(?:AES256_GCM,data:|PKCS7,|GPG,)|\$ANSIBLE_VAULT;|vault:v\d{1,3}:|YWdlLWVuY3J5cHRpb24u|age-encryption\.org\/|-----BEGIN (?:AGE ENCRYPTED FILE|PGP MESSAGE)-----|encrypted:[A-Za-z0-9+/]{40,65536}={0,2}$|ENC\([A-Za-z0-9+/]{20,4096}={0,2}\)$|enc2?:[0-9a-f]{32,65536}$|enc:\/\/[A-Za-z0-9+/]{32,65536}={0,2}$)/,
)

/** Base64 of random bytes may begin with a slash; a path has words between its slashes. */
const ROOTED = /^(?:\/[\w.@:*+ -]{0,64}){1,32}$/

/** Whether a value is a setting, a path, a host, a number …: something else than a credential, whatever its name. */
export function isSomethingElse(text: string): boolean {
  if (SETTINGS.has(text.toLowerCase()) || ENCRYPTED.test(text)) return true
  if (text.length > 512) return false
  return isPath(text) || (!text.startsWith('/') && ELSEWHERE.some((form) => form.test(text)))
}

/** Whether a value is the path of a file or a folder, of any system. */
export function isPath(text: string): boolean {
  if (text.length > 512) return false
  if (text.startsWith('/')) return !isDense(text) && ROOTED.test(text)
  return PATHS.some((form) => form.test(text))
}

function isDense(text: string): boolean {
  if (text.length < 24 || classesOf(text) !== 3 || text.includes('.')) return false
  const segments = text.split('/')
  if (segments.some((segment) => segment.length >= 5 && kindOfPiece(segment) === 'words')) return false
  return (
    segments.length <= 1 + text.length / 12 ||
    segments.every((segment) => segment.length < 5 || kindOfPiece(segment) === 'random')
  )
}

/** How many of lower case, upper case and digits a text has. */
export function classesOf(text: string): number {
  return Number(/[a-z]/.test(text)) + Number(/[A-Z]/.test(text)) + Number(/\d/.test(text))
}

/** Letters with digits, or cases mixed more than any name in camel case has them. */
export function isMixed(text: string): boolean {
  if (classesOf(text) < 2 || /[^\w+/=.~:!@#$%^&*-]/.test(text)) return false
  if (/\d/.test(text)) return true
  const humps = text.match(/[a-z][A-Z]/g)?.length ?? 0
  return text.length >= 16 && humps * 6 >= text.length
}

/** What a hump of a name, or a word between separators, is made of. */
const HUMPS = /[A-Z]{2,16}(?![a-z])|[A-Z]?[a-z]{1,128}|[A-Z]/g

/**
 * Whether a text is made of words, versions and dates with something between them, as names of models, packages, features
 * and places are: `gpt-4o-mini-2024-07-18`, `en_US.UTF-8`, `org.example.Main2`. One piece that no name would have is enough
 * to tell that it is not.
 */
export function readsLikeName(text: string): boolean {
  if (text.length > 128) return false
  let worded = 0
  let other = 0
  let pieces = 0
  const lengths: number[] = []
  for (const piece of text.split(/[^A-Za-z0-9]/)) {
    if (piece === '') continue
    lengths.push(piece.length)
    const kind = kindOfPiece(piece)
    if (kind === 'random') return false
    if (kind === 'words') worded += piece.length
    else if (kind === 'mixed') other += piece.length
    pieces += kind === 'words' ? (piece.match(HUMPS)?.length ?? 1) : 1
  }
  if (isGrouped(lengths) && !/^[^\dA-Z]+$/.test(text)) return false
  return pieces >= 2 && worded >= 3 && worded >= other
}

/** Groups of the same length are how keys are printed for people. */
function isGrouped(lengths: readonly number[]): boolean {
  const [first = 0] = lengths
  return lengths.every((length) => length === first) && (first >= 4 ? lengths.length >= 3 : lengths.length >= 5)
}

function kindOfPiece(piece: string): 'words' | 'number' | 'mixed' | 'random' {
  if (/^\d+$/.test(piece)) return piece.length <= 8 ? 'number' : 'random'
  // `v1p1`, `405b`, `q4`, `k8s`: a version or a size.
  if (/^(?:v\d{1,3}(?:[a-z]\d{1,3})?|\d{1,4}[A-Za-z]{1,2}|[A-Za-z]\d{1,3}[A-Za-z]?)$/.test(piece)) return 'mixed'
  const word = piece.replace(/\d{1,4}$/, '')
  return /^[A-Za-z]+$/.test(word) && areWords(word) ? 'words' : 'random'
}

/** Letters as languages have them: not a new hump at every third letter, and no more consonants in a row than a word has. */
function areWords(letters: string): boolean {
  if (letters.length > 32 || hasConsonantsInARow(letters, 6)) return false
  const humps = letters.match(HUMPS) ?? []
  return humps.length === 1 || humps.length * 4 <= letters.length
}

/** No word of a language we know has as many; of random letters, two dozen hold five as good as always. */
export function hasConsonantsInARow(letters: string, count: 5 | 6): boolean {
  const row = count === 5 ? /[b-df-hj-np-tv-xz]{5}/i : /[b-df-hj-np-tv-xz]{6}/i
  return row.test(letters)
}

/** Base64 of a text in words: `VGhlIHF1aWNrIGJyb3duIGZveA==`. */
export function isEncodedProse(text: string): boolean {
  if (text.length < 16 || !/^[A-Za-z0-9+/]{16,4096}={0,2}$/.test(text)) return false
  const plain = decode(text)
  return /^[\x20-\x7e\n\r\t]+$/.test(plain) && (plain.match(/[A-Za-z,.] [A-Za-z]/g)?.length ?? 0) >= 2
}

/** Shannon entropy in bits per character. */
function entropyOf(text: string): number {
  const counts = new Map<string, number>()
  for (const letter of text) counts.set(letter, (counts.get(letter) ?? 0) + 1)
  let bits = 0
  for (const count of counts.values()) bits -= (count / text.length) * Math.log2(count / text.length)
  return bits
}

/**
 * Long, with a digit, and not repetitive. 2.8 bits keep every random string of 32 hex digits; the 3.5 that others use lose
 * one in five (measured over 100,000 of each shape). Words are told by the placeholder test, not by entropy.
 */
export function looksRandom(text: string): boolean {
  return text.length >= 16 && /\d/.test(text) && !/\s/.test(text) && entropyOf(text) >= 2.8
}
