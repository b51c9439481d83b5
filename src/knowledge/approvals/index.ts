/** Words and groups for approvals, shared by the rules about them. */

import {
  type Approval,
  bySureness,
  type Client,
  type Confidence,
  type ConfigFile,
  entrySettingsOf,
  type Reader,
  type Server,
} from '../../model.ts'
import { keyText, type Node } from '../../tree.ts'
import { clientNames } from '../readers/client-names.ts'
import { holdsFor } from '../readers/workspace.ts'
import { onlyLooks } from '../servers/harmless.ts'
import { serversNamed } from '../servers/server-names.ts'

/** The keys that say so, from the setting's first to the one at hand: `permissions.defaultMode`, `permission.bash`. */
export function keyPath({ node, at }: Approval): string {
  const last = at.at(-1)
  // Spread over mappings, of which each has a part of it.
  if (last?.endsWith(`.${keyText(node)}`)) return at.join('.')
  const isLast = (each: Node | undefined) => each !== undefined && keyText(each) === last
  const isOwn = last !== undefined && (/^[*{]/.test(last) || isLast(node))
  // A grant stands below the setting's last key, and may be a value in a map of its own: `pwsh.approve`.
  const below = isOwn ? 0 : last !== undefined && !isLast(node.parent) && isLast(node.parent?.parent) ? 2 : 1
  const keys: string[] = []
  let left = at.length + below
  for (let up: Node | undefined = node; up && left > 0; up = up.parent, left--) keys.unshift(keyText(up) ?? '')
  return keys.filter((key) => key !== '').join('.') || at.join('.')
}

/** The readers of this file that honour the key of an approval in it. */
function readersHonouring({ at, means }: Approval, { readers, scope }: ConfigFile): readonly Reader[] {
  const path = at.join('\0')
  return readers.filter((reader) =>
    [...(reader.file.settings ?? []), ...entrySettingsOf(reader)].some(
      (setting) =>
        setting.means === means && setting.at.join('\0') === path && (setting.scopes?.includes(scope) ?? true),
    ),
  )
}

/**
 * Whether it counts for whoever installs the plug-in, or has the file in a home, and not for whoever opens the project in which
 * that is developed or kept.
 */
export function isInstalled(approval: Approval, config: ConfigFile): boolean {
  const own = readersHonouring(approval, config)
  return own.length > 0 && own.every(({ file }) => file.scope !== 'project')
}

/** The clients that honour a setting in this file: the one that the approval names, and those that have the same key. */
function honouring(approval: Approval, config: ConfigFile): readonly Client[] {
  const { client } = approval
  if (!client) return []
  const having = readersHonouring(approval, config)
  // Where the file holds for whoever opens the project, those for which it would have to be installed first say nothing more.
  const opening = having.filter(({ file }) => file.scope !== 'extension')
  if (opening.length > 0 && opening.length < having.length) return [...new Set(opening.map((reader) => reader.client))]
  return [...new Set([...having.map((reader) => reader.client), client])]
}

/** What a report about an approval says of its clients; nothing where the key is not one of theirs. */
export function clientsOf(approval: Approval, config: ConfigFile): { readonly clients?: readonly string[] } {
  const clients = honouring(approval, config)
  return clients.length > 0 ? { clients: clients.map(({ id }) => id) } : {}
}

/** The server that an approval names: in its own file, or in another that its client reads in this place. */
export function serverOf(
  { client, server: name }: Approval,
  config: ConfigFile,
  configs: readonly ConfigFile[],
): Server | undefined {
  if (name === undefined) return undefined
  const own = serversNamed(config, name)[0]
  if (own || !client) return own
  for (const other of configs) {
    if (other === config || other.copy || !holdsFor(config, other)) continue
    const server = serversNamed(other, name).find(({ readers }) => readers.some((reader) => reader.client === client))
    if (server) return server
  }
  return undefined
}

/** The same; failing that, what another client's file calls so in this place. */
export function likelyServerOf(
  approval: Approval,
  config: ConfigFile,
  configs: readonly ConfigFile[],
): Server | undefined {
  const { server: name } = approval
  const own = serverOf(approval, config, configs)
  if (own || name === undefined) return own
  for (const other of configs) {
    const server = other.copy || !holdsFor(config, other) ? undefined : serversNamed(other, name)[0]
    if (server) return server
  }
  return undefined
}

/**
 * How sure it is that a grant is about a server's tools. Where a sign joins the names of server and tool, those of a plug-in
 * may have it as well (`worktree_create`): unless a server is called so, in this file or another, that is no more than likely.
 */
export function surenessOf(approval: Approval, config: ConfigFile, configs: readonly ConfigFile[]): Confidence {
  const { grants, server, confidence } = approval
  if (grants?.joinedBy === undefined || server === undefined) return confidence
  return likelyServerOf(approval, config, configs) ? confidence : 'low'
}

/** `Codex`, `Kilo Code and OpenCode`, `Cursor, Kiro and 2 others`. */
export function subject(approval: Approval, config: ConfigFile): string {
  return clientNames(honouring(approval, config)) || 'the client'
}

/** A sentence for keys that the readers of this file ignore, or the one whose file it is. */
export function unhonoured(approval: Approval, config: ConfigFile): string {
  const { honoured, notOf } = approval
  if (notOf)
    return ` ${notOf.name}, whose file this is, ignores the key; of the others that read it, ${subject(approval, config)} may act on it.`
  return honoured
    ? ''
    : ' The clients known to read this file ignore the key, but others to which the entry is easily copied do not.'
}

/** Folders that people keep for what runs in a container or on a build machine. */
const CONTAINER_FOLDERS = new Set([
  '.devcontainer',
  'devcontainer',
  'docker',
  '.docker',
  '.github',
  '.gitlab',
  'ci',
  '.ci',
])

/** Whether a file lies where it is meant for an image or a build machine, and not for somebody's own. */
export function isForContainer(path: string): boolean {
  return path
    .split('/')
    .slice(0, -1)
    .some((folder) => CONTAINER_FOLDERS.has(folder.toLowerCase()))
}

export interface PolicyGap {
  readonly config: ConfigFile
  readonly approval: Approval
  readonly client: Client
  /** The first server that the client starts from the file and that does more than look; where all only look, the first. */
  readonly server: Server
}

/**
 * Files whose servers a client runs unasked because none of its files that hold for them sets the key: once a client, where
 * that is surest, and of those nearest to the root. What the user's and managed files set holds everywhere, what a project's
 * file sets in its folder and below.
 */
export function policyGaps(configs: readonly ConfigFile[]): readonly PolicyGap[] {
  const gaps = new Map<string, PolicyGap>()
  const setters = new Map<Client, readonly ConfigFile[]>()
  for (const config of configs) {
    for (const approval of config.approvals) {
      const { client, means } = approval
      if (means !== 'approval-absent' || !client) continue
      const other = gaps.get(client.id)
      if (other && byPlainness(other, { config, approval }) <= 0) continue
      const started = config.servers.filter(
        ({ enabled, readers }) => enabled && readers.some((reader) => reader.client.id === client.id),
      )
      if (started.length === 0) continue
      const told = setters.get(client) ?? configs.filter((other) => setsPolicy(other, client))
      setters.set(client, told)
      const heard = told.filter((other) => holdsFor(other, config))
      const isOpen = ({ name }: Server) => !heard.some((other) => isSetFor(name, other, client))
      const acting = started.find((server) => !onlyLooks(server.name, server) && isOpen(server))
      const server = acting ?? started.find(isOpen)
      if (!server) continue
      const gap = { config, approval: acting ? approval : { ...approval, confidence: 'low' as const }, client, server }
      if (!other || byPlainness(gap, other) < 0) gaps.set(client.id, gap)
    }
  }
  return [...gaps.values()]
}

/** The surer first, and of equals what lies nearer to the root: a template or an example says little of what is started. */
function byPlainness(a: Omit<PolicyGap, 'client' | 'server'>, b: Omit<PolicyGap, 'client' | 'server'>): number {
  const depth = ({ config: { path } }: { readonly config: ConfigFile }) => path.split('/').length
  return bySureness(a.approval, b.approval) || depth(a) - depth(b)
}

/** A file that could not be read says nothing, and nobody is to be reassured by it. */
function setsPolicy({ readers, approvals, document }: ConfigFile, client: Client): boolean {
  return (
    document.roots.length > 0 &&
    readers.some(
      (reader) =>
        reader.client.id === client.id &&
        reader.file.settings?.some(({ means, scopes }) => means === 'approval-absent' && scopes === undefined),
    ) &&
    absentIn(approvals, client).every(({ set }) => set !== undefined)
  )
}

function absentIn(approvals: readonly Approval[], client: Client): readonly Approval[] {
  return approvals.filter(({ means, client: of }) => means === 'approval-absent' && of?.id === client.id)
}

/** Whether a policy says something of a server's tools: of all tools, or by a pattern that fits some of this server's. */
function isSetFor(server: string, { approvals }: ConfigFile, client: Client): boolean {
  return absentIn(approvals, client).every(({ set }) => {
    if (!set) return false
    const begins = set.tools.replace('{server}', () => server.replace(/[^\w-]/g, '_'))
    return set.patterns.some((pattern) => {
      const literal = /^[^*?]{0,512}/.exec(pattern)?.[0] ?? ''
      return literal.startsWith(begins) || (literal !== pattern && begins.startsWith(literal))
    })
  })
}
