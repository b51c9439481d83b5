/** Finds tokens of known providers in any text, by how they look. */

import type { Confidence } from '../../model.ts'
import { groupedBy } from '../groups.ts'
import { lazy } from '../memoize.ts'
import { checkToken } from './checks.ts'
import { isDocumentedSample, isMarked, isPattern, looksLikePlaceholder } from './placeholders.ts'
import { PROVIDERS, type Provider } from './providers.ts'

export interface Token {
  readonly from: number
  readonly to: number
  readonly provider: Provider
  /** `public`: meant to be seen, and nothing else in this place either. `possible`: its checksum is wrong. */
  readonly kind: 'token' | 'key-material' | 'placeholder' | 'possible' | 'public'
  readonly confidence: Confidence
  readonly certain: boolean
  /** How many characters of it say no more than whose it is: `ghp_`. */
  readonly lead: number
}

interface Candidate {
  readonly provider: Provider
  readonly keyword: string
}

interface Finder {
  /**
   * All literal beginnings by their first three characters, as `leadAt` counts them, the longest first: one pass over the
   * text, however many providers there are. An expression of all of them would do the same, and takes V8 a millisecond to
   * compile.
   */
  readonly beginnings: ReadonlyMap<number, readonly string[]>
  readonly pairs: readonly Candidate[]
  readonly shaped: readonly Candidate[]
}

/**
 * A beginning that keeps failing is an attack on our time, or hides a token behind many that are none. So what it costs is
 * counted: a try takes no more steps than the longest token has characters, or the run of characters that it begins. So many
 * for each character of the text are linear, and enough for all beginnings but those of tokens that are pages long, which
 * have as many as make a megabyte.
 */
const STEPS = { each: 128, least: 1 << 20 }
/** The shortest token that is known by its shape, New Relic's licence key. */
const SHORTEST_SHAPE = 30

const NONE: readonly Token[] = []

const patterns = new Map<string, RegExp>()
const byBeginning = new Map<string, readonly Candidate[]>()

/**
 * Tokens of known providers in a text, in order, without overlaps. Linear in the length, whatever the text. `from` and `to`
 * are UTF-16 units and hold the secret alone: not the host of a webhook, not the name in `AccountKey=`.
 */
export function findTokens(text: string): readonly Token[] {
  const { beginnings, pairs, shaped } = finder()
  const first = nextBeginning(text, 0, beginnings)
  if (!first && text.length < SHORTEST_SHAPE) return NONE
  const found: Token[] = []
  const most = STEPS.least + STEPS.each * text.length
  const taken = new Map<string, number>()
  let end = 0
  for (let hit = first; hit; ) {
    const { at, keyword } = hit
    const before = taken.get(keyword) ?? 0
    const candidates = candidatesFor(keyword, pairs)
    const token = before < most ? tokenAt(text, at, candidates) : undefined
    if (token) found.push(token)
    else {
      if (end <= at) end = endOfRun(text, at)
      taken.set(keyword, before + candidates.reduce((sum, { provider }) => sum + stepsFor(provider, end - at), 0))
    }
    hit = nextBeginning(text, token ? token.to : at + 1, beginnings)
  }
  if (text.length < SHORTEST_SHAPE) return found
  for (const candidate of shaped) {
    if (!candidate.provider.keywords.some((keyword) => text.includes(keyword))) continue
    const { id, pattern: source } = candidate.provider
    const shape = pattern(`${id} anywhere`, `(?<![A-Za-z0-9_-])(?:${source})(?![A-Za-z0-9_-])`, 'g')
    shape.lastIndex = 0
    for (let hit = shape.exec(text); hit; hit = shape.exec(text)) {
      const token = tokenAt(text, hit.index, [candidate])
      if (token && !found.some(({ from, to }) => token.from < to && from < token.to)) found.push(token)
    }
  }
  return found.sort((a, b) => a.from - b.from)
}

/** The next blank, which few tokens hold. */
function endOfRun(text: string, at: number): number {
  BLANK.lastIndex = at
  return BLANK.exec(text)?.index ?? text.length
}

const BLANK = /\s/g

/** No less than what a try that fails may take, where so many characters follow without a blank. */
function stepsFor({ id, pattern: source }: Provider, run: number): number {
  const known = longest.get(id)
  const length =
    known ?? [...source.matchAll(/(?:\d{1,5},)?(\d{1,5})\}/g)].reduce((sum, [, most]) => sum + Number(most), 16)
  if (known === undefined) longest.set(id, length)
  return source.includes('\\s') ? length : Math.min(length, run)
}

const longest = new Map<string, number>()

/** The provider whose unmistakable beginning a value has, whatever follows: `ghp_xxxx`, `sk-ant-…`. */
export function beginningOf(text: string): { readonly provider: Provider; readonly lead: number } | undefined {
  const { beginnings, pairs } = finder()
  const keyword = beginningAt(text, 0, beginnings)
  if (keyword === undefined || !/^[A-Za-z0-9]{2,40}.{0,20}[-_.]$|^[A-Za-z]{4}$/.test(keyword)) return undefined
  const [candidate] = candidatesFor(keyword, pairs)
  return candidate && { provider: candidate.provider, lead: keyword.length }
}

/** The provider whose format the whole value has and that a nearby name gives away. Words of three letters or fewer must stand whole. */
export function providerNearby(
  value: string,
  nearby: readonly string[],
  words: readonly string[],
): Provider | undefined {
  const squashed = nearby.map((name) => name.toLowerCase().replace(/[^a-z0-9]/g, '')).join(' ')
  return PROVIDERS.named().find(
    (provider) =>
      provider.keywords.some((word) => (word.length <= 3 ? words.includes(word) : squashed.includes(word))) &&
      pattern(provider.id, `^(?:${provider.pattern})$`, '').test(value),
  )
}

const finder = lazy((): Finder => {
  const pairs = PROVIDERS.prefixed().flatMap((provider) => provider.keywords.map((keyword) => ({ provider, keyword })))
  const keywords = [...new Set(pairs.map(({ keyword }) => keyword))].sort((a, b) => b.length - a.length)
  const beginnings = groupedBy(keywords, (keyword) => leadAt(keyword, 0))
  return { beginnings, pairs, shaped: PROVIDERS.shaped().map((provider) => ({ provider, keyword: '' })) }
})

/** Seven bits of each of the three characters at a place; zeros for what lies beyond the end. */
function leadAt(text: string, at: number): number {
  return ((text.charCodeAt(at) & 127) << 14) | ((text.charCodeAt(at + 1) & 127) << 7) | (text.charCodeAt(at + 2) & 127)
}

/** The longest beginning of a token that stands at a place. One, Twilio's `SK`, has two characters only. */
function beginningAt(text: string, at: number, beginnings: Finder['beginnings']): string | undefined {
  const lead = leadAt(text, at)
  return standing(text, at, beginnings.get(lead)) ?? standing(text, at, beginnings.get(lead & ~127))
}

/** Asked at every place of every text: a loop, which leaves nothing behind. */
function standing(text: string, at: number, keywords: readonly string[] = NO_KEYWORDS): string | undefined {
  for (const keyword of keywords) if (text.startsWith(keyword, at)) return keyword
  return undefined
}

const NO_KEYWORDS: readonly string[] = []

/** The first word of a text, from a place on, that begins as a token might. */
function nextBeginning(
  text: string,
  from: number,
  beginnings: Finder['beginnings'],
): { readonly at: number; readonly keyword: string } | undefined {
  let inWord = from > 0 && isAlphanumeric(text.charCodeAt(from - 1))
  for (let at = from; at < text.length; at++) {
    if (!inWord) {
      const keyword = beginningAt(text, at, beginnings)
      if (keyword !== undefined) return { at, keyword }
    }
    inWord = isAlphanumeric(text.charCodeAt(at))
  }
  return undefined
}

/** Of ASCII. */
function isAlphanumeric(unit: number): boolean {
  return (unit >= 48 && unit <= 57) || (unit >= 65 && unit <= 90) || (unit >= 97 && unit <= 122)
}

/** The providers to try at a beginning, those of the longest keyword first: `sk-or-v1-` before `sk-`. */
function candidatesFor(beginning: string, pairs: readonly Candidate[]): readonly Candidate[] {
  const known = byBeginning.get(beginning)
  if (known) return known
  const candidates = pairs
    .filter(({ keyword }) => beginning.startsWith(keyword))
    .sort((a, b) => b.keyword.length - a.keyword.length)
  byBeginning.set(beginning, candidates)
  return candidates
}

function tokenAt(text: string, at: number, candidates: readonly Candidate[]): Token | undefined {
  for (const { provider, keyword } of candidates) {
    const expression = pattern(provider.id, `(?:${provider.pattern})(?![A-Za-z0-9])`, 'y')
    expression.lastIndex = at
    const match = expression.exec(text)
    if (!match) continue
    const end = at + match[0].length
    const from = end - (match[1] ?? match[0]).length
    const to = provider.fixed ? end : endOfWord(text, end)
    const token = judge(text.slice(from, to), provider, match[1] === undefined ? keyword.length : 0)
    if (token) return { ...token, from, to, provider }
  }
  return undefined
}

/** Where a token is longer than its format allows, the rest of it is no less secret. */
function endOfWord(text: string, end: number): number {
  const rest = /[\w-]{0,4096}/y
  rest.lastIndex = end
  return end + (rest.exec(text)?.[0].length ?? 0)
}

type Judgement = Pick<Token, 'kind' | 'confidence' | 'certain' | 'lead'>

function judge(token: string, provider: Provider, lead: number): Judgement | undefined {
  const verdict = checkToken(provider.check, token)
  const sure = provider.sure && !provider.test ? 'high' : 'medium'
  const of = (kind: Token['kind'], confidence: Confidence): Judgement => ({ kind, confidence, certain: false, lead })
  if (verdict === 'public') return of('public', 'high')
  if (verdict === 'right') return { ...of(provider.keyMaterial ? 'key-material' : 'token', 'high'), certain: true }
  if (verdict === 'sample' || isFilledIn(token, provider, lead)) return of('placeholder', 'high')
  if (verdict === 'wrong') return lead > 0 && provider.check !== 'pem' ? of('possible', 'low') : undefined
  return of(verdict === 'key-material' || provider.keyMaterial ? 'key-material' : 'token', sure)
}

/** The right shape around nothing: `ghp_xxxxxxxx…`, `AKIA1234567890ABCDEF`. */
function isFilledIn(token: string, provider: Provider, lead: number): boolean {
  // Only the signature of a signed token is random: its header is the same in all of them.
  const body = provider.check === 'jwt' ? token.slice(token.lastIndexOf('.') + 1) : token.slice(lead)
  if (provider.check === 'pem') return isPattern(body.replace(/-----[A-Z0-9 ]{3,60}-----|\s|\\[nr]/g, '').slice(0, 200))
  const filled = provider.fixed ? isPattern(body) || isMarked(body) : looksLikePlaceholder(body)
  return filled || isDocumentedSample(token)
}

function pattern(id: string, source: string, flags: string): RegExp {
  const known = patterns.get(id)
  if (known) return known
  const made = new RegExp(source, flags)
  patterns.set(id, made)
  return made
}
