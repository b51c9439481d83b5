/**
 * What a filter makes of the text that it reads, where its words alone say it: `base64 -d`, `rev`, `tr a-z n-za-m`. Sources:
 * POSIX.1-2024 XCU 3 (tr, sed); the GNU coreutils 9.7 manual (base64, basenc); rev(1) of util-linux 2.41; xxd(1) of Vim 9.1;
 * openssl-enc(1) and openssl-base64(1) of OpenSSL 3.5. Each was tried on Debian 12, 2026-12.
 */

import { unescaped } from '../knowledge/text/escapes.ts'

/** Longer text is no command line; what a filter makes of it is not worked out. */
const LONGEST = 65_536

type Filter = (words: readonly string[], text: string) => string | undefined

const FILTERS: ReadonlyMap<string, Filter> = new Map<string, Filter>([
  ['cat', (words, text) => (readsInput(words) ? text : undefined)],
  ['tee', (_words, text) => text],
  ['rev', (words, text) => (words.length > 0 ? undefined : eachLine(text, (line) => [...line].reverse().join('')))],
  ['base64', (words, text) => (decodes(words) ? fromBase64(text) : undefined)],
  ['gbase64', (words, text) => (decodes(words) ? fromBase64(text) : undefined)],
  ['basenc', (words, text) => (decodes(words) && words.includes('--base64') ? fromBase64(text) : undefined)],
  ['openssl', openssl],
  ['xxd', xxd],
  ['tr', translated],
  ['sed', edited],
  ['gsed', edited],
])

/** What a program with these words prints of what it reads; undefined where that is not known. */
export function filtered(program: string, words: readonly string[], text: string): string | undefined {
  return text.length > LONGEST ? undefined : FILTERS.get(program)?.(words, text)
}

/** `cat`, `cat -`, `cat file -`. */
function readsInput(words: readonly string[]): boolean {
  return words.every((word) => word.startsWith('-')) || words.includes('-')
}

function eachLine(text: string, change: (line: string) => string): string {
  return text.split('\n').map(change).join('\n')
}

/** `-d`, `-di`, `--decode`, its beginnings, and `-D` of macOS; with a file of its own the program reads that. */
function decodes(words: readonly string[]): boolean {
  const isAsked = words.some((word) => /^-[a-z]{0,3}[dD][a-z]{0,3}$|^--d(?:e(?:c(?:o(?:de?)?)?)?)?$/.test(word))
  return isAsked && words.every((word) => word.startsWith('-'))
}

/** What base64 stands for; undefined where it is no text. */
function fromBase64(text: string): string | undefined {
  return readable(Buffer.from(text.replace(/\s+/g, ''), 'base64'))
}

function readable(bytes: Buffer): string | undefined {
  const text = bytes.toString('utf8')
  return text === '' || /[\u0000-\u0008\u000e-\u001f\ufffd]/.test(text) ? undefined : text
}

/** `openssl base64 -d -A`, `openssl enc -d -base64`, and no cipher besides. */
function openssl([command, ...options]: readonly string[], text: string): string | undefined {
  const encodes = command === 'base64' || (command === 'enc' && options.some((word) => /^-(?:base64|a)$/.test(word)))
  const isPlain = options.every((word) => /^-(?:d|A|a|base64)$/.test(word))
  return encodes && isPlain && options.includes('-d') ? fromBase64(text) : undefined
}

/** `xxd -r -p`, whose letters may share a word. */
function xxd(words: readonly string[], text: string): string | undefined {
  const isPlain = words.every((word) => /^-(?:r|p|ps|plain|postscript)$/.test(word))
  if (!isPlain || !words.includes('-r') || words.length < 2) return undefined
  return readable(Buffer.from(text.replace(/\s+/g, ''), 'hex'))
}

const CLASSES: ReadonlyMap<string, string> = new Map([
  ['[:lower:]', 'a-z'],
  ['[:upper:]', 'A-Z'],
  ['[:digit:]', '0-9'],
  ['[:blank:]', ' \t'],
  ['[:space:]', ' \t\n\v\f\r'],
])

/** The characters that a set of `tr` names: `a-z`, `\n`, `[:upper:]`. */
function charactersOf(set: string): readonly string[] {
  const plain = unescaped(set.slice(0, 256).replace(/\[:[a-z]{1,6}:\]/g, (name) => CLASSES.get(name) ?? name))
  const named = plain.replace(/(.)-(.)/gs, (whole, first: string, last: string) => {
    const [from, to] = [first.charCodeAt(0), last.charCodeAt(0)]
    if (from > to || to > 255) return whole
    return Array.from({ length: to - from + 1 }, (_, at) => String.fromCharCode(from + at)).join('')
  })
  return [...named]
}

/** `tr a-z n-za-m`, `tr -d x`: each character for itself. Other options are not worked out. */
function translated(words: readonly string[], text: string): string | undefined {
  const [first = '', second, more] = words
  if (more !== undefined || second === undefined) return undefined
  if (first === '-d') {
    const dropped = new Set(charactersOf(second))
    return [...text].filter((char) => !dropped.has(char)).join('')
  }
  if (/^-./.test(first)) return undefined
  const to = charactersOf(second)
  const last = to.at(-1)
  if (last === undefined) return undefined
  const map = new Map(charactersOf(first).map((char, at) => [char, to[at] ?? last]))
  return [...text].map((char) => map.get(char) ?? char).join('')
}

/** A substitution of sed's, in which one text stands for another. */
interface Substitution {
  readonly old: string
  readonly by: string
  readonly all: boolean
  /** Where what follows begins. */
  readonly end: number
}

const BEGINS = /[ \t;]{0,16}s[/|#,@!:]/y
const ENDS = /(g?)[ \t]{0,16}(?:;|$)/y
/** Of an expression, and of what is put in for one. */
const SPECIAL = /[\n\\.*[\]^$&]/
const SPECIAL_IN_TEXT = /[\n\\&]/

/** `s/x/y/g`, whose first part is text and no expression, and whose second has nothing of it put in. */
function substitutionAt(script: string, from: number): Substitution | undefined {
  BEGINS.lastIndex = from
  if (!BEGINS.test(script)) return undefined
  const first = BEGINS.lastIndex
  const mark = script.charAt(first - 1)
  const second = script.indexOf(mark, first)
  const third = second < 0 ? -1 : script.indexOf(mark, second + 1)
  if (third < 0) return undefined
  const [old, by] = [script.slice(first, second), script.slice(second + 1, third)]
  ENDS.lastIndex = third + 1
  const all = ENDS.exec(script)?.[1]
  if (all === undefined || old === '' || SPECIAL.test(old) || SPECIAL_IN_TEXT.test(by)) return undefined
  return { old, by, all: all === 'g', end: ENDS.lastIndex }
}

/** `sed 's/x//; s/y/z/g'`. */
function edited(words: readonly string[], text: string): string | undefined {
  const [first, second, more] = words
  const script = first === '-e' ? second : first
  if (!script || script.length > MOST_SCRIPT || (first === '-e' ? more : second) !== undefined) return undefined
  let edited = text
  for (let at = 0; at < script.length; ) {
    const found = substitutionAt(script, at)
    if (!found || edited.length * found.by.length > LONGEST) return undefined
    const { old, by, all, end } = found
    edited = eachLine(edited, (line) => (all ? line.replaceAll(old, () => by) : line.replace(old, () => by)))
    at = end
  }
  return edited
}

/** Each substitution looks at all of the text. */
const MOST_SCRIPT = 256
