/**
 * A role that reads and does nothing else, in the database that a server is connected to. The server's own read-only switch
 * is a promise of its maker; grants are kept by the other side.
 */

import { type Database, type Dialect, databaseOf } from './connection.ts'
import { hostOf, mysqlPattern, nameOf, shellWord, sqlName } from './quoting.ts'
import { FROM_TERMINAL, isGeneral, type Recipe, recipe, type Step, type Subject, sh, sql } from './recipe.ts'

/** The database in the words of a recipe: only what may be shown, and its name for what is not known. */
interface Named {
  readonly host: string
  readonly name: string
  readonly atlas: boolean
}

const UNKNOWN = 'DATABASE'

/** A read-only role for the database of the finding; for nobody's, one of each kind that people ask for most. */
export function readOnlyRole(subject: Subject): readonly Recipe[] {
  const found = databaseOf(subject)
  if (found) return [RECIPES[found.dialect](named(found, subject))]
  if (!isGeneral(subject)) return []
  return GENERAL.map((dialect) => RECIPES[dialect]({ host: '', name: UNKNOWN, atlas: false }))
}

const GENERAL: readonly Dialect[] = ['postgres', 'mysql', 'mongodb', 'mssql']

function named({ host, name, scheme }: Database, subject: Subject): Named {
  return {
    host: hostOf(host, '', subject),
    name: nameOf(name, UNKNOWN, subject),
    atlas: scheme === 'mongodb+srv' && /\.mongodb\.net$/i.test(host ?? ''),
  }
}

/** "As an administrator of the database 'shop' at db.example.com, …". */
function asAdministrator({ host, name }: Named, where: string): string {
  const at = host === '' ? '' : ` at ${host}`
  const of = name === UNKNOWN ? ' (put its name in place of DATABASE)' : ''
  return `As an administrator of the database${name === UNKNOWN ? '' : ` '${name}'`}${at}, ${where}${of}:`
}

function connectAs(role: string): string {
  return `Connect the server as '${role}', with the password taken from a reference and not from the file.`
}

const RECIPES: Readonly<Record<Dialect, (database: Named) => Recipe>> = {
  postgres,
  mysql,
  mongodb,
  mssql,
  clickhouse,
  snowflake,
  redis,
}

/**
 * Grants on one schema, and not `pg_read_all_data`, which reads every schema of every database. The setting is no fence, as a
 * session may change it; the grants are.
 */
function postgres(database: Named): Recipe {
  const name = sqlName('postgres', database.name)
  return recipe(
    'A read-only role in PostgreSQL',
    [
      asAdministrator(database, 'in psql'),
      sql(
        'CREATE ROLE mcp_reader LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE;',
        'ALTER ROLE mcp_reader SET default_transaction_read_only = on;',
        "ALTER ROLE mcp_reader SET statement_timeout = '30s';",
        `GRANT CONNECT ON DATABASE ${name} TO mcp_reader;`,
        'GRANT USAGE ON SCHEMA public TO mcp_reader;',
        'GRANT SELECT ON ALL TABLES IN SCHEMA public TO mcp_reader;',
        '-- For tables that the role which runs this will make; others need FOR ROLE.',
        'ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT ON TABLES TO mcp_reader;',
        '-- Before PostgreSQL 15, everybody may create tables there.',
        'REVOKE CREATE ON SCHEMA public FROM PUBLIC;',
        '-- It asks for the password, and sends a hash of it.',
        '\\password mcp_reader',
      ),
      "For other schemas, repeat the lines with 'public'. Leave out tables with credentials or personal data by granting the others by name.",
      connectAs('mcp_reader'),
    ],
    'https://www.postgresql.org/docs/current/ddl-priv.html',
  )
}

function mysql(database: Named): Recipe {
  return recipe(
    'A read-only user in MySQL',
    [
      asAdministrator(database, 'in mysql'),
      sql(
        '-- The server makes up the password and shows it once.',
        "CREATE USER 'mcp_reader'@'%' IDENTIFIED BY RANDOM PASSWORD;",
        `GRANT SELECT, SHOW VIEW ON ${mysqlPattern(database.name)}.* TO 'mcp_reader'@'%';`,
      ),
      "RANDOM PASSWORD needs MySQL 8.0.18 or later; on MariaDB, create the user locked (ACCOUNT LOCK), set a password from your password manager, and unlock it. Put the address that the server comes from in place of '%'.",
      connectAs('mcp_reader'),
    ],
    'https://dev.mysql.com/doc/refman/8.4/en/create-user.html',
  )
}

/** Atlas splits roles at commas and names of databases at dots: `x,atlasAdmin` would be another role. */
function mongodb(database: Named): Recipe {
  const { atlas } = database
  const name = atlas && !/^[\w-]{1,63}$/.test(database.name) ? UNKNOWN : database.name
  const roles = [{ role: 'read', db: name }]
  const steps: readonly Step[] = atlas
    ? [
        "Users of Atlas are made in Atlas, as 'read' of one database; the command asks for the password:",
        sh(`atlas dbusers create --username mcp_reader --role ${shellWord(`read@${name}`)}`),
      ]
    : [
        asAdministrator({ ...database, name }, 'in mongosh, which asks for the password'),
        {
          language: 'javascript',
          code: `db.getSiblingDB(${JSON.stringify(name)}).createUser({\n  user: "mcp_reader",\n  pwd: passwordPrompt(),\n  roles: ${JSON.stringify(roles)},\n})`,
        },
      ]
  return recipe(
    'A read-only user in MongoDB',
    [...steps, connectAs('mcp_reader')],
    atlas
      ? 'https://www.mongodb.com/docs/atlas/cli/current/command/atlas-dbusers-create/'
      : 'https://www.mongodb.com/docs/manual/reference/method/db.createUser/',
  )
}

function mssql(database: Named): Recipe {
  return recipe(
    'A read-only user in SQL Server',
    [
      asAdministrator(database, 'in a query window'),
      sql(
        '-- A password from your password manager stands here, in the window only: save no file with it.',
        "CREATE LOGIN mcp_reader WITH PASSWORD = N'PASSWORD';",
        `USE ${sqlName('mssql', database.name)};`,
        'CREATE USER mcp_reader FOR LOGIN mcp_reader;',
        'ALTER ROLE db_datareader ADD MEMBER mcp_reader;',
        'ALTER ROLE db_denydatawriter ADD MEMBER mcp_reader;',
      ),
      'Where the server can sign in with Microsoft Entra, make the user from there (CREATE USER … FROM EXTERNAL PROVIDER), and there is no password to keep.',
      connectAs('mcp_reader'),
    ],
    'https://learn.microsoft.com/sql/relational-databases/security/authentication-access/database-level-roles',
  )
}

function clickhouse(database: Named): Recipe {
  return recipe(
    'A read-only user in ClickHouse',
    [
      ...hashing(),
      asAdministrator(database, 'in clickhouse-client'),
      sql(
        "CREATE USER mcp_reader IDENTIFIED WITH sha256_hash BY 'HASH' SETTINGS readonly = 1;",
        `GRANT SELECT ON ${sqlName('clickhouse', database.name)}.* TO mcp_reader;`,
      ),
      connectAs('mcp_reader'),
    ],
    'https://clickhouse.com/docs/operations/settings/permissions-for-queries',
  )
}

/** For those that take a hash, so that the password stands in no history. */
function hashing(): readonly Step[] {
  return [
    'Type in a password from your password manager, and put what this prints in place of HASH:',
    sh(`${FROM_TERMINAL} | sha256sum`),
  ]
}

/** An unquoted name means the one in capitals there, which is how a configuration writes it. */
function snowflake(database: Named): Recipe {
  const plain = /^[A-Za-z_][\w$]{0,127}$/.test(database.name) ? database.name.toUpperCase() : database.name
  const name = sqlName('snowflake', plain)
  return recipe(
    'A read-only role in Snowflake',
    [
      asAdministrator(database, 'in a worksheet'),
      sql(
        'CREATE ROLE mcp_reader;',
        'GRANT USAGE ON WAREHOUSE "WAREHOUSE" TO ROLE mcp_reader;',
        `GRANT USAGE ON DATABASE ${name} TO ROLE mcp_reader;`,
        `GRANT USAGE ON ALL SCHEMAS IN DATABASE ${name} TO ROLE mcp_reader;`,
        `GRANT SELECT ON ALL TABLES IN DATABASE ${name} TO ROLE mcp_reader;`,
        `GRANT SELECT ON ALL VIEWS IN DATABASE ${name} TO ROLE mcp_reader;`,
        'CREATE USER mcp_reader TYPE = SERVICE DEFAULT_ROLE = mcp_reader;',
        'GRANT ROLE mcp_reader TO USER mcp_reader;',
      ),
      "Put the warehouse's name in place of WAREHOUSE. A service user has no password: give it a key pair or a programmatic access token restricted to this role.",
      "Connect the server as 'mcp_reader' with that role.",
    ],
    'https://docs.snowflake.com/en/user-guide/security-access-control-configure',
  )
}

function redis({ host }: Named): Recipe {
  return recipe(
    'A read-only user in Redis',
    [
      ...hashing(),
      `As an administrator${host === '' ? '' : ` of ${host}`}, in redis-cli (Redis 7 or later):`,
      { language: 'redis', code: 'ACL SETUSER mcp_reader reset on #HASH %R~* +@read +@connection -@dangerous' },
      "Narrow '%R~*' to the keys of this work, as in '%R~cache:*', and keep the user with 'ACL SAVE'.",
      connectAs('mcp_reader'),
    ],
    'https://redis.io/docs/latest/operate/oss_and_stack/management/security/acl/',
  )
}
