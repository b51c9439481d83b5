/** How grants are taken back, and fences put up again: what their clients' data says is written in their place. */

import { removedAll, replaced } from '../../changes.ts'
import type { Approval, Change, ConfigFile, Fix, Node, Server, Value } from '../../model.ts'
import { child, keyText, type Mapping, type Sequence } from '../../tree.ts'
import { clientsOf, keyPath, subject } from '../approvals/index.ts'
import { onceFor } from '../memoize.ts'
import { recogniseServer } from '../servers/index.ts'
import { toolEffect } from '../servers/tools.ts'

/** A setting as rules tell of it, whatever it means. */
interface ToldSetting extends Pick<Approval, 'words'> {
  /** Its key, and whom it is about: for the message. */
  readonly key: string
  readonly whose: string
  /** What every report about it has: where it stands, how it is undone, how sure it is, and which clients honour it. */
  readonly told: Pick<Approval, 'confidence'> & {
    readonly at: Node
    readonly fix: Fix | undefined
    readonly clients?: readonly string[]
  }
}

/** The settings of a config that mean this, each to be told by itself. */
export function settingsMeaning(config: ConfigFile, means: Approval['means']): readonly ToldSetting[] {
  return config.approvals
    .filter((approval) => approval.means === means)
    .map((approval) => ({
      key: keyPath(approval),
      whose: subject(approval, config),
      words: approval.words,
      told: {
        at: approval.node,
        fix: undone([approval]),
        confidence: approval.confidence,
        ...clientsOf(approval, config),
      },
    }))
}

/** All of them are undone, or none; undefined where one cannot be. The title says what becomes of the first, and of how many more. */
export function undone(approvals: readonly Approval[]): Fix | undefined {
  const [first] = approvals
  const changes = undoing(approvals)
  if (!first || !changes) return undefined
  const others = new Set(approvals.map(({ node }) => node)).size - 1
  const more = others === 0 ? '' : `, and ${others} more like it`
  return { title: `${titleOf(first)}${more}`, safety: 'unsafe', changes }
}

function undoing(approvals: readonly Approval[]): readonly Change[] | undefined {
  const nodes = new Set<Node>()
  const changes: Change[] = []
  for (const approval of approvals) {
    if (nodes.has(approval.node)) continue
    nodes.add(approval.node)
    const own = changesFor(approval)
    if (!own) return undefined
    for (const each of own) changes.push(each)
  }
  return changes
}

function changesFor({ node, undo }: Approval): readonly Change[] | undefined {
  if (undo === 'not-here') return undefined
  if (undo === 'left-out') return removedAll(node)
  if (undo) return written(node, undo)
  const stays = node.kind === 'mapping' || node.kind === 'sequence' || node.value === false
  return stays ? undefined : removedAll(node)
}

type Written = Exclude<NonNullable<Approval['undo']>, string>

function written(node: Node, { value, beside }: Written): readonly Change[] | undefined {
  if (beside === undefined) return [replaced(node, value)]
  if (node.parent?.kind !== 'mapping') return undefined
  const there = child(node.parent, beside)
  return [there ? replaced(there, value) : { does: 'add', to: node.parent, key: beside, value }]
}

function titleOf(approval: Approval): string {
  const { node, undo } = approval
  const key = keyPath(approval)
  if (undo && typeof undo === 'object') {
    const { beside, value } = undo
    return beside === undefined ? `Set '${key}' to '${value}'` : `Set '${beside}' beside '${key}' to '${value}'`
  }
  const isItem = node.parent?.kind === 'sequence' && node.kind === 'string'
  return isItem ? `Take '${node.value}' off '${key}'` : `Remove '${key}'`
}

/** A client that asks only where it is told to is told to; undefined where no single value does that. */
export function toldToAsk({ node, at, undo, set }: Approval): Fix | undefined {
  if (!undo || typeof undo === 'string' || set || node.kind !== 'mapping') return undefined
  const title = `Set '${at.join('.')}' to '${undo.value}'`
  let to: Mapping = node
  for (const [depth, key] of at.entries()) {
    const there = child(to, key)
    if (there?.kind === 'mapping') to = there
    else if (there) return undefined
    else {
      const value = at.slice(depth + 1).reduceRight<Value>((inner, step) => new Map([[step, inner]]), undo.value)
      return { title, safety: 'unsafe', changes: [{ does: 'add', to, key, value }] }
    }
  }
  return undefined
}

// ── Tools ───────────────────────────────────────────────────────────────────────────────────────────────────────────

/** The tools are asked for again: the grants of a group, those that stand there twice included. */
export function askedAgain(approvals: readonly Approval[]): Fix | undefined {
  const changes = undoing(approvals)
  if (!changes) return undefined
  const [first = '', ...rest] = new Set(approvals.flatMap(({ tool }) => tool ?? []))
  const title =
    rest.length === 0
      ? `Ask before '${first}' runs`
      : `Ask before '${first}' and ${rest.length} other ${rest.length === 1 ? 'tool' : 'tools'} run`
  return { title, safety: 'unsafe', changes }
}

/**
 * Grants of a whole server, in one list: in their place those of its tools that read, where they are known, not too many, and the
 * client grants tools one by one; otherwise none.
 *
 * @param entry The server's entry, as far as the rules about tools know it. `likely`: what the name stands for elsewhere.
 */
export function narrowedToReading(
  grants: readonly Approval[],
  entry: Server | undefined,
  likely: Server | undefined,
): Fix | undefined {
  const [first, ...rest] = grants
  const all = undoing(grants)
  if (!first || !all) return undefined
  const tools = likely ? readingTools(likely, entry) : []
  const narrowed = tools.length <= MOST_LISTED ? narrowing(first, tools) : undefined
  const others = narrowed && undoing(rest)
  if (others) {
    const title = `Let only the read-only tools of '${first.server ?? ''}' run unasked`
    return { title, safety: 'unsafe', changes: [...narrowed, ...others] }
  }
  const whose = first.server === undefined ? 'any server' : `'${first.server}'`
  return { title: `Ask before the tools of ${whose} run`, safety: 'unsafe', changes: all }
}

/**
 * So many names somebody still reads who reviews the change. Of the eighty of GitHub nobody would, and most of them are of other
 * versions of the server: there the client asks, and who is asked approves what is used.
 */
const MOST_LISTED = 20

/** By documentation, as far as nothing in its name has it taken for a tool that changes things. */
function readingTools({ launch }: Server, entry: Server | undefined): readonly string[] {
  const names = recogniseServer(launch)?.server.tools?.reads?.split(' ') ?? []
  return names.filter((tool) => toolEffect(tool, entry) !== 'changes')
}

/** Grants of the tools where the whole server's stands; undefined where they cannot be written there. */
function narrowing(whole: Approval, tools: readonly string[]): readonly Change[] | undefined {
  const { node } = whole
  if (node.kind !== 'string') return undefined
  return node.parent?.kind === 'sequence'
    ? inList(node.parent, node, grantsFor(node.value, whole, tools))
    : inMap(whole, grantsFor(keyText(node) ?? '', whole, tools))
}

function inList(list: Sequence, node: Node, grants: readonly string[]): readonly Change[] | undefined {
  const listed = wordsOf(list)
  const values = grants.filter((grant) => !listed.has(grant))
  const last = values.at(-1)
  if (last === undefined || typeof node.key !== 'number') return undefined
  const others: Change = { does: 'insert', into: list, before: node.key, values: values.slice(0, -1) }
  return [...(values.length > 1 ? [others] : []), replaced(node, last)]
}

/** Asked once of a list: each of its thousands of grants may be a finding of its own. */
const wordsOf = onceFor(
  ({ items }: Sequence): ReadonlySet<string> =>
    new Set(items.map((item) => (item.kind === 'string' ? item.value : ''))),
)

/** Where the last line that fits decides, one at the end may overrule what stands between. */
function inMap(whole: Approval, grants: readonly string[]): readonly Change[] | undefined {
  const { node } = whole
  const { parent } = node
  if (parent?.kind !== 'mapping' || node.kind !== 'string' || lastOf(parent) !== node) return undefined
  const added = grants.flatMap((key): readonly Change[] =>
    parent.children.has(key) ? [] : [{ does: 'add', to: parent, key, value: node.value }],
  )
  const own = added.length === 0 ? undefined : changesFor(whole)
  return own && [...own, ...added]
}

/** Asked once of a map, like a list's words. */
const lastOf = onceFor(({ children }: Mapping): Node | undefined => [...children.values()].at(-1))

/** Between a server's name and a tool's, in one grammar or another. */
const SEPARATORS = ['__', '/', ':'] as const

function grantsFor(written: string, whole: Approval, tools: readonly string[]): readonly string[] {
  return tools.flatMap((tool) => spellings(written, whole, tool).find((grant) => grants(grant, whole, tool)) ?? [])
}

function spellings(written: string, { server = '' }: Approval, tool: string): readonly string[] {
  const star = written.lastIndexOf('*')
  if (star >= 0) return [written.slice(0, star) + tool + written.slice(star + 1)]
  const end = written.lastIndexOf(server) + server.length
  return SEPARATORS.map((separator) => written.slice(0, end) + separator + tool + written.slice(end))
}

/** Whether the client takes it for a grant of this tool of the same server, and of no more. */
function grants(grant: string, { grants: grammar, server }: Approval, tool: string): boolean {
  const named = grammar?.inert?.test(grant) ? undefined : grammar?.pattern.exec(grant)?.groups
  return named?.['tool'] === tool && (named['server'] === undefined || named['server'] === server)
}
