/** How good a password is: the well known and the short are a lesser matter than the ones somebody chose to be safe. */

import type { Mapping } from '../../model.ts'
import { child } from '../../tree.ts'
import { wordSet } from '../programs/flags.ts'
import { sha256 } from '../sha256.ts'
import type { Login } from './pieces.ts'
import { classesOf, hasConsonantsInARow, isMixed, looksRandom } from './values.ts'

/** Defaults of images and programs, and what heads every list of passwords that people use. */
const WELL_KNOWN = wordSet(
  'password passw0rd p@ssw0rd password1 password123 pass123 secret secret123 mysecretpassword my-secret-pw mypassword postgres postgresql root toor admin admin123 administrator guest user neo4j minioadmin minio mysql mariadb mongo mongodb redis rabbitmq elastic changeit letmein welcome welcome1 qwerty qwerty123 123456 1234567 12345678 123456789 1234567890 12345 1234 111111 abc123 test test123 testing demo dev development local default master sa oracle sys system docker vagrant ubuntu raspberry grafana superset airflow keycloak hunter2 iloveyou dragon monkey foobar s3cret s3cr3t correcthorsebatterystaple',
)

/** What documentation writes for a login, where the value of either half is left to the reader. */
const DOCUMENTED_USER = /^(?:user|username|usr|u|your[-_]?\w{0,20}|my[-_]?user|db[-_]?user|name|foo|login|example)$/i
const DOCUMENTED_PASSWORD =
  /^(?:pass|password|passwd|pwd|p|pw|secret|your[-_]?\w{0,20}|my[-_]?pass(?:word)?|db[-_]?pass(?:word)?|bar)$/i
/** The name of what belongs there, as documentation writes it: in capitals, or with the word for whose it is. */
const NAMED =
  /^(?:(?:[A-Z]{1,16}_){0,2}(?:PASSWORD|PASSWD|PASS|PWD)|[a-z]{2,16}(?:[_-][a-z]{2,16}){0,2}[_-](?:password|passwd|pass|pwd))$/
const DOCUMENTED_HOST =
  /^(?:host|hostname|server|your[-_.].{0,64}|(?:.{0,64}\.)?example\.(?:com|org|net)|.{0,64}xxxx.{0,64})(?::(?:\d{1,5}|port))?$/i

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[?::1\]?|0\.0\.0\.0|host\.docker\.internal)(?::\d{1,5})?(?:,|$)/i

/** Application passwords of Google and WordPress: groups of four. */
export const GROUPED = /^(?:[a-z]{4}( [a-z]{4}){3}|[A-Za-z0-9]{4}( [A-Za-z0-9]{4}){5})$/

/** Apple's (support.apple.com/102654), told from four words by a group that no word is: letters without a vowel. */
const GROUPED_BY_APPLE = /^(?=(?:[a-z]{4}-){0,3}[b-df-hj-np-tv-xz]{4}(?:-|$))[a-z]{4}(?:-[a-z]{4}){3}$/

/**
 * `strong`: worth as much as a token. `weak`: short, a word, or known to all. `documented`: what a manual prints in its
 * place. `none`: not a password at all.
 */
export type Strength = 'strong' | 'weak' | 'documented' | 'none'

/** How a password would stand up, given the login it belongs to, where it has one. */
export function strengthOf(text: string, login?: Login): Strength {
  if (NAMED.test(text) || (login && isDocumented(text, login))) return 'documented'
  if (GROUPED.test(text) || GROUPED_BY_APPLE.test(text)) return 'strong'
  if (text.length < 3) return 'none'
  if (/\s/.test(text)) return login || !isPassphrase(text) ? 'none' : 'strong'
  if (isUnguessable(text, login)) return 'strong'
  const isWord = isWellKnown(text) || /^[A-Za-z]{1,64}\d{0,4}[!.?]?$/.test(text)
  if (isWord || text.length < 12) {
    const opens = login !== undefined && !LOOPBACK.test(login.host) && !isWord && isMixedUp(text)
    return opens || looksRandom(text) ? 'strong' : 'weak'
  }
  if (login && LOOPBACK.test(login.host)) return looksRandom(text) && classesOf(text) === 3 ? 'strong' : 'weak'
  const classes = classesOf(text) + Number(/[^A-Za-z0-9]/.test(text))
  return classes >= 3 || looksRandom(text) ? 'strong' : 'weak'
}

/** What everybody's made-up passwords are made of: `mysecretdatabasepassword`. */
const GUESSED_FIRST = /pass|secret|admin|default|change|database|postgres|test|qwert|asdf/i

/** Letters alone will do where there are enough of them, and they are neither two words nor the usual ones. */
function isUnguessable(text: string, login: Login | undefined): boolean {
  if (!/^[A-Za-z]{12,128}$/.test(text) || GUESSED_FIRST.test(text)) return false
  return hasConsonantsInARow(text, 5) || isMixed(text) || (text.length >= 20 && !(login && LOOPBACK.test(login.host)))
}

/** Eight characters or more, with digits among letters: nobody guesses it who has not read it. */
function isMixedUp(text: string): boolean {
  return text.length >= 8 && !GUESSED_FIRST.test(text) && /[A-Za-z]\d{1,64}[A-Za-z]/.test(text)
}

/** Words that hold sentences together, and those that instructions begin with. */
const GRAMMAR = wordSet(
  'the a an of or and for from to with without at on in is are be it this that these if not no as by via per when must should can will may use used using see ask get set let put keep leave same than then only your my our their please enter type password passphrase secret key token here optional required',
)

/** `correct horse battery staple`: words with no grammar among them, and none that asks for something. */
function isPassphrase(text: string): boolean {
  if (
    text.length < 12 ||
    text.length > 128 ||
    !/^[\w!@#$%^&*+=?'-]{1,32}(?: [\w!@#$%^&*+=?'-]{1,32}){2,11}$/.test(text)
  )
    return false
  const words = text.toLowerCase().split(' ')
  return !words.some((word) => GRAMMAR.has(word)) && new Set(words).size >= 3 && words.some((word) => word.length >= 4)
}

/** Known to everybody: the default of some image, or the first guess of anyone who tries. */
export function isWellKnown(text: string): boolean {
  return WELL_KNOWN.has(text.toLowerCase())
}

/**
 * Hashes of passwords that documentation prints, by their SHA-256: that of MCPHub's `admin` (`mcp_settings.json` in
 * samanhappy/mcphub, and its README of 2025; 2026-12). Any other hash says nothing of its password.
 */
const PUBLISHED_HASHES: ReadonlySet<string> = new Set([
  'd382fbafbb66d34dcb1fa6ec413a7e76eee32861d14322e267aaa421b3f1268e',
])

/** Whether a value is the hash, by bcrypt, of a default password that everybody can look up. */
export function isPublishedHash(value: string): boolean {
  return value.length === 60 && value.startsWith('$2') && PUBLISHED_HASHES.has(sha256(value))
}

function isDocumented(text: string, { user, host }: Login): boolean {
  if (DOCUMENTED_HOST.test(host) && (DOCUMENTED_PASSWORD.test(text) || DOCUMENTED_USER.test(user))) return true
  return isDocumentedPair(user, text)
}

/** `username` with `password`: a login that a manual prints, whose password alone would be one that many people have. */
function isDocumentedPair(user: string, password: string): boolean {
  return DOCUMENTED_USER.test(user) && DOCUMENTED_PASSWORD.test(password)
}

/** What a password is called behind the name of whose it is, and what the user's name is called there. */
const PASSWORD_NAME = /^(.{0,64}?)_?(?:pass|passwd|password|pwd)$/i
const USER_NAMES = ['USER', 'USERNAME', 'LOGIN', 'User', 'Username', 'user', 'username', 'login'] as const

/** Whether a password stands beside the name of its user, and both are a manual's, and wait for theirs. */
export function isManuals(password: string, key: string, beside: Mapping): boolean {
  return userNamesFor(key).some((name) => {
    const user = child(beside, name)
    return user?.kind === 'string' && isDocumentedPair(user.value, password)
  })
}

/** What the user of a password is called where the password is called so: `DB_USER` for `DB_PASSWORD`, `dbUser`, `user`. */
function userNamesFor(key: string): readonly string[] {
  const [, prefix] = PASSWORD_NAME.exec(key) ?? []
  return prefix === undefined ? [] : USER_NAMES.flatMap((name) => [`${prefix}${name}`, `${prefix}_${name}`])
}
