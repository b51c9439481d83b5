/** Which database a server is connected to, as far as its entry tells: for filling in a recipe, and never with a password. */

import { type Server, type Text, wordsOf } from '../../model.ts'
import { addressOf } from '../hosts/index.ts'
import type { Subject } from './recipe.ts'

export type Dialect = 'postgres' | 'mysql' | 'mongodb' | 'mssql' | 'clickhouse' | 'snowflake' | 'redis'

export interface Database {
  readonly dialect: Dialect
  readonly host: string | undefined
  readonly name: string | undefined
  /** MongoDB Atlas keeps its users elsewhere. */
  readonly scheme?: string | undefined
}

const SCHEMES: readonly (readonly [RegExp, Dialect])[] = [
  [/^(?:postgres|postgresql|cockroachdb)(?:\+\w{1,16})?$/, 'postgres'],
  [/^(?:mysql|mariadb)(?:\+\w{1,16})?$/, 'mysql'],
  [/^mongodb(?:\+srv)?$/, 'mongodb'],
  [/^(?:mssql|sqlserver)(?:\+\w{1,16})?$/, 'mssql'],
  [/^clickhouse(?:\+\w{1,16})?$/, 'clickhouse'],
  [/^snowflake$/, 'snowflake'],
  [/^rediss?$/, 'redis'],
]

/** By what a known server calls itself. */
const SERVERS: readonly (readonly [RegExp, Dialect])[] = [
  [/postgres|cockroach|supabase|neon/i, 'postgres'],
  [/mysql|mariadb|planetscale|tidb|starrocks|doris|singlestore/i, 'mysql'],
  [/mongo|documentdb/i, 'mongodb'],
  [/sql server/i, 'mssql'],
  [/clickhouse/i, 'clickhouse'],
  [/snowflake/i, 'snowflake'],
  [/redis|valkey/i, 'redis'],
]

/** Variables and flags that say it part by part: whose database it is, and which part. */
const PART =
  /^-{0,2}(pg|postgres(?:ql)?|mysql|mariadb|mssql|sql|mongo(?:db)?|clickhouse|snowflake|db|database)?[-_]?(.{1,32})$/i
const HOST_PART = /^(?:db[-_])?(?:host|hostname|server|hostaddr)$/i
const NAME_PART = /^(?:database|db|name|dbname|db[-_]name|database[-_]name)$/i

const PREFIXES: readonly (readonly [RegExp, Dialect])[] = [
  [/^(?:pg|postgres)/i, 'postgres'],
  [/^(?:mysql|mariadb)/i, 'mysql'],
  [/^(?:mssql|sql)$/i, 'mssql'],
  [/^mongo/i, 'mongodb'],
  [/^clickhouse/i, 'clickhouse'],
  [/^snowflake/i, 'snowflake'],
]

/** The database that a finding is about; undefined where the entry names none that we know how to talk to. */
export function databaseOf(subject: Subject): Database | undefined {
  const { server, at } = subject
  if (!server) return undefined
  const texts = textsOf(server)
  const pointed = texts.filter(({ node }) => at !== undefined && node.span.start <= at && at <= node.span.end)
  for (const { value } of [...pointed, ...texts]) {
    const found = inUrl(value) ?? inGoName(value) ?? inAssignments(value, subject)
    if (found) return found
  }
  return inParts(server, byServer(subject))
}

function textsOf(server: Server): readonly Text[] {
  const values = [...server.launch.env, ...server.headers].flatMap(({ value }) => (value ? [value] : []))
  return [...new Set([...wordsOf(server), ...values])]
}

function dialectIn(table: readonly (readonly [RegExp, Dialect])[], words: string): Dialect | undefined {
  return table.find(([pattern]) => pattern.test(words))?.[1]
}

function byServer({ known }: Subject): Dialect | undefined {
  return known && dialectIn(SERVERS, known.server.name)
}

/**
 * `postgresql://user:password@host:5432/name?…`. A password may hold a slash, a question mark or a hash that nobody escaped,
 * and would then end up in the path: what has an `@` behind its authority tells nothing.
 */
function inUrl(value: string): Database | undefined {
  const start = value.slice(0, 4096).search(/[a-z][a-z\d+]{1,20}:\/\//i)
  if (start < 0) return undefined
  const url = value.slice(start, start + 4096)
  const address = addressOf(url)
  const dialect = address && dialectIn(SCHEMES, address.scheme)
  if (!address || !dialect) return undefined
  const { scheme } = address
  const behind = url.slice(address.to)
  if (behind.includes('@')) return { dialect, host: undefined, name: undefined, scheme }
  // Several hosts of a replica set: the first stands for them all.
  const host = address.host.split(/[,:](?=\D|\d{1,5}(?:$|,))/)[0]
  const inPath = /^(?::\d{1,5})?(?:[,:][\w.,:-]{0,512})?\/([^/?#;\s]{1,256})/.exec(behind)?.[1]
  const inQuery = /[;?&](?:database|databaseName|dbname)=([^;&#\s]{1,256})/i.exec(behind)?.[1]
  // A number is what Redis has for a name.
  const name = decoded(inQuery ?? inPath)
  return { dialect, host, name, scheme }
}

/** `user:password@tcp(host:3306)/name`, of Go's MySQL driver. */
function inGoName(value: string): Database | undefined {
  const found = /@tcp6?\(([^():]{1,253})(?::\d{1,5})?\)\/([^/?#\s@]{1,64})?/.exec(value.slice(0, 4096))
  return found ? { dialect: 'mysql', host: found[1], name: found[2] } : undefined
}

/** `host=… dbname=…` of libpq, `Server=…;Database=…;User Id=…` of ADO. */
function inAssignments(value: string, subject: Subject): Database | undefined {
  const text = value.slice(0, 4096)
  const host =
    /(?:^|[;\s"'])(?:server|host|hostaddr|data source|hostname)\s{0,4}=\s{0,4}['"]?(?:tcp:)?([^;,\s'"]{1,253})/i
  const name =
    /(?:^|[;\s"'])(dbname|database|initial catalog)\s{0,4}=\s{0,4}(?:'([^';]{1,128})'|"([^";]{1,128})"|([^;\s'"]{1,128}))/i
  const at = host.exec(text)
  const named = name.exec(text)
  if (!at || !named) return undefined
  const libpq = named[1]?.toLowerCase() === 'dbname'
  const dialect = libpq ? 'postgres' : (byServer(subject) ?? 'mssql')
  return { dialect, host: at[1], name: named[2] ?? named[3] ?? named[4] }
}

/** `PGHOST` and `PGDATABASE`, `--mysql-host h --mysql-db d`; whose they are, the names or the server tell. */
function inParts(server: Server, known: Dialect | undefined): Database | undefined {
  let dialect = known
  let host: string | undefined
  let name: string | undefined
  for (const [key, value] of partsOf(server)) {
    const [, prefix = '', part = ''] = PART.exec(key.slice(0, 64)) ?? []
    const own = dialectIn(PREFIXES, prefix)
    if (prefix === '' || (own && dialect && own !== dialect)) continue
    if (HOST_PART.test(part)) host ??= value
    else if (NAME_PART.test(part)) name ??= value
    else continue
    dialect ??= own
  }
  return dialect ? { dialect, host, name } : undefined
}

function partsOf({ launch }: Server): readonly (readonly [key: string, value: string])[] {
  const variables = launch.env.flatMap(({ name, value }) => (value ? [[name, value.value] as const] : []))
  const flags = launch.args.flatMap(({ value }, index) => {
    if (!value.startsWith('--')) return []
    const equals = value.indexOf('=')
    return [
      equals < 0
        ? ([value, launch.args[index + 1]?.value ?? ''] as const)
        : ([value.slice(0, equals), value.slice(equals + 1)] as const),
    ]
  })
  return [...variables, ...flags]
}

function decoded(name: string | undefined): string | undefined {
  try {
    return name === undefined ? undefined : decodeURIComponent(name)
  } catch {
    return name
  }
}
