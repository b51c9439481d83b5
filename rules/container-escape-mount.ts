import { withoutMount, withoutOptions } from '../src/knowledge/fixes/containers.ts'
import {
  holdsControlSocket,
  isControlSocket,
  isDriveOfShell,
  judgePath,
} from '../src/knowledge/paths/sensitive-paths.ts'
import { containerOf, type Mount } from '../src/model.ts'
import { defineRule } from '../src/rule.ts'

const PROXY = 'If the server has to manage containers, put a proxy in between that allows only the calls it needs.'

export default defineRule({
  id: 'container-escape-mount',
  title: 'Container that can take over the host',
  severity: 'critical',
  confidence: 'high',
  category: 'isolation',
  cwe: ['CWE-250', 'CWE-668'],
  owasp: ['MCP02', 'MCP05'],
  since: '0.1.0',
  fixable: 'unsafe',
  server(server, { report }) {
    const socket = (what: string) =>
      `The container of server '${server.name}' is given ${what}. With it, the server can start a container that mounts the whole host: it has the engine's rights on this machine, usually root's.`
    for (const each of server.launch.steps) {
      const step = containerOf(each)
      if (!step) continue
      for (const mount of step.mounts) {
        const opened = openedBy(mount)
        if (!opened) continue
        report({
          at: mount.at,
          message: opened === 'the whole disk' ? disk(server.name, mount) : socket(opened),
          help:
            opened === 'the whole disk'
              ? "Mount only the folder that it needs, with ':ro' if reading is enough."
              : `Remove the mount. ${PROXY}`,
          fix: withoutMount(server, mount),
          discriminator: mount.source,
        })
      }
      // Docker 28.3: the socket, together with the registry credentials.
      const api = step.options.find(({ name, value }) => name === '--use-api-socket' && value !== 'false')
      if (api)
        report({
          at: api.at,
          message: socket("the container engine's control socket"),
          help: `Remove the option. ${PROXY}`,
          fix: withoutOptions(step.options.filter(({ name }) => name === api.name)),
          discriminator: api.name,
        })
    }
  },
})

function openedBy({ source, target, type }: Mount): string | undefined {
  if (type !== 'bind') return undefined
  if (isControlSocket(source) || isControlSocket(target)) return "the container engine's control socket"
  if (holdsControlSocket(source)) return "the folder of the container engine's control socket"
  return judgePath(source).breadth === 'disk' || isDriveOfShell(source) ? 'the whole disk' : undefined
}

function disk(name: string, { readOnly }: Mount): string {
  return readOnly
    ? `The container of server '${name}' is given the whole disk, read-only. It can read every secret there.`
    : `The container of server '${name}' is given the whole disk. It can change any program there, so it is root on this machine.`
}
