import { comparableName, comparableVersion } from '../src/knowledge/packages/purl.ts'
import { enumerated } from '../src/knowledge/text/enumerated.ts'
import type { ConfigFile, PackageStep, Server, Span } from '../src/model.ts'
import { defineRule } from '../src/rule.ts'

interface Use {
  readonly config: ConfigFile
  readonly server: Server
  readonly step: PackageStep
  readonly version: string
  readonly at: Span
}

export default defineRule({
  id: 'conflicting-versions',
  title: 'Same package at several versions',
  severity: 'info',
  confidence: 'high',
  category: 'composition',
  cwe: ['CWE-1357'],
  owasp: ['MCP04'],
  since: '0.1.0',
  workspace(configs, { report }) {
    for (const [first, ...others] of usesOf(configs).values()) {
      if (!first || others.length === 0) continue
      const versions = [first, ...others].map(({ version }) => `'${version}'`)
      report({
        config: first.config,
        at: first.at,
        server: first.server,
        message: `Package '${first.step.name}' runs at ${versions.length} versions: ${listed(versions)}. Reviewing one says nothing about the others.`,
        help: 'Settle on one version, and upgrade it everywhere at once.',
        related: others.slice(0, 20).map(({ config, at, version }) => ({
          config,
          at,
          message: `Version '${version}'.`,
        })),
        discriminator: first.step.name,
      })
    }
  },
})

/** Beyond these, only the related places name them. */
const MOST_TOLD = 5

function listed(versions: readonly string[]): string {
  const told = versions.length > MOST_TOLD ? versions.slice(0, MOST_TOLD - 1) : versions
  const more = versions.length - told.length
  return more > 0 ? `${told.join(', ')} and ${more} more` : enumerated(told, 'and')
}

/** By package, one use per version, in the order of the files. Anything without an exact version is left to another rule. */
function usesOf(configs: readonly ConfigFile[]): ReadonlyMap<string, readonly Use[]> {
  const uses = new Map<string, Map<string, Use>>()
  for (const config of configs) {
    if (config.copy) continue
    for (const server of config.servers.filter(({ enabled }) => enabled)) {
      for (const step of server.launch.steps) {
        if (step.kind !== 'package' || !step.version?.exact) continue
        const { text: version, at } = step.version
        const key = `${step.ecosystem}:${comparableName(step.ecosystem, step.name)}`
        const known = uses.get(key) ?? new Map<string, Use>()
        uses.set(key, known)
        const same = comparableVersion(step.ecosystem, version)
        if (!known.has(same)) known.set(same, { config, server, step, version, at })
      }
    }
  }
  return new Map([...uses].map(([key, versions]) => [key, [...versions.values()]]))
}
