/** Ignores that silence nothing, taken out. */

import { removed } from '../changes.ts'
import type { Fix } from '../model.ts'
import type { Node, Span } from '../tree.ts'

/** A comment that ignores something, or a line of one. */
export interface Written {
  /** What goes when nothing of it is needed. */
  readonly whole: Span
  /** The rules that it names, in order. */
  readonly rules: readonly Span[]
}

/**
 * The comment without these rules, or none where it names no others. All that are idle go at once: a comment with none left
 * would be wrong in another way. Linear in the rules, of which a file may name a hundred thousand.
 *
 * @param idle Where their names begin.
 */
export function withoutRules({ whole, rules }: Written, idle: ReadonlySet<number>): Fix {
  const last = rules.findLastIndex(({ start }) => !idle.has(start))
  if (last < 0) return { title: 'Remove the ignore', safety: 'safe', changes: [{ does: 'strip', span: whole }] }
  const spans = rules.flatMap((rule, index) => (idle.has(rule.start) ? [withSeparator(rules, rule, index, last)] : []))
  const title = spans.length === 1 ? 'Remove the rule from the ignore' : 'Remove the rules from the ignore'
  return { title, safety: 'safe', changes: spans.map((span) => ({ does: 'strip', span })) }
}

/** A name with what parts it from the next one; behind the last that stays, from the one before. */
function withSeparator(rules: readonly Span[], { start, end }: Span, index: number, last: number): Span {
  return index > last ? { start: rules[index - 1]?.end ?? start, end } : { start, end: rules[index + 1]?.start ?? end }
}

/** The entry of the settings. */
export function withoutEntry(node: Node | undefined): Fix | undefined {
  const change = node && removed(node)
  return change && { title: 'Remove the ignore', safety: 'safe', changes: [change] }
}
