/** What was locked and what stands there now, quoted so that the difference is seen however long both are. */

/** Characters of a value that are quoted. */
const LONGEST = 160
/** Of what both have in common, so many before the difference. */
const CONTEXT = 24

/** A value in quotes, cut where it is too long; what is not there is empty. */
export function quoted(value: string | undefined): string {
  return `'${shortened(value ?? '')}'`
}

/** Both, from shortly before where they part. */
export function quotedBoth(before: string, after: string): readonly [string, string] {
  if (Math.max(before.length, after.length) <= LONGEST) return [quoted(before), quoted(after)]
  const shorter = Math.min(before.length, after.length)
  let same = 0
  while (same < shorter && before.charCodeAt(same) === after.charCodeAt(same)) same++
  const from = Math.max(0, same - CONTEXT)
  const piece = (value: string) => (from === 0 ? quoted(value) : `'…${shortened(value.slice(from))}'`)
  return [piece(before), piece(after)]
}

function shortened(value: string): string {
  return value.length <= LONGEST ? value : `${value.slice(0, LONGEST)}…`
}
