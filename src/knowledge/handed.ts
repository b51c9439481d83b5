/** What the program knows, for those parts of it that are loaded late. */

import { serverOf } from './approvals.ts'
import { realBrowser } from './browser-profiles.ts'
import { connectionUsers } from './connections.ts'
import { destinationsOf } from './destinations.ts'
import { filesystemRoots } from './filesystem-roots.ts'
import { machineOf } from './other-machines.ts'
import { shownPackageUrl } from './package-urls.ts'
import { isCredentialHeader, secretsIn } from './remotes.ts'
import { isSecretKey } from './secrets/keys.ts'
import { withoutTokens } from './secrets/redact.ts'
import { isPath } from './secrets/values.ts'
import { entryPublished, recogniseServer } from './servers/index.ts'
import { legsTogether } from './servers/legs.ts'
import { hasReadOnlySwitch, writesUnasked } from './servers/read-only.ts'
import { rolesOf, runsElsewhere } from './servers/roles.ts'
import { isReadOnly, writeSwitches } from './servers/switches.ts'
import { vendorById, vendorOfVariable } from './vendors.ts'

/**
 * A bundle of its own would have a second copy of these with all their tables, and one that has learned nothing of the servers
 * of this run (`learnServers`).
 */
export const KNOWLEDGE = {
  connectionUsers,
  destinationsOf,
  entryPublished,
  filesystemRoots,
  hasReadOnlySwitch,
  isCredentialHeader,
  isPath,
  isReadOnly,
  isSecretKey,
  legsTogether,
  machineOf,
  realBrowser,
  recogniseServer,
  rolesOf,
  runsElsewhere,
  secretsIn,
  serverOf,
  shownPackageUrl,
  vendorById,
  vendorOfVariable,
  withoutTokens,
  writeSwitches,
  writesUnasked,
}
export type Knowledge = typeof KNOWLEDGE
