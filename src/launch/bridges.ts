/** Bridges: what they connect to, what they start, and the headers they are told to send. */

import type { Bridge } from '../knowledge/programs/bridges.ts'
import { BRIDGE_IMAGES, BRIDGES as FACTS } from '../knowledge/programs/bridges.ts'
import type { Binding, RemoteStep, Text } from '../model.ts'
import { place } from '../model.ts'
import type { Call, Peeled, Unwrap } from './call.ts'
import { assignment, binding, callOf } from './call.ts'
import type { GivenOption, Options } from './options.ts'
import { leadingOptions, optionValue, slice } from './options.ts'
import { startLine } from './start.ts'

/** The bridge that an image holds. */
export function programOfImage(image: string): string | undefined {
  return BRIDGE_IMAGES.get(image.replace(/^docker\.io\//, ''))
}

/**
 * What a bridge leads to. It makes no step for itself: the package or image that brought it, or the program in `index`,
 * already is one.
 */
function cross(call: Call, bridge: Bridge): Peeled | undefined {
  const verb = call.args[0]?.value ?? ''
  if (bridge.verbs && !bridge.verbs.includes(verb)) return undefined
  const options = everyOption(call.args.slice(bridge.verbs ? 1 : 0), bridge)
  const found = target(call, bridge, options)
  const env = options.given.flatMap((option) => (bridge.env?.includes(option.name) ? pairOf(option, '=') : []))
  const headers = options.given.flatMap((option) => headersOf(option, bridge))
  return { ...found, env: [...env, ...(found.env ?? [])], headers }
}

/** A URL, a port and some room: reading on for ever would copy the words once for each. */
const MAX_POSITIONAL = 8

/**
 * Options on both sides of a URL, as these programs take them; a program to start ends them, since what follows is its own.
 */
function everyOption(args: readonly Text[], bridge: Bridge): Options {
  const before = leadingOptions(args, bridge.options)
  const [first, ...behind] = before.rest
  if (!first || before.dashed || !(bridge.positional === 'remote' || isUrl(first))) return before
  const given = [...before.given]
  const positional = [first]
  for (let rest = behind; rest.length > 0 && positional.length < MAX_POSITIONAL; ) {
    const more = leadingOptions(rest, bridge.options)
    for (const each of more.given) given.push(each)
    for (const each of more.rest.slice(0, 1)) positional.push(each)
    rest = more.rest.slice(1)
  }
  return { ...before, given, rest: positional }
}

function target(call: Call, bridge: Bridge, options: Options): Peeled {
  const line = optionValue(options, ...(bridge.line ?? []))
  if (line) return startLine(line)
  const url = optionValue(options, ...(bridge.remote ?? []))
  if (url) return { steps: [remote(url)], args: call.args }
  const [first, ...rest] = options.rest
  if (!first || bridge.positional === undefined) return { steps: [], args: call.args }
  if (isUrl(first)) return { steps: [remote(first)], args: call.args }
  if (bridge.positional === 'remote') return remoteAmong(call, options)
  if (bridge.positional === 'remote-or-file')
    return {
      steps: [{ kind: 'script', interpreter: call.program, path: first, at: place(first), args: rest }],
      args: rest,
    }
  return rest.length === 0 && /\s/.test(first.value)
    ? startLine(first)
    : { steps: [], args: rest, next: callOf([first, ...rest]) }
}

/** A URL that does not begin like one is a reference or a placeholder; a port beside it is not. */
function remoteAmong(call: Call, options: Options): Peeled {
  const url = options.rest.find((word) => isUrl(word)) ?? options.rest.find(({ value }) => !/^\d{1,5}$/.test(value))
  return { steps: url ? [remote(url)] : [], args: call.args }
}

function remote(url: Text): RemoteStep {
  return { kind: 'remote', url, through: 'bridge' }
}

function isUrl({ value }: Text): boolean {
  return /^(?:https?|wss?):\/\//i.test(value)
}

function headersOf(option: GivenOption, bridge: Bridge): readonly Binding[] {
  const [value] = option.values
  if (value && bridge.bearer?.includes(option.name))
    return [{ name: 'Authorization', key: place(option.token), value, node: value.node }]
  return bridge.headers?.includes(option.name) ? pairOf(option, ':') : []
}

/** Name and value from two words, or from one word with a sign between them. */
function pairOf({ values: [first, second] }: GivenOption, sign: ':' | '='): readonly Binding[] {
  if (!first) return []
  if (second) return [binding(first, second)]
  if (sign === '=') {
    const found = assignment(first)
    return found ? [found] : []
  }
  const colon = first.value.search(/[:=]/)
  if (colon < 1) return []
  const behind = first.value.slice(colon + 1)
  const blanks = behind.length - behind.trimStart().length
  return [binding(slice(first, 0, colon), slice(first, colon + 1 + blanks))]
}

export const BRIDGES: ReadonlyMap<string, Unwrap> = new Map(
  [...FACTS].map(([name, bridge]): [string, Unwrap] => [name, (call) => cross(call, bridge)]),
)
