/** Flags and variables that name what is kept out: lists of hosts that nobody is to be sent to, `NO_PROXY`. */

import { memoized } from '../memoize.ts'
import { variableOf } from '../programs/given-settings.ts'

/** A block explorer is where chains are looked at, and what is ignored of a certificate is no host. */
const KEPT_OUT =
  /(?:^|_)(?:NO_PROXY|BLOCK(?!_EXPLORER)|BLOCKED|BLOCKLIST|BLACKLIST|DENY|DENIED|DENYLIST|DISALLOW|DISALLOWED|EXCLUDE|EXCLUDED|FORBIDDEN|IGNORE(?!_(?:SSL|TLS|HTTPS|CERT))|IGNORED)(?:_|$)/i

/** Whether a flag or a variable of this name keeps out what it names: `--blocked-origins`, `blockedOrigins`, `NO_PROXY`. */
export const keepsOut = memoized((name) => KEPT_OUT.test(variableOf(name)))
