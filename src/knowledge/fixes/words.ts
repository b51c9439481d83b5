/** The words of an entry that a fix may write in: those of its command line, and no field that means something else. */

import type { Server, Text } from '../../model.ts'

const spoken = new WeakMap<Server, readonly Text[]>()

/** The command and its arguments, the same list each time: an entry may fetch as many packages as it has words. */
export function spokenWords(server: Server): readonly Text[] {
  const known = spoken.get(server)
  if (known) return known
  const words = server.command ? [server.command, ...server.args] : server.args
  spoken.set(server, words)
  return words
}
