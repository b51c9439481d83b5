/** Keeps secrets out of everything that is shown: texts of files, and words about them. */

import { groupedBy } from './knowledge/groups.ts'
import { onceFor } from './knowledge/memoize.ts'
import { cut } from './knowledge/secrets/cut.ts'
import { detectSecrets } from './knowledge/secrets/detect.ts'
import { findTokens } from './knowledge/secrets/tokens.ts'
import { type ConfigFile, namesIn, type Secret, type Span, type View } from './model.ts'
import { hidesStrings, keyText, unitAt } from './tree.ts'

/** Shorter ones are words that a message may need for other reasons. */
const SHORTEST = 6

/** What nobody may see of some files, and of anything that is said about them. */
export class Mask {
  readonly #find: Finder
  readonly #findPieces: Finder
  /** Whether a file has tokens that are put together from pieces, each of which stands by itself. */
  readonly #hasPieces: boolean
  /** What was redacted last: help and names come again and again. */
  readonly #clean = new Map<string, string>()

  /** Of the secrets of all these files: what gives itself away in one may stand, unrecognised, in another. */
  constructor(configs: readonly ConfigFile[]) {
    const hidden = configs.map(spansAndForms)
    this.#find = finder(hidden.flatMap(({ forms }) => forms))
    this.#findPieces = pieceFinder(hidden.flatMap(({ bodies }) => bodies))
    this.#hasPieces = hidden.some(({ inPieces }) => inPieces)
  }

  /** Removes secrets from any string: the second line of defence behind rules that quote. */
  redact(words: string): string {
    const known = this.#clean.get(words)
    if (known !== undefined) return known
    const clean = cut(words, [...this.#find(words), ...this.#findPieces(words)])
    if (this.#clean.size < MOST_REMEMBERED && words.length <= LONGEST_REMEMBERED) this.#clean.set(words, clean)
    return clean
  }

  /**
   * The same of words that are shown as far as `most` characters and no further, with a mark where they go on: what a
   * thousand findings say may have a name of a megabyte in it, and behind what is shown nothing is looked for.
   */
  beginning(words: string, most: number): string {
    if (words.length <= most) {
      const clean = this.redact(words)
      return clean.length <= most ? clean : `${clean.slice(0, most)}….`
    }
    const spans = [...this.#find(words, most), ...this.#findPieces(words, most)]
    const end = spans.reduce((last, span) => Math.max(last, span.end), most)
    return `${cut(words.slice(0, end), spans).slice(0, most)}….`
  }

  /** A file's text with the characters of every secret replaced one for one, so that offsets, lines and columns stay true. */
  view(config: ConfigFile): View {
    const { text, path, bom } = config.document.source
    const { spans } = spansAndForms(config)
    // Whichever file it is in: what is left of it once a fix has changed the file is still part of it.
    const pieces = this.#hasPieces ? this.#findPieces(text) : []
    return { path, bom, text: blank(text, [...spans, ...this.#find(text), ...pieces]) }
  }
}

const MOST_REMEMBERED = 4096
const LONGEST_REMEMBERED = 4096

/** What stands in a text, as far as it begins before an offset: by default anywhere. */
type Finder = (text: string, before?: number) => readonly Span[]

interface Hidden {
  /** Where the secrets of a file stand. */
  readonly spans: readonly Span[]
  /** What they may look like elsewhere. */
  readonly forms: readonly string[]
  /** Of tokens, what follows a beginning that all of a kind share. */
  readonly bodies: readonly string[]
  /** Whether the file has tokens that only come to be one when a command is run. */
  readonly inPieces: boolean
}

/**
 * Tokens that a command line puts together from pieces, each of which is none: the name of a package may come to be one, and a
 * message quotes it.
 */
function assembled({ servers }: ConfigFile): readonly string[] {
  return servers.flatMap(({ launch }) =>
    launch.steps.some(({ kind }) => kind === 'shell' || kind === 'wrapper') ? namesIn(launch).flatMap(tokensIn) : [],
  )
}

function tokensIn(text: string): readonly string[] {
  if (text.length < SHORTEST) return []
  const tokens = findTokens(text).filter(({ kind }) => kind !== 'placeholder' && kind !== 'public')
  return tokens.map(({ from, to }) => text.slice(from, to))
}

/** Files are asked about more than once in a run. */
const spansAndForms = onceFor((config: ConfigFile): Hidden => {
  const { text } = config.document.source
  const secrets = config.secrets.filter(({ kind }) => kind !== 'placeholder')
  const loose = looseSecrets(config)
  const together = assembled(config)
  return {
    bodies: [...secrets.flatMap((secret) => (secret.kind === 'password' ? [] : bodiesOf(secret, text))), ...together],
    spans: [...secrets.map(({ at }) => at), ...loose],
    forms: [
      ...secrets.flatMap((secret) => formsOf(secret, text)),
      ...loose.flatMap(({ start, end }) => spellingsOf([text.slice(start, end)])),
      ...spellingsOf(together),
    ],
    inPieces: together.length > 0 || secrets.some(({ plain }) => plain !== undefined),
  }
})

/** In a file with syntax errors, strings may have escaped the tree: every line is looked at as it stands. */
function looseSecrets({ document }: ConfigFile): readonly Span[] {
  if (!document.problems.some(hidesStrings)) return []
  const spans: Span[] = []
  const pair = /["']?([\w.-]{1,64})["']?\s{0,8}[:=]\s{0,8}(.{1,4096})/y
  let start = 0
  for (const line of document.source.text.split('\n')) {
    const trimmed = line.trimStart()
    const indent = line.length - trimmed.length
    pair.lastIndex = 0
    const [, key, value] = pair.exec(trimmed) ?? []
    const bare = value?.trim().replace(/^["']|["'],?$|,$/g, '')
    const pieces = bare && key !== undefined ? [{ value: bare, key, from: start + indent + trimmed.indexOf(bare) }] : []
    for (const piece of [...pieces, { value: trimmed, from: start + indent }]) {
      for (const { from, to } of detectSecrets({ ...piece, place: 'other' }))
        spans.push({ start: piece.from + from, end: piece.from + to })
    }
    start += line.length + 1
  }
  return spans
}

/** `postgres` is a password in one place, and a user, a database and a product in others: hiding those hides nothing. */
function isWord(value: string): boolean {
  return /^[A-Za-z]{1,16}$/.test(value)
}

/** How much of a value must match before it is compared as a whole. */
const LEAD = 16
/** Values with one beginning that are compared; where there are more, the run of characters is taken for one of them. */
const MOST_CANDIDATES = 64

/**
 * Finds any of the given values in a text: the longest at each place, from left to right, without overlaps. Time is linear in
 * the text however many values there are, since a hostile file may hold tens of thousands of secrets with one beginning.
 */
function finder(given: Iterable<string>): Finder {
  const values = [...new Set(given)].filter((value) => value.length >= SHORTEST && !isWord(value))
  if (values.length === 0) return () => []
  const longestFirst = values.sort((a, b) => b.length - a.length)
  const byLead = groupedBy(longestFirst, (value) => value.slice(0, LEAD))
  const starts = new Set(values.map((value) => value.charCodeAt(0)))
  const lengths = [...new Set([...byLead.keys()].map(({ length }) => length))].sort((a, b) => b - a)
  const lengthAt = (text: string, at: number): number => {
    for (const lead of lengths) {
      const candidates = byLead.get(text.slice(at, at + lead))
      if (!candidates) continue
      if (candidates.length > MOST_CANDIDATES) return runLength(text, at)
      const found = candidates.find((value) => text.startsWith(value, at))
      if (found !== undefined) return found.length
    }
    return 0
  }
  return (text, before = text.length) => {
    const spans: Span[] = []
    for (let at = 0; at < before; ) {
      const length = starts.has(text.charCodeAt(at)) ? lengthAt(text, at) : 0
      if (length > 0) spans.push({ start: at, end: at + length })
      at += Math.max(length, 1)
    }
    return spans
  }
}

/** So many characters of a token in a row are too many. */
const PIECE = 8
/** So many of its characters are looked at first. */
const LEAD_OF_PIECE = 4
/** Further tokens are hidden as a whole only. */
const MOST_PIECES = 250_000
/** What a piece is taken to be a part of: with dots, since some tokens have three parts. */
const IN_WORD = /[\w+=~.-]/

/**
 * Finds words that hold a piece of a token: of one that was cut (the server `ghp` and its tool, from `ghp_…`), written in
 * small letters (a host, a name that reads like another) or quoted by an engine's error. The word is taken whole.
 */
function pieceFinder(bodies: Iterable<string>): Finder {
  const distinct = new Set(bodies)
  if (distinct.size === 0) return () => []
  const pieces = new Set<string>()
  // By what their first four characters come to: almost every place in a text is done with once that is looked at.
  const begins = new Uint32Array(2 ** 19)
  for (const body of distinct) {
    for (let at = 0; at + PIECE <= body.length; at++) {
      const piece = body.slice(at, at + PIECE)
      if (!isNoWord(piece)) continue
      const small = piece.toLowerCase()
      pieces.add(small)
      const lead = leadOf(small)
      begins[lead >> 5] = (begins[lead >> 5] ?? 0) | (1 << (lead & 31))
    }
    if (pieces.size > MOST_PIECES) break
  }
  if (pieces.size === 0) return () => []
  return (words, before = words.length) => {
    const spans: Span[] = []
    const last = Math.min(words.length, before + LEAD_OF_PIECE)
    let lead = 0
    for (let end = 1; end <= last; end++) {
      lead = leadAfter(lead, words.charCodeAt(end - 1))
      if (((begins[lead >> 5] ?? 0) & (1 << (lead & 31))) === 0) continue
      const at = end - LEAD_OF_PIECE
      if (!pieces.has(words.slice(at, at + PIECE).toLowerCase())) continue
      const span = wordAround(words, at, at + PIECE)
      spans.push(span)
      end = span.end
    }
    return spans
  }
}

/** Has a digit in it, or small letters before capital ones, as nearly all pieces of tokens have: others may be words. */
function isNoWord(piece: string): boolean {
  return /\d|[a-z][A-Z]/.test(piece)
}

function leadOf(text: string): number {
  let lead = 0
  for (let at = 0; at < LEAD_OF_PIECE; at++) lead = leadAfter(lead, text.charCodeAt(at))
  return lead
}

/** Six bits of each of the last four characters, in small letters. */
function leadAfter(lead: number, unit: number): number {
  const small = unit >= 65 && unit <= 90 ? unit + 32 : unit
  return ((lead << 6) | (small & 63)) & 0xffffff
}

function wordAround(words: string, from: number, to: number): Span {
  let start = from
  let end = to
  while (start > 0 && IN_WORD.test(words.charAt(start - 1))) start--
  while (end < words.length && IN_WORD.test(words.charAt(end))) end++
  // The dot of a sentence.
  while (end > to && words.charAt(end - 1) === '.') end--
  return { start, end }
}

const ENDS_RUN = /[\s"',]/
const LONGEST_RUN = 4096

function runLength(text: string, at: number): number {
  const last = Math.min(text.length, at + LONGEST_RUN)
  let end = at + 1
  while (end < last && !ENDS_RUN.test(text.charAt(end))) end++
  return end - at
}

function blank(text: string, spans: readonly Span[]): string {
  if (spans.length === 0) return text
  const pieces: string[] = []
  let shown = 0
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    if (end <= shown) continue
    const from = Math.max(start, shown)
    pieces.push(text.slice(shown, from), text.slice(from, end).replace(/[^\r\n]/g, '*'))
    shown = end
  }
  return pieces.join('') + text.slice(shown)
}

/** Without what its preview shows at the beginning, and what the name of its key says of it: `acme1_api_…` in `ACME1_API_KEY`. */
function bodiesOf(secret: Secret, text: string): readonly string[] {
  const head = secret.preview.slice(0, Math.max(0, secret.preview.indexOf('…')))
  const key = keyText(secret.node) ?? ''
  return formsOf(secret, text).map((form) => {
    const shown = form.startsWith(head) ? Math.max(0, head.length - 2) : 0
    return form.slice(Math.max(shown, sharedLength(form, key) - PIECE + 1))
  })
}

/** How many characters two texts begin with together, capital or small. */
function sharedLength(one: string, other: string): number {
  const most = Math.min(one.length, other.length)
  let length = 0
  while (length < most && one.charAt(length).toLowerCase() === other.charAt(length).toLowerCase()) length++
  return length
}

/** As it stands in the file, as its string's value has it, without the percent signs of a URL, and as JSON pointers spell it. */
function formsOf({ node, at, plain }: Secret, text: string): readonly string[] {
  const forms = [text.slice(at.start, at.end), ...(plain === undefined ? [] : [plain])]
  // A key that is spelt with escapes is a secret from end to end.
  if (at.start === node.span.start && at.end === node.span.end) forms.push(node.value)
  if (node.offsets) forms.push(node.value.slice(unitAt(node, at.start), unitAt(node, at.end)))
  return spellingsOf(forms)
}

function spellingsOf(forms: readonly string[]): readonly string[] {
  const plain = [...forms, ...forms.filter((form) => form.includes('%')).map(unescaped)]
  return [...plain, ...plain.map((form) => form.replaceAll('~', '~0').replaceAll('/', '~1'))]
}

function unescaped(form: string): string {
  try {
    return decodeURIComponent(form)
  } catch {
    return form
  }
}
