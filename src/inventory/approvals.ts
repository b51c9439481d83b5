/** What files allow without asking, for each server and for all. */

import type { Knowledge } from '../knowledge/handed.ts'
import { addressOf } from '../knowledge/hosts/index.ts'
import type { Approval, ConfigFile, Position, Server } from '../model.ts'
import type { Clean } from './index.ts'
import type { InventoryApproval } from './model.ts'

export interface Approvals {
  /** What is about no server that is here. */
  readonly general: readonly InventoryApproval[]
  readonly of: (server: Server) => readonly InventoryApproval[]
}

/** What has something sent to the address that it is set to. */
const SENT: ReadonlySet<Approval['means']> = new Set(['endpoint-override', 'events-sent'])

/** The approvals that some reader honours, in the order of the files and of places in them. */
export function approvalsIn(
  configs: readonly ConfigFile[],
  positionIn: (config: ConfigFile, offset: number) => Position,
  clean: Clean,
  { serverOf }: Knowledge,
): Approvals {
  const general: InventoryApproval[] = []
  const byServer = new Map<Server, InventoryApproval[]>()
  for (const config of configs) {
    const honoured = config.approvals.filter((approval) => approval.honoured)
    for (const approval of honoured.toSorted((a, b) => a.node.span.start - b.node.span.start)) {
      const { means, reach, tool, client, node, words, command } = approval
      const host = SENT.has(means) && node.kind === 'string' ? addressOf(node.value)?.host : undefined
      const told: InventoryApproval = {
        means,
        reach,
        tool: tool === undefined ? undefined : clean(tool),
        client: client?.id,
        file: config.path,
        start: positionIn(config, node.span.start),
        words: clean(command === undefined ? words : `'${command}': ${words}`),
        ...(host === undefined ? {} : { host: clean(host) }),
      }
      const server = serverOf(approval, config, configs)
      const list = server && byServer.get(server)
      if (list) list.push(told)
      else if (server) byServer.set(server, [told])
      else general.push(told)
    }
  }
  return { general, of: (server) => byServer.get(server) ?? [] }
}
