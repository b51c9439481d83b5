/** Patterns of command lines that stand in scanned files: which lines their client runs unasked by one, or refuses. */

import type { CommandPatterns } from '../../client.ts'
import { type ForeignExpression, fitsAnyCommand, fitsEveryLine, understood } from '../text/foreign-expressions.ts'

/** What may stand behind a program, and has little in common: an expression that all of it fits leaves the rest to anybody. */
const BEHIND = [' -c 0', ' x', ' ./Z_9.q --k=v'] as const

const linesOf = (program: string) => BEHIND.map((rest) => `${program}${rest}`)

function expressionOf(text: string, { written }: CommandPatterns): ForeignExpression | undefined {
  // Between the client's own anchors, and no group.
  if (written === 'whole') return { source: `^${text}$`, flags: '' }
  const close = text.lastIndexOf('/')
  return text.startsWith('/') && close > 1 ? { source: text.slice(1, close), flags: text.slice(close + 1) } : undefined
}

/**
 * What an expression runs unasked: any command (no program), or whatever code is given to one of the programs that the client's
 * data names; undefined where it is neither, or not understood.
 */
export function grantedBy(text: string, patterns: CommandPatterns): { readonly program?: string } | undefined {
  const expression = expressionOf(text, patterns)
  if (!expression) return undefined
  const { programs, written } = patterns
  if (!programs) return (written === 'whole' ? fitsEveryLine(expression) : fitsAnyCommand(text)) ? {} : undefined
  const isFound = understood(expression)
  if (!isFound || isNeverAsked(expression, isFound, patterns)) return undefined
  // The first is tried in any case: `[a-z]+ .*` names none, and is for all.
  const likely = programs.filter((program, index) => index === 0 || expression.source.includes(program))
  const program = likely.slice(0, MOST_PROGRAMS).find((each) => linesOf(each).every((line) => isFound(line)))
  return program === undefined ? undefined : { program }
}

/** Of more programs in one expression each would be tried, three times. */
const MOST_PROGRAMS = 8

/** VS Code takes what fits an empty line for a mistake, but for `.*` (see `fitsAnyCommand`). */
function isNeverAsked(
  { source }: ForeignExpression,
  isFound: (line: string) => boolean | undefined,
  { written }: CommandPatterns,
): boolean {
  return written === 'slashed' && source !== '.*' && isFound('') !== false
}

/** Whether one of these refuses whatever is given to a program. */
export function isRefused(program: string, refused: readonly string[], patterns: CommandPatterns): boolean {
  return refused.some((text) => {
    const expression = expressionOf(text, patterns)
    if (expression) {
      const isFound = understood(expression)
      return isFound && !isNeverAsked(expression, isFound, patterns) && linesOf(program).every((line) => isFound(line))
    }
    // How a line begins, up to the end of a word.
    return linesOf(program).every((line) => line.startsWith(text) && !/^\w/.test(line.slice(text.length)))
  })
}
