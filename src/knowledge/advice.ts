/** What to do about a secret in a file: how its readers refer to one instead of holding it, and who revokes it. */

import type { Field, ReferenceSyntax } from '../client.ts'
import { type ConfigFile, fieldsOf, type Node, type Reader, referencesOf, type Secret, type Server } from '../model.ts'
import { onceForReaders } from './readers.ts'
import { wordsOf } from './secrets/keys.ts'
import { serversNamed } from './server-names.ts'

/** In order of preference: what keeps the value furthest from files and screens comes first. */
const FORMS: readonly (readonly [ReferenceSyntax, (name: string) => string])[] = [
  ['${input:id}', (name) => `\${input:${name.toLowerCase().replaceAll('_', '-')}}`],
  ['${{ secrets.X }}', (name) => `\${{ secrets.${name} }}`],
  ['${user_config.KEY}', (name) => `\${user_config.${name.toLowerCase()}}`],
  ['${VAR}', (name) => `\${${name}}`],
  ['${env:VAR}', (name) => `\${env:${name}}`],
  ['{env:VAR}', (name) => `{env:${name}}`],
  ['$VAR', (name) => `$${name}`],
  ['${env://VAR}', (name) => `\${env://${name}}`],
  ['{{.env.VAR}}', (name) => `{{.env.${name}}}`],
]

/** Fields that take names of variables, what their variables are sent as, and how the advice to use them is put. */
const BY_NAME: readonly (readonly [field: string, sent: 'bearer' | 'header' | 'env', write: Advice])[] = [
  ['bearer_token_env_var', 'bearer', (name) => `Name the variable instead, with 'bearer_token_env_var = "${name}"'`],
  ['bearerTokenEnvVar', 'bearer', (name) => `Name the variable instead, with '"bearerTokenEnvVar": "${name}"'`],
  [
    'env_http_headers',
    'header',
    (name, header) => `Name the variable instead, with 'env_http_headers = { "${header}" = "${name}" }'`,
  ],
  ['env_vars', 'env', (name) => `Pass the variable on by name instead, with 'env_vars = ["${name}"]'`],
  ['env_keys', 'env', (name) => `Name '${name}' in 'env_keys' instead, so that the keyring holds its value`],
]
type Advice = (name: string, header: string) => string

/** The entry that a secret stands in: of two with the same name, the one around it. */
export function ownerOf({ server, at }: Secret, config: ConfigFile): Server | undefined {
  const named = server === undefined ? [] : serversNamed(config, server)
  return named.find(({ node }) => node.span.start <= at.start && at.end <= node.span.end) ?? named[0]
}

/** Who holds a secret, to begin a sentence with. */
export function holderOf({ server }: Secret): string {
  return server === undefined ? 'The file' : `Server '${server}'`
}

/** A clause without a full stop that says what to write in the secret's place, true for the clients that read the file. */
export function insteadOf(secret: Secret, config: ConfigFile): string {
  const server = ownerOf(secret, config)
  if (!server) return 'Take it out of the file, or put a reference in its place if this setting takes one'
  const readers = server.readers.length > 0 ? server.readers : config.readers
  const name = variableFor(secret, server)
  const { field, where, name: header = '' } = targetOf(secret, server, readers)
  return (
    asReference(readers, field, name, where) ??
    byName(readers, field, name, header) ??
    (readers.length === 0
      ? `Refer to an environment variable in the syntax of the client that reads this file, such as '\${${name}}'`
      : `${readers.some(isUndecided) ? 'No page says whether the clients that read this file expand references' : 'The clients that read this file expand no reference here'}: start the server through 'op run --', 'doppler run --' or a script that takes '${name}' from a secret store`)
  )
}

/** Of some clients it is not known what they expand, which is no reason to say that they expand nothing. */
function isUndecided(reader: Reader): boolean {
  return referencesOf(reader).some(({ confidence }) => confidence === 'low')
}

/**
 * A clause that says how these readers refer to a variable in a field; undefined where they do not. `name` may be anything
 * that a reference names: an input's id, a setting.
 */
export function referenceFor(readers: readonly Reader[], field: Field, name: string, header = ''): string | undefined {
  const asked = askedOf(readers)
  const question = `${field} ${name} ${header}`
  const before = asked.get(question)
  if (before) return before.form
  const variable = shouted(wordsOf(name))
  const form = asReference(readers, field, variable, 'here') ?? byName(readers, field, variable, header)
  if (asked.size < MOST_ASKED) asked.set(question, { form })
  return form
}

const MOST_ASKED = 1024
const askedOf = onceForReaders(() => new Map<string, { readonly form: string | undefined }>())

/** What to do with a value that has been in a file, to follow `insteadOf` and a comma. */
export function rotation({ provider }: Secret): string {
  return provider
    ? `and revoke this one at ${provider}: it has been in a file.`
    : 'and replace this one: it has been in a file.'
}

/** The form that most readers expand, with the readers that do not; the first of equals is preferred. */
function asReference(readers: readonly Reader[], field: Field, name: string, where: string): string | undefined {
  const clients = new Set(readers.map(({ client }) => client.name))
  let best: { readonly written: string; readonly others: readonly string[] } | undefined
  for (const [syntax, write] of FORMS) {
    const able = new Set(readers.filter((one) => expandsIn(one, syntax, field)).map(({ client }) => client.name))
    if (able.size === 0 || (best && clients.size - able.size >= best.others.length)) continue
    const input = syntax === '${input:id}' ? ', with an input of that id and "password": true' : ''
    best = {
      written: `Write '${write(name)}' ${where}${input}`,
      others: [...clients].filter((client) => !able.has(client)).sort(),
    }
  }
  return best && best.written + exceptions(best.others, clients.size)
}

function exceptions(others: readonly string[], all: number): string {
  const [first, second] = others
  // One program in ten that nobody here may use is no reason to make the sentence longer for all.
  if (first === undefined || others.length * 2 < all) return ''
  if (others.length > 2) return ` (${others.length} of the ${all} clients that read this file do not expand it)`
  return ` (${second === undefined ? first : `${first} and ${second}`}, reading this file too, will not expand it)`
}

function byName(readers: readonly Reader[], field: Field, name: string, header: string): string | undefined {
  const taken = new Set(readers.flatMap((reader) => fieldsOf(reader).names ?? []))
  const sent = field !== 'headers' ? 'env' : /^authorization$/i.test(header) ? 'bearer' : 'header'
  return BY_NAME.find(([key, as]) => taken.has(key) && as === sent)?.[2](name, header)
}

function expandsIn(reader: Reader, syntax: ReferenceSyntax, field: Field): boolean {
  return referencesOf(reader).some(
    (support) =>
      support.syntax === syntax &&
      !support.names &&
      support.confidence !== 'low' &&
      (support.fields === 'all' || support.fields.includes(field)),
  )
}

interface Target {
  readonly field: Field
  readonly where: string
  /** The name of the variable or header whose value the string is. */
  readonly name?: string
}

/** Where a reference is to be written. The secret's own place says less: a URL may be the value of a variable. */
function targetOf({ node, place }: Secret, server: Server, readers: readonly Reader[]): Target {
  const target = targetsOf(server).get(node)
  // `docker -e NAME=value` reaches an environment; any other argument is shown to everyone, wherever its value came from.
  if (target?.field === 'args' && place !== 'env') return { field: 'env', where: inEnvironment(readers) }
  return target ?? { field: place === 'env' ? 'env' : 'other', where: 'here' }
}

/** Where an entry sets variables, in its readers' spelling; whether the server looks at them, only its makers know. */
export function inEnvironment(readers: readonly Reader[]): string {
  const [field = 'env', ...others] = new Set(readers.map((reader) => fieldsOf(reader).env?.[0] ?? 'env'))
  return `under '${others.length === 0 ? field : 'env'}', if the server takes it from there`
}

/** Worked out once a server: an entry may hold tens of thousands of secrets. */
const targets = new WeakMap<Server, ReadonlyMap<Node, Target>>()

function targetsOf(server: Server): ReadonlyMap<Node, Target> {
  const known = targets.get(server)
  if (known) return known
  const found = new Map<Node, Target>()
  const where = 'here'
  for (const { field, text } of server.others) found.set(text.node, { field, where })
  for (const { node } of server.args) found.set(node, { field: 'args', where })
  if (server.command) found.set(server.command.node, { field: 'args', where })
  // What an argument sets in an environment keeps its place among the arguments.
  for (const { name, value } of server.launch.env)
    if (value && found.has(value.node)) found.set(value.node, { field: 'args', where, name })
  if (server.url) found.set(server.url.node, { field: 'url', where })
  for (const { name, value } of server.headers) if (value) found.set(value.node, { field: 'headers', where, name })
  for (const { name, value } of server.env) if (value) found.set(value.node, { field: 'env', where, name })
  targets.set(server, found)
  return found
}

/** Words that say what a value is, and not whose. */
const GENERIC: ReadonlySet<string> = new Set(
  'authorization auth cookie url uri key token password passwd pwd pass passphrase secret api apikey x access bearer client private default value proxy header headers data profile config code sig signature'.split(
    ' ',
  ),
)
const NOUN = /^(?:key|token|password|secret|api|access|client|private)$/

/** A name for the variable that is to hold the secret: the one it has, or the provider's or server's and what it is. */
function variableFor({ key = '', label, provider, node }: Secret, server: Server): string {
  const { field, name } = targetsOf(server).get(node) ?? {}
  if (name !== undefined && field !== 'headers' && /^[A-Za-z_]\w{1,63}$/.test(name)) return name
  const words = wordsOf(key)
  if (words.length > 0 && words.length <= 6 && words.some((word) => !GENERIC.has(word))) return shouted(words)
  const nouns = words.filter((word) => NOUN.test(word))
  // Names of companies are written as one word: OPENAI_API_KEY, GITHUB_TOKEN.
  const owner = wordsOf(provider?.toLowerCase() ?? server.name).slice(0, 4)
  const noun = label.endsWith('password') ? ['password'] : nouns.length > 0 ? nouns : ['token']
  return shouted([...(owner.length > 0 ? owner : ['mcp']), ...noun])
}

function shouted(words: readonly string[]): string {
  const name = words
    .join('_')
    .replace(/[^a-z0-9_]/g, '')
    .toUpperCase()
  return /^[A-Z_]/.test(name) ? name : `MCP_${name}`
}
