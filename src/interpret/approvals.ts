/** What a file's settings mean, by the data of the clients that read it: about asking a human most of all. */

import type { Client, Confidence, Meaning, Path, Scope, Setting } from '../client.ts'
import { addressOf, isBelowAny } from '../knowledge/hosts/index.ts'
import { onceFor } from '../knowledge/memoize.ts'
import { argumentsBeside, commandTexts } from '../knowledge/programs/commands.ts'
import { ownersAmong } from '../knowledge/readers/owners.ts'
import { textOf } from '../knowledge/references/index.ts'
import { calledShort } from '../knowledge/text/long-names.ts'
import { analyseCommand, analysePlugIn, analyseScript } from '../launch/index.ts'
import {
  type Approval,
  bySureness,
  entrySettingsOf,
  fieldsOf,
  type Launch,
  lessSure,
  type Reader,
  type Server,
} from '../model.ts'
import { child, keyText, type Node, type StringNode } from '../tree.ts'
import { type Grant, grantsAt } from './grants.ts'
import { LastAnswers } from './last-answers.ts'
import { childCalled, follow, followBeside, type Hit, holds, isOneOf } from './paths.ts'
import type { Room } from './room.ts'
import { isOff } from './switches.ts'

/**
 * Entry keys that many clients use for tools that run unasked (Cline, Roo, Kiro, Gemini CLI and their descendants). In a
 * file whose readers ignore them they do nothing there, and everything once the entry is copied.
 */
const COMMON: readonly Setting[] = [
  ...['autoApprove', 'alwaysAllow', 'autoApproved', 'auto_approve'].map(
    (field): Setting => ({
      at: [field],
      match: { grants: { pattern: /^(?:\*|(?<tool>[^*].{0,199}))$/s } },
      means: 'tools-approved',
      words: 'the tools listed run without asking',
    }),
  ),
  {
    at: ['trust'],
    match: { is: [true] },
    means: 'tools-approved',
    words: 'every tool of the server runs without asking',
  },
]

/**
 * The key beside an approval that says which tools the client takes from the server at all: `trust` covers no others.
 * google-gemini/gemini-cli, docs/tools/mcp-server.md, 2026-08-21.
 */
const NARROWED_BY: ReadonlyMap<string, string> = new Map([['trust', 'includeTools']])

interface Origin {
  readonly client: Client | undefined
  readonly scope: Scope
  readonly server: string | undefined
  readonly honoured: boolean
  readonly ceiling: Confidence
  /** For command lines that it holds. */
  readonly room: Room
  /** The file's servers by their names as they stand in names of tools, for grants that join the two. */
  readonly inTools?: ReadonlyMap<string, string>
}

/** A file in which approvals are looked for. */
export interface AskedFile {
  readonly path: string
  readonly scope: Scope
  readonly roots: readonly Node[]
  readonly readers: readonly Reader[]
  readonly servers: readonly Server[]
  readonly room: Room
}

/** Approvals of a file: its readers' settings, then those inside each server entry. */
export function findApprovals(file: AskedFile): readonly Approval[] {
  const { readers, servers, path } = file
  const inTools = new Map(servers.map(({ name }) => [name.replace(/[^\w-]/g, '_'), name]))
  const inSettings = readers.flatMap((reader) => ofReader(reader, file, inTools))
  const inEntries = servers.flatMap((server) => ofGuests(inEntry(server, file), server, path))
  return merged([...inSettings, ...inEntries])
}

function ofReader(
  { client, file: { settings = [] } }: Reader,
  { roots, scope, room }: AskedFile,
  inTools: ReadonlyMap<string, string>,
): readonly Approval[] {
  const origin: Origin = {
    client,
    scope,
    server: undefined,
    honoured: true,
    ceiling: client.confidence,
    room,
    inTools,
  }
  const found: Approval[] = []
  for (const setting of settings)
    for (const root of roots) for (const each of evaluate(root, setting, origin)) found.push(each)
  return found
}

function inEntry(server: Server, { readers, scope, room }: AskedFile): readonly Approval[] {
  const { name, node } = server
  const found: Approval[] = []
  for (const reader of server.readers) {
    const { client } = reader
    const ceiling = switchesOff(reader, server) ? 'low' : client.confidence
    const origin: Origin = { client, scope, server: name, honoured: true, ceiling, room }
    for (const setting of entrySettingsOf(reader)) for (const each of evaluate(node, setting, origin)) found.push(each)
  }
  const isKnown = readers.length > 0
  const ceiling = isKnown ? 'low' : 'medium'
  const origin: Origin = { client: undefined, scope, server: name, honoured: !isKnown, ceiling, room }
  for (const setting of unspoken(server.readers)) for (const each of evaluate(node, setting, origin)) found.push(each)
  return found.flatMap((approval) => narrowed(approval, server))
}

/** Less sure of a key in somebody's own file that only others have which read it as well: it was hardly written for them. */
function ofGuests(found: readonly Approval[], { readers }: Server, path: string): readonly Approval[] {
  const owners = found.length === 0 ? [] : ownersAmong(readers, path)
  const [owner] = owners
  if (!owner) return found
  return found.map((approval) => {
    const at = approval.at.join('\0')
    const isOwners = owners.some((reader) => entrySettingsOf(reader).some((setting) => setting.at.join('\0') === at))
    return approval.client && !isOwners ? { ...approval, notOf: owner.client, confidence: 'low' } : approval
  })
}

/** An approval of a server whose entry names the tools that are taken from it is one of those tools. */
function narrowed(approval: Approval, { node }: Server): readonly Approval[] {
  const filter = NARROWED_BY.get(approval.at.join('.'))
  const list = filter === undefined || approval.tool !== undefined ? undefined : child(node, filter)
  if (list?.kind !== 'sequence' || list.items.length === 0) return [approval]
  // `name(arguments)` names the tool with what it may be given.
  const tools = list.items.flatMap((item) => (item.kind === 'string' ? item.value.replace(/\(.*$/s, '') : []))
  return tools.map((tool) => ({ ...approval, reach: 'tool', tool }))
}

/** Common settings that no reader speaks of in its own words. */
const unspoken = onceFor((readers: readonly Reader[]): readonly Setting[] => {
  const spoken = new Set(readers.flatMap((reader) => entrySettingsOf(reader).map(({ at }) => at.join('\0'))))
  return COMMON.filter(({ at }) => !spoken.has(at.join('\0')))
})

/** Whether the first step of a setting's path already leads nowhere, which most do and which is cheap to see. */
function isMissing(node: Node, { at: [first], match }: Setting): boolean {
  if ('absent' in match || 'always' in match || first === undefined || first === '*' || first.startsWith('{'))
    return false
  return childCalled(node, first) === undefined
}

/** Whether the client that would honour a grant does not start the server, whatever other readers of the file do. */
function switchesOff(reader: Reader, { node }: Server): boolean {
  return isOff(node, fieldsOf(reader).off)
}

const NOTHING: readonly Approval[] = []

function evaluate(root: Node, setting: Setting, origin: Origin): readonly Approval[] {
  if (isMissing(root, setting) || (setting.scopes && !setting.scopes.includes(origin.scope))) return NOTHING
  const hits = follow(root, setting.at)
  if ('always' in setting.match) return counts(setting, root, []) ? [approval(root, setting, origin, {})] : []
  if ('absent' in setting.match) {
    const set = setFor(hits, setting.match)
    if (set === 'all' || !counts(setting, root, [])) return []
    return [{ ...approval(root, setting, origin, {}), ...(set === 'none' ? {} : { set }) }]
  }
  const found = hits.flatMap((hit) => {
    if (!counts(setting, hit.node, setting.at)) return []
    return granted(hit, setting, isChosen(hit.node, setting) ? origin : { ...origin, ceiling: 'low' })
  })
  if (!setting.lastOf) return found
  const answers = new LastAnswers(setting.lastOf)
  return found.filter(({ node }) => !answers.takesBack(node))
}

/** Whether the map that a value stands in is the one that the file chooses. */
function isChosen(node: Node, { at, chosenBy }: Setting): boolean {
  if (!chosenBy) return true
  const name = node.parent && keyText(node.parent)
  return name !== undefined && followBeside(node, at, chosenBy).some((hit) => isOneOf(hit.node, [name]))
}

/** Whether what stands beside a value lets the setting count. */
function counts({ where, unless }: Setting, node: Node, at: Path): boolean {
  if (where && !where.every((condition) => holds(condition, node, at))) return false
  return !unless?.some((condition) => holds(condition, node, at))
}

function granted(hit: Hit, setting: Setting, origin: Origin): readonly Approval[] {
  const { match } = setting
  const server = hit.names.get('server') ?? origin.server
  const tool = hit.names.get('tool')
  const named = { ...(server !== undefined ? { server } : {}), ...(tool !== undefined ? { tool } : {}) }
  if ('is' in match) return isOneOf(hit.node, match.is) ? [approval(hit.node, setting, origin, named)] : []
  if ('plugIn' in match) return plugInsIn(hit.node).map((node) => approval(node, setting, origin, named))
  if ('command' in match) return commandsIn(hit.node).map((node) => approval(node, setting, origin, named))
  if ('some' in match) return isSomething(hit.node) ? [approval(hit.node, setting, origin, named)] : []
  if ('leadsAwayFrom' in match)
    return leadsAway(hit.node, match.leadsAwayFrom) ? [approval(hit.node, setting, origin, named)] : []
  if (!('grants' in match)) return []
  return grantsAt(hit.node, match.grants, origin).map(({ node, given, within }) => {
    const found = approval(node, setting, origin, { ...named, ...given })
    // What else the map says stays.
    return within && !setting.undo ? { ...found, undo: { value: false } } : found
  })
}

/** What a key is set for, where that may be some tools only. */
function setFor(
  hits: readonly Hit[],
  { tools }: { readonly tools?: string },
): 'all' | 'none' | NonNullable<Approval['set']> {
  const [hit] = hits
  if (!hit) return 'none'
  if (tools === undefined || hit.node.kind !== 'mapping' || hit.node.children.has('*')) return 'all'
  return { tools, patterns: [...hit.node.children.keys()] }
}

function approval(node: Node, setting: Setting, origin: Origin, named: Grant): Approval {
  const { folder } = named
  // A key may be a pattern as well: all tools are the server.
  const tool = named.tool === '*' ? undefined : named.tool
  const server = named.server === undefined ? undefined : calledShort(named.server)
  return {
    means: setting.means,
    client: origin.client,
    node,
    words: setting.words,
    reach: tool !== undefined ? 'tool' : server !== undefined ? 'server' : 'everything',
    server,
    tool,
    folder,
    ...(named.command === undefined ? {} : { command: named.command }),
    launch: RUNS.has(setting.means) && hasRoom(node, origin) ? launchOf(node, setting) : undefined,
    honoured: origin.honoured,
    confidence: lessSure(setting.confidence ?? 'high', origin.ceiling),
    at: setting.at,
    ...('plugIn' in setting.match ? { plugIn: true } : {}),
    ...('grants' in setting.match ? { grants: setting.match.grants } : {}),
    ...(setting.undo === undefined ? {} : { undo: setting.undo }),
    ...(setting.fillsAny ? { fillsAny: true } : {}),
  }
}

/** What runs when somebody asks for something else: the value is a command. */
const RUNS: ReadonlySet<Meaning> = new Set(['runs-code', 'runs-in-container', 'runs-in-job', 'prints-value'])

function commandsIn(node: Node): readonly Node[] {
  const commands = node.kind === 'mapping' ? [...node.children.values()] : [node]
  return commands.filter((command) => command.kind !== 'mapping' && isSomething(command))
}

function plugInsIn(node: Node): readonly StringNode[] {
  const spec = node.kind === 'sequence' ? node.items[0] : (child(node, 'package') ?? node)
  // `!name` and `-path` of Pi keep others from being loaded.
  return spec?.kind === 'string' && /^\s*[^\s!-]/.test(spec.value) ? [spec] : []
}

function hasRoom(node: Node, { room }: Origin): boolean {
  return [node, ...argumentsBeside(node)].every(room.fits)
}

/**
 * A plug-in by its name. Of commands, a string is a line for a shell, and a list of strings a program and its arguments; so is
 * a string with a list of `args` beside it.
 */
function launchOf(node: Node, { match }: Setting): Launch | undefined {
  if ('plugIn' in match)
    return node.kind === 'string' ? analysePlugIn(textOf(node), match.prefixed ? 'prefixed' : 'npm') : undefined
  if (node.kind === 'sequence' && node.items.some(({ kind }) => kind !== 'string')) return undefined
  const [command, ...args] = commandTexts(node)
  if (!command) return undefined
  return node.kind === 'string' && args.length === 0 ? analyseScript(command) : analyseCommand(command, args)
}

function isSomething(node: Node): boolean {
  if (node.kind === 'mapping') return node.children.size > 0
  if (node.kind === 'sequence') return node.items.length > 0
  return node.value !== false && node.value !== null && node.value !== ''
}

/** Whether a value is a web address, known as it stands, with a host that is none of these and below none of them. */
function leadsAway(node: Node, own: readonly string[]): boolean {
  const address = node.kind === 'string' ? addressOf(node.value) : undefined
  if (!address || !/^https?$/.test(address.scheme) || address.reach === 'unknown') return false
  return !isBelowAny(address.host.toLowerCase().replace(/\.$/, ''), own)
}

/** One approval a place and meaning: the same key honoured by five readers is one thing to fix. The surest speaks. */
function merged(found: readonly Approval[]): readonly Approval[] {
  const kept = new Map<Node, Map<string, Approval>>()
  for (const next of found) {
    const at = kept.get(next.node) ?? new Map<string, Approval>()
    const { means, tool, server, client } = next
    // What is absent is absent for each client by itself.
    const key = JSON.stringify([means, tool, server, means === 'approval-absent' ? (client?.id ?? null) : undefined])
    const known = at.get(key)
    if (!known || bySureness(next, known) < 0) at.set(key, next)
    kept.set(next.node, at)
  }
  return [...kept.values()].flatMap((at) => [...at.values()])
}
