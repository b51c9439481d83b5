/** What the program knows, for those parts of it that are loaded late. */

import { serverOf } from './approvals/index.ts'
import { connectionUsers } from './databases/connections.ts'
import { destinationsOf } from './hosts/destinations.ts'
import { machineOf } from './hosts/other-machines.ts'
import { isCredentialHeader, secretsIn } from './hosts/remotes.ts'
import { shownPackageUrl } from './packages/package-urls.ts'
import { filesystemRoots } from './paths/filesystem-roots.ts'
import { realBrowser } from './programs/browser-profiles.ts'
import { isSecretKey } from './secrets/keys.ts'
import { withoutTokens } from './secrets/redact.ts'
import { isPath } from './secrets/values.ts'
import { vendorById, vendorOfVariable } from './secrets/vendors.ts'
import { entryPublished } from './servers/entries.ts'
import { recogniseServer } from './servers/index.ts'
import { legsTogether } from './servers/legs.ts'
import { hasReadOnlySwitch, writesUnasked } from './servers/read-only.ts'
import { rolesOf, runsElsewhere } from './servers/roles.ts'
import { isReadOnly, writeSwitches } from './servers/switches.ts'

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
