/**
 * Characters that nobody sees and every program reads. Unicode calls most of them default-ignorable (DerivedCoreProperties);
 * where they have their place is in its core specification (chapter 23), in UTS 51 (emoji) and in UAX 9 (bidi).
 */

import type { Confidence, Span } from '../../model.ts'
import { withoutTokens } from '../secrets/redact.ts'

export interface HiddenText {
  /** The first stretch of such characters, in units of the text. */
  readonly from: number
  readonly to: number
  /** All stretches of them, that one included. */
  readonly runs: readonly { readonly from: number; readonly to: number }[]
  /** What they are: `28 tag characters`. */
  readonly what: string
  /** One character, and no more. */
  readonly single: boolean
  /** What they spell, as far as it is ASCII. */
  readonly says: string | undefined
  readonly confidence: Confidence
}

/** No repetition: linear in any text. `\udb40` begins the pair of every tag and of the rarer selectors. */
const MAY_HIDE =
  /[\u00ad\u061c\u115f\u1160\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\udb40]|\u034f|[\u180b-\u180f]|[\ufe00-\ufe0f]/

/** Whether it is worth looking closer. */
export function mayHide(text: string): boolean {
  return MAY_HIDE.test(text)
}

/** The next of these characters at or after `from`; -1 if there is none. */
export function nextHidden(text: string, from: number): number {
  const at = from === 0 ? text.search(MAY_HIDE) : text.slice(from).search(MAY_HIDE)
  return at < 0 ? -1 : from + at
}

/** How far a text reaches to both sides of such a character, where no quote and no end of a line ends it before. */
const REACH = 2000
const ENDS: ReadonlySet<string> = new Set(['"', '\n', '\r'])

/** The string, or the line, of a file in which something stands. */
export function stretchAround(text: string, at: number): Span {
  let start = at
  let end = at
  while (start > 0 && at - start < REACH && !ENDS.has(text.charAt(start - 1))) start--
  while (end < text.length && end - at < REACH && !ENDS.has(text.charAt(end))) end++
  return { start, end }
}

/** A name, a path, an address: no words with spaces between them, once a key of YAML or TOML is taken off. */
export function isAlone(piece: string): boolean {
  const value = piece.trim().replace(/^(?:- )?(?:[\w.-]{1,64} ?[:=] )?/, '')
  return value.length < 256 && !/^#|^\/\/|\s/.test(value)
}

const SOFT_HYPHEN = 0xad

/** As a string holds it, and as a string spells it. */
export const HOLDS_SOFT_HYPHEN = /\u00ad|\\u(?:00ad|\{0{0,8}ad\})|\\xad/i

/** Fields whose text is for people, although it may be one word: a soft hyphen there breaks it, as it is meant to. */
const FOR_PEOPLE =
  /(?:^|[\s"'{,.])(?:description|title|label|summary|display_?name|instructions|prompt|text)["']?\s{0,8}[:=]\s{0,8}["']?$/i
/** What stands before the value on a line of YAML or TOML. */
const HEAD = /^\s{0,64}(?:- )?(?:["']?[\w.-]{1,64}["']?\s{0,8}[:=]\s{0,8}["']?)?/

/** Whether a string, or a line, is text for people, by the key that stands before it or at its beginning. */
export function isForPeople(piece: string, before: string): boolean {
  return FOR_PEOPLE.test(before.slice(-64) + (HEAD.exec(piece)?.[0] ?? ''))
}

type Kind = 'tag' | 'selector' | 'direction' | 'mark' | 'width' | 'hyphen'

interface Run {
  readonly from: number
  readonly to: number
  readonly codes: readonly number[]
}

/** From this many in a row on they carry something, whatever stands around them. */
const PAYLOAD = 4
/** From this many in one text on they are no slip of a keyboard or a web page. */
const MANY = 8

/**
 * What a text hides; undefined where every such character has its place. `alone`: the text is a name, a path or an address,
 * where none has. Linear in the text; pure.
 */
export function hiddenIn(text: string, alone: boolean, stands: 'line' | 'string' = 'line'): HiddenText | undefined {
  const rightToLeft = isRightToLeft(text)
  // A byte order mark in the middle is where two files were joined, but for one inside of quotes before a name.
  const isJoint = (run: Run) =>
    !(alone && stands === 'string') && run.codes.length === 1 && run.codes[0] === 0xfeff && run.from === 0
  const hidden = runsIn(text).filter(
    (run) => !breaksWord(run, alone) && !isJoint(run) && !hasItsPlace(text, run, rightToLeft),
  )
  const [first] = hidden
  if (!first) return undefined
  const codes = hidden.flatMap((run) => run.codes)
  const confidence =
    codes.length >= MANY || hidden.some((run) => isPayload(run, rightToLeft) || (alone && touchesWord(text, run)))
      ? 'high'
      : hidden.some((run) => splitsWord(text, run) || run.codes.some(isOverride))
        ? 'medium'
        : 'low'
  return {
    from: first.from,
    to: first.to,
    runs: hidden,
    what: describe(codes),
    single: codes.length === 1,
    says: sayingOf(codes),
    confidence,
  }
}

function runsIn(text: string): readonly Run[] {
  const runs: { from: number; to: number; codes: number[] }[] = []
  for (let at = nextHidden(text, 0); at >= 0 && at < text.length; ) {
    const code = text.codePointAt(at) ?? 0
    const length = code > 0xffff ? 2 : 1
    if (kindOf(code) === undefined) {
      at = nextHidden(text, at + length)
      continue
    }
    const last = runs.at(-1)
    if (last?.to === at) {
      last.to += length
      last.codes.push(code)
    } else runs.push({ from: at, to: at + length, codes: [code] })
    at += length
    if (kindOf(text.codePointAt(at) ?? 0) === undefined) at = nextHidden(text, at)
  }
  return runs
}

function kindOf(code: number): Kind | undefined {
  if (code >= 0xe0000 && code <= 0xe007f) return 'tag'
  if ((code >= 0xfe00 && code <= 0xfe0f) || (code >= 0xe0100 && code <= 0xe01ef)) return 'selector'
  if ((code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069)) return 'direction'
  if (code === SOFT_HYPHEN) return 'hyphen'
  if (code === 0x200e || code === 0x200f || code === 0x061c) return 'mark'
  return code < 0x10000 && MAY_HIDE.test(String.fromCharCode(code)) && code !== 0xdb40 ? 'width' : undefined
}

// ── Where they belong ───────────────────────────────────────────────────────────────────────────────────────────────

// In functions: V8 reads the tables of Unicode when it meets such a pattern, and few runs need them.
// Letters alone: the Arabic letter mark is of that script as well, and is one of those looked for.
const isRightToLeft = (text: string) =>
  /(?=\p{L})[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Samaritan}\p{Script=Mandaic}\p{Script=Adlam}]/u.test(
    text,
  )
const isPicture = (text: string) => /^\p{Extended_Pictographic}$/u.test(text)
const joinsPictures = (text: string) => /^(?:\p{Extended_Pictographic}|\p{Emoji_Modifier})$/u.test(text)
/** Letters and marks of scripts that join, stack or break words by invisible characters: all but three. */
const isOtherScript = (text: string) =>
  /^(?![\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}])[\p{L}\p{M}\u3000-\u303f\uff00-\uffef]$/u.test(text)
const isHan = (text: string) => /^\p{Script=Han}$/u.test(text)
const BLACK_FLAG = 0x1f3f4
/** `gbeng`, `usca`, and the tag that ends them. */
const REGION = /^[a-z\d]{3,6}$/

/** A soft hyphen says where a word of a sentence may be broken; a name is not broken, and is another one with it. */
function breaksWord({ codes }: Run, alone: boolean): boolean {
  return !alone && codes.length < PAYLOAD && codes.every((code) => code === SOFT_HYPHEN)
}

function hasItsPlace(text: string, run: Run, rightToLeft: boolean): boolean {
  const { codes } = run
  const before = characterBefore(text, run.from)
  const after = characterAt(text, run.to)
  const kinds = new Set(codes.map(kindOf))
  if (kinds.has('tag'))
    return before.codePointAt(0) === BLACK_FLAG && codes.at(-1) === 0xe007f && REGION.test(spelled(codes))
  if (codes.length >= PAYLOAD || kinds.has('hyphen')) return false
  if (kinds.has('direction')) return rightToLeft && !codes.some(isOverride)
  if (isEmojiGlue(codes) && isPicture(after) && joinsPictures(before)) return true
  if (kinds.has('selector')) return kinds.size === 1 && isStyle(codes, before)
  if (kinds.has('mark') && rightToLeft) return true
  return isOtherScript(before) || isOtherScript(after)
}

/** A joiner, alone or behind the selector that asks for colour. */
function isEmojiGlue(codes: readonly number[]): boolean {
  return codes.at(-1) === 0x200d && (codes.length === 1 || (codes.length === 2 && codes[0] === 0xfe0f))
}

/** A selector that chooses the style of the character before it, which is no letter of ours; twice by mistake. */
function isStyle(codes: readonly number[], before: string): boolean {
  if (codes.some((code) => code >= 0xe0100)) return codes.length === 1 && isHan(before)
  return codes.length <= 2 && before !== '' && !/^[A-Za-z\s"']$/.test(before)
}

// ── What they do elsewhere ──────────────────────────────────────────────────────────────────────────────────────────

/** Turns letters of any script around. */
function isOverride(code: number): boolean {
  return code === 0x202d || code === 0x202e
}

function isPayload({ codes }: Run, rightToLeft: boolean): boolean {
  // To the left nothing is turned, where all is written to the right.
  const turns = !rightToLeft && codes.some((code) => code === 0x202b || code === 0x2067 || isOverride(code))
  return codes.length >= PAYLOAD || turns || codes.some((code) => kindOf(code) === 'tag')
}

function touchesWord(text: string, run: Run): boolean {
  return isWord(characterBefore(text, run.from)) || isWord(characterAt(text, run.to))
}

function splitsWord(text: string, run: Run): boolean {
  return isWord(characterBefore(text, run.from)) && isWord(characterAt(text, run.to))
}

function isWord(character: string): boolean {
  return /^[\w@./-]$/.test(character)
}

function characterAt(text: string, at: number): string {
  const code = text.codePointAt(at)
  return code === undefined ? '' : String.fromCodePoint(code)
}

function characterBefore(text: string, at: number): string {
  const pair = text.codePointAt(at - 2)
  return pair !== undefined && pair > 0xffff ? String.fromCodePoint(pair) : at >= 1 ? text.charAt(at - 1) : ''
}

// ── Words ───────────────────────────────────────────────────────────────────────────────────────────────────────────

/** One of them, and many. */
const NAMES: Readonly<Record<Kind, readonly [string, string]>> = {
  tag: ['tag character', 'tag characters'],
  selector: ['variation selector', 'variation selectors'],
  direction: ['bidirectional control character', 'bidirectional control characters'],
  mark: ['directional mark', 'directional marks'],
  width: ['zero-width character', 'zero-width characters'],
  hyphen: ['soft hyphen', 'soft hyphens'],
}
const KINDS = ['tag', 'selector', 'direction', 'mark', 'width', 'hyphen'] as const

/** `28 tag characters`, `a character without width and 3 variation selectors`. */
function describe(codes: readonly number[]): string {
  return KINDS.flatMap((kind) => {
    const count = codes.filter((code) => kindOf(code) === kind).length
    const [one, many] = NAMES[kind]
    return count === 0 ? [] : count === 1 ? [`a ${one}`] : [`${count} ${many}`]
  }).join(' and ')
}

function sayingOf(codes: readonly number[]): string | undefined {
  const text = [spelled(codes), bytesIn(codes)].find((each) => each.trim().length >= 3)
  return text === undefined ? undefined : withoutTokens(text).slice(0, 80)
}

/** The ASCII that tags stand for. */
function spelled(codes: readonly number[]): string {
  return codes
    .filter((code) => code >= 0xe0020 && code <= 0xe007e)
    .map((code) => String.fromCharCode(code - 0xe0000))
    .join('')
}

/** The bytes that selectors count out, 256 of them for 256 values, as far as they are ASCII; nothing otherwise. */
function bytesIn(codes: readonly number[]): string {
  const bytes = codes
    .filter((code) => kindOf(code) === 'selector')
    .map((code) => (code <= 0xfe0f ? code - 0xfe00 : code - 0xe0100 + 16))
  return bytes.every((byte) => byte >= 0x20 && byte < 0x7f)
    ? bytes.map((byte) => String.fromCharCode(byte)).join('')
    : ''
}
