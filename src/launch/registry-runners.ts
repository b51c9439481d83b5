/** Programs that fetch a package of Maven's registry or of RubyGems and run it. */

import { COURSIER_OPTIONS, GEM_OPTIONS } from '../knowledge/packages/runners.ts'
import type { Call, Peeled, Unwrap } from './call.ts'
import { packageSteps } from './npm.ts'
import { leadingOptions, mixedOptions, optionValue } from './options.ts'
import type { Running, Spec } from './specs.ts'
import { coursierSpec, gemOrFile, isExactGem, specStep } from './specs.ts'

/**
 * `cs launch group::artifact:version another:one:1.0 -- args`. A bare name is an application of one of its channels, and which
 * package that is nobody here knows.
 */
function coursier(call: Call): Peeled | undefined {
  const [verb, ...words] = call.args
  if (verb?.value !== 'launch') return undefined
  const end = words.findIndex(({ value }) => value === '--')
  const options = mixedOptions(end < 0 ? words : words.slice(0, end), COURSIER_OPTIONS)
  const args = end < 0 ? [] : words.slice(end + 1)
  const running: Running = { runner: `${call.program} launch`, ecosystem: 'maven', options: options.words, args }
  const modules = options.rest.filter((text) => coursierSpec(text) !== undefined)
  const steps = packageSteps(modules, (text) => coursierSpec(text) ?? { kind: 'local' }, running)
  return steps.length > 0 ? { steps, args } : undefined
}

/** `gem exec [-g gem] [-v version] program[:version] args`: the gem is called as its program is, unless an option says otherwise. */
function gem(call: Call): Peeled | undefined {
  const [verb, ...words] = call.args
  if (!/^exe?c?$/.test(verb?.value ?? '')) return undefined
  const options = leadingOptions(words, GEM_OPTIONS)
  const [command, ...args] = options.rest
  if (!command) return undefined
  const named = optionValue(options, '--gem') ?? command
  const spec = gemOrFile(named)
  const version = optionValue(options, '--version')
  const versioned: Spec = version && spec.kind === 'package' ? { ...spec, version, exact: isExactGem(version) } : spec
  const running: Running = { runner: 'gem exec', ecosystem: 'gem', options: options.words, args }
  return { steps: [specStep(versioned, named, running)], args }
}

export const REGISTRY_RUNNERS: ReadonlyMap<string, Unwrap> = new Map([
  ['cs', coursier],
  ['coursier', coursier],
  ['gem', gem],
])
