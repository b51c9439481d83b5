import { isFetcher } from '../src/knowledge/downloads/fetching-programs.ts'
import { destinationsOf, hostAt } from '../src/knowledge/hosts/destinations.ts'
import { isMetadataHost, namesMetadataOnly } from '../src/knowledge/hosts/metadata-hosts.ts'
import { programName } from '../src/knowledge/programs/program-names.ts'
import type { Server, Text } from '../src/model.ts'
import { defineRule } from '../src/rule.ts'

export default defineRule({
  id: 'metadata-endpoint',
  title: 'Address of a cloud metadata service',
  severity: 'critical',
  confidence: 'high',
  category: 'transport',
  cwe: ['CWE-918', 'CWE-522'],
  owasp: ['MCP01', 'MCP07'],
  since: '0.1.0',
  server(server, { report }) {
    const say = (host: string) => ({
      message: `Server '${server.name}' is pointed at '${host}', where a cloud hands its machines their credentials. What it reads there gives access to the machine's cloud account.`,
      help: "Remove the address. A program that needs the machine's role finds it through its SDK, without any setting.",
      discriminator: host,
    })
    for (const destination of destinationsOf(server)) {
      const { address, as, name } = destination
      if (!isMetadataHost(address.host) || (name !== undefined && namesMetadataOnly(name))) continue
      report({
        at: hostAt(destination),
        ...say(address.host),
        ...(as === 'variable' ? { confidence: 'medium' as const } : {}),
      })
    }
    for (const word of downloads(server)) {
      const host = /^[\w.-]{7,64}(?=[:/]|$)/.exec(word.value)?.[0]
      if (host !== undefined && isMetadataHost(host)) report({ at: word, ...say(host) })
    }
  },
})

/** The arguments of download programs, which accept an address without a scheme. */
function downloads({ launch }: Server): readonly Text[] {
  return launch.steps.flatMap((step) => {
    if (step.kind === 'program') return isFetcher(programName(step.name)) ? step.args : []
    if (step.kind !== 'shell') return []
    return step.commands.flatMap(({ words: [program, ...words] }) =>
      program && isFetcher(programName(program.value)) ? words : [],
    )
  })
}
