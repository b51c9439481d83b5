/** What travels to a remote server along with its requests, and in what. */

import type { Binding, ConfigFile, Key, Secret, Server, Span, StringNode, Text } from '../../model.ts'
import { fieldsOf, isLiteral, keyOf, place, references, withDefaults } from '../../model.ts'
import { child } from '../../tree.ts'
import { groupedBy } from '../groups.ts'
import { onceFor } from '../memoize.ts'
import { BEARER_VARIABLES } from '../programs/bridges.ts'
import { sentAsWritten } from '../references/expansion.ts'
import { isSecretKey } from '../secrets/keys.ts'
import { recogniseServer } from '../servers/index.ts'
import { destinationsOf, hostAt } from './destinations.ts'
import type { Address, Reach } from './index.ts'
import { addressOf, isServiceName } from './index.ts'
import type { PostedHook } from './posted-hooks.ts'

export interface PlainRemote {
  readonly url: Text
  readonly address: Address
  /** `http://`, or `ws://`. */
  readonly at: Span
  /** Where the scheme stands in `url`, in units of its value. */
  readonly scheme: { readonly from: number; readonly to: number }
  /** Ids of the readers that connect to it. */
  readonly clients: readonly string[]
}

/**
 * The remotes of a server that are reached without encryption, where they lead to one of `reach`; not those that every
 * reader refuses to connect to.
 */
export function plainRemotes(server: Server, reach: readonly Reach[]): readonly PlainRemote[] {
  return server.launch.steps.flatMap((step) => {
    if (step.kind !== 'remote') return []
    // A bridge does not know what its client would refuse.
    const readers = server.readers.filter((reader) => step.through === 'bridge' || !fieldsOf(reader).dropsPlainHttp)
    if (server.readers.length > 0 && readers.length === 0) return []
    const clients = [...new Set(readers.map(({ client }) => client.id))].sort()
    const plain = unencrypted(step.url)
    return plain && reach.includes(plain.address.reach) ? [{ ...plain, clients }] : []
  })
}

/** Where an address says that nothing is encrypted; undefined for one that does not. */
export function unencrypted(url: Text): Omit<PlainRemote, 'clients'> | undefined {
  // The defaults of `${URL:-http://…}` and `http://${HOST:-…}/` are where it goes when nothing is set.
  const [first] = url.parts
  const fallback = first?.kind === 'reference' ? first.fallback : undefined
  const isSchemeWritten = first?.kind === 'literal' && url.value.slice(0, first.to).includes(':')
  const written = fallback || isSchemeWritten ? withDefaults(url) : url.value
  const address = addressOf(written)
  if (!address || (address.scheme !== 'http' && address.scheme !== 'ws')) return undefined
  // With whatever a URL parser passes over in it.
  const begin = fallback?.from ?? 0
  const from = begin + Math.max(written.search(/[^\u0000-\u0020]/), 0)
  const end = begin + written.indexOf(':') + 1
  const slashes = /^[/\\]{0,2}/.exec(url.value.slice(end, end + 2))?.[0].length ?? 0
  return { url, address, at: place(url, from, end + slashes), scheme: { from, to: end - 1 } }
}

/**
 * Whether a host is a container beside the one that connects to it, on a network that does not leave the machine: a name
 * without dots, in a file that is read in a container, or lies in a folder for them, or in that which compose files mount for
 * mcpo (`./mcpo/config.json:/app/config.json`, public repositories, 2026-12).
 */
export function isNextContainer(host: string, server: Server, path: string): boolean {
  if (!isServiceName(host)) return false
  if (server.readers.some(({ client }) => client.composed)) return true
  return /(?:^|\/)(?:\.?docker|compose|mcpo)\//i.test(path)
}

export interface PlainUpstream {
  readonly address: Address
  /** Where the address stands, and the variable that it is given as. */
  readonly at: Span
  readonly variable: string
  /** The variable with the credential that is sent there. */
  readonly credential: string
  readonly given: Span
}

/**
 * Where a server that the catalogue knows reaches its own service without encryption and sends it a credential: by variables
 * that begin alike (`JIRA_URL`, `JIRA_API_TOKEN`), the second of which its documentation has for that.
 */
export function plainUpstreams(server: Server, config: ConfigFile): readonly PlainUpstream[] {
  const named = destinationsOf(server).filter(
    ({ as, name, address: { scheme, reach } }) =>
      as === 'variable' && name !== undefined && scheme === 'http' && (reach === 'public' || reach === 'private'),
  )
  if (named.length === 0) return []
  const taken = recogniseServer(server.launch)?.server.credentials?.env ?? []
  const credentials = server.launch.env.filter(
    ({ name, value }) => taken.includes(name) && value && value.value.trim() !== '' && !isUnfilled(value, config),
  )
  return named.flatMap((destination) => {
    const { name: variable = '', address } = destination
    const first = /^[A-Z\d]{1,24}_/i.exec(variable)?.[0]
    const sent = credentials.find(({ name }) => first !== undefined && name !== variable && name.startsWith(first))
    return sent ? [{ address, at: hostAt(destination), variable, credential: sent.name, given: sent.key }] : []
  })
}

/** Headers that carry a credential whatever they are called by their makers. */
const CREDENTIAL_HEADER =
  /^(?:authorization|proxy-authorization|cookie|x-api-key|api-key|x-auth-token|x-access-token)$/i

/** Whether a header of this name carries a credential. */
export function isCredentialHeader(name: string): boolean {
  return CREDENTIAL_HEADER.test(name) || isSecretKey(name)
}

/** Fields by which an entry says where its client takes a credential from. */
const CREDENTIAL_FIELDS = [
  'bearer_token_env_var',
  'bearerTokenEnvVar',
  'bearer_token_file',
  'api_key_env',
  'env_http_headers',
  'headersHelper',
  'http_headers_helper',
  'apiKey',
  'api_key',
]
export interface Carried {
  /** For a sentence: `a credential in the header 'Authorization'`. */
  readonly carrier: string
  /** The URL itself, or the key beside it. */
  readonly at: Span | Text
  /** What holds it, where that is in the entry. */
  readonly value?: Text
}

/**
 * Of the credentials on the way those that arrive: where no reader of the file expands the reference to one, only its characters
 * do, until somebody mends that, and another rule says so.
 */
export function credentialsSent(server: Server, url: Text, config: ConfigFile): readonly Carried[] {
  const carried = credentialsOnTheWay(server, url, config)
  if (config.guessed || carried.length === 0) return carried
  const asWritten = sentAsWritten(server, config.path)
  return carried.filter(({ value }) => !value || holdsSecret(value, config) || !isAllWritten(value, asWritten))
}

function isAllWritten(value: Text, asWritten: ReadonlySet<number>): boolean {
  const all = references(value)
  return all.length > 0 && all.every(({ from, to }) => asWritten.has(place(value, from, to).start))
}

/** The credentials, literal or referenced, that are sent to a URL: in itself, in headers, by other fields of the entry. */
export function credentialsOnTheWay(server: Server, url: Text, config: ConfigFile): readonly Carried[] {
  const found: Carried[] = []
  if ((namesCredential(url) && !isUnfilled(url, config)) || holdsSecret(url, config)) found.push(inUrl(url))
  for (const each of credentialHeaders([...server.headers, ...server.launch.headers], config)) found.push(each)
  for (const each of bearerVariables(server, config)) found.push(each)
  for (const field of fieldsNamed(server, CREDENTIAL_FIELDS))
    found.push({ carrier: `the credential that '${field.text}' names`, at: field.span })
  return found
}

function inUrl(url: Text): Carried {
  return { carrier: 'a credential in the URL', at: url, value: url }
}

function credentialHeaders(headers: readonly Binding[], config: ConfigFile): readonly Carried[] {
  return headers.flatMap(({ name, key, value }) => {
    if (!value || value.value.trim() === '') return []
    const named = isCredentialHeader(name) && !isUnfilled(value, config)
    return named || holdsSecret(value, config)
      ? [{ carrier: `a credential in the header '${name}'`, at: key, value }]
      : []
  })
}

/** The same of a hook; in its address most clients put no variables. */
export function credentialsPosted({ url, headers }: PostedHook, config: ConfigFile): readonly Carried[] {
  return [...(holdsSecret(url, config) ? [inUrl(url)] : []), ...credentialHeaders(headers, config)]
}

/** What a bridge takes from its environment and sends along. */
function bearerVariables({ launch }: Server, config: ConfigFile): readonly Carried[] {
  const names = launch.steps.flatMap((step) =>
    step.kind === 'program' || (step.kind === 'package' && step.ecosystem === 'pypi')
      ? (BEARER_VARIABLES.get(step.name) ?? [])
      : [],
  )
  if (names.length === 0) return []
  return launch.env.flatMap(({ name, key, value }) =>
    names.includes(name) && value && value.value.trim() !== '' && !isUnfilled(value, config)
      ? [{ carrier: `the bearer token in '${name}'`, at: key }]
      : [],
  )
}

function fieldsNamed({ node }: Server, names: readonly string[]): readonly Key[] {
  return names.flatMap((name) => {
    const field = child(node, name)
    const isSet = field && field.kind !== 'null' && !(field.kind === 'boolean' && field.value === false)
    return (isSet && keyOf(field)) || []
  })
}

function holdsSecret(text: Text, config: ConfigFile): boolean {
  return secretsIn(text, config).some(({ kind }) => kind !== 'placeholder' && kind !== 'possible')
}

/** A template that nobody has filled in yet: nothing is sent, so nothing is exposed. */
function isUnfilled(text: Text, config: ConfigFile): boolean {
  return isLiteral(text) && secretsIn(text, config).some(({ kind }) => kind === 'placeholder')
}

/** The secrets of a file that stand in a text. */
export function secretsIn(text: Text, config: ConfigFile): readonly Secret[] {
  const { start, end } = place(text)
  return (secretsByNode(config).get(text.node) ?? []).filter(({ at }) => at.start >= start && at.end <= end)
}

/** Put together once a file: thousands of headers may stand beside thousands of secrets. */
const secretsByNode = onceFor(
  ({ secrets }: ConfigFile): ReadonlyMap<StringNode, readonly Secret[]> => groupedBy(secrets, ({ node }) => node),
)

/** A password or a secret variable before the host, or a parameter whose name says that it is secret. */
function namesCredential(url: Text): boolean {
  const address = addressOf(url.value)
  if (address?.user !== undefined) {
    const before = references(url).filter(({ to }) => to <= address.from)
    const literal = before.reduce((rest, { from, to }) => rest.replace(url.value.slice(from, to), '$'), address.user)
    if (before.some(({ name }) => isSecretKey(name)) || /:./s.test(literal)) return true
  }
  const query = /[?&]([\w.-]{1,64})=([^&#\s]{1,4096})/g
  for (const [, name = '', value = ''] of url.value.matchAll(query)) {
    if (isSecretKey(name) && (value.length >= 6 || references(url).length > 0)) return true
  }
  return false
}

/** Fields by which an entry says how its client logs in, beyond the credentials themselves. */
const LOGIN_FIELDS =
  /^(?:o?auth|authentication|authorization|authProviderType|oauth_\w{1,40}|credentials?|client_?id|clientSecret|requestInit|tls|mtls|cert|certificate)$/i

/**
 * Whether something in an entry may log in that is no header and no part of the URL: a block about OAuth, a variable with a
 * credential for the bridge, a bridge that signs what it sends.
 */
export function mayLogIn({ node, headers, launch }: Server): boolean {
  for (const key of node.children.keys()) if (LOGIN_FIELDS.test(key)) return true
  // A header of a name unknown to us may be what a proxy asks for.
  if ([...headers, ...launch.headers].some(({ name }) => !/^(?:accept|content-type|user-agent)$/i.test(name)))
    return true
  if (launch.env.some(({ name }) => isSecretKey(name))) return true
  return launch.steps.some(
    (step) =>
      step.kind === 'package' &&
      (step.name === 'mcp-proxy-for-aws' || step.args.some(({ value }) => LOGIN_FLAG.test(value))),
  )
}

const LOGIN_FLAG =
  /^--(?:client-(?:id|secret|cert)|api-?key|token|oauth2?-?\w{0,20}|static-oauth-[\w-]{1,40}|cert|key|profile)(?:=|$)/i
