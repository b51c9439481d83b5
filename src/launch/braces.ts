/**
 * Brace expansion: `--{privileged,rm}` are two words, `{a,b}{c,d}` four (Bash 5.2 manual, Brace Expansion). What is open at the
 * end of a word, or has no comma in it, stays as it is written.
 */

/** A word that is being put together, as the words that it is so far. */
export interface Braces {
  readonly open: { readonly before: readonly string[]; readonly done: string[] }[]
  words: readonly string[]
  /** More than anybody writes. */
  isTooMany: boolean
}

/** One word may be so many. */
const MOST_WORDS = 64
/** Braces in braces. */
const DEEPEST = 16

export function bracesBehind(word: string): Braces {
  return { open: [], words: [word], isTooMany: false }
}

/** Further characters of the word. */
export function append(braces: Braces, piece: string): void {
  if (!braces.isTooMany) braces.words = braces.words.map((word) => word + piece)
}

/** A `{`, a `,` between braces, or a `}`, none of them quoted. */
export function brace(braces: Braces, sign: string): void {
  if (sign === '{' && braces.open.length >= DEEPEST) braces.isTooMany = true
  if (braces.isTooMany) return
  if (sign === '{') {
    braces.open.push({ before: braces.words, done: [] })
    braces.words = ['']
    return
  }
  const innermost = braces.open.at(-1)
  if (!innermost) {
    append(braces, sign)
    return
  }
  if (innermost.done.length + braces.words.length > MOST_WORDS) braces.isTooMany = true
  else innermost.done.push(...braces.words)
  braces.words = ['']
  if (sign === ',') innermost.done.push(NEXT)
  else close(braces, innermost.done)
}

/** Where an alternative ends; no character of a script. */
const NEXT = '\0'

function close(braces: Braces, done: readonly string[]): void {
  const before = braces.open.pop()?.before ?? ['']
  const words = done.filter((word) => word !== NEXT)
  const isOne = words.length === done.length
  const inside = isOne ? (sequence(words) ?? words.map((word) => `{${word}}`)) : words
  braces.words = product(braces, before, inside)
}

function product(braces: Braces, before: readonly string[], behind: readonly string[]): readonly string[] {
  if (before.length * behind.length > MOST_WORDS) braces.isTooMany = true
  return braces.isTooMany ? [''] : before.flatMap((word) => behind.map((rest) => word + rest))
}

/** `{c..e}`: letters one after the other. */
function sequence([word = '', ...others]: readonly string[]): readonly string[] | undefined {
  const [, first = '', last = ''] = (others.length === 0 && /^([A-Za-z0-9])\.\.([A-Za-z0-9])$/.exec(word)) || []
  const [from, to] = [first.charCodeAt(0), last.charCodeAt(0)]
  if (!(from <= to)) return undefined
  return Array.from({ length: to - from + 1 }, (_, index) => String.fromCharCode(from + index))
}

/** The words at the end of the word; undefined where there are too many. */
export function wordsOf(braces: Braces): readonly string[] | undefined {
  for (let innermost = braces.open.pop(); innermost && !braces.isTooMany; innermost = braces.open.pop()) {
    const { before, done } = innermost
    const written = [...done, ...braces.words].join('').replaceAll(NEXT, ',')
    braces.words = product(braces, before, [`{${written}`])
  }
  return braces.isTooMany ? undefined : braces.words
}
