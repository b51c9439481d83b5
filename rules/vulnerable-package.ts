import { isClientPackage } from '../src/knowledge/advisories/index.ts'
import { flawsIn, safeAsWritten, tellFlaws } from '../src/knowledge/advisories/words.ts'
import { safeVersion } from '../src/knowledge/fixes/packages.ts'
import { spokenWords } from '../src/knowledge/fixes/words.ts'
import { type Fetched, runBy, versionIn } from '../src/knowledge/packages/fetched.ts'
import { commandsHere } from '../src/knowledge/programs/commands.ts'
import type { Advisories, Server, Text } from '../src/model.ts'
import { defineRule, type RuleReport } from '../src/rule.ts'

export default defineRule({
  id: 'vulnerable-package',
  title: 'Package with a known flaw',
  severity: 'high',
  confidence: 'high',
  category: 'supply-chain',
  cwe: ['CWE-1395', 'CWE-1104'],
  owasp: ['MCP04'],
  since: '0.1.0',
  fixable: 'unsafe',
  asks: 'versions',
  config(config, { advisories, report }) {
    const told = new Set<string>()
    for (const { launch, words, subject, means } of commandsHere(config)) {
      for (const fetched of runBy(launch, config.versions)) {
        const flawed = told.has(fetched.place) ? undefined : flawedIn(subject, fetched, words, advisories)
        if (!flawed) continue
        told.add(fetched.place)
        // There the container is a fence.
        report(means === 'runs-in-container' ? { ...flawed, confidence: 'low' } : flawed)
      }
    }
  },
  server(server, { config, advisories, report }) {
    for (const fetched of runBy(server.launch, config.versions)) {
      const flawed = flawedIn(`Server '${server.name}'`, fetched, spokenWords(server), advisories, server)
      if (flawed) report(flawed)
    }
  },
})

function flawedIn(
  subject: string,
  fetched: Fetched,
  words: readonly Text[],
  advisories: Advisories,
  server?: Server,
): RuleReport | undefined {
  const { place, name, wanted, at } = fetched
  // Another rule's.
  if (isClientPackage(place)) return undefined
  const known = advisories.against(place, wanted)
  const installed = fetched.inPlace ? 'the installed ' : ''
  const whole = `${subject} runs ${installed}'${name}'${versionIn(fetched)}`
  const told = tellFlaws(whole, flawsIn(known, wanted, server), safeAsWritten(known, wanted), server, place)
  return told && { at, ...told, discriminator: place, fix: safeVersion(words, fetched, known) }
}
