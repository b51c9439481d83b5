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

/** Which of two lists of as many words comes first, by the first word that differs, whatever the locale: for `sort`. */
export function compareWords(a: readonly string[], b: readonly string[]): number {
  for (const [index, word] of a.entries()) {
    const other = b[index]
    if (other !== undefined && word !== other) return word < other ? -1 : 1
  }
  return 0
}
