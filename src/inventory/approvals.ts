/** What files allow without asking, for each server and for all. */

import type { Knowledge } from '../knowledge/handed.ts'
import type { ConfigFile, Position, Server } from '../model.ts'
import type { Clean } from './index.ts'
import type { InventoryApproval } from './model.ts'

export interface Approvals {
  /** What is about no server that is here. */
  readonly general: readonly InventoryApproval[]
  readonly of: (server: Server) => readonly InventoryApproval[]
}

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
      const { means, reach, tool, client, node, words } = approval
      const told: InventoryApproval = {
        means,
        reach,
        tool: tool === undefined ? undefined : clean(tool),
        client: client?.id,
        file: config.path,
        start: positionIn(config, node.span.start),
        words: clean(words),
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
