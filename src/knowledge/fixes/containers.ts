/** How containers are shut again: options less, and limits more. */

import { rewritten, unsafe, withoutWords, wordsAfter } from '../../changes.ts'
import { type Container, type Fix, type ImageStep, type Mount, type Option, type Server, wordsOf } from '../../model.ts'
import type { Limit } from '../container-limits.ts'
import { isPrivileged, withoutPowers } from '../container-powers.ts'
import { MANY } from './given.ts'

/** Options go, each with its value; undefined where one is a letter among others. */
export function withoutOptions(options: readonly Option[]): Fix | undefined {
  const [first] = options
  if (!first || options.some(({ words }) => words.length === 0)) return undefined
  return unsafe(`Remove '${said(first)}'`, withoutWords(options.flatMap(({ words }) => words)))
}

/** A power goes. Of a switch that is given twice the one before would count then; of a list, what is no such power stays. */
export function withoutPower(option: Option, { options }: Container): Fix | undefined {
  if (isPrivileged(option)) return withoutOptions(options.filter(isPrivileged))
  const others = option.name === '--cap-add' ? withoutPowers(option) : []
  return others.length > 0 ? withoutValue(option, others.join(',')) : withoutOptions([option])
}

/** A mount goes; undefined where the server is told to work on what is mounted. */
export function withoutMount(server: Server, { target, option }: Mount): Fix | undefined {
  if (server.args.length > MANY || server.launch.args.length > MANY) return undefined
  const isWanted = wordsOf(server).some(({ value }) => value === target || value.startsWith(`${target}/`))
  return isWanted ? undefined : withoutOptions([option])
}

/** Of an option, another value. */
function withoutValue({ name, text }: Option, by: string): Fix | undefined {
  const change = text && rewritten(text, by)
  return unsafe(`Write '${name} ${by}'`, change && [change])
}

/** As it is told: a path may be long, and a line is not. */
function said({ name, value }: Option): string {
  const whole = value === undefined ? name : `${name} ${value}`
  return whole.length <= 80 ? whole : name
}

/**
 * What a container is started without, right behind `run`; undefined where nothing but the network is missing, which is for
 * the server to say, and where no command line starts it.
 */
export function hardened({ verb }: ImageStep, missing: readonly Limit[]): Fix | undefined {
  const words = missing.flatMap(({ add }) => (add.startsWith(NETWORK) ? [] : joined(add)))
  const change = verb && words.length > 0 ? wordsAfter(verb, words) : undefined
  return unsafe(`Add '${words.join(' ')}'`, change && [change])
}

const NETWORK = '--network'

/** `--memory 512m --cpus 1` as words that hold an option and its value each. */
function joined(add: string): readonly string[] {
  return add.split(/ (?=--)/).map((option) => option.replace(' ', '='))
}
