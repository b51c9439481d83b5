/** Grants put together, a group for each server and list: what is one decision in a file is one finding. */

import { type Approval, type ConfigFile, type Server, surestFirst } from '../../model.ts'
import { groupedBy } from '../groups.ts'
import { toolDanger, toolEffect } from '../servers/tools.ts'
import { enumerated } from '../text/enumerated.ts'
import { shortPointerOf } from '../text/long-names.ts'
import { keyPath, serverOf } from './index.ts'
import { DANGERS, type Effect } from './tools.ts'

interface Group {
  readonly server: string | undefined
  readonly first: Approval
  readonly rest: readonly Approval[]
}

export interface ToolGroup extends Group {
  /** The entry, where one was found. */
  readonly entry: Server | undefined
  /** The key of the first, or what the keys of all have in common: `tools.*.approval_mode`. */
  readonly key: string
  /** `tool 'push_files'`, `tools 'push_files' and 'fork'`, `tools 'push_files', 'fork' and 3 others`. */
  readonly names: string
  /** The server and the list: two groups of one list have the same. */
  readonly list: string
  /** More than one tool: several names, or a pattern. */
  readonly many: boolean
  /** Tools that hand out a password or a key. */
  readonly revealing: readonly string[]
  /** What all of them can do comes to little. */
  readonly little: boolean
  /** Of none of them is it known, or told by its name, what it does. */
  readonly unclear: boolean
  /** Every grant of these tools, those of a tool that stands there twice included. */
  readonly all: readonly Approval[]
}

/** Where the list begins that an approval stands in: above the key that names the tool, if one does. */
function listOf({ server, node, at }: Approval): string {
  const step = at.indexOf('{tool}')
  let list = node.parent
  for (let up = step < 0 ? 0 : at.length - 1 - step; up > 0; up--) list = list?.parent
  return `${server ?? ''}\0${list ? shortPointerOf(list) : ''}`
}

/** Servers that are approved whole, and everything at once: a group for each and list, as `@s` and `@s/*` say the same. */
export function groupServers({ approvals }: ConfigFile): readonly Group[] {
  const whole = approvals.filter(({ means, reach }) => means === 'tools-approved' && reach !== 'tool')
  return [...groupedBy(whole, listOf).values()].map(([first, ...rest]) => ({ server: first.server, first, rest }))
}

/**
 * Shells that are handed over, a group for each list, as `Bash` and `Bash(*)` in one say the same, the surest first. The lists of
 * a client's agents count as one: a file may have dozens, all alike. `elsewhere`: one for each list but that of the first.
 */
export function groupShells(
  shells: readonly Approval[],
): readonly (Omit<Group, 'server'> & { readonly elsewhere: readonly Approval[] })[] {
  const shellList = ({ at, client, node }: Approval) =>
    at.slice(0, -1).includes('*') ? `${client?.id}\0${at.join('\0')}` : node.parent
  return [...groupedBy(surestFirst(shells), shellList).values()].map(([first, ...rest]) => {
    // By where they stand: what a loop makes stands in one place.
    const lists = new Map(rest.map((other) => [other.node.parent?.span.start, other]))
    lists.delete(first.node.parent?.span.start)
    return { first, rest, elsewhere: [...lists.values()] }
  })
}

/**
 * Named tools that run unasked, the surest and of these the most dangerous first; tools of unknown effect are taken to read.
 */
export function groupTools(
  config: ConfigFile,
  configs: readonly ConfigFile[],
  effect: Exclude<Effect, 'unknown'>,
): readonly ToolGroup[] {
  const entries = new Map<string, Server | undefined>()
  const entryFor = (approval: Approval): Server | undefined => {
    const { server } = approval
    if (server === undefined) return undefined
    if (!entries.has(server)) entries.set(server, serverOf(approval, config, configs))
    return entries.get(server)
  }
  const granted = config.approvals.filter(
    (approval) =>
      approval.means === 'tools-approved' &&
      approval.tool !== undefined &&
      grantEffect(approval.tool, entryFor(approval)) === effect,
  )
  return [...groupedBy(granted, listOf)].map(([list, all]) => toolGroup(list, all, entryFor(all[0]), effect))
}

function toolGroup(
  list: string,
  all: readonly [Approval, ...Approval[]],
  entry: Server | undefined,
  effect: Exclude<Effect, 'unknown'>,
): ToolGroup {
  // A list may name thousands, and each more than once.
  const tools = [...groupedBy(all, ({ tool }) => tool).values()].map(([each]) => each)
  const dangerOf = ({ tool = '', server }: Approval) => toolDanger(tool, entry, server)
  const danger = (approval: Approval) => DANGERS.indexOf(dangerOf(approval))
  const group = surestFirst(effect === 'changes' ? tools.toSorted((a, b) => danger(a) - danger(b)) : tools)
  const [first = all[0], ...rest] = group
  const many = rest.length > 0 || isPattern(first.tool)
  return {
    server: first.server,
    entry,
    first,
    rest,
    all,
    key: sharedKey(first, rest),
    names: naming(group, many),
    list,
    many,
    revealing: group.flatMap((each) => (dangerOf(each) === 'reveals' ? [each.tool ?? ''] : [])),
    little: group.every((each) => dangerOf(each) === 'little'),
    unclear: group.every(({ tool = '' }) => toolEffect(tool, entry) === 'unknown'),
  }
}

/** `browser_*` covers all that the server offers under that prefix; `get_*` says that it only reads. */
function grantEffect(tool: string, server: Server | undefined): Exclude<Effect, 'unknown'> {
  const effect = toolEffect(tool, server)
  return effect === 'unknown' ? (isPattern(tool) ? 'changes' : 'reads') : effect
}

function isPattern(tool: string | undefined): boolean {
  return tool?.includes('*') === true
}

function sharedKey(first: Approval, rest: readonly Approval[]): string {
  const named = first.at.indexOf('{tool}')
  const keys = keyPath(first).split('.')
  if (rest.length === 0) return keys.join('.')
  // A mapping of tools is named as the list that it is.
  if (named < 0) return (keys.at(-1) === first.tool ? keys.slice(0, -1) : keys).join('.')
  return [...keys.slice(0, named - first.at.length), '*', ...first.at.slice(named + 1)].join('.')
}

function naming(group: readonly Approval[], many: boolean): string {
  const names = group.map(({ tool }) => `'${tool}'`)
  if (names.length === 1) return `${many ? 'tools' : 'tool'} ${names[0]}`
  if (names.length <= 3) return `tools ${enumerated(names, 'and')}`
  return `tools ${names.slice(0, 2).join(', ')} and ${names.length - 2} others`
}
