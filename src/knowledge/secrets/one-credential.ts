/** How a finding says that its credential stands elsewhere as well. */

/** A sentence, for the end of a message; `count`: of the other places. */
export function alsoElsewhere(count: number): string {
  return `The same credential stands in ${count === 1 ? 'one more place' : `${count} more places`}.`
}
