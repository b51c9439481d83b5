/**
 * Brace expansion: `--{privileged,rm}` are two words, `{a,b}{c,d}` four (Bash 5.2 manual, Brace Expansion). What is open at the
 * end of a word, or has no comma in it, stays as it is written.
 */

/** A word that is being put together, as the words that it is so far. */
export interface Braces {
  readonly open: { readonly before: readonly string[]; readonly alternatives: (readonly string[])[] }[]
  words: readonly string[]
  /** More than anybody writes. */
  isTooMany: boolean
}

/** One word may be so many. */
const MOST_WORDS = 64
/** Braces in braces. */
const DEEPEST = 16

/** A word at its first brace, of which this is what stands before. */
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
  const innermost = braces.open.at(-1)
  if (sign === '{') {
    braces.open.push({ before: braces.words, alternatives: [] })
    braces.words = ['']
  } else if (!innermost) append(braces, sign)
  else if (sign === ',') {
    innermost.alternatives.push(braces.words)
    braces.words = ['']
  } else {
    braces.open.pop()
    braces.words = product(braces, innermost.before, inside(innermost.alternatives, braces.words))
  }
}

function inside(alternatives: readonly (readonly string[])[], last: readonly string[]): readonly string[] {
  if (alternatives.length > 0) return [...alternatives, last].flat()
  return sequence(last) ?? last.map((word) => `{${word}}`)
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

/** The words at the end of the word; undefined where there are too many. What is open still is as it is written. */
export function wordsOf(braces: Braces): readonly string[] | undefined {
  for (let innermost = braces.open.pop(); innermost; innermost = braces.open.pop()) {
    const { before, alternatives } = innermost
    const written = alternatives.reduce<readonly string[]>(
      (words, each) =>
        product(
          braces,
          words,
          each.map((word) => `${word},`),
        ),
      ['{'],
    )
    braces.words = product(braces, before, product(braces, written, braces.words))
  }
  return braces.isTooMany ? undefined : braces.words
}
