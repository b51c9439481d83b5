/** The part that each string of a document plays: by it a word is a credential in one place and none in another. */

import type { ReferenceSyntax } from '../client.ts'
import { addressOf, isExampleDomain } from '../knowledge/hosts/index.ts'
import { lazy } from '../knowledge/memoize.ts'
import { ownersAmong } from '../knowledge/readers/owners.ts'
import { PRIVATE_JWK } from '../knowledge/secrets/pieces.ts'
import {
  containerOf,
  place,
  type Reader,
  referencesOf,
  type SecretPlace,
  type Server,
  type Text,
  unsetValue,
} from '../model.ts'
import { child, keyText, type Node, type StringNode } from '../tree.ts'

export interface Role {
  readonly place: SecretPlace
  readonly key: string | undefined
  readonly server: string
  readonly context: readonly string[]
  readonly expanded?: ReadonlySet<ReferenceSyntax>
  /** A header that is sent to a public address. */
  readonly opens?: true | undefined
}

/** Of text that may belong to no server. */
export type LooseRole = Omit<Role, 'server'> & { readonly server: string | undefined }

/** What all strings of a server have in common. */
type Around = Pick<Role, 'server' | 'context' | 'expanded'>

/** The roles of a document's strings. `path`: by which it is told whose file it is. */
export class Roles {
  readonly #around: ReadonlyMap<Server, Around>
  readonly #strings: ReadonlyMap<StringNode, Role>
  readonly #places: () => ReadonlyMap<Node, Role>

  constructor(path: string, servers: readonly Server[]) {
    const expandedBy = syntaxesKnownTo(path)
    const around = new Map(
      servers.map((server) => [
        server,
        { server: server.name, context: contextOf(server), expanded: expandedBy(server.readers) },
      ]),
    )
    this.#around = around
    const strings = rolesOf(around)
    this.#strings = strings
    this.#places = lazy(() => placesOf(around, strings))
  }

  /** Of a word of a server that is put together from its strings. */
  within(server: Server, place: SecretPlace, key: string | undefined): LooseRole {
    return { place, key, server: server.name, context: [], ...this.#around.get(server) }
  }

  /** Whether a client hands it to a server as an argument. */
  isArgument(node: StringNode): boolean {
    return this.#strings.get(node)?.place === 'arg'
  }

  of(node: StringNode): LooseRole {
    return this.#strings.get(node) ?? this.around(node)
  }

  /** The role of what no client reads, such as the first of two equal keys: that of what stands beside it. */
  around(node: Node): LooseRole {
    const places = this.#places()
    const key = keyFor(node)
    const beside = node.parent && places.get(node.parent)
    if (beside) return { ...beside, key }
    for (let at: Node | undefined = node.parent; at; at = at.parent) {
      const around = places.get(at)
      if (around) return { ...around, place: 'other', key }
    }
    return { place: 'other', key, server: undefined, context: [] }
  }
}

function rolesOf(servers: ReadonlyMap<Server, Around>): ReadonlyMap<StringNode, Role> {
  const roles = new Map<StringNode, Role>()
  for (const [server, around] of servers) {
    const set = (text: Text | undefined, role: SecretPlace, key: string | undefined): void => {
      if (text) roles.set(text.node, { place: role, key, ...around })
    }
    for (const { text } of server.others) set(text, 'other', keyFor(text.node))
    for (const { name, value } of server.env) set(value, 'env', name)
    const opens = server.headers.length > 0 && isReachedByAll(server) ? true : undefined
    for (const { name, value } of server.headers)
      if (value) roles.set(value.node, { place: 'header', key: name, ...around, opens })
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
function placesOf(
  servers: ReadonlyMap<Server, Around>,
  strings: ReadonlyMap<StringNode, Role>,
): ReadonlyMap<Node, Role> {
  const places = new Map<Node, Role>()
  for (const [{ parent }, role] of strings) if (parent) places.set(parent, role)
  for (const [server, around] of servers) places.set(server.node, { place: 'other', key: undefined, ...around })
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

/** `--token`, as the name of the value that follows it; npx's `-y` takes none. */
function flagOf(word: string): string | undefined {
  return word !== '-y' && word !== '--yes' && /^-{1,2}[A-Za-z][\w.-]{0,63}$/.test(word) ? word : undefined
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
