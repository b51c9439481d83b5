/** The files that a server is told to open as databases: flags, variables, positions and addresses that name them. */

import type { Server, Text } from '../../model.ts'
import { memoized } from '../memoize.ts'
import { type FilesystemRoot, JOINED } from '../paths/filesystem-roots.ts'
import { prefiltered } from '../prefilter.ts'

/** `--db-path`, `--sqlite`, `--database-file`: what servers for SQLite and DuckDB have agreed on. */
const FLAG = prefiltered(
  'sqlite duckdb db database',
  /^--?(?:(?:sqlite|duckdb)(?:[-_]?(?:db|database))?(?:[-_]?(?:path|file))?|(?:db|database)(?:[-_]?(?:path|file|filename))?)$/,
)
const VARIABLE = prefiltered(
  'SQLITE DUCKDB DB_ DATABASE_',
  /^(?:[A-Z\d]{1,24}_){0,4}(?:(?:SQLITE|DUCKDB)(?:_(?:DB|DATABASE))?(?:_(?:PATH|FILE))?|(?:DB|DATABASE)_(?:PATH|FILE|FILENAME))$/,
)
/** A package or a program of such a name opens what it is given. */
const OPENS_FILES = prefiltered('sqlite duckdb database', /(?:^|[@/_.-])(?:sqlite|duckdb|database)(?:[/_.-]|$)/)
/** SQLAlchemy's addresses: an absolute path has its own slash behind the three (docs.sqlalchemy.org, "SQLite", 2026-11). */
const ADDRESS = prefiltered('sqlite duckdb', /^(?:sqlite|duckdb)(?:\+\w{1,16})?:(?:\/\/\/)?(?=[/~A-Za-z])/)

const isFlag = (word: string) => word.startsWith('-') && FLAG.test(word.toLowerCase())
const isVariable = memoized((name) => VARIABLE.test(name.toUpperCase()))
const opensFiles = memoized((name) => OPENS_FILES.test(name.toLowerCase()))

/** Paths inside a container are the container's, and not among them. */
export function databaseFiles(server: Server): readonly FilesystemRoot[] {
  const { steps, args, env } = server.launch
  if (steps.some(({ kind }) => kind === 'image')) return []
  const positional = steps.some((step) => (step.kind === 'package' || step.kind === 'program') && opensFiles(step.name))
  const found: FilesystemRoot[] = []
  const add = (text: Text, start: number, by: string): void => {
    const from = start + (ADDRESS.exec(text.value.slice(start))?.[0].length ?? 0)
    const to = text.value.length
    if (/[/\\]/.test(text.value.slice(from)))
      found.push({ path: text.value.slice(from), text, from, to, by, confidence: 'high' })
  }
  for (const [index, text] of args.entries()) {
    const [joined, flag = ''] = JOINED.exec(text.value) ?? []
    const before = args[index - 1]?.value ?? ''
    if (joined !== undefined) {
      if (isFlag(flag)) add(text, joined.length, flag)
    } else if (text.value.startsWith('-')) continue
    else if (isFlag(before)) add(text, 0, before)
    else if (ADDRESS.test(text.value) || (positional && !before.startsWith('-'))) add(text, 0, `#${index}`)
  }
  for (const { name, value } of env) if (value && (isVariable(name) || ADDRESS.test(value.value))) add(value, 0, name)
  return found
}
