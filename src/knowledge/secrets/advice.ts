/** What to do about a secret in a file: how its readers refer to one instead of holding it, and who revokes it. */

import type { Field, Path, ReferenceSupport, ReferenceSyntax } from '../../client.ts'
import {
  type ConfigFile,
  fieldsOf,
  type Node,
  type Reader,
  referencesOf,
  type Secret,
  type Server,
} from '../../model.ts'
import { keyText, unitAt } from '../../tree.ts'
import { onceFor } from '../memoize.ts'
import { isSampleFile } from '../paths/sample-files.ts'
import { wordSet } from '../programs/flags.ts'
import { ownersAmong } from '../readers/owners.ts'
import { type Form, VARIABLE_FORMS } from '../references/reference-forms.ts'
import { recogniseServer } from '../servers/index.ts'
import { serversNamed } from '../servers/server-names.ts'
import { isSecretKey, wordsOf } from './keys.ts'

/** In order of preference: what keeps the value furthest from files and screens comes first. */
const FORMS: readonly Form[] = [
  ['${input:id}', (name) => `\${input:${name.toLowerCase().replaceAll('_', '-')}}`],
  ['${{ secrets.X }}', (name) => `\${{ secrets.${name} }}`],
  ['${user_config.KEY}', (name) => `\${user_config.${name.toLowerCase()}}`],
  ...VARIABLE_FORMS,
]

/** Fields that take names of variables, what their variables are sent as, and how the advice to use them is put. */
const BY_NAME: readonly (readonly [field: string, sent: Sent, write: Advice])[] = [
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
type Sent = 'bearer' | 'header' | 'env'
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

/** A clause without a full stop that says what to write in the secret's place, true for the client whose file it is. */
export function insteadOf(secret: Secret, config: ConfigFile): string {
  return replacementOf(secret, config).clause
}

/**
 * What to write in a secret's place, and how the value gets to the server then: its client asks for it, has it in its environment,
 * or hands on nothing, so that what it starts has to bring it.
 */
export interface Replacement {
  readonly clause: string
  readonly by: 'prompt' | 'environment' | 'script'
}

/** The same clause, with how the value gets there. */
export function replacementOf(secret: Secret, config: ConfigFile): Replacement {
  if (config.copy && !isSampleFile(config.path)) return fromOutside('Delete this copy, which no client reads')
  const server = ownerOf(secret, config)
  if (!server && isGrant(secret, config)) return fromOutside('Take the rule that it is part of off the list')
  if (!server) return fromOutside(besideServers(secret, config))
  const readersOfIt = server.readers.length > 0 ? server.readers : config.readers
  const all = readersOfIt.length > 0 ? readersOfIt : config.writtenFor
  const owners = ownersAmong(all, config.path)
  const readers = owners.length > 0 ? owners : all
  const name = variableFor(secret, server)
  const target = targetOf(secret, server, readers, name)
  const referring =
    asReference(readers, target.field, name, { where: target.where, secret: true }) ??
    byName(readers, target, name, server) ??
    (readers.length === 0
      ? `Refer to an environment variable in the syntax of the client that reads this file, such as '\${${name}}'`
      : undefined)
  const advice = referring ?? withoutReference(readers, target.field, name, server)
  const clause = target.first === undefined ? advice : `${target.first}. ${advice}`
  return referring === undefined && !isRemote(server) ? { clause, by: 'script' } : fromOutside(clause)
}

function fromOutside(clause: string): Replacement {
  return { clause, by: clause.includes('${input:') ? 'prompt' : 'environment' }
}

/** Of a secret in a setting of the client's own, an endpoint of a model as a rule. */
function besideServers(secret: Secret, { readers }: ConfigFile): string {
  const form = FORMS.find(
    ([syntax]) =>
      readers.length > 0 &&
      readers.every((reader) => referencesOf(reader).some((one) => one.syntax === syntax && one.beside === true)),
  )
  return form
    ? `Write '${form[1](variableOf(secret, namedAround(secret)))}' here`
    : 'Take it out of the file, or put a reference in its place if this setting takes one'
}

/** Words for parts of a setting that say nothing of whose it is. */
const PARTS = wordSet('options config settings auth credentials provider providers endpoints custom models headers env')

/** A name in letters: what has digits in it may be a secret itself, and nothing of that is to be shown. */
const SHOWN = /^[A-Za-z][A-Za-z .:_-]{1,40}$/

/** Whose endpoint or account a setting is about: what it is called, or what the mappings around it are. */
function namedAround({ node }: Secret): string {
  for (let up = node.parent; up; up = up.parent) {
    const name = up.kind === 'mapping' ? up.children.get('name') : undefined
    if (name?.kind === 'string' && name !== node && SHOWN.test(name.value)) return name.value
    const key = keyText(up) ?? ''
    if (SHOWN.test(key) && !PARTS.has(key.toLowerCase())) return key
  }
  return ''
}

/** A command as it was approved once, credential and all, which was not kept on purpose and takes no reference. */
function isGrant({ node }: Secret, { readers }: ConfigFile): boolean {
  const keys: (string | undefined)[] = []
  for (let up = node.parent; up?.parent; up = up.parent) keys.unshift(keyText(up))
  const stands = (at: Path) => at.every((step, index) => (step === '*' ? index < keys.length : step === keys[index]))
  return readers.some(({ file }) =>
    file.settings?.some(
      ({ at, match }) =>
        'grants' in match && stands(at) && (at.length === keys.length || match.grants.words !== undefined),
    ),
  )
}

function withoutReference(readers: readonly Reader[], field: Field, name: string, server: Server): string {
  const clients = new Set(readers.map(({ client }) => client.name))
  const [only = ''] = clients
  const [who, expand] = clients.size === 1 ? [only, 'expands'] : ['The clients that read this file', 'expand']
  const finding = readers.some(isUndecided)
    ? `No page says whether ${clients.size === 1 ? only : 'the clients that read this file'} ${expand} references`
    : `${who} ${expand} no reference ${field === 'other' || field === 'auth' ? 'in this setting' : 'here'}`
  if (!isRemote(server))
    return `${finding}: start the server through 'op run --', 'doppler run --' or a script that takes '${name}' from a secret store`
  return field === 'other' || field === 'auth'
    ? `${finding}: take it out of the file, and give it to the client when it logs in`
    : `${finding}: log in through the client if the server lets you, or reach it through a bridge such as 'mcp-remote' that takes '${name}' from its environment`
}

/** Reached at an address: there is no process that could be given an environment. */
function isRemote({ command, url }: Server): boolean {
  return url !== undefined && command === undefined
}

/** Of some clients it is not known what they expand, which is no reason to say that they expand nothing. */
function isUndecided(reader: Reader): boolean {
  return referencesOf(reader).some(({ confidence }) => confidence === 'low')
}

/** A clause that says how a client refers to a variable in a field; undefined where it does not. `name` may be an input's id. */
export function referenceFor(
  readers: readonly Reader[],
  server: Server,
  field: Field,
  name: string,
  header = '',
): string | undefined {
  const variable = variableNamed(name)
  return (
    ownFolder(readers, field, variable) ??
    asReference(readers, field, variable, { where: 'here', secret: isSecretKey(variable) }) ??
    byName(readers, { field, name: header }, variable, server)
  )
}

/** What a program calls the folder that it is started in. */
const STARTED_IN = /^(?:PWD|CWD|INIT_CWD)$/

/** A bundle is started in no folder of anybody's: what its author means is the bundle's own, which has a name. */
function ownFolder(readers: readonly Reader[], field: Field, name: string): string | undefined {
  const isBundle = (reader: Reader) =>
    referencesOf(reader).some(
      ({ syntax, fields, names }) =>
        syntax === '${workspaceFolder}' && names?.test('__dirname') && (fields === 'all' || fields.includes(field)),
    )
  return STARTED_IN.test(name) && readers.length > 0 && readers.every(isBundle)
    ? "Write '${__dirname}' here, which is the bundle's own folder"
    : undefined
}

/** A form of reference that each of these readers expands in a field, written out with the name. `among`: which are meant. */
export function sharedReference(
  readers: readonly Reader[],
  field: Field,
  name: string,
  among: 'all' | 'prompts' | 'variables' = 'all',
): string | undefined {
  const variable = variableNamed(name)
  const forms = FORMS.filter(([syntax]) => among === 'all' || PROMPTS.has(syntax) === (among === 'prompts'))
  const shared = forms.find(([syntax]) => readers.every((one) => expandsIn(one, syntax, field)))
  if (!shared) return undefined
  const [syntax, write] = shared
  const begins = beginsIn(readers, syntax, field)
  // The name is the one under which a fix has put the value somewhere.
  return begins !== '' && among !== 'all' ? undefined : write(beginning(begins, variable))
}

/** What some of these readers ask the name of a variable to begin with. */
function beginsIn(readers: readonly Reader[], syntax: ReferenceSyntax, field: Field): string {
  const supports = readers.flatMap((one) => supportFor(one, syntax, field))
  return supports.find(({ begins }) => begins !== undefined)?.begins ?? ''
}

function beginning(begins: string, name: string): string {
  return name.startsWith(begins) ? name : `${begins}${name}`
}

/** Those of FORMS for which a client asks whoever uses it. */
const PROMPTS: ReadonlySet<ReferenceSyntax> = new Set(['${input:id}', '${user_config.KEY}'])

/** The variable that a reference in another program's syntax means: `secrets.NAME` is NAME, `my-input` MY_INPUT. */
function variableNamed(name: string): string {
  const own = name.replace(/^(?:secrets|vars|env)\./, '')
  return /^[A-Za-z_]\w{0,127}$/.test(own) ? own : shouted(wordsOf(own))
}

/** What to do with a value that has been in a file, to follow `insteadOf` and a comma. */
export function rotation({ provider }: Secret): string {
  return provider
    ? `and revoke this credential at ${provider}: it has been in a file.`
    : 'and replace the credential: it has been in a file.'
}

interface Writing {
  readonly where: string
  /** What it refers to is a secret, and must not be shown while it is typed in. */
  readonly secret: boolean
}

/** The form that most readers expand, with the readers that do not; the first of equals is preferred. */
function asReference(readers: readonly Reader[], field: Field, name: string, how: Writing): string | undefined {
  const form = formIn(readers, field)
  if (!form) return undefined
  const { syntax, write, kept, exceptions } = form
  const source = kept === undefined ? declared(syntax, how) : `, with the value among ${kept}`
  return `Write '${write(name)}' ${how.where}${source}${exceptions}`
}

/** What has to be declared for a form of reference to mean anything. */
function declared(syntax: ReferenceSyntax, { secret }: Writing): string {
  if (syntax === '${input:id}') return `, with an input of that id${secret ? ' and "password": true' : ''}`
  if (syntax === '${user_config.KEY}')
    return `, with an option of that name in the manifest${secret ? ' and "sensitive": true' : ''}`
  return ''
}

interface BestForm {
  readonly syntax: ReferenceSyntax
  readonly write: (name: string) => string
  /** Where some of them have the value from. */
  readonly kept: string | undefined
  /** What is to be said of the readers that do not expand it. */
  readonly exceptions: string
}

const bestForms = onceFor((_readers: readonly Reader[]) => new Map<Field, { readonly form: BestForm | undefined }>())

/** The form that most of these readers expand in a field, worked out once for a list of them. */
function formIn(readers: readonly Reader[], field: Field): BestForm | undefined {
  const known = bestForms(readers)
  const best = known.get(field) ?? { form: bestForm(readers, field) }
  known.set(field, best)
  return best.form
}

function bestForm(readers: readonly Reader[], field: Field): BestForm | undefined {
  const clients = new Set(readers.map(({ client }) => client.name))
  let best: (Pick<BestForm, 'syntax' | 'write'> & { readonly missing: number }) | undefined
  for (const [syntax, write] of FORMS) {
    const able = new Set(readers.filter((one) => expandsIn(one, syntax, field)).map(({ client }) => client.name))
    if (able.size > 0 && !(best && clients.size - able.size >= best.missing))
      best = { syntax, write, missing: clients.size - able.size }
  }
  if (!best) return undefined
  const { syntax, write } = best
  // Of those that may expand it, nothing is said.
  const perhaps = new Set(readers.filter((one) => mayExpandIn(one, syntax, field)).map(({ client }) => client.name))
  const others = [...clients].filter((client) => !perhaps.has(client)).sort()
  const begins = beginsIn(readers, syntax, field)
  const kept = readers.flatMap((one) => supportFor(one, syntax, field)).find((support) => support.kept)?.kept
  return {
    syntax,
    write: (name) => write(beginning(begins, name)),
    kept,
    exceptions: exceptions(others, clients.size),
  }
}

function exceptions(others: readonly string[], all: number): string {
  const [first, second] = others
  // One program in ten that nobody here may use is no reason to make the sentence longer for all.
  if (first === undefined || others.length * 2 < all) return ''
  if (others.length > 2) return ` (${others.length} of the ${all} clients that read this file do not expand it)`
  return ` (${second === undefined ? first : `${first} and ${second}`}, reading this file too, will not expand it)`
}

function byName(
  readers: readonly Reader[],
  { field, name: header = '', given }: Pick<Target, 'field' | 'name' | 'given'>,
  name: string,
  server: Server,
): string | undefined {
  const taken = new Set(readers.flatMap((reader) => fieldsOf(reader).names ?? []))
  const first = (sent: Sent) => BY_NAME.find(([key, as]) => taken.has(key) && as === sent)?.[2](name, header)
  if (field === 'headers') return first(/^authorization$/i.test(header) ? 'bearer' : 'header')
  if (!isRemote(server)) {
    const advice = first('env')
    return advice !== undefined && given === 'argument' ? `${advice}, if the server takes it from there` : advice
  }
  const bearer = first('bearer')
  return bearer !== undefined && field === 'url' && taken.has('env_http_headers')
    ? `${bearer} or in 'env_http_headers'`
    : bearer
}

function expandsIn(reader: Reader, syntax: ReferenceSyntax, field: Field): boolean {
  return supportFor(reader, syntax, field).some(({ confidence }) => confidence !== 'low')
}

function mayExpandIn(reader: Reader, syntax: ReferenceSyntax, field: Field): boolean {
  return supportFor(reader, syntax, field).length > 0
}

function supportFor(reader: Reader, syntax: ReferenceSyntax, field: Field): readonly ReferenceSupport[] {
  return referencesOf(reader).filter(
    ({ syntax: own, names, begins, fields }) =>
      own === syntax && (!names || begins !== undefined) && (fields === 'all' || fields.includes(field)),
  )
}

interface Target {
  readonly field: Field
  readonly where: string
  /** The name of the variable or header whose value the string is. */
  readonly name?: string
  /** What has to be done besides, as a sentence without its end. */
  readonly first?: string
  /** It is an argument now, and only the server's makers know whether it looks for a variable as well. */
  readonly given?: 'argument'
}

/** Where a reference is to be written. The secret's own place says less: a URL may be the value of a variable. */
function targetOf(secret: Secret, server: Server, readers: readonly Reader[], variable: string): Target {
  const { node, place } = secret
  const target = targetsOf(server).get(node)
  if (target?.field === 'args' && target.name !== undefined && place === 'env') {
    const isContainer = server.launch.steps.some(({ kind }) => kind === 'image')
    return {
      field: 'env',
      where: `under '${environmentOf(readers)}'`,
      ...(isContainer ? { first: `Give only the name, '-e ${target.name}'` } : {}),
    }
  }
  // Any argument is shown to everyone, wherever its value came from.
  if (target?.field === 'args' && place !== 'env') {
    if (variable === ownVariable(server)) return { field: 'env', where: `under '${environmentOf(readers)}'` }
    // Many servers take a connection string among their arguments and nowhere else.
    const isSameHere = formIn(readers, 'args')?.syntax === formIn(readers, 'env')?.syntax
    return { field: 'env', where: inEnvironment(readers, isSameHere ? 'here' : undefined), given: 'argument' }
  }
  const found: Target = target ?? { field: place === 'env' ? 'env' : 'other', where: 'here' }
  const isPart = secret.at.end - secret.at.start < node.content.end - node.content.start
  // The variable is the one of which the secret is a part: the password of a URL, a header in a map of them.
  if (isPart && found.field === 'env' && found.name === variable) return { ...found, where: 'as the whole value' }
  return secret.encoded ? { ...found, where: 'here, for all of the encoded value' } : found
}

/** Where an entry sets variables, in its readers' spelling; whether the server looks at them, only its makers know. */
export function inEnvironment(readers: readonly Reader[], otherwise?: string): string {
  const orElse = otherwise === undefined ? '' : `, or else ${otherwise}`
  return `under '${environmentOf(readers)}', if the server takes it from there${orElse}`
}

function environmentOf(readers: readonly Reader[]): string {
  const [field = 'env', ...others] = new Set(readers.map((reader) => fieldsOf(reader).env?.[0] ?? 'env'))
  return others.length === 0 ? field : 'env'
}

/** The field of an entry that a secret stands in, and the variable or header that it is the value of. */
export function fieldOf(secret: Secret, server: Server): { readonly field: Field; readonly name?: string } | undefined {
  return targetsOf(server).get(secret.node)
}

/** Worked out once a server: an entry may hold tens of thousands of secrets. */
const targetsOf = onceFor((server: Server): ReadonlyMap<Node, Target> => {
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
  return found
})

/** Words that say what a value is, and not whose. */
const GENERIC = wordSet(
  'authorization auth cookie url uri key token password passwd pwd pass passphrase secret api apikey x access bearer client private default value proxy header headers data profile config code sig signature',
)
const NOUN = /^(?:key|token|password|secret|api|access|client|private)$/

/** A name for the variable that is to hold the secret: the one it has, or the provider's or server's and what it is. */
export function variableFor(secret: Secret, server: Server): string {
  const { field, name } = targetsOf(server).get(secret.node) ?? {}
  if (name !== undefined && field !== 'headers' && /^[A-Za-z_]\w{1,63}$/.test(name)) return name
  const own = field === 'args' && !isBasic(secret) ? ownVariable(server) : undefined
  return own ?? variableOf(secret, server.name)
}

/** The same for a secret that has no variable yet; `holder` is whose it is where the secret does not say. */
function variableOf(secret: Secret, holder: string): string {
  const { key = '', label, provider } = secret
  // It holds the name beside the password or token, so that what is called after these would be something else.
  const isPair = isBasic(secret)
  // In a field for the name of a variable, the field says what the variable is to hold.
  const words = wordsOf(key.replace(/_?env_?var$/i, ''))
  if (words.length > 0 && words.length <= 6 && words.some((word) => !GENERIC.has(word))) return shouted(words)
  const nouns = words.filter((word) => NOUN.test(word))
  // Names of companies are written as one word: OPENAI_API_KEY, GITHUB_TOKEN.
  const owner = wordsOf(provider?.toLowerCase() ?? holder).slice(0, 4)
  const isLogin = label.endsWith('password')
  const noun = isPair ? ['basic', 'auth'] : isLogin ? ['password'] : nouns.length > 0 ? nouns : ['token']
  return shouted([...(owner.length > 0 ? owner : ['mcp']), ...noun])
}

/** RFC 7617: a name and a password in base64. */
function isBasic({ encoded, label, node, at }: Secret): boolean {
  if (!encoded) return false
  const to = unitAt(node, at.start)
  return label.endsWith('password') || /(?:^|[\s:="'])basic\s{1,8}$/i.test(node.value.slice(Math.max(0, to - 16), to))
}

/** The one variable in which the server itself takes a credential; undefined where there are several, or it is not known. */
function ownVariable({ launch }: Server): string | undefined {
  const known = recogniseServer(launch)?.server.credentials?.env?.filter(isSecretKey) ?? []
  return known.length === 1 ? known[0] : undefined
}

function shouted(words: readonly string[]): string {
  const name = words
    .join('_')
    .replace(/[^a-z0-9_]/g, '')
    .toUpperCase()
  return /^[A-Z_]/.test(name) ? name : `MCP_${name}`
}
