/** Servers that could be kept from writing but are not. */

import type { Server } from '../../model.ts'
import { type Recognised, recogniseServer } from './index.ts'
import { isReadOnly, readOnlyAdvice, writeSwitches } from './switches.ts'
import { admitted } from './tools.ts'

export interface Writing {
  readonly known: Recognised
  /** The sentence that says so. */
  readonly says: string
  /** How to switch writing off, as a clause that follows "Add". */
  readonly advice: string
  /** The client accepts only chosen tools, and one of them may change something. */
  readonly chosen: boolean
}

/**
 * A known server whose read-only switch is not on. Undefined also where it has none as it is started here, where it is told
 * outright to write (which is another problem), and where a client takes none but reading tools from it.
 */
export function writesUnasked(server: Server): Writing | undefined {
  const known = recogniseServer(server.launch)
  if (!known || isReadOnly(known, server) || writeSwitches(known, server).length > 0) return undefined
  const advice = readOnlyAdvice(known)
  const tools = admitted(server)
  // A client that takes none but reading tools has done the same; one that takes chosen ones has thought about it.
  if (advice === undefined || tools === 'reads') return undefined
  const says = `Server '${server.name}' (${known.server.name}) may change and delete data: its read-only switch is not on.`
  return { known, says, advice, chosen: tools === 'mixed' }
}

/** Whether it has a switch to read or to write, as it is started here: a remote may lack the one that the program has. */
export function hasReadOnlySwitch({ launch }: Server): boolean {
  const known = recogniseServer(launch)
  if (!known) return false
  return known.server.writes !== undefined || readOnlyAdvice(known) !== undefined
}
