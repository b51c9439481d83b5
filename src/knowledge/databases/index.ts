/**
 * The databases that a server's entry names: in addresses, in the connection strings of ADO.NET, ODBC, libpq, JDBC and Go, in
 * variables and flags, and as files. Never who logs in, nor with what.
 */

import { type Server, unsetValue, wordsOf } from '../../model.ts'
import { addressOf } from '../hosts/index.ts'
import { keepsOut } from '../hosts/kept-out.ts'
import { type GivenSetting, givenSettings } from '../programs/given-settings.ts'
import { isDatabase } from './connections.ts'

/** Beside those whose users the rules judge. Drivers stand behind a plus sign: `mssql+pyodbc`. */
const OTHERS =
  /^(?:cassandra|couchbases?|databricks|doris|falkordb|firebird|hana|influxdb|libsql|redshift|singlestore|starrocks|surrealdb|trino|valkeys?|vertica)$/

/** Whether addresses of this scheme, in small letters, are those of databases. */
export function namesDatabase(scheme: string): boolean {
  const [product = ''] = scheme.split('+', 1)
  return isDatabase(scheme) || isDatabase(product) || OTHERS.test(product)
}

/** Host and database, as in `db.example/orders`; neither user, port nor options. `to`: where the host ends in the URL. */
export function databaseAt(url: string, to: number, host: string): string {
  const [, database = ''] = /^\]?(?::\d{1,5})?\/([\w.-]{1,128})(?:[?#;]|$)/.exec(url.slice(to)) ?? []
  // Of several hosts, as MongoDB has them, each has a port.
  return joined(host.replaceAll(/:\d{1,5}(?=,)/g, ''), database)
}

export interface NamedDatabase {
  readonly name: string
  /** It is a file, by its path as it is written. */
  readonly isFile: boolean
}

/** Those that stand there in another way than as an address, in the order of the entry; the same one may be there twice. */
export function databasesBesideAddresses(server: Server): readonly NamedDatabase[] {
  // A path in a container is the container's; what it has of this machine, it has by its mounts.
  const isInContainer = server.launch.steps.some(({ kind }) => kind === 'image')
  const written = givenTexts(server).flatMap(({ name, text }): readonly NamedDatabase[] => {
    if (name !== undefined && keepsOut(name)) return []
    const inPlace = inJdbc(text) ?? inQuery(text) ?? inFilePair(text) ?? named(inPairs(text) ?? inGoName(text))
    const found = inPlace ?? inFile(text)
    return !found || (found.isFile && isInContainer) ? [] : [found]
  })
  return [...written, ...inSettings(givenSettings(server)).map((name) => ({ name, isFile: false }))]
}

/** Each word and each value, with the flag, the variable or the header that it is given as. */
function givenTexts(server: Server): readonly { readonly name: string | undefined; readonly text: string }[] {
  const words = wordsOf(server).map(unsetValue)
  const bindings = [...server.launch.env, ...server.headers]
  return [
    ...words.map((word, at) => {
      const [flag, name] = FLAG.exec(word) ?? []
      return {
        name: name ?? /^--?[A-Za-z][\w.-]{0,63}$/.exec(words[at - 1] ?? '')?.[0],
        text: word.slice(flag?.length ?? 0),
      }
    }),
    ...bindings.flatMap(({ name, value }) => (value ? [{ name, text: unsetValue(value) }] : [])),
  ]
}

const FLAG = /^(--?[A-Za-z][\w.-]{0,63})=/
/** What stands for something that is not there, or for many. */
const STANDS_FOR_ANOTHER = /[<>*?{}$%\s]/

function named(name: string | undefined): NamedDatabase | undefined {
  return name === undefined ? undefined : { name, isFile: false }
}

function joined(host: string | undefined, database: string | undefined): string {
  return [host, database].filter((part) => part !== undefined && part !== '').join('/')
}

/** `jdbc:mysql://host/db`, `jdbc:sqlserver://host:1433;databaseName=db`, `jdbc:oracle:thin:@host:1521/service`. */
function inJdbc(text: string): NamedDatabase | undefined {
  if (!/^jdbc:/i.test(text)) return undefined
  const [, oracle, service] =
    /^jdbc:oracle:\w{1,8}:[^@\s]{0,256}@(?:\/\/)?([\w.-]{1,255})(?::\d{1,5})?[:/]([\w.$-]{1,128})/i.exec(text) ?? []
  if (oracle !== undefined) return named(joined(oracle, service))
  const url = text.slice('jdbc:'.length)
  const [, host] = /^sqlserver:\/\/([^;:/\s]{1,255})/i.exec(url) ?? []
  if (host !== undefined) return named(joined(host, /;database(?:Name)?=([^;\s]{1,128})/i.exec(url)?.[1]))
  const address = addressOf(url)
  return address && address.host !== '' ? named(databaseAt(url, address.to, address.host)) : inFile(url)
}

/** `postgresql:///orders?host=db.example`, as libpq takes it; a path there is a socket of this machine. */
function inQuery(text: string): NamedDatabase | undefined {
  const address = text.includes(':///') || text.includes('@/') ? addressOf(text) : undefined
  if (address?.host !== '' || !namesDatabase(address.scheme)) return undefined
  const [, host] = /[?&]host=([\w.,-]{1,255})(?:&|$)/.exec(text.slice(address.to)) ?? []
  const database = databaseAt(text, address.to, host ?? '')
  return database === '' ? undefined : named(database)
}

/** `Data Source=/srv/notes.db;Cache=Shared`, of SQLite's drivers for .NET. */
function inFilePair(text: string): NamedDatabase | undefined {
  const [, path] = /^\s{0,4}(?:data\s?source|filename)\s{0,4}=\s{0,4}['"]?([^;'"]{1,1024})/i.exec(text) ?? []
  return path === undefined ? undefined : inFile(path)
}

const HOST_PAIR =
  /(?:^|[;\s"])(?:server|host|hostaddr|hostname|data source|addr|address)\s{0,4}=\s{0,4}['"]?([^;\s'"]{1,255})/i
const DATABASE_PAIR = /(?:^|[;\s"])(?:database|initial catalog|dbname)\s{0,4}=\s{0,4}['"]?([^;\s'"]{1,128})/i
const USER_PAIR = /(?:^|[;\s"])(?:user id|uid|user|username|trusted_connection|integrated security)\s{0,4}=/i

/** `Server=tcp:host,1433;Database=db;User Id=…`, `host=… dbname=… user=…`. One pair alone may be anything. */
function inPairs(text: string): string | undefined {
  if (!text.includes('=') || text.includes('://')) return undefined
  const host = HOST_PAIR.exec(text)?.[1]
    ?.replace(/^(?:tcp|np|lpc):/i, '')
    .replace(/[,:]\d{1,5}$/, '')
  const database = DATABASE_PAIR.exec(text)?.[1]
  if (host === undefined || (database === undefined && !USER_PAIR.test(text))) return undefined
  return joined(host, database)
}

/** `user:password@tcp(host:3306)/db`, of Go's MySQL driver (github.com/go-sql-driver/mysql). */
function inGoName(text: string): string | undefined {
  if (!text.includes(')/')) return undefined
  const [, host, database] =
    /^(?:[^@\s]{0,512}@)?(?:tcp6?|unix)\(([^()\s]{1,255})\)\/([\w.-]{0,128})(?:\?|$)/.exec(text) ?? []
  return host === undefined ? undefined : joined(host.replace(/:\d{1,5}$/, ''), database)
}

/** The scheme, where there is one, with its slashes; what stands before a path in a reference; what roots a path with blanks in it. */
const SCHEME = /^(?:(sqlite|duckdb)(?:\+\w{1,16})?:(?:\/\/)?|file:(?:\/\/(?=\/))?(?!\/\/))/i
const FOLDER = /^(?:\/?(?:\$\{[\w:.]{1,64}\}|\$\w{1,64}|%\w{1,64}%)(?=[/\\]))/
const ROOT = /^(?:[A-Za-z]:[/\\]|~?[/\\]{1,2}[^\s/\\]{1,128}[/\\]|\.{1,2}[/\\])/

/**
 * Files of SQLite and DuckDB, by their paths, which may be below what a reference names; and `sqlite:///…` as it stands, since
 * tools differ in what path that is. With blanks in it, what has no root is a sentence.
 */
function inFile(text: string): NamedDatabase | undefined {
  if (text.length > 1024) return undefined
  const [, assignment = '', whole = ''] = /^([A-Za-z]\w{0,63}=)?([^?#]{1,1024})/.exec(text.trim()) ?? []
  const [scheme = '', product = ''] = SCHEME.exec(whole) ?? []
  const path = whole.slice(scheme.length)
  const [folder = ''] = FOLDER.exec(path) ?? []
  const rest = path.slice(folder.length)
  // An address, or several files.
  if (/[:,;]/.test(rest.replace(/^[A-Za-z]:(?=[\\/])/, ''))) return undefined
  if (STANDS_FOR_ANOTHER.test(rest.replaceAll(' ', ''))) return undefined
  if (rest.includes(' ') && ((folder === '' && !ROOT.test(rest)) || / [/\\]/.test(rest))) return undefined
  const isNamedSo = /\w\.(?:db3?|sqlite3?|s3db|duckdb)$/i.test(rest)
  if (!isNamedSo && (assignment !== '' || product === '' || !/\w$/.test(rest))) return undefined
  return { name: product !== '' && scheme.endsWith('//') ? whole : path, isFile: true }
}

const SETTING =
  /^((?:[A-Z\d]{1,24}_){0,4}(?:PG|POSTGRES|POSTGRESQL|MYSQL|MARIADB|MSSQL|SQL|SQLSERVER|SQL_SERVER|DB|DATABASE|MONGO|MONGODB|ORACLE|CLICKHOUSE|REDIS|VALKEY|NEO4J|SNOWFLAKE|REDSHIFT))_?(?:(HOST|HOSTNAME|HOSTADDR|SERVER|ADDRESS)|(DB|DATABASE|DBNAME|DB_NAME|NAME|DATABASE_NAME))$/

/** Whether a variable of this name has the host of a database. */
export function namesDatabaseHost(name: string): boolean {
  return name.length <= 128 && SETTING.exec(name)?.[2] !== undefined
}

/** `PGHOST` with `PGDATABASE`, `DB_HOST` with `DB_NAME`, `--mysql-host`: what belongs together begins alike. */
function inSettings(given: readonly GivenSetting[]): readonly string[] {
  const hosts = new Map<string, string>()
  const databases = new Map<string, string>()
  for (const { name, value = '' } of given) {
    const [, product = '', isHost, isDatabase] = name.length > 128 ? [] : (SETTING.exec(name) ?? [])
    if (value === '' || value.length > 255 || STANDS_FOR_ANOTHER.test(value) || value.includes('://')) continue
    if (isHost !== undefined) hosts.set(product, value.replace(/:\d{1,5}$/, ''))
    // Redis counts its databases.
    else if (isDatabase !== undefined && !/^\d+$/.test(value)) databases.set(product, value)
  }
  return [...hosts].map(([product, host]) => joined(host, databases.get(product)))
}
