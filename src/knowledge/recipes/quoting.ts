/**
 * Names of a scanned file in the languages of recipes: whoever wrote the file may have called a database `x"; drop table …`,
 * and somebody is going to paste the recipe. A name is either quoted so that it is that name and nothing else, or not taken.
 */

import type { Subject } from './recipe.ts'

/** Longer names are not taken: PostgreSQL ends them at 63 bytes, MySQL at 64 characters, SQL Server at 128. */
const LONGEST_NAME = 128
const LONGEST_PATH = 1024

/**
 * Characters that a terminal does not show as they are, so that what is pasted is not what was read. In a function, as V8
 * reads its tables when it meets one.
 */
const isPrintable = (name: string) =>
  /^[^\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]{1,1024}$/u.test(name)
/** `${DB}`, `$(cmd)`, `{{db}}`, `%DB%`, `<db>`: what it will be is not known here, and some tool may replace it on the way. */
const UNSETTLED = /\$[({]|\{\{|%\w{1,64}%|^\$|^<.{0,128}>$/

/** A name of the file as it may stand in a recipe; `otherwise` where it does not tell, hides something, or is a secret. */
export function nameOf(given: string | undefined, otherwise: string, subject: Subject): string {
  return taken(given, otherwise, LONGEST_NAME, subject)
}

/** The same for a path. */
export function pathOf(given: string | undefined, otherwise: string, subject: Subject): string {
  return taken(given, otherwise, LONGEST_PATH, subject)
}

/** A host of the file: letters, digits, dots, hyphens and the underscore of services, or an IPv6 address; never an option. */
export function hostOf(given: string | undefined, otherwise: string, subject: Subject): string {
  const name = nameOf(given, otherwise, subject)
  return /^[A-Za-z\d](?:[\w.-]{0,252}[A-Za-z\d])?$|^[\da-f:]{2,45}$/i.test(name) ? name : otherwise
}

function taken(given: string | undefined, otherwise: string, longest: number, { clean }: Subject): string {
  if (given === undefined || given.length > longest || !isPrintable(given) || UNSETTLED.test(given)) return otherwise
  return clean && clean(given) !== given ? otherwise : given
}

/** Which characters a database takes for the ends of a name. */
export type SqlDialect = 'postgres' | 'mysql' | 'mssql' | 'snowflake' | 'clickhouse'

/** A name as a quoted identifier. ClickHouse alone takes a backslash inside one for an escape. */
export function sqlName(dialect: SqlDialect, name: string): string {
  switch (dialect) {
    case 'postgres':
    case 'snowflake':
      return `"${name.replaceAll('"', '""')}"`
    case 'mysql':
      return `\`${name.replaceAll('`', '``')}\``
    case 'mssql':
      return `[${name.replaceAll(']', ']]')}]`
    case 'clickhouse':
      return `\`${name.replace(/[\\`]/g, '\\$&')}\``
  }
}

/** A database in a GRANT of MySQL, where `_` and `%` stand for other characters unless a backslash precedes them. */
export function mysqlPattern(name: string): string {
  return sqlName('mysql', name.replace(/[\\_%]/g, '\\$&'))
}

/** One word of a POSIX shell. */
export function shellWord(word: string): string {
  return /^[\w@%+=:,./-]{1,1024}$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`
}

/** A path as a word of a shell, which replaces `~` only where it is not quoted. */
export function shellPath(path: string): string {
  if (!path.startsWith('~/')) return shellWord(path)
  return path === '~/' ? '~/' : `~/${shellWord(path.slice(2))}`
}

/** One word of PowerShell, to which four more characters are single quotes. */
export function powershellWord(word: string): string {
  return `'${word.replace(/['\u2018-\u201b]/g, '$&$&')}'`
}

/** A scalar of YAML, which takes any string of JSON. */
export function yamlText(text: string): string {
  return JSON.stringify(text)
}

/** A line of `.gitignore` that covers one path, from the folder it stands in. */
export function ignorePattern(path: string): string {
  return `/${path.replace(/[\\*?[\]]/g, '\\$&').replace(/ $/, '\\ ')}`
}
