/** "Did you mean …?": the known word nearest to one that is not known. */

/** What is longer is no slip of the finger, and comparing it would cost more than it tells. */
const LONGEST = 64

/**
 * Words that may be repeated in a message: letters and hyphens, as rules and settings are named. Anything else may be a
 * credential that stands in the wrong place, or an escape sequence; what is as long and has no hyphen, a pass phrase.
 */
const REPEATABLE = /^(?=[A-Za-z$]{1,20}(?:[_-]|$))[A-Za-z$][A-Za-z$_-]{0,47}$/

/**
 * The candidate that fewest edits (insert, delete, replace, swap two neighbours) make of the word, in any case; the first
 * of equals. Where none is near, at most one edit for three letters and three in all, the shortest that begins with what is;
 * then the one that has most of the word's parts, in any order.
 */
export function closest(word: string, candidates: Iterable<string>): string | undefined {
  if (word === '' || word.length > LONGEST) return undefined
  const all = [...candidates]
  const nearest = nearestTo(word, all)
  if (nearest !== undefined) return nearest
  // Whoever types `unpinned` or `claude` knows how it begins.
  const words = word.split('-').length
  const beginnings = all.filter((each) => each.split('-').length > words).sort((a, b) => a.length - b.length)
  const beginning = (candidate: string) => candidate.split('-').slice(0, words).join('-')
  const near = nearestTo(word, beginnings.map(beginning))
  if (near !== undefined) return beginnings.find((candidate) => beginning(candidate) === near)
  return withMostParts(word, all)
}

/** `plain-http` for `plaintext-http`, `root` for `broad-filesystem-root`. Shorter parts are in too many words to say anything. */
function withMostParts(word: string, candidates: readonly string[]): string | undefined {
  const parts = word.toLowerCase().split('-')
  if (!parts.every((part) => part.length > 2)) return undefined
  const shared = (candidate: string) => {
    const own = candidate.toLowerCase().split('-')
    return parts.filter((part) => own.some((each) => each.startsWith(part))).length
  }
  const [best] = candidates
    .map((candidate) => ({ candidate, count: shared(candidate) }))
    .sort((a, b) => b.count - a.count || a.candidate.length - b.candidate.length)
  return best && best.count * 2 > parts.length ? best.candidate : undefined
}

function nearestTo(word: string, candidates: readonly string[]): string | undefined {
  const wanted = word.toLowerCase()
  let nearest: string | undefined
  let fewest = Math.min(3, Math.max(1, Math.floor(word.length / 3))) + 1
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - word.length) >= fewest) continue
    const edits = distance(wanted, candidate.toLowerCase())
    if (edits >= fewest) continue
    nearest = candidate
    fewest = edits
  }
  return nearest
}

/** `There is no rule 'x'. Did you mean 'y'?`: the sentence about a word that is not among the known ones. */
export function unknownWord(what: string, word: string, known: Iterable<string>): string {
  const near = closest(word, known)
  const said = REPEATABLE.test(word) ? `There is no ${what} '${word}'.` : `There is no ${what} of this name.`
  return near === undefined ? said : `${said} Did you mean '${near}'?`
}

/** Whether a rule is called as those of one of these plug-ins are. */
export function isRuleOf(id: string, plugins: readonly string[]): boolean {
  return plugins.some((name) => id.startsWith(`${name}-`))
}

export const RULE_OF_PLUGIN =
  "A plug-in's rule is known where '--plugin' names it, or the settings name the plug-in under 'plugins'."

/** The same about a rule: one that is like none of ours may be a plug-in's. */
export function unknownRule(word: string, known: Iterable<string>): string {
  const ids = [...known]
  const said = unknownWord('rule', word, ids)
  return closest(word, ids) === undefined ? `${said} ${RULE_OF_PLUGIN}` : said
}

/** Damerau-Levenshtein in its restricted form: no pair of letters is swapped and then edited again. */
function distance(a: string, b: string): number {
  let beforeLast: readonly number[] = []
  let last: readonly number[] = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let row = 1; row <= a.length; row++) {
    const current = [row]
    for (let column = 1; column <= b.length; column++) {
      const same = a.charCodeAt(row - 1) === b.charCodeAt(column - 1)
      const swapped =
        row > 1 &&
        column > 1 &&
        a.charCodeAt(row - 1) === b.charCodeAt(column - 2) &&
        a.charCodeAt(row - 2) === b.charCodeAt(column - 1)
      current.push(
        Math.min(
          at(last, column) + 1,
          at(current, column - 1) + 1,
          at(last, column - 1) + (same ? 0 : 1),
          swapped ? at(beforeLast, column - 2) + 1 : Number.POSITIVE_INFINITY,
        ),
      )
    }
    beforeLast = last
    last = current
  }
  return at(last, b.length)
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY
}
