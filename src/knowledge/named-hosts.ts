/** Hosts that an entry names without an address: `GITHUB_HOST=ghe.example`, `--host=sentry.example`. */

import type { Server } from '../model.ts'
import { namesDatabaseHost } from './databases.ts'
import { givenSettings } from './given-settings.ts'
import { isWildcardHost, plainAddress, reachOf } from './hosts.ts'
import { keepsOut } from './kept-out.ts'
import { isListenVariable } from './listening.ts'
import { remembered } from './remember.ts'

const PLACE = /(?:^|_)(?:HOST|HOSTNAME|SERVER|DOMAIN|SITE|INSTANCE|ENDPOINT|URL|URI|API_BASE)$|_ADDR(?:ESS)?$/
/** What its value is can be a single word, as that of a compose service. */
const HOST_ALONE = /_(?:HOST|HOSTNAME)$/
/** Where a login leads back to, what mail and cookies are for, and what names a thing by an address. */
const ANOTHER = /(?:^|_)(?:REDIRECT|CALLBACK|EMAIL|MAIL|COOKIE|SCHEMA)_/

/** Whether a variable of this name says where something is that the server speaks to. */
const namesPlace = remembered((name) => PLACE.test(name) && !ANOTHER.test(name) && !keepsOut(name))

/** The names, as variables have them, of all that says where something is and is set elsewhere. */
export function placesSetElsewhere(server: Server): readonly string[] {
  return givenSettings(server).flatMap(({ name, isReferenced }) => (isReferenced && namesPlace(name) ? [name] : []))
}

/** The hosts whose names are written, in the order of the entry; databases' are none of them. */
export function namedHosts(server: Server): readonly string[] {
  return givenSettings(server).flatMap(({ name, value = '' }) => {
    if (!namesPlace(name) || namesDatabaseHost(name)) return []
    const host = hostIn(value.trim(), name)
    // What a server listens on has such names too, and is an address of this machine.
    return host === undefined || (isListenVariable(name) && !isElsewhere(host)) ? [] : [host]
  })
}

function isElsewhere(host: string): boolean {
  return plainAddress(host) === undefined && reachOf(host) !== 'loopback'
}

const HOST = /^(\[[\da-f:.]{2,45}\]|(?:[\w-]{1,63}\.){0,12}[\w-]{1,63}\.?)(?::\d{1,5})?(?:\/\S{0,512})?$/i
/** Names of files are like names of hosts. */
const FILE = /\.(?:[cm]?[jt]sx?|py|json|ya?ml|toml|sh|jar|exe|sock|conf|ini|env|txt)$/i

const IS_SWITCH = /^(?:true|false|yes|no|on|off|auto|none)$/i

/** A host by its full name or its address. */
function hostIn(value: string, name: string): string | undefined {
  const [, host = ''] = HOST.exec(value) ?? []
  const plain = host.replace(/^\[|\]$/g, '')
  if (plain.includes(':') || /^(?:\d{1,3}\.){3}\d{1,3}$/.test(plain))
    return plainAddress(plain) === undefined || isWildcardHost(plain) ? undefined : plain
  const [last = ''] = plain.replace(/\.$/, '').split('.').slice(-1)
  if (FILE.test(plain) || !/[a-z]/i.test(last)) return undefined
  return plain.includes('.') || (HOST_ALONE.test(name) && !IS_SWITCH.test(plain)) ? plain : undefined
}
