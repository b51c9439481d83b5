/** What is taken back by an answer that stands further behind, where a client lets the last one that fits decide. */

import type { ScalarValue } from '../client.ts'
import { child, keyText, type Mapping, type Node } from '../tree.ts'
import { isOneOf } from './paths.ts'

const LONGEST_BEGINNING = 128
/** A pattern that any text fits which begins like this: the star at its end is any more. Others are not judged. */
const BEGINS = /^(?<beginning>[^*?]{0,128})\*{1,8}$/

const NONE: ReadonlyMap<string, number> = new Map()
/** Of a list those at its end are looked through, for each rule before them. */
const MOST_RULES = 32

/** Where the last answer of a kind stands for each beginning: each map is looked through once, however many values ask. */
export class LastAnswers {
  readonly #values: readonly ScalarValue[]
  readonly #maps = new Map<Node, ReadonlyMap<string, number>>()
  readonly #lists = new Map<Node, readonly Mapping[]>()

  constructor(values: readonly ScalarValue[]) {
    this.#values = values
  }

  /** Whether an answer behind a value, in its map or in the one around that, decides for all of it; or a rule behind its own. */
  takesBack(node: Node): boolean {
    if (this.#isForAllBehind(node)) return true
    return node.parent !== undefined && (this.#isForAllBehind(node.parent) || this.#isRuledBehind(node.parent))
  }

  /** Whether one stands behind this value in its map that is for all that the value's key is for. */
  #isForAllBehind(node: Node): boolean {
    const last = this.#of(node.parent)
    if (last.size === 0) return false
    const key = keyText(node) ?? ''
    for (let length = 0; length <= Math.min(key.length, LONGEST_BEGINNING); length++)
      if ((last.get(key.slice(0, length)) ?? -1) > node.span.start) return true
    return false
  }

  /** Whether a rule behind this one in its list answers so, and covers with each of its other fields what this one has there. */
  #isRuledBehind(rule: Node): boolean {
    return this.#rulesIn(rule.parent).some(
      (later) =>
        later.span.start > rule.span.start &&
        [...later.children].every(([key, field]) => this.#isAnswer(field) || covers(field, child(rule, key))),
    )
  }

  #isAnswer(field: Node): boolean {
    return isOneOf(field, this.#values)
  }

  #rulesIn(list: Node | undefined): readonly Mapping[] {
    if (list?.kind !== 'sequence') return []
    const known = this.#lists.get(list)
    if (known) return known
    const rules = list.items
      .flatMap((item) =>
        item.kind === 'mapping' && [...item.children.values()].some((field) => this.#isAnswer(field)) ? [item] : [],
      )
      .slice(-MOST_RULES)
    this.#lists.set(list, rules)
    return rules
  }

  #of(map: Node | undefined): ReadonlyMap<string, number> {
    if (map?.kind !== 'mapping') return NONE
    const known = this.#maps.get(map)
    if (known) return known
    const last = new Map<string, number>()
    for (const each of map.children.values()) {
      const beginning = BEGINS.exec(keyText(each) ?? '')?.groups?.['beginning']
      if (beginning !== undefined && isOneOf(each, this.#values))
        last.set(beginning, Math.max(last.get(beginning) ?? -1, each.span.start))
    }
    this.#maps.set(map, last)
    return last
  }
}

function covers(field: Node, other: Node | undefined): boolean {
  if (field.kind !== 'string' || other?.kind !== 'string') return false
  const beginning = BEGINS.exec(field.value)?.groups?.['beginning']
  return field.value === other.value || (beginning !== undefined && other.value.startsWith(beginning))
}
