import { withoutOptions } from '../src/knowledge/fixes/containers.ts'
import { containerOf } from '../src/model.ts'
import { defineRule } from '../src/rule.ts'

const NETWORK = "the host's network: services on loopback, the cloud metadata address, other machines"

const NAMESPACES: ReadonlyMap<string, string> = new Map([
  ['--network', NETWORK],
  ['--pid', "the host's processes, with their environments"],
  ['--ipc', 'the memory and message queues of host programs'],
  ['--uts', "the host's name"],
  ['--userns', "the host's users"],
  ['--cgroupns', "the host's control groups"],
])

/** Graphics cards, as files and as Container Device Interface names: models need them, and they expose little. */
const GRAPHICS = /^(?:\/dev\/(?:dri|kfd|nvidia[\w-]{0,32})(?:\/|:|$)|(?:nvidia|amd)\.com\/gpu=)/

export default defineRule({
  id: 'container-host-namespace',
  title: 'Container that shares a host namespace or device',
  severity: 'medium',
  confidence: 'high',
  category: 'isolation',
  cwe: ['CWE-653', 'CWE-668'],
  owasp: ['MCP02'],
  since: '0.1.0',
  fixable: 'unsafe',
  server(server, { report }) {
    for (const each of server.launch.steps) {
      const step = containerOf(each)
      if (!step) continue
      for (const option of step.options) {
        const { name, value, at } = option
        const shared = value === undefined ? undefined : sharedThing(name, value)
        if (value === undefined || !shared) continue
        report({
          at,
          confidence: name === '--device' && GRAPHICS.test(value) ? 'low' : 'high',
          message: `The container of server '${server.name}' shares ${shared}. What the container was meant to keep out is reachable from inside it.`,
          help:
            name === '--network'
              ? "Use the default network, or '--network none' for a server that needs none; reach the host as host.docker.internal."
              : 'Remove the option, unless the server documents why it needs it.',
          // A device is usually what the server is for.
          fix: name === '--device' ? undefined : withoutOptions([option]),
          discriminator: `${name}=${value}`,
        })
      }
    }
  },
})

/**
 * What a container may create device files for, as root in it can with its default capabilities (docker-run(1);
 * cgroup-v1/devices of the kernel): `a` is every device, `b` are disks. One kind of other device (`c 189:* rmw`, USB) is what
 * a server is for.
 */
const DEVICE_RULE = /^\s{0,8}([ab])(?:\s|$)/

function sharedThing(name: string, value: string): string | undefined {
  if (name === '--device-cgroup-rule') {
    const kind = DEVICE_RULE.exec(value)?.[1]
    return kind && `${kind === 'a' ? 'every device' : 'disks'} of the host (rule '${value.trim()}')`
  }
  if (name === '--device') return `the host device '${value.split(':')[0]}'`
  // `--network name=host` is the longer form, with which a container joins several.
  const of = value
    .trim()
    .toLowerCase()
    .replace(/^name=/, '')
    .split(',')[0]
  return of === 'host' ? NAMESPACES.get(name) : undefined
}
