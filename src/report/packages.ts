/** What the servers that findings are about run, for reports that programs read. */

import { groupedBy } from '../knowledge/groups.ts'
import { memoized, onceFor } from '../knowledge/memoize.ts'
import { packageUrlsOf, shownPackageUrl } from '../knowledge/packages/package-urls.ts'
import { withoutTokens } from '../knowledge/secrets/redact.ts'
import type { ConfigFile, Finding, Launch, Server } from '../model.ts'

/** Longer than any name and version that a registry takes. */
const LONGEST = 500

/**
 * Of a finding what its server runs, as a package URL without secrets; undefined where it runs nothing that has one, or the
 * finding is about no server. `redact`: takes the secrets of these files out of words.
 */
export function packagesIn(
  configs: readonly ConfigFile[],
  redact: (words: string) => string,
): (finding: Finding) => string | undefined {
  // Versions and names of packages are the same in many files.
  const clean = memoized((words) => withoutTokens(redact(words)))
  const serversOf = onceFor(({ servers }: ConfigFile) => groupedBy(servers, ({ name }) => redact(name)))
  const packageOf = onceFor(({ launch }: Server) => mainPackageOf(launch, clean))
  const configsByPath = new Map(configs.map((config) => [config.path, config]))
  return ({ file, server, start }) => {
    const config = configsByPath.get(file)
    if (!config || server === undefined) return undefined
    const same = serversOf(config).get(server) ?? []
    // Of several that share a name, the one that it stands in.
    const meant = same.find(({ node }) => node.span.start <= start.offset && start.offset <= node.span.end) ?? same[0]
    return meant && packageOf(meant)
  }
}

/** The innermost of the chain is the server; what is around it only starts it. */
function mainPackageOf(launch: Launch, clean: (words: string) => string): string | undefined {
  const fetches = launch.steps.toReversed().find((step) => packageUrlsOf({ ...launch, steps: [step] }).length > 0)
  const url = fetches && shownPackageUrl(fetches, clean)
  return url === undefined || url.length > LONGEST ? undefined : url
}
