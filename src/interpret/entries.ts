/** Where server entries stand in a document, and who reads them. */

import type { ServerRoot } from '../client.ts'
import { editBetween } from '../knowledge/packages/typosquats.ts'
import { SPELLINGS } from '../knowledge/readers/spellings.ts'
import type { Flaw, Reader } from '../model.ts'
import { childAt, childrenOf, keyOf, keyText, type Mapping, type Node, type Span } from '../tree.ts'
import { follow, followBeside, holds } from './paths.ts'
import { listOff } from './switches.ts'

export interface EntrySite {
  readonly node: Mapping
  /** As it is written. */
  readonly name: string
  readonly at: Span
  readonly readers: readonly Reader[]
  /** Those of them that have it in a list of servers to leave off. */
  readonly listedOff: readonly Reader[]
  /** The key of the collection it stands in, as in `mcpServers`; undefined for an entry of its own. */
  readonly collection: string | undefined
  /** Stands beside the servers or inside one, where nobody looks. */
  readonly stray: boolean
  /** The server that a stray stands inside. */
  readonly inside?: string
}

/** Keys under which some client keeps its servers; a map of entries under one of them was meant as servers. */
const COLLECTIONS = new Set([
  'mcpServers',
  'mcp_servers',
  'mcp-servers',
  'mcpservers',
  'McpServers',
  'MCPServers',
  'context_servers',
  'servers',
  'amp.mcpServers',
  'zencoder.mcpServers',
  'augment.advanced.mcpServers',
  'mcp.servers',
  'modelContextProtocolServers',
  'mcp',
  'extensions',
  'stdio_servers',
  'sse_servers',
  'shttp_servers',
  'clients',
  'plugins',
])

/** Those that mean MCP and nothing else. */
export const OWN_KEYS = new Set(['mcpServers', 'mcp_servers', 'mcp-servers', 'context_servers', 'amp.mcpServers'])

/** Fields that say how to start a program, or where to find one that runs. */
const STARTS = SPELLINGS.command
const REACHES = SPELLINGS.url
/** Parts of an entry that are maps of their own, and never servers. */
const PARTS = new Set([
  'env',
  'environment',
  'envs',
  'headers',
  'http_headers',
  'env_http_headers',
  'oauth',
  'auth',
  'transport',
  'remote',
  'requestInit',
  'requestOptions',
  'options',
  'tools',
  'dev',
  'sandbox',
  'metadata',
  'settings',
  'customHeaders',
  'platform_overrides',
])

/** Where a thing comes from, in a manifest: an address of its code or its makers, which may well end in `/mcp`. */
const ORIGINS = new Set(['repository', 'repo', 'source', 'homepage', 'author', 'bugs'])

/** Whether a value is shaped like a server entry: it starts something or reaches something. */
export function looksLikeEntry(node: Node): node is Mapping {
  if (node.kind !== 'mapping') return false
  const starts = STARTS.some((field) => {
    const value = node.children.get(field)
    return value !== undefined && (value.kind === 'string' || value.kind === 'sequence' || value.kind === 'mapping')
  })
  return (
    starts ||
    REACHES.some((field) => leadsSomewhere(node.children.get(field))) ||
    leadsSomewhere(childAt(node, ['transport', 'url']))
  )
}

function leadsSomewhere(node: Node | undefined): boolean {
  return node?.kind === 'string' && /^(?:[a-z]{2,12}:\/\/|[$%{<])/i.test(node.value.trim())
}

/** `_comment`, `//`, `$schema`: notes that people write where a format has no comments. */
export function isNote(key: string | undefined): boolean {
  return key === undefined || /^(?:[_$#]|\/\/|comment)/i.test(key)
}

/**
 * All server entries of a document, each once, with the readers that look at it. What no reader looks at is found too: it
 * has no readers.
 */
export function findEntries(
  root: Node,
  readers: readonly Reader[],
  displaced: ReadonlySet<Node> = NOTHING,
): { sites: readonly EntrySite[]; flaws: readonly Flaw[] } {
  const gathered: Gathered = { sites: new Map(), flaws: new Map() }
  const { sites, flaws } = gathered
  for (const reader of readers) {
    for (const declared of reader.file.servers ?? []) {
      const nodes = follow(root, declared.at).map(({ node }) => node)
      for (const node of nodes.filter((each) => isRead(declared, each))) {
        addRoot(gathered, node, declared, reader)
        if (isUntaken(node, declared, readers)) flaws.set(node, notAMap(node))
        listOff(sites, node, declared, reader)
      }
    }
  }
  sweep(root, sites)
  if (sites.size === 0)
    addUnwrapped(root, sites, readers.length === 0 && isOfEntries(root) ? looksLikeEntry : looksMisplaced)
  addStrays(root, sites, displaced)
  if (sites.size === 0 && isOtherThanAMap(root, readers)) flaws.set(root, notADocument(root, readers))
  return { sites: [...sites.values()], flaws: [...flaws.values()] }
}

function isRead({ at, unless, where }: ServerRoot, node: Node): boolean {
  if (unless && followBeside(node, at, unless).length > 0) return false
  return where?.every((condition) => holds(condition, node, at)) ?? true
}

/** What has been found of a document so far. By place: what several readers do not take is told once. */
interface Gathered {
  readonly sites: Map<Mapping, EntrySite>
  readonly flaws: Map<Node, Flaw>
}

function addRoot({ sites, flaws }: Gathered, node: Node, declared: ServerRoot, reader: Reader): void {
  if (declared.shape === 'single') {
    if (node.kind === 'mapping') addSite(sites, node, declared, reader)
    return
  }
  // A bare map has no wrapper to say that its values are servers; their shape has to.
  const isBare = declared.at.length === 0
  const children = [...childrenOf(node)].filter(
    (child) =>
      (declared.nests === undefined || keyText(child) !== declared.nests || !isMapOfMaps(child)) &&
      (declared.each?.every((condition) => holds(condition, child)) ?? true),
  )
  const holdsEntries = !isBare && node.kind === 'mapping' && isOfEntriesAlone(node, declared, reader)
  for (const child of children) {
    if (child.kind === 'mapping') {
      if (!isBare || looksLikeEntry(child)) addSite(sites, child, declared, reader)
    } else if (holdsEntries && !isNote(keyText(child))) flaws.set(child, notAnEntry(child))
  }
}

/** Whether what stands in a map of servers and is no mapping was meant as one all the same: by its key, or by what else is there. */
function isOfEntriesAlone(node: Mapping, declared: ServerRoot, reader: Reader): boolean {
  const isOwn = OWN_KEYS.has(keyText(node) ?? '') || isWholeFile(declared, reader)
  return isOwn || [...node.children.values()].some(({ kind }) => kind === 'mapping')
}

/** `servers` at the top of a file that is a client's own by its name: nothing else can be meant by it. */
function isWholeFile({ at }: ServerRoot, { file }: Reader): boolean {
  return at.length === 1 && at[0] === 'servers' && file.when === undefined
}

function isMapOfMaps(node: Node): boolean {
  return node.kind === 'mapping' && [...node.children.values()].every(({ kind }) => kind === 'mapping')
}

/**
 * Something in the place of the map of servers, under a key that means nothing else or with entries in it, which none of the
 * readers takes. Empty lists are what PHP makes of maps.
 */
function isUntaken(node: Node, { at, shape }: ServerRoot, readers: readonly Reader[]): boolean {
  if (shape !== 'map' || node.kind === 'mapping' || node.kind === 'null') return false
  if (!OWN_KEYS.has(at.at(-1) ?? '') && !(node.kind === 'sequence' && node.items.some(looksLikeEntry))) return false
  if (node.kind === 'sequence' && node.items.length === 0) return false
  const path = at.join('\0')
  const takes = ({ file }: Reader) =>
    file.elsewhere !== undefined || file.servers?.some((other) => other.shape !== 'map' && other.at.join('\0') === path)
  return !readers.some(takes)
}

/** A whole file in the place of a mapping, of which all that read it take nothing else. */
function isOtherThanAMap(root: Node, readers: readonly Reader[]): boolean {
  if (root.kind === 'mapping' || root.kind === 'null' || readers.length === 0) return false
  return readers.every(
    ({ file }) =>
      file.format !== 'yaml' &&
      !file.when &&
      !file.elsewhere &&
      file.servers?.every(({ at, shape }) => at.length > 0 || shape === 'map') === true,
  )
}

function notADocument(root: Node, readers: readonly Reader[]): Flaw {
  const [key = 'mcpServers'] = readers.flatMap(({ file }) => (file.servers ?? []).map(({ at }) => at.join('.')))
  return {
    kind: 'wrong-type',
    at: { start: root.span.start, end: Math.min(root.span.end, root.span.start + 1) },
    server: undefined,
    why: `The file is ${kindOf(root)} where clients expect a mapping with '${key}' in it, so they start nothing.`,
    help: `Write '{ "${key}": {} }', with the servers in it by name.`,
  }
}

function notAMap(node: Node): Flaw {
  const key = keyText(node) ?? ''
  return {
    kind: 'wrong-type',
    at: keyOf(node)?.span ?? node.span,
    server: undefined,
    why: `'${key}' is ${kindOf(node)} where clients expect a mapping of names to entries, so they may start none of them.`,
    help: 'Give each entry its own name in a mapping.',
  }
}

function notAnEntry(node: Node): Flaw {
  const name = keyText(node) ?? ''
  return {
    kind: 'wrong-type',
    at: node.span,
    server: name,
    why: `The server entry '${name}' is ${kindOf(node)} where clients expect a mapping.`,
    help: 'Write the entry as a mapping with a command or a URL, or remove it.',
  }
}

/** What a value is, with its article. */
export function kindOf({ kind }: Node): string {
  return kind === 'null' ? 'null' : kind === 'sequence' ? 'a list' : `a ${kind}`
}

const NOTHING: ReadonlySet<Node> = new Set()
const NOBODY: readonly Reader[] = []
const extended = new WeakMap<readonly Reader[], Map<Reader, readonly Reader[]>>()

/** The same list for the same readers, so that what follows from them can be kept with it. */
function withReader(readers: readonly Reader[], reader: Reader | undefined): readonly Reader[] {
  if (!reader || readers.includes(reader)) return readers
  const followers = extended.get(readers) ?? new Map<Reader, readonly Reader[]>()
  extended.set(readers, followers)
  const longer = followers.get(reader) ?? [...readers, reader]
  followers.set(reader, longer)
  return longer
}

function addSite(
  sites: Map<Mapping, EntrySite>,
  node: Mapping,
  declared: ServerRoot | undefined,
  reader: Reader | undefined,
): void {
  const known = sites.get(node)
  const readers = withReader(known?.readers ?? NOBODY, reader)
  const collection = node.parent ? keyText(node.parent) : undefined
  const listedOff = known?.listedOff ?? NOBODY
  sites.set(node, { node, ...nameOf(node, declared), readers, listedOff, collection, stray: false })
}

function nameOf(node: Mapping, declared: ServerRoot | undefined): { name: string; at: Span } {
  if (declared?.shape === 'single') return nameOfSingle(node, declared.name)
  const key = keyOf(node)
  if (key) return { name: key.text, at: key.span }
  for (const candidate of [declared?.name ?? 'name', 'name', 'id', 'serverName', 'identifier']) {
    const name = node.children.get(candidate)
    if (name?.kind === 'string') return { name: name.value, at: name.span }
  }
  return { name: typeof node.key === 'number' ? `#${node.key + 1}` : '', at: beginningOf(node) }
}

/** An entry that is a file's only one has the name of the thing described: a bundle's manifest says it at the top. */
function nameOfSingle(node: Mapping, field: string | undefined): { name: string; at: Span } {
  const own = field === undefined ? undefined : node.children.get(field)
  if (own?.kind === 'string') return { name: own.value, at: own.span }
  for (let up: Node | undefined = node; up; up = up.parent) {
    const name = up.kind === 'mapping' ? up.children.get('name') : undefined
    if (name?.kind === 'string') return { name: name.value, at: keyOf(node)?.span ?? name.span }
  }
  return { name: '', at: beginningOf(node) }
}

/** The first key: an entry without a name is pointed at by that. */
function beginningOf(node: Mapping): Span {
  const [first] = node.children.values()
  return (first && keyOf(first)?.span) ?? { start: node.span.start, end: node.span.start }
}

/** Maps and lists of entries under a key that some client uses, wherever they stand. */
function sweep(node: Node, sites: Map<Mapping, EntrySite>): void {
  if (node.kind !== 'mapping' && node.kind !== 'sequence') return
  if (node.kind === 'mapping' && sites.has(node)) return
  const key = keyText(node)
  const parentKey = node.parent ? keyText(node.parent) : undefined
  const isCollection = key !== undefined && (COLLECTIONS.has(key) || isSettingOfMcp(key) || isMisspelt(key, node))
  if (isCollection && key !== parentKey) {
    // Under a key that means MCP and nothing else, whatever is a mapping was meant as a server. LibreChat's
    // `interface.mcpServers` is about who may see them; Zed's profiles (zed.dev/docs/ai/agent-profiles) and Codex's plug-ins
    // (`PluginConfig` of codex-rs/config, 2026-11) are about their tools.
    const collection = node.parent?.parent ? keyText(node.parent.parent) : undefined
    const plain =
      OWN_KEYS.has(key) && parentKey !== 'interface' && collection !== 'profiles' && collection !== 'plugins'
    for (const child of childrenOf(node)) {
      if (child.kind !== 'mapping' || sites.has(child)) continue
      if ((plain && !isNoEntry(keyText(child)) && !isOfOtherThings(child)) || looksLikeEntry(child))
        addSite(sites, child, undefined, undefined)
    }
  }
  for (const child of childrenOf(node)) sweep(child, sites)
  // What a duplicate key hides is read by a reviewer, and its secrets are secrets.
  if (node.kind === 'mapping') for (const hidden of node.overridden) sweep(hidden, sites)
}

/** A note, or a collection in another: `mcp_servers` may hold a whole document, with `mcpServers` in it. */
function isNoEntry(key: string | undefined): boolean {
  return isNote(key) || OWN_KEYS.has(key ?? '')
}

/** A group of things of which none starts or reaches anything, such as instructions to install some servers; an entry says how. */
function isOfOtherThings(node: Mapping): boolean {
  const within = [...node.children.values()]
  return (
    within.length > 0 &&
    within.every((child) => child.kind === 'mapping' && !PARTS.has(keyText(child) ?? '') && !looksLikeEntry(child))
  )
}

/** `github.copilot.chat.mcp.servers`: a setting of an editor, by its name that of an extension. */
export function isSettingOfMcp(key: string): boolean {
  return /^(?:[a-z][\w-]{0,31}\.){1,6}mcp[._-]?servers$/i.test(key)
}

/** `mcpServer`, `MCPSERVERS`, `mcp-server`, `mcpSevers`: nearly the key that was meant; at the top of a file `server` as well. */
function isMisspelt(key: string, node: Node): boolean {
  if (node.kind !== 'mapping' || key.length > LONGEST_KEY) return false
  const folded = key.toLowerCase().replace(/[\s_.-]{1,8}/g, '')
  if (folded === 'server' || folded === 'servers') return node.parent?.parent === undefined
  return MEANT.some((meant) => folded === meant || editBetween(folded, meant) !== undefined)
}

const MEANT = ['mcpservers', 'contextservers'] as const
const LONGEST_KEY = 20

/**
 * Whether an entry outside the collection was meant as a server. Clients' own settings have programs and addresses too
 * (`statusLine`, `repository`, `telemetry`), so more than a command or a URL has to say so.
 */
function looksMisplaced(node: Node): node is Mapping {
  if (!looksLikeEntry(node)) return false
  const { children } = node
  if (ORIGINS.has(keyText(node) ?? '') && !STARTS.some((field) => children.has(field))) return false
  if (STARTS.some((field) => children.has(field))) return ['args', 'env'].some((field) => children.has(field))
  const address = REACHES.map((field) => children.get(field)).find(leadsSomewhere)
  const transport = children.get('type') ?? children.get('transport')
  return (
    (transport?.kind === 'string' && /^(?:sse|ws|(?:streamable[-_]?)?http(?:-stream)?)$/i.test(transport.value)) ||
    (address?.kind === 'string' && /\/(?:mcp|sse)\/?$/.test(address.value))
  )
}

/**
 * Whether a document that nobody is known to read is about servers: it is one, or half of what it holds are. Settings and
 * other documents hold a program or an address among much else.
 */
function isOfEntries(root: Node): boolean {
  if (looksLikeEntry(root) || root.kind === 'sequence') return true
  const parts = [...childrenOf(root)].filter((part) => !isNote(keyText(part)))
  return parts.filter(looksLikeEntry).length * 2 >= parts.length
}

/** A file without a wrapper: a bare map of entries, a bare list, or one entry. */
function addUnwrapped(root: Node, sites: Map<Mapping, EntrySite>, isEntry: (node: Node) => node is Mapping): void {
  if (isEntry(root)) addSite(sites, root, undefined, undefined)
  else for (const child of childrenOf(root)) if (isEntry(child)) addSite(sites, child, undefined, undefined)
}

/** Entries beside the collection they belong in, and entries inside another entry. */
function addStrays(root: Node, sites: Map<Mapping, EntrySite>, displaced: ReadonlySet<Node>): void {
  if (sites.size === 0) return
  for (const { node, inside } of straysAmong(root, [...sites.values()])) {
    // What an alias of YAML refers to stands where it does to be used elsewhere: `x-defaults: &server`.
    if (!looksMisplaced(node) || sites.has(node) || isNote(keyText(node)) || displaced.has(node)) continue
    sites.set(node, {
      node,
      ...nameOf(node, undefined),
      readers: NOBODY,
      listedOff: NOBODY,
      collection: undefined,
      stray: true,
      ...(inside === undefined ? {} : { inside }),
    })
  }
}

/** What stands in the entries of a document, and at its top where these do not. */
function straysAmong(
  root: Node,
  sites: readonly EntrySite[],
): readonly { readonly node: Node; readonly inside: string | undefined }[] {
  const within = sites.flatMap(({ node, name }) =>
    [...node.children.values()].map((child) => ({ node: child, inside: name })),
  )
  const isAtTop = sites.some(({ node }) => node === root || node.parent === root)
  const top = root.kind === 'mapping' && !isAtTop ? [...root.children.values()] : []
  return [...within, ...top.map((node) => ({ node, inside: undefined }))].filter(
    ({ node }) => !PARTS.has(keyText(node) ?? ''),
  )
}
