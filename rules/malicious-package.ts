import { isBuiltIn } from '../src/knowledge/advisories/index.ts'
import { SHARED_NAMES } from '../src/knowledge/advisories/malicious.ts'
import { type Fetched, installedBy, runBy, versionIn } from '../src/knowledge/packages/fetched.ts'
import { commandsHere } from '../src/knowledge/programs/commands.ts'
import { publishedNames } from '../src/knowledge/servers/entries.ts'
import type { Advisories, Advisory, Confidence, ConfigFile, Launch } from '../src/model.ts'
import { defineRule, type RuleReport } from '../src/rule.ts'

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
  config(config, { advisories, report }) {
    const told = new Set<string>()
    for (const { launch, subject } of commandsHere(config)) {
      for (const malware of malwareIn(launch, config, advisories)) {
        const { place } = malware.fetched
        if (!told.has(place)) report(worded(subject, malware))
        told.add(place)
      }
    }
  },
  server(server, { config, advisories, report }) {
    for (const malware of malwareIn(server.launch, config, advisories))
      report(worded(`Server '${server.name}'`, malware))
  },
})

interface Malware {
  readonly fetched: Fetched
  readonly known: Advisory
  readonly confidence: Confidence
}

/** Each package once. */
function malwareIn(launch: Launch, config: ConfigFile, advisories: Advisories): readonly Malware[] {
  const found = new Map<string, Malware>()
  for (const fetched of allRunBy(launch, config)) {
    const { place, wanted, isProgram } = fetched
    const known = advisories.against(place, wanted).advisories.find(({ kind }) => kind === 'malicious')
    if (!known || found.has(place) || (isProgram && isShared(place))) continue
    found.set(place, { fetched, known, confidence: isProgram && !isBuiltIn(place) ? 'medium' : known.confidence })
  }
  return [...found.values()]
}

function worded(subject: string, { fetched, known, confidence }: Malware): RuleReport {
  const [id] = known.ids
  const instead = known.replacement === undefined ? '' : ` You may have meant ${known.replacement}.`
  return {
    at: fetched.at,
    message: `${subject} runs '${fetched.name}'${versionIn(fetched)}, which is known malware${id === undefined ? '' : ` (${id})`}. ${known.summary}`,
    help: `Remove it, and replace every credential within reach of any machine that ran it.${instead}`,
    confidence,
    discriminator: fetched.place,
  }
}

/** What is fetched, and what is already installed. */
function allRunBy(launch: Launch, { versions }: ConfigFile) {
  return [...runBy(launch, versions).map((run) => ({ ...run, isProgram: false })), ...installedBy(launch)]
}

/** Whether an honest package provides, or may provide, a program of that name. */
function isShared(place: string): boolean {
  const program = `bin:${place.slice(place.indexOf(':') + 1)}`
  return SHARED_NAMES.has(place) || publishedNames('bin:').includes(program)
}
