/** How servers that drive a browser get one of their own. */

import { unsafe, withoutWords } from '../../changes.ts'
import type { Fix } from '../../model.ts'
import type { RealBrowser } from '../programs/browser-profiles.ts'
import { changesWithout } from './given.ts'

/** What leads to the user's browser goes, of servers that start one of their own without it. */
export function browserOfItsOwn({ by }: RealBrowser): Fix | undefined {
  const changes = by && ('name' in by ? changesWithout(by) : withoutWords(by))
  return unsafe('Let it start a browser of its own', changes)
}
