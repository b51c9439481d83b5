import { clientsOf } from '../src/knowledge/approvals/index.ts'
import { type ReferredName, referredNames } from '../src/knowledge/environment/named-variables.ts'
import { inSharedForm } from '../src/knowledge/fixes/references.ts'
import { type Posts, posting, postsOf } from '../src/knowledge/hosts/posted-hooks.ts'
import {
  type Referring,
  type Unexpanded,
  type UnexpandedReference,
  unexpandedIn,
} from '../src/knowledge/references/expansion.ts'
import { referenceFor, sharedReference } from '../src/knowledge/secrets/advice.ts'
import { isPasted } from '../src/knowledge/secrets/pasted.ts'
import { type ConfigFile, type Field, place, type Server } from '../src/model.ts'
import { defineRule, type RuleReport } from '../src/rule.ts'

export default defineRule({
  id: 'unexpanded-reference',
  title: 'Reference that is sent unexpanded',
  severity: 'medium',
  confidence: 'high',
  category: 'secrets',
  cwe: ['CWE-440'],
  owasp: ['MCP01', 'MCP09'],
  since: '0.1.0',
  fixable: 'unsafe',
  config(config, { report }) {
    for (const posts of postsOf(config)) {
      const unlisted = ofHook(posts, config)
      if (unlisted) report(unlisted)
    }
    // What most readers expand was written for them: the others are named once per file.
    const told = new Set<string>()
    for (const server of config.servers) {
      const found = unexpandedIn(server, config.path).filter(
        ({ reference, text }) => !isPasted(reference, text, config),
      )
      // One finding per server, the surest: whoever chose the wrong syntax chose it everywhere.
      const [first] = found
      if (!first) {
        for (const name of referredNames(server)) report(ofName(name, server))
        continue
      }
      const few = first.by.confidence === 'low' ? first.by.clients.join() : undefined
      if (few !== undefined && told.has(few)) continue
      if (few !== undefined) told.add(few)
      report({ ...ofServer(first, found, server), ...(config.guessed && { confidence: 'low' }) })
    }
  },
})

/** A header of a hook that names variables which the hook does not let through. */
function ofHook(posts: Posts, config: ConfigFile): RuleReport | undefined {
  const { approval } = posts.hook
  const [first, ...others] = posts.hooks.flatMap(({ unlisted }) => unlisted)
  if (!first) return undefined
  return {
    at: first.at,
    message: `${posting(posts, config)} sends no value for '${first.name}': the hook does not list it under 'allowedEnvVars'. The header arrives without: an end that asks for a credential turns every event away, and one that does not takes them from anybody.`,
    help: `List '${first.name}' under the hook's 'allowedEnvVars'.`,
    confidence: approval.confidence,
    discriminator: first.name,
    related: others.slice(0, 4).map(({ at, name }) => ({ at, message: `Nor is there a value for '${name}'.` })),
    ...clientsOf(approval, config),
  }
}

function ofName({ name, variable, clients }: ReferredName, server: Server): RuleReport {
  return {
    at: name.span,
    server,
    message: `Server '${server.name}' has a reference, '${name.text}', where the name of a variable belongs. No variable is called that, so the value never gets there.`,
    help: `Write only the name: '${variable}'.`,
    clients,
  }
}

function ofServer(first: UnexpandedReference, found: readonly UnexpandedReference[], server: Server): RuleReport {
  const { text, reference, field, by } = first
  const isRun = reference.refers === 'command'
  return {
    at: place(text, reference.from, reference.to),
    server,
    message: `${subject(first)} ${WHERE[field] ?? 'in the entry'} of server '${server.name}' is not ${isRun ? 'run' : 'expanded'} by ${programs(by)}. ${field === 'command' ? OF_A_COMMAND : OF_A_VALUE}`,
    help: help(first, server),
    fix: inSharedForm(server, found),
    confidence: by.confidence,
    clients: by.clients,
    related: found.slice(1, 5).map((other) => ({
      at: place(other.text, other.reference.from, other.reference.to),
      message: 'This one is not expanded either.',
    })),
  }
}

const OF_A_VALUE = 'The server, or whatever it logs in to, gets these characters instead of the value.'
const OF_A_COMMAND = 'There is no program with these characters in its name, so the server does not start.'

const WHERE: Readonly<Partial<Record<Field, string>>> = {
  command: 'in the command',
  args: 'in the arguments',
  env: 'in the environment',
  url: 'in the URL',
  headers: 'in the headers',
  cwd: 'in the working folder',
}

function subject({ reference: { name, refers } }: Referring): string {
  return refers === 'command' ? `The command '${name}'` : `The reference to '${name}'`
}

function programs({ names, all }: Unexpanded): string {
  const [one = '', two, ...more] = names
  if (two === undefined) return one
  if (more.length === 0) return `${one} and ${two}`
  return all ? 'any of the programs that read this file' : `${one}, ${two} and ${more.length} more`
}

function help({ reference, field, text, by }: UnexpandedReference, server: Server): string {
  const [owner] = by.fine
  if (owner) {
    const form =
      reference.refers === 'command' ? undefined : sharedReference([...by.fine, ...by.readers], field, reference.name)
    return form === undefined
      ? `Leave it as it is if only ${owner.client.name}, whose file this is, starts the server: it expands it.`
      : `Write '${form}' here, which they all expand.`
  }
  if (reference.refers === 'command')
    return 'No command is run here: write the value, or start the server through a script that computes it.'
  const header = server.headers.find(({ value }) => value === text)?.name
  // What some expand as it stands should not stop working there.
  const readers = sharedReference(server.readers, field, reference.name) ? server.readers : by.addressed
  const form = referenceFor(readers, server, field, reference.name, header)
  if (form) return `${form}.`
  return `Nothing is expanded here: ${otherwise(field, server)}.`
}

/** A server that is reached at an address is started by nobody here, and has no environment. */
function otherwise(field: Field, { url, command }: Server): string {
  if (url !== undefined && command === undefined)
    return field === 'url'
      ? "write the address itself, or reach the server through a bridge such as 'mcp-remote' that a script starts with it"
      : "log in through the client if the server lets you, or reach it through a bridge such as 'mcp-remote' that a script starts with the value"
  return field === 'args'
    ? 'set the value as a variable of the server if it takes one, or start it through a script'
    : 'leave the variable to the environment that the server inherits, or start it through a script that sets it'
}
