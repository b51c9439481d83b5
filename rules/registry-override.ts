import { sharedEnvironment, written } from '../src/knowledge/environment/index.ts'
import { checkedAgain, fromUsualRegistry, isKnownPackage } from '../src/knowledge/fixes/execution.ts'
import { withoutMember, withoutVariable } from '../src/knowledge/fixes/given.ts'
import { type NpmSettingOf, placesOf, registriesOf, serversOf } from '../src/knowledge/packages/npm-project.ts'
import {
  fileLeadsTo,
  hostIn,
  isRegistryVariable,
  isUncheckedVariable,
  type Leads,
  leadsIn,
  leadsTo,
  namesFile,
  registryFlags,
  writableIn,
} from '../src/knowledge/packages/registries.ts'
import { textOf } from '../src/knowledge/references/index.ts'
import { type Binding, type ConfigFile, type Fix, keyOf, place, type Text } from '../src/model.ts'
import { defineRule, type RuleReport } from '../src/rule.ts'

export default defineRule({
  id: 'registry-override',
  title: 'Packages fetched from another registry',
  severity: 'medium',
  confidence: 'high',
  category: 'supply-chain',
  cwe: ['CWE-494', 'CWE-829'],
  owasp: ['MCP04'],
  since: '0.1.0',
  fixable: 'unsafe',
  config(config, { report }) {
    // Settings files hand variables to every program of the client.
    for (const node of sharedEnvironment(config)) {
      const name = keyOf(node)?.text ?? ''
      if (isUncheckedVariable(name, written(node) ?? ''))
        report({ at: node, ...unchecked('Every server', name, withoutMember(node)) })
      if (node.kind !== 'string' || !isRegistryVariable(name)) continue
      const words = redirected(EVERYTHING, name, textOf(node), 0, config)
      if (words) report({ at: node, ...words, fix: withoutMember(node) })
    }
    for (const found of registriesOf(config.npm ?? [])) {
      const words = byNpmrc(found)
      if (words) report({ ...placesOf(found), ...words })
    }
  },
  server(server, { config, report }) {
    const tell = (setting: string, value: Text, from: number, given: Binding | readonly Text[]) => {
      const words = redirected(ofServer(server.name), setting, value, from, config)
      if (words) report({ at: place(value, from), ...words, fix: fromUsualRegistry(server, given) })
    }
    for (const step of server.launch.steps) {
      if (step.kind !== 'package') continue
      for (const { flag, value, from, words } of registryFlags(step)) tell(flag, value, from, words)
    }
    for (const binding of server.launch.env) {
      const { name, value, node } = binding
      if (isUncheckedVariable(name, written(node, value) ?? ''))
        report({ at: value ?? node, ...unchecked(`Server '${server.name}'`, name, withoutVariable(binding, server)) })
      if (value && isRegistryVariable(name)) tell(name, value, 0, binding)
    }
  },
})

interface Subject {
  /** The beginning of a sentence. */
  readonly who: string
  /** What a registry decides about. */
  readonly names: string
}

const EVERYTHING: Subject = { who: 'Every program of this client', names: "any package's name" }

const MIRROR =
  'Remove the setting; if it is your own mirror, say so with an ignore, and set it for the whole machine instead.'

const ofServer = (name: string): Subject => ({ who: `Server '${name}'`, names: 'every name in this entry' })

type Words = Pick<RuleReport, 'message' | 'help' | 'fix' | 'discriminator' | 'confidence'>

function redirected(
  subject: Subject,
  setting: string,
  value: Text,
  from: number,
  { scope }: ConfigFile,
): Words | undefined {
  const isFile = namesFile(setting)
  const leads = isFile ? fileLeadsTo(value, from) : leadsTo(value, from)
  if (leads === 'usual') return undefined
  if (isFile || leads === 'writable') return byFile(subject, setting, leads, writableIn(value, from))
  const host = hostIn(value.value.slice(from))
  const where = host === undefined ? 'a non-default registry' : `'${host}'`
  const why =
    leads === 'plaintext'
      ? 'Over plain HTTP, anyone on the path can substitute other code.'
      : `Whoever runs that registry decides what code ${subject.names} refers to.`
  // Somebody's own mirror, a registry for trying things out, and what cannot be known here.
  const own = leads === 'elsewhere' && scope !== 'project' && scope !== 'extension'
  const unsure = own || leads === 'loopback' || leads === 'untold'
  return {
    message: `${subject.who} fetches its packages from ${where} via '${setting}'. ${why}`,
    help: MIRROR,
    discriminator: setting,
    ...(unsure ? { confidence: 'low' as const } : {}),
  }
}

/** A registry that the project's `.npmrc` names, for everything that is installed or for the packages of a scope. */
function byNpmrc(found: NpmSettingOf): Words | undefined {
  const { setting, path, projects } = found
  const leads = leadsIn(setting.value)
  if (leads === 'usual' || leads === 'writable') return undefined
  const host = hostIn(setting.value)
  const where = host === undefined ? 'another registry' : `'${host}'`
  const isKnown = projects.some(({ step }) => isKnownPackage(step))
  const isUnsure = leads === 'loopback' || leads === 'untold' || (leads === 'elsewhere' && !isKnown)
  // For everything, it may be a company's mirror; nobody mirrors only a scope that everyone gets from the default registry.
  const isMirror = leads === 'elsewhere' && setting.key === 'registry'
  return {
    message: `The registry of ${serversOf(found)} is ${where}, set by '${setting.key}' on line ${setting.line} of '${path}', which npm reads in the project. ${
      leads === 'plaintext'
        ? 'Over plain HTTP, anyone on the path can substitute other code for its package.'
        : 'Whoever runs it decides what code a package name refers to.'
    }`,
    help: MIRROR,
    discriminator: setting.key,
    ...(isUnsure ? { confidence: 'low' as const } : isMirror ? { confidence: 'medium' as const } : {}),
  }
}

/** A folder of packages, or a file that says where packages come from. */
function byFile({ who, names }: Subject, setting: string, leads: Leads, folder: string | undefined): Words {
  const what = namesFile(setting) ? 'the settings for its packages' : 'its packages'
  const where = leads === 'project' ? 'a file of the project' : (folder ?? 'a folder that others can write to')
  const why = namesFile(setting)
    ? `Anyone who changes that file decides which registry ${names} is looked up in.`
    : 'A package of that name that anyone puts there runs at the next start.'
  return {
    message: `${who} takes ${what} via '${setting}' from ${where}. ${why}`,
    help:
      leads === 'project'
        ? 'Remove the setting, and configure the whole machine instead; check the file, as it may not name another registry.'
        : 'Remove the setting, or keep what it names in a folder that only you and the system can write to.',
    discriminator: setting,
    ...(leads === 'project' ? { confidence: 'medium' as const } : {}),
  }
}

function unchecked(subject: string, name: string, fix: Fix | undefined): Words {
  return {
    message: `${subject} takes Go modules without the public checksum database because of '${name}'. That database is what ensures that a version is the same code for everyone.`,
    help: "Remove the setting; for modules of your own, 'GOPRIVATE' names them and leaves the others checked.",
    fix: checkedAgain(name, fix),
    discriminator: name,
  }
}
