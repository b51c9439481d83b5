/** What is in order: how lists are compared, and how a place is found in one. */

/** How many of a sorted list come before the first that is past something; all of them where none is. */
export function countBefore<T>(sorted: readonly T[], isPast: (item: T) => boolean): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    const item = sorted[middle]
    if (item !== undefined && !isPast(item)) low = middle + 1
    else high = middle
  }
  return low
}

/**
 * Which of two plain versions comes first, by the first number that differs: for `sort`. What is not written of one is 0, so
 * that `0.7` is `0.7.0`; NaN where what differs is no number.
 */
export function compareNumbered(a: string, b: string): number {
  const [left, right] = [a, b].map((version) => version.split('.').map(Number))
  const length = Math.max(left?.length ?? 0, right?.length ?? 0)
  for (let at = 0; at < length; at++) {
    const apart = (left?.[at] ?? 0) - (right?.[at] ?? 0)
    if (apart !== 0) return apart
  }
  return 0
}

/** Which of two lists of as many words comes first, by the first word that differs, whatever the locale: for `sort`. */
export function compareWords(a: readonly string[], b: readonly string[]): number {
  for (const [index, word] of a.entries()) {
    const other = b[index]
    if (other !== undefined && word !== other) return word < other ? -1 : 1
  }
  return 0
}
