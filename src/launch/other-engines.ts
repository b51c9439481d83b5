/** Containers that are started by other means than Docker's command line: kubectl, ctr of containerd, Apptainer. */

import {
  APPTAINER_OPTIONS,
  BRINGER_OPTIONS,
  CTR_OPTIONS,
  KUBECTL_OPTIONS,
} from '../knowledge/containers/container-options.ts'
import type { WrapperStep } from '../model.ts'
import { place } from '../model.ts'
import type { Call, Peeled, Unwrap } from './call.ts'
import { callOf } from './call.ts'
import { environment, imageStep, innerCall, inside } from './containers.ts'
import type { GivenOption, Options } from './options.ts'
import { has, leadingOptions, optionValue, slice } from './options.ts'
import { withoutReferences } from './specs.ts'
import { wrapperNamed } from './wrappers.ts'

/** `kubectl run name --image=x -- args`, `kubectl debug target --image=x -- program`; `kubectl exec` is a plain wrapper. */
function kubectl(call: Call): Peeled | undefined {
  const before = leadingOptions(call.args, KUBECTL_OPTIONS)
  const [verb, ...words] = before.rest
  if (verb?.value !== 'run' && verb?.value !== 'debug') return wrapperNamed(call.program)?.(call)
  // Options stand on both sides of the name, up to `--`.
  const own = leadingOptions(words, KUBECTL_OPTIONS)
  const behind = leadingOptions(own.rest.slice(own.dashed ? 0 : 1), KUBECTL_OPTIONS)
  const options: Options = { ...behind, given: [...before.given, ...own.given, ...behind.given] }
  const image = optionValue(options, '--image')
  if (!image) return undefined
  const args = behind.rest
  const step = imageStep(call, verb, image, options.given, args)
  const isCommand = verb.value === 'debug' || has(options, '--command')
  const next = isCommand ? callOf(args) : innerCall(step.name, image, undefined, args)
  return { steps: [step], args, env: environment(options), next }
}

/** Programs that others bring along, and their own options: `k3s kubectl …`, `microk8s ctr …`, `colima nerdctl -- …`. */
const BROUGHT: ReadonlySet<string> = new Set(['kubectl', 'ctr', 'nerdctl'])

function bringing(call: Call): Peeled | undefined {
  const [program, ...words] = leadingOptions(call.args, BRINGER_OPTIONS).rest
  if (!program || !BROUGHT.has(program.value)) return wrapperNamed(call.program)?.(call)
  const own = leadingOptions(words, BRINGER_OPTIONS)
  const next = callOf([program, ...(own.dashed ? own.rest : words)])
  return { steps: [], args: next?.args ?? [], next }
}

/** `ctr run [options] image id program`, whose words stand instead of the image's own; `ctr task exec id program`. */
function ctr(call: Call): Peeled | undefined {
  const before = leadingOptions(call.args, CTR_OPTIONS)
  const [verb, ...words] = before.rest
  if (/^(?:t|tasks?)$/.test(verb?.value ?? '') && words[0]?.value === 'exec')
    return inside(call, 'ctr task exec', words.slice(1), before.given, CTR_OPTIONS)
  if (verb?.value !== 'run') return undefined
  const options = leadingOptions(words, CTR_OPTIONS)
  const [image, , ...args] = options.rest
  if (!image) return undefined
  const step = imageStep(call, verb, image, [...before.given, ...options.given].map(asDocker), args)
  return { steps: [step], args, env: environment(options), next: callOf(args) }
}

/** `--net-host` is what `--network host` is to Docker. */
function asDocker(option: GivenOption): GivenOption {
  if (option.name !== '--net-host' || option.values.length > 0) return option
  return { ...option, name: '--network', values: [slice(option.token, '--net-'.length)] }
}

/** Registries of images; a library of Apptainer's own, a file and a running instance have no tag that is pulled. */
const PULLED = /^(?:docker|oras):\/\//

/** `apptainer exec [options] image program`, `apptainer run [options] image args`. */
function apptainer(call: Call): Peeled | undefined {
  const before = leadingOptions(call.args, APPTAINER_OPTIONS)
  const [verb, ...words] = before.rest
  if (verb?.value !== 'exec' && verb?.value !== 'run') return undefined
  const options = leadingOptions(words, APPTAINER_OPTIONS)
  const [image, ...args] = options.rest
  if (!image) return undefined
  const step = imageStep(call, verb, image, options.given.flatMap(eachBind), args)
  const isPulled = PULLED.test(image.value)
  const next = verb.value === 'exec' ? callOf(args) : innerCall(isPulled ? step.name : '', image, undefined, args)
  const box: WrapperStep = {
    kind: 'wrapper',
    program: `${call.program} ${verb.value}`,
    does: 'sandbox',
    at: place(call.command),
    args: call.args.slice(0, call.args.length - args.length),
    container: { mounts: step.mounts, ports: step.ports, options: step.options },
  }
  return { steps: [isPulled ? step : box], args, env: environment(options), next }
}

/** `--bind /a,/b:/c` names several. */
function eachBind(option: GivenOption): readonly GivenOption[] {
  const [value] = option.values
  if (option.name !== '--bind' || !value?.value.includes(',')) return [option]
  const masked = withoutReferences(value)
  let from = 0
  return masked.split(',').map((part): GivenOption => {
    const begin = from
    from += part.length + 1
    return { ...option, values: [slice(value, begin, begin + part.length)] }
  })
}

export const OTHER_ENGINES: ReadonlyMap<string, Unwrap> = new Map<string, Unwrap>([
  ['kubectl', kubectl],
  ['oc', kubectl],
  ['k3s', bringing],
  ['microk8s', bringing],
  ['minikube', bringing],
  ['colima', bringing],
  ['ctr', ctr],
  ['apptainer', apptainer],
  ['singularity', apptainer],
])
