import { rightName } from '../src/knowledge/fixes/packages.ts'
import { spokenWords } from '../src/knowledge/fixes/words.ts'
import { type Fetched, fetchedBy } from '../src/knowledge/packages/fetched.ts'
import { meant, saying } from '../src/knowledge/packages/typosquat-words.ts'
import { type Lookalike, lookalike } from '../src/knowledge/packages/typosquats.ts'
import { commandsHere } from '../src/knowledge/programs/commands.ts'
import type { Advisories, Text } from '../src/model.ts'
import { defineRule, type RuleReport } from '../src/rule.ts'

export default defineRule({
  id: 'typosquat-package',
  title: "Package with a name like a known server's",
  severity: 'high',
  confidence: 'high',
  category: 'supply-chain',
  cwe: ['CWE-1357', 'CWE-451'],
  owasp: ['MCP04'],
  since: '0.1.0',
  fixable: 'unsafe',
  config(config, { advisories, report }) {
    const told = new Set<string>()
    for (const { launch, words, subject } of commandsHere(config)) {
      for (const fetched of fetchedBy(launch)) {
        const like = told.has(fetched.place) ? undefined : likeOf(subject, fetched, words, advisories)
        if (like) report(like)
        told.add(fetched.place)
      }
    }
  },
  server(server, { advisories, report }) {
    for (const fetched of fetchedBy(server.launch)) {
      const like = likeOf(`Server '${server.name}'`, fetched, spokenWords(server), advisories)
      if (like) report(like)
    }
  },
})

function likeOf(
  subject: string,
  fetched: Fetched,
  words: readonly Text[],
  advisories: Advisories,
): RuleReport | undefined {
  const { place, name, nameAt } = fetched
  const like = lookalike(place)
  if (!like) return undefined
  const here = place.startsWith('npm:') ? 'npm' : 'PyPI'
  return {
    at: nameAt,
    message: `${subject} fetches '${name}' from ${here}, ${saying(like)}`,
    help: `${meant(like)} If '${name}' is what you want, accept this with an ignore that says why.`,
    // Nobody else can publish in the owner's scope.
    confidence: like.unlooked ? 'low' : like.ownScope || UNSURE.has(like.how) ? 'medium' : 'high',
    discriminator: place,
    fix: rightName(words, fetched, like, advisories),
  }
}

/** A name from one registry may be honest in another, and a scope may belong to nobody. */
const UNSURE: ReadonlySet<Lookalike['how']> = new Set(['ecosystem', 'posing'])
