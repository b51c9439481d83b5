/** Where this linter stops reading and clients do not. */

import type { ConfigFile } from '../../model.ts'
import { isLimit, isUnread, type SyntaxProblem } from '../../tree.ts'

/**
 * The first place after which we, and only we, stopped reading a project's configuration. On a machine such files grow by
 * themselves, with what a client remembers; in a project somebody wrote them. None where the file is broken as well: its
 * clients stop there.
 */
export function readingLimit({ document, scope, readers }: ConfigFile): SyntaxProblem | undefined {
  if (scope !== 'project' || readers.length === 0) return undefined
  const unread = document.problems.filter(isUnread)
  return unread.every(({ kind }) => isLimit(kind)) ? unread[0] : undefined
}
