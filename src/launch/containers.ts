/** Containers: options in every spelling, mounts, ports, environment, the image and what it is told to start. */

import { COMPOSERS, ENGINE_OPTIONS, ENGINES, RUN_OPTIONS } from '../knowledge/containers/container-options.ts'
import { LAUNCHERS, PACKAGE_RUNNERS, RUNTIME_IMAGES } from '../knowledge/packages/runners.ts'
import type { OptionTable } from '../knowledge/programs/option-table.ts'
import { baseName, programName } from '../knowledge/programs/program-names.ts'
import { pieceOf } from '../knowledge/references/index.ts'
import type { Binding, Container, ImageStep, Option, Span, Text, WrapperStep } from '../model.ts'
import { place } from '../model.ts'
import { programOfImage } from './bridges.ts'
import type { Call, Peeled, Unwrap } from './call.ts'
import { assignment, binding, callOf, wrapperStep } from './call.ts'
import { mountsOf, portsOf } from './mounts.ts'
import type { GivenOption, Options } from './options.ts'
import { isOption, leadingOptions, optionValue, slice } from './options.ts'
import { installedStep, withoutReferences } from './specs.ts'
import { asWritten } from './unset.ts'
import { readWords } from './words.ts'

function engine(call: Call): Peeled | undefined {
  const before = leadingOptions(call.args, ENGINE_OPTIONS)
  const words = before.rest[0]?.value === 'container' ? before.rest.slice(1) : before.rest
  const [verb, ...rest] = words
  switch (verb?.value) {
    case 'run':
    case 'create':
      return run(call, before, verb, rest)
    case 'exec':
      return inside(call, `${call.program} exec`, rest, before.given)
    case 'start':
      return started(call)
    case 'compose':
      return compose(call, `${call.program} compose`, rest, before.given)
    case 'mcp':
      return gateway(rest)
    default:
      return undefined
  }
}

function run(call: Call, before: Options, verb: Text, words: readonly Text[]): Peeled | undefined {
  const options = leadingOptions(words, RUN_OPTIONS, takesNext)
  const [image, ...args] = options.rest
  if (!image) return undefined
  const step = imageStep(call, verb, image, [...before.given, ...options.given], args)
  const next = innerCall(step.name, image, optionValue(options, '--entrypoint'), args)
  return { steps: [step], args, env: environment(options), next }
}

/** An image that a program starts, with what it is given. */
export function imageStep(
  { program }: Call,
  verb: Text | undefined,
  image: Text,
  options: readonly GivenOption[],
  args: readonly Text[],
): ImageStep {
  return { kind: 'image', program, verb, ...imageReference(image), at: place(image), ...given(options), args }
}

/**
 * Whether an option we do not know takes the word after it: not when an option follows, nor when that word is the last or
 * looks like an image itself.
 */
function takesNext([next, after]: readonly Text[]): boolean {
  if (!next || !after || isOption(next.value)) return false
  return !/[/:@]/.test(next.value)
}

function given(all: readonly GivenOption[]): Container {
  const sharing = new Map<Text, number>()
  for (const { token } of all) sharing.set(token, (sharing.get(token) ?? 0) + 1)
  const options = all.map((option) => normalised(option, sharing.get(option.token) === 1))
  return { mounts: mountsOf(options), ports: portsOf(options), options }
}

function normalised({ name, token, values }: GivenOption, isOnly: boolean): Option {
  // What a default mounts or opens, rules ask for themselves.
  const text = values[0] && asWritten(values[0])
  // A letter that we do not know may stand beside it.
  const isAlone = isOnly && (text !== undefined || token.value.startsWith('--') || token.value.length === 2)
  const words = isAlone ? [token, ...values.filter((value) => !isWithin(value, token))] : []
  return { name, value: text?.value, at: place(text ?? token), text, words }
}

/** Of a value that its option holds, or that stands behind it. */
function isWithin({ node, to }: Text, word: Text): boolean {
  return node === word.node && to <= word.to
}

/** `-e NAME=value`, and `-e NAME` alone, which hands on the host's value. */
export function environment(options: Options): readonly Binding[] {
  return options.given.flatMap(({ name, values: [value] }) => {
    if (name !== '--env' || !value) return []
    return [assignment(value) ?? binding(value, undefined)]
  })
}

interface ImageReference {
  readonly name: string
  readonly tag: string | undefined
  readonly tagAt?: Span
  readonly digest: string | undefined
}

/** `registry:port/path:tag@sha256:…` (the reference grammar of the OCI distribution project). */
export function imageReference(text: Text): ImageReference {
  const masked = withoutReferences(text)
  const from = /^(?:docker|oras):\/\//.exec(masked)?.[0].length ?? 0
  const digestAt = masked.indexOf('@', from)
  const end = digestAt < 0 ? masked.length : digestAt
  const colon = masked.lastIndexOf(':', end)
  const tagged = colon > masked.lastIndexOf('/', end)
  return {
    name: text.value.slice(from, tagged ? colon : end),
    // A tag that a variable may change is none that its publisher moves.
    tag: tagged ? asWritten(slice(text, colon + 1, end)).value : undefined,
    ...(tagged && { tagAt: place(slice(text, colon + 1, end)) }),
    digest: digestAt < 0 ? undefined : asWritten(slice(text, digestAt + 1)).value,
  }
}

/** An empty one takes away the image's own, so that what follows is the program; Podman takes a list too (podman-run(1)). */
function entrypointWords(text: Text): readonly Text[] {
  if (text.value === '') return []
  return listedIn(text.value)?.map((word) => pieceOf(text.node, text.from, text.to, word)) ?? [text]
}

/** `["sh", "-c"]`: the words of a list in JSON; undefined for anything else. */
function listedIn(value: string): readonly string[] | undefined {
  if (!value.startsWith('[')) return undefined
  try {
    const list: unknown = JSON.parse(value)
    return Array.isArray(list) && list.every((word) => typeof word === 'string') ? list : undefined
  } catch {
    return undefined
  }
}

/** What starts in the container, where the command line says so and not the image. */
export function innerCall(
  image: string,
  at: Text,
  entrypoint: Text | undefined,
  args: readonly Text[],
): Call | undefined {
  if (entrypoint) return callOf([...entrypointWords(entrypoint), ...args])
  const bridge = programOfImage(image)
  if (bridge) return { program: bridge, command: at, args }
  const [first] = args
  if (!first) return undefined
  const program = programName(first.value)
  const runtime = RUNTIME_IMAGES.has(baseName(image).toLowerCase())
  return PACKAGE_RUNNERS.has(program) || (runtime && LAUNCHERS.has(program)) ? callOf(args) : undefined
}

/** `docker exec [options] container program`: no image is named, only where the program runs. `before`: the engine's own options. */
export function inside(
  call: Call,
  program: string,
  words: readonly Text[],
  before: readonly GivenOption[] = [],
  table: OptionTable = RUN_OPTIONS,
): Peeled | undefined {
  const options = leadingOptions(words, table, takesNext)
  const [container, ...args] = options.rest
  if (!container) return undefined
  const step: WrapperStep = {
    kind: 'wrapper',
    program,
    does: 'sandbox',
    at: place(call.command),
    args: call.args.slice(0, call.args.length - args.length),
    container: given([...before, ...options.given]),
  }
  // That of `docker compose run` is a line, which it takes apart.
  const entrypoint = optionValue(options, '--entrypoint')
  const next = callOf(entrypoint ? [...readWords(entrypoint), ...args] : args)
  return { steps: [step], args, env: environment(options), next }
}

/** `docker start -ai name`: everything about it was decided when the container was made. */
function started(call: Call): Peeled {
  const step = wrapperStep(call, `${call.program} start`, 'sandbox', call.args)
  return { steps: [step], args: [] }
}

/** `docker compose run service program`, where the compose file says what the service is. */
function compose(
  call: Call,
  program: string,
  words: readonly Text[],
  before?: readonly GivenOption[],
): Peeled | undefined {
  const [verb, ...rest] = leadingOptions(words, ENGINE_OPTIONS).rest
  if (verb?.value !== 'run' && verb?.value !== 'exec') return undefined
  const peeled = inside(call, `${program} ${verb.value}`, rest, before)
  // The words behind a service may also be arguments of its entrypoint.
  const known = verb.value === 'exec' || LAUNCHERS.has(peeled?.next?.program ?? '')
  return peeled && (known ? peeled : { ...peeled, next: undefined })
}

/** `docker mcp gateway run`: servers of the Docker catalog, chosen by flags and by the user's own settings. */
function gateway(words: readonly Text[]): Peeled | undefined {
  const [name, verb, ...rest] = words
  if (name?.value !== 'gateway' || verb?.value !== 'run') return undefined
  const step = installedStep(
    { runner: 'docker mcp gateway run', ecosystem: 'docker-catalog', options: rest, args: [] },
    'docker-mcp-gateway',
    place(name),
  )
  return { steps: [step], args: rest }
}

export const CONTAINERS: ReadonlyMap<string, Unwrap> = new Map<string, Unwrap>([
  ...[...ENGINES].map((name): [string, Unwrap] => [name, engine]),
  ...[...COMPOSERS].map((name): [string, Unwrap] => [name, (call) => compose(call, name, call.args)]),
])
