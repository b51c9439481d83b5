/** Options that hand a container the powers of the host: docker-run(1), capabilities(7). */

import type { Option } from '../../model.ts'
import { onceFor } from '../memoize.ts'

/**
 * Capabilities that amount to root on the host: capabilities(7). SYS_PTRACE and NET_ADMIN do not, inside namespaces of the
 * container's own.
 */
const POWERFUL = /^(?:CAP_)?(?:ALL|SYS_ADMIN|SYS_MODULE|SYS_RAWIO|DAC_READ_SEARCH|BPF)$/i
/** The same once the container sees the host's processes: ptrace(2) writes into their memory. */
const TRACES = /^(?:CAP_)?SYS_PTRACE$/i

/** Asked for each of a hundred thousand options, perhaps. */
const seesHost = onceFor((options: readonly Option[]): boolean =>
  options.some(({ name, value }) => name === '--pid' && value === 'host'),
)

/** `seccomp=unconfined`, `apparmor:unconfined`, `unmask=ALL`. `no-new-privileges=false` is the default, and says nothing. */
const UNCONFINED = /^(?:(?:seccomp|apparmor|systempaths)[=:]unconfined|unmask[=:](?:all|\/proc.{0,64}))$/i
/** SELinux off for this container: common where a folder is mounted, and one fence of several. */
const UNLABELLED = /^label[=:](?:disable|type:spc_t)$/i

export interface Power {
  /** Follows "runs". */
  readonly how: string
  /** What it comes to, a sentence. */
  readonly so: string
  readonly confidence: 'high' | 'medium'
}

/** Whether an option hands over everything at once, whatever its value. */
export function isPrivileged({ name }: Option): boolean {
  return name === '--privileged'
}

/** What an option gives, among the others; undefined for nothing that matters. */
export function powerOf({ name, value = '' }: Option, options: readonly Option[]): Power | undefined {
  // Values as Go's ParseBool takes them.
  if (name === '--privileged' && !/^(?:false|f|0)$/i.test(value))
    return {
      how: "with '--privileged'",
      so: "It can mount the host's disk, load kernel code and use every device: nothing confines it.",
      confidence: 'high',
    }
  const capability = name === '--cap-add' && value.split(',').find((each) => POWERFUL.test(each.trim()))
  if (capability)
    return {
      how: `with the capability '${capability.trim()}'`,
      so: 'That is enough to read or change the host from inside.',
      confidence: 'high',
    }
  const traces = name === '--cap-add' && value.split(',').find((each) => TRACES.test(each.trim()))
  if (traces && seesHost(options))
    return {
      how: `with the capability '${traces.trim()}' among the host's processes`,
      so: "It can put its own code into any of them, including root's.",
      confidence: 'high',
    }
  if (name !== '--security-opt') return undefined
  const option = value.trim()
  if (!UNCONFINED.test(option) && !UNLABELLED.test(option)) return undefined
  return {
    how: `with '${option}'`,
    so: 'A fence between it and the kernel is down, so one flaw is enough to leave the container.',
    confidence: UNLABELLED.test(option) ? 'medium' : 'high',
  }
}

/** Of a list of capabilities, those that are no such power. */
export function withoutPowers({ value = '' }: Option, options: readonly Option[]): readonly string[] {
  const isPower = (each: string) => POWERFUL.test(each) || (TRACES.test(each) && seesHost(options))
  return value.split(',').filter((each) => !isPower(each.trim()))
}
