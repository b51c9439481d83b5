/** From a server entry, in any client's spelling, to a Server. */

import type { Field, Path, Transport } from '../client.ts'
import { byRenown } from '../clients/shared.ts'
import { listed, mapped, quoted } from '../knowledge/fixes/types.ts'
import { withoutPassedOver } from '../knowledge/hosts.ts'
import { pieceOf, textOf } from '../knowledge/references.ts'
import { editBetween } from '../knowledge/typosquats.ts'
import { analyseLaunch } from '../launch/index.ts'
import { type Binding, type Flaw, fieldsOf, isLiteral, type Reader, type Server, type Text } from '../model.ts'
import {
  child,
  childAt,
  childrenOf,
  keyText,
  type Mapping,
  type Node,
  type Span,
  type StringNode,
  walk,
} from '../tree.ts'
import { type EntrySite, isNote, kindOf, OWN_KEYS } from './entries.ts'
import { declaredPackage, namedCode, namedImage } from './named.ts'
import { isMeantOff, isOffFor, isSwitchedOff } from './switches.ts'

/**
 * Every spelling in use. An entry is read under all of them, whoever owns the file: what one client ignores another that is
 * handed the same file does not, and a secret under a misspelt key is still a secret.
 */
const SPELLINGS = {
  command: ['command', 'cmd', 'exec'],
  args: ['args', 'arguments', 'argv'],
  env: ['env', 'environment', 'envs', 'environmentVariables'],
  url: ['httpUrl', 'httpURL', 'url', 'serverUrl', 'uri', 'baseUrl', 'sseUrl', 'endpoint', 'server_url', 'http_url'],
  transport: ['type', 'transport', 'transportType'],
  cwd: ['cwd', 'working_directory', 'workingDirectory', 'workdir'],
  envFile: ['envFile', 'env_file'],
} as const
/** Every key of an entry that one of its fields may stand under. */
export const ENTRY_KEYS: readonly string[] = [...Object.values(SPELLINGS).flat(), 'headers']
const HEADERS: readonly Path[] = [
  ['headers'],
  ['http_headers'],
  ['requestInit', 'headers'],
  ['requestOptions', 'headers'],
  ['customHeaders'],
  ['oauth_headers'],
  ['transport', 'headers'],
]
/** The old Zed form nests the launch in `command`, a newer Cline form in `transport`. */
const NESTED = ['transport', 'command'] as const

const TRANSPORTS: ReadonlyMap<string, Transport> = new Map([
  ['stdio', 'stdio'],
  ['local', 'stdio'],
  ['command', 'stdio'],
  ['custom', 'stdio'],
  ['builtin', 'stdio'],
  ['http', 'http'],
  ['streamable-http', 'http'],
  ['streamablehttp', 'http'],
  ['streamable_http', 'http'],
  ['streamable', 'http'],
  ['http-stream', 'http'],
  ['httpstream', 'http'],
  ['remote', 'http'],
  ['http-first', 'http'],
  ['shttp', 'http'],
  ['sse', 'sse'],
  ['http+sse', 'sse'],
  ['ws', 'ws'],
  ['websocket', 'ws'],
])

export interface Interpreted {
  readonly server: Server
  readonly flaws: readonly Flaw[]
}

/** An entry under what it is called (`Server.name`). */
export interface NamedSite extends EntrySite {
  readonly fullName: string
}

/**
 * Reads one entry. Never throws; what has the wrong type is left out and told as a flaw.
 *
 * @param anybodys The file bears the name that many programs use.
 */
export function interpretEntry(site: NamedSite, anybodys: boolean): Interpreted {
  const { node, readers } = site
  const flaws: Flaw[] = []
  const spellings = spellingsOf(readers)
  const at = (field: keyof typeof SPELLINGS) => fieldOf(node, field, spellings)
  const commandNode = at('command')
  const commandWords = wordsOf(commandNode)
  const argsNode = at('args')
  const envNode = at('env')
  const urlNode = at('url')
  const args = [...commandWords.slice(1), ...argumentsOf(argsNode, site, flaws)]
  const command = commandWords[0]
  const env = bindingsOf(envNode, site, 'env', flaws)
  const url = asText(urlNode)
  notOneOf(commandNode, site, 'command', 'a string', commandKinds(readers), flaws)
  notOneOf(urlNode, site, 'url', 'a string', ['string'], flaws)
  const headerNodes = headersOf(node, readers)
  const headers = headerNodes.flatMap((found) => bindingsOf(found, site, 'headers', flaws))
  const cwdNode = at('cwd')
  notOneOf(cwdNode, site, 'cwd', 'a string', ['string'], flaws)
  const taken = new Set<Node>(headerNodes)
  for (const part of [commandNode, argsNode, envNode, urlNode]) if (part) taken.add(part)
  const spelled = asString(at('transport'))
  const enabled = !isSwitchedOff(site, anybodys)
  const takers = takersOf(readers, command, url)
  const server: Server = {
    name: site.name,
    fullName: site.fullName,
    at: site.at,
    node,
    transport: transportOf(spelled, command, url, readers),
    command,
    args,
    env,
    url,
    headers,
    cwd: asText(cwdNode),
    envFile: asText(at('envFile')),
    others: othersOf(node, taken),
    enabled,
    readers: takers,
    starters: enabled ? takers.filter((reader) => !isOffFor(site, reader)) : [],
    launch: launchOf(site, { command, args, env, url }),
  }
  return {
    server,
    flaws: [...flaws, ...deadness(site, server, spelled).map((flaw) => ({ ...flaw, off: isMeantOff(node) }))],
  }
}

/** A list where some reader takes one, or none is well known; what is in it is looked at all the same. */
function commandKinds(readers: readonly Reader[]): readonly Node['kind'][] {
  const isKnown = readers.some(({ client }) => client.confidence === 'high')
  return !isKnown || readers.some((reader) => fieldsOf(reader).commandWords)
    ? ['string', 'sequence', 'mapping']
    : ['string', 'mapping']
}

/** What the command starts; of an entry that names a package or an image instead, or holds code, that. */
function launchOf({ node, readers }: EntrySite, entry: Parameters<typeof analyseLaunch>[0]): Server['launch'] {
  const declared = declaredPackage(node)
  const launch = analyseLaunch({ ...entry, declared })
  if (declared) return launch
  const image = namedImage(node, readers)
  const first = image ? [image] : entry.command ? [] : namedCode(node, readers)
  return first.length === 0 ? launch : { ...launch, steps: [...first, ...launch.steps] }
}

function fieldOf(node: Mapping, field: keyof typeof SPELLINGS, spellings: Spellings): Node | undefined {
  for (const key of spellings[field]) {
    const value = node.children.get(key)
    // `transport: { type, url }` and `command: { path, args }` hold other fields, which are looked for below.
    if (value && !(value.kind === 'mapping' && NESTED.some((nest) => nest === field))) return value
  }
  for (const nest of NESTED) {
    const nested = node.children.get(nest)
    if (nested?.kind !== 'mapping') continue
    for (const key of [...SPELLINGS[field], ...(field === 'command' ? ['path'] : [])]) {
      const value = nested.children.get(key)
      if (value) return value
    }
  }
  return undefined
}

/** A file's thousand entries have the same readers: what these spell is put together once for each set of them. */
const spelled = new WeakMap<readonly Reader[], Spellings>()

type Spellings = { readonly [field in keyof typeof SPELLINGS]: readonly string[] }

function spellingsOf(readers: readonly Reader[]): Spellings {
  const known = spelled.get(readers)
  if (known) return known
  const of = (field: keyof typeof SPELLINGS): readonly string[] => [
    ...new Set([...readers.flatMap((reader) => fieldsOf(reader)[field] ?? []), ...SPELLINGS[field]]),
  ]
  const spellings: Spellings = {
    command: of('command'),
    args: of('args'),
    env: of('env'),
    url: of('url'),
    transport: of('transport'),
    cwd: of('cwd'),
    envFile: of('envFile'),
  }
  spelled.set(readers, spellings)
  return spellings
}

const headerPaths = new WeakMap<readonly Reader[], readonly Path[]>()

function headerPathsOf(readers: readonly Reader[]): readonly Path[] {
  const known = headerPaths.get(readers)
  if (known) return known
  const all = [...readers.flatMap((reader) => fieldsOf(reader).headers ?? []), ...HEADERS]
  const paths = [...new Map(all.map((path) => [path.join('\0'), path])).values()]
  headerPaths.set(readers, paths)
  return paths
}

function headersOf(node: Mapping, readers: readonly Reader[]): readonly Node[] {
  const found = new Set<Node>()
  for (const path of headerPathsOf(readers)) {
    const headers = childAt(node, path)
    if (headers) found.add(headers)
  }
  return [...found]
}

function asString(node: Node | undefined): string | undefined {
  return node?.kind === 'string' ? node.value : undefined
}

function asText(node: Node | undefined): Text | undefined {
  return node?.kind === 'string' ? textOf(node) : undefined
}

/** A command is a string, or a list of the program and its first arguments. */
function wordsOf(node: Node | undefined): readonly Text[] {
  if (node?.kind === 'string') return node.value.trim() === '' ? [] : [textOf(node)]
  return node?.kind === 'sequence' ? node.items.filter((item) => item.kind === 'string').map(textOf) : []
}

function argumentsOf(node: Node | undefined, site: EntrySite, flaws: Flaw[]): readonly Text[] {
  if (!node || node.kind === 'null') return []
  if (node.kind === 'sequence') {
    for (const item of node.items)
      if (item.kind !== 'string' && !takesPairs(site, 'args'))
        flaws.push({ ...wrongPart(item, site, keyText(node) ?? 'args', 'a string'), fix: quoted(item) })
    return node.items.filter((item) => item.kind === 'string').map(textOf)
  }
  if (node.kind === 'string') {
    flaws.push({ ...wrongType(node, site, 'args', 'a list of strings'), fix: listed(node) })
    return wordsIn(node)
  }
  flaws.push({ ...wrongType(node, site, 'args', 'a list of strings'), fix: listed(node) })
  return []
}

/** Some write all arguments as one string, and some clients split it; quotes are left to the launch analysis. */
function wordsIn(node: StringNode): readonly Text[] {
  return [...node.value.matchAll(/\S{1,65536}/g)].map((word) => pieceOf(node, word.index, word.index + word[0].length))
}

function bindingsOf(
  node: Node | undefined,
  site: EntrySite,
  field: 'env' | 'headers',
  flaws: Flaw[],
): readonly Binding[] {
  if (!node || node.kind === 'null') return []
  if (node.kind === 'mapping') {
    for (const value of node.children.values())
      if (value.kind === 'mapping' || value.kind === 'sequence')
        flaws.push(wrongPart(value, site, `${field}.${keyText(value)}`, 'a string'))
    return [...node.children.values()].map((value) => ({
      name: keyText(value) ?? '',
      key: typeof value.key === 'object' ? value.key.span : value.span,
      value: asText(value),
      node: value,
    }))
  }
  if (node.kind !== 'sequence') {
    flaws.push(wrongType(node, site, field, 'a mapping of names to strings'))
    return []
  }
  if (node.items.length > 0 && site.readers.length > 0 && !takesPairs(site, field))
    flaws.push({ ...wrongType(node, site, field, 'a mapping of names to strings'), fix: mapped(node) })
  return node.items.flatMap((item) => bindingOfItem(item))
}

function takesPairs({ readers }: EntrySite, field: 'args' | 'env' | 'headers'): boolean {
  return readers.some((reader) => fieldsOf(reader).pairs?.includes(field))
}

/** `K=V`, `K: V`, or `{ name, value }`. */
function bindingOfItem(item: Node): readonly Binding[] {
  if (item.kind === 'string') {
    const split = /^\s{0,16}([\w.-]{1,256})\s{0,16}[=:]\s{0,16}/.exec(item.value)
    if (!split) return []
    const [prefix, name = ''] = split
    const value = pieceOf(item, prefix.length, item.value.length)
    return [{ name, key: item.span, value, node: item }]
  }
  const name = child(item, 'name')
  if (name?.kind !== 'string') return []
  const value = child(item, 'value') ?? child(item, 'default')
  return [{ name: name.value, key: name.span, value: asText(value), node: value ?? item }]
}

/** A field that is there and of none of the kinds that any client takes; null is nothing. */
function notOneOf(
  node: Node | undefined,
  site: EntrySite,
  field: string,
  expected: string,
  kinds: readonly Node['kind'][],
  flaws: Flaw[],
): void {
  if (node && node.kind !== 'null' && !kinds.includes(node.kind)) flaws.push(wrongType(node, site, field, expected))
}

/** A part of a list or a map. */
function wrongPart(node: Node, site: EntrySite, field: string, expected: string): Flaw {
  return {
    kind: 'wrong-type',
    at: node.span,
    server: site.name,
    why: `'${field}' of server '${site.name}' holds ${kindOf(node)} where clients expect ${expected}.`,
    help: node.kind === 'number' || node.kind === 'boolean' ? 'Write it in quotes.' : `Write ${expected} in its place.`,
  }
}

function wrongType(node: Node, site: EntrySite, field: string, expected: string): Flaw {
  return {
    kind: 'wrong-type',
    at: node.span,
    server: site.name,
    why: `'${field}' of server '${site.name}' is ${kindOf(node)} where clients expect ${expected}.`,
    help: `Write '${field}' as ${expected}.`,
  }
}

function transportOf(
  spelled: string | undefined,
  command: Text | undefined,
  url: Text | undefined,
  readers: readonly Reader[],
): Server['transport'] {
  if (spelled !== undefined) {
    // A file may spell it `constructor`, which every object has.
    const known = readers
      .map((reader) => fieldsOf(reader).transports)
      .find((transports) => transports && Object.hasOwn(transports, spelled))?.[spelled]
    const transport = known ?? TRANSPORTS.get(spelled.toLowerCase())
    if (transport) return transport
  }
  if (url && (!command || spelled !== undefined))
    return /^wss?:/i.test(url.value) ? 'ws' : /\/sse\/?$/.test(url.value) ? 'sse' : 'http'
  return command ? 'stdio' : 'unknown'
}

function othersOf(node: Mapping, taken: ReadonlySet<Node>): Server['others'] {
  const others: { field: Field; text: Text }[] = []
  for (const part of node.children.values()) {
    if (taken.has(part)) continue
    const field: Field = /^(?:o?auth|credentials?)/i.test(keyText(part) ?? '') ? 'auth' : 'other'
    for (const below of walk(part))
      if (below.kind === 'string' && !taken.has(below)) others.push({ field, text: textOf(below) })
  }
  return others
}

/** The readers that would use the entry: the list itself where that is all of them, as other caches go by it. */
function takersOf(readers: readonly Reader[], command: Text | undefined, url: Text | undefined): readonly Reader[] {
  const takers = readers.filter((reader) => !ignoresRemote(reader, command, url))
  return takers.length === readers.length ? readers : takers
}

/** Whether a client reads no remote entries from this file, and the entry is one. */
function ignoresRemote(reader: Reader, command: Text | undefined, url: Text | undefined): boolean {
  return url !== undefined && command === undefined && fieldsOf(reader).url?.length === 0
}

function dead({ name }: EntrySite, at: Span, why: string, help: string): readonly Flaw[] {
  return [{ kind: 'unread', at, server: name, why, help }]
}

/** Reasons why no reader starts this entry. */
function deadness(site: EntrySite, server: Server, spelled: string | undefined): readonly Flaw[] {
  const { command, url } = server
  if (site.node.children.get('command')?.kind === 'string' && !command && !url) {
    const empty = site.node.children.get('command')
    return dead(
      site,
      empty?.span ?? site.at,
      `Server '${site.name}' has an empty command, so no client can start it.`,
      'Name the program, or remove the entry.',
    )
  }
  if (!command && !url && server.launch.steps.length === 0 && site.readers.length > 0) return startless(site, spelled)
  if (url && !command && isLiteral(url) && !isAddress(url.value)) {
    const help = "Write the whole address, beginning with 'https://'."
    return [
      {
        kind: 'wrong-type',
        at: url.node.span,
        server: site.name,
        why: `The URL of server '${site.name}' is no URL, so no client can reach it.`,
        help,
      },
    ]
  }
  if (site.readers.length === 0) return []
  if (site.readers.every((reader) => ignoresRemote(reader, command, url))) {
    return dead(
      site,
      server.url?.node.span ?? site.at,
      `${clientsWith(site.readers, 'reads', 'read')} only servers with a command from this file, so the remote server '${site.name}' is ignored.`,
      'Add it in the client’s own settings for connectors, or start it through a bridge such as mcp-remote.',
    )
  }
  if (spelled === undefined) return []
  return server.transport === 'stdio' && url && !command ? commandless(site, spelled) : unknownTransport(site, spelled)
}

/** A transport that needs a command, of an entry that has a URL alone. */
function commandless(site: EntrySite, spelled: string): readonly Flaw[] {
  const { node, at, name, readers } = site
  const asking = readers.filter((reader) => {
    const { transports } = fieldsOf(reader)
    return transports && Object.hasOwn(transports, spelled) && transports[spelled] === 'stdio'
  })
  if (asking.length === 0) return unknownTransport(site, spelled)
  const given = node.children.get('type') ?? node.children.get('transport')
  return [
    {
      kind: 'unread',
      at: given?.span ?? at,
      server: name,
      why: `Server '${name}' gives '${spelled}' as its transport and a URL in place of a command, so ${clientsWith(asking, 'has', 'have')} nothing to start.`,
      help: "Give the transport of the URL, which is mostly 'http', or name the program.",
      // Some go by the URL all the same.
      clients: [...new Set(asking.map(({ client }) => client.id))],
    },
  ]
}

/** A URL, or what is spelt like something to be replaced by one: `YOUR_URL`, `<address>`. */
function isAddress(text: string): boolean {
  const plain = withoutPassedOver(text)
  return /^[a-z][a-z\d+.-]{0,31}:/i.test(plain) || /^(?:[A-Z][A-Z\d_]{2,63}|<[^<>]{1,64}>)$/.test(plain)
}

/** What says nothing of how a server starts, whatever it holds. */
const ASIDE = new Set([
  'name',
  'description',
  'title',
  'notes',
  'comment',
  ...Object.values(SPELLINGS).flat(),
  'headers',
])

/**
 * An entry that was meant to start something, and does not say what: the key is misspelt, or was left out. Some entries
 * only add to those of another file, or name what starts in a way of one client’s own: about these nothing is said.
 */
function startless(site: EntrySite, spelled: string | undefined): readonly Flaw[] {
  const { node, name, at, readers } = site
  if (isEmpty(site)) {
    const help = 'Name its program or its address, or remove the entry.'
    return dead(site, at, `The entry of server '${name}' is empty, so no client can start it.`, help)
  }
  const keys = [...node.children].filter(([, value]) => value.kind !== 'null')
  const slip = keys.find(([key, { kind }]) => kind === 'string' && !ASIDE.has(key) && meantBy(key) !== undefined)
  if (slip) {
    const [key, value] = slip
    const meant = meantBy(key)
    return dead(
      site,
      typeof value.key === 'object' ? value.key.span : value.span,
      `Server '${name}' has '${key}' where clients look for '${meant}', so no client can start it.`,
      `Write '${meant}'.`,
    )
  }
  const own = keys.some(([key, { kind }]) => !ASIDE.has(key) && (kind === 'string' || kind === 'mapping'))
  const holds = (key: string) => {
    const part = node.children.get(key)
    return part !== undefined && [...childrenOf(part)].length > 0
  }
  const lacks =
    holds('headers') || isRemote(spelled) ? 'url' : holds('args') || spelled === 'stdio' ? 'command' : undefined
  if (own || lacks === undefined || readers.some((reader) => fieldsOf(reader).merges)) return []
  return dead(
    site,
    at,
    `Server '${name}' has no '${lacks}', so no client can start it.`,
    lacks === 'url' ? "Write its address as 'url', or remove the entry." : 'Name the program, or remove the entry.',
  )
}

/**
 * Nothing but a text for people, in a map that means servers and nothing else. In YAML a name alone may lead to an entry
 * of another place, as in the front matter of agents.
 */
function isEmpty({ node, collection, readers }: EntrySite): boolean {
  if (collection === undefined || !(OWN_KEYS.has(collection) || collection === 'servers')) return false
  if (readers.some(({ file, ...reader }) => file.format === 'yaml' || fieldsOf({ file, ...reader }).merges))
    return false
  return [...node.children.keys()].every((key) => isNote(key) || key === 'name' || key === 'description')
}

/** `command` for `comand` and `Command`. */
function meantBy(key: string): string | undefined {
  const plain = key.toLowerCase()
  return ['command', 'url'].find((meant) => (plain === meant ? key !== meant : editBetween(plain, meant) !== undefined))
}

function isRemote(spelled: string | undefined): boolean {
  const transport = spelled === undefined ? undefined : TRANSPORTS.get(spelled.toLowerCase())
  return transport !== undefined && transport !== 'stdio'
}

/** A transport that some readers do not know by its name; of those that other clients have, only what a reader refuses. */
function unknownTransport({ node, at, name, readers }: EntrySite, spelled: string): readonly Flaw[] {
  const isCommon = TRANSPORTS.has(spelled.toLowerCase())
  const unaware = readers.filter((reader) => {
    const { transports, refusesOtherTransports } = fieldsOf(reader)
    return transports && !Object.hasOwn(transports, spelled) && (!isCommon || refusesOtherTransports)
  })
  if (unaware.length === 0) return []
  const given = node.children.get('type') ?? node.children.get('transport')
  const known = new Set(unaware.flatMap((reader) => Object.keys(fieldsOf(reader).transports ?? {})))
  return [
    {
      kind: 'unread',
      at: given?.span ?? at,
      server: name,
      why: `${clientsWith(unaware, 'knows', 'know')} no transport of the name that server '${name}' gives.`,
      help: `Use one of: ${[...known].join(', ')}.`,
      ...(unaware.length < readers.length ? { clients: [...new Set(unaware.map(({ client }) => client.id))] } : {}),
    },
  ]
}

/** The names with their verb: `Cursor does`, `Cursor and Warp do`. */
export function clientsWith(readers: readonly Reader[], one: string, many: string): string {
  const count = new Set(readers.map(({ client }) => client.name)).size
  return `${clientNames(readers)} ${count === 1 ? one : many}`
}

/** `Cursor`, `Cursor and Warp`, `Cursor, Warp and 3 others`. */
export function clientNames(readers: readonly Reader[]): string {
  const sorted = readers.map(({ client }) => client).sort((a, b) => byRenown(a.id, b.id))
  const names = [...new Set(sorted.map((client) => client.name))]
  if (names.length <= 2) return names.join(' and ')
  const [first, second] = names
  return `${first}, ${second} and ${names.length - 2} ${names.length === 3 ? 'other' : 'others'}`
}
