/** What a lock says of a server, and where a file, or the lock itself, says so. */

import { namedVariables } from '../knowledge/environment/named-variables.ts'
import { addressOf } from '../knowledge/hosts/index.ts'
import { packageUrlsOf } from '../knowledge/packages/package-urls.ts'
import { SPELLINGS } from '../knowledge/readers/spellings.ts'
import { textOf } from '../knowledge/references/index.ts'
import {
  type Binding,
  type ConfigFile,
  fieldsOf,
  isLockable,
  type LockState,
  place,
  type Server,
  type Text,
} from '../model.ts'
import { child, type Node, type Scalar, type Span } from '../tree.ts'
import { grantsOf, type Token } from './grants.ts'
import { type Seal, sealOf } from './seal.ts'

/** In the order in which a lock has them. */
export const FACTS = [
  'transport',
  'enabled',
  'command',
  'args',
  'cwd',
  'envFile',
  'packages',
  'url',
  'env',
  'headers',
  'runs',
  'approvals',
  'approvalsElsewhere',
] as const
export type Fact = (typeof FACTS)[number]

/** A fact of which there is one has one token. Only the order of arguments and packages means something. */
export type Facts = ReadonlyMap<Fact, readonly Token[]>

export interface Named {
  readonly file: string
  readonly name: string
  readonly facts: Facts
}

/** A server as it stands in a file. */
export interface Present extends Named {
  readonly config: ConfigFile
  readonly server: Server
}

/** A server as a lock has it. */
export interface Locked extends Named {
  readonly at: LockState['gone'][number]['at']
  /** Of each fact, the key in the lock. */
  readonly keys: ReadonlyMap<Fact, Span>
}

/** The servers of files that a lock is for, in the order of the files. `redact`: takes secrets of those files out of words. */
export function presentIn(configs: readonly ConfigFile[], redact: (words: string) => string): readonly Present[] {
  const lockable = configs.filter(isLockable)
  const sealed = lockable.map((config) => ({ config, seal: sealOf(config, redact) }))
  const grants = grantsOf(sealed)
  return sealed.flatMap(({ config, seal }) => {
    const grantsFor = grants.in(config)
    return config.servers.map((server): Present => {
      const { own, elsewhere } = grantsFor(server)
      return {
        config,
        server,
        file: config.path,
        name: seal.token(server.name, server.at),
        facts: new Map([
          ...factsOf(server, seal),
          ['approvals', inOrder(own)],
          ['approvalsElsewhere', inOrder(elsewhere)],
        ]),
      }
    })
  })
}

/** The content of an entry apart from its name, its file and what other files say of it. The same for the same facts. */
export function contentOf({ facts }: Named): string {
  return JSON.stringify(
    FACTS.filter((fact) => fact !== 'approvalsElsewhere').map(
      (fact) => facts.get(fact)?.map(({ value }) => value) ?? [],
    ),
  )
}

/**
 * With one spelling for what means the same, so that no other one counts as drift: names of headers in small letters (RFC 9110
 * 5.1), addresses with scheme and host in small letters and without the port that the scheme implies (RFC 3986 6.2). A lock
 * has them as the files have.
 */
export function inOneSpelling<T extends Named>(server: T): T {
  const facts = new Map(server.facts)
  const respell = (fact: Fact, spell: (value: string) => string): void => {
    const tokens = facts.get(fact)?.map((token) => ({ ...token, value: spell(token.value), written: token.value }))
    if (tokens) facts.set(fact, inOrder(tokens))
  }
  respell('headers', (name) => (REFERENCE.test(name) ? name : name.toLowerCase()))
  respell('url', plainAddress)
  return { ...server, facts }
}

/** Case matters inside one. */
const REFERENCE = /[${}]/
const IMPLIED_PORTS: Readonly<Record<string, string>> = { http: '80', ws: '80', https: '443', wss: '443' }

function plainAddress(url: string): string {
  const address = addressOf(url)
  if (!address || REFERENCE.test(address.host)) return url
  const { scheme, host, from, to } = address
  const head = url.slice(0, from).replace(/^\s{0,8}[A-Za-z]{1,8}(?=:)/, scheme)
  const behind = url.startsWith(']', to) ? to + 1 : to
  const [port = ''] = /^:\d{1,5}(?=[/?#]|$)/.exec(url.slice(behind, behind + 8)) ?? []
  const isImplied = port.slice(1) === IMPLIED_PORTS[scheme]
  return head + host.toLowerCase() + url.slice(to, behind) + url.slice(isImplied ? behind + port.length : behind)
}

function factsOf(server: Server, seal: Seal): readonly [Fact, readonly Token[]][] {
  const { node, at, transport, enabled, command, cwd, envFile, url, readers } = server
  const one = (text: Text | undefined): readonly Token[] => (text ? [{ value: seal.text(text), at: place(text) }] : [])
  const token = (name: string, at: Span): Token => ({ value: seal.token(name, at), at })
  const names = (bindings: readonly Binding[]) => bindings.map(({ name, key }) => token(name, key))
  const named = namedVariables(server)
  const variables = named.map(({ name }) => token(name.text, name.span))
  const headers = named.flatMap(({ header }) => (header ? [token(header.text, header.span)] : []))
  // `headersHelper`: a command that a client runs for the entry.
  const besides = [...new Set(readers.flatMap((reader) => fieldsOf(reader).runs ?? []))].flatMap((field) => {
    const command = child(node, field)
    return command?.kind === 'string' ? [textOf(command)] : []
  })
  const spelled = SPELLINGS.transport.map((key) => child(node, key)).find((found) => found)
  const off = readers.map((reader) => child(node, fieldsOf(reader).off?.field ?? '')).find((found) => found)
  return [
    ['transport', [{ value: transport, at: spelled?.span ?? at }]],
    ['enabled', [{ value: String(enabled), at: off?.span ?? at }]],
    ['command', command ? [{ value: seal.text(command, { isScript: true }), at: place(command) }] : []],
    ['args', argumentsOf(server, seal)],
    ['cwd', one(cwd)],
    ['envFile', one(envFile)],
    [
      'packages',
      packageUrlsOf(server.launch).map((found) => ({ value: seal.token(found.url, found.at), at: found.at })),
    ],
    ['url', one(url)],
    ['env', inOrder([...names(server.env), ...variables])],
    ['headers', inOrder([...names(server.headers), ...headers])],
    ['runs', inOrder(besides.map((text) => ({ value: seal.text(text, { isScript: true }), at: place(text) })))],
  ]
}

/** Numbers and the like among the arguments included: some clients pass them on. */
function argumentsOf(server: Server, seal: Seal): readonly Token[] {
  const scripts = new Set(server.launch.steps.flatMap((step) => (step.kind === 'shell' && step.script?.node) || []))
  let before: string | undefined
  return wordsOf(server).map((word): Token => {
    const token =
      'parts' in word
        ? { value: seal.text(word, { before, isScript: scripts.has(word.node) }), at: place(word) }
        : { value: seal.token(String(word.value), word.span), at: word.span }
    before = 'parts' in word ? word.value : undefined
    return token
  })
}

function wordsOf({ args, node }: Server): readonly (Text | Scalar)[] {
  const texts = new Map<Node, Text>(args.map((arg) => [arg.node, arg]))
  const lists = new Set<Node>()
  const words: (Text | Scalar)[] = []
  const takeAll = (list: Node): void => {
    if (lists.has(list) || list.kind !== 'sequence') return
    lists.add(list)
    for (const item of list.items) {
      const text = texts.get(item)
      if (text) words.push(text)
      else if (item.kind === 'number' || item.kind === 'boolean' || item.kind === 'null') words.push(item)
    }
  }
  for (const arg of args) {
    if (arg.node.parent?.kind === 'sequence') takeAll(arg.node.parent)
    else words.push(arg)
  }
  const written = child(node, 'args')
  if (written) takeAll(written)
  return words
}

/** By what they say, each once: the order of keys means nothing. */
function inOrder(tokens: readonly Token[]): readonly Token[] {
  const once = new Map<string, Token>()
  for (const token of tokens) if (!once.has(token.value)) once.set(token.value, token)
  return [...once.values()].sort((a, b) => (a.value < b.value ? -1 : 1))
}
