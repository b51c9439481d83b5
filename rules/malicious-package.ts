import { isBuiltIn } from '../src/knowledge/advisories/index.ts'
import { SHARED_NAMES } from '../src/knowledge/advisories/malicious.ts'
import { installedBy, runBy, versionIn } from '../src/knowledge/fetched.ts'
import { publishedNames } from '../src/knowledge/servers/index.ts'
import type { ConfigFile, Launch } from '../src/model.ts'
import { defineRule } from '../src/rule.ts'

export default defineRule({
  id: 'malicious-package',
  title: 'Package that is known malware',
  severity: 'critical',
  confidence: 'high',
  category: 'supply-chain',
  cwe: ['CWE-506', 'CWE-1357'],
  owasp: ['MCP04'],
  since: '0.1.0',
  asks: 'versions',
  server(server, { config, advisories, report }) {
    const told = new Set<string>()
    for (const fetched of allRunBy(server.launch, config)) {
      const known = advisories.against(fetched.place, fetched.wanted).advisories
      const malware = known.find(({ kind }) => kind === 'malicious')
      if (!malware || told.has(fetched.place) || (fetched.isProgram && isShared(fetched.place))) continue
      told.add(fetched.place)
      const [id] = malware.ids
      const instead = malware.replacement === undefined ? '' : ` What was meant may be ${malware.replacement}.`
      report({
        at: fetched.at,
        message: `Server '${server.name}' runs '${fetched.name}'${versionIn(fetched)}, which is known malware${id === undefined ? '' : ` (${id})`}. ${malware.summary}`,
        help: `Remove it, and replace every credential that was within reach of a machine that ran it.${instead}`,
        confidence: fetched.isProgram && !isBuiltIn(fetched.place) ? 'medium' : malware.confidence,
        discriminator: fetched.place,
      })
    }
  },
})

/** What is fetched, and what was fetched before. */
function allRunBy(launch: Launch, { versions }: ConfigFile) {
  return [...runBy(launch, versions).map((run) => ({ ...run, isProgram: false })), ...installedBy(launch)]
}

/** Whether something honest brings, or may bring, a program of that name. */
function isShared(place: string): boolean {
  const program = `bin:${place.slice(place.indexOf(':') + 1)}`
  return SHARED_NAMES.has(place) || publishedNames('bin:').includes(program)
}
