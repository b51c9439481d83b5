/** From a parsed document and what its readers say, to the model that rules see. */

import type { Client, ClientFile, Embedded, Path, Scope } from '../client.ts'
import { lazy } from '../knowledge/memoize.ts'
import { isSampleFile } from '../knowledge/paths/sample-files.ts'
import { clientsWith } from '../knowledge/readers/client-names.ts'
import { isAnybodys, ownerOfFolder, ownersAmong } from '../knowledge/readers/owners.ts'
import { textOf } from '../knowledge/references/index.ts'
import { calledShort } from '../knowledge/text/long-names.ts'
import {
  type Approval,
  type ConfigFile,
  type FileStatus,
  type Flaw,
  fieldsOf,
  type Input,
  type Reader,
  type Server,
} from '../model.ts'
import {
  child,
  childAt,
  childrenOf,
  type Document,
  isUnread,
  keyOf,
  keyText,
  type Mapping,
  type Node,
  type Span,
  type StringNode,
} from '../tree.ts'
import { findApprovals } from './approvals.ts'
import { type EntrySite, findEntries, isSettingOfMcp } from './entries.ts'
import { ENTRY_KEYS } from './fields.ts'
import { follow, holds, isGiven, mayHold } from './paths.ts'
import { commandsInProse } from './prose.ts'
import { isClaudeSettings, recognise } from './recognise.ts'
import { refusedValues } from './refused.ts'
import { emptyRoom } from './room.ts'
import { underRightKey } from './root-key.ts'
import { findSecrets } from './secrets.ts'
import { type Interpreted, interpretEntry, type NamedSite } from './servers.ts'
import { isMeantOff } from './switches.ts'

export interface ToInterpret {
  readonly document: Document
  readonly scope: Scope
  /** By path; those whose `when` the document does not meet are dropped here. */
  readonly readers: readonly Reader[]
  /** Nobody reads it, whatever it looks like. */
  readonly copy?: boolean
  readonly dotfile?: boolean
  /** Of a dotfile: one of several that a machine may get, or a part of what it gets. */
  readonly variant?: boolean
  /** Of one that nobody reads: the file that it shows, and who reads that. They count as its readers, unless it is a copy. */
  readonly original?: { readonly path: string; readonly readers: readonly Reader[] } | undefined
}

/** Interprets one file. Pure; never throws, whatever the document holds. */
export function interpret(file: ToInterpret, clients: readonly Client[]): ConfigFile {
  const { document: whole } = file
  const placed = file.readers.filter((reader) => meets(whole, reader))
  const guessed = placed.length === 0 && file.readers.length === 0 && !file.copy
  const shown = writtenFor(file)
  const readers = guessed ? (shown.length > 0 ? shown : recognise(whole, clients)) : placed
  const found = whole.roots.map((root) => findEntries(root, readers, whole.displaced))
  // A file of one unnamed server is known by the file's own name.
  const { path } = whole.source
  const stem = path.slice(path.lastIndexOf('/') + 1).replace(/\.\w{1,16}$/, '')
  const room = emptyRoom(whole)
  const sites = found
    .flatMap((each) => each.sites.map((site) => named(site, stem)))
    .filter(({ node }) => room.fits(node))
  const anybodys = isAnybodys(path)
  const interpreted = sites.map((site) => interpretEntry(site, anybodys))
  const servers = interpreted.map(({ server }) => server)
  // What is kept to be put into a home is honoured there.
  const dotfile = file.dotfile === true || (guessed && isClaudeSettings(whole))
  const scope = dotfile ? 'user' : file.scope
  const approvals = [
    ...findApprovals({ path, scope, roots: whole.roots, readers, servers, room }).map((approval) =>
      whole.template || guessed || file.variant ? doubted(approval) : approval,
    ),
    ...commandsInProse(whole, readers, room),
  ]
  const problem = room.problem()
  const document = problem ? { ...whole, problems: [...whole.problems, problem] } : whole
  return {
    path: document.source.path,
    format: document.format,
    scope: file.scope,
    status: statusOf(document),
    document,
    readers,
    guessed,
    servers,
    inputs: document.roots.flatMap((root) => inputsOf(root, readers)),
    approvals,
    secrets: findSecrets(document, servers),
    flaws: [
      ...found.flatMap((each) => each.flaws),
      ...unread(sites, readers, {
        scope,
        mayBeMeant: lazy(() => (anybodys ? placesOfOthers(whole, clients) : NOWHERE)),
      }),
      ...refusedValues(whole.roots, readers),
      ...(guessed || isBorrowed(readers) ? stranded(sites, whole, { readers: file.readers, clients }) : []),
      ...flawsOf(interpreted, document),
    ].filter(({ kind, at }) => kind !== 'wrong-type' || !isWrittenByAnAction(whole, at)),
    personal: readers.some((reader) => reader.file.personal === true),
    dotfile,
    copy: file.copy === true,
    writtenFor: readers.length > 0 ? [] : shown,
  }
}

/** What a template, or a part, does not have it may be filled in with; and a file that only looks like the client's it does not read. */
function doubted(approval: Approval): Approval {
  return approval.means === 'approval-absent' ? { ...approval, confidence: 'low' } : approval
}

/** What is wrong with the entries. Of half an entry not what is missing in it, which may be what was not read. */
function flawsOf(interpreted: readonly Interpreted[], { problems }: Document): readonly Flaw[] {
  const broken = problems.filter(isUnread).map(({ span }) => span.start)
  const isCut = ({ node: { span } }: Server) => broken.some((at) => span.start <= at && at <= span.end)
  return interpreted.flatMap(({ server, flaws }) =>
    isCut(server) ? flaws.filter(({ kind }) => kind !== 'unread') : flaws,
  )
}

/** What an action of a template writes stands here as a string of one brace less, whatever it is in the end: `"mcpServers": "{ .servers }"`. */
function isWrittenByAnAction({ template, source: { text } }: Document, at: Span): boolean {
  return template === true && /^[^\n]{0,1024}?["{]\{/.test(text.slice(at.start, at.end + 1024))
}

/** Whom a sample, or a variant of a client's file, is written for: the owner of what it shows, or all who read that. */
function writtenFor({ document, original }: ToInterpret): readonly Reader[] {
  if (!original || isAnybodys(original.path)) return []
  const readers = original.readers.filter((reader) => meets(document, reader))
  const owners = ownersAmong(readers, original.path)
  return owners.length > 0 ? owners : readers
}

function named(site: EntrySite, stem: string): NamedSite {
  const fullName = site.name === '' ? stem : site.name
  const inside = site.inside === undefined ? {} : { inside: calledShort(site.inside) }
  return { ...site, name: calledShort(fullName), fullName, ...inside }
}

/** Whether a document is what a client means by a name that many programs use. */
export function meets(document: Document, { file }: Reader): boolean {
  return !file.when || isGiven(file.when, (condition) => document.roots.some((root) => holds(condition, root)))
}

/** The strings of a document that hold another, by one of its readers' declarations. */
export function embeddedIn({ roots }: Document, { at, where }: Embedded): readonly StringNode[] {
  const hits = roots.flatMap((root) => follow(root, at))
  return hits.flatMap(({ node }) =>
    node.kind === 'string' && (where ?? []).every((condition) => holds(condition, node, at)) ? [node] : [],
  )
}

/** The keys that a reader knows, as paths from the root. */
export function keysOf(reader: Reader): readonly Path[] {
  const { servers = [], settings = [] } = reader.file
  const off = fieldsOf(reader).off?.field
  const inEntry = off === undefined ? ENTRY_KEYS : [...ENTRY_KEYS, off]
  return [
    ...servers.flatMap(({ at, offWhere = [] }) => [
      ...inEntry.map((key) => [...at, '*', key]),
      ...offWhere.map((each) => each.at),
    ]),
    ...settings.flatMap(({ at, where = [], unless = [], chosenBy }) => [
      at,
      ...[...where, ...unless].map((each) => each.at),
      ...(chosenBy ? [chosenBy] : []),
    ]),
  ]
}

/** Whether a document with this text may meet it: a look that spares the parsing. */
export function mayMeet(text: string, { file }: Reader): boolean {
  return !file.when || isGiven(file.when, (condition) => mayHold(condition, text))
}

function statusOf({ roots, problems }: Document): FileStatus {
  if (!problems.some(isUnread)) return 'ok'
  return roots.length === 0 ? 'unparseable' : 'recovered'
}

function inputsOf(root: Node, readers: readonly Reader[]): readonly Input[] {
  const files = new Map(readers.flatMap(({ file }) => (file.inputs ? [[file.inputs.join('\0'), file]] : [])))
  return [...files.values()].flatMap((file) => {
    const list = childAt(root, file.inputs ?? [])
    if (!list) return []
    return [...childrenOf(list)].filter((item) => item.kind === 'mapping').map((item) => inputOf(item, file))
  })
}

/** In a map of inputs, the key is the id. */
function inputOf(node: Mapping, { secretMark, inputVariable }: ClientFile): Input {
  const marked: Input['mark'] = secretMark ?? 'password'
  const id = child(node, inputVariable ?? 'id')
  const key = keyOf(node)
  const fallback = child(node, 'default')
  const mark = child(node, marked)
  return {
    id: id?.kind === 'string' ? id.value : (key?.text ?? ''),
    node,
    at: (id ?? key ?? node).span,
    refers: inputVariable === undefined ? 'input' : 'env',
    password: mark?.kind === 'boolean' && mark.value === true,
    mark: marked,
    fallback: fallback?.kind === 'string' ? textOf(fallback) : undefined,
  }
}

interface Around {
  readonly scope: Scope
  /** Collections that are in place if the file is put where another client looks. */
  readonly mayBeMeant: () => ReadonlySet<Node>
}
const NOWHERE: ReadonlySet<Node> = new Set()

/** What stands in a bare `mcp.json` where some client keeps servers in its own file of that name: `powers.mcpServers`, Kiro's. */
function placesOfOthers({ roots }: Document, clients: readonly Client[]): ReadonlySet<Node> {
  const files = clients.flatMap((client) => client.files.filter(({ path }) => [path].flat().some(isCalledMcp)))
  const places = files.flatMap(({ servers = [] }) => servers.map(({ at }) => at))
  return new Set(places.flatMap((at) => roots.flatMap((root) => follow(root, at).map(({ node }) => node))))
}

function isCalledMcp(location: unknown): boolean {
  return typeof location === 'string' && location.endsWith('/mcp.json')
}

/** Entries that stand where none of the file's readers looks: one flaw a collection, one for each stray. */
function unread(sites: readonly EntrySite[], readers: readonly Reader[], around: Around): readonly Flaw[] {
  if (readers.length === 0) return sites.filter((site) => site.stray).map((site) => strayFlaw(site, 'clients do'))
  const flaws: Flaw[] = []
  const told = new Set<Node>()
  for (const site of sites) {
    // What a later duplicate replaces is that finding's business.
    if (site.readers.length > 0 || isOverridden(site.node)) continue
    const names = clientsWith(readers, 'does', 'do')
    if (site.stray) flaws.push(strayFlaw(site, names))
    else {
      const collection = site.node.parent
      if (!collection || told.has(collection)) continue
      told.add(collection)
      flaws.push({
        ...collectionFlaw(site, collection, { readers, names, ...around }),
        fix: underRightKey(collection, readers),
      })
    }
  }
  return flaws
}

/**
 * Servers in a client's own folder, in a file that it does not look for: `.claude/.mcp.json`. One flaw a file; none in one
 * that is there to be copied, such as `.cursor/mcp.json.example`, and none in YAML or TOML where the client has no servers in
 * such files: a list that some other program reads.
 */
function stranded(
  sites: readonly EntrySite[],
  { format, source: { path } }: Document,
  { readers, clients }: { readonly readers: readonly Reader[]; readonly clients: readonly Client[] },
): readonly Flaw[] {
  const first = sites.find(({ node }) => !isOverridden(node))
  const id = ownerOfFolder(path)
  // Of a client that is hardly known, nobody can say what it does not read.
  const owner = clients.find((client) => client.id === id && client.confidence !== 'low')
  const isOthers = owner && !format.startsWith('json') && !hasServersIn(path.slice(path.lastIndexOf('.')), owner)
  if (!first || !owner || isOthers || isSampleFile(path) || readers.some(({ client }) => client === owner)) return []
  const outcome = readers.length === 0 ? 'none of its servers starts' : 'it starts none of its servers'
  const key = first.node.parent && keyOf(first.node.parent)
  return [
    {
      kind: 'unread',
      at: key?.span ?? first.at,
      server: undefined,
      why: `${owner.name} does not read '${path.split('/').slice(-2).join('/')}', so ${outcome}.`,
      clients: [owner.id],
      help: elsewhere(owner, 'project') ?? `Put them where ${owner.name} looks, which is not in the project.`,
    },
  ]
}

/** Whether a client keeps servers in files of its own folder that end as this one does. */
function hasServersIn(ending: string, { id, files }: Client): boolean {
  const endsSo = (location: unknown) =>
    typeof location === 'string' && location.endsWith(ending) && ownerOfFolder(location) === id
  return files.some(({ servers, path }) => servers && [path].flat().some(endsSo))
}

/** Read in a project by somebody: if not by the one whose folder it lies in, by others that borrow from that. */
function isBorrowed(readers: readonly Reader[]): boolean {
  return readers.length > 0 && readers.every(({ file }) => file.scope === 'project')
}

/** Where a client keeps the servers of a project, or of a user; undefined where it has none of its own there. */
function elsewhere({ name, files }: Client, asked: Scope): string | undefined {
  const whose = asked === 'user' ? 'user' : 'project'
  const own = files.find(({ scope, servers, path }) => scope === whose && servers && typeof path === 'string')
  const what = whose === 'user' ? 'the servers of a user' : 'project servers'
  return own && `Put them in '${String(own.path)}', where ${name} looks for ${what}.`
}

function isOverridden(node: Node): boolean {
  for (let up: Node = node; up.parent; up = up.parent) {
    if (up.parent.kind === 'mapping' && child(up.parent, keyText(up) ?? '') !== up) return true
  }
  return false
}

function strayFlaw(site: EntrySite, names: string): Flaw {
  return {
    kind: 'unread',
    at: site.at,
    server: site.inside ?? site.name,
    off: isMeantOff(site.node),
    why:
      site.inside === undefined
        ? `Server '${site.name}' is outside the collection of servers, where ${names} not look: it never starts.`
        : `Server '${site.name}' is inside server '${site.inside}', where ${names} not look: it never starts.`,
    help: 'Move the entry in with the other servers, or remove it.',
  }
}

/** The nearest key that a collection lies below, through the lists between. */
function keyAround({ parent }: Node): string | undefined {
  if (!parent) return undefined
  return keyText(parent) ?? keyAround(parent)
}

function collectionFlaw(
  site: EntrySite,
  collection: Node,
  { readers, names, scope, mayBeMeant }: Around & { readonly readers: readonly Reader[]; readonly names: string },
): Flaw {
  const expected = [
    ...new Set(readers.flatMap(({ file }) => (file.servers ?? []).map(({ at }) => at.join('.')))),
  ].filter((at) => at !== '')
  const key = keyOf(collection)
  const around = keyAround(collection)
  // The right key at the wrong depth: only where it stands is wrong.
  const tooDeep = key !== undefined && expected.includes(key.text) && around !== undefined
  return {
    kind: 'unread',
    at: key?.span ?? site.at,
    server: undefined,
    // What an editor does not read, an extension may.
    off:
      (key !== undefined && isSettingOfMcp(key.text)) ||
      mayBeMeant().has(collection) ||
      [...childrenOf(collection)].every(isMeantOff),
    why: key
      ? `${names} not look for servers under '${key.text}' ${around === undefined ? 'in this file' : `inside '${around}'`}, so none of them starts.`
      : `${names} not look for servers at the top of this file, so none of them starts.`,
    help:
      expected.length > 0
        ? `Put them under '${expected.slice(0, 3).join("' or '")}'${tooDeep ? ' at the top of the file' : ''}.`
        : (readers.map(({ client }) => elsewhere(client, scope)).find((help) => help !== undefined) ??
          'Move them to a file where the client keeps its servers.'),
  }
}
