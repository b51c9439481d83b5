/** Whose a report is, by a file in the syntax of CODEOWNERS. */

import ignore from 'ignore'
import { withoutTokens } from '../knowledge/secrets/redact.ts'

/** More than GitHub reads: it takes files of up to 3 MB. */
const MOST_LINES = 20_000
/** Longer lines are nobody's work. */
const LONGEST = 1024

/**
 * The owner of a path (relative, `/` between segments), as such a file says: the last pattern that matches decides, and one
 * without owners takes them away (docs.github.com, "About code owners"). Several owners are one, in their order.
 */
export function ownersIn(text: string): (path: string) => string | undefined {
  const rules = text
    .split(/\r?\n/)
    .slice(0, MOST_LINES)
    .flatMap((line) => ruleOf(line))
    .reverse()
  return (path) => rules.find(({ matches }) => matches(path))?.owner
}

interface Rule {
  readonly matches: (path: string) => boolean
  readonly owner: string | undefined
}

function ruleOf(line: string): readonly Rule[] {
  // A section of GitLab's, or what GitHub's syntax has not.
  if (line.length > LONGEST || /^\s*(?:#|!|\^?\[|$)/.test(line)) return []
  const comment = line.search(/\s#/)
  const said = comment < 0 ? line : line.slice(0, comment)
  const [pattern = '', ...owners] = said.trim().split(/(?<!\\)\s+/)
  const list = ignore({ allowRelativePaths: true, ignorecase: false }).add(pattern)
  const test = (path: string) => path !== '' && list.ignores(path)
  // `docs/*` is about what lies in the folder, and not about what lies deeper; `docs/**/*` is about both.
  const isFlat = pattern.endsWith('/*') && !/(?:^|\/)\*\*\/\*$/.test(pattern)
  const matches = (path: string) => test(path) && !(isFlat && test(path.slice(0, Math.max(path.lastIndexOf('/'), 0))))
  return [{ matches, owner: owners.length === 0 ? undefined : withoutTokens(owners.join(' ')) }]
}
