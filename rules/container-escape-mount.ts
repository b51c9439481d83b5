import { withoutMount, withoutOptions } from '../src/knowledge/fixes/containers.ts'
import { holdsControlSocket, isControlSocket, isDriveOfShell, judgePath } from '../src/knowledge/sensitive-paths.ts'
import { containerOf, type Mount } from '../src/model.ts'
import { defineRule } from '../src/rule.ts'

const SOCKET_HELP =
  'Take it away. If the server has to manage containers, put a proxy in between that allows the calls it needs and no others.'

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
      `The container of server '${server.name}' is given ${what}. Through it the server can start a container with the whole host in it: it has the rights of the engine on this machine, usually those of root.`
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
              ? "Mount the one folder that it needs, with ':ro' where reading is enough."
              : SOCKET_HELP,
          fix: withoutMount(server, mount),
          discriminator: mount.source,
        })
      }
      // Docker 28.3: the socket, and the credentials of the registries with it.
      const api = step.options.find(({ name, value }) => name === '--use-api-socket' && value !== 'false')
      if (api)
        report({
          at: api.at,
          message: socket('the control socket of the container engine'),
          help: SOCKET_HELP,
          fix: withoutOptions(step.options.filter(({ name }) => name === api.name)),
          discriminator: api.name,
        })
    }
  },
})

function openedBy({ source, target, type }: Mount): string | undefined {
  if (type !== 'bind') return undefined
  if (isControlSocket(source) || isControlSocket(target)) return 'the control socket of the container engine'
  if (holdsControlSocket(source)) return 'the folder of the control socket of the container engine'
  return judgePath(source).breadth === 'disk' || isDriveOfShell(source) ? 'the whole disk' : undefined
}

function disk(name: string, { readOnly }: Mount): string {
  return readOnly
    ? `The container of server '${name}' is given the whole disk for reading. Every secret on it can be read.`
    : `The container of server '${name}' is given the whole disk. It can change any program on it: it is root on this machine.`
}
