import { packagesPinned } from '../src/knowledge/fixes/pins.ts'
import { isOpen, pinned } from '../src/knowledge/pins.ts'
import { PURL_TYPES } from '../src/knowledge/purl.ts'
import type { Advisories, PackageStep } from '../src/model.ts'
import { defineRule } from '../src/rule.ts'

export default defineRule({
  id: 'unpinned-package',
  title: 'Package without an exact version',
  severity: 'medium',
  confidence: 'high',
  category: 'supply-chain',
  cwe: ['CWE-494', 'CWE-1357'],
  owasp: ['MCP04'],
  since: '0.1.0',
  fixable: 'safe',
  server(server, { advisories, installed, report }) {
    const packages = server.launch.steps.filter((step) => step.kind === 'package')
    const fetched = packages.flatMap((runs) => [runs, ...runs.extras].map((step) => ({ step, runs })))
    const all = fetched.filter(({ step }) => isOpen(step))
    const [open, ...others] = all
    if (!open) return
    const { step: first, runs } = open
    report({
      at: first.at,
      message: `Server '${server.name}' fetches '${first.name}' from ${registry(first)} ${looseness(first)}. Whoever publishes its next release runs code here at the next start.`,
      help: `Write the version that you have reviewed, as in '${pinned(first, runs)}', and raise it on purpose.${flawed(first, advisories)}`,
      related: others.map(({ step }) => ({ at: step.at, message: `'${step.name}' has no exact version either.` })),
      discriminator: first.name,
      fix: packagesPinned(server, all, installed, advisories),
    })
  },
})

/** Nobody should come to pin what has a known flaw. */
function flawed({ ecosystem, name }: PackageStep, advisories: Advisories): string {
  const safe = advisories.against(`${PURL_TYPES[ecosystem]}:${name}`, 'newest').safe
  return safe === undefined ? '' : ` Versions before '${safe}' have known flaws.`
}

function looseness({ version, ecosystem }: PackageStep): string {
  if (!version) return 'without a version'
  const { text } = version
  if (!/^[a-z][a-z-]{0,64}$/i.test(text)) return `at a version that is not fixed ('${text}')`
  // Only npm has tags by that name; elsewhere it is a question, and a Go module's other words are branches.
  if (ecosystem === 'npm') return `at '${text}', a tag that its publisher moves`
  if (/^(?:latest|upgrade|patch|release)$/i.test(text)) return `at '${text}', which is whatever is newest`
  return ecosystem === 'go' ? `at '${text}', a branch or tag that moves` : `at '${text}', which is no release`
}

const REGISTRIES: Readonly<Record<PackageStep['ecosystem'], string>> = {
  npm: 'npm',
  pypi: 'PyPI',
  go: 'its repository',
  jsr: 'JSR',
  nuget: 'NuGet',
  cargo: 'crates.io',
  maven: 'Maven Central',
  'docker-catalog': 'the catalogue',
}

function registry({ ecosystem }: PackageStep): string {
  return REGISTRIES[ecosystem]
}
