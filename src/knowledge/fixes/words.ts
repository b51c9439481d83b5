/** The words of an entry that a fix may write in: those of its command line, and no field that means something else. */

import type { Server, Text } from '../../model.ts'
import { onceFor } from '../memoize.ts'

/** The command and its arguments, the same list each time: an entry may fetch as many packages as it has words. */
export const spokenWords = onceFor(({ command, args }: Server): readonly Text[] =>
  command ? [command, ...args] : args,
)
