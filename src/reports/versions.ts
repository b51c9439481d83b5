/** Versions of this program, as reports name them. */

import { compareNumbered } from '../knowledge/order.ts'

/** Whether one release came before another, by its three numbers; false for what has none. */
export function isOlder(version: string, than: string): boolean {
  const [a, b] = [version, than].map((each) => /^\d{1,9}\.\d{1,9}\.\d{1,9}/.exec(each)?.[0])
  return a !== undefined && b !== undefined && compareNumbered(a, b) < 0
}
