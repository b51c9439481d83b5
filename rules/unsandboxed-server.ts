import { isForContainer } from '../src/knowledge/approvals/index.ts'
import { enclosed } from '../src/knowledge/fixes/containers.ts'
import { isElsewhere } from '../src/knowledge/programs/program-files.ts'
import { recogniseServer } from '../src/knowledge/servers/index.ts'
import { runsElsewhere } from '../src/knowledge/servers/roles.ts'
import { fieldsOf, type Reader, type Server } from '../src/model.ts'
import { defineRule } from '../src/rule.ts'

export default defineRule({
  id: 'unsandboxed-server',
  title: 'Server that runs code outside any sandbox',
  severity: 'info',
  confidence: 'high',
  category: 'isolation',
  cwe: ['CWE-250', 'CWE-653'],
  owasp: ['MCP02', 'MCP05'],
  since: '0.1.0',
  fixable: 'unsafe',
  server(server, { config, installed, report }) {
    const known = recogniseServer(server.launch)
    if (!known || known.remote || !known.server.roles.includes('executes') || runsElsewhere(known.server)) return
    if (isEnclosed(server) || isForContainer(config.path)) return
    report({
      at: known.at,
      fix: enclosed(server, known.server, installed),
      message: `Server '${server.name}' (${known.server.name}) runs commands or code that the model writes, as you and on this machine. Whatever the model is talked into is then done with all your files and credentials in reach.`,
      help: 'Start it in a container or virtual machine with only the project it should work on.',
    })
  },
})

/** In a container or on another machine, or in a sandbox of its client because the entry says so. */
function isEnclosed({ launch, readers, node }: Server): boolean {
  if (launch.steps.some(isElsewhere)) return true
  return readers.some((reader) => isSandboxed(reader, node))
}

function isSandboxed(reader: Reader, { children }: Server['node']): boolean {
  const { sandboxed } = fieldsOf(reader)
  const set = sandboxed === undefined ? undefined : children.get(sandboxed)
  return set?.kind === 'boolean' && set.value === true
}
