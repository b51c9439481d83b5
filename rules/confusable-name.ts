import { foreignIn, type Lettering, letteringOf } from '../src/knowledge/server-look-alikes.ts'
import { serversNamed } from '../src/knowledge/server-names.ts'
import type { ConfigFile, Server } from '../src/model.ts'
import { defineRule } from '../src/rule.ts'

export default defineRule({
  id: 'confusable-name',
  title: 'Server named to be taken for another',
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
      message: `Server '${server.name}' reads as '${other?.name ?? lettering.reads}' and is ${whatItIs(server, lettering)}. Who approves a call by the name of its server takes it for ${other || lettering.wellKnown ? 'that one' : 'what it is not'}.`,
      help: 'Find out who added it, and give it a name in plain letters that no other server has.',
      confidence: lettering.ascii && !other ? 'medium' : 'high',
      related: other ? [{ at: other.at, message: `The server that it reads as is '${other.name}'.` }] : [],
    })
  },
})

/** Another server of the file, in plain letters: the one that is imitated. */
function readAlike({ name }: Server, { reads }: Lettering, config: ConfigFile): Server | undefined {
  return serversNamed(config, reads).find((other) => other.name !== name)
}

function whatItIs({ fullName }: Server, { mixed, ascii }: Lettering): string {
  if (ascii) return 'spelled with digits or capitals that look like other letters'
  return `spelled with ${mixed ? 'letters of two scripts' : 'letters that only look the same'} (${foreignIn(fullName)})`
}
