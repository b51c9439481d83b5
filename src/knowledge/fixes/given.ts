/** How what a server is given goes again: variables and switches, wherever and however they are written. */

import { removed, removedAll, unsafe, withoutBinding, withoutWords } from '../../changes.ts'
import {
  type Binding,
  type Change,
  containerOf,
  type Fix,
  keyOf,
  type Node,
  type Option,
  type Server,
  type Text,
} from '../../model.ts'
import { keyText } from '../../tree.ts'
import { isOff, isOn } from '../environment/index.ts'

type Given = Pick<Server, 'launch'>

/** More words than anybody writes by hand: they are not looked through for each of as many findings. */
export const MANY = 500

/** Something a server is started with goes; undefined where it stands in a script, or in a form that has no such part. */
export function taken(name: string, changes: readonly Change[] | undefined): Fix | undefined {
  return unsafe(`Remove '${name}'`, changes)
}

/** A member of a mapping goes: a variable of a settings file, a setting. */
export function withoutMember(node: Node): Fix | undefined {
  const name = keyOf(node)?.text
  const change = name === undefined ? undefined : removed(node)
  return unsafe(`Remove '${name}'`, change && [change])
}

/** One variable less; undefined where a script sets it. */
export function withoutVariable(binding: Binding, server: Given): Fix | undefined {
  return taken(binding.name, changesWithout(binding, server))
}

/** The same of several that say one thing together, under the name of the first; undefined where one of them has to stay. */
export function withoutVariables(bindings: readonly Binding[], server: Given): Fix | undefined {
  const [first] = bindings
  const changes = bindings.map((binding) => changesWithout(binding, server))
  if (!first || !changes.every((each) => each !== undefined)) return undefined
  const others =
    bindings.length === 1 ? '' : bindings.length === 2 ? ' and one more' : ` and ${bindings.length - 1} more`
  return unsafe(`Remove '${first.name}'${others}`, changes.flat())
}

/**
 * A variable goes: out of a map, or off a command line, with the option that hands it on. Undefined where it is set in a
 * script.
 */
export function changesWithout(binding: Binding, server?: Given): readonly Change[] | undefined {
  const { name, node } = binding
  if (node.parent?.kind === 'mapping' && keyText(node) === name) return removedAll(node)
  const listed = withoutBinding(binding)
  if (listed) return [listed]
  const options = server?.launch.steps.flatMap((step) => containerOf(step)?.options ?? []) ?? []
  const option = options.length > MANY ? undefined : options.find((each) => isSetBy(each, binding))
  return option ? withoutWords(option.words) : offCommandLine(binding)
}

function offCommandLine({ name, value, node }: Binding): readonly Change[] | undefined {
  const { parent, key } = node
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

function isSetBy({ name, at }: Option, { key }: Binding): boolean {
  return name === '--env' && at.start === key.start
}

const GIT_SETTING = /^GIT_CONFIG_(?:KEY|VALUE)_\d{1,4}$/

/** A variable less. git takes its settings from numbered ones, and none of them if one is missing: all go, where all are of one. */
export function withoutHook(server: Given, binding: Binding): Fix | undefined {
  if (!GIT_SETTING.test(binding.name)) return withoutVariable(binding, server)
  if (server.launch.env.length > MANY) return undefined
  const numbered = server.launch.env.filter(({ name }) => name === 'GIT_CONFIG_COUNT' || GIT_SETTING.test(name))
  const isOne = numbered.every(({ name }) => name === 'GIT_CONFIG_COUNT' || name.endsWith('_0'))
  return isOne ? withoutVariables([binding, ...numbered.filter((each) => each !== binding)], server) : undefined
}

/** A switch less, with the word behind it where that is its value. */
export function withoutSwitch(words: readonly (Text | undefined)[]): Fix | undefined {
  const given = words.filter((word) => word !== undefined)
  return unsafe(`Remove '${given[0] ? nameOf(given[0].value) : ''}'`, withoutWords(given))
}

/**
 * The words of a switch at an index, by what tells of a word and the next one that it is set: the next one too where it is
 * its value. None where it is not sure whether that is a value.
 */
export function switchWords(
  words: readonly Text[],
  index: number,
  isSet: (word: string, next: string | undefined) => boolean,
): readonly (Text | undefined)[] {
  const [flag, next] = words.slice(index, index + 2)
  if (!flag) return []
  if (!isSet(flag.value, undefined)) return [flag, next]
  if (!next || flag.value.includes('=')) return [flag]
  return isOff(next.value) ? [] : isOn(next.value) ? [flag, next] : [flag]
}

/** `--name` of `--name=value`, which may be anything. */
function nameOf(flag: string): string {
  return flag.replace(/=.*/s, '').slice(0, 80)
}

/** A variable of the machine stays with the machine. `by`: what sets it, or its name in a list. */
export function notHandedOn(name: string, by: Binding | Node): Fix | undefined {
  const isName = 'kind' in by
  if (isName && by.kind !== 'string' && by.kind !== 'mapping') return undefined
  const changes = isName ? removedAll(by) : changesWithout(by)
  return unsafe(`Do not hand '${name}' on`, changes)
}
