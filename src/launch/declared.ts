/** What a publisher declares to be run: a package or an image by name, and the words that go before and behind it. */

import { RUN_OPTIONS } from '../knowledge/containers/container-options.ts'
import type { Ecosystem, ImageStep, Option, PackageStep, Text } from '../model.ts'
import { place } from '../model.ts'
import type { Peeled } from './call.ts'
import { environment, imageStep, innerCall } from './containers.ts'
import { continued } from './npm.ts'
import { type GivenOption, leadingOptions, optionValue } from './options.ts'

export interface Declared {
  readonly registry: Ecosystem | 'oci'
  /** The host of a registry of images that is not Docker Hub. */
  readonly host: string | undefined
  readonly identifier: Text
  readonly version: Text | undefined
  /** The program that starts it, as the publisher has it. */
  readonly runtime: string
  /** The words for that program, those of one argument together: an option that awaits its value takes none of the next. */
  readonly before: readonly (readonly Text[])[]
  /** The words for the server. */
  readonly behind: readonly Text[]
}

/** The first layer of what clients make of it. */
export function startDeclared(declared: Declared): Peeled {
  const { registry } = declared
  return registry === 'oci' ? startImage(declared) : startPackage(declared, registry)
}

function startPackage({ identifier, version, runtime, before, behind }: Declared, ecosystem: Ecosystem): Peeled {
  const at = place(identifier)
  const step: PackageStep = {
    kind: 'package',
    runner: runtime,
    ecosystem,
    name: identifier.value,
    version: version && {
      text: version.value,
      at: place(version),
      // One version and nothing else: no range, no tag. The registry refuses anything but that, others may not.
      exact: /^v?\d{1,9}(?:\.\d{1,9}){1,4}(?:[-+.]?[\w.+-]{1,64})?$/.test(version.value),
    },
    local: false,
    at,
    nameAt: at,
    extras: [],
    options: before.flat(),
    args: behind,
  }
  return { steps: [step], args: behind, next: continued(step, undefined, identifier, behind) }
}

function startImage({ host, identifier, version, runtime, before, behind }: Declared): Peeled {
  const given = before.flatMap((words) => optionsIn(words))
  const call = { program: runtime, command: identifier, args: behind }
  const image = imageStep(call, undefined, identifier, given, behind)
  const step: ImageStep = {
    ...image,
    name: host === undefined ? image.name : `${host}/${image.name}`,
    // Since the schema of 2025-10 it stands behind the identifier, before that by itself.
    ...(image.tag === undefined && version && { tag: version.value, tagAt: place(version) }),
    // They stand in entries of their own, and cannot be taken out of a command line.
    options: image.options.map(withoutWords),
    mounts: image.mounts.map((mount) => ({ ...mount, option: withoutWords(mount.option) })),
    ports: image.ports.map((port) => ({ ...port, option: withoutWords(port.option) })),
  }
  const options = { given, words: [], rest: [], dashed: false }
  const next = innerCall(step.name, identifier, optionValue(options, '--entrypoint'), behind)
  return { steps: [step], args: behind, env: environment(options), next }
}

/** Some write `run` among them, or a value for an option that takes none: what is no option is passed over. */
function optionsIn(words: readonly Text[]): readonly GivenOption[] {
  const given: GivenOption[] = []
  for (let rest = words.slice(0, MOST_WORDS); rest.length > 0; ) {
    const options = leadingOptions(rest, RUN_OPTIONS, ([next]) => next !== undefined && !next.value.startsWith('-'))
    for (const each of options.given) given.push(each)
    rest = options.rest.slice(options.dashed ? 0 : 1)
  }
  return given
}

/** Each that is no option has the rest looked at once more. */
const MOST_WORDS = 512

function withoutWords(option: Option): Option {
  return { ...option, words: [] }
}
