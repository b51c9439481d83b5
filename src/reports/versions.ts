/** Versions of this program, as reports name them. */

/** Whether one release came before another, by its three numbers; false for what has none. */
export function isOlder(version: string, than: string): boolean {
  const [a, b] = [version, than].map(numbersOf)
  if (!a || !b) return false
  const different = a.findIndex((number, index) => number !== b[index])
  return (a[different] ?? 0) < (b[different] ?? 0)
}

function numbersOf(version: string): readonly number[] | undefined {
  return /^(\d{1,9})\.(\d{1,9})\.(\d{1,9})/.exec(version)?.slice(1).map(Number)
}
