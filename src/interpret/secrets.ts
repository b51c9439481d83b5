/** Every credential of a document: each string is judged where it stands, servers' strings by the part they play. */

import type { ReferenceSyntax } from '../client.ts'
import { addressOf, isExampleDomain } from '../knowledge/hosts.ts'
import { lazy } from '../knowledge/memoize.ts'
import { ownersAmong } from '../knowledge/owners.ts'
import { nameFields } from '../knowledge/readers.ts'
import { pieceOf, textOf } from '../knowledge/references.ts'
import { type Detection, detectSecrets } from '../knowledge/secrets/detect.ts'
import { PRIVATE_JWK } from '../knowledge/secrets/pieces.ts'
import { passwordWords } from '../knowledge/secrets/unpack.ts'
import { sha256 } from '../knowledge/sha256.ts'
import {
  containerOf,
  isCredential,
  place,
  type Reader,
  referencesOf,
  respelt,
  type Secret,
  type SecretPlace,
  type Server,
  type Text,
  unsetValue,
  wordLists,
} from '../model.ts'
import { child, childrenOf, type Document, type Key, keyText, type Node, type StringNode, walk } from '../tree.ts'

interface Role {
  readonly place: SecretPlace
  readonly key: string | undefined
  readonly server: string
  readonly context: readonly string[]
  readonly expanded?: ReadonlySet<ReferenceSyntax>
  /** A header that is sent to a public address. */
  readonly opens?: true | undefined
}

/** Of text that may belong to no server. */
type LooseRole = Omit<Role, 'server'> & { readonly server: string | undefined }

/**
 * Secrets of the whole document, keys and comments included, in document order. A place is reported once, however many YAML aliases
 * lead to it.
 */
export function findSecrets(document: Document, servers: readonly Server[]): readonly Secret[] {
  const expandedBy = syntaxesKnownTo(document.source.path)
  const contexts = new Map(
    servers.map((server) => [server, { context: contextOf(server), expanded: expandedBy(server.readers) }]),
  )
  const roles = rolesOf(contexts)
  const places = lazy(() => placesOf(contexts, roles))
  const names = namesOfVariables(servers)
  const found: Secret[] = []
  // `-e TOKEN=x` among the arguments of docker is an environment entry, and nothing else; `A=x run --token=y` is more.
  const spoken = new Set<StringNode>()
  const spokenIn = new Map<StringNode, readonly Secret[]>()
  const pieces = new Set<Secret>()
  for (const [server, around] of contexts) {
    for (const { name, value } of server.launch.env) {
      if (!value || value.node.parent === undefined || roles.get(value.node)?.place !== 'arg') continue
      const judged = judge(value, { place: 'env', key: name, server: server.name, ...around })
      if (isAllOf(value)) spoken.add(value.node)
      else spokenIn.set(value.node, [...(spokenIn.get(value.node) ?? []), ...judged])
      for (const each of judged) found.push(each)
    }
  }
  for (const [server, around] of contexts) {
    for (const value of [...wordLists(server).flatMap(gluedPasswords), ...unnamedPasswords(server)])
      for (const each of judge(value, { place: 'arg', key: 'password', server: server.name, ...around }))
        found.push(each)
  }
  // Every node of every file passes here: a plain recursion, as deep as the parsers let files be, in place of `walk`.
  const search = (node: Node): void => {
    if (typeof node.key === 'object' && node.key.text.length >= SHORTEST_KEY)
      for (const each of judgeKey(node, node.key, document, places)) found.push(each)
    if (node.kind === 'string') {
      if (spoken.has(node)) return
      const before = spokenIn.get(node) ?? NOTHING
      const judged = judgeNode(node, roles.get(node) ?? roleAround(node, places)).filter((secret) => {
        const same = before.filter(({ at }) => secret.at.start < at.end && at.start < secret.at.end)
        // A token of several pieces, one of which was taken for all of it.
        const isMore =
          secret.plain !== undefined && same.every(({ at }) => secret.at.start <= at.start && at.end <= secret.at.end)
        if (isMore) for (const other of same) pieces.add(other)
        return isMore || same.length === 0
      })
      const isTold = names.has(node) || isProse(node)
      if (judged.length > 0) for (const each of isTold ? judged.filter(isCredential) : judged) found.push(each)
      return
    }
    for (const below of childrenOf(node)) search(below)
    if (node.kind === 'mapping') for (const below of node.overridden) search(below)
  }
  for (const root of document.roots) search(root)
  // What quotes and backslashes of a shell hide from a look at the string as it stands.
  for (const [server, around] of contexts) {
    for (const word of respelt(server.launch))
      for (const each of judge(word, { place: 'arg', key: undefined, server: server.name, ...around }).filter(
        isCredential,
      ))
        found.push(each)
  }
  const loose = (node: StringNode) =>
    judgeNode(node, { place: 'other', key: undefined, server: undefined, context: [] })
  for (const node of looseText(document)) for (const each of loose(node)) found.push(each)
  // What people write about settings is full of words that promise a secret: only what has a provider's form is one.
  const { prose, source } = document
  for (const node of prose ? linesOf(source.text, prose.start, prose.end) : [])
    for (const each of loose(node).filter((secret) => isCredential(secret) && secret.providerId !== undefined))
      found.push(each)
  return unique(pieces.size === 0 ? found : found.filter((secret) => !pieces.has(secret)))
}

const NOTHING: readonly Secret[] = []

/** Words about a setting, such as a registry's: `Bearer <key>` in them shows what a value looks like, and waits for none. */
function isProse(node: StringNode): boolean {
  return PROSE.has(keyText(node) ?? '') && /\s/.test(node.value.trim())
}

const PROSE: ReadonlySet<string> = new Set(['description', 'title', 'hint', 'help', 'comment', '_comment', 'summary'])

/** Whether a string is an assignment of this value and says nothing else. */
function isAllOf({ node, from, to }: Text): boolean {
  return to === node.value.length && !/\s/.test(node.value.slice(0, from))
}

/** A whole string; its references, which detection does not ask for, are told apart only where something is found. */
function judgeNode(node: StringNode, role: LooseRole): readonly Secret[] {
  const detections = detect(node.value, role)
  return detections.length === 0 ? NOTHING : secretsOf(detections, textOf(node), role)
}

function judge(text: Text, role: LooseRole): readonly Secret[] {
  return secretsOf(detect(text.value, role), text, role)
}

function detect(value: string, { place, key, server, context, expanded, opens }: LooseRole): readonly Detection[] {
  return detectSecrets({ value, place, key, server, context, expanded, opens })
}

function secretsOf(detections: readonly Detection[], text: Text, { place, server }: LooseRole): readonly Secret[] {
  return detections.map((detection) => secretOf(detection, text, place, server))
}

/** No name of a setting is as long as a token, and no word of a token as short. */
const SHORTEST_KEY = 16

/**
 * Keys hold secrets where they are commands that were allowed once (`"curl -H 'Authorization: …'": "allow"`) or where
 * somebody mixed up name and value. Only what is sure counts: names are made of words that promise secrets.
 */
function judgeKey(node: Node, { text, span }: Key, { source }: Document, places: Places): readonly Secret[] {
  const inside = source.text.slice(span.start, span.end).indexOf(text)
  // Where escapes make the two differ, the whole key stands for the secret.
  const content = inside < 0 ? span : { start: span.start + inside, end: span.start + inside + text.length }
  const token = {
    kind: 'string',
    style: 'plain',
    value: text,
    content,
    span,
    parent: undefined,
    key: undefined,
  } as const
  const { server } = roleAround(node, places)
  return judgeNode(token, { place: 'other', key: undefined, server, context: [] })
    .filter(isCredential)
    .map((secret) => (inside < 0 ? { ...secret, at: span } : secret))
}

function secretOf(detection: Detection, text: Text, role: SecretPlace, server: string | undefined): Secret {
  const { kind, provider, providerId, label, key, confidence, preview, from, to, inUrl, encoded, plain } = detection
  return {
    kind,
    place: inUrl && role !== 'arg' ? 'url' : role,
    provider,
    providerId,
    label,
    key,
    server,
    confidence,
    node: text.node,
    at: place(text, from, to),
    preview,
    encoded,
    // Where quotes and backslashes of a shell, or its variables, make a word of others, none of it stands there.
    plain: plain ?? (text.to - text.from === text.value.length ? undefined : text.value.slice(from, to)),
    identity: kind === 'token' || kind === 'key-material' ? sha256(text.value.slice(from, to)) : undefined,
  }
}

type Contexts = ReadonlyMap<Server, Pick<Role, 'context' | 'expanded'>>
type Places = () => ReadonlyMap<Node, Role>

function rolesOf(contexts: Contexts): ReadonlyMap<StringNode, Role> {
  const roles = new Map<StringNode, Role>()
  for (const [server, around] of contexts) {
    const set = (text: Text | undefined, role: SecretPlace, key: string | undefined): void => {
      if (text) roles.set(text.node, { place: role, key, server: server.name, ...around })
    }
    for (const { text } of server.others) set(text, 'other', keyFor(text.node))
    for (const { name, value } of server.env) set(value, 'env', name)
    const opens = server.headers.length > 0 && isReachedByAll(server) ? true : undefined
    for (const { name, value } of server.headers)
      if (value) roles.set(value.node, { place: 'header', key: name, server: server.name, ...around, opens })
    let before: Text | undefined
    const users = usersOfContainers(server)
    for (const arg of server.args) {
      const isUser = users.size > 0 && users.has(place(arg).start)
      set(arg, 'arg', isUser ? undefined : before && flagOf(before.value))
      before = arg
    }
    set(server.command, 'arg', undefined)
    set(server.url, 'url', 'url')
    set(server.cwd, 'other', 'cwd')
  }
  return roles
}

/** Whether what it connects to can be asked by everybody, and is more than an example of an address. */
function isReachedByAll({ url }: Server): boolean {
  const address = url && addressOf(unsetValue(url))
  return address?.reach === 'public' && !isExampleDomain(address.host)
}

/** Where `--user node:node` of a container says whose rights it has: a user and a group, and no login. */
function usersOfContainers({ launch }: Server): ReadonlySet<number> {
  const found = launch.steps.flatMap((step) => containerOf(step)?.options.filter(({ name }) => name === '--user') ?? [])
  return found.length === 0 ? NO_USERS : new Set(found.map(({ at }) => at.start))
}

const NO_USERS: ReadonlySet<number> = new Set()

/** What a collection holds: an entry, or the environment, headers or arguments of one. */
function placesOf(contexts: Contexts, roles: ReadonlyMap<StringNode, Role>): ReadonlyMap<Node, Role> {
  const places = new Map<Node, Role>()
  for (const [{ parent }, role] of roles) if (parent) places.set(parent, role)
  for (const [server, around] of contexts)
    places.set(server.node, { place: 'other', key: undefined, server: server.name, ...around })
  return places
}

/** The syntaxes of references that the owner of a file knows, or any of its readers where it is nobody's own. */
function syntaxesKnownTo(path: string): (readers: readonly Reader[]) => ReadonlySet<ReferenceSyntax> {
  // Servers of a file share their readers.
  const known = new Map<readonly Reader[], ReadonlySet<ReferenceSyntax>>()
  return (readers) => {
    const before = known.get(readers)
    if (before) return before
    const owners = ownersAmong(readers, path)
    const deciding = owners.length > 0 ? owners : readers
    const syntaxes = new Set(deciding.flatMap((reader) => referencesOf(reader).map(({ syntax }) => syntax)))
    known.set(readers, syntaxes)
    return syntaxes
  }
}

/** Strings in fields such as `bearer_token_env_var`: `NOTES_KEY` says where the secret is, and stands in for nothing. */
function namesOfVariables(servers: readonly Server[]): ReadonlySet<Node> {
  const names = new Set<Node>()
  for (const { node, readers } of servers) {
    for (const field of nameFields(readers)) {
      const named = node.children.get(field)
      if (named) for (const name of walk(named)) names.add(name)
    }
  }
  return names
}

/** The part of a string that no client reads, such as the first of two equal keys: that of what stands beside it. */
function roleAround(node: Node, places: Places): LooseRole {
  const known = places()
  const key = keyFor(node)
  const beside = node.parent && known.get(node.parent)
  if (beside) return { ...beside, key }
  for (let at: Node | undefined = node.parent; at; at = at.parent) {
    const around = known.get(at)
    if (around) return { ...around, place: 'other', key }
  }
  return { place: 'other', key, server: undefined, context: [] }
}

/** `--token`, as the name of the value that follows it; npx's `-y` takes none. */
function flagOf(word: string): string | undefined {
  return word !== '-y' && word !== '--yes' && /^-{1,2}[A-Za-z][\w.-]{0,63}$/.test(word) ? word : undefined
}

/**
 * `-psecret`, as clients of databases take it: beside a `-u` and an address of a database, where it is no port, and has
 * more in it than the letters of an option's name.
 */
function gluedPasswords(args: readonly Text[]): readonly Text[] {
  const named = (pattern: RegExp): boolean => args.some(({ value }) => pattern.test(value))
  if (!named(/^-u/) || !named(/^(?:jdbc:|mysql|mariadb)/i)) return []
  return args
    .filter(({ value }) => /^-p(?![\d.:/-]{1,64}$)(?![A-Za-z-]{1,64}$)\S{4,128}$/.test(value))
    .map(({ node, from, value }) => pieceOf(node, from + 2, from + value.length))
}

/** Passwords behind options of the program that is started, or of one that it starts: `sshpass -p secret`, `mysql -psecret`. */
function unnamedPasswords({ command, args }: Server): readonly Text[] {
  const words = command ? [command, ...args] : args
  return passwordWords(words.map(({ value }) => value)).flatMap(({ index, from }) => {
    const word = words[index]
    return word ? [pieceOf(word.node, word.from + from, word.from + word.value.length)] : []
  })
}

/** Names nearby that say whose credential a value of a common shape is. */
function contextOf(server: Server): readonly string[] {
  const packages = server.launch.steps.map((step) =>
    step.kind === 'package' || step.kind === 'image' ? step.name : '',
  )
  const host = server.url && /^[a-z]{2,12}:\/\/([^/?#\s]{1,253})/i.exec(server.url.value)?.[1]
  return [server.name, ...packages, host ?? ''].filter((name) => name !== '')
}

/** What a string is given as: its key; in a list, the option before it or the list's own; `{ "name": "TOKEN", "value": … }`. */
function keyFor(node: Node): string | undefined {
  const { key, parent } = node
  if (parent === undefined || key === undefined) return undefined
  if (typeof key === 'number') {
    const before = parent.kind === 'sequence' ? parent.items[key - 1] : undefined
    return (before?.kind === 'string' ? flagOf(before.value) : undefined) ?? keyText(parent)
  }
  if ((key.text === 'd' || key.text === 'k') && child(parent, 'kty')) return PRIVATE_JWK
  if (keyText(parent) === 'users' && parent.parent && LOGS_IN.test(keyText(parent.parent) ?? '')) return 'user password'
  return SAYS_NOTHING.test(key.text) ? (nameBeside(parent) ?? keyText(parent) ?? key.text) : key.text
}

/** `oauth2: { users: { admin: "…" } }` of TBXark's mcp-proxy: by their names, with their passwords. */
const LOGS_IN = /^(?:oauth_?2?|basic_?auth)$/i

/** Keys that say of their value that it is one. */
const SAYS_NOTHING = /^(?:value|val|default|defaultValue|default_value|raw|plain|plaintext|literal|content)$/
const NAMES: readonly string[] = ['name', 'key', 'id', 'variable', 'header', 'envVar', 'env_var']

function nameBeside(parent: Node): string | undefined {
  for (const name of NAMES) {
    const beside = child(parent, name)
    if (beside?.kind === 'string' && beside.value.length <= 128) return beside.value
  }
  return undefined
}

/** Text outside the tree, line by line: comments, and all of a file that could not be parsed. */
function* looseText({ source, comments, roots, problems }: Document): Generator<StringNode> {
  for (const { start, end } of comments) yield* linesOf(source.text, start, end)
  if (roots.length === 0 && problems.some(({ kind }) => kind === 'syntax' || kind === 'limit')) {
    yield* linesOf(source.text, 0, source.text.length)
  }
}

function* linesOf(text: string, start: number, end: number): Generator<StringNode> {
  for (let from = start; from < end; ) {
    const newline = text.indexOf('\n', from)
    const to = newline < 0 || newline > end ? end : newline
    const value = text.slice(from, to)
    const span = { start: from, end: to }
    if (value.trim() !== '')
      yield { kind: 'string', style: 'plain', value, content: span, span, parent: undefined, key: undefined }
    from = to + 1
  }
}

function unique(secrets: readonly Secret[]): readonly Secret[] {
  const seen = new Set<string>()
  return secrets
    .filter(({ at, kind }) => {
      const key = `${at.start}:${at.end}:${kind}`
      return seen.has(key) ? false : seen.add(key)
    })
    .sort((a, b) => a.at.start - b.at.start)
}
