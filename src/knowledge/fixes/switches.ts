/** How switches, and what else a server is started with, are taken away again. */

import { removedAll, withoutWords } from '../../changes.ts'
import type { Binding, Change, Fix, Node, Text } from '../../model.ts'
import { keyText } from '../../tree.ts'
import { isOff, isOn } from '../environment.ts'

/** Something a server is started with goes; undefined where it stands in a script, or in a form that has no such part. */
export function taken(name: string, changes: readonly Change[] | undefined): Fix | undefined {
  return changes && { title: `Remove '${name}'`, safety: 'unsafe', changes }
}

/** A flag goes, with a yes or a no behind it that is a word of its own. */
export function withoutFlag(flag: Text, args: readonly Text[]): readonly Change[] | undefined {
  const next = flag.value.includes('=') ? undefined : args[args.indexOf(flag) + 1]
  return withoutWords(next && (isOn(next.value) || isOff(next.value)) ? [flag, next] : [flag])
}

/**
 * A variable goes: out of a map, or off a command line, with the option that hands it on. Undefined where it is set in a
 * script.
 */
export function withoutVariable({ name, value, node }: Binding): readonly Change[] | undefined {
  const { parent, key } = node
  if (parent?.kind === 'mapping') return keyText(node) === name ? removedAll(node) : undefined
  if (parent?.kind !== 'sequence' || node.kind !== 'string' || typeof key !== 'number') return undefined
  // What stands before the value, which has to be the rest of the word.
  const isRest = !value || (value.node === node && value.to === node.value.length)
  const lead = isRest ? node.value.slice(0, value?.from) : undefined
  const its = [name, `${name}=`].find((own) => lead?.endsWith(own))
  const option = its === undefined ? undefined : lead?.slice(0, -its.length)
  if (option === '--env=' || option === '-e') return removedAll(node)
  const before = parent.items[key - 1]
  const flag = before?.kind === 'string' && before.value.startsWith('-') ? before : undefined
  if (option !== '') return undefined
  // `env NAME=value program`: a word of its own. Of `--label NAME=value` we know nothing.
  if (!flag) return value ? removedAll(node) : undefined
  return flag.value === '-e' || flag.value === '--env'
    ? [flag, node].map((each) => ({ does: 'remove', node: each }))
    : undefined
}

/** A variable of the machine stays with the machine. `by`: what sets it, or its name in a list. */
export function notHandedOn(name: string, by: Binding | Node): Fix | undefined {
  const isName = 'kind' in by
  if (isName && by.kind !== 'string') return undefined
  const changes = isName ? removedAll(by) : withoutVariable(by)
  return changes && { title: `Do not hand '${name}' on`, safety: 'unsafe', changes }
}
