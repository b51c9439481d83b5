import { containerOf, type Option } from '../src/model.ts'
import { defineRule } from '../src/rule.ts'

/**
 * Capabilities that amount to root on the host: capabilities(7). SYS_PTRACE and NET_ADMIN do not, inside namespaces of the
 * container's own.
 */
const POWERFUL = /^(?:CAP_)?(?:ALL|SYS_ADMIN|SYS_MODULE|SYS_RAWIO|DAC_READ_SEARCH|BPF)$/i
/** `seccomp=unconfined`, `apparmor:unconfined`, `unmask=ALL`. `no-new-privileges=false` is the default, and says nothing. */
const UNCONFINED = /^(?:(?:seccomp|apparmor|systempaths)[=:]unconfined|unmask[=:](?:all|\/proc.{0,64}))$/i
/** SELinux off for this container: common where a folder is mounted, and one fence of several. */
const UNLABELLED = /^label[=:](?:disable|type:spc_t)$/i

interface Power {
  /** Follows "runs". */
  readonly how: string
  /** What it comes to, a sentence. */
  readonly so: string
  readonly confidence: 'high' | 'medium'
}

export default defineRule({
  id: 'privileged-container',
  title: 'Container with the powers of the host',
  severity: 'critical',
  confidence: 'high',
  category: 'isolation',
  cwe: ['CWE-250'],
  owasp: ['MCP02', 'MCP05'],
  since: '0.1.0',
  server(server, { report }) {
    for (const each of server.launch.steps) {
      const step = containerOf(each)
      if (!step) continue
      for (const option of step.options) {
        const power = powerOf(option)
        // Of a switch that is given twice the last one counts.
        if (!power || (option.name === '--privileged' && option !== step.options.findLast(isPrivileged))) continue
        report({
          at: option.at,
          message: `The container of server '${server.name}' runs ${power.how}. ${power.so}`,
          help: 'Remove the option, and add back the single capability that the server documents, if any: start from "--cap-drop ALL".',
          confidence: power.confidence,
          discriminator: `${option.name}=${option.value ?? ''}`,
        })
      }
    }
  },
})

function isPrivileged({ name }: Option): boolean {
  return name === '--privileged'
}

function powerOf({ name, value = '' }: Option): Power | undefined {
  // Values as Go's ParseBool takes them.
  if (name === '--privileged' && !/^(?:false|f|0)$/i.test(value))
    return {
      how: "with '--privileged'",
      so: 'It can mount the disk of the host, load kernel code and use every device: nothing holds it in.',
      confidence: 'high',
    }
  const capability = name === '--cap-add' && value.split(',').find((each) => POWERFUL.test(each.trim()))
  if (capability)
    return {
      how: `with the capability '${capability.trim()}'`,
      so: 'That is enough to read or change the host from inside.',
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
