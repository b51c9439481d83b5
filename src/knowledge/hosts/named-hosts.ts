/** Hosts that an entry names without an address: `GITHUB_HOST=ghe.example`, `--host=sentry.example`. */

import type { Server } from '../../model.ts'
import { namesDatabaseHost } from '../databases/index.ts'
import { namedVariables } from '../environment/named-variables.ts'
import { memoized } from '../memoize.ts'
import { isListenVariable } from '../ports/listening.ts'
import { givenSettings } from '../programs/given-settings.ts'
import { type Address, isWildcardHost, plainAddress, reachOf } from './index.ts'
import { keepsOut } from './kept-out.ts'

const PLACE =
  /(?:^|_)(?:HOSTS?|HOSTNAME|SERVERS?|BROKERS?|DOMAIN|SITE|INSTANCE|ENDPOINTS?|URL|URI|API_BASE)$|_ADDR(?:ESS(?:ES)?)?$/
/** What its value is can be a single word, as that of a compose service. */
const HOST_ALONE = /_(?:HOSTS?|HOSTNAME|BROKERS?)$|(?:^|_)BOOTSTRAP_SERVERS?$/
/** What mail and cookies are for, and what names a thing by an address. */
const ANOTHER = /(?:^|_)(?:COOKIE_|SCHEMA_(?!REGISTRY)|E?MAIL_(?:[A-Z]{1,24}_)?DOMAIN$)/
/** Where a login leads back to, where a server says that it is itself, and by which names it lets itself be called. */
const LEADS_HERE =
  /(?:^|_)(?:REDIRECT|CALLBACK|LISTEN|LISTENER|BIND)(?:_|$)|(?:^|_)PUBLIC_(?:BASE_)?UR[LI]$|^(?:ASPNETCORE|DOTNET)_URLS$|(?:^|_)(?:ALLOWED|TRUSTED|VALID)_HOSTS?$/
/** Whose pages may ask; of a browser, which pages it may open. */
const ORIGINS = /(?:^|_)(?:CORS(?:_[A-Z_]{1,32})?|ORIGINS?)$/
/** Of buckets, files, secrets and images: what stands where a host would is none. */
const NAMES_NO_HOST =
  /^(?:s3[an]?|gs|gcs|r2|b2|oss|cosn?|az|hf|dbfs|file|unix|npipe|pipe|docker|docker-image|containers-storage|op|vault|keyring|keychain|memory|data|vscode|obsidian|(?:sqlite|duckdb)(?:\+\w{1,16})?)$/

/** Whether a variable of this name says where something is that the server speaks to. */
const namesPlace = memoized(
  (name) => PLACE.test(name) && !ANOTHER.test(name) && !LEADS_HERE.test(name) && !keepsOut(name),
)

export interface NamedHost {
  readonly host: string
  /** Of the variable or flag, as variables are called. */
  readonly name: string
}

/** The names, as variables have them, of all that says where something is and is set elsewhere. */
export function placesSetElsewhere(server: Server): readonly string[] {
  const given = givenSettings(server).flatMap(({ name, isReferenced }) => (isReferenced ? [name] : []))
  const passed = namedVariables(server).flatMap(({ name, goesTo }) => (goesTo === 'process' ? [name.text] : []))
  return [...given, ...passed].filter(namesPlace)
}

/** The hosts whose names are written, in the order of the entry; databases' are none of them. */
export function namedHosts(server: Server): readonly NamedHost[] {
  return givenSettings(server).flatMap(({ name, value = '' }) => {
    if (!namesPlace(name) || namesDatabaseHost(name)) return []
    return hostsIn(value, name).flatMap((host) =>
      isListenVariable(name) && !isElsewhere(host) ? [] : [{ host, name }],
    )
  })
}

/**
 * Whether a server goes to an address that it is given: not where it listens itself, where others come from or are led back
 * to, nor what it is kept from. `name`: of the variable or flag, as variables are called, where there is one.
 */
export function isGoneTo({ scheme, host }: Address, name: string | undefined, isBrowser: boolean): boolean {
  if (NAMES_NO_HOST.test(scheme) || isWildcardHost(host) || host === '+') return false
  if (name === undefined) return true
  if (LEADS_HERE.test(name) || keepsOut(name) || (ORIGINS.test(name) && !isBrowser)) return false
  return isElsewhere(host) || !(isListenVariable(name) || name === 'URLS')
}

/** What a server listens on is often called as what it connects to is, and is an address of this machine. */
function isElsewhere(host: string): boolean {
  return plainAddress(host) === undefined && reachOf(host) !== 'loopback'
}

const HOST = /^(\[[\da-f:.]{2,45}\]|(?:[\w-]{1,63}\.){0,12}[\w-]{1,63}\.?)(?::\d{1,5})?(?:\/\S{0,512})?$/i
/** Names of files are like names of hosts. */
const FILE = /\.(?:[cm]?[jt]sx?|py|json|ya?ml|toml|sh|jar|exe|sock|conf|ini|env|txt)$/i

const IS_SWITCH = /^(?:true|false|yes|no|on|off|auto|none)$/i

/** One, or several apart by commas. */
function hostsIn(value: string, name: string): readonly string[] {
  return value.split(/[,;]/).flatMap((each) => hostIn(each.trim(), name) ?? [])
}

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
