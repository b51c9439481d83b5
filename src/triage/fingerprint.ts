/** The identity of a finding from one run to the next: what baselines and code scanning recognise it by. */

import { onceFor } from '../knowledge/memoize.ts'
import { sha256 } from '../knowledge/sha256.ts'
import { keyCalledShort } from '../knowledge/text/long-names.ts'
import { child, type Mapping, type Node, type Sequence } from '../tree.ts'

export interface Identity {
  readonly rule: string
  /** Relative to the root, `/` between segments. */
  readonly file: string
  /** Empty where the finding is about none. */
  readonly server: string
  /** As `stablePointer` makes it. */
  readonly pointer: string
  /** Tells apart findings of one rule at one pointer; may be empty. Never a secret. */
  readonly discriminator: string
}

/** 32 hexadecimal digits. No line, no column and no value goes in, so that it outlives formatting and rotated secrets. */
export function fingerprint({ rule, file, server, pointer, discriminator }: Identity): string {
  // A NUL inside a part would let one place pass for another, accepted one.
  const parts = [rule, file, server, pointer, discriminator].map((part) => part.replaceAll('\0', '\u{fffd}'))
  return sha256(parts.join('\0')).slice(0, 32)
}

/**
 * A JSON pointer in which the elements of lists are named rather than numbered, as far as they have names: an argument, and
 * the value after it, by its flag (`/args/--token`), an entry by its `name` or `id`, anything else by its place among the
 * nameless (`/args/#2`). What is repeated is counted: `-e`, `-e#2`.
 */
export function stablePointer(node: Node): string {
  const steps: string[] = []
  for (let at = node; at.parent && at.key !== undefined; at = at.parent) {
    const step = typeof at.key === 'object' ? keyCalledShort(at.key) : itemName(at.parent, at.key)
    steps.push(`/${step.replaceAll('~', '~0').replaceAll('/', '~1')}`)
  }
  return steps.reverse().join('')
}

function itemName(parent: Mapping | Sequence, index: number): string {
  if (parent.kind !== 'sequence') return `#${index + 1}`
  return namesOfItems(parent)[index] ?? `#${index + 1}`
}

/** Worked out once a list: one of a hundred thousand arguments may have a finding on each. */
const namesOfItems = onceFor(({ items }: Sequence): readonly string[] => {
  const counts = new Map<string, number>()
  const counted = (name: string) => {
    const count = (counts.get(name) ?? 0) + 1
    counts.set(name, count)
    return count === 1 ? name : `${name}#${count}`
  }
  let nameless = 0
  let flagBefore: string | undefined
  return items.map((item) => {
    const ofFlagBefore = item.kind === 'mapping' || item.kind === 'sequence' ? undefined : flagBefore
    flagBefore = undefined
    if (item.kind === 'string' && item.value === '--') return counted('--')
    const flag = item.kind === 'string' ? flagOf(item.value) : undefined
    if (flag) {
      const name = counted(flag.name)
      if (!flag.carriesValue) flagBefore = name
      return name
    }
    if (ofFlagBefore !== undefined) return ofFlagBefore
    const name = nameOfEntry(item)
    if (name !== undefined) return counted(name)
    nameless++
    return `#${nameless}`
  })
})

const LONG_FLAG = /^--[A-Za-z][\w-]{0,40}$/
const SHORT_FLAG = /^-[A-Za-z]/

/**
 * Of an argument only what names it: `--token` of `--token=…`. Of a single dash the first letter alone: `-p` may be followed
 * by the password in the same word, and a hash of a short password gives it away.
 */
function flagOf(argument: string): { readonly name: string; readonly carriesValue: boolean } | undefined {
  const equals = argument.startsWith('-') ? argument.indexOf('=') : -1
  const carriesValue = equals >= 0
  if (SHORT_FLAG.test(argument)) return { name: argument.slice(0, 2), carriesValue }
  const word = carriesValue ? argument.slice(0, equals) : argument
  return LONG_FLAG.test(word) ? { name: word, carriesValue } : undefined
}

/** Longer than any name that people give. */
const LONGEST_NAME = 128

function nameOfEntry(node: Node): string | undefined {
  for (const key of ['name', 'id']) {
    const name = child(node, key)
    if (name?.kind === 'string' && name.value !== '' && name.value.length <= LONGEST_NAME) return name.value
  }
  return undefined
}
