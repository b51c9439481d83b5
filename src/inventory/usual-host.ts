/** Where a server speaks to that is told of no other place. */

import type { Knowledge } from '../knowledge/handed.ts'
import { placesSetElsewhere } from '../knowledge/hosts/named-hosts.ts'
import type { Server } from '../model.ts'
import { connectionStrings } from './connection-strings.ts'

/**
 * What a server goes to beside its service, or by way of: proxies, registries of packages, telemetry, a container engine. Names as
 * variables have them.
 */
const BESIDE =
  /(?:^|_)(?:GO)?PROXY(?:_(?:URL|URI|HOST|SERVER))?$|(?:^|_)(?:REGISTRY|INDEX_URL|DEFAULT_INDEX|FIND_LINKS|MIRROR)(?:_URL)?$|^DOCKER_HOST$|(?:^|_)(?:OTEL|OTLP|TELEMETRY|TRAC(?:E|ES|ING)|JAEGER|ZIPKIN|METRICS|LOG(?:S|GING)?)_|^SENTRY_DSN$/

/**
 * The host of its vendor, where a server logs in there; Playwright is made by one, and speaks to none. Undefined where it is told
 * of a place of its own, be it that only somebody else knows where. `told`: what each address that it is given is given as.
 */
export function usualHost(
  server: Server,
  told: readonly (string | undefined)[],
  namesDatabase: boolean,
  knowledge: Knowledge,
): string | undefined {
  const known = knowledge.recogniseServer(server.launch)
  if (!known?.server.vendor || !(known.server.credentials || known.server.needs)) return undefined
  const vendor = knowledge.vendorById(known.server.vendor)
  const credentials = new Set(known.server.credentials?.env)
  const isElsewhere =
    (namesDatabase && known.domain === 'databases') ||
    connectionStrings(server, knowledge).length > 0 ||
    told.some((name) => name === undefined || mayBeItsPlace(name, vendor, knowledge)) ||
    placesSetElsewhere(server).some((name) => !credentials.has(name) && mayBeItsPlace(name, vendor, knowledge))
  return isElsewhere ? undefined : vendor?.hosts[0]
}

/** Whether what is given by this name may be where the vendor's service is: neither beside it, nor another vendor's. */
function mayBeItsPlace(name: string, own: Vendor, { vendorOfVariable }: Knowledge): boolean {
  const other = vendorOfVariable(`${name.split('_', 1)[0]}_TOKEN`)
  if (other && other.id === own?.id) return true
  // Jira's addresses are Bitbucket's too.
  return !BESIDE.test(name) && (!other || other.hosts.some((host) => own?.hosts.includes(host)))
}

type Vendor = ReturnType<Knowledge['vendorById']>
