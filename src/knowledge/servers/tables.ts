/** The catalogue's tables, one a domain. */

import { ai } from './ai.ts'
import { browsers } from './browsers.ts'
import { business } from './business.ts'
import type { KnownServer } from './catalogue.ts'
import { cloud } from './cloud.ts'
import { code } from './code.ts'
import { communication } from './communication.ts'
import { databases } from './databases.ts'
import { execution } from './execution.ts'
import { files } from './files.ts'
import { observability } from './observability.ts'
import { productivity } from './productivity.ts'
import { search } from './search.ts'

export const TABLES = {
  ai,
  browsers,
  business,
  cloud,
  code,
  communication,
  databases,
  execution,
  files,
  observability,
  productivity,
  search,
} satisfies Readonly<Record<string, () => readonly KnownServer[]>>

export type Domain = keyof typeof TABLES

/** Every server we know: makes all tables, which a run has no need of. */
export function knownServers(): readonly KnownServer[] {
  return Object.values(TABLES).flatMap((table) => table())
}
