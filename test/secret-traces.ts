/** What would give a secret away: any eight characters of it in a row, in every form in which something written could hold them. */

import { type Detection, detectSecrets } from '../src/knowledge/secrets/detect.ts'
import type { Sample } from './secret-bench.ts'

/** What may be shown is up to two characters after the prefix and up to four at the end, so this many are a leak. */
export const TOO_MANY = 8
/** Shorter ones are words that a report may need: shown with both their neighbours they are the secret. */
const SHORTEST = 6

/** The characters that nobody may see: each detected secret without the prefix that its preview begins with. */
export function bodiesOf({ input }: Sample): readonly string[] {
  return detectSecrets(input)
    .filter(({ kind }) => kind !== 'placeholder')
    .flatMap((detection) => bodyOf(input.value, detection))
}

function bodyOf(value: string, { from, to, preview }: Detection): readonly string[] {
  const text = value.slice(from, to)
  // The armour of a key says what it is; its lines are the secret.
  if (text.includes('-----BEGIN'))
    return text.split(/-----[A-Z ]+-----|\\n|\s/).filter((piece) => piece.length > TOO_MANY)
  const head = preview.includes('…') ? preview.slice(0, preview.indexOf('…')) : ''
  return [text.slice(Math.max(0, head.length - 2))]
}

const each = (text: string, write: (code: number) => string): string =>
  [...text].map((character) => write(character.codePointAt(0) ?? 0)).join('')

/** Every character as JSON escapes it. */
export function escaped(text: string): string {
  return each(text, (code) => `\\u${code.toString(16).padStart(4, '0')}`)
}

const hex = (text: string): string => Buffer.from(text).toString('hex')
const percent = (text: string): string => hex(text).replace(/../g, '%$&')

/** Forms of a piece by which it can be read again. */
export const FORMS: Readonly<Record<string, (piece: string) => string>> = {
  plain: (piece) => piece,
  'turned to small letters': (piece) => piece.toLowerCase(),
  JSON: (piece) => JSON.stringify(piece).slice(1, -1),
  'JSON, every character': escaped,
  'a URL': encodeURIComponent,
  'a URL, small digits': (piece) => encodeURIComponent(piece).replace(/%../g, (code) => code.toLowerCase()),
  'a URL, every character': (piece) => percent(piece).toUpperCase(),
  'a URL, every character, small digits': percent,
  'a JSON pointer': (piece) => piece.replaceAll('~', '~0').replaceAll('/', '~1'),
  'HTML and XML': (piece) => piece.replace(/[<>&"']/g, (character) => ENTITIES.get(character) ?? character),
  'HTML and XML, every character': (piece) => each(piece, (code) => `&#${code};`),
  'HTML and XML, hexadecimal': (piece) => each(piece, (code) => `&#x${code.toString(16)};`),
  Markdown: (piece) => piece.replace(/[\\`*_{}[\]()#+!|~$]/g, '\\$&'),
  'as a terminal is shown it': (piece) =>
    piece.replace(/[^ -~]/gu, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`),
  hexadecimal: hex,
  'hexadecimal, capital': (piece) => hex(piece).toUpperCase(),
  // Of six bytes: whatever stands before, one start in three lies where base64 begins a group of four digits.
  base64: (piece) => Buffer.from(piece).subarray(0, 6).toString('base64'),
  base64url: (piece) => Buffer.from(piece).subarray(0, 6).toString('base64url'),
}

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['&', '&amp;'],
  ['"', '&quot;'],
  ["'", '&#39;'],
])

function tracesOf(body: string): ReadonlySet<string> {
  if (body.length < TOO_MANY) return new Set(body.length < SHORTEST ? [] : [body])
  const traces = new Set<string>()
  for (let at = 0; at + TOO_MANY <= body.length; at++) {
    const piece = body.slice(at, at + TOO_MANY)
    for (const form of Object.values(FORMS)) traces.add(form(piece))
  }
  return traces
}

/** Many secrets to be looked for in many texts. */
export class Traces {
  /** By how they begin. */
  readonly #traces = new Map<string, { readonly trace: string; readonly whose: string }[]>()
  /** By six bits of each of their first four characters, which is all that is looked at in most places of a text. */
  readonly #mayBegin = new Uint8Array(2 ** 24)

  /** `secrets`: whose, and what of it nobody may see. */
  constructor(secrets: Iterable<readonly [whose: string, bodies: readonly string[]]>) {
    for (const [whose, bodies] of secrets)
      for (const body of bodies) for (const trace of tracesOf(body)) this.#add(trace, whose)
  }

  #add(trace: string, whose: string): void {
    const beginning = trace.slice(0, SHORTEST)
    const same = this.#traces.get(beginning)
    if (same) same.push({ trace, whose })
    else this.#traces.set(beginning, [{ trace, whose }])
    let lead = 0
    for (let at = 0; at < 4; at++) lead = next(lead, trace.charCodeAt(at))
    this.#mayBegin[lead] = 1
  }

  /** Whose secrets can be read in a text: as it stands, and where what ends one line goes on in the next. */
  in(text: string): ReadonlySet<string> {
    const found = new Set<string>()
    // What programs read breaks no line inside a string.
    const texts = text.startsWith('{') ? [text] : [text, unwrapped(text, ' '), unwrapped(text, '')]
    for (const each of texts) this.#search(each, found)
    return found
  }

  #search(text: string, found: Set<string>): void {
    let lead = 0
    for (let end = 0; end < text.length; end++) {
      lead = next(lead, text.charCodeAt(end))
      if (this.#mayBegin[lead] === 0) continue
      const at = end - 3
      for (const { trace, whose } of this.#traces.get(text.slice(at, at + SHORTEST)) ?? [])
        if (!found.has(whose) && text.startsWith(trace, at)) found.add(whose)
    }
  }
}

function next(lead: number, unit: number): number {
  return ((lead << 6) | (unit & 63)) & 0xffffff
}

/** Lines put together again, without what stands before them in the frame of a report. */
function unwrapped(text: string, joint: string): string {
  return text.replace(/\r?\n *(?:\d+ \|)? *\|? */g, joint)
}
