/** How what a server is given goes again: variables and switches, wherever and however they are written. */

import { removed, unsafe, withoutBinding, withoutWords } from '../../changes.ts'
import {
  type Binding,
  type Change,
  containerOf,
  type Fix,
  keyOf,
  type Node,
  place,
  type Server,
  type Text,
} from '../../model.ts'
import { isOff, isOn } from '../environment.ts'

type Given = Pick<Server, 'launch'>

/** More words than anybody writes by hand: they are not looked through for each of as many findings. */
export const MANY = 500

/** A member of a mapping goes: a variable of a settings file, a setting. */
export function withoutMember(node: Node): Fix | undefined {
  const name = keyOf(node)?.text
  const change = name === undefined ? undefined : removed(node)
  return unsafe(`Remove '${name}'`, change && [change])
}

/** One variable less; undefined where a script sets it. */
export function withoutVariable(server: Given, binding: Binding): Fix | undefined {
  return unsafe(`Remove '${binding.name}'`, changesWithout(server, binding))
}

/** The same of several that say one thing together, under the name of the first; undefined where one of them has to stay. */
export function withoutVariables(server: Given, bindings: readonly Binding[]): Fix | undefined {
  const [first] = bindings
  const changes = bindings.map((binding) => changesWithout(server, binding))
  if (!first || !changes.every((each) => each !== undefined)) return undefined
  const others =
    bindings.length === 1 ? '' : bindings.length === 2 ? ' and one more' : ` and ${bindings.length - 1} more`
  return unsafe(`Remove '${first.name}'${others}`, changes.flat())
}

function changesWithout({ launch }: Given, binding: Binding): readonly Change[] | undefined {
  const change = withoutBinding(binding)
  if (change) return [change]
  const { start } = binding.key
  for (const step of launch.steps) {
    const options = containerOf(step)?.options ?? []
    if (options.length > MANY || (step.kind === 'wrapper' && step.args.length > MANY)) return undefined
    const option = options.find(({ name, at }) => name === '--env' && at.start === start)
    if (option) return withoutWords(option.words)
    const word = step.kind === 'wrapper' ? step.args.find((arg) => place(arg).start === start) : undefined
    if (word?.value.startsWith(`${binding.name}=`)) return withoutWords([word])
  }
  return undefined
}

const GIT_SETTING = /^GIT_CONFIG_(?:KEY|VALUE)_\d{1,4}$/

/** A variable less. git takes its settings from numbered ones, and none of them if one is missing: all go, where all are of one. */
export function withoutHook(server: Given, binding: Binding): Fix | undefined {
  if (!GIT_SETTING.test(binding.name)) return withoutVariable(server, binding)
  if (server.launch.env.length > MANY) return undefined
  const numbered = server.launch.env.filter(({ name }) => name === 'GIT_CONFIG_COUNT' || GIT_SETTING.test(name))
  const isOne = numbered.every(({ name }) => name === 'GIT_CONFIG_COUNT' || name.endsWith('_0'))
  return isOne ? withoutVariables(server, [binding, ...numbered.filter((each) => each !== binding)]) : undefined
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
