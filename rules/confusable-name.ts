import { foreignIn, type Lettering, letteringOf } from '../src/knowledge/servers/server-look-alikes.ts'
import { serversNamed } from '../src/knowledge/servers/server-names.ts'
import type { ConfigFile, Server } from '../src/model.ts'
import { defineRule } from '../src/rule.ts'

export default defineRule({
  id: 'confusable-name',
  title: 'Server name that passes for another',
  severity: 'medium',
  confidence: 'high',
  category: 'composition',
  cwe: ['CWE-1007', 'CWE-451'],
  owasp: ['MCP09', 'MCP03'],
  since: '0.1.0',
  server(server, { config, report }) {
    const lettering = letteringOf(server.fullName)
    if (!lettering) return
    const other = readAlike(server, lettering, config)
    if (!other && !lettering.wellKnown && !lettering.mixed) return
    report({
      at: server.at,
      message: `Server '${server.name}' reads as '${other?.name ?? lettering.reads}' and is ${whatItIs(server, lettering)}. Anyone who approves a call by its server's name will take it for ${other || lettering.wellKnown ? 'that one' : 'something it is not'}.`,
      help: 'Find out who added it, and give it a distinct name in plain letters.',
      confidence: lettering.ascii && !other ? 'medium' : 'high',
      related: other ? [{ at: other.at, message: `It reads as this server, '${other.name}'.` }] : [],
    })
  },
})

/** Another server in the file, in plain letters: the one being imitated. */
function readAlike({ name }: Server, { reads }: Lettering, config: ConfigFile): Server | undefined {
  return serversNamed(config, reads).find((other) => other.name !== name)
}

function whatItIs({ fullName }: Server, { mixed, ascii }: Lettering): string {
  if (ascii) return 'spelled with digits or capitals that look like other letters'
  return `spelled with ${mixed ? 'letters from two scripts' : 'look-alike letters'} (${foreignIn(fullName)})`
}
