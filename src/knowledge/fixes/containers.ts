/** How containers are shut again: options less, and limits more. */

import { rewritten, unsafe, withoutWords, wordsAfter } from '../../changes.ts'
import {
  type Change,
  type Container,
  type Fix,
  type ImageStep,
  type Installed,
  type Mount,
  type Option,
  type Server,
  wordsOf,
} from '../../model.ts'
import { EVERY_LIMIT, type Limit } from '../containers/container-limits.ts'
import { isPrivileged, withoutPowers } from '../containers/container-powers.ts'
import type { KnownServer } from '../servers/catalogue.ts'
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
  const others = option.name === '--cap-add' ? withoutPowers(option, options) : []
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

/** Words that say nothing of this machine: what they name is the same in a container. */
const PLAIN = /^(?:--?[\w-]{1,64}(?:=[\w,-]{1,64})?|\w[\w-]{0,63})$/

/** Those whose images can be told from files. */
export const ENGINES = ['docker', 'podman'] as const

/**
 * The server in a container of the image that it is published as, with every limit and nothing of the host: where this machine
 * has that image, so that nothing is fetched by a tag, and where the server is told of nothing on this machine.
 */
export function enclosed(
  server: Server,
  { published }: KnownServer,
  installed: Installed | undefined,
): Fix | undefined {
  const [step, ...others] = server.launch.steps
  const { command, args, cwd, envFile } = server
  if (!installed || step?.kind !== 'package' || others.length > 0 || cwd || envFile) return undefined
  if (!command || command.node.parent !== server.node || command.value !== command.node.value) return undefined
  if (!step.args.every(({ value }) => PLAIN.test(value)) || step.extras.length > 0) return undefined
  const names = published.flatMap((place) => (place.startsWith('docker:') ? [place.slice('docker:'.length)] : []))
  const [image] = ENGINES.flatMap((engine) =>
    names.flatMap((name) => {
      const held = installed.versionOf({ ecosystem: 'docker', name, runner: engine })
      return held ? [{ engine, name, held }] : []
    }),
  )
  const list = args[0]?.node.parent
  if (!image || (list ? list.kind !== 'sequence' || list.parent !== server.node : args.length > 0)) return undefined
  const words = [
    ...['run', '-i', ...EVERY_LIMIT.flatMap(joined), '--tmpfs=/tmp'],
    ...server.env.flatMap(({ name }) => ['-e', name]),
    `${image.name}@${image.held.version}`,
    ...step.args.map(({ value }) => value),
  ]
  const start = rewritten(command, image.engine)
  const given: Change = list
    ? { does: 'replace', node: list, by: words }
    : { does: 'add', to: server.node, key: 'args', value: words }
  return unsafe(`Run it in the image '${image.name}', which ${image.held.source} has`, start && [start, given])
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
