import { type OpenPackage, packagesPinned } from '../src/knowledge/fixes/pins.ts'
import { spokenWords } from '../src/knowledge/fixes/words.ts'
import {
  isOpen,
  looseness,
  mayBeInstalled,
  meantOnPypi,
  pinned,
  registryOf,
  shadowsNode,
} from '../src/knowledge/packages/pins.ts'
import { PURL_TYPES } from '../src/knowledge/packages/purl.ts'
import { commandsOnMachine } from '../src/knowledge/programs/commands.ts'
import { type Advisories, type Confidence, type Launch, type PackageStep, surestFirst } from '../src/model.ts'
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
  config(config, { advisories, installed, report }) {
    const all = commandsOnMachine(config).flatMap(({ launch, ...command }) =>
      openIn(launch).map((open) => ({ ...open, ...command, confidence: sureness(open.step) })),
    )
    const [first, ...others] = surestFirst(all)
    if (!first) return
    const { step, runs, subject, again, words, confidence } = first
    report({
      at: step.at,
      message: `${subject} fetches '${step.name}' from ${registryOf(step)} ${looseness(step)}. Whoever publishes its next release runs code here ${again}.`,
      help: help(step, runs, advisories),
      confidence,
      related: others
        .filter((other) => other.confidence === confidence)
        .map(({ step: { at, name } }) => ({ at, message: `'${name}' has no exact version either.` })),
      discriminator: step.name,
      fix: packagesPinned(words, [first], installed, advisories),
    })
  },
  server(server, { advisories, installed, report }) {
    const all = openIn(server.launch)
    const [open, ...others] = all
    if (!open) return
    const { step: first, runs } = open
    report({
      at: first.at,
      message: `Server '${server.name}' fetches '${first.name}' from ${registryOf(first)} ${looseness(first)}. Whoever publishes its next release runs code here at the next start.`,
      help: help(first, runs, advisories),
      related: others.map(({ step }) => ({ at: step.at, message: `'${step.name}' has no exact version either.` })),
      discriminator: first.name,
      fix: packagesPinned(spokenWords(server), all, installed, advisories),
    })
  },
})

function openIn({ steps }: Launch): readonly OpenPackage[] {
  const packages = steps.filter((step) => step.kind === 'package')
  const fetched = packages.flatMap((runs) => [runs, ...runs.extras].map((step) => ({ step, runs })))
  return fetched.filter(({ step }) => isOpen(step))
}

/** Servers are seldom installed with a project's code; the tools that hooks run usually are. */
function sureness(step: PackageStep): Confidence {
  return mayBeInstalled(step) ? 'low' : 'medium'
}

function help(step: PackageStep, runs: PackageStep, advisories: Advisories): string {
  const meant = meantOnPypi(step)
  if (meant !== undefined)
    return `npm has no '${step.name}'. If you mean the reference server, it is '${meant}' on PyPI: start it with uvx at the version that you have reviewed, as in 'uvx ${meant}@1.2.3'.`
  if (shadowsNode(step))
    return `Start '${step.name}' itself, without '${step.runner}', which takes it for a package wherever npm's global programs lie in another folder than Node's, as on Windows.`
  return `Pin the version that you have reviewed, as in '${pinned(step, runs)}', and upgrade it deliberately.${flawed(step, advisories)}`
}

/** Nobody should end up pinning a version with a known flaw. */
function flawed({ ecosystem, name }: PackageStep, advisories: Advisories): string {
  const safe = advisories.against(`${PURL_TYPES[ecosystem]}:${name}`, 'newest').safe
  return safe === undefined ? '' : ` Versions before '${safe}' have known flaws.`
}
