/** Takes secrets out of what a lock holds: by where they stand in the file, and by what they are. */

import { addressOf } from '../knowledge/hosts/index.ts'
import { countBefore } from '../knowledge/order.ts'
import { REMOVED } from '../knowledge/secrets/cut.ts'
import { isSecretKey } from '../knowledge/secrets/keys.ts'
import { type ConfigFile, place, type Text } from '../model.ts'
import { type Span, unitAt } from '../tree.ts'

export interface Seal {
  /** A string of the file. */
  text(text: Text, given?: Given): string
  /** Any other words, which stand for the token at a place: a key, or what was made of a string. */
  token(words: string, at: Span): string
}

/** What is known of an argument. */
export interface Given {
  /** The argument before it. */
  readonly before?: string | undefined
  /** It is the line of a shell. */
  readonly isScript?: boolean
}

/**
 * No hash stands for a secret: a short one would be guessed from it. So another secret in its place is no change, as it is
 * when a key is rotated; but a secret with signs in it that a shell acts upon is told from one without, lest a command pass
 * for a password.
 */
const WITH_SIGNS = `${REMOVED.slice(0, -1)}-with-signs›`
const SIGNS = /[\s;&|<>()$`'"\\]/

/** What of a file may stand in a lock. `redact`: takes out what is a secret elsewhere in the files that the lock is about. */
export function sealOf({ secrets }: ConfigFile, redact: (words: string) => string): Seal {
  const hidden = merged(secrets.filter(({ kind }) => kind !== 'placeholder').map(({ at }) => at))
  return {
    text(text, { before, isScript } = {}) {
      const found = overlapping(hidden, place(text))
      const end = isScript ? endInScript : endOfAll
      const known = withoutLogin(found.length === 0 ? text.value : sealed(text, found, end))
      return redact(isOption(before) ? blotted(known) : withoutNamed(known))
    },
    token: (words, at) => (overlapping(hidden, at).length > 0 ? REMOVED : redact(withoutLogin(words))),
  }
}

type EndOf = (value: string, from: number, to: number) => number

const endOfAll: EndOf = (_value, _from, to) => to

/** Outside of quotes an operator ends every secret, whatever it looks like: what follows is another command. */
const endInScript: EndOf = (value, from, to) => {
  const secret = value.slice(from, to)
  const quote = value.charAt(from - 1)
  const operator = secret.search(/[;|&<>\n]/)
  return operator < 0 || (/["']/.test(quote) && !secret.includes(quote)) ? to : from + operator
}

function sealed({ value, node, from, to }: Text, found: readonly Span[], endOf: EndOf): string {
  // Where quoting changed the piece, its characters cannot be told apart.
  if (to - from !== value.length) return markFor(value)
  let clean = ''
  let shown = 0
  for (const { start, end } of found) {
    const first = Math.max(unitAt(node, start) - from, shown)
    const last = endOf(value, first, Math.min(unitAt(node, end) - from, value.length))
    if (last <= first) continue
    clean += value.slice(shown, first) + markFor(value.slice(first, last))
    shown = last
  }
  return clean + value.slice(shown)
}

/** What a shell puts in a place is no part of the secret that it stands in, and no secret hides another command. */
const SUBSTITUTION = /(\$\([^()]{0,1024}\)|`[^`]{0,1024}`)/

function markFor(secret: string): string {
  const pieces = secret.split(SUBSTITUTION)
  if (pieces.length > 1)
    return pieces.map((piece, index) => (index % 2 === 1 || piece === '' ? piece : markFor(piece))).join('')
  return secret.includes(WITH_SIGNS) || SIGNS.test(secret) ? WITH_SIGNS : REMOVED
}

/** User and password of an address are left out whatever they are, unless variables stand for them. */
const VARIABLES = /^(?:\$\{(?:env:|input:)?[\w.-]{1,64}\}|:){1,8}$/

/** An address inside other words: of a repository behind a package's name, of a database in the line of a shell. */
const INNER = /:\/\/([^\s/?#'"]{1,2560})/g

function withoutLogin(words: string): string {
  if (!words.includes('@')) return words
  return withoutOwnLogin(words).replace(INNER, (whole, authority: string) => {
    const login = authority.slice(0, Math.max(authority.lastIndexOf('@'), 0))
    return login === '' || VARIABLES.test(login) ? whole : `://${REMOVED}${authority.slice(login.length)}`
  })
}

/** Of what is an address as a whole, in any spelling that a client takes. */
function withoutOwnLogin(words: string): string {
  const address = addressOf(words)
  if (!address?.user || VARIABLES.test(address.user)) return words
  const at = words.lastIndexOf('@', address.from)
  const start = words.lastIndexOf(address.user, at - address.user.length)
  return `${start < 0 ? '' : words.slice(0, start)}${REMOVED}${words.slice(at)}`
}

// ── What is called a secret ─────────────────────────────────────────────────────────────────────────────────────────

/**
 * Reports say of a value what they are sure of; a lock repeats whole arguments, so that what is given by the name of a secret
 * is left out of it whatever it looks like.
 */
function isOption(word: string | undefined): boolean {
  return word !== undefined && OPTION.test(word) && isSecretKey(word)
}

const OPTION = /^-{1,2}[A-Za-z][\w.-]{0,63}$/

/** `--token=…`, `TOKEN=…`, `X-Api-Key: …` as all of an argument; `TOKEN=… npx server` is the line of a shell. */
const WHOLE = /^(-{1,2}[A-Za-z][\w.-]{0,63}=|[A-Za-z][\w.-]{0,63}:\s{0,4}|[A-Za-z_]\w{0,63}=(?=\S{1,4096}$))/
/** The same inside one, as in the line of a shell or the query of an address, and `--token …`. */
const INSIDE =
  /(?<=^|[\s'"{,;&?(])(-{1,2}[A-Za-z][\w.-]{0,63}(?:\s{1,4}|=)|[A-Za-z_][\w.-]{0,63}["']?\s{0,4}[=:]\s{0,4})/g
/** What follows: up to its quote, or to what ends a word of a shell or a parameter of an address. */
const GIVEN = /"[^"]{1,4096}"|'[^']{1,4096}'|[^\s'"&;|<>()`]{1,4096}/y

function withoutNamed(words: string): string {
  const [prefix] = WHOLE.exec(words) ?? []
  if (prefix !== undefined && isSecretKey(nameIn(prefix))) return prefix + blotted(words.slice(prefix.length))
  let clean = ''
  let shown = 0
  for (const { index, 0: head } of words.matchAll(INSIDE)) {
    const from = index + head.length
    if (index < shown || !isSecretKey(nameIn(head))) continue
    GIVEN.lastIndex = from
    const [value = ''] = GIVEN.exec(words) ?? []
    const [quote] = /^["']/.exec(value) ?? ['']
    const given = quote === '' ? value : value.slice(1, -1)
    clean += words.slice(shown, from) + quote + blotted(given) + quote
    shown = from + value.length
  }
  return clean + words.slice(shown)
}

function nameIn(head: string): string {
  return head.replace(/["']?\s{0,4}[=:]?\s{0,4}$/, '')
}

/** Where variables, inputs and stores are named, nothing is given away, and another name is a change. */
const REFERENCE =
  /^(?:(?:bearer|basic|token) )?(?:\$\{[^{}]{1,256}\}|\$[A-Za-z_]\w{0,127}|\$\([^()]{1,256}\)|\{[a-z]{1,16}:[^{}]{1,256}\}|\{\{[^{}]{1,256}\}\}|%\w{1,128}%)$/i

function blotted(value: string): string {
  if (value === '' || OPTION.test(value) || value === REMOVED || value === WITH_SIGNS) return value
  return REFERENCE.test(value) && !/:[-=?+]/.test(value) ? value : markFor(value)
}

/** In order and without overlaps. */
function merged(spans: readonly Span[]): readonly Span[] {
  const apart: Span[] = []
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    const last = apart.at(-1)
    if (!last || span.start > last.end) apart.push(span)
    else if (span.end > last.end) apart[apart.length - 1] = { start: last.start, end: span.end }
  }
  return apart
}

/** Those of such spans that have a character in common with another. */
function overlapping(spans: readonly Span[], { start, end }: Span): readonly Span[] {
  const low = countBefore(spans, (span) => span.end > start)
  let last = low
  while ((spans[last]?.start ?? end) < end) last++
  return spans.slice(low, last)
}
