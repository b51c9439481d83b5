/** What a script installs by name before it starts it: `npm i -g x && exec x`, `pip install x && python -m x`. */

import { FROM_ELSEWHERE, INSTALLERS, type Installer, TOOLS_OF_INSTALLING } from '../knowledge/packages/installers.ts'
import type { Ecosystem, Step, Text } from '../model.ts'
import type { Call, Peeled, Programs } from './call.ts'
import { has, leadingOptions, mixedOptions, optionValue, optionValues } from './options.ts'
import type { Spec } from './specs.ts'
import {
  cargoSpec,
  gemOrFile,
  goSpec,
  isExactCargo,
  isExactGem,
  isExactNuget,
  npmSpec,
  nugetSpec,
  pypiSpec,
  specStep,
} from './specs.ts'

const READERS: Readonly<Partial<Record<Ecosystem, (text: Text) => Spec>>> = {
  npm: npmSpec,
  pypi: pypiSpec,
  go: goSpec,
  cargo: cargoSpec,
  nuget: nugetSpec,
  gem: gemOrFile,
}

/** Of those whose version may stand in an option, by which it is read. */
const IS_EXACT: Readonly<Partial<Record<Ecosystem, (version: Text) => boolean>>> = {
  cargo: isExactCargo,
  nuget: isExactNuget,
  gem: isExactGem,
}

/** The packages that a call installs from a registry or a repository; undefined for a call that names none. */
function installs(call: Call): Peeled | undefined {
  const installer = INSTALLERS.get(call.program)
  if (!installer) return undefined
  const before = leadingOptions(call.args, installer.options)
  const verb = installer.verbs.find((words) => words.split(' ').every((word, at) => before.rest[at]?.value === word))
  if (verb === undefined) return undefined
  const words = [...before.words, ...before.rest.slice(verb.split(' ').length)]
  const steps = installed(installer, `${call.program} ${verb}`, words)
  return steps.length > 0 ? { steps, args: call.args } : undefined
}

function installed({ ecosystem, options: table, version }: Installer, runner: string, words: readonly Text[]): Step[] {
  const options = mixedOptions(words, table)
  const read = READERS[ecosystem]
  if (!read || has(options, ...FROM_ELSEWHERE)) return []
  const from = optionValue(options, '--from')
  const given = version === undefined ? undefined : optionValue(options, version)
  const own = { runner, ecosystem, options: options.words, args: [] }
  return [...(from ? [from] : options.rest), ...optionValues(options, '--with')].flatMap((text): Step[] => {
    const spec = atVersion(read(text), given, ecosystem)
    // `go install ./cmd`, and a module without a version, are the project's own.
    if (spec.kind === 'local' || (spec.kind === 'package' && ecosystem === 'go' && !spec.version)) return []
    return spec.kind === 'package' && TOOLS_OF_INSTALLING.has(spec.name.value) ? [] : [specStep(spec, text, own)]
  })
}

/** A version that stands in an option of its own. */
function atVersion(spec: Spec, version: Text | undefined, ecosystem: Ecosystem): Spec {
  if (!version || spec.kind !== 'package') return spec
  return { ...spec, version, exact: IS_EXACT[ecosystem]?.(version) ?? false }
}

/** These programs, which install or do what `known` says of them. */
export function orInstalls(known: Programs): Programs {
  return (name) => (INSTALLERS.has(name) ? (call) => installs(call) ?? known(name)?.(call) : known(name))
}
