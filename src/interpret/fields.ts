/** The fields of a server entry: under which keys they stand, in which forms, and what is wrong with them. */

import type { Path, Transport } from '../client.ts'
import { listed, mapped, quoted } from '../knowledge/fixes/types.ts'
import { onceFor } from '../knowledge/memoize.ts'
import { clientIds, clientsWith } from '../knowledge/readers/client-names.ts'
import { type EntryField, SPELLINGS } from '../knowledge/readers/spellings.ts'
import { pieceOf, textOf } from '../knowledge/references/index.ts'
import { type Binding, type Flaw, fieldsOf, type Reader, type Text } from '../model.ts'
import { child, childAt, keyOf, keyText, type Mapping, type Node, type StringNode } from '../tree.ts'
import { type EntrySite, kindOf } from './entries.ts'

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
/** The old Zed form nests the launch in `command`, a newer Cline form in `transport`, and Docker what is not local in `remote`. */
const NESTED = ['transport', 'command', 'remote'] as const

/** The names that clients have for transports, in small letters. */
export const TRANSPORTS: ReadonlyMap<string, Transport> = new Map([
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

type Spellings = { readonly [field in EntryField]: readonly string[] }

/** The keys under which each field may stand, the readers' own first. */
export const spellingsOf = onceFor((readers: readonly Reader[]): Spellings => {
  const of = (field: EntryField): readonly string[] => [
    ...new Set([...readers.flatMap((reader) => fieldsOf(reader)[field] ?? []), ...SPELLINGS[field]]),
  ]
  return {
    command: of('command'),
    args: of('args'),
    env: of('env'),
    url: of('url'),
    transport: of('transport'),
    cwd: of('cwd'),
    envFile: of('envFile'),
  }
})

const headerPathsOf = onceFor((readers: readonly Reader[]): readonly Path[] => {
  const all = [...readers.flatMap((reader) => fieldsOf(reader).headers ?? []), ...HEADERS]
  return [...new Map(all.map((path) => [path.join('\0'), path])).values()]
})

/** The maps of headers of an entry, whichever of the readers look there. */
export function headersOf(node: Mapping, readers: readonly Reader[]): readonly Node[] {
  const found = new Set<Node>()
  for (const path of headerPathsOf(readers)) {
    const headers = childAt(node, path)
    if (headers) found.add(headers)
  }
  return [...found]
}

/** The value of a field, under the first of its keys that is there; in an entry that nests its launch, below. */
export function fieldOf(node: Mapping, field: EntryField, spellings: Spellings): Node | undefined {
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

/** The value of a string; undefined for anything else. */
export function asString(node: Node | undefined): string | undefined {
  return node?.kind === 'string' ? node.value : undefined
}

/** A string with its place and references; undefined for anything else. */
export function asText(node: Node | undefined): Text | undefined {
  return node?.kind === 'string' ? textOf(node) : undefined
}

/** A command is a string, or a list of the program and its first arguments. */
export function wordsOf(node: Node | undefined): readonly Text[] {
  if (node?.kind === 'string') return node.value.trim() === '' ? [] : [textOf(node)]
  return node?.kind === 'sequence' ? node.items.filter((item) => item.kind === 'string').map(textOf) : []
}

/** What a field holds, and what is wrong with it. */
interface FieldRead<T> {
  readonly values: readonly T[]
  readonly flaws: readonly Flaw[]
}

const ABSENT: FieldRead<never> = { values: [], flaws: [] }

/** The arguments of an entry, with a flaw for what is none. */
export function argumentsOf(node: Node | undefined, site: EntrySite): FieldRead<Text> {
  if (!node || node.kind === 'null') return ABSENT
  if (node.kind === 'sequence') {
    const field = keyText(node) ?? 'args'
    const others = takesPairs(site, 'args') ? [] : node.items.filter((item) => item.kind !== 'string')
    return {
      values: node.items.filter((item) => item.kind === 'string').map(textOf),
      flaws: others.map((item) => ({ ...wrongPart(item, site, field, 'a string'), fix: quoted(item) })),
    }
  }
  const flaw = { ...wrongType(node, site, 'args', 'a list of strings'), fix: listed(node) }
  return { values: node.kind === 'string' ? wordsIn(node) : [], flaws: [flaw] }
}

/** Some write all arguments as one string, and some clients split it; quotes are left to the launch analysis. */
function wordsIn(node: StringNode): readonly Text[] {
  return [...node.value.matchAll(/\S{1,65536}/g)].map((word) => pieceOf(node, word.index, word.index + word[0].length))
}

/** The variables or headers of a field, with a flaw for what is none. */
export function bindingsOf(node: Node | undefined, site: EntrySite, field: 'env' | 'headers'): FieldRead<Binding> {
  if (!node || node.kind === 'null') return ABSENT
  if (node.kind === 'mapping') {
    const members = [...node.children.values()]
    const collections = members.filter(({ kind }) => kind === 'mapping' || kind === 'sequence')
    return {
      values: members.map(bindingOfMember),
      flaws: collections.map((value) => wrongPart(value, site, `${field}.${keyText(value)}`, 'a string')),
    }
  }
  const flaw = wrongType(node, site, field, 'a mapping of names to strings')
  if (node.kind !== 'sequence') return { values: [], flaws: [flaw] }
  const isWrong = node.items.length > 0 && site.readers.length > 0 && !takesPairs(site, field)
  return { values: node.items.flatMap(bindingOfItem), flaws: isWrong ? [{ ...flaw, fix: mapped(node) }] : [] }
}

function bindingOfMember(value: Node): Binding {
  return { name: keyText(value) ?? '', key: keyOf(value)?.span ?? value.span, value: asText(value), node: value }
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

/** A field that is there, and is no string, nor of another kind that some client takes; null is nothing. */
export function notAString(
  node: Node | undefined,
  site: EntrySite,
  field: string,
  also: readonly Node['kind'][] = [],
): readonly Flaw[] {
  const isFine = !node || node.kind === 'null' || node.kind === 'string' || also.includes(node.kind)
  return isFine ? [] : [wrongType(node, site, field, 'a string')]
}

/** A command that is a string, where a client takes nothing but a list. */
export function notAList(node: Node | undefined, site: EntrySite): readonly Flaw[] {
  const strict = site.readers.filter((reader) => fieldsOf(reader).commandWords === 'only')
  if (node?.kind !== 'string' || strict.length === 0) return []
  const clients = [...new Set(strict.map(({ client }) => client.id))].sort()
  const flaw = wrongType(node, site, keyText(node) ?? 'command', 'a list of the program and its arguments')
  return [strict.length < site.readers.length ? { ...flaw, clients } : flaw]
}

/** Variables under a key that some readers drop them from: a switch to read only among them is off, and nothing says so. */
export function droppedVariables(env: Node | undefined, { node, name, readers }: EntrySite): readonly Flaw[] {
  const key = env?.parent === node ? keyOf(env) : undefined
  if (!key || env?.kind !== 'mapping' || env.children.size === 0) return []
  const dropping = readers.filter((reader) => {
    const { dropsOtherEnv, env: own = [] } = fieldsOf(reader)
    return dropsOtherEnv && !own.includes(key.text)
  })
  const [meant] = dropping.flatMap((reader) => fieldsOf(reader).env ?? [])
  if (meant === undefined) return []
  return [
    {
      kind: 'wrong-type',
      at: key.span,
      server: name,
      why: `${clientsWith(dropping, 'drops', 'drop')} the variables that server '${name}' has under '${key.text}', so it starts without them.`,
      help: `Write '${meant}' instead.`,
      ...(dropping.length < readers.length ? { clients: clientIds(dropping) } : {}),
    },
  ]
}

/** A part of a list or a map. */
function wrongPart(node: Node, site: EntrySite, field: string, expected: string): Flaw {
  return {
    kind: 'wrong-type',
    at: node.span,
    server: site.name,
    why: `'${field}' of server '${site.name}' contains ${kindOf(node)} where clients expect ${expected}.`,
    help: node.kind === 'number' || node.kind === 'boolean' ? 'Put it in quotes.' : `Write ${expected} instead.`,
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
