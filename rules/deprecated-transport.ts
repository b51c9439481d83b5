import { destinationsOf } from '../src/knowledge/hosts/destinations.ts'
import { SPELLINGS } from '../src/knowledge/readers/spellings.ts'
import { place, type Server, type Span, wordLists } from '../src/model.ts'
import { defineRule } from '../src/rule.ts'
import { childAt } from '../src/tree.ts'

export default defineRule({
  id: 'deprecated-transport',
  title: 'Remote server using the deprecated HTTP+SSE transport',
  severity: 'info',
  confidence: 'high',
  category: 'transport',
  cwe: ['CWE-477'],
  owasp: ['MCP07'],
  since: '0.1.0',
  server(server, { report }) {
    for (const { as, address, text } of destinationsOf(server)) {
      // A program on this machine usually offers only one transport.
      if (as !== 'remote' || address.reach === 'loopback') continue
      const named = namedTransport(server)
      if (named === 'another') continue
      const path = /\/sse\/?(?=$|[?#])/.exec(text.value)
      const at = named ?? (path && place(text, path.index, path.index + path[0].length))
      if (!at) continue
      report({
        at,
        message: `Server '${server.name}' is reached over HTTP+SSE, which the protocol replaced with Streamable HTTP in 2025-03-26. New clients and servers drop the old one, and it is no longer developed.`,
        help: "Use the server's Streamable HTTP address, if it has one: often the same with '/mcp' in place of '/sse'.",
        // Some servers speak the new transport at an address with the old name.
        ...(named ? {} : { confidence: 'medium' as const }),
      })
    }
  },
})

const FIELDS = [...SPELLINGS.transport.map((key) => [key]), ['transport', 'type']]

/** The word that names this transport, or whether the entry names another one. */
function namedTransport(server: Server): Span | 'another' | undefined {
  for (const path of FIELDS) {
    const value = childAt(server.node, path)
    // For a bridge, that is how its client talks to it.
    if (value?.kind !== 'string' || /^(?:stdio|local)$/.test(value.value)) continue
    return /^(?:sse|http\+sse)$/i.test(value.value) ? value.span : 'another'
  }
  for (const words of wordLists(server)) {
    for (const [index, word] of words.entries()) {
      const { value } = word
      if ((value === '--sse' && words[index + 1]) || value.startsWith('--sse=')) return place(word)
      if (/^(?:--transport=)?sse-only$/.test(value)) return place(word)
      if (/^(?:(?:--transport=)?http-only|--streamableHttp)$/.test(value)) return 'another'
    }
  }
  return undefined
}
