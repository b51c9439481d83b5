/**
 * Regular expressions as trees, as far as ours go: what their cost can be at most, and texts that would make them pay it.
 * A reference back stands for whatever its group can match. No sets of the `v` flag; what cannot be read throws.
 */

export interface Tree {
  readonly alternatives: readonly (readonly Item[])[]
}

interface Item {
  /** `atom`: one character. `edge`: `^`, `$`, `\b`. `look`: looks ahead or behind, and takes nothing. */
  readonly kind: 'atom' | 'edge' | 'look' | 'group'
  /** As written, without its quantifier; of groups, what opens them. */
  readonly text: string
  readonly inner: Tree | undefined
  readonly least: number
  readonly most: number
  readonly lazy: boolean
}

/** So few rounds cost nothing. */
const SMALL = 3
const NOTHING: Tree = { alternatives: [] }
/** Stands for the end of a text: no text of ours has it, so that an expression may fail there. */
const END = '\\u0001'

export function parseExpression(source: string): Tree {
  let at = 0
  const captures: Tree[] = []
  const take = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at
    const text = pattern.exec(source)?.[0]
    at += text?.length ?? 0
    return text
  }
  const tree = (): Tree => {
    const alternatives: Item[][] = [[]]
    while (at < source.length && source[at] !== ')') {
      if (take(/\|/y)) alternatives.push([])
      else alternatives.at(-1)?.push(quantified(item()))
    }
    return { alternatives }
  }
  const item = (): Pick<Item, 'kind' | 'text' | 'inner'> => {
    const open = take(/\((?:\?(?:<?[=!]|:|<[A-Za-z]\w*>))?/y)
    if (open !== undefined) {
      const isCapture = /^\((?:\?<[A-Za-z]|$)/.test(open)
      const number = isCapture ? captures.push(NOTHING) : 0
      const inner = tree()
      if (isCapture) captures[number - 1] = inner
      if (!take(/\)/y)) throw new Error(`a group is not closed: ${source}`)
      return { kind: /[=!]$/.test(open) ? 'look' : 'group', text: open, inner }
    }
    const back = take(/\\[1-9]/y)
    if (back !== undefined) return { kind: 'group', text: back, inner: captures[Number(back[1]) - 1] ?? NOTHING }
    const edge = take(/[$^]|\\[bB]/y)
    if (edge !== undefined) return { kind: 'edge', text: edge, inner: undefined }
    const text = take(
      /\[(?:\\.|[^\]\\])*\]|\\(?:u[0-9A-Fa-f]{4}|u\{[0-9A-Fa-f]+\}|x[0-9A-Fa-f]{2}|[pP]\{[^}]*\}|[^1-9k])|[^\\[\](){}*+?|]|[{}\]]/sy,
    )
    if (text === undefined) throw new Error(`cannot read '${source.slice(at, at + 10)}' of ${source}`)
    return { kind: 'atom', text, inner: undefined }
  }
  const quantified = (plain: Pick<Item, 'kind' | 'text' | 'inner'>): Item => {
    const text = take(/\{\d+(?:,\d*)?\}|[*+?]/y)
    if (text === undefined) return { ...plain, least: 1, most: 1, lazy: false }
    const lazy = take(/\?/y) !== undefined
    const [, from, comma, to] = /^\{(\d+)(,?)(\d*)\}$/.exec(text) ?? []
    if (from !== undefined)
      return { ...plain, least: Number(from), most: comma ? (to ? Number(to) : Infinity) : Number(from), lazy }
    return { ...plain, least: text === '+' ? 1 : 0, most: text === '?' ? 1 : Infinity, lazy }
  }
  const whole = tree()
  if (at < source.length) throw new Error(`cannot read '${source.slice(at, at + 10)}' of ${source}`)
  return whole
}

/**
 * An expression that tries at least as much as the given one on every text, and that an analyser of automata can take on:
 * counts are lifted, what looks ahead or behind takes what it sees, and the end may fail where the given one fails for a
 * count or a look. If this is linear, so is the given one, and if it is quadratic, the given one is no worse within the
 * longest text that it looks at. (Told the counts themselves, the analyser would call every expression with a bound safe.)
 *
 * A repetition at the very end has nothing after it that could fail, so that its first round is all there is to try.
 */
export function loosened(tree: Tree, flags: string): string {
  let isChanged = false
  const ofTree = ({ alternatives }: Tree, isEnd: boolean): string =>
    alternatives
      .map((items) => items.map((item, index) => ofItem(item, isEnd && index === items.length - 1)).join(''))
      .join('|')
  const ofItem = (item: Item, isEnd: boolean): string => {
    const { kind, text, inner, least, most, lazy } = item
    const once = least === 1 && most === 1
    if (text === '$') return END
    if (kind === 'look') {
      isChanged = true
      return `(?:${ofTree(inner ?? NOTHING, false)})?`
    }
    if (text.startsWith('\\') && inner) isChanged = true
    const atom = inner ? `(?:${ofTree(inner, isEnd && once)})` : text
    if (once) return atom
    if (isEnd) return `${atom}${least === 0 ? '?' : `{${least}}`}`
    if (most > SMALL) {
      isChanged ||= most !== Infinity
      return `${atom}${least === 0 ? '*' : '+'}${lazy ? '?' : ''}`
    }
    return `${atom}{${least},${most}}${lazy ? '?' : ''}`
  }
  const text = ofTree(tree, true)
  const anchored = flags.includes('y') ? `^(?:${text})` : text
  // A `$` with something after it could never match, and what cannot match has no cost that an analyser sees.
  return isChanged ? `(?:${anchored})${END}` : anchored.replaceAll(END, '$')
}

/** The longest text that one try at one place can look at. */
export function longestOf({ alternatives }: Tree): number {
  const each = alternatives.map((items) =>
    items.reduce(
      (sum, { kind, inner, most }) => sum + (kind === 'edge' ? 1 : most * (inner ? longestOf(inner) : 1)),
      0,
    ),
  )
  return Math.max(1, ...each)
}

/** In how many ways at most one try at one place can go through. */
export function waysOf({ alternatives }: Tree): number {
  return alternatives
    .map((items) => items.map(waysOfItem).reduce((product, ways) => product * ways, 1))
    .reduce((sum, ways) => sum + ways, 0)
}

function waysOfItem({ kind, inner, least, most }: Item): number {
  const once = inner ? waysOf(inner) : 1
  if (kind === 'look') return once
  if (once === 1) return most - least + 1
  let ways = 0
  for (let count = least; count <= most && ways < Number.MAX_SAFE_INTEGER; count++) ways += once ** count
  return ways
}

/** Whether a match can begin at one place only. */
export function isAnchored({ alternatives }: Tree, flags: string): boolean {
  if (flags.includes('y')) return true
  return (
    !flags.includes('m') &&
    alternatives.every(
      ([first]) =>
        first?.text === '^' ||
        (first?.kind === 'group' && first.least === 1 && first.inner !== undefined && isAnchored(first.inner, flags)),
    )
  )
}

const CANDIDATES = [...'aA0 -._/:="\'{}[]()<>$%&#@|;,?*+\\`~^!\n\té\u0001']

/** Texts of a size that an expression has most to do with: runs of what it repeats, its beginning over and over. */
export function attacksOn(tree: Tree, flags: string, size: number): readonly string[] {
  const characters = new Set<string>()
  const collect = ({ alternatives }: Tree): void => {
    for (const item of alternatives.flat()) {
      if (item.inner) collect(item.inner)
      else if (item.kind === 'atom' && item.most > 1) characters.add(characterOf(item.text, flags))
    }
  }
  collect(tree)
  const sample = sampleOf(tree, flags)
  const lead = leadOf(tree)
  const fill = (unit: string): string => unit.repeat(Math.ceil(size / Math.max(1, unit.length))).slice(0, size)
  const runs = [...characters].slice(0, MOST_CHARACTERS)
  return [
    ...new Set([
      ...runs.map((one) => fill(one)),
      ...(lead === '' ? [] : runs.map((one) => lead + fill(one))),
      ...(lead === '' ? [] : [fill(lead), fill(`${lead} `), fill(lead + runs.join(''))]),
      fill(runs.join('') || 'a'),
      fill(sample),
      fill(`${sample} `),
      fill(sample.slice(0, -1) || 'a'),
      fill(`${sample.slice(0, -1)}\n`),
    ]),
  ]
}

const MOST_CHARACTERS = 6

function characterOf(text: string, flags: string): string {
  const one = new RegExp(`^(?:${text})$`, flags.replace(/[gy]/g, ''))
  return CANDIDATES.find((candidate) => one.test(candidate)) ?? 'a'
}

/** A short text that matches, or nearly: looks are not looked at. */
function sampleOf({ alternatives }: Tree, flags: string): string {
  return (alternatives[0] ?? [])
    .map(({ kind, text, inner, least }) => {
      if (kind === 'edge' || kind === 'look') return ''
      const one = inner ? sampleOf(inner, flags) : characterOf(text, flags)
      return one.repeat(Math.max(1, least))
    })
    .join('')
}

/** The characters that every match begins with. */
function leadOf({ alternatives }: Tree): string {
  let lead = ''
  for (const { kind, text, inner, least, most } of alternatives.length === 1 ? (alternatives[0] ?? []) : []) {
    if (kind === 'edge' || kind === 'look') continue
    if (inner || least !== 1 || most !== 1 || !/^[^[\\.]$|^\\[^\w]$/.test(text)) break
    lead += text.replace('\\', '')
  }
  return lead
}

/** So many characters of a text are remembered; no piece is as long. */
const REMEMBERED = 48

/**
 * Whether an expression may match a text that holds none of the pieces, as far as can be told from how it is written: true
 * where it cannot be ruled out; of an expression that does not mind case, the text in small letters. Followed are the ends of all texts that hold none yet, with `\0` for any character.
 */
export function textsWithout(pieces: readonly string[], tree: Tree, flags: string): boolean {
  const anyCase = flags.includes('i')
  // By Unicode's rules more letters are one than those that become one in small letters: `ſ` and `s`.
  if (anyCase && flags.includes('u')) return true
  const grown = (ends: ReadonlySet<string>, characters: readonly string[]): Set<string> =>
    new Set(
      [...ends]
        .flatMap((end) => characters.map((character) => end + character))
        .filter((end) => !pieces.some((piece) => end.endsWith(piece)))
        .map((end) => end.slice(-REMEMBERED)),
    )
  const through = (ends: ReadonlySet<string>, { alternatives }: Tree): Set<string> =>
    new Set(alternatives.flatMap((items) => [...items.reduce(past, ends)]))
  const past = (ends: ReadonlySet<string>, { kind, text, inner, least, most }: Item): ReadonlySet<string> => {
    // What has to follow is part of the text as well.
    if (text === '(?=' && inner && least > 0 && through(ends, inner).size === 0) return new Set()
    if (kind === 'edge' || kind === 'look') return ends
    const round = (from: ReadonlySet<string>) =>
      inner ? through(from, inner) : grown(from, charactersOf(text, anyCase))
    const once = round(ends)
    // Of many rounds the last is known.
    const more = most > 1 && once.size > 0 ? round(new Set(['\0'])) : []
    return new Set([...(least === 0 ? ends : []), ...once, ...more])
  }
  return through(new Set(['']), tree).size > 0
}

/** The characters that an atom stands for, where they are few; `\0` for any. */
function charactersOf(atom: string, anyCase: boolean): readonly string[] {
  const written = /^\[([^\\^\]]{1,4})\]$/.exec(atom)?.[1]
  const one = /^\\?([^\w\\])$/.exec(atom)?.[1] ?? /^(\w)$/.exec(atom)?.[1]
  const characters =
    written !== undefined && !/.-./.test(written) ? [...written] : one === undefined || atom === '.' ? [] : [one]
  if (characters.length === 0) return ['\0']
  return anyCase ? characters.map((each) => each.toLowerCase()) : characters
}
