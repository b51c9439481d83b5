/** Which approvals a lock has for a server: those that name it, and those that hold for all that its clients start. */

import { holdsFor } from '../knowledge/readers/workspace.ts'
import type { Approval, Client, ConfigFile, Server } from '../model.ts'
import type { Node, Span } from '../tree.ts'
import type { Seal } from './seal.ts'

/** What is said, and the token that says so. */
export interface Token {
  readonly value: string
  /** In the spelling of the file or the lock, where that is another. */
  readonly written?: string
  readonly at: Span
  /** Where that is another file than the server's. */
  readonly file?: ConfigFile
}

interface Grant extends Token {
  readonly config: ConfigFile
  /** Whose setting it is. */
  readonly client: Client | undefined
  /** The entry that it stands in, and that alone it is about. */
  readonly entry: Server | undefined
}

/** The grants of a server, of its own file and of others. */
export type GrantsFor = (server: Server) => { readonly own: readonly Token[]; readonly elsewhere: readonly Token[] }

/** What for a whole client lets servers start, or their tools run, without anybody asked. */
const FOR_ALL: ReadonlySet<Approval['means']> = new Set([
  'approval-disabled',
  'project-servers-approved',
  'tools-approved',
])
/** What stands in no file, or is about no server. */
const NOT_LOCKED: ReadonlySet<Approval['means']> = new Set([
  'approval-absent',
  'endpoint-override',
  'events-sent',
  'log-disabled',
  'log-reveals',
  'runs-in-container',
  'runs-in-job',
  'served-to-network',
  'any-origin',
  'runtime-relaxed',
  'prints-value',
  'shell-approved',
])

/** What these files grant; ask for those of a file, and then for those of its servers. */
export function grantsOf(files: readonly { readonly config: ConfigFile; readonly seal: Seal }[]): {
  in(config: ConfigFile): GrantsFor
} {
  const byServer = new Map<string, Grant[]>()
  const forAll: Grant[] = []
  for (const { config, seal } of files) {
    const said = new Set<string>()
    const entries = new Map<Node, Server>(config.servers.map((server) => [server.node, server]))
    for (const approval of config.approvals.filter(isLocked)) {
      const { client, node, server } = approval
      const value = seal.token(wordsOf(approval), node.span)
      const grant: Grant = { value, at: node.span, config, client, entry: entryAround(node, entries) }
      const same = server === undefined ? undefined : byServer.get(server)
      if (same) same.push(grant)
      else if (server !== undefined) byServer.set(server, [grant])
      // A file has thousands of servers, and may say the same as often.
      else if (!said.has(`${client?.id} ${value}`)) forAll.push(grant)
      said.add(`${client?.id} ${value}`)
    }
  }
  return {
    in: (config) => {
      const holds = (grant: Grant): boolean => grant.config === config || holdsFor(grant.config, config)
      const around = forAll.filter(holds)
      return (server) => {
        const named = byServer.get(server.name)?.filter(holds) ?? []
        const about = [...named, ...around].filter(({ entry }) => entry === undefined || entry === server)
        const elsewhere = about.filter((grant) => grant.config !== config && isReadBy(server, grant))
        return {
          own: about.filter((grant) => grant.config === config),
          elsewhere: elsewhere.map(({ value, at, config: file }) => ({ value: `${file.path}: ${value}`, at, file })),
        }
      }
    },
  }
}

function entryAround(node: Node, entries: ReadonlyMap<Node, Server>): Server | undefined {
  for (let at: Node | undefined = node; at; at = at.parent) {
    const entry = entries.get(at)
    if (entry) return entry
  }
  return undefined
}

function isLocked({ means, server, reach }: Approval): boolean {
  if (NOT_LOCKED.has(means)) return false
  return server !== undefined || (reach === 'everything' && FOR_ALL.has(means))
}

function isReadBy({ readers }: Server, { client }: Grant): boolean {
  return client === undefined || readers.some((reader) => reader.client === client)
}

/** The key, and what it says. The server's own name is no part of it, so that it may be renamed. */
function wordsOf({ at, node, tool, folder, means }: Approval): string {
  const key = at.length === 0 ? means : at.join('.')
  const named = tool ?? folder
  if (named !== undefined) return `${key}: ${named}`
  if (node.kind === 'mapping' || node.kind === 'sequence') return `${key}: *`
  // A string that grants all tools of a server names it; anything else is a switch, or a command.
  return means === 'tools-approved' && node.kind === 'string' ? `${key}: *` : `${key}: ${String(node.value)}`
}
