/** The words of an entry that a fix may write in: those of its command line, and no field that means something else. */

import type { Server, Text } from '../../model.ts'

export function spokenWords({ command, args }: Server): readonly Text[] {
  return command ? [command, ...args] : args
}
