import { judgePath } from '../src/knowledge/paths/sensitive-paths.ts'
import { mountedAsWritten } from '../src/knowledge/references/expansion.ts'
import { containerOf } from '../src/model.ts'
import { defineRule } from '../src/rule.ts'

export default defineRule({
  id: 'container-host-mount',
  title: 'Home or system folder mounted into a container',
  severity: 'high',
  confidence: 'high',
  category: 'isolation',
  cwe: ['CWE-668', 'CWE-732'],
  owasp: ['MCP02', 'MCP10'],
  since: '0.1.0',
  server(server, { config, report }) {
    const isMountedAsWritten = mountedAsWritten(server, config)
    for (const each of server.launch.steps) {
      const step = containerOf(each)
      if (!step) continue
      for (const mount of step.mounts) {
        const { breadth, what } = judgePath(mount.source)
        if (mount.type !== 'bind' || (breadth !== 'home' && breadth !== 'system')) continue
        report({
          at: mount.at,
          message: `The container of server '${server.name}' is given ${what}, ${mount.readOnly ? 'read-only' : 'with write access'}. What the container was meant to keep out is inside it.`,
          help: `Mount the project folder it works on, or one subfolder, instead${mount.readOnly ? '' : ", with ':ro' if reading is enough"}.`,
          confidence: isMountedAsWritten(mount) ? 'low' : 'high',
          discriminator: mount.source,
        })
      }
    }
  },
})
