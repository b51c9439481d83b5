/** Connection strings of databases: as whom, and to where. */

import { type Server, type Text, wordsOf } from '../../model.ts'
import { type Address, addressOf, type Reach, reachOf } from '../hosts/index.ts'
import { lazy, memoized } from '../memoize.ts'
import { isListenVariable } from '../ports/listening.ts'
import { prefiltered } from '../prefilter.ts'

const DATABASES =
  /^(?:postgres|postgresql|mysql|mariadb|mssql|sqlserver|mongodb|mongodb\+srv|redis|rediss|clickhouse|cockroachdb|oracle|neo4j(?:\+s|\+ssc)?|bolt(?:\+s|\+ssc)?|db2|snowflake|jdbc:postgresql|jdbc:mysql|postgresql\+\w{1,16}|mysql\+\w{1,16})$/i
/** Users that a database is born with and that may do everything. */
const SUPERUSERS =
  /^(?:postgres|root|sa|admin|administrator|sysadmin|system|sys|superuser|dba|rdsadmin|cloudsqlsuperuser|master|neo4j|postgres\.[a-z]{16,24})$/i
const USER_VARIABLES =
  /^(?:[A-Z\d]{1,24}_){0,4}(?:PG|POSTGRES|POSTGRESQL|MYSQL|MARIADB|MSSQL|SQL|SQLSERVER|DB|DATABASE|MONGO|MONGODB|ORACLE|CLICKHOUSE|NEO4J)_?(?:USER|USERNAME|DB_USER|DATABASE_USER)$/

export interface ConnectionUser {
  readonly user: string
  readonly text: Text
  readonly from: number
  readonly to: number
  readonly reach: Reach
}

/** `--mysql-user root`, `--db-username=sa`; a bare `--user` is as often somebody else. */
const USER_FLAG =
  /^--?(?:pg|postgres|postgresql|mysql|mariadb|mssql|sql|db|database|mongo|mongodb|oracle|clickhouse)[-_]?user(?:[-_]?name)?$/i

function isUserFlag(word: string): boolean {
  return word.startsWith('-') && /user/i.test(word) && USER_FLAG.test(word)
}

const isUserVariable = memoized((name) => name.includes('USER') && USER_VARIABLES.test(name))

/** Whether addresses of this scheme, in small letters, are those of databases. */
export function isDatabase(scheme: string): boolean {
  return DATABASES.test(scheme)
}

/** Administrators in the connection strings, flags, variables and headers of a server. */
export function connectionUsers(server: Server): readonly ConnectionUser[] {
  const found: ConnectionUser[] = []
  // A server may have a thousand users and as many hosts.
  const ofHosts = lazy(() => hostReach(server))
  const look = (text: Text | undefined): void => {
    const user = text && userIn(text)
    if (user) found.push(user)
  }
  for (const text of wordsOf(server)) look(text)
  for (const { value } of server.launch.env) look(value)
  for (const { value } of server.headers) look(value)
  let before = ''
  for (const text of server.launch.args) {
    const equals = text.value.startsWith('-') ? text.value.indexOf('=') : -1
    const joined = equals > 0 && isUserFlag(text.value.slice(0, equals))
    const from = joined ? equals + 1 : 0
    const user = text.value.slice(from)
    if ((joined || isUserFlag(before)) && SUPERUSERS.test(user))
      found.push({ user, text, from, to: text.value.length, reach: ofHosts() })
    before = text.value
  }
  for (const { name, value } of server.launch.env) {
    if (!value || !isUserVariable(name) || !SUPERUSERS.test(value.value)) continue
    // NEO4J_USERNAME has one value only, the product's own: it says nothing.
    if (/^neo4j$/i.test(value.value)) continue
    found.push({
      user: value.value,
      text: value,
      from: 0,
      to: value.value.length,
      reach: ofHosts(),
    })
  }
  return found
}

/** A connection string by which a database is talked to without TLS. */
export interface Unencrypted {
  readonly host: string
  /** The parameter that says so, in units of the text. */
  readonly from: number
  readonly to: number
}

/**
 * libpq and pgx; Connector/J and the others of MySQL; MongoDB and Go's MySQL driver; SQL Server. Read as they stand in an
 * address, in `key=value` pairs and in Go's data source names.
 */
const WITHOUT_TLS = prefiltered(
  'ssl tls encrypt',
  /(?:[?&;\s]|^)(sslmode=['"]?disable['"]?|ssl-?mode=disabled|use_?ssl=false|ssl=(?:false|0)|tls=false|encrypt=(?:false|no|optional))(?=[&;#\s]|$)/i,
)

/** A database that others can reach, and that a connection string has talked to in the clear. */
export function unencrypted({ value }: Text): Unencrypted | undefined {
  if (!value.includes('=')) return undefined
  const found = WITHOUT_TLS.exec(value.slice(0, LONGEST_STRING))
  const host = found ? publicDatabaseIn(value) : undefined
  if (!found || host === undefined) return undefined
  const to = found.index + found[0].length
  return { host, from: to - (found[1]?.length ?? 0), to }
}

const LONGEST_STRING = 4096

function publicDatabaseIn(value: string): string | undefined {
  const address = urlIn(value)?.address
  if (address) return DATABASES.test(address.scheme) && address.reach === 'public' ? address.host : undefined
  // An instance of SQL Server stands behind a backslash.
  const host = /@tcp6?\(([^():]{1,255})(?::\d{1,5})?\)\//.exec(value)?.[1] ?? hostIn(value)?.split('\\')[0]
  return host !== undefined && !host.startsWith('/') && reachOf(host) === 'public' ? host : undefined
}

/** What SQL Server's clients call this machine (learn.microsoft.com, SqlConnection.ConnectionString, `Data Source`; LocalDB; 2026-11). */
const SQL_SERVER_HERE = /^(?:\.|\(local\)|\(localdb\))$/i

/** Where a connection string leads, which may be the value of an option; undefined where it names no host. */
export function connectionTarget({ value }: Text): Reach | undefined {
  const written = value.slice(0, LONGEST_STRING).replace(/^--?[\w-]{1,64}=/, '')
  // Behind the host of SQL Server's URL stand pairs: `jdbc:sqlserver://localhost;encrypt=true`.
  const url = /^(?:jdbc:)?sqlserver:/i.test(written) ? written.split(';')[0] : written
  const address = addressOf((url ?? '').replace(/^jdbc:/i, ''))
  if (address) return address.reach
  const host = hostIn(written)?.split('\\')[0]
  if (host === undefined) return undefined
  return SQL_SERVER_HERE.test(host) ? 'loopback' : reachOf(host)
}

/** The first address in a text, and where it begins. */
function urlIn(value: string): { readonly start: number; readonly address: Address | undefined } | undefined {
  const start = value.search(/(?:jdbc:)?[a-z][a-z\d+]{1,20}:\/\//i)
  return start < 0 ? undefined : { start, address: addressOf(value.slice(start).replace(/^jdbc:/i, '')) }
}

/** The host of `key=value` pairs, whose values stand in quotes where they like: `host='db'`. */
function hostIn(value: string): string | undefined {
  const host = /(?:^|[;\s"])(?:server|host|hostaddr|data source|hostname)\s{0,4}=\s{0,4}['"]?([^;,\s'"]{1,255})/i.exec(
    value,
  )?.[1]
  return host?.replace(/^tcp:/i, '')
}

function userIn(text: Text): ConnectionUser | undefined {
  // Most values are neither a URL nor a list of assignments, which a look for one character tells.
  if (!text.value.includes('://') && !text.value.includes('=')) return inGoName(text) ?? ofOracle(text)
  const { start = -1, address } = urlIn(text.value) ?? {}
  if (address && DATABASES.test(address.scheme)) {
    const user = address.user?.split(':')[0] ?? ''
    if (user === '') return inQuery(text, start, address.reach)
    if (!SUPERUSERS.test(decode(user)) || /^neo4j$/i.test(user)) return undefined
    const from = text.value.indexOf(`//${user}`, start) + 2
    return { user: decode(user), text, from, to: from + user.length, reach: address.reach }
  }
  const pair = /(?:^|[;\s"])(?:user id|uid|user|username)\s{0,4}=\s{0,4}['"]?([^;\s'"]{1,64})/i.exec(text.value)
  const host = hostIn(text.value)
  if (!pair || host === undefined) return inGoName(text)
  const user = pair[1] ?? ''
  if (!SUPERUSERS.test(user)) return undefined
  const to = pair.index + pair[0].length
  return {
    user,
    text,
    from: to - user.length,
    to,
    reach: reachOf(host),
  }
}

/** `postgresql://host/db?user=postgres`: libpq and JDBC take the user from there where none stands before the host. */
function inQuery(text: Text, start: number, reach: Reach): ConnectionUser | undefined {
  const query = text.value.indexOf('?', start)
  const pair = query < 0 ? null : /[?&;](?:user|username)=([^&;#\s]{1,64})/i.exec(text.value.slice(query, query + 4096))
  const user = pair?.[1]
  if (!pair || user === undefined || !SUPERUSERS.test(decode(user)) || /^neo4j$/i.test(user)) return undefined
  const to = query + pair.index + pair[0].length
  return { user: decode(user), text, from: to - user.length, to, reach }
}

/** `root:pw@tcp(host:3306)/db`, a data source name of Go's MySQL driver (github.com/go-sql-driver/mysql). */
function inGoName(text: Text): ConnectionUser | undefined {
  if (!text.value.includes('@') || !text.value.includes(')/')) return undefined
  const name = /^([\w.-]{1,64})(?::[^\s]{0,512})?@(tcp6?|unix)\(([^()]{0,255})\)\//.exec(text.value)
  const [, user, over, address = ''] = name ?? []
  if (user === undefined || !SUPERUSERS.test(user)) return undefined
  const host = address.replace(/:\d{1,5}$/, '').replace(/^\[(.{0,64})\]$/, '$1')
  return {
    user,
    text,
    from: 0,
    to: user.length,
    reach: over === 'unix' || host === '' ? 'loopback' : reachOf(host),
  }
}

/** `system/pw@//host:1521/service`, and what Java writes before it: Oracle's EZConnect and its thin driver. */
function ofOracle(text: Text): ConnectionUser | undefined {
  if (!text.value.includes('@') || !text.value.includes('/')) return undefined
  const login =
    /^(jdbc:oracle:\w{1,8}:)?([A-Za-z]\w{0,63})\/[^\s@]{1,512}@(?:\/\/)?(\w[\w.-]{0,252}):\d{1,5}(?:[/:]|$)/i.exec(
      text.value,
    )
  const [, driver = '', user, host = ''] = login ?? []
  if (user === undefined || !/^(?:sys|system|sysdba)$/i.test(user)) return undefined
  return { user, text, from: driver.length, to: driver.length + user.length, reach: reachOf(host) }
}

function decode(user: string): string {
  try {
    return decodeURIComponent(user)
  } catch {
    return user
  }
}

/** A database that goes away with its server: DuckDB's and SQLite's name for one. */
export function isInMemory({ launch }: Server): boolean {
  return launch.args.some(({ value }) => /(?:^|=):memory:$/.test(value))
}

/**
 * Where a server's databases are, as far as its connection strings tell, or else the variables that name hosts: on this machine
 * where all of them are.
 */
export function connectionReach(server: Server): Reach {
  const texts = [...wordsOf(server), ...server.launch.env.flatMap(({ value }) => (value ? [value] : []))]
  const named = texts.flatMap(({ value }) => {
    const address = addressOf(value.replace(/^jdbc:/i, ''))
    return address && DATABASES.test(address.scheme) ? [address.reach] : []
  })
  return named.length > 0 ? farthest(named) : hostReach(server)
}

function farthest(reaches: readonly Reach[]): Reach {
  return reaches.find((reach) => reach !== 'loopback') ?? reaches[0] ?? 'unknown'
}

/** By the variables that name hosts, and not those where the server itself listens. A port behind the name is not part of it. */
function hostReach({ launch }: Server): Reach {
  const reaches = launch.env.flatMap(({ name, value }) => {
    if (!value || !/_(?:HOST|HOSTNAME|SERVER)$|^(?:HOSTNAME|SERVER)$/.test(name) || isListenVariable(name)) return []
    const host = value.value.trim().slice(0, 512)
    return host ? [reachOf(host.replace(/^([^:]{1,255})[:,]\d{1,5}$/, '$1'))] : []
  })
  return farthest(reaches)
}
